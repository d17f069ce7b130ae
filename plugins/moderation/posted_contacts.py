"""moderation.posted-contacts: contact details of persons stand in the talk."""

import re
from collections.abc import Iterator
from itertools import islice

from auditor import Problem, RoomExport, Unknown, Yield, rule
from auditor.text import Contact, contacts, is_stated, pattern, sentence_at, stated

from .talk import sample
from .words import plain

KINDS = {
    "phone": {"ja": "電話番号", "en": "a phone number"},
    "email": {"ja": "メールアドレス", "en": "an e-mail address"},
    "line_id": {"ja": "LINE ID", "en": "a LINE id"},
    "handle": {"ja": "他のSNSのID", "en": "an id of another app"},
    "invite_link": {"ja": "招待リンク", "en": "an invitation link"},
}
SHOWN = 50
_HOME = {"ja": "自宅の住所", "en": "a home address"}
_AT_HOME = pattern(__package__, "messages.json", "home")
_HOUSE_NUMBER = pattern(__package__, "messages.json", "house-number")
_TRADE = pattern(__package__, "messages.json", "place-of-trade")
_PUBLIC_DESK = pattern(__package__, "messages.json", "public-desk")
_SOMEBODY = pattern(__package__, "messages.json", "somebody")
_FREE_MAIL = pattern(__package__, "messages.json", "free-mail")
_JOB_POST = tuple(
    pattern(__package__, "messages.json", name)
    for name in ("employer", "job-pay", "job-place", "job-work")
)
"""What an advertised job tells of: who hires, what is paid, where, and for what."""
_MOBILE = re.compile(r"0[789]0")
_OWN_INVITATION = "line.me/ti/g2/"


@rule(
    id="moderation.posted-contacts",
    severity="medium",
    confidence="medium",
    tags=("talk", "personal-information"),
    needs=("/messages",),
    title={
        "ja": "トークに個人の連絡先が書き込まれていない",
        "en": "No personal contact details stand in the talk",
    },
    failure_title={
        "ja": "トークに個人の連絡先とみられる書き込みがある",
        "en": "The talk seems to hold personal contact details",
    },
    why={
        "ja": "LINE ID・電話番号などの掲載は、自分のものでも禁止規定第1項にあたるおそれがあります。"
        "トークはあとから参加した人も過去にさかのぼって読めるため、早めの削除が大切です。",
        "en": "Posting LINE ids, phone numbers and the like may fall under prohibition 1, even "
        "one's own. Newcomers can scroll back, so early deletion matters.",
    },
    fix={
        "ja": "メッセージを長押しして削除し、書き込んだ人に理由を伝えてください。"
        "くり返しを防ぐには、「ライン交換」「LINE ID」などをNGワードに登録します。",
        "en": "Press and hold the message, delete it and tell the writer why. To prevent more, "
        "enter words such as ライン交換 and LINE ID as banned words.",
    },
    paste={
        "ja": "個人の連絡先（LINE ID・電話番号・メールアドレスなど）が書き込まれていたため、"
        "安全のため削除しました。ご自身のものでも書き込まないようお願いします。",
        "en": "For safety we deleted a message with personal contact details (LINE id, phone "
        "number, e-mail). Please do not post even your own.",
    },
    messages={
        "contact": {
            "ja": "{kind}とみられる書き込みがあります（要確認）。",
            "en": "The message seems to hold {kind} (to be checked).",
        },
    },
    sources=("line.prohibited.1", "line.newsletter-4", "E2.13"),
)
def posted_contacts(export: RoomExport) -> Iterator[Yield]:
    """What members post of themselves and of others can be abused by every reader."""
    yield from islice(_found(export), SHOWN)


def _found(export: RoomExport) -> Iterator[Yield]:
    operator, invite = export.operator, export.visibility.invite_url
    own = stated(operator.phone, operator.email, invite)
    for at, text in sample(export):
        for contact in contacts(text):
            if contact.kind not in KINDS or _is_public(contact, own):
                continue
            if contact.kind == "phone" and _is_desk(text, contact):
                continue
            if _is_employers(text, contact):
                continue
            if _OWN_INVITATION in contact.text and invite is None:
                yield Unknown("/visibility/invite_url")
            else:
                values = {"kind": KINDS[contact.kind]}
                yield Problem("contact", at=at, values=values, span=contact.span)
        home = _home(text, operator.address)
        if home is not None:
            yield Problem("contact", at=at, values={"kind": _HOME}, span=home)


def _home(text: str, operator: str | None) -> tuple[int, int] | None:
    """Where a message tells the address of somebody's home; a place of trade is open to all."""
    written = plain(text)
    if _HOUSE_NUMBER.search(written) is None:
        return None  # the pattern of homes is dear, house numbers are rare
    found = _AT_HOME.search(written)
    if found is None or (operator and plain(operator) in written):
        return None
    if _TRADE.search(written, *sentence_at(written, found.start())):
        return None
    return found.span() if len(written) == len(text) else (0, len(text))


def _is_desk(text: str, contact: Contact) -> bool:
    """Whether it is the landline of a public office, and nobody is named beside it."""
    if _MOBILE.match(contact.digits):
        return False
    sentence = plain(text[slice(*sentence_at(text, contact.span[0]))])
    return _PUBLIC_DESK.search(sentence) is not None and _SOMEBODY.search(sentence) is None


def _is_employers(text: str, contact: Contact) -> bool:
    """Whether a complete job post names it for its employer, as the law on such posts asks."""
    written = plain(contact.text)
    if contact.kind == "phone":
        if _MOBILE.match(contact.digits):
            return False
    elif contact.kind != "email" or _FREE_MAIL.search(written):
        return False
    post = plain(text)
    return all(told.search(post) for told in _JOB_POST)


def _is_public(contact: Contact, own: frozenset[str]) -> bool:
    """Whether it is the operator's own, the room's invitation, a hotline, a mention or an account's id."""
    is_mention = plain(contact.text).startswith("@")
    return is_mention or contact.is_public_number or is_stated(contact, own)
