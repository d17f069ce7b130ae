"""The report as a PDF/A file: set on A4, with its fonts inside, the same bytes each time."""

from contextlib import closing

from auditor.reports.decided import days_left
from auditor.reports.large import LargeView, bin_bars, large_view, shown_title
from auditor.reports.markup import NAME_LIMIT
from auditor.reports.moments import moment, short_digest
from auditor.reports.options import RenderOptions
from auditor.reports.pdf_paper import INK, LEFT, SOFT, Cell, Paper
from auditor.reports.pdf_parts import COLOURS, GRADES, draw_counts, draw_gate
from auditor.reports.pdf_room import Writer
from auditor.reports.phrases import Phrases, phrases
from auditor.reports.reading import Tree
from auditor.reports.views import (
    TOLD_IN_PLACE,
    RoomView,
    Sources,
    frequent,
    gather_sources,
    invalid_views,
    missing_settings,
    provenance_views,
    room_view,
    rule_views,
)
from auditor.reports.visible import clipped


def render(report: Tree, *, lang: str, options: RenderOptions) -> bytes:
    """Give the document.

    Raises:
        UsageError: when the extra `pdf` is not installed.
    """
    say = phrases(lang)
    rooms = report["rooms"]
    title = say("page.title")
    tool = f"{report['tool']['name']} {report['tool']['version']}"
    with closing(
        Paper(
            title=f"{clipped(rooms[0]['name'], NAME_LIMIT)} – {title}"
            if len(rooms) == 1 and "overview" not in report
            else title,
            foot=f"{title} · {tool} · {short_digest(report['digest'])}",
            lang=lang,
            audited_at=report["audited_at"],
        )
    ) as paper:
        _Document(report, paper, say, options).write()
        return paper.bytes()


