"""The one-page launch certificate as PDF/A."""

from collections.abc import Sequence
from contextlib import closing

from auditor.reports.certificate_view import Certificate, Listed, certificate_view
from auditor.reports.options import RenderOptions
from auditor.reports.pdf_paper import ACCENT, INK, LEFT, RIGHT, SOFT, Colour, Paper
from auditor.reports.pdf_parts import VERDICTS, draw_score
from auditor.reports.phrases import Phrases, phrases
from auditor.reports.reading import Tree
from auditor.reports.visible import clipped

_WIDTH = RIGHT - LEFT
_SIGNATURE = 272.0
# A full certificate is set smaller, so that it stays one page.
_LINES = 2
_SHORT = 50
"""Characters of a result that two lines hold in its full size."""
_SCALES = (1.0, 0.9, 0.8, 0.7)


def render(report: Tree, *, lang: str, options: RenderOptions) -> bytes:
    """Give the page.

    Raises:
        UsageError: when the extra `pdf` is not installed.
    """
    say = phrases(lang)
    view = certificate_view(report, say, options.source_root)
    for scale in _SCALES:
        with closing(
            Paper(
                title=say("certificate.title"), foot="", lang=lang, audited_at=report["audited_at"]
            )
        ) as paper:
            _Page(paper, say, scale).write(view)
            if scale == _SCALES[-1] or (paper.pages == 1 and paper.y <= _SIGNATURE - 8):
                _signature(paper, say)
                return paper.bytes()
    raise AssertionError  # the last scale is always taken


class _Page:
    """The certificate on its way onto paper, at one size."""

    def __init__(self, paper: Paper, say: Phrases, scale: float) -> None:
        self._paper, self._say, self._scale = paper, say, scale

    def write(self, view: Certificate) -> None:
        say = self._say
        self._paper.frame(12, 12, 186, 273, ACCENT)
        self._paper.frame(13.4, 13.4, 183.2, 270.2, ACCENT)
        self._head(view)
        self._verdict(view)
        self._list(say("certificate.open"), view.findings, say("findings.none"))
        self._list(say("section.waivers"), view.waivers, say("waivers.none"))
        self._list(say("section.attestations"), view.attestations, say("attestation.none"))
        self._list(say("certificate.inputs"), view.inputs, say("page.absent"), size=7.2)
        self._facts([*view.facts, (say("provenance.report_digest"), view.digest)])

    def _head(self, view: Certificate) -> None:
        self._paper.y = 24
        title = self._say("certificate.title")
        width = self._paper.width_of(title, 26, "serif")
        self._paper.put(
            title, 105 - width / 2, self._paper.y + 8, size=26, font="serif", colour=INK
        )
        self._paper.y += 13 * self._scale
        self._text(self._say("certificate.statement"), size=9, colour=SOFT)
        self._paper.y += 4 * self._scale
        self._text(self._say("certificate.scope"), size=8.5, colour=ACCENT)
        for name in view.rooms.lines or [self._say("page.absent")]:
            size = 16 if len(view.rooms.lines) < 2 else 11.5
            self._text(clipped(name, 70), size=size, font="serif")
        self._more(view.rooms)

    def _verdict(self, view: Certificate) -> None:
        self._paper.y += 3 * self._scale
        self._text(self._say("certificate.result"), size=8.5, colour=ACCENT)
        colour = VERDICTS[view.verdict.kind]
        size = 17 if len(view.verdict.sentence) <= _SHORT else 12
        self._text(view.verdict.sentence, size=size, font="serif", colour=colour)
        for reason in view.reasons:
            self._text(reason, size=9)
        if view.score:
            draw_score(self._paper, self._say, view.score)
        elif view.overall:
            self._text(view.overall, size=11, font="serif")
        if view.bare:
            self._text(view.bare, size=9, colour=SOFT)
        self._text(view.counts, size=9.5)

    def _list(self, title: str, listed: Listed, none: str, *, size: float = 9) -> None:
        self._paper.y += 3 * self._scale
        self._text(title, size=8.5, colour=ACCENT)
        for line in listed.lines:
            self._text(line, size=size, x=LEFT + 3, width=_WIDTH - 3)
        if not listed.lines:
            self._text(none, size=9, x=LEFT + 3, colour=SOFT)
        self._more(listed)

    def _more(self, listed: Listed) -> None:
        if listed.more:
            self._text(
                self._say("certificate.and_more", count=listed.more),
                size=7.5,
                x=LEFT + 3,
                colour=SOFT,
            )

    def _facts(self, facts: Sequence[tuple[str, str]]) -> None:
        self._paper.y += 2 * self._scale
        for label, value in facts:
            y = self._paper.y + 3.2
            self._paper.put(label, LEFT, y, size=7.8, font="sans", colour=SOFT)
            self._paper.put(value, LEFT + 40, y, size=7.4, font="sans", colour=INK)
            self._paper.y += 4.8 * self._scale

    def _text(
        self,
        text: str,
        *,
        size: float,
        font: str = "sans",
        colour: Colour = INK,
        x: float = LEFT,
        width: float = _WIDTH,
    ) -> None:
        self._paper.text(
            text,
            size=size * self._scale,
            font=font,
            colour=colour,
            x=x,
            width=width,
            most=_LINES,
        )


def _signature(paper: Paper, say: Phrases) -> None:
    y = _SIGNATURE
    for x, width, label in (
        (LEFT, 105.0, say("certificate.signature")),
        (LEFT + 115, 55.0, say("certificate.date")),
    ):
        paper.fill(x, y, width, 0.25, SOFT)
        paper.put(label, x, y + 3.8, size=7.2, font="sans", colour=SOFT)
