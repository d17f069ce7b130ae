"""How the program says that something went wrong: one line on stderr, and the exit status."""

import os
import traceback

import click

from auditor.cli.language import current, say
from auditor.errors import (
    AuditorError,
    InputError,
    NoInputError,
    PluginError,
    VerificationError,
    WaiverError,
)

INTERNAL = 70
_STATUSES: tuple[tuple[type[AuditorError], int], ...] = (
    (PluginError, 8),
    (WaiverError, 6),
    (VerificationError, 7),
    (InputError, 4),
    (NoInputError, 3),
    (AuditorError, 2),
)


def tell(error: AuditorError) -> int:
    """Say what the user can mend; the status that the contract gives it."""
    _say_error(error.text(current()))
    return next(status for kind, status in _STATUSES if isinstance(error, kind))


def tell_usage(error: click.ClickException) -> int:
    """Say how the command was used wrongly, with the next step."""
    if isinstance(error, getattr(click.exceptions, "NoArgsIsHelpError", ())):
        click.echo(error.format_message(), err=True)  # the help, as a whole
        return 2
    _say_error(_usage_sentence(error))
    context = getattr(error, "ctx", None)
    if context is not None:
        path = context.command_path
        hint = say(f"使い方は {path} --help で見られます", f"See {path} --help")
        click.echo(hint, err=True)
    return 2


def tell_internal(error: Exception) -> int:
    """Say that the fault is the tool's, without a traceback unless one is asked for."""
    if os.environ.get("AUDITOR_DEBUG"):
        traceback.print_exception(error)
    name = type(error).__name__
    _say_error(
        say(
            f"auditor の内部エラーです（{name}: {error}）。"
            "AUDITOR_DEBUG=1 を付けて実行した出力を添えてお知らせください",
            f"an internal error of auditor ({name}: {error}); "
            "please report it with the output under AUDITOR_DEBUG=1",
        )
    )
    return INTERNAL


def _usage_sentence(error: click.ClickException) -> str:
    if current() != "ja":
        return error.format_message()
    from auditor.cli.usage_ja import sentence

    return sentence(error)


def _say_error(sentence: str) -> None:
    line = " ".join(sentence.split())
    click.echo(say(f"エラー: {line}", f"Error: {line}"), err=True)
