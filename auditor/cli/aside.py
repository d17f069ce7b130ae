"""What `check` tells beside its reports: the score term by term, the settings to ask for."""

from typing import Any

import attrs
import click

Json = dict[str, Any]


@attrs.define
class Aside:
    """Gathers, room by room, what is to be told, and tells it at the end.

    Attributes:
        explains: whether the score is told term by term.
        asks: whether the missing settings are listed.
        has_place: whether standard output belongs to it; else it goes to stderr.
    """

    explains: bool
    asks: bool
    lang: str
    has_place: bool = attrs.field(kw_only=True)
    _weighing: Any = None
    _evidence: Any = None
    _lines: list[str] = attrs.field(factory=list)

    @property
    def is_wanted(self) -> bool:
        """Whether anything is to be told."""
        return self.explains or self.asks

    def begin(self, weighing: Any) -> None:
        """Take the weights that the profile gives."""
        from auditor.evidence import Evidence

        self._weighing, self._evidence = weighing, Evidence(weighing)

    def add(self, is_room: bool, entry: Json) -> None:
        """Take note of one entry of the report."""
        from auditor.explaining import explained

        if self.asks:
            self._evidence.add(is_room, entry)
        if self.explains and is_room:
            self._lines += [*explained(entry, self._weighing, self.lang), ""]

    def tell(self) -> None:
        """Print it."""
        from auditor.reports.visible import visible

        if self.asks:
            self._lines += self._evidence.lines(self.lang)
        for line in self._lines:
            click.echo(visible(line), err=not self.has_place)
