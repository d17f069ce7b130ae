"""naming.category-incoherence: name or description speak of another category than the one chosen."""

from collections.abc import Iterator

from auditor import NotApplicable, Problem, RoomExport, Yield, rule
from auditor.text import ban_in

from .words import pattern

SENSITIVE = {
    "妊活・子育て": "own-child",
    "学校・同窓会": "own-school",
    "動物・ペット": "own-animal",
    "本": "own-book",
    "料理・グルメ": "own-food",
    "乗り物": "own-vehicle",
    "写真": "own-photo",
}
"""The categories that other topics are hidden in, each with the list of its own words."""

_NUMBERS = {
    "2": "学校・同窓会",
    "12": "料理・グルメ",
    "19": "乗り物",
    "27": "動物・ペット",
    "28": "妊活・子育て",
    "29": "本",
    "37": "写真",
}
"""The same categories by the numbers that LINE gives them."""

_OF_CHILDREN = ("妊活・子育て", "学校・同窓会")
TOPICS = ("topic-money", "topic-dating", "topic-games")
PASTIMES = ("topic-sports", "topic-stars", "topic-tech")
"""Topics that no room hides: they are foreign only where the name is of nothing else either."""
_ENOUGH = 2


@rule(
    id="naming.category-incoherence",
    severity="low",
    confidence="low",
    effort="low",
    needs=("/room/category",),
    title={
        "ja": "名前・説明とカテゴリーが合っている",
        "en": "Name, description and category fit",
    },
    failure_title={
        "ja": "名前・説明とカテゴリーが合っていない",
        "en": "Name, description and category do not fit",
    },
    why={
        "ja": "話題とちがうカテゴリーに置くと、関係のない人に表示され、通報されやすくなります。",
        "en": "A room in the wrong category is shown to people it is not for, who report it.",
    },
    fix={
        "ja": "名前の話題に合うカテゴリーを選び直してください（変更すると1〜2日ほど検索に出なくなります）。",
        "en": "Choose the category that fits (a change hides the room from search for a day or two).",
    },
    messages={
        "other": {
            "ja": "「{word}」の話題ですが、カテゴリーは「{category}」です。",
            "en": "The topic is “{word}”, but the category is “{category}”.",
        },
        "described": {
            "ja": "説明は「{word}」「{other}」などの話題で、カテゴリー「{category}」の話題が見当たりません。",
            "en": "The description speaks of “{word}”, “{other}” and the like, and of nothing that belongs to the category “{category}”.",
        },
    },
    sources=("line.special-badge", "line.operation-manual"),
)
def category_incoherence(export: RoomExport) -> Iterator[Yield]:
    """A room in the wrong category is shown to people it is not for, who report it."""
    category = str(export.room.category).strip()
    category = _NUMBERS.get(category, category)
    if category not in SENSITIVE:
        yield NotApplicable()
        return
    named = next(_told("foreign-to-name", export.room.name), None) or _named_alone(export, category)
    is_book = category == "本" and pattern("coherent-name").search(export.room.name)
    if named is not None and not is_book:
        word, span = named
        values = {"word": word, "category": category}
        yield Problem("other", at="/room/name", values=values, span=span)
        return
    description = export.room.description or ""
    if pattern(SENSITIVE[category]).search(description):
        return
    named_too = pattern(SENSITIVE[category]).search(export.room.name) is None
    for topic in (*TOPICS, *PASTIMES) if named_too else TOPICS:
        places = dict(reversed(tuple(_told(topic, description))))
        in_name = {word for word, _ in _told(topic, export.room.name)} if named_too else set()
        if places and len(places.keys() | in_name) >= _ENOUGH:
            words = [*sorted(places, key=places.__getitem__), *sorted(in_name - places.keys())]
            values = {"word": words[0], "other": words[1], "category": category}
            at = places[words[0]]
            yield Problem("described", at="/room/description", values=values, span=at)
            return


def _named_alone(export: RoomExport, category: str) -> tuple[str, tuple[int, int]] | None:
    """A topic that fits beside the category's own, where neither name nor description is of these.

    A household's budget is no child yet, nor the word for a shop in general a meal.
    """
    own = pattern(SENSITIVE[category])
    text = f"{export.room.name}\n{export.room.description or ''}"
    if own.search(pattern("own-in-passing").sub("", text)):
        return None
    found = next(_told("foreign-to-name-unless-own", export.room.name), None)
    if found is None and category not in _OF_CHILDREN:
        found = next(_told("foreign-child", export.room.name), None)
    return found


def _told(words: str, text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The words of a list, each with its place, that the text does not forbid."""
    for found in pattern(words).finditer(text):
        if ban_in(text, *found.span()) is None:
            yield found.group(), found.span()
