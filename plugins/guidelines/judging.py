"""Judgement of one clause on one room: set somewhere, only mentioned, absent, or not said."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

import attrs

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield
from auditor.text import pattern

from .clauses import Passage, engine, read_clauses, statements
from .families import shipped
from .folding import fold
from .parts import Statement
from .signposts import leads_to_notes
from .statements import permissions_in
from .wording import clauses_by_wording

RULES: Final = ("/guidelines/text", "/notes")
NEWS: Final = "/announcements/"
PURPOSE: Final = "/room/purpose"
COUNT: Final = "/members/count"
_LONGEST_SIGNPOST: Final = 120
_TITLE_END: Final = ":\n"
# The clauses that a room words with the names of those who run it: "👑くま＝退会".
_TITLED: Final = "管理"  # stands in each of their titles
_TITLES: Final = {"admin": "管理人", "co_admin": "副管理人"}
_OF_STAFF: Final = frozenset(
    ("harassment-procedure-clause", "report-contact-clause", "roles-and-permissions-clause")
)
_DATA_KEPT: Final = pattern(__package__, "grammar.json", "data-kept")
_ON_MEMBERS: Final = pattern(__package__, "grammar.json", "on-members")
_REMOVAL: Final = "warning-and-removal-clause"
_REVISED: Final = pattern(__package__, "grammar.json", "revised-once")
_LADDER: Final = pattern(__package__, "grammar.json", "ladder")
_HEARING: Final = pattern(__package__, "grammar.json", "hearing")
# "水(管理人):約束事の改定": by what short name the rules call those who run the room.
_INTRODUCED: Final = pattern(__package__, "grammar.json", "introduced")
# "しずく(副管理)", "Boar (admin)": the rules call them by the name alone.
_OFFICE: Final = re.compile(r"\s*[（(【\[][^（(【\[]*[）)】\]]\s*\Z")
# くらしの番人: the rules call them 番人; but 教室 is not パンの教室.
_OF: Final = "の"
# 副長カペラ: the rules call them カペラ.
_TITLED_NAME: Final = pattern(__package__, "grammar.json", "titled-name")
_NO_SHORT_NAME: Final = pattern(__package__, "grammar.json", "no-short-name")

MESSAGES: Final[Mapping[str, Mapping[str, str]]] = {
    "absent": {
        "ja": "この決まりにあたる文が、ガイドライン・ノート・説明文・あいさつのどこにも見つかりません。",
        "en": "No sentence of the guidelines, notes, description or greeting sets this rule.",
    },
    "mentioned-only": {
        "ja": "この話題に触れた文はありますが、決まりとしては読み取れません"
        "（質問・体験談・ほかのルームの話・準備中の案内など）。",
        "en": "A sentence touches on this, but does not lay it down as a rule of this room (it is a "
        "question, a story, about another room, or a placeholder).",
    },
}


@attrs.frozen
class Written:
    """One text of the room's rules: a note's title and body stand together."""

    pointer: str
    text: str
    title_pointer: str = ""
    title_length: int = 0

    def problem(self, message: str, passage: Passage) -> Problem:
        """Give a problem at the place of a passage of this text."""
        start, end = passage.start - self.title_length, passage.end - self.title_length
        if end <= 0:
            return Problem(message, at=self.title_pointer, span=(passage.start, passage.end))
        return Problem(message, at=self.pointer, span=(max(start, 0), end))


def written_rules(context: Context) -> tuple[Written, ...]:
    """Give the texts in which the room sets its rules, each note as one text."""
    return context.fact(_written)


def _written(context: Context) -> tuple[Written, ...]:
    return tuple(_joined(context.rules_text))


def _joined(texts: tuple[tuple[str, str], ...]) -> Iterator[Written]:
    title: tuple[str, str] | None = None
    for pointer, text in texts:
        if pointer.endswith("/title"):
            if title is not None:
                yield Written(*title)
            title = (pointer, text)
            continue
        if title is not None and pointer == title[0].removesuffix("/title") + "/body":
            head = title[1] + _TITLE_END
            yield Written(pointer, head + text, title[0], len(head))
        else:
            if title is not None:
                yield Written(*title)
            yield Written(pointer, text)
        title = None
    if title is not None:
        yield Written(*title)


@attrs.frozen
class Clauses:
    """What all texts of a room's rules say of the clauses.

    Attributes:
        set: the clauses that one of them sets.
        mentioned: the clauses that one only mentions, with the first such text and the place.
    """

    set: frozenset[str]
    mentioned: Mapping[str, tuple[Written, Passage]]


def room_clauses(context: Context) -> Clauses:
    """Give what the room's rules say of the clauses."""
    return context.fact(_clauses)


