"""privacy.named-persons: people are named along with what is their own affair, called against, or shown where they live."""

import re
from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule
from auditor.text import ban_in

from .pillory import exposed, homes_listed, likely, people_listed, pilloried
from .words import pattern

_SIGNS = (
    ("debts", pattern("debts"), pattern("dues")),
    ("real-name", pattern("real-names"), pattern("offenders")),
    ("alone", pattern("alone"), None),
    ("pilloried", pattern("pilloried"), pattern("calls-against")),
)
_VICTIMS = pattern("victims-of")
_REFUSING = pattern("refusing")
_READINGS = (
    ("pilloried", pilloried),
    ("health", exposed),
    ("homes", homes_listed),
    ("listed", people_listed),
)


@rule(
    id="privacy.named-persons",
    severity="medium",
    confidence="medium",
    effort="low",
    title={
        "ja": "名前を挙げて、未納や違反、ひとり暮らしを知らせたり、人を責めたりしていない",
        "en": "Nobody is named as owing, as an offender, as living alone or as somebody to act against",
    },
    failure_title={
        "ja": "名前や住まいを挙げて、未納や違反、ひとり暮らしを知らせたり、人を責めたりしている",
        "en": "People are named as owing, as offenders, as living alone or as somebody to act against",
    },
    why={
        "ja": "だれが未納か、だれが違反したかを名前とともに知らせると、プライバシーの侵害や名誉毀損にあたるおそれがあります。"
        "ひとり暮らしの住まいの一覧は、犯罪に使われます。",
        "en": "To tell by name who owes or who broke the rules may infringe privacy and defame; a list "
        "of where people live alone serves criminals.",
    },
    fix={
        "ja": "その文を消し、本人にだけ個別に知らせてください。見守りの名簿は、役員だけが見られる場所に置いてください。",
        "en": "Remove the sentence and tell only those concerned; keep lists of people to look after "
        "where only those in charge can see them.",
    },
    paste={
        "ja": "会費のご確認は、お一人ずつ個別にお知らせします。お名前をルームに書き込まないでください。",
        "en": "We remind people of dues one by one. Please write nobody's name in this room.",
    },
    messages={
        "debts": {
            "ja": "名前を挙げて、支払いがまだだと知らせるとみられる文があります（要確認）。",
            "en": "A sentence seems to tell by name who has not paid (to be checked).",
        },
        "real-name": {
            "ja": "ルールに反した人などの本名を知らせるとみられる文があります（要確認）。",
            "en": "A sentence seems to give the real name of somebody blamed (to be checked).",
        },
        "alone": {
            "ja": "ひとり暮らしの住まいの一覧などへ案内するとみられる文があります（要確認）。",
            "en": "A sentence seems to show where people live alone (to be checked).",
        },
        "pilloried": {
            "ja": "名前を挙げて人を責め、広めたり動いたりするよう呼びかけるとみられる文があります（要確認）。",
            "en": "A sentence seems to blame somebody by name and to call on others to spread it or to act (to be checked).",
        },
        "health": {
            "ja": "人の病気や事情を、本人の了解なく知らせるとみられる文があります（要確認）。",
            "en": "A sentence seems to tell of somebody's health or affairs without leave (to be checked).",
        },
        "homes": {
            "ja": "名前と住まいを並べた一覧とみられる文があります（要確認）。",
            "en": "A text seems to list names with where they live (to be checked).",
        },
        "listed": {
            "ja": "名前に、学年や送り迎え、体の具合、留守の時間などを添えた一覧とみられる文があります（要確認）。",
            "en": "A text seems to list names with school years, pick-ups, health or hours alone (to be checked).",
        },
    },
    sources=("line.prohibited.1", "line.prohibited.4", "law.kojin-joho"),
)
def named_persons(export: RoomExport, context: Context) -> Iterator[Yield]:
    """What is somebody's own affair is told to that person alone."""
    may_hold = likely(context)
    for pointer, text in context.public_text:
        told = set()
        title = context.title_above(pointer)
        for message, wanted, about in _SIGNS:
            if about is not None and about.search(title) is None and about.search(text) is None:
                continue
            span = _told(text, wanted)
            if span and (about is None or about.search(title + _around(text, span))):
                told.add(message)
                yield Problem(message, at=pointer, span=span)
        if "pilloried" not in told and (span := _told(text, _VICTIMS)):
            told.add("pilloried")
            yield Problem("pilloried", at=pointer, span=span)
        for message, read in _READINGS:
            span = None if message in told else read(text, may_hold)
            if span:
                yield Problem(message, at=pointer, span=span)


def _around(text: str, span: tuple[int, int]) -> str:
    return text[max(0, span[0] - 80) : span[1] + 40]


def _told(text: str, wanted: re.Pattern[str]) -> tuple[int, int] | None:
    """Where the text tells it, in a sentence that forbids nothing."""
    for found in wanted.finditer(text):
        rest = text[found.end() : found.end() + 20].partition("。")[0].partition("\n")[0]
        if _REFUSING.search(rest) is None and ban_in(text, *found.span()) is None:
            return found.span()
    return None
