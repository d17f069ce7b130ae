"""moderation.posted-doubtful: messages of the talk that read like posts which should not stand there."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule
from auditor.text import Doubt, doubts, telling

from .luring import LURED_TO, luring, sold_to_minors
from .talk import MOST_MESSAGES, sample, signed

SHOWN = 20
_LEVELS = ((100, 0.9), (1_000, 0.95), (MOST_MESSAGES, 0.98))
"""The least likelihood that is told, by the number of messages: of many some read so by chance."""


@rule(
    id="moderation.posted-doubtful",
    severity="low",
    confidence="low",
    effort="low",
    tags=("talk",),
    needs=("/messages",),
    title={
        "ja": "トークに、気がかりな言い回しの投稿がない",
        "en": "No message of the talk raises doubts by its wording",
    },
    failure_title={
        "ja": "トークに、気がかりな言い回しの投稿がある",
        "en": "A message of the talk reads like posts that should not stand in a room",
    },
    why={
        "ja": "決まった言葉がなくても、誘い・売り込み・個人情報の掲載・人を傷つける投稿と受け取られる書き方があります。"
        "オープンチャットでは過去の投稿も、あとから入った人に読まれます。"
        "これは文字や語の統計による参考意見で、確からしさは低めです。",
        "en": "Luring, selling, exposing or hurting can do without any known word. In an OpenChat old messages too are "
        "read by all who join later. This is a statistical second opinion of low confidence.",
    },
    fix={
        "ja": "示された投稿を前後とあわせて読み、問題があれば削除・通報し、投稿した人に理由を伝えてください。問題がなければ、そのままで差し支えありません。",
        "en": "Read the message with those around it; if the doubt is justified, delete and report it and tell the sender why. "
        "If nothing applies, it may stay as it is.",
    },
    paste={
        "ja": "ルームの決まりに合わない投稿がありましたので、削除しました。心当たりのある方は、投稿の前にノートのルールをご確認ください。",
        "en": "A message that does not fit our rules was deleted. Please read the rules in the notes before you post.",
    },
    messages={
        "resembles": {
            "ja": "「{phrase}」は、載せないほうがよい投稿に言い回しが似ています（近さ {percent}%、似ている文字や語: {grams}）。前後の流れとあわせて確認してください。",
            "en": "“{phrase}” is worded like posts that should not stand in a room (likeness {percent} %; most alike: {grams}). Please read it in its context.",
        },
        "nearest": {
            "ja": "「{phrase}」は、載せないほうがよい投稿、とくに「{kind}」に言い回しが似ています（近さ {percent}%、似ている文字や語: {grams}）。前後の流れとあわせて確認してください。",
            "en": "“{phrase}” is worded like posts that should not stand in a room, most of all {kind} (likeness {percent} %; most alike: {grams}). Please read it in its context.",
        },
    },
    sources=(
        "line.prohibited.1",
        "line.prohibited.9",
        "line.prohibited.14",
        "own.practice",
    ),
)
def posted_doubtful(export: RoomExport, context: Context) -> Iterator[Yield]:
    """One problem a message, of those in which no known word has been found, the surest first."""
    del context
    talk = sample(export)
    known = signed(export).union(sign.pointer for sign in luring(export, LURED_TO))
    level = next(level for most, level in _LEVELS if len(talk) <= most)
    told = [
        (doubt, pointer, text)
        for pointer, text in talk
        if pointer not in known and sold_to_minors(text) is None
        for doubt in sorted(doubts(text), key=_surest_first)[:1]
        if doubt.likelihood >= level
    ]
    shown = sorted(told, key=lambda one: _surest_first(one[0]))[:SHOWN]
    for doubt, pointer, text in shown:
        message, values = telling(text, doubt)
        yield Problem(message, at=pointer, span=doubt.span, values=values)


def _surest_first(doubt: Doubt) -> float:
    return -doubt.likelihood
