"""A finished report on its way into files, each format given as much of it as it shows."""

from functools import cached_property
from typing import Any, BinaryIO

import attrs

from auditor.overview import Overview, condensed
from auditor.reports import CONDENSED, FORMATS
from auditor.strays import strays_told_apart

Json = dict[str, Any]


@attrs.define(slots=False)
class Whole:
    """A report whose rooms need not be in memory.

    Attributes:
        report: the report; its rooms and unreadable inputs are read one by one.
        overview: what all its rooms come to.
    """

    report: Json
    overview: Overview

    def write(self, name: str, reporter: Any, stream: BinaryIO, lang: str, options: Any) -> None:
        """Write the report in one format."""
        if hasattr(reporter, "write"):
            reporter.write(self.report, stream, lang=lang, options=options)
            return
        # a plugin's reporter of the same name knows nothing of overviews
        is_ours = getattr(reporter, "__name__", "") == FORMATS.get(name)
        is_condensed = is_ours and name in CONDENSED and self.overview.is_large
        shown = self.condensed if is_condensed else self.listed
        with strays_told_apart():
            made = reporter.render(shown, lang=lang, options=options)
        stream.write(made)

    @cached_property
    def condensed(self) -> Json:
        """The report with its worst rooms only."""
        return condensed(self.report, self.overview)

    @cached_property
    def listed(self) -> Json:
        """The report with all its rooms in memory, for formats that need them there."""
        report = self.report
        return {**report, "rooms": list(report["rooms"]), "invalid": list(report["invalid"])}
