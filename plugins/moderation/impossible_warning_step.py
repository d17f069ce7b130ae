"""moderation.impossible-warning-step: a step that OpenChat has no function for."""

from collections.abc import Iterator
from itertools import islice

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule
from auditor.text import ban_in, holding, pattern

from .words import has_any, words

SHOWN = 20
_EVERYBODY = pattern(__package__, "sanctions.json", "everybody")
_OFFENDING = pattern(__package__, "sanctions.json", "offending")
_MUTED = pattern(__package__, "sanctions.json", "mute-step")


@rule(
    id="moderation.impossible-warning-step",
    severity="medium",
    severity_when=(({"/members/count": {"below": 50}}, "low"),),
    confidence="medium",
    tags=("sanctions",),
    needs=("/moderation/warning_steps", "/members/count"),
    title={
        "ja": "警告の段階がLINEの機能で実行できる",
        "en": "Every warning step can be carried out in the app",
    },
    failure_title={
        "ja": "LINEの機能では実行できない警告の段階がある",
        "en": "A warning step cannot be carried out in the app",
    },
    why={
        "ja": "オープンチャットには、メンバー一人だけの投稿を止める機能（ミュートや一時的な投稿制"
        "限）がありません。実行できない段階を掲げると、その場で対応できず、"
        "ルール全体が軽く見られます。",
        "en": "OpenChat has no function that stops one member from posting (a mute or a temporary "
        "limit). A step that cannot be taken leaves you helpless and makes the rules look empty.",
    },
    fix={
        "ja": "その段階を「警告（次は退会）」か「強制退会（再参加は可）」に置き換えてください。"
        "全員の発言を止めたいときは、メインのトークを閲覧のみにする方法があります。",
        "en": "Replace the step by a last warning or by removal with permission to return. To stop "
        "everybody for a while, make the main talk read-only.",
    },
    paste={
        "ja": "②2回目：最後の警告とします。頭を冷やしていただくため、"
        "一度退会をお願いすることがあります（7日後から再参加できます）。",
        "en": "2. Second time: a last warning. We may ask you to leave for a while; you may join "
        "again after seven days.",
    },
    messages={
        "impossible": {
            "ja": "段階「{name}」は、メンバー一人に対して実行する機能がLINEにありません。",
            "en": "Step “{name}”: the app has no such function for a single member.",
        },
        "told": {
            "ja": "「{phrase}」と書かれていますが、メンバー一人の発言を止める機能はLINEにありません。",
            "en": "“{phrase}”: the app has no function that stops a single member from posting.",
        },
    },
    sources=("E2.19", "line.help-admin", "protocol.square"),
)
def impossible_warning_step(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Muting one member is not among the rights that the app gives to anybody."""
    told = tuple(islice(_told(context), SHOWN))
    if not export.moderation.warning_steps and not told:
        yield NotApplicable()
    yield from told
    yield from islice(_impossible(export), SHOWN)


def _told(context: Context) -> Iterator[Yield]:
    """Where a text of the room announces such a step for whoever breaks the rules."""
    wanted = pattern(__package__, "sanctions.json", "mute-one")
    for pointer, text in context.public_text:
        for (start, end), found in holding(text, wanted):
            sentence = text[start:end]
            is_possible = has_any(sentence, words("possible_scopes")) or _binds_all(sentence)
            if not is_possible and ban_in(text, *found.span()) is None:
                values = {"phrase": found.group()[:40]}
                yield Problem("told", at=pointer, values=values, span=found.span())


def _binds_all(sentence: str) -> bool:
    """Tell whether a sentence is about all members alike: that only admins write is a setting."""
    return _EVERYBODY.search(sentence) is not None and _OFFENDING.search(sentence) is None


def _impossible(export: RoomExport) -> Iterator[Yield]:
    for index, step in enumerate(export.moderation.warning_steps or ()):
        at = f"/moderation/warning_steps/{index}/name"
        if step.name is None:
            yield Unknown(at)
        elif _mutes(step.name):
            yield Problem("impossible", at=at, values={"name": step.name[:40]})


def _mutes(name: str) -> bool:
    """Tell whether a step stops one member from writing: asking for silence is no such thing."""
    if any(has_any(name, words(key)) for key in ("possible_scopes", "asked_steps")):
        return False
    return has_any(name, words("impossible_steps")) or (
        _MUTED.search(name) is not None and not _binds_all(name)
    )
