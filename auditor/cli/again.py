"""The command that audits the same rooms again, with all results in a file."""

import shlex
from collections.abc import Iterator

import click
from click.core import ParameterSource

from auditor.inputs import STDIN

_OUTPUT = ("--output", "results.ndjson")
_ABOUT_OUTPUT = frozenset({"formats", "outputs", "worst", "source_root", "bom", "lang", "history"})
_ABOUT_THE_RUN = frozenset({"jobs", "cache", "quiet", "exit_zero", "rule_timeout"})
_ASIDE = frozenset({"explain", "explain_score", "ask", "write_baseline", "update_baseline"})
_LEFT_OUT = _ABOUT_OUTPUT | _ABOUT_THE_RUN | _ASIDE
_LONGEST = 400


def same_command(context: click.Context) -> str:
    """The command line to paste; empty for standard input and for what is too long to paste.

    It holds what was typed and bears on the results, in the order of the options, so that a page
    that shows it is the same for any number of processes.
    """
    words = shlex.join(["auditor", "check", *_typed(context), *_OUTPUT])
    is_short = len(words) <= _LONGEST and words.isprintable()
    return words if is_short and STDIN not in context.params.get("paths", ()) else ""


def _typed(context: click.Context) -> Iterator[str]:
    for parameter in context.command.params:
        name = parameter.name or ""
        source = context.get_parameter_source(name)
        if source is not ParameterSource.COMMANDLINE or name in _LEFT_OUT:
            continue
        value = context.params.get(name)
        values = value if isinstance(value, tuple) else (value,)
        if isinstance(parameter, click.Argument):
            yield from map(str, values)
        elif isinstance(parameter, click.Option) and parameter.is_flag:
            yield parameter.opts[0]
        else:
            for each in values:
                yield from (parameter.opts[0], str(each))
