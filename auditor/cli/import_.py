"""`auditor import`: turns something real into room exports."""

import glob
import secrets
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
import click

from auditor.cli.exports_out import Room
from auditor.cli.language import both, counted, say
from auditor.cli.shared_options import language_option, now_option
from auditor.errors import UsageError, reason_of
from auditor.importers import KINDS
from auditor.importers.result import (
    ImportOptions,
    ImportProblem,
    ImportResult,
    Message,
)

_STDIN = "-"
_INVALID, _NO_INPUT = 4, 3


@click.command(
    "import",
    help=both(
        """手元のデータを、監査できるルームの書き出しにします。

        \b
        KIND        読むもの
        csv         表（1行1ルーム）のCSV。UTF-8とShift_JIS（CP932）を読みます
        xlsx        表（1行1ルーム）のExcelブック。--template で雛形を作れます
        talk        LINEの「トーク履歴を送信」のテキスト（iOS・Android・PC、日英中）
        line-web    LINEの公開ページが返すJSON
        line-struct LINEの内部の項目名（Square など）のJSON
        export      ルームの書き出し（ほかのデータと合わせるとき）

        \b
        auditor import --template rooms.xlsx
        auditor import xlsx rooms.xlsx --output rooms/
        auditor import talk talk.txt --merge --output room.json
        """,
        """Turn what you have into room exports that can be audited.

        \b
        KIND        reads
        csv         a table, a room a row; UTF-8 and Shift_JIS (CP932)
        xlsx        an Excel workbook, a room a row; --template writes an empty one
        talk        the text of LINE's chat history export (iOS, Android, PC; ja, en, zh)
        line-web    the JSON that LINE's public pages serve
        line-struct JSON with LINE's own field names (Square and others)
        export      room exports, to be merged with other data

        \b
        auditor import --template rooms.xlsx
        auditor import xlsx rooms.xlsx --output rooms/
        auditor import talk talk.txt --merge --output room.json
        """,
    ),
)
@click.argument("kind", required=False)
@click.argument("files", nargs=-1, metavar="[FILE]…")
@click.option(
    "-o",
    "--output",
    default="-",
    metavar="PATH",
    help=both(
        "書き出し先: ファイル、.ndjson、フォルダー（末尾に /、1ルーム1ファイル）。既定は標準出力",
        "Where to write: a file, .ndjson, or a folder (ending in /, a file a room); default stdout",
    ),
)
@click.option(
    "--merge",
    is_flag=True,
    help=both(
        "同じルームのデータを1つに合わせる（新しいものを優先。書き出し先に既にあるものも合わせる）",
        "Merge sources of one room, the newest first; what is at --output already joins in",
    ),
)
@click.option("--force", is_flag=True, help=both("既にあるファイルを置き換える", "Replace files"))
@click.option(
    "--template",
    metavar="FILE",
    help=both("記入用のExcelブックを作って終わる", "Write an empty workbook to fill in, and stop"),
)
@click.option(
    "--headings",
    type=click.Choice(["ja", "en"]),
    default="ja",
    help=both("雛形の見出しの言語（既定 ja）", "Language of the template's headings (ja)"),
)
@click.option(
    "--keep-senders",
    is_flag=True,
    help=both(
        "talk: 送信者名を記号に置き換えない", "talk: keep senders' names instead of codes for them"
    ),
)
@click.option(
    "--salt-file",
    metavar="FILE",
    help=both(
        "talk: 記号のもとになる秘密の文字（無ければ作る）。同じ人を同じ記号にしたいときに",
        "talk: secret text behind the codes (made if absent), so that people keep their code",
    ),
)
@click.option(
    "--offset",
    metavar="±HH:MM",
    help=both("日時の時差（既定は日本 +09:00）", "Offset of dates from UTC (+09:00, Japan)"),
)
@click.option(
    "--date-order",
    type=click.Choice(["mdy", "dmy"]),
    default="mdy",
    help=both("talk: 月日の順（英語の履歴）", "talk: order of month and day in English files"),
)
@click.option("--room-name", metavar="NAME", help=both("talk: ルーム名", "talk: the room's name"))
@click.option(
    "--region",
    type=click.Choice(["jp", "tw", "th", "id"]),
    default="jp",
    help=both("line-web: 地域", "line-web: country of the pages"),
)
@click.option(
    "--encoding",
    metavar="NAME",
    help=both("文字コード（既定は自動）", "Encoding of text files (told by itself)"),
)
@click.option(
    "--unfilled",
    is_flag=True,
    help=both("埋められなかった項目をすべて出す", "Name every setting that stays open"),
)
@click.option("-q", "--quiet", is_flag=True, help=both("注意を出さない", "No notes on stderr"))
@now_option("取り込みの日時（RFC 3339）")
@language_option
def command(**options: Any) -> int:
    """Import what is asked; the exit status."""
    return run(Request(**options))


