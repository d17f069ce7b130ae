"""guidelines.rules-exist: no rules, or rules that hold nothing yet."""

from collections.abc import Iterator
from typing import Final

from auditor import Context, Problem, RoomExport, Unknown, Yield, rule
from auditor.text import pattern

from .clauses import read_clauses, statements
from .dates import is_passing, names_rules
from .judging import Written, has_rules, missing_rules, rules_place, written_rules
from .moods import Mood
from .signposts import leads_to_door

_PLACES: Final = ("/guidelines", "/notes")
_NOTES: Final = "/notes/"
_SEVERAL: Final = 2
"""So many sentences of rules make a note one of rules, whatever it is called."""
_ADVICE: Final = frozenset(("report-contact-clause", "question-template-clause"))
"""Where to ask, and how: any note may end with that."""
_OF_THE_ROOM: Final = pattern(__package__, "signposts.json", "of-the-room")


@rule(
    id="guidelines.rules-exist",
    severity="high",
    confidence="high",
    tags=("rules",),
    options={"shortest": 30, "described": 6},
    title={"ja": "ルームのルールが書かれている", "en": "The room has written rules"},
    failure_title={
        "ja": "ルームのルールがない、または中身がない",
        "en": "The room has no rules, or empty ones",
    },
    why={
        "ja": "ルールが知らされていることは、スペシャルオープンチャットの目安にもなっています。"
        "「管理者の方針に反する行為」への対応も、書かれた方針があってはじめてできます。",
        "en": "Rules made known to members are a criterion of LINE's special badge, and acting "
        "on what goes against the admin's policy needs a written policy.",
    },
    fix={
        "ja": "≡ → ノートで、用意してある文をもとにルールを書き、「大事なノート」にしてください。",
        "en": "Write the rules as a note (≡ → ノート), starting from the ready text, and mark "
        "it as important.",
    },
    paste={
        "ja": "【ルームのルール】\n"
        "1. LINEオープンチャットの禁止規定と利用規約を守ってください。\n"
        "2. 個人情報（本名・住所・電話番号・LINE IDなど）は投稿しないでください。\n"
        "3. 誹謗中傷・差別・出会い目的・宣伝や勧誘は禁止します。\n"
        "4. 違反には、注意、警告、退会の順に対応します。\n"
        "5. 困ったときは管理者へメンションでお知らせください。",
        "en": "[House rules]\n"
        "1. Keep LINE OpenChat's prohibitions and terms of use.\n"
        "2. Do not post personal information (real names, addresses, phone numbers, LINE ids).\n"
        "3. Defamation, discrimination, dating, advertising and soliciting are forbidden.\n"
        "4. Breaches are met with a caution, a warning, then removal.\n"
        "5. If something is wrong, mention an admin.",
    },
    messages={
        "none": {
            "ja": "ガイドラインもノートも空です。",
            "en": "The guidelines and the notes are empty.",
        },
        "placeholder": {
            "ja": "ルールの場所に、準備中などの案内しか書かれていません。",
            "en": "The place of the rules holds only a placeholder.",
        },
        "too-short": {
            "ja": "ルールとして読める文が見つかりません（{length}文字）。",
            "en": "No sentence reads as a rule ({length} characters).",
        },
    },
    sources=("line.special-badge", "line.admin-manual", "note.startup-checklist"),
)
def rules_exist(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Whatever else is to be kept must first be written down."""
    everywhere = written_rules(context)
    texts = tuple(one for one in everywhere if one.pointer.startswith(_PLACES))
    shortest = context.option("shortest")
    if any(_is_rule(written, shortest) for written in texts if _is_place(written, export)):
        return
    if any(_sets_by_the_way(written) for written in texts if not _is_place(written, export)):
        return
    if any(leads_to_door(written.text) for written in texts) and any(
        _is_rule(written, shortest) for written in everywhere
    ):
        return
    if any(_sets_many(written, context.option("described")) for written in everywhere):
        return  # a description that is the rules
    if not has_rules(export):
        if not any(read_clauses(written.text).set for written in written_rules(context)):
            yield Unknown(*missing_rules(export))
        return
    length = sum(len(written.text.strip()) for written in texts)
    if not length:
        yield Problem("none", at=rules_place(export))
    elif any(_is_placeholder(written) for written in texts):
        yield Problem("placeholder", at=texts[0].pointer)
    else:
        yield Problem("too-short", at=texts[0].pointer, values={"length": length})


def _is_place(written: Written, export: RoomExport) -> bool:
    """Tell whether a text stands where rules are looked for, or says that it is of rules."""
    if not written.pointer.startswith(_NOTES):
        return True
    note = (export.notes or ())[int(written.pointer.split("/")[2])]
    return bool(note.important) or names_rules(written.text)


def _sets_by_the_way(written: Written) -> bool:
    """Tell whether a note that names no rules lays some down all the same.

    A recipe with a "do not" and a notice of where to order are none.
    """
    lasting = {
        (one.start, one.end)
        for clause, one in read_clauses(written.text).set.items()
        if clause not in _ADVICE and not is_passing(written.text[one.start : one.end])
    }
    if lasting:
        return True
    bans = [one for one in statements(written.text) if one.mood is Mood.RULE and one.bans]
    return len(bans) >= _SEVERAL or any(_OF_THE_ROOM.search(one.folded) for one in bans)


def _is_rule(written: Written, shortest: int) -> bool:
    if read_clauses(written.text).set:
        return True
    if len(written.text.strip()) < shortest:
        return False
    return any(one.mood is Mood.RULE and one.bans for one in statements(written.text))


def _sets_many(written: Written, described: int) -> bool:
    return written.pointer == "/room/description" and (
        len(read_clauses(written.text).set) >= described
    )


def _is_placeholder(written: Written) -> bool:
    return any(one.mood is Mood.PLACEHOLDER for one in statements(written.text))
