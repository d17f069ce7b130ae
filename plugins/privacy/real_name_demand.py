"""privacy.real-name-demand: an open room demands real names, schools or employers."""

import re
from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Yield, rule
from auditor.text import ban_in, holding

from .requests import asked
from .words import pattern

_DATA = pattern("naming")
_DEMANDS = pattern("name-demands")
_BARRED = pattern("nameless-barred")
_REFUSING = pattern("refusing")
_NAMED_WHERE = pattern("named-where")
_OTHER_NAMES = pattern("other-names")
_POLICY = "/members/profile_policy"
_SHOWN = 40


@rule(
    id="privacy.real-name-demand",
    severity="medium",
    confidence="medium",
    effort="low",
    title={
        "ja": "本名や所属を名乗らせていない",
        "en": "Nobody has to use a real name",
    },
    failure_title={
        "ja": "本名や所属を名乗るよう求めている",
        "en": "Real names or affiliations are demanded",
    },
    why={
        "ja": "オープンチャットはルームごとの名前で参加できるのが特徴です。本名や学校名は個人情報に当たり、参加者を危険にさらすことがあります。",
        "en": "OpenChat lets people join under a name of their own; real names and schools are personal data and can endanger members.",
    },
    fix={
        "ja": "ニックネームで参加できると書き換えてください。名簿で確かめる必要がある校内・社内のルームは、参加の承認で確かめてください。",
        "en": "Say that nicknames are welcome; a closed school or company room can check people at approval.",
    },
    paste={
        "ja": "ニックネームでご参加ください。本名・学校名・勤務先が分かる名前は使わないでください。",
        "en": "Please join under a nickname; do not use a name that shows your real name, school or employer.",
    },
    messages={
        "demands": {
            "ja": "「{word}」を名乗るよう求める文があります。",
            "en": "A sentence demands “{word}”.",
        },
    },
    sources=("E2.2", "E2.7", "line.prohibited.1"),
)
def real_name_demand(export: RoomExport, context: Context) -> Iterator[Yield]:
    """OpenChat lets people join under a name of their own; real names and schools are personal data and can endanger members."""
    closed = export.visibility.join_method in ("approval", "code")
    if export.room.purpose in ("internal", "school") and closed and not _is_found(export):
        yield NotApplicable()
        return
    told = set()
    for each in asked(context, _DATA):
        if _OTHER_NAMES.search(each.sentence):
            continue
        if each.pointer == _POLICY or _NAMED_WHERE.search(each.sentence):
            told.add(each.pointer)
            yield Problem("demands", at=each.pointer, values={"word": each.word}, span=each.span)
    for pointer, text in context.public_text:
        for (start, end), found in holding(text, _DEMANDS) if pointer not in told else ():
            if _OTHER_NAMES.search(text, start, end):
                continue
            around = text[start : found.start()] + text[found.end() : end]
            if not _REFUSING.search(around) and ban_in(text, *found.span()) is None:
                told.add(pointer)
                yield _demand(pointer, found)
    for pointer, text in context.public_text:
        barred = _BARRED.search(text) if pointer not in told else None
        if barred is not None:
            yield _demand(pointer, barred)


def _demand(pointer: str, found: re.Match[str]) -> Problem:
    values = {"word": found.group().strip("。、.!;\n ")[:_SHOWN]}
    return Problem("demands", at=pointer, values=values, span=found.span())


def _is_found(export: RoomExport) -> bool:
    """Whether strangers find the room by search, and with it the names of those who are in it."""
    return export.visibility.searchable is True
