"""operations.description-first-line: the description opens with rules or ornament."""

import re
from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Yield, rule
from auditor.text import pattern, plain_case

_ORNAMENT = re.compile(r"\A(?:[^\w※]|_)+")
"""What may stand before the first word; ※ is as good as one, for it leads in a remark."""
_RULES_FIRST = pattern(__package__, "words.json", "rules-first")
_TOLD = pattern(__package__, "words.json", "sentence-end")
_BREAK = re.compile(r"[。！!？?♪‼\s#＃]+")


@rule(
    id="operations.description-first-line",
    severity="info",
    confidence="medium",
    tags=("appearance", "search"),
    needs=("/room/description",),
    options={"longest": 100},
    title={
        "ja": "説明文の1行目で、何のルームかが分かる",
        "en": "The first line of the description says what the room is about",
    },
    failure_title={
        "ja": "説明文の1行目で、何のルームかが分かりにくい",
        "en": "The first line of the description does not say what the room is about",
    },
    why={
        "ja": "検索の一覧に出るのは説明文の初めだけです。禁止事項や飾りから始まると、"
        "だれのための何のルームかが伝わらないまま読み飛ばされます。",
        "en": "Lists show only the beginning of a description. When it opens with bans or "
        "ornament, nobody learns whom the room is for.",
    },
    fix={
        "ja": "1行目を「だれが・何を話せるルームか」にし、ルールは後半かノートに移してください。"
        "変更後は1〜2日ほど検索に表示されないことがあります。",
        "en": "Say in the first line who can talk about what, and move rules to the end or to a "
        "note. After the change the room may be missing from search for a day or two.",
    },
    paste={
        "ja": "（テーマ）が好きな人が、（できること）を気軽に話せるルームです。"
        "はじめての方も歓迎します。",
        "en": "A room for people who like (theme) to talk about (what). Newcomers are welcome.",
    },
    messages={
        "rules-first": {
            "ja": "説明文が禁止事項や注意から始まっています。",
            "en": "The description opens with bans or warnings.",
        },
        "ornament": {
            "ja": "説明文の1行目が記号やタグだけです。",
            "en": "The first line of the description is ornament or tags only.",
        },
        "long": {
            "ja": "説明文の1行目に、区切りのない文が{length}文字続きます（目安は{longest}文字以内"
            "）。",
            "en": "The first line runs on for {length} characters (yardstick: {longest}).",
        },
    },
    sources=("line.operation-manual", "graph.member-fuyasu"),
)
def description_first_line(export: RoomExport, context: Context) -> Iterator[Yield]:
    """The opening is all that most people ever read."""
    lines = [line.strip() for line in (export.room.description or "").splitlines() if line.strip()]
    if not lines:
        yield NotApplicable()
        return
    first, longest, at = plain_case(lines[0][:400]), context.option("longest"), "/room/description"
    unbroken = max(map(len, _BREAK.split(lines[0])))
    if not any(char.isalnum() for char in first) or _is_tags(first):
        yield Problem("ornament", at=at)
    elif _RULES_FIRST.match(_ORNAMENT.sub("", first)):
        yield Problem("rules-first", at=at)
    elif unbroken > longest:
        yield Problem("long", at=at, values={"length": unbroken, "longest": longest})


def _is_tags(line: str) -> bool:
    """Whether the line is a row of tags; a tag as long as a sentence is one."""
    if not line.startswith("#") or "、" in line or _TOLD.search(line):
        return False
    return max(map(len, filter(None, re.split(r"[#\s]+", line))), default=0) <= 15
