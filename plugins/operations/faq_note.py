"""operations.faq-note: a support room without its frequent questions in one place."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Unknown, Yield, rule
from auditor.text import pattern, plain_case

_FAQ = pattern(__package__, "words.json", "faq")
_PAIR = pattern(__package__, "words.json", "faq-pair")
_FEWEST_PAIRS = 2


@rule(
    id="operations.faq-note",
    severity="low",
    severity_when=(({"/members/count": {"at_least": 300}}, "medium"),),
    confidence="medium",
    effort="medium",
    tags=("support", "notes"),
    needs=("/notes", "/members/count"),
    when={"/room/purpose": "customer_support"},
    title={
        "ja": "よくある質問がまとめられている",
        "en": "Frequent questions stand in one place",
    },
    failure_title={
        "ja": "よくある質問のまとめが見当たらない",
        "en": "Frequent questions are not collected",
    },
    why={
        "ja": "オープンチャットの強みは、一度の回答を全員が読めることです。"
        "流れたトークから探すのは難しいため、ノートにまとめておくと同じ質問が減り、"
        "メンバーどうしの助け合いも進みます。",
        "en": "The strength of OpenChat is that one answer serves all. Talk scrolls away; a note "
        "with frequent questions spares repeats and lets members help one another.",
    },
    fix={
        "ja": "ノートに「よくある質問」を作り、アナウンスとあいさつから案内してください。"
        "新しい質問に答えたら、その都度書き足します。",
        "en": "Write a note “Frequent questions”, point to it from an announcement and the "
        "greeting, and add to it after each new answer.",
    },
    paste={
        "ja": "【よくある質問】Q1.（質問）A1.（答え）／Q2.（質問）A2.（答え）"
        "／ここにない質問は「質問テンプレート」を使ってトークに書いてください。最終更新：（日付）",
        "en": "[Frequent questions] Q1. (question) A1. (answer) / Q2. (question) A2. (answer) / "
        "For other questions use the template and post them in the talk. Last updated: (date)",
    },
    messages={
        "none": {
            "ja": "ノート・説明文・アナウンス・自動応答に、よくある質問のまとめが見当たりません。",
            "en": "No note, description, announcement or auto-reply collects frequent questions.",
        },
    },
    sources=("E2.9", "E2.16"),
)
def faq_note(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Whatever place it stands in counts."""
    if any(_answers(plain_case(text)) for _, text in context.public_text):
        return
    places = ("/announcements", "/room/description")
    silent = [pointer for pointer in places if export.value_at(pointer) is None]
    if silent:
        yield Unknown(*silent)
    else:
        yield Problem("none", at="/notes")


def _answers(text: str) -> bool:
    """Whether a text names frequent questions, or puts questions and answers in pairs."""
    return _FAQ.search(text) is not None or len(_PAIR.findall(text)) >= _FEWEST_PAIRS
