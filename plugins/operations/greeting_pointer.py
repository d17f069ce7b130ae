"""operations.greeting-pointer: the greeting does not say where the rules are."""

from collections.abc import Iterator

from auditor import NotApplicable, Problem, RoomExport, Yield, rule
from auditor.text import pattern, plain_case

_POINTER = pattern(__package__, "words.json", "rules-place")
_SHORTEST_TITLE = 3


@rule(
    id="operations.greeting-pointer",
    severity="low",
    confidence="medium",
    tags=("greeting",),
    needs=("/bots/greeting/text",),
    when={"/bots/greeting/enabled": True},
    title={
        "ja": "あいさつでルールの場所を案内している",
        "en": "The greeting points to the rules",
    },
    failure_title={
        "ja": "あいさつでルールの場所を案内していない",
        "en": "The greeting does not point to the rules",
    },
    why={
        "ja": "ルールはメンバーに知らされていることが大切です。あいさつにルールの場所があれば、"
        "「知らなかった」を防ぎ、注意するときも説明しやすくなります。",
        "en": "Rules count when members know them. A greeting that says where they stand leaves "
        "nobody unaware and makes a later caution easy.",
    },
    fix={
        "ja": "あいさつの文に「ルールはノートの『大事なノート』にあります」の一文を加えてください。"
        "≡ → Bot → 自動応答 → あいさつ。",
        "en": "Add a sentence such as “The rules are in the important note” under ≡ → Bot → "
        "自動応答 → あいさつ (greeting).",
    },
    paste={
        "ja": "ルールはノートの「大事なノート」にあります。はじめにお読みください。",
        "en": "The rules are in the important note. Please read them first.",
    },
    messages={
        "no-pointer": {
            "ja": "あいさつの文に、ルールの場所の案内が見当たりません。",
            "en": "The greeting does not seem to say where the rules are.",
        },
    },
    sources=("E2.13", "line.special-badge", "E2.15"),
)
def greeting_pointer(export: RoomExport) -> Iterator[Yield]:
    """A greeting that gives the rules itself is a pointer, too."""
    text = plain_case(export.bots.greeting.text or "")
    if not text.strip():
        yield NotApplicable()
    elif _POINTER.search(text) is None and not _names_a_note(export, text):
        yield Problem("no-pointer", at="/bots/greeting/text")


def _names_a_note(export: RoomExport, text: str) -> bool:
    titles = (plain_case(note.title or "").strip() for note in export.notes or ())
    return any(len(title) >= _SHORTEST_TITLE and title in text for title in titles)
