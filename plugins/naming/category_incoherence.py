"""naming.category-incoherence: the words of the name belong to another category than the one chosen."""

from collections.abc import Iterator

from auditor import NotApplicable, Problem, RoomExport, Yield, rule

SENSITIVE = ("妊活・子育て", "学校・同窓会", "動物・ペット", "本", "料理・グルメ", "乗り物", "写真")
FOREIGN = ("投資", "FX", "仮想通貨", "副業", "株式", "せどり", "稼")


@rule(
    id="naming.category-incoherence",
    severity="low",
    confidence="low",
    effort="low",
    needs=("/room/category",),
    title={
        "ja": "名前とカテゴリーが合っている",
        "en": "Name and category fit",
    },
    failure_title={
        "ja": "名前とカテゴリーが合っていない",
        "en": "Name and category do not fit",
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
    },
    sources=("line.special-badge", "line.operation-manual"),
)
def category_incoherence(export: RoomExport) -> Iterator[Yield]:
    """A room in the wrong category is shown to people it is not for, who report it."""
    category = str(export.room.category)
    if category not in SENSITIVE:
        yield NotApplicable()
        return
    for word in FOREIGN:
        start = export.room.name.find(word)
        if start >= 0:
            values = {"word": word, "category": category}
            yield Problem("other", at="/room/name", values=values, span=(start, start + len(word)))
