"""The reports of a run on their way into files: room by room, or whole at the end."""

import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from auditor.cli.asked import Request
from auditor.cli.output import Target, complete_files, opened, width_of
from auditor.cli.whole import Whole
from auditor.host import Host
from auditor.reports import reporter
from auditor.reports.options import RenderOptions

Json = dict[str, Any]

STREAMED = "ndjson"
"""The format that is written as the rooms come."""


@attrs.define
class Writer:
    """One target being written: room by room, or whole at the end."""

    format: str
    stream: BinaryIO
    reporter: Any
    options: RenderOptions

    def write_room(self, room: Json) -> None:
        """Write one room, if the format is written as it goes."""
        if self.format == STREAMED:
            self.stream.write(self.reporter.line(room))

    def write_whole(self, whole: Whole, lang: str) -> None:
        """Write the whole report, if the format is not written as it goes."""
        if self.format != STREAMED:
            whole.write(self.format, self.reporter, self.stream, lang, self.options)
        if self.format == "github":
            _add_step_summary(self.reporter, whole.listed, lang)


def writers(
    stack: ExitStack, host: Host, wanted: Sequence[Target], request: Request
) -> list[Writer]:
    """A writer for each target; their files are closed with `stack`."""
    options = RenderOptions(
        source_root=request.source_root,
        bom=request.bom,
        files=complete_files(wanted),
        again=request.again,
    )

    others: dict[str, Any] = {}
    for _, found in host.collect("auditor_reporters"):
        others.update(found or {})
    made = []
    for target in wanted:
        module = reporter(target.format, others)
        stream = stack.enter_context(opened(target.path))
        sized = attrs.evolve(options, width=width_of(target))
        made.append(Writer(target.format, stream, module, sized))
    return made


def _add_step_summary(reporter: Any, report: Json, lang: str) -> None:
    """Append the summary that GitHub shows with a step, where GitHub asks for it."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(reporter.step_summary(report, lang))
