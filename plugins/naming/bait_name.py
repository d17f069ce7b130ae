"""naming.bait-name: a well-known person or institution's name beside investment talk."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule

from .words import pattern


@rule(
    id="naming.bait-name",
    severity="critical",
    confidence="medium",
    effort="low",
    tags=("content-risk",),
    title={
        "ja": "有名人や機関の名前で投資に誘っていない",
        "en": "No well-known name lures to investment",
    },
    failure_title={
        "ja": "有名人や機関の名前と投資の話が並んでいる",
        "en": "A well-known name stands beside investment talk",
    },
    why={
        "ja": "有名人や機関をかたる投資グループは、SNS型投資詐欺の典型的な手口です。",
        "en": "Investment groups in the name of celebrities or institutions are the typical lure of investment fraud.",
    },
    fix={
        "ja": "本人や機関の運営でなければ名前を外してください。本人・機関の運営なら、運営者情報に正式名称を書いてください。",
        "en": "Remove the name unless that person or institution runs the room; if so, state it as the operator.",
    },
    messages={
        "bait": {
            "ja": "「{person}」の名前と「{word}」が並んでいます。",
            "en": "“{person}” stands beside “{word}”.",
        },
    },
    sources=("line.investment-fraud", "line.security-investment", "line.prohibited.11"),
)
def bait_name(export: RoomExport) -> Iterator[Yield]:
    """Investment groups in the name of celebrities or institutions are the typical lure of investment fraud."""
    text = export.room.name + "\n" + (export.room.description or "")
    name = export.room.name
    person = pattern("bait-person").search(name)
    money = pattern("bait-money").search(text)
    taught = pattern("bait-taught").search(name)
    if (person is None or money is None) and taught and not _names(export, taught["person"]):
        # riches that a name of some weight teaches in person
        values = {"person": taught["person"], "word": taught["money"]}
        yield Problem("bait", at="/room/name", values=values, span=taught.span())
    if person is None or money is None:
        return
    if pattern("bait-study").search(text) or _names(export, person.group()):
        return
    values = {"person": person.group(), "word": money.group()}
    yield Problem("bait", at="/room/name", values=values, span=person.span())


def _names(export: RoomExport, person: str) -> bool:
    """Whether the operator goes by that name."""
    return person in (export.operator.name or "")
