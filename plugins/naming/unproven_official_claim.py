"""naming.unproven-official-claim: the name or a text claims to be official, and nothing shows it."""

import re
from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule
from auditor.text import ban_in, holding, plain_case

from .words import pattern

_CONTACTS = ("representative", "address", "phone", "url", "official_account")
_NO_OFFICE = ("company", "person", "other")
_OFFICES = ("company", "public_body", "school")
_SHARED = 2
_SHARED_WITH_A_PUBLIC_BODY = 3
_LONGEST = 40
_MARKS = re.compile(r"[\W_]+")


@rule(
    id="naming.unproven-official-claim",
    severity="high",
    confidence="medium",
    effort="low",
    title={
        "ja": "「公式」の名乗りに裏付けがある",
        "en": "A claim to be official is backed",
    },
    failure_title={
        "ja": "「公式」の名乗りに裏付けがない",
        "en": "A claim to be official is not backed",
    },
    why={
        "ja": "公式を名乗るルームはなりすまし（禁止規定 第11項）を疑われます。公式認証バッジか、運営者の明示で裏付けられます。",
        "en": "A room that calls itself official may be taken for impersonation (prohibition 11); an official badge or a named operator backs the claim.",
    },
    fix={
        "ja": "運営者の正式名称と公式サイトを説明に書くか、「非公式」「ファンの集まり」と書き換えてください。",
        "en": "State the operator's full name and site in the description, or say “unofficial” or “by fans”.",
    },
    paste={
        "ja": "運営: 〇〇株式会社（公式サイト https://〇〇）",
        "en": "Run by: ○○ Inc. (official site https://○○)",
    },
    messages={
        "claim": {
            "ja": "「{word}」と名乗っていますが、公式認証バッジも運営者の明示も確認できません。",
            "en": "The name says “{word}”, but there is neither an official badge nor a named operator.",
        },
        "told": {
            "ja": "「{word}」と書かれていますが、公式認証バッジも運営者の明示も確認できません。",
            "en": "A text says “{word}”, but there is neither an official badge nor a named operator.",
        },
        "told-unfit": {
            "ja": "「{word}」と書かれていますが、運営者「{operator}」がその立場にあることを確認できません。要確認です。",
            "en": "A text says “{word}”, but nothing shows that the operator “{operator}” is that office. To be checked.",
        },
        "denied": {
            "ja": "「{word}」と名乗っていますが、説明には「{phrase}」とあります。どちらが正しいか要確認です。",
            "en": "The name says “{word}”, but the description says “{phrase}”. To be checked: which is right?",
        },
        "operator-unfit": {
            "ja": "「{word}」と名乗っていますが、運営者「{operator}」がその公式の立場にあることを確認できません。要確認です。",
            "en": "The name says “{word}”, but nothing shows that the operator “{operator}” speaks for it. To be checked.",
        },
    },
    sources=("line.prohibited.11", "line.special-badge", "line.mentor", "E1.3"),
)
def unproven_official_claim(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A room that calls itself official may be taken for impersonation (prohibition 11); an official badge or a named operator backs the claim."""
    told = tuple(_told(export, context))
    yield from told
    for each in _named(export):
        if not told or not isinstance(each, NotApplicable):
            yield each


def _told(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Where a text of a room that nobody is named for calls it official."""
    description = export.room.description or ""
    if export.room.badge != "none" or pattern("operator-told").search(description):
        return
    # a nickname backs no approval by an office or a company; that a room is official, it may
    claims: tuple[str, ...]
    if not export.operator.name and export.operator.kind == "public_body":
        claims = ("official-approved", "official-told")
    elif not export.operator.name:
        claims = ("official-approved", "office-posed", "official-told")
    elif _is_nickname(export) or _is_crowd(export):
        claims = ("official-approved", "office-posed")
    elif export.operator.kind in _NO_OFFICE and not _serves_an_office(export):
        claims = ("office-posed",)  # whoever they are, an office of the state they are not
    else:
        return
    for pointer, text in context.public_text:
        if pointer == "/room/name":
            continue
        for (start, end), _ in holding(text, pattern("approval-sign")):
            found = pattern(*claims).search(text, start, end)
            if found is None:
                continue
            is_elsewhere = pattern("official-elsewhere").search(text, start, end)
            if is_elsewhere is None and ban_in(text, *found.span()) is None:
                values = {"word": text[max(start, found.start() - 12) : found.end()]}
                message = "told"
                if claims == ("office-posed",):
                    message, values["operator"] = "told-unfit", export.operator.name or ""
                yield Problem(message, at=pointer, values=values, span=found.span())


def _named(export: RoomExport) -> Iterator[Yield]:
    written, description = export.room.name, export.room.description or ""
    name = plain_case(written)
    found = pattern("official-claim").search(name)
    # "the official fans" claims as much as "official"; a club so named may be talked of by anybody
    fans = pattern("official-fans").search(name)
    marked = pattern("official-marked").search(name)
    denial = pattern("formulas", "plain-denial" if fans or marked else "official-denial")
    is_room = marked or pattern("official-room").search(name)
    avowed = _avowed(export) if is_room and not denial.search(name) else None
    if avowed is not None:
        values = {"word": written[:_LONGEST], "phrase": avowed}
        yield Problem("denied", at="/room/name", values=values)
        return
    if found is None or denial.search(name) or denial.search(description):
        yield NotApplicable()
        return
    # "[official] cheering squad" is what it says it is, unless it tells that fans made it
    is_cheering = marked and pattern("official-denial").search(name)
    if is_cheering and pattern("fan-made").search(description):
        yield NotApplicable()
        return
    told = pattern("operator-told").search(description)
    if export.room.badge == "official" or (told and _backs(name, told["named"] or told[0], None)):
        return
    operator = export.operator.name
    if operator and _backs(name, operator, export.operator.kind):
        # nobody speaks for a star by a name of their own
        is_one = is_cheering and export.operator.kind == "person"
        bare = pattern("role-worn").sub("", operator)
        if not (is_one or _is_nickname(export)) or _shared(name, bare) >= _SHARED:
            return
        contacts = [getattr(export.operator, each) for each in _CONTACTS]
        # whoever can be reached is more than a nickname; none speaks for a street of shops alone
        if any(contacts):
            return
        # an address that anybody gets for nothing is a nickname once more
        if export.operator.email and export.operator.kind == "person":
            contacts = [""]
        if None in contacts and not is_cheering and not pattern("collective").search(name):
            return
    if not operator and export.room.badge is None and operator is None:
        yield Unknown("/operator/name", "/room/badge")
        return
    # where the width of letters hides the place, it is somewhere in the name
    span = found.span() if len(name) == len(written) else (0, len(written))
    values = {"word": written[slice(*span)][:_LONGEST]}
    message = "claim"
    if operator:
        message = "operator-unfit"
        values["operator"] = operator[:_LONGEST]
    yield Problem(message, at="/room/name", values=values, span=span)


def _avowed(export: RoomExport) -> str | None:
    """What the description of an official room says of those behind it: fans, or without leave."""
    description = export.room.description or ""
    if export.room.badge == "official" or export.operator.kind in _OFFICES:
        return None
    if pattern("told-with-leave").search(description):
        return None
    lists = ["told-without-leave"]
    # a cheering squad that tells it is one, or a room that is called unofficial, is what it says
    is_cheering = pattern("official-denial").search(plain_case(export.room.name))
    if not is_cheering and not pattern("plain-denial").search(description):
        lists.append("told-of-fans")
    for (start, end), found in holding(description, pattern(*lists)):
        if ban_in(description, *found.span()) is None:
            return description[start:end].strip()[:_LONGEST]
    return None


def _backs(name: str, operator: str, kind: str | None) -> bool:
    """Whether somebody so named can speak for the room; few can for a town or a school."""
    operator = operator.strip()
    if not operator or pattern("crowd").search(operator):
        return False
    body = pattern("public-body").search(name)
    if body is None or kind in ("public_body", "school", "company"):
        return True
    if pattern("public-name", "legal-form").search(operator):
        return True
    return _shared(name[: body.end()], operator) >= _SHARED_WITH_A_PUBLIC_BODY


def _serves_an_office(export: RoomExport) -> bool:
    """Whether the operator bears the name of one that works for the state."""
    name = export.operator.name or ""
    return pattern("public-body", "public-name", "office-served").search(name) is not None


def _is_nickname(export: RoomExport) -> bool:
    """Whether the operator is a person of whom no more than a nickname is told."""
    name = export.operator.name or ""
    if export.operator.kind != "person":
        return False
    is_role = pattern("role-named").search(name.strip()) is not None
    return is_role or not pattern("full-name", "legal-form").search(name)


def _is_crowd(export: RoomExport) -> bool:
    """Whether the operator is some of many, whom nobody appointed: residents, volunteers."""
    is_other = export.operator.kind == "other"
    return is_other and pattern("crowd").search(export.operator.name or "") is not None


def _shared(name: str, operator: str) -> int:
    """How many characters in a row the names of room and operator have in common."""
    room, other = (_MARKS.sub("", each).casefold() for each in (name, operator[:_LONGEST]))
    return max(
        (
            end - start
            for start in range(len(other))
            for end in range(start + 1, len(other) + 1)
            if other[start:end] in room
        ),
        default=0,
    )
