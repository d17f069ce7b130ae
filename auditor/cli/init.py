"""`auditor init`: asks for a room's settings in the order of LINE's menus and writes an export."""

import json
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from auditor.cli.language import both, counted, current, say
from auditor.cli.shared_options import force_option, language_option, now_option
from auditor.errors import InputError, UsageError, reason_of

_STDOUT = "-"
_DEFAULT = "room.json"
_INVALID = 4


@click.command(
    "init",
    help=both(
        """ルームの設定を、LINEのメニューの順に質問し、監査できるファイルに書き出します。

        分からない質問は Enter でとばせます（「不明」として扱い、不合格にはしません）。
        途中でやめても、同じコマンドで続きから始められます。
        --complete は、すでにあるファイルに足りない設定だけを、影響の大きい順に質問します。

        \b
        auditor init
        auditor init --output rooms/tokyo.json
        auditor init --answers answers.toml --output room.json
        auditor init --complete room.json --output room-full.json
        """,
        """Ask for a room's settings in the order of LINE's own menus and write an export.

        Press Enter where you do not know: it counts as unknown, never as a failure. If you are
        interrupted, the same command goes on where you stopped. --complete asks only for what an
        export leaves open, the weightiest first.

        \b
        auditor init
        auditor init --output rooms/tokyo.json
        auditor init --answers answers.toml --output room.json
        auditor init --complete room.json --output room-full.json
        """,
    ),
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help=both(
        "書き出すファイル（既定 room.json、--complete では FILE-completed.json、- で標準出力）",
        "File to write (room.json, with --complete FILE-completed.json; - for stdout)",
    ),
)
@click.option(
    "--complete",
    "incomplete",
    metavar="FILE",
    help=both(
        "このファイルに書かれていないために判断できない設定だけを質問する（check --ask と同じ）",
        "Ask only for what this export leaves open (the list of check --ask)",
    ),
)
@click.option(
    "--answers",
    metavar="FILE",
    help=both(
        "質問せずに、回答のファイル（JSON か TOML、項目の場所 → 値）を使う",
        "Ask nothing: take a file of answers (JSON or TOML, JSON Pointer to value)",
    ),
)
@click.option(
    "--details",
    is_flag=True,
    help=both(
        "通報や対応の記録など、長い一覧も質問する",
        "Ask for long lists too: reports, log, nicknames",
    ),
)
@click.option(
    "--restart", is_flag=True, help=both("途中の回答を捨てて、最初から", "Drop answers kept so far")
)
@force_option
@click.option(
    "--no-preview", is_flag=True, help=both("途中のスコアを出さない", "Show no score on the way")
)
@now_option("書き出しの日時（RFC 3339、既定は今）", "The moment of the export (RFC 3339)")
@language_option
def command(
    output: str | None,
    incomplete: str | None,
    answers: str | None,
    details: bool,
    restart: bool,
    force: bool,
    no_preview: bool,
    now: str | None,
) -> int:
    """Ask, or take the answers of a file; the exit status."""
    from auditor.cli.moment import moment
    from auditor.clock import format_time

    at = moment(now)
    if incomplete is not None:
        if answers is not None or details:
            raise UsageError(
                "--complete は --answers や --details と一緒には使えません",
                "--complete goes with neither --answers nor --details",
            )
        return _complete(incomplete, output, at, restart, force, has_preview=not no_preview)
    output = output or _DEFAULT
    _prepare(output, force)
    stamp = format_time(at)
    if answers is not None:
        return _from_file(answers, output, stamp)
    preview = _no_preview if no_preview else _preview_at(at)
    return _from_person(output, stamp, preview, has_details=details, restart=restart)


def _from_file(answers: str, output: str, now: str) -> int:
    """Writes the export that a file of answers makes; refuses it when anything is wrong."""
    from auditor.reports.visible import one_line
    from auditor.wizard import export_of_answers

    made, found = export_of_answers(_read_answers(answers), now)
    for violation in found:
        sentence = say(violation.ja, violation.en)
        click.echo(one_line(f"{answers}: {violation.pointer}: {sentence}"), err=True)
    if found:
        click.echo(say("書き出していません。", "Nothing was written."), err=True)
        return _INVALID
    _write(output, made)
    return 0


def _from_person(output: str, now: str, preview: Any, *, has_details: bool, restart: bool) -> int:
    """Asks, keeping the answers beside the output until the export is written."""
    from auditor.cli.asking import Dialogue
    from auditor.wizard import Wizard

    state = _state_path(output)
    wizard = None if restart else _taken_up(state)
    wizard = Wizard(has_details=has_details) if wizard is None else wizard
    _greet(wizard)
    dialogue = Dialogue(preview, lambda one: _keep(state, one), _description)
    wizard = _asked(dialogue, wizard, now, state)
    _write(output, wizard.export(now))
    if state is not None:
        state.unlink(missing_ok=True)
    _say_goodbye(output, wizard.export(now))
    return 0


def _complete(
    source: str, output: str | None, at: Any, restart: bool, force: bool, *, has_preview: bool
) -> int:
    """Asks what an export leaves open, and again what its answers bring up; the exit status."""
    from auditor.cli import completing
    from auditor.cli.asking import Dialogue
    from auditor.cli.bench import bench
    from auditor.cli.configured import configuration
    from auditor.cli.preview import Preview, loaded_export
    from auditor.clock import format_time
    from auditor.completion import Completion

    target = output or completing.completed_path(source)
    loaded = completing.only_room(source)
    _prepare(target, force)
    asker = completing.Asker(bench(at, configuration(None, False, {})))
    state, now = _state_path(target), format_time(at)
    wizard = None if restart else completing.taken_up(state, loaded.raw)
    wizard = (wizard or Completion(base=loaded.raw)).also(asker.missing(loaded))
    if not wizard.asked:
        completing.nothing_to_ask()
        return 0
    completing.greet(wizard)
    preview = Preview(asker.audit) if has_preview else _no_preview
    dialogue = Dialogue(preview, lambda one: _keep(state, one), _description, asker.about)
    while True:
        wizard = _asked(dialogue, wizard, now, state)
        made = loaded_export(wizard.export(now))
        left = () if made is None else asker.missing(made)
        more = wizard.also(left)
        if wizard.is_ended or more.asked == wizard.asked:
            break
        wizard = more
        completing.tell_of_more()
    _write(target, wizard.export(now))
    if state is not None:
        state.unlink(missing_ok=True)
    if target != _STDOUT:
        completing.say_goodbye(target, wizard, left)
    return 0


