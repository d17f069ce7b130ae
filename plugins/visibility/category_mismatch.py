"""visibility.category-mismatch: no category, or one that LINE does not have."""

import re
from collections.abc import Iterator

from auditor import NotApplicable, Problem, RoomExport, Yield, rule
from auditor.text import plain_case

from .words import terms

CATEGORIES = {
    "ゲーム": 17,
    "スポーツ": 16,
    "芸能人・有名人": 26,
    "同世代": 7,
    "アニメ・漫画": 22,
    "金融・ビジネス": 40,
    "音楽": 33,
    "地域・暮らし": 8,
    "ファッション・美容": 20,
    "イラスト": 41,
    "研究・学習": 11,
    "働き方・仕事": 5,
    "学校・同窓会": 2,
    "料理・グルメ": 12,
    "健康": 23,
    "団体": 6,
    "妊活・子育て": 28,
    "乗り物": 19,
    "写真": 37,
    "旅行": 18,
    "動物・ペット": 27,
    "TV・VOD": 24,
    "本": 29,
    "映画・舞台": 30,
}
_IDS = frozenset(str(number) for number in CATEGORIES.values())
_ENGLISH = frozenset(terms("categories-in-english"))
_AND = re.compile(r"\s*(?:[&/,・]|\band\b)\s*(?:and\b)?\s*")


@rule(
    id="visibility.category-mismatch",
    severity="low",
    confidence="high",
    effort="low",
    needs=("/room/category",),
    title={
        "ja": "LINEのカテゴリーが選ばれている",
        "en": "One of LINE's categories is set",
    },
    failure_title={
        "ja": "カテゴリーがない、またはLINEの一覧にない",
        "en": "No category, or none of LINE's",
    },
    why={
        "ja": "カテゴリーは一覧やランキングで見つけてもらうための入口です。",
        "en": "The category is how people browse to the room.",
    },
    fix={
        "ja": "≡ → その他 → カテゴリー で近いものを選んでください。変更すると1〜2日ほど検索に出なくなります。",
        "en": "Choose the nearest under ≡ → その他 (Other) → カテゴリー (category). A change hides the room from search for a day or two.",
    },
    messages={
        "none": {
            "ja": "カテゴリーが選ばれていません。",
            "en": "No category is set.",
        },
        "unknown-name": {
            "ja": "「{category}」はLINEのカテゴリー一覧にありません。",
            "en": "“{category}” is none of LINE's categories.",
        },
    },
    sources=("graph.subcategories", "E1.6"),
)
def category_mismatch(export: RoomExport) -> Iterator[Yield]:
    """The category is how people browse to the room."""
    if export.room.region not in (None, "jp"):
        yield NotApplicable()
        return
    category = str(export.room.category).strip()
    if category in ("", "0"):
        yield Problem("none", at="/room/category")
    elif category not in CATEGORIES and category not in _IDS and not _is_english(category):
        yield Problem("unknown-name", at="/room/category", values={"category": category})


def _is_english(category: str) -> bool:
    """Whether it is a category of LINE's by its English name, however its parts are joined."""
    return _AND.sub(" & ", plain_case(category)) in _ENGLISH
