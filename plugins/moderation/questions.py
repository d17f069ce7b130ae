"""Questions of members in the talk, and how long each waited for somebody else to speak."""

from datetime import timedelta

import attrs

from auditor import RoomExport
from auditor.text import pattern

from .talk import Spoken, spoken
from .words import plain

_QUESTION = pattern(__package__, "questions.json", "question")
_SHORTEST = 8


@attrs.frozen
class Question:
    """A question and the time until another person spoke; None while nobody has."""

    message: Spoken
    waited: timedelta | None


def questions(export: RoomExport) -> tuple[Question, ...]:
    """The questions of the sample; a sender who asks on before anybody speaks asks once."""
    found: list[Question] = []
    waiting: dict[str, Spoken] = {}
    for message in spoken(export):
        for sender in [sender for sender in waiting if sender != message.sender]:
            asked = waiting.pop(sender)
            found.append(Question(asked, message.at - asked.at))
        if message.sender not in waiting and _is_question(message.text):
            waiting[message.sender] = message
    found += [Question(asked, None) for asked in waiting.values()]
    return tuple(sorted(found, key=lambda question: question.message.index))


def _is_question(text: str) -> bool:
    return len(text.strip()) >= _SHORTEST and _QUESTION.search(plain(text[:2000])) is not None
