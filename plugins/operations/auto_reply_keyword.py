"""operations.auto-reply-keyword: keywords that are empty, too short or given twice."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

from .sentences import plain

SHOWN = 50


@rule(
    id="operations.auto-reply-keyword",
    severity="low",
    tags=("auto-reply",),
    needs=("/bots/auto_reply",),
    options={"shortest": 2},
    title={
        "ja": "自動応答のキーワードが正しく設定されている",
        "en": "The keywords of the auto-replies are sound",
    },
    failure_title={
        "ja": "自動応答のキーワードに、空・短すぎる・重複のものがある",
        "en": "Some keywords of the auto-replies are empty, too short or given twice",
    },
    why={
        "ja": "空のキーワードは働かず、1文字のキーワードは関係のない会話にまで反応します。"
        "同じキーワードが2つあると、どちらの返事になるか分かりません。",
        "en": "An empty keyword does nothing, one of a single character answers unrelated talk, "
        "and two that are the same leave open which reply comes.",
    },
    fix={
        "ja": "「営業時間」「使い方」のように、質問でしか使わない2文字以上の言葉にしてください。"
        "≡ → Bot → 自動応答 → キーワード。",
        "en": "Use words of two or more characters that only questions contain, such as 営業時間 "
        "(opening hours): ≡ → Bot → 自動応答 → keyword.",
    },
    messages={
        "empty": {
            "ja": "{number}件目のキーワードが空です。",
            "en": "Keyword {number} is empty.",
        },
        "short": {
            "ja": "キーワード「{keyword}」は{length}文字です（目安は{shortest}文字以上）。",
            "en": "Keyword “{keyword}” has {length} character (yardstick: {shortest} or more).",
        },
        "twice": {
            "ja": "キーワード「{keyword}」が{count}回登録されています。",
            "en": "Keyword “{keyword}” is given {count} times.",
        },
    },
    sources=("line.admin-manual", "own.practice"),
)
def auto_reply_keyword(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A bot should speak when it is asked, and only then."""
    if not export.bots.auto_reply:
        yield NotApplicable()
    yield from islice(_odd(export, context.option("shortest")), SHOWN)


def _odd(export: RoomExport, shortest: int) -> Iterator[Yield]:
    replies = export.bots.auto_reply or ()
    times = Counter(plain(reply.keyword or "").strip() for reply in replies)
    told: set[str] = set()
    for index, reply in enumerate(replies):
        at = f"/bots/auto_reply/{index}/keyword"
        if reply.keyword is None:
            yield Unknown(at)
            continue
        keyword = reply.keyword.strip()
        key, shown = plain(keyword), keyword[:40]
        if not keyword:
            yield Problem("empty", at=at, values={"number": index + 1})
        elif len(keyword) < shortest:
            values = {"keyword": shown, "length": len(keyword), "shortest": shortest}
            yield Problem("short", at=at, values=values)
        elif times[key] > 1 and key not in told:
            told.add(key)
            yield Problem("twice", at=at, values={"keyword": shown, "count": times[key]})
