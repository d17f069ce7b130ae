"""Rooms on paper: score, areas, findings with their evidence, and what is unknown."""

from collections.abc import Sequence

from auditor.reports.decided import waiver_line
from auditor.reports.markup import EVIDENCE_LIMIT, NAME_LIMIT
from auditor.reports.pastes import Paste
from auditor.reports.pdf_paper import FAINT, INK, LEFT, RIGHT, SOFT, Cell, Paper
from auditor.reports.pdf_parts import COLOURS, draw_score
from auditor.reports.phrases import Phrases
from auditor.reports.reading import Tree, text_in
from auditor.reports.views import FindingView, RoomView, SettingView
from auditor.reports.visible import clipped, one_line

# A missing setting may hold up dozens of rules; paper names the first of them.
_MOST_WAITING = 6
# Millimetres that a finding needs at least, a heading before it, and a section's heading.
_FINDING, _HEADED, _SECTION = 34, 46, 26


class Writer:
    """Writes rooms on paper, each rule explained in place or not."""

    def __init__(self, paper: Paper, say: Phrases, *, alone: bool, in_place: bool) -> None:
        """Keep what is the same for all rooms."""
        self.paper, self.say = paper, say
        self._alone, self._in_place = alone, in_place

    def head(self, room: RoomView) -> None:
        """Write the name of one room of several, with its score."""
        paper = self.paper
        paper.need(70)
        paper.space(8)
        paper.rule()
        paper.space(4)
        paper.bookmark(room.name)
        paper.text(clipped(room.name, NAME_LIMIT), size=16, font="serif")
        paper.text(one_line(f"{room.path} · {room.id}"), size=8, colour=SOFT)
        paper.space(3)
        self.score(room)

    def score(self, room: RoomView) -> None:
        """Write the score, and what it would be without waivers."""
        paper, say, score = self.paper, self.say, room.score
        draw_score(paper, say, score)
        if room.bare:
            paper.text(room.bare, size=8.5, colour=SOFT)
        adopted = score.get("with_baseline")
        if adopted:
            text = say("score.with_baseline", low=adopted["low"], grade=adopted["grade"])
            paper.text(text, size=8.5, colour=SOFT)

    def room(self, room: RoomView) -> None:
        """Write everything that was found in the room."""
        paper, say, alone = self.paper, self.say, self._alone
        if room.areas:
            self.section("areas", marked=alone)
            self._areas(room)
        paper.need(_HEADED + _SECTION)
        self.section("findings", marked=alone)
        if not room.groups:
            paper.text(say("findings.none"), colour=SOFT)
        for name, entries in room.groups:
            paper.need(_HEADED)
            paper.heading(say.word("severity", name), level=2)
            for entry in entries:
                self._finding(entry, room)
        if room.unknown:
            self.section("unknown", marked=alone)
            paper.table(
                [say("unknown.setting"), say("unknown.menu"), say("unknown.rules")],
                (4, 6, 5),
                (
                    (
                        view.label,
                        view.menu or say("unknown.no_menu"),
                        self._waiting(view),
                    )
                    for view in room.unknown
                ),
            )
        if room.errors:
            self.section("errors", marked=alone)
            for rule, error in room.errors:
                paper.text(rule, size=9, colour=COLOURS["error"])
                told = f"{error.get('type', '')}: {error.get('message', '')}"
                where = f"{error.get('plugin', '')} {error.get('version', '')}"
                paper.text(f"{where} – {clipped(told, EVIDENCE_LIMIT)}", size=8.5, colour=SOFT)
        if alone and room.passed:
            self.section("passed")
            for _, title in room.passed:
                paper.text(f"✓ {title}", size=9)

    def _waiting(self, view: SettingView) -> str:
        titles = [title for _, title in view.rules]
        if len(titles) > _MOST_WAITING:
            more = self.say("certificate.and_more", count=len(titles) - _MOST_WAITING)
            titles = [*titles[:_MOST_WAITING], more]
        return "\n".join(titles)

    def _areas(self, room: RoomView) -> None:
        paper, say = self.paper, self.say
        for area, score, failing in room.areas:
            paper.need(7)
            y = paper.y + 4.4
            paper.put(say.word("area", area), LEFT, y, size=9, font="sans", colour=INK)
            paper.bar(LEFT + 44, y - 2.6, 70, 2.8, score["low"], score["high"])
            low, high = score["low"], score["high"]
            reach = f"{low}" if low == high else f"{low}–{high}"
            paper.put(reach, LEFT + 118, y, size=9, font="sans", colour=INK)
            told = f"{say('score.coverage')} {score['coverage']}%"
            paper.put(told, LEFT + 134, y, size=8, font="sans", colour=SOFT)
            if failing:
                paper.put(str(failing), RIGHT - 4, y, size=9, font="sans", colour=COLOURS["fail"])
            paper.y += 6.6

    def _finding(self, entry: FindingView, room: RoomView) -> None:
        paper, say = self.paper, self.say
        paper.need(_FINDING)
        paper.space(2.5)
        paper.text(entry.title, size=11.5, font="serif")
        area = say.word("area", entry.area)
        told = f"{say.word('severity', entry.severity)} · {area} · {entry.rule}"
        if entry.waiver:
            told = f"{say.word('outcome', 'waived')} · {told}"
        if entry.is_known:
            told = f"{told} · {say('finding.baseline')}"
        paper.text(told, size=8, colour=COLOURS["waived" if entry.waiver else entry.severity])
        if entry.waiver:
            paper.text(waiver_line(entry.waiver, say), size=8.5, colour=COLOURS["waived"])
        for problem in entry.problems:
            message = text_in(problem.get("message"), say.lang)
            paper.space(1)
            paper.need(paper.height_of(message, 9.5, RIGHT - LEFT) + 16)
            paper.text(message)
            self._evidence(problem, room)
        if self._in_place:
            self.explanation(entry.why, entry.fix, entry.pastes, entry.sources)

    def _evidence(self, problem: Tree, room: RoomView) -> None:
        paper = self.paper
        excerpt = clipped(str(problem.get("excerpt") or ""), EVIDENCE_LIMIT)
        place = one_line(f"{problem.get('pointer') or '/'}　{room.path}")
        if problem.get("line"):
            place += f":{problem['line']}:{problem.get('column') or 1}"
        width = RIGHT - LEFT - 10
        mark = None
        if excerpt and problem.get("mark"):
            start, end = problem["mark"]
            # What is named by its number is longer on paper than in the excerpt.
            mark = (len(paper.shown(excerpt[:start])), len(paper.shown(excerpt[:end])))
        height = paper.height_of(place, 7.5, width)
        if excerpt:
            height += paper.height_of(excerpt, 9.5, width)

        def write(left: float) -> None:
            if excerpt:
                paper.text(excerpt, x=left, width=width, mark=mark)
            paper.text(place, size=7.5, colour=SOFT, x=left, width=width)

        paper.panel(write, height=height, fill=FAINT, edge=FAINT)
        paper.space(1.5)

    def explanation(
        self, why: str, fix: str, pastes: Sequence[Paste], sources: Sequence[int]
    ) -> None:
        """Write why the rule matters and how to mend it."""
        paper, say = self.paper, self.say
        told = [(say("finding.why"), why), (say("finding.fix"), fix)]
        for label, text in (*told, *((paste.label, paste.text) for paste in pastes)):
            if text:
                paper.need(12)
                paper.text(label, size=8, colour=SOFT)
                paper.text(text, size=9.5)
                paper.space(1)
        if sources:
            numbers = " ".join(f"[{number}]" for number in sources)
            paper.text(f"{say('finding.sources')} {numbers}", size=8, colour=SOFT)

    def section(self, name: str, *, marked: bool = True, title: str = "") -> None:
        """Write a section's heading; the reader's outline shows it when it is marked."""
        text = title or self.say(f"section.{name}")
        self.paper.need(_SECTION)
        if marked:
            self.paper.bookmark(text)
        self.paper.heading(text)

    def severity(self, name: str) -> Cell:
        """Give the severity's word in its colour."""
        return Cell(self.say.word("severity", name), COLOURS.get(name, INK))

    def rooms_told(self, number: int) -> str:
        """Say how many rooms there are."""
        key = "overview.one_room_with" if number == 1 else "overview.rooms_with"
        return self.say(key, count=number)