@attrs.frozen(kw_only=True)
class Request:
    """What one `import` is asked to do, after parsing."""

    kind: str | None
    files: tuple[str, ...]
    output: str
    merge: bool
    force: bool
    template: str | None
    headings: str
    keep_senders: bool
    salt_file: str | None
    offset: str | None
    date_order: str
    room_name: str | None
    region: str
    encoding: str | None
    unfilled: bool
    quiet: bool
    now: str | None


def run(request: Request) -> int:
    """Import, merge and write; the exit status."""
    if request.template is not None:
        return _write_template(request)
    if request.kind is None or not request.files:
        raise UsageError(
            f"種類とファイルを指定してください（種類: {' '.join(KINDS)}）",
            f"name the kind and the files (kinds: {' '.join(KINDS)})",
        )
    from auditor.cli import exports_out
    from auditor.cli.import_notes import tell

    paths = tuple(_expanded(request.files))
    if not paths:
        return _NO_INPUT
    results = [(path, _imported(path, request)) for path in paths]
    results = [(path, _kept(path, result)) for path, result in results]
    rooms = _rooms(results, request)
    tell(results, rooms, quiet=request.quiet, show_all=request.unfilled)
    status = _INVALID if any(result.problems for _, result in results) else 0
    if not rooms:
        click.echo(say("書き出せるルームがありません", "no room to write"), err=True)
        return _INVALID
    files = exports_out.planned(request.output, rooms)
    if not request.merge:
        _refuse_input(files, paths)
    if not request.force and not request.merge:
        _refuse_existing(files)
    exports_out.write(files, request.output)
    if not request.quiet and request.output != _STDIN:
        _say_written(request.output, len(rooms))
    return status


def _write_template(request: Request) -> int:
    from auditor.cli.output import opened
    from auditor.importers.template import template

    path = str(request.template)
    if not request.force:
        _refuse_existing(((path, ""),))
    made = template(request.headings)
    with opened(path) as stream:
        stream.write(made)
    ja = f"{path} に記入用のブックを作りました。次は: auditor import xlsx {path} --output rooms/"
    en = f"Wrote {path}. When it is filled in: auditor import xlsx {path} --output rooms/"
    click.echo(say(ja, en), err=True)
    return 0


def _expanded(files: Iterable[str]) -> Iterator[str]:
    """The files, patterns replaced by what they match; what matches nothing is told."""
    from auditor.cli.nothing import nothing_at
    from auditor.inputs import matching

    for path in files:
        is_pattern = path != _STDIN and not Path(path).exists() and glob.has_magic(path)
        found = matching(path) if is_pattern else [path]
        if not found:
            click.echo(say(*nothing_at(path)), err=True)
        yield from found


