"""operations.translation-pair: the translation bot is on without one pair of languages."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule
from auditor.text import plain_case


@rule(
    id="operations.translation-pair",
    severity="info",
    tags=("translation",),
    needs=("/bots/translation/languages",),
    when={"/bots/translation/enabled": True},
    title={
        "ja": "通訳の言語が1組に決まっている",
        "en": "The translation bot has one pair of languages",
    },
    failure_title={
        "ja": "通訳の言語の組が正しくない",
        "en": "The translation bot's pair of languages is wrong",
    },
    why={
        "ja": "通訳は、一度に1組の言語だけを訳します。組が足りない・多いときは、"
        "期待した言葉が訳されず、誤解のもとになります。",
        "en": "The bot translates one pair of languages at a time. With too few or too many, "
        "messages stay untranslated and misunderstandings follow.",
    },
    fix={
        "ja": "トーク画面右上の≡ → Bot → 通訳で、いちばん使われる2つの言語を選んでください。"
        "使っていなければオフにします。",
        "en": "Choose the two languages that are used most under ≡ → Bot → 通訳 (translation), or "
        "switch the bot off.",
    },
    messages={
        "not-a-pair": {
            "ja": "通訳の言語が{count}つ書かれています（2つで1組です）。",
            "en": "{count} languages are listed (a pair is two).",
        },
    },
    sources=("tw.manual-2020", "line.admin-manual"),
)
def translation_pair(export: RoomExport) -> Iterator[Yield]:
    """Two languages, and not the same twice."""
    count = len({plain_case(name).strip() for name in export.bots.translation.languages or ()})
    if count != 2:
        yield Problem("not-a-pair", at="/bots/translation/languages", values={"count": count})
