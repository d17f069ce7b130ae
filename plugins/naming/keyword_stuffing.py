"""naming.keyword-stuffing: search words heaped up in name or description."""

import re
from collections import Counter
from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule

_PARTS = re.compile(r"[|｜/／、,，・]")
_LONGEST_PART = 8
_TAG = re.compile(r"[#＃﹟]\s?([^\s#＃﹟]{1,40})")


@rule(
    id="naming.keyword-stuffing",
    severity="low",
    confidence="medium",
    effort="low",
    options={"tags": 10, "name_tags": 8, "repeats": 5, "parts": 8},
    title={
        "ja": "関係のない検索用の言葉が並んでいない",
        "en": "No heap of search words",
    },
    failure_title={
        "ja": "検索用の言葉が並んでいる",
        "en": "Search words are heaped up",
    },
    why={
        "ja": "関係のない検索用の言葉を並べないことは、スペシャルバッジの基準の1つです。",
        "en": "Not listing unrelated search words is a criterion of the special badge.",
    },
    fix={
        "ja": "名前と説明の言葉をルームの話題に絞り、ハッシュタグは10個未満にしてください。",
        "en": "Keep name and description to what the room is about, with fewer than ten hashtags.",
    },
    messages={
        "tags": {
            "ja": "説明にハッシュタグが{count}個あります（目安は{most}個未満）。",
            "en": "{count} hashtags in the description (yardstick: fewer than {most}).",
        },
        "name-tags": {
            "ja": "名前にハッシュタグが{count}個あります（目安は{most}個未満）。",
            "en": "{count} hashtags in the name (yardstick: fewer than {most}).",
        },
        "name-list": {
            "ja": "名前が{count}個の言葉の列になっています（目安は{most}個未満）。",
            "en": "The name is a row of {count} words (yardstick: fewer than {most}).",
        },
        "repeats": {
            "ja": "「{word}」が{count}回繰り返されています。",
            "en": "“{word}” stands {count} times.",
        },
    },
    sources=("line.special-badge", "graph.ranking-shikumi"),
)
def keyword_stuffing(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Not listing unrelated search words is a criterion of the special badge."""
    parts = [part.strip() for part in _PARTS.split(export.room.name)]
    if len(parts) >= context.option("parts") and all(
        1 < len(part) <= _LONGEST_PART for part in parts
    ):
        values = {"count": len(parts), "most": context.option("parts")}
        yield Problem("name-list", at="/room/name", values=values)
    in_name = _TAG.findall(export.room.name)
    if len(in_name) >= context.option("name_tags"):
        values = {"count": len(in_name), "most": context.option("name_tags")}
        yield Problem("name-tags", at="/room/name", values=values)
    text = export.room.description or ""
    tags = _TAG.findall(text)
    most, repeats = context.option("tags"), context.option("repeats")
    if len(tags) >= most:
        values = {"count": len(tags), "most": most}
        yield Problem("tags", at="/room/description", values=values)
    for word, count in sorted(Counter(tags).items()):
        if count >= repeats:
            yield Problem("repeats", at="/room/description", values={"word": word, "count": count})