def _clauses(context: Context) -> Clauses:
    settled: set[str] = set()
    mentioned: dict[str, tuple[Written, Passage]] = {}
    names = context.fact(_names)
    for written in written_rules(context):
        reading = read_clauses(written.text)
        settled |= _protecting(written.text, _by_pattern)
        if names is not None and not settled.issuperset(_OF_STAFF):
            named = names.sub(_title, written.text)
            if named != written.text:
                settled.update(read_clauses(named).set.keys() & _OF_STAFF)
        if written.pointer.startswith(NEWS):
            continue  # the news of the day tell of many things that the rules are about
        for clause, passage in reading.mentioned.items():
            mentioned.setdefault(clause, (written, passage))
    for written in written_rules(context):
        if not written.pointer.startswith(NEWS):
            settled |= _protecting(written.text, _by_wording)
    return Clauses(frozenset(settled), mentioned)


def _names(context: Context) -> re.Pattern[str] | None:
    """Give a pattern of the nicknames of those who run the room, the admin's in a group."""
    admins = context.export.admins
    groups = {
        "admin": list(_called(admins.admin.nickname)),
        "co_admin": [name for one in admins.co_admins or () for name in _called(one.nickname)],
    }
    for _, text in context.rules_text:
        for match in _INTRODUCED.finditer(text) if _TITLED in text else ():
            groups[match.lastgroup or "admin"].append(match[1])
    alternatives = "|".join(
        f"(?P<{role}>{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})"
        for role, names in groups.items()
        if names
    )
    if not alternatives:
        return None
    return re.compile(
        rf"(?:(?<!\w)|(?<=[はがをにへとも]))(?:{alternatives})"
        r"(?=さん|様|まで|宛|あて|\W|[はがへにをとかの]|\Z)"
    )


def _called(nickname: str | None) -> Iterator[str]:
    """Give a nickname as it stands, without the office in brackets or before it, and its last word."""
    if nickname:
        yield nickname
        name = _OFFICE.sub("", nickname)
        if name and name != nickname:
            yield name
        last = name.rpartition(_OF)[2]
        if last != name and len(last) > 1 and not _NO_SHORT_NAME.fullmatch(last):
            yield last
        titled = _TITLED_NAME.match(name)
        if titled is not None:
            yield next(filter(None, titled.groups()))


def _title(match: re.Match[str]) -> str:
    return _TITLES[match.lastgroup or ""]


def sets_in_one_text(clause: str, context: Context) -> bool:
    """Tell whether one text of the rules by itself, a note without its title, sets the clause."""
    if not shipped().may_set(clause, context.fact(_concepts)):
        return False
    return any(clause in read_clauses(_without_leave(text)).set for _, text in context.rules_text)


def _by_pattern(text: str) -> frozenset[str]:
    return frozenset(read_clauses(text).set)


def _by_wording(text: str) -> frozenset[str]:
    """Give the clauses that the rules in a text set by their wording, where they do so alone.

    A clause that only sentences set which are about something else is none.
    """
    found = clauses_by_wording(text)
    for clause, is_beside in _BESIDE.items():
        if clause in found:
            kept = _without(text, is_beside)
            if kept != text and clause not in clauses_by_wording(kept):
                found -= {clause}
    return found


def _without(text: str, is_beside: Callable[[Statement], bool]) -> str:
    for one in reversed(statements(text)):
        if is_beside(one):
            text = text[: one.start] + text[one.end :]
    return text


def _is_on_things(one: Statement) -> bool:
    """What happens to a link or to data happens to no member: 「ほかの部屋の招待は消します」."""
    reader, concepts = engine(), one.analysis.concepts
    is_on_members = concepts & reader.dealing or _ON_MEMBERS.search(one.folded)
    is_on_data = concepts & reader.things or _DATA_KEPT.search(one.folded)
    return bool(is_on_data and not is_on_members)