def _asked(dialogue: Any, wizard: Any, now: str, state: Path | None) -> Any:
    """The wizard with all answers; an interruption says where they are kept.

    Raises:
        UsageError: when there is nobody to answer.
    """
    try:
        return dialogue.run(wizard, now)
    except (click.Abort, KeyboardInterrupt):
        if state is not None and state.exists():
            ja = f"\n中断しました。回答は {state} にあります。同じコマンドで続けられます。"
            en = f"\nInterrupted. The answers are in {state}; the same command goes on."
            click.echo(say(ja, en), err=True)
        elif not sys.stdin.isatty():
            raise UsageError(
                "入力が終わりました。端末で実行するか、--answers FILE を使ってください",
                "the input has ended; run it on a terminal, or give --answers FILE",
            ) from None
        raise


def _greet(wizard: Any) -> None:
    left = wizard.remaining()
    ja = (
        "LINEでルームを開き、画面を見ながらお答えください。"
        f"質問は{left}問ほどです。分からないものは Enter でとばせます。"
    )
    en = (
        "Open the room in LINE and answer from its screens. "
        f"There are about {counted(left, 'question')}; press Enter where you do not know."
    )
    click.echo(say(ja, en), err=True)


def _say_goodbye(output: str, export: Mapping[str, Any]) -> None:
    from auditor.importers.result import unfilled_of

    left = len(unfilled_of((export,)))
    if output == _STDOUT:
        return
    ja = f"\n✓ {output} に書き出しました（空欄の項目 {left}）。\n次は: auditor check {output}"
    en = f"\n✓ Wrote {output} ({counted(left, 'setting')} left open).\nNext: auditor check {output}"
    click.echo(say(ja, en), err=True)


def _preview_at(at: Any) -> Any:
    from auditor.cli.preview import Preview

    return Preview.at(at)


def _no_preview(export: Mapping[str, Any]) -> str | None:
    del export
    return None


def _description(setting: Any) -> tuple[str, str]:
    """What the schema says of a setting, with its example."""
    from auditor.explanations import example_of, explanation

    text = explanation(setting)
    ja, en = text.ja, text.en
    example = example_of(setting, current())
    if example is not None:
        ja, en = f"{ja}\n例: {example}", f"{en}\nExample: {example}"
    return ja, en


def _read_answers(path: str) -> Mapping[str, Any]:
    """The answers in a JSON or TOML file, pointer by pointer."""
    from auditor import handwritten

    raw = handwritten.raw_of(path)
    try:
        found: Any = handwritten.decode(path, raw)
    except UsageError as error:
        raise InputError(error.ja, error.en) from None
    if not isinstance(found, dict):
        raise InputError(
            f"{path} は「項目の場所 → 値」の形ではありません",
            f"{path} does not map JSON Pointers to values",
        )
    return found


def _prepare(output: str, force: bool) -> None:
    """Makes sure, before anything is asked, that the export can be written.

    Raises:
        UsageError: when the file is there already, or its folder cannot be made.
    """
    if output == _STDOUT:
        return
    if Path(output).exists() and not force:
        raise UsageError(
            f"{output} は既にあります。--output で別の名前にするか、--force を付けてください",
            f"{output} exists; choose another --output, or add --force",
        )
    try:
        Path(output).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(output, error) from None


def _unwritable(path: object, error: OSError) -> UsageError:
    why, reason = reason_of(error)
    return UsageError(f"{path} に書けません: {why}", f"cannot write {path}: {reason}")


def _write(output: str, export: Mapping[str, Any]) -> None:
    from auditor.cli.output import opened
    from auditor.fmt import formatted

    with opened(output) as stream:
        stream.write(formatted(export).encode("utf-8"))


def _state_path(output: str) -> Path | None:
    """Where answers are kept until the export is written."""
    if output == _STDOUT:
        return None
    target = Path(output)
    return target.with_name(f".{target.name}.init")


def _keep(state: Path | None, wizard: Any) -> None:
    """Writes the answers so far; only their owner may read them, for they may hold a join code."""
    if state is None:
        return
    try:
        handle, name = tempfile.mkstemp(prefix=f"{state.name}.", dir=state.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(wizard.state(), stream, ensure_ascii=False)
        Path(name).replace(state)
    except OSError as error:
        raise _unwritable(state, error) from None


def _taken_up(state: Path | None) -> Any:
    """The wizard of an earlier run, if there is one and the person wants to go on with it."""
    from auditor.cli.asking import agreed
    from auditor.wizard import resumed

    if state is None or not state.exists():
        return None
    try:
        found = resumed(json.loads(state.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        found = None
    if found is None:
        ja = f"{state} は途中の回答として読めないため、最初から始めます。"
        en = f"{state} does not read as kept answers; starting anew."
        click.echo(say(ja, en), err=True)
        return None
    ja = f"途中の回答があります（{len(found.done)}問）。続けますか"
    en = f"There are answers from before (questions: {len(found.done)}). Go on with them?"
    return found if agreed(say(ja, en)) else None
