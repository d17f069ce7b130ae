"""`auditor fmt`: room exports in their canonical form, so that they diff well."""

import sys
from pathlib import Path

import click

from auditor.cli.language import both, current, say
from auditor.cli.shared_options import language_option
from auditor.errors import InputError, UsageError, reason_of
from auditor.foreign import foreign_bytes

_STDIN = "-"
_MARK = "\ufeff"
_WOULD_CHANGE, _NO_INPUT, _INVALID = 1, 3, 4


@click.command(
    "fmt",
    help=both(
        """書き出しの項目の順番と字下げをそろえます。内容は変えません。

        PATH はファイル、フォルダー、グロブ、または -（標準入力から標準出力へ）です。

        \b
        auditor fmt rooms/
        auditor fmt --check rooms/    変わるものがあれば終了コード1
        """,
        """Put room exports in canonical key order and indentation; their content stays.

        PATH is a file, a folder, a glob or - (standard input to standard output).

        \b
        auditor fmt rooms/
        auditor fmt --check rooms/    exit status 1 when something would change
        """,
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@click.option(
    "--check",
    is_flag=True,
    help=both("書き換えずに、そろっているかだけを調べる", "Write nothing; say what would change"),
)
@click.option("-q", "--quiet", is_flag=True, help=both("ファイル名を出さない", "Name no files"))
@language_option
def command(paths: tuple[str, ...], check: bool, quiet: bool) -> int:
    """Format, or check the form; the exit status."""
    from auditor.cli.nothing import nothing_at
    from auditor.inputs import COMPRESSIONS, inputs

    if not paths:
        raise UsageError(
            "整えるファイルを指定してください（標準入力なら -）",
            "name the files to format (- for standard input)",
        )
    found = inputs(paths)
    for path in found.empty:
        click.echo(say(*nothing_at(path)), err=True)
    named = [path for path in found.sources if path in paths or not path.endswith(COMPRESSIONS)]
    statuses = [_format(path, check=check, quiet=quiet) for path in named]
    return max([*statuses, _NO_INPUT if found.empty else 0])


def _format(path: str, *, check: bool, quiet: bool) -> int:
    """Formats one file; the status that it alone gives."""
    from auditor.cli.output import opened
    from auditor.fmt import reformatted
    from auditor.inputs import is_lines_name
    from auditor.limits import Limits
    from auditor.reports.visible import one_line

    try:
        before = _read(path)
        after = reformatted(before.removeprefix(_MARK), Limits(), is_lines=is_lines_name(path))
    except InputError as error:
        place = f":{error.line}:{error.column}" if error.line else ""
        click.echo(one_line(f"{path}{place}: {error.text(current())}"), err=True)
        return _INVALID
    if path == _STDIN and not check:
        click.echo(after, nl=False)
        return 0
    if before == after:
        return 0
    if not quiet:
        changed = say("整えました", "formatted")
        click.echo(
            f"{path}: {say('整っていません', 'would change') if check else changed}", err=True
        )
    if check:
        return _WOULD_CHANGE
    with opened(path) as stream:
        stream.write(after.encode("utf-8"))
    return 0


def _read(path: str) -> str:
    """The text of a file, its byte order mark kept as a difference in form.

    Raises:
        InputError: when it cannot be read, is compressed, or is no UTF-8.
    """
    if path.lower().endswith((".gz", ".zst")):
        raise InputError("圧縮したファイルは整えられません", "compressed files cannot be formatted")
    try:
        raw = sys.stdin.buffer.read() if path == _STDIN else Path(path).read_bytes()
    except OSError as error:
        why, reason = reason_of(error)
        raise InputError(f"読めません: {why}", f"cannot be read: {reason}") from None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        found = foreign_bytes(raw, path)
        if found is not None:
            raise InputError(*found) from None
        row = raw[: error.start].count(b"\n") + 1
        ja, en = "UTF-8ではありません", "this is not UTF-8"
        raise InputError(ja, en, line=row, column=1) from None