def _is_dated(one: Statement) -> bool:
    """A change on one day is no review at set times: 「2026年11月10日に手直し」."""
    return _REVISED.search(one.folded) is not None


def _is_ladder(one: Statement) -> bool:
    """Steps up to the removal are no hearing of who is hurt: 「ひと声→警告→退会」."""
    return _LADDER.search(one.folded) is not None and _HEARING.search(one.folded) is None


_BESIDE: Final[Mapping[str, Callable[[Statement], bool]]] = {
    _REMOVAL: _is_on_things,
    "regular-review-clause": _is_dated,
    "harassment-procedure-clause": _is_ladder,
}


def _protecting(text: str, read: Callable[[str], frozenset[str]]) -> frozenset[str]:
    """Give the clauses that a text sets, without those of a sentence that allows their subject."""
    found = read(text)
    lifted = {clause for permission, _, _ in permissions_in(text) for clause in permission.lifts}
    return found if found.isdisjoint(lifted) else (found - lifted) | read(_without_leave(text))


def _without_leave(text: str) -> str:
    """Give a text without the sentences that allow what no room may: they protect nobody."""
    allowed = [start for _, start, _ in permissions_in(text)]
    for one in reversed(statements(text)) if allowed else ():
        if any(one.start <= start < one.end for start in allowed):
            text = text[: one.start] + text[one.end :]
    return text


def _concepts(context: Context) -> int:
    """Give the concepts that the sentences of the room's rules hold."""
    concepts = 0
    for written in written_rules(context):
        # where a colon follows it, a title may hold others than by itself
        alone = written.text[: max(0, written.title_length - len(_TITLE_END))]
        for one in (*statements(alone), *statements(written.text)):
            concepts |= one.analysis.concepts
    return concepts


def folded_rules(context: Context) -> tuple[tuple[str, str], ...]:
    """Give pointer and folded text of all places in which the room sets its rules."""
    return context.fact(_folded)


def _folded(context: Context) -> tuple[tuple[str, str], ...]:
    return tuple((pointer, fold(text)) for pointer, text in context.rules_text)


def has_rules(export: RoomExport) -> bool:
    """Tell whether the export says what the room's rules are, be they empty."""
    if export.notes is not None:
        return True
    text = export.guidelines.text
    return text is not None and not _only_leads_on(text)


def missing_rules(export: RoomExport) -> tuple[str, ...]:
    """Give the pointers that would say what the room's rules are."""
    return RULES if export.guidelines.text is None else RULES[1:]


def _only_leads_on(text: str) -> bool:
    """Tell whether a text only sends its readers to a note, which the export may not have."""
    return len(text) <= _LONGEST_SIGNPOST and leads_to_notes(text)


def rules_place(export: RoomExport) -> str:
    """Give the pointer at which the room's rules belong."""
    return RULES[0] if export.guidelines.text is not None else RULES[1]


def judge_clause(clause: str, export: RoomExport, context: Context) -> Iterator[Yield]:
    """Judge one clause by every text of the room's rules."""
    clauses = room_clauses(context)
    if clause in clauses.set:
        return
    if not has_rules(export):
        yield Unknown(*missing_rules(export))
    elif clause in clauses.mentioned:
        written, passage = clauses.mentioned[clause]
        yield written.problem("mentioned-only", passage)
    else:
        yield Problem("absent", at=rules_place(export))


def judge_for_purposes(
    clause: str, export: RoomExport, context: Context, purposes: Iterable[str]
) -> Iterator[Yield]:
    """Judge a clause that only rooms of these purposes need."""
    purpose = export.room.purpose
    if purpose is not None and purpose not in tuple(purposes):
        yield NotApplicable()
        return
    found = tuple(judge_clause(clause, export, context))
    if found and purpose is None:
        yield Unknown(PURPOSE)
    yield from () if purpose is None and has_rules(export) else found


def judge_beyond_small(
    clause: str, export: RoomExport, context: Context, small: int
) -> Iterator[Yield]:
    """Judge a clause that a community of friends, small as it is, can do without."""
    count = export.members.count
    community = export.room.purpose == "community"
    if community and count is not None and count <= small:
        yield NotApplicable()
        return
    found = tuple(judge_clause(clause, export, context))
    if found and community and count is None:
        yield Unknown(COUNT)
    yield from () if community and count is None and has_rules(export) else found
