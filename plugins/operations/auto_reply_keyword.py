"""operations.auto-reply-keyword: keywords that are empty, too short or given twice."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule
from auditor.text import plain_case

SHOWN = 50
_AGAIN = r"[「『“\"]NAME[」』”\"](?:と|を)?[^。\n]{0,4}(?:書|送|入力|打|つぶや|コメント)|(?:type|write|send) [“\"]?NAME[”\"]?"
_ELSEWHERE = (
    r"NAME[」』”]?(?:の(?:回|返事|案内|項目|答え)|を(?:ご覧|見て|書|送|入力)|と(?:書|送|入力|打))"
)


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
        "asks-for-itself": {
            "ja": "キーワード「{keyword}」の返事が、同じ言葉を書くよう案内しています。同じ返事がくり返されるおそれがあります（要確認）。",
            "en": "The reply to “{keyword}” tells people to write that word again; it may repeat itself.",
        },
        "circle": {
            "ja": "「{keyword}」と「{other}」の返事が互いを案内していて、答えにたどり着けないおそれがあります（要確認）。",
            "en": "The replies to “{keyword}” and “{other}” send people to each other, maybe to no answer.",
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
    said = tuple(
        (plain_case(reply.keyword or "").strip(), plain_case(reply.text or "")) for reply in replies
    )
    times = Counter(keyword for keyword, _ in said)
    told: set[str] = set()
    for index, reply in enumerate(replies):
        at = f"/bots/auto_reply/{index}/keyword"
        if reply.keyword is None:
            yield Unknown(at)
            continue
        keyword = reply.keyword.strip()
        key, shown = plain_case(keyword), keyword[:40]
        if not keyword:
            yield Problem("empty", at=at, values={"number": index + 1})
        elif len(keyword) < shortest:
            values = {"keyword": shown, "length": len(keyword), "shortest": shortest}
            yield Problem("short", at=at, values=values)
        elif times[key] > 1 and key not in told:
            told.add(key)
            yield Problem("twice", at=at, values={"keyword": shown, "count": times[key]})
        if keyword:
            yield from _calls(said, index, shown)


def _calls(said: Sequence[tuple[str, str]], index: int, shown: str) -> Iterator[Problem]:
    """A reply that asks for its own keyword, and two that send people to one another."""
    at = f"/bots/auto_reply/{index}/text"
    key, text = said[index]
    if _sends(_AGAIN, key, text):
        yield Problem("asks-for-itself", at=at, values={"keyword": shown})
    for name, back in said[:index]:
        if not name or name in key or key in name or name not in text or key not in back:
            continue
        if _sends(_ELSEWHERE, name, text) or _sends(_ELSEWHERE, key, back):
            yield Problem("circle", at=at, values={"keyword": shown, "other": name[:40]})


def _sends(how: str, name: str, text: str) -> bool:
    """Whether a text sends its readers to the reply of that name."""
    return re.search(how.replace("NAME", re.escape(name)), text) is not None