def _imported(path: str, request: Request) -> ImportResult:
    """The result of one file; one that cannot be read is a problem."""
    from auditor.limits import Limits

    most = Limits().file
    try:
        data = _read(path, most + 1)
    except OSError as error:
        why, reason = reason_of(error)
        message = Message(f"読めません: {why}", f"cannot be read: {reason}")
        return ImportResult(problems=(ImportProblem(sheet=path, message=message),))
    if len(data) > most:
        ja, en = f"大きすぎます（上限 {most:,} バイト）", f"too large (limit {most:,} bytes)"
        return ImportResult(problems=(ImportProblem(sheet=path, message=Message(ja, en)),))
    run_import = _importer(str(request.kind))
    result: ImportResult = run_import(data, name=path, options=_options(request))
    return result


def _read(path: str, most: int) -> bytes:
    if path == _STDIN:
        return sys.stdin.buffer.read(most)
    with Path(path).open("rb") as stream:
        return stream.read(most)


def _importer(kind: str) -> Any:
    """The importer, ours or a plugin's; plugins are loaded only when it is not ours."""
    from auditor.importers import importer

    if kind in KINDS:
        return importer(kind)
    from auditor.host import load

    others: dict[str, Any] = {}
    for _, found in load().collect("auditor_importers"):
        others.update(found or {})
    return importer(kind, others)


def _options(request: Request) -> ImportOptions:
    from auditor.cli.moment import moment
    from auditor.clock import format_time, parse_time

    offset = request.offset
    if offset is not None and parse_time(f"2000-01-01T00:00:00{offset}") is None:
        raise UsageError(
            f"--offset は +09:00 の形です: {offset}", f"--offset is written as +09:00: {offset}"
        )
    return ImportOptions(
        now=format_time(moment(request.now)),
        salt=_salt(request),
        keep_senders=request.keep_senders,
        offset=offset,
        date_order=request.date_order,
        region=request.region,
        room_name=request.room_name,
        encoding=request.encoding,
    )


def _salt(request: Request) -> str:
    """The secret behind the codes of senders: of the given file, or new for this run."""
    if request.salt_file is None:
        return secrets.token_hex(16)
    path = Path(request.salt_file)
    try:
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(secrets.token_hex(32) + "\n", encoding="ascii")
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        why, reason = reason_of(error)
        raise UsageError(f"{path} を使えません: {why}", f"cannot use {path}: {reason}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path} はUTF-8ではありません", f"{path} is not UTF-8") from None


def _kept(path: str, result: ImportResult) -> ImportResult:
    """The result without exports that break the schema; those become problems."""
    from auditor import schema

    kept, problems = [], list(result.problems)
    for number, export in enumerate(result.exports, 1):
        found = schema.violations("room-export", export)
        if not found:
            kept.append(export)
        for one in found:
            message = Message(one.ja, one.en)
            problems.append(
                ImportProblem(sheet=path, row=number, column=one.pointer, message=message)
            )
    return attrs.evolve(result, exports=tuple(kept), problems=tuple(problems))


def _rooms(results: Sequence[tuple[str, ImportResult]], request: Request) -> Sequence[Room]:
    """The rooms to write: each export by itself, or those of one room put together."""
    from auditor.cli.import_merge import merged_rooms

    if request.merge:
        return merged_rooms(results, request.output)
    return [Room(export) for _, result in results for export in result.exports]


def _refuse_existing(files: Sequence[tuple[str, str]]) -> None:
    for path, _ in files:
        if path != _STDIN and Path(path).exists():
            raise UsageError(
                f"{path} は既にあります。--merge で合わせるか、--force で置き換えてください",
                f"{path} exists; --merge puts both together, --force replaces it",
            )


def _refuse_input(files: Sequence[tuple[str, str]], paths: Sequence[str]) -> None:
    """Even by force, what is imported is not replaced by what became of it."""
    from auditor.cli.apart import Written, keep_apart

    keep_apart([Written("--output", path) for path, _ in files], paths)


def _say_written(output: str, rooms: int) -> None:
    ja = f"{rooms}ルームを {output} に書き出しました。次は: auditor check {output}"
    en = f"Wrote {counted(rooms, 'room')} to {output}. Next: auditor check {output}"
    click.echo(say(ja, en), err=True)
