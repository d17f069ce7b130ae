"""moderation.spam-flood: the same text again and again, or one sender in a burst."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from auditor import Context, Problem, RoomExport, Unknown, Yield, rule

from .talk import Spoken, spoken
from .words import plain

SHOWN = 20


@rule(
    id="moderation.spam-flood",
    severity="medium",
    confidence="medium",
    tags=("talk", "spam-filter"),
    needs=("/messages",),
    options={"same": 5, "hours": 24, "length": 20, "burst": 20, "seconds": 60},
    title={
        "ja": "トークに同じ投稿のくり返しや連続投稿がない",
        "en": "No repeated posts or bursts in the talk",
    },
    failure_title={
        "ja": "トークに同じ投稿のくり返しや連続投稿がある",
        "en": "The talk holds repeated posts or a burst",
    },
    why={
        "ja": "短い時間に同じ内容をくり返す投稿は、荒らし（禁止規定第13項）と判断されることがあり"
        "ます。会話が流れて、ほかの人が離れる原因にもなります。",
        "en": "The same content repeated within a short time may count as disturbing the service "
        "(prohibition 13). It also buries the conversation and drives people away.",
    },
    fix={
        "ja": "くり返しの投稿を削除し、投稿した人に注意してください。宣伝なら「通報」し、"
        "特徴のある部分をNGワードに加えます。お知らせとして必要な内容は、"
        "アナウンスかノートに移してください。",
        "en": "Delete the repeats and caution the sender. Report advertising and ban its telling "
        "part. Move what is needed as a notice to an announcement or a note.",
    },
    messages={
        "same-text": {
            "ja": "同じ内容の投稿が{hours}時間以内に{count}回あります。",
            "en": "The same text was posted {count} times within {hours} hours.",
        },
        "burst": {
            "ja": "同じ人の投稿が{seconds}秒以内に{count}回続いています。",
            "en": "One sender posted {count} times within {seconds} seconds.",
        },
    },
    sources=("line.prohibited.13", "line.faq", "E2.14"),
)
def spam_flood(export: RoomExport, context: Context) -> Iterator[Yield]:
    """What the bots say is theirs to repeat; greetings among members are too short to count."""
    talk = spoken(export)
    if export.messages and not talk:
        yield Unknown("/messages/0/at", "/messages/0/sender")
        return
    yield from islice(_repeats(export, context, talk), SHOWN)
    yield from islice(_bursts(context, talk), SHOWN)


def _repeats(export: RoomExport, context: Context, talk: tuple[Spoken, ...]) -> Iterator[Problem]:
    bots = [export.bots.greeting.text, *(reply.text for reply in export.bots.auto_reply or ())]
    excused = {_key(text) for text in bots if text}
    said: dict[str, list[Spoken]] = defaultdict(list)
    for message in talk:
        key = _key(message.text)
        if len(key) >= context.option("length") and key not in excused:
            said[key].append(message)
    hours = context.option("hours")
    for messages in said.values():
        count, first = _most_within(messages, timedelta(hours=hours))
        if count >= context.option("same"):
            values = {"count": count, "hours": hours}
            yield Problem("same-text", at=f"/messages/{first.index}/text", values=values)


def _bursts(context: Context, talk: tuple[Spoken, ...]) -> Iterator[Problem]:
    by_sender: dict[str, list[Spoken]] = defaultdict(list)
    for message in talk:
        by_sender[message.sender].append(message)
    seconds = context.option("seconds")
    for messages in by_sender.values():
        count, first = _most_within(messages, timedelta(seconds=seconds))
        if count >= context.option("burst"):
            values = {"count": count, "seconds": seconds}
            yield Problem("burst", at=f"/messages/{first.index}/sender", values=values)


def _most_within(messages: list[Spoken], span: timedelta) -> tuple[int, Spoken]:
    """The most messages within one stretch of time, and the first of them."""
    best, best_first, start = 0, messages[0], 0
    for end, message in enumerate(messages):
        while message.at - messages[start].at > span:
            start += 1
        if end - start + 1 > best:
            best, best_first = end - start + 1, messages[start]
    return best, best_first


def _key(text: str) -> str:
    return "".join(plain(text).split())
