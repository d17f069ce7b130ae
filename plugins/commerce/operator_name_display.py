"""commerce.operator-name-display: the operator's name stands where members read it."""

import re
from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule
from auditor.text import sentences

from .survey import LONGEST, survey
from .trade import gate, promotes
from .trade_names import core
from .words import pattern

_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
_PART_END = re.compile(r"[\s()（）]+")
_TELLING = 5
_FEW = 2
_BETWEEN = 8
_ENDED = re.compile(r"[。.!?]")


@rule(
    id="commerce.operator-name-display",
    severity="medium",
    confidence="medium",
    effort="low",
    tags=("identity", "prohibition-14"),
    title={
        "ja": "運営者の名称がメンバーの読める場所にある",
        "en": "The operator’s name is shown to the members",
    },
    failure_title={
        "ja": "運営者の名称がメンバーの読める場所にない",
        "en": "The operator’s name is not shown to the members",
    },
    why={
        "ja": "禁止規定第14項の「身元が明確」は、メンバーや参加前の人が見てわかることが前提です。運営者の名称が社内の記録にあるだけでは足りません。",
        "en": "Prohibition 14 asks that the identity be clear, which means clear to members and "
        "to those about to join. A name in the company’s own records is not enough.",
    },
    fix={
        "ja": "説明文の最後と「大事なノート」に運営者の名称を書いてください（≡ → その他 → オープンチャット情報 → 説明）。",
        "en": "Write the operator’s name at the end of the description and in an important note ("
        "≡ → その他 (Other) → room information).",
    },
    paste={
        "ja": "運営：〇〇株式会社（公式サイト https://〜、LINE公式アカウント @〇〇〇）",
        "en": "Run by: … Inc. (site https://…, LINE Official Account @…)",
    },
    messages={
        "not-shown": {
            "ja": "運営者の名称「{name}」が、ルーム名・説明文・ノートなどのどこにも見当たりません。身元が明確といえるか要確認です（禁止規定第14項）。",
            "en": "The operator’s name “{name}” stands in no public text of the room. To be "
            "checked: is the identity clear to members (prohibition 14)?",
        },
    },
    sources=("line.prohibited.14", "E1.3", "E1.4"),
)
def operator_name_display(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A name known to the auditor alone identifies nobody to the members."""
    other = gate(promotes(export, context), "/commerce/sells")
    name = export.operator.name
    if other is not None:
        yield other
    elif name is None:
        yield Unknown("/operator/name")
    elif export.room.badge != "official" and not _is_shown(name, context):
        if not name.strip():
            yield NotApplicable()  # commerce.operator-identity tells that there is no name
            return
        silent = [
            pointer
            for pointer, value in (
                ("/room/description", export.room.description),
                ("/notes", export.notes),
            )
            if value is None
        ]
        if silent:
            yield Unknown(*silent)
        else:
            yield Problem("not-shown", at="/operator/name", values={"name": name[:LONGEST]})


def _is_shown(name: str, context: Context) -> bool:
    room = survey(context)
    person = core(_ASIDE.sub("", name))
    cores = [one for one in (core(name), person, *map(core, _parts(name))) if one]
    for passage in room.passages:
        shown = core(passage.text)
        if any(one in shown for one in cores):
            return True
        if any(_in_other_order(name, shown[slice(*each)]) for each in sentences(shown)):
            return True
        if _one_by_one(name, shown):
            return True
    return bool(room.said("named-operator"))


def _parts(name: str) -> list[str]:
    """The parts of a name that say by themselves who it is: a clinic's beside its company's."""
    return [part for part in _PART_END.split(name) if len(part) >= _TELLING]


def _in_other_order(name: str, sentence: str) -> bool:
    """Whether a sentence says all words of a name apart: 税理士・南の事務所 for 南税理士事務所."""
    words = [word for word in pattern("trade-name-part").split(core(name)) if word]
    return len(words) > _FEW and all(word in sentence for word in words)


def _one_by_one(name: str, text: str) -> bool:
    """Whether a text says the words of a name one behind the other, with a mark or a title between.

    古書 灯台守、店主 汐留 灯 for 古書 灯台守 汐留 灯.
    """
    first, *others = [core(word) for word in _PART_END.split(name.strip())]
    if not all(others) or not others or len(first) < _FEW:
        return False
    if len(first) + sum(map(len, others)) < _TELLING:
        return False
    start = text.find(first)
    while start >= 0:
        if _follow(others, text, start + len(first)):
            return True
        start = text.find(first, start + 1)
    return False


def _follow(words: list[str], text: str, at: int) -> bool:
    """Whether words stand in a text from a place on, each of them near the one before."""
    for word in words:
        found = text.find(word, at, at + _BETWEEN + len(word))
        if found < 0 or _ENDED.search(text, at, found):
            return False
        at = found + len(word)
    return True
