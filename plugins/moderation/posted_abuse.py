"""moderation.posted-abuse: insults, threats and exposing persons in the talk."""

from collections.abc import Iterator
from itertools import islice

from auditor import Problem, RoomExport, Yield, rule
from auditor.text import pattern

from .talk import sample, signs

SHOWN = 50
_ABUSE = pattern(__package__, "abuse.json", "abuse")
_VOWED = pattern(__package__, "abuse.json", "vowed")
_PASSING = pattern(__package__, "abuse.json", "passing")
_REPORTED = pattern(__package__, "abuse.json", "reported")
_GAME_ROOM = pattern(__package__, "abuse.json", "game-room")
_FOES = pattern(__package__, "abuse.json", "foes")
_AT_YOU = pattern(__package__, "abuse.json", "at-you")


@rule(
    id="moderation.posted-abuse",
    severity="medium",
    confidence="medium",
    tags=("talk", "harassment"),
    needs=("/messages",),
    title={
        "ja": "トークに暴言・脅し・晒しの投稿がない",
        "en": "No abuse, threats or exposing in the talk",
    },
    failure_title={
        "ja": "トークに暴言・脅し・晒しとみられる投稿がある",
        "en": "The talk seems to hold abuse, threats or exposing",
    },
    why={
        "ja": "人を傷つける言葉や個人を晒す投稿は、禁止規定第2項・第3項にあたるおそれがあります。"
        "管理者が黙認していると、ルームの削除や利用停止の対象になることがあります。",
        "en": "Words that wound and posts that expose a person may fall under prohibitions 2 and "
        "3. An admin who tolerates them puts the room and the account at risk.",
    },
    fix={
        "ja": "前後の会話を読み、双方の話を聞いたうえで、削除・注意・警告を決めてください。"
        "脅しや個人の特定は段階を経ずに対応し、記録を残します。",
        "en": "Read the context, hear both sides, then decide on deletion, a caution or a warning. "
        "Threats and exposing need action at once, with a record.",
    },
    paste={
        "ja": "人を傷つける表現があったため、投稿を削除しました。意見の違いがあるときは、"
        "相手ではなく内容について書いてください。くり返される場合は、ルールに沿って対応します。",
        "en": "We deleted a post with hurtful words. When you disagree, write about the matter, "
        "not the person. Repeated cases are handled as the rules say.",
    },
    messages={
        "abuse": {
            "ja": "暴言や脅しとみられる言葉があります（要確認）。",
            "en": "The message seems to hold abuse or a threat (to be checked).",
        },
        "exposing": {
            "ja": "個人を晒す・特定する投稿とみられます（要確認）。",
            "en": "The message seems to expose or identify a person (to be checked).",
        },
        "excluding": {
            "ja": "国籍・出自・障害などで人をおとしめ、締め出す投稿とみられます（要確認）。",
            "en": "The message seems to degrade or shut out people for what they are (to be checked).",
        },
        "endangering": {
            "ja": "武器や、人・動物への危害の投稿とみられます（要確認）。",
            "en": "The message seems to deal in weapons, or to bring harm to people or animals (to be checked).",
        },
    },
    sources=("line.prohibited.2", "line.prohibited.3", "line.defamation", "E2.17"),
)
def posted_abuse(export: RoomExport) -> Iterator[Yield]:
    """Words at a person, not words about words: what is quoted or reported is left alone."""
    for at, span in islice(_abusive(export), SHOWN):
        yield Problem("abuse", at=at, span=span)
    for sign in islice(signs(export, ("exposure",)), SHOWN):
        yield Problem("exposing", at=sign.pointer, span=sign.span)
    for sign in islice(signs(export, ("hate",)), SHOWN):
        yield Problem("excluding", at=sign.pointer, span=sign.span)
    told = {at for at, _ in _abusive(export)}
    for sign in islice(signs(export, ("violence",)), SHOWN):
        if sign.pointer not in told:
            yield Problem("endangering", at=sign.pointer, span=sign.span)


def _abusive(export: RoomExport) -> Iterator[tuple[str, tuple[int, int]]]:
    room = export.room
    plays = _GAME_ROOM.search(
        f"{room.category or ''}\n{room.name}\n{room.description or ''}".lower()
    )
    for at, text in sample(export):
        span = _wounding(text, is_play=plays is not None and _is_of_the_game(text))
        if span is not None:
            yield at, span


def _is_of_the_game(text: str) -> bool:
    """Whether what is said is said of the other side of a game, and of nobody in person."""
    return _FOES.search(text) is not None and _AT_YOU.search(text) is None


def _wounding(text: str, *, is_play: bool = False) -> tuple[int, int] | None:
    for found in _ABUSE.finditer(text):
        if _REPORTED.match(text, found.end()) is None and not (is_play and "殺" in found.group()):
            return found.span()
    vow = _VOWED.search(text)
    if vow is None or _REPORTED.match(text, vow.end()) or _PASSING.search(text):
        return None
    return vow.span()
