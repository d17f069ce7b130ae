"""visibility.approval-question-personal-data: the join question asks for personal data."""

import re
from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule
from auditor.text import sentences

from .words import pattern

_IDENTITY = pattern("identity")
_STATUS = pattern("status")
_OF_OTHERS = pattern("of-others")
_OF_THINGS = pattern("of-things")
_REFUSAL = pattern("refusal")


@rule(
    id="visibility.approval-question-personal-data",
    severity="high",
    confidence="medium",
    effort="low",
    needs=("/visibility/join_question",),
    when={"/visibility/join_method": "approval"},
    title={
        "ja": "参加の質問が個人情報を求めていない",
        "en": "The join question asks for no personal data",
    },
    failure_title={
        "ja": "参加の質問が個人情報を求めている",
        "en": "The join question asks for personal data",
    },
    why={
        "ja": "個人情報の掲載は禁止規定の第1項で禁じられています。年齢・性別・婚姻の有無を条件にする質問は、出会い目的と受け取られることもあります。",
        "en": "Prohibition 1 bans posting personal data; asking for age, sex or marital status may be read as aiming at dating.",
    },
    fix={
        "ja": "質問を、目的や製品名など個人を特定しない内容に変えてください。",
        "en": "Ask for the purpose or the product instead.",
    },
    paste={
        "ja": "参加の目的を教えてください（お名前・連絡先・年齢は書かないでください）。",
        "en": "Please tell us why you join (no names, contact details or ages).",
    },
    messages={
        "identity": {
            "ja": "参加の質問が「{word}」を求めています。",
            "en": "The join question asks for “{word}”.",
        },
        "status": {
            "ja": "参加の質問が「{word}」を求めています。出会い目的と受け取られないか確認してください。",
            "en": "The join question asks for “{word}”; check that it cannot be read as aiming at dating.",
        },
    },
    sources=("line.prohibited.1", "line.prohibited.8", "law.kojin-joho"),
)
def approval_question_personal_data(export: RoomExport) -> Iterator[Yield]:
    """Prohibition 1 bans posting personal data; asking for age, sex or marital status may be read as aiming at dating."""
    question = export.visibility.join_question or ""
    for start, end in sentences(question):
        sentence = question[start:end]
        if _REFUSAL.search(sentence):
            continue
        for message, found in (
            ("identity", _asked(_IDENTITY, _OF_THINGS, sentence)),
            ("status", _asked(_STATUS, _OF_OTHERS, sentence)),
        ):
            if found:
                span = (start + found.start(), start + found.end())
                values = {"word": found.group()}
                yield Problem(message, at="/visibility/join_question", values=values, span=span)


def _asked(words: re.Pattern[str], others: re.Pattern[str], sentence: str) -> re.Match[str] | None:
    """What is asked about the member; a child's age or a product's name tells nothing of who joins."""
    found = words.finditer(sentence)
    return next((each for each in found if not others.search(sentence[: each.start()])), None)
