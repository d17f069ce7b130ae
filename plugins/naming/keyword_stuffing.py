"""naming.keyword-stuffing: search words heaped up in name or description."""

import re
from collections import Counter
from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule

from .words import pattern

_PARTS = re.compile(r"[|｜/／、,，・]")
_WORDS = re.compile(r"[|｜/／、,，・#＃\s]+")
_LONGEST_PART = 8
_TAG = re.compile(r"[#＃﹟]\s?([^\s#＃﹟]{1,40})")

_FIELDS = (
    "tags-gambling",
    "tags-money",
    "tags-screen",
    "tags-games",
    "tags-pets",
    "tags-travel",
    "tags-tech",
    "tags-family",
    "tags-home",
    "tags-sound",
    "tags-sports",
    "tags-looks",
    "tags-learning",
    "tags-food",
    "tags-work",
    "tags-fortune",
    "tags-cars",
)
"""The lists of what people search for, one for each field."""


@rule(
    id="naming.keyword-stuffing",
    severity="low",
    confidence="medium",
    effort="low",
    options={"tags": 10, "name_tags": 8, "repeats": 5, "parts": 8, "fields": 5},
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
        "search-words": {
            "ja": "説明に検索用の言葉が{count}個並んでいます（目安は{most}個未満）。",
            "en": "{count} words for search stand in the description (yardstick: fewer than {most}).",
        },
        "name-list": {
            "ja": "名前が{count}個の言葉の列になっています（目安は{most}個未満）。",
            "en": "The name is a row of {count} words (yardstick: fewer than {most}).",
        },
        "fields": {
            "ja": "名前にも説明にもない話題のタグが、{count}つの分野にわたって並んでいます（目安は{most}つ未満）。",
            "en": "The tags name topics of {count} fields that neither name nor description speak of (yardstick: fewer than {most}).",
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
    yield from _in_name(export.room.name, context)
    yield from _in_tags(export, context)
    text = export.room.description or ""
    heading = pattern("search-heading").search(text)
    heaped = [part for part in _WORDS.split(heading["words"]) if part] if heading else []
    most = context.option("parts")
    if heading and len(heaped) >= most and max(map(len, heaped)) <= _LONGEST_PART:
        values = {"count": len(heaped), "most": most}
        yield Problem("search-words", at="/room/description", values=values, span=heading.span())
    tags = _TAG.findall(text)
    most, repeats = context.option("tags"), context.option("repeats")
    if len(tags) >= most:
        values = {"count": len(tags), "most": most}
        yield Problem("tags", at="/room/description", values=values)
    for word, count in sorted(Counter(tags).items()):
        if count >= repeats:
            yield Problem("repeats", at="/room/description", values={"word": word, "count": count})


def _in_tags(export: RoomExport, context: Context) -> Iterator[Problem]:
    """The tags that reach far beyond what name and description speak of."""
    tags, most = export.room.tags or (), context.option("fields")
    text = f"{export.room.name}\n{export.room.description or ''}"
    if len(tags) < context.option("tags") or pattern("tags-of-all").search(text):
        return
    foreign = [tag for tag in (tag.strip(" #＃") for tag in tags) if tag and tag not in text]
    count = sum(any(pattern(field).search(tag) for tag in foreign) for field in _FIELDS)
    if count >= most:
        yield Problem("fields", at="/room/tags", values={"count": count, "most": most})


def _in_name(name: str, context: Context) -> Iterator[Problem]:
    """The hashtags of a name, or its words in a row: short ones, or the topics that all search for."""
    tags, most = len(_TAG.findall(name)), context.option("name_tags")
    if tags >= most:
        yield Problem("name-tags", at="/room/name", values={"count": tags, "most": most})
        return
    parts, most = [part.strip() for part in _PARTS.split(name)], context.option("parts")
    topics = {part for part in _WORDS.split(name) if pattern("search-topic").match(part)}
    is_row = all(1 < len(part) <= _LONGEST_PART for part in parts)
    count = max(len(parts) if is_row else 0, len(topics))
    if count >= most:
        yield Problem("name-list", at="/room/name", values={"count": count, "most": most})