class _Document:
    """The report on its way onto paper."""

    def __init__(self, report: Tree, paper: Paper, say: Phrases, options: RenderOptions) -> None:
        self.report, self.paper, self.say = report, paper, say
        self.large = large_view(report, say, options)
        self.sources: Sources = gather_sources(report, say.lang)
        self.rooms = [
            room_view(report, room, index, say.lang, self.sources, options.source_root)
            for index, room in enumerate(report["rooms"])
        ]

    def write(self) -> None:
        single = self.rooms[0] if len(self.rooms) == 1 and not self.large else None
        in_place = len(self.rooms) <= TOLD_IN_PLACE and not self.large
        self.writer = Writer(self.paper, self.say, alone=bool(single), in_place=in_place)
        self._head(single)
        if single:
            self.writer.room(single)
        else:
            self._overview()
            for room in self.rooms:
                self.writer.head(room)
                self.writer.room(room)
            if not in_place:
                self._rules()
        self._invalid()
        self._closing()
        self._provenance()

    def _head(self, single: RoomView | None) -> None:
        paper, say, report = self.paper, self.say, self.report
        paper.text(say("page.title"), size=9, colour=COLOURS["pass"])
        name = (
            clipped(single.name, NAME_LIMIT)
            if single
            else self.writer.rooms_told(self.large.rooms if self.large else len(self.rooms))
        )
        paper.text(name, size=22, font="serif")
        paper.space(1)
        facts = (
            f"{say('page.audited_at')} {moment(report['audited_at'], say.lang)}",
            f"{say('page.profile')} {report['tool']['profile']}",
            f"{say('page.digest')} {short_digest(report['digest'])}",
        )
        paper.text("　".join(facts), size=8.5, colour=SOFT)
        paper.space(5)
        paper.bookmark(say("section.summary"))
        draw_gate(paper, say, report)
        paper.space(6)
        if self.large:
            self._rest(self.large)
        if single:
            self.writer.score(single)
        elif self.rooms:
            score = report["summary"]["score"]
            told = (f"{say(f'score.{key}')} {score[key]}" for key in ("minimum", "median", "mean"))
            paper.text("　".join(told), size=14, font="serif")
        draw_counts(paper, say, report["summary"])
        paper.space(3)
        paper.text(say("page.disclaimer"), size=8, colour=SOFT)

    def _overview(self) -> None:
        paper, say = self.paper, self.say
        if self.large:
            self._distribution(self.large)
        if self.rooms:
            self.writer.section(
                "overview", title=shown_title(self.large, say) if self.large else ""
            )
            columns = [say(f"score.{name}") for name in ("grade", "low", "high", "coverage")]
            paper.table(
                [
                    say("overview.room"),
                    *columns,
                    say("overview.findings"),
                    say("overview.unknown"),
                ],
                (7, 1.4, 1.4, 2.2, 2.2, 1.6, 1.8),
                (
                    (
                        clipped(room.name, NAME_LIMIT),
                        Cell(room.score["grade"], GRADES.get(room.score["grade"], INK)),
                        str(room.score["low"]),
                        str(room.score["high"]),
                        f"{room.score['coverage']}%",
                        str(room.findings),
                        str(room.counts["unknown"]),
                    )
                    for room in self.rooms
                ),
            )
        if self.large:
            common = [(view.severity, view.title, view.rooms) for view in self.large.common]
            settings = [(label, menu, number) for _, label, menu, number in self.large.missing]
        else:
            common = [(view.severity, view.title, len(view.rooms)) for view in frequent(self.rooms)]
            missing = missing_settings(self.rooms)
            settings = [(view.label, view.menu, number) for view, number in missing]
        if common:
            self.writer.section("frequent")
            paper.table(
                [say("finding.severity"), say("finding.title"), say("overview.room")],
                (1.6, 8, 2),
                (
                    (self.writer.severity(severity), title, self.writer.rooms_told(number))
                    for severity, title, number in common
                ),
            )
        if settings:
            self.writer.section("unknown")
            paper.text(say("unknown.intro"), size=9, colour=SOFT)
            paper.table(
                [say("unknown.setting"), say("unknown.menu"), say("overview.room")],
                (4, 6, 2),
                (
                    (label, menu or say("unknown.no_menu"), self.writer.rooms_told(number))
                    for label, menu, number in settings
                ),
            )

    def _rest(self, large: LargeView) -> None:
        """Of a large run: what is shown, and where the rest lies."""
        said, rest, more = large.notice
        for line in (said, rest, large.command, more):
            if line:
                self.paper.text(line, size=9, colour=INK if line == large.command else SOFT)
        self.paper.space(5)

    def _distribution(self, large: LargeView) -> None:
        say = self.say
        self.writer.section("histogram")
        self.paper.table(
            [say("large.bin"), say("large.rooms"), ""],
            (1.6, 1.6, 8),
            ((told, str(count), bar) for told, count, bar in bin_bars(large)),
        )
        grades = "　".join(f"{grade} {count}" for grade, count in large.grades)
        self.paper.space(2)
        self.paper.text(f"{say('large.grades')}: {grades}", size=9)

    def _rules(self) -> None:
        self.writer.section("rules")
        for view in rule_views(self.report, self.say.lang, self.sources):
            self.paper.need(30)
            self.paper.space(3)
            self.paper.text(view.title, size=11.5, font="serif")
            told = f"{self.say.word('severity', view.severity)} · {view.rule}"
            self.paper.text(told, size=8, colour=COLOURS.get(view.severity, SOFT))
            self.writer.explanation(view.why, view.fix, view.pastes, view.sources)

    def _invalid(self) -> None:
        entries = invalid_views(self.report, self.say.lang)
        if entries:
            self.writer.section("invalid")
            heads = ("invalid.place", "finding.pointer", "invalid.message")
            self.paper.table(
                [self.say(head) for head in heads],
                (4, 3, 6),
                ((place, pointer, clipped(text, 400)) for place, pointer, text in entries),
            )
            if self.large and self.large.invalid > len(entries):
                told = self.say("large.invalid", count=self.large.invalid, shown=len(entries))
                self.paper.text(told, size=9, colour=SOFT)

    def _closing(self) -> None:
        paper, say = self.paper, self.say
        waivers = [(room, title, entry) for room in self.rooms for title, entry in room.waivers]
        self.writer.section("waivers")
        if self.large:
            paper.text(say("large.of_shown"), size=9, colour=SOFT)
        if waivers:
            heads = ("rule", "reason", "owner", "approver", "expires")
            paper.table(
                [say(f"waiver.{head}") for head in heads],
                (4, 5, 2, 2, 2),
                (
                    (
                        f"{title}\n{entry.get('id', '')} · {clipped(room.name, 40)}",
                        str(entry.get("reason") or ""),
                        str(entry.get("owner") or ""),
                        str(entry.get("approver") or ""),
                        f"{entry.get('expires', '')}\n{days_left(entry, say)}",
                    )
                    for room, title, entry in waivers
                ),
            )
        else:
            paper.text(say("waivers.none"), colour=SOFT)
        told = [(title, entry) for room in self.rooms for title, entry in room.attestations]
        keys = ("statement", "by", "at", "valid_until")
        if told:
            self.writer.section("attestations")
            paper.table(
                [say("waiver.rule"), *(say(f"attestation.{key}") for key in keys)],
                (4, 5, 2, 2, 2),
                ((title, *(str(entry.get(key) or "") for key in keys)) for title, entry in told),
            )
        if self.sources.views:
            self.writer.section("sources")
            for view in self.sources.views:
                date = f"（{say('sources.date', date=view.date)}）" if view.date else ""
                paper.text(f"[{view.number}] {view.title}{date}", size=9)
                paper.text(view.url, size=7.5, colour=SOFT, x=LEFT + 6)

    def _provenance(self) -> None:
        paper, say = self.paper, self.say
        self.writer.section("provenance")
        paper.table(
            [say("provenance.tool"), say("provenance.digest")],
            (4, 9),
            provenance_views(self.report, say),
            size=7.5,
        )
        paper.space(4)
        paper.table(
            [say("provenance.plugin"), say("provenance.version"), say("provenance.digest")],
            (3, 1.5, 8),
            (
                tuple(str(plugin.get(key) or "") for key in ("name", "version", "digest"))
                for plugin in self.report["tool"]["plugins"]
            ),
            size=7.5,
        )
        paper.space(4)
        paper.table(
            [say("provenance.input"), say("provenance.record"), say("provenance.sha256")],
            (4, 1.2, 8),
            ((clipped(room.path, 80), str(room.record or ""), room.sha256) for room in self.rooms),
            size=7.5,
        )
        paper.space(3)
        paper.text(say("provenance.verify"), size=8, colour=SOFT)
