"""moderation.appeal-path: a member who was warned or removed cannot give their side."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule
from auditor.text import holding, quotation_around, sentence_at

from .removal import removes
from .voids import is_nothing, void
from .words import plain

_DEAF = void("deaf", "refusing")
"""Where nobody hears an objection, any denial in the text rules it out."""
_HEARING = void("hearing")
_CRITICS = void("critics-told")
_PUT_OUT = void("put-out-told")
_UNHEARD = void("unheard-told")
_DENIED = void("unheard-denied")
_CLOSED = void("appeal-closed")
_PAID = void("appeal-paid")
_FREE = void("appeal-free")
_NARROWED = void("appeal-narrowed")
_LONGEST = 60
_BEHIND = 24
"""Characters behind a sentence that may still tell that nobody is heard."""


@rule(
    id="moderation.appeal-path",
    severity="low",
    severity_when=(({"/members/count": {"at_least": 1000}}, "medium"),),
    tags=("sanctions",),
    needs=("/moderation/appeal", "/members/count"),
    title={
        "ja": "双方の話を聞く手順がある",
        "en": "Both sides of a dispute are heard",
    },
    failure_title={
        "ja": "双方の話を聞く手順がないか、申し出にお金がかかる",
        "en": "There is no way for both sides to be heard, or only for money",
    },
    why={
        "ja": "片方の通報だけで決めると、誤解や悪意のある通報で退会になる人が出ます。"
        "当事者の話を聞く窓口があると、公平さが伝わり、もめごとが長引きません。",
        "en": "Deciding on one report alone lets misunderstandings and malicious reports remove "
        "people. A way to be heard shows fairness and shortens disputes.",
    },
    fix={
        "ja": "意見の申し出先（問い合わせフォームや公式アカウントなど）と期限を決め、"
        "ルールに書いてください。個人のLINE IDは窓口にできません。",
        "en": "Name where to write (a form or an official account) and by when, and put it into "
        "the rules. A personal LINE id must not be used.",
    },
    paste={
        "ja": "【意見の申し出】注意・警告・退会に納得できないときは、"
        "7日以内に問い合わせフォーム（URL）からお知らせください。"
        "管理者と共同管理者が双方の話を確認し、結果をお伝えします。",
        "en": "[Your say] If you do not agree with a caution, warning or removal, write to us "
        "within seven days through the form (URL). The admins look at both sides and tell you the "
        "result.",
    },
    messages={
        "none": {
            "ja": "意見の申し出や、双方の話を聞く手順が書かれていません。",
            "en": "No way to object or to be heard is written down.",
        },
        "deaf": {
            "ja": "意見の申し出を受け付けないと書かれていて、双方の話を聞く手順が見当たりません（要確認）。",
            "en": "Objections are ruled out, and no way to be heard is named (to be checked).",
        },
        "paid": {
            "ja": "「{phrase}」は、意見の申し出にお金がかかると読めます。申し出は無料で受け、その支払いを求める人がいたら詐欺も疑ってください（要確認）。",
            "en": "“{phrase}” reads as if objecting cost money. Hear objections for nothing, and suspect fraud where somebody asks for a payment (to be checked).",
        },
        "told-otherwise": {
            "ja": "意見の申し出先が決められていますが、ルールには「{phrase}」とあります。どちらが正しいか要確認です。",
            "en": "A way to object is named, but the rules say “{phrase}”. To be checked: which is right?",
        },
    },
    sources=("E2.18", "graph.tsuho-tobei"),
)
def appeal_path(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Fair decisions hear both sides."""
    appeal = plain(export.moderation.appeal or "")
    if is_nothing(appeal):
        yield Problem("none", at="/moderation/appeal")
    elif (paid := _PAID.search(appeal)) is not None and not _FREE.search(appeal):
        said = appeal[slice(*sentence_at(appeal, paid.start()))].strip()[:_LONGEST]
        yield Problem("paid", at="/moderation/appeal", values={"phrase": said})
    elif _DEAF.search(appeal) and not _HEARING.search(appeal):
        yield Problem("deaf", at="/moderation/appeal")
    elif _HEARING.search(appeal):
        for pointer, text in context.rules_text:
            phrase = _refused(plain(text))
            if phrase is not None:
                yield Problem("told-otherwise", at=pointer, values={"phrase": phrase})
                return


def _refused(text: str) -> str | None:
    """The sentence of the rules that puts out critics unheard, or that rules out objections."""
    for (start, end), found in holding(text, _CRITICS):
        said = text[start:end]
        is_put_out = removes(said) or _PUT_OUT.search(said)
        behind = text[start : end + _BEHIND].partition("\n")[0]
        is_unheard = _UNHEARD.search(behind) and not _DENIED.search(behind)
        if is_put_out and is_unheard and quotation_around(text, *found.span()) is None:
            return said.strip()[:_LONGEST]
    for (start, end), found in holding(text, _CLOSED):
        is_all = _NARROWED.search(text, start, end) is None
        if is_all and quotation_around(text, *found.span()) is None:
            return text[start:end].strip()[:_LONGEST]
    return None
