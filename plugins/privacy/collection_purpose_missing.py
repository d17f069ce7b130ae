"""privacy.collection-purpose-missing: personal data is collected by a form without a stated purpose, or passed on without consent."""

import re
from collections.abc import Iterable, Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Yield, rule
from auditor.text import holding, pattern

Span = tuple[int, int]

_FORM = pattern(__package__, "collection.json", "form")
_HINT = re.compile(
    "[Ff]orm|フォーム|シート|[力録答請](?:ページ|サイト)|[Ww]ebsite|[Ss]ite|[Pp]age|[Ss]heet|https?://"
)
_PURPOSE = pattern(__package__, "collection.json", "purpose")
_PASSED_ON = pattern(__package__, "collection.json", "passed-on")
_USED_ELSEWHERE = pattern(__package__, "collection.json", "used-elsewhere")
_CONSENT = pattern(__package__, "collection.json", "consent")
_GIVEN_AWAY = (("passed-on", _PASSED_ON), ("used-elsewhere", _USED_ELSEWHERE))
_OF_MEMBERS = pattern(__package__, "collection.json", "of-members")


@rule(
    id="privacy.collection-purpose-missing",
    severity="high",
    confidence="medium",
    effort="medium",
    title={
        "ja": "個人情報を集める目的と、外に出すときの同意が書かれている",
        "en": "What data is collected for, and passed on with whose consent, is stated",
    },
    failure_title={
        "ja": "個人情報を集める目的や、外に出すときの同意が書かれていない",
        "en": "Data is collected without a stated purpose, or passed on without consent",
    },
    why={
        "ja": "個人情報保護法は、集める前に利用目的を示すこと、第三者に渡す前に本人の同意を得ることを事業者に求めています（規模を問いません）。",
        "en": "The Act on the Protection of Personal Information requires every business, large or small, to state the purpose of use, and to ask before data goes to others.",
    },
    fix={
        "ja": "フォームのそばに、利用目的・保管期間・問い合わせ先を書き足してください。書かれたことを外で使う、"
        "ほかの会社に渡すときは、その前に本人の同意を得ると書いてください。",
        "en": "Beside the form state the purpose, how long the data is kept and whom to ask. Where what "
        "members write is used elsewhere or passed on, say that they are asked first.",
    },
    paste={
        "ja": "利用目的: お預かりした情報は〇〇のご案内だけに使い、〇か月後に削除します。お問い合わせは〇〇まで。",
        "en": "We use your data only to ○○ and delete it after ○ months. Contact: ○○",
    },
    messages={
        "form": {
            "ja": "フォームへの案内がありますが、利用目的の記載が見当たりません。",
            "en": "The text points to a form, but no purpose of use is stated.",
        },
        "passed-on": {
            "ja": "メンバーから聞いたことを、ほかの会社などに渡すとみられる文があります。本人の同意についての記載が見当たりません（要確認）。",
            "en": "A sentence seems to pass what members tell on to others; no consent is mentioned.",
        },
        "used-elsewhere": {
            "ja": "メンバーが書いたことや写真を、ルームの外で使うとみられる文があります。本人の同意についての記載が見当たりません（要確認）。",
            "en": "A sentence seems to use what members write or show outside the room; no consent is mentioned.",
        },
    },
    sources=("law.kojin-joho",),
)
def collection_purpose_missing(export: RoomExport, context: Context) -> Iterator[Yield]:
    """The Act on the Protection of Personal Information requires every business, large or small, to state the purpose of use."""
    texts = context.public_text
    forms = [(pointer, found) for pointer, text in texts if (found := _form(text))]
    given = tuple(_given_away(texts))
    yield from given
    if not forms and not given:
        yield NotApplicable()
    elif forms and not any(_PURPOSE.search(text) for _, text in texts):
        for pointer, found in forms:
            yield Problem("form", at=pointer, span=found.span())


def _form(text: str) -> re.Match[str] | None:
    # every pattern holds one of these, and to look for them is quick
    return _FORM.search(text) if _HINT.search(text) else None


def _given_away(texts: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """The sentences that take what members write out of the room, without a word on consent."""
    for pointer, text in texts:
        given: dict[Span, tuple[str, Span]] = {}
        for message, wanted in _GIVEN_AWAY:
            for sentence, found in holding(text, wanted):
                said = text[slice(*sentence)]
                if _OF_MEMBERS.search(said) and not _CONSENT.search(said):
                    given.setdefault(sentence, (message, found.span()))
        for _, (message, span) in sorted(given.items()):
            yield Problem(message, at=pointer, span=span)
