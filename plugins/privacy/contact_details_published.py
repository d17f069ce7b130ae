"""privacy.contact-details-published: contact details of a person in public text."""

from collections.abc import Iterable, Iterator

from auditor import Context, Problem, RoomExport, Yield, rule
from auditor.text import Contact, ban_in, contacts, is_stated, stated

from .disclosures import is_public, passages
from .mentions import is_of_the_room
from .words import pattern

MESSAGES = {"phone": "phone", "email": "email", "line_id": "line-id", "handle": "handle"}
_HOMES = pattern("homes")
_HOME_WORDS = pattern("home-words")
DISCLOSURE = "/commerce/disclosure_text"
_SPELT_OUT = pattern("spelt-out")
_FANS = pattern("fans")
_FOLLOWED = pattern("followed")


@rule(
    id="privacy.contact-details-published",
    severity="critical",
    confidence="medium",
    effort="low",
    title={
        "ja": "公開の文章に個人の連絡先がない",
        "en": "No personal contact details in public text",
    },
    failure_title={
        "ja": "公開の文章に連絡先がある",
        "en": "Contact details stand in public text",
    },
    why={
        "ja": "LINE ID・電話番号・メールアドレスなどの掲載は、自分のものでも禁止規定の第1項で禁じられています。名前や説明は参加していない人にも見えます。",
        "en": "Prohibition 1 bans posting LINE ids, phone numbers or e-mail addresses, one's own included; name and description are visible to everybody.",
    },
    fix={
        "ja": "連絡先を文章から消し、個別の連絡はLINE公式アカウントか問い合わせフォームへ案内してください。事業者としての法律上の表示は、「特定商取引法に基づく表記」「募集要項」などの見出しと事業者名を付けるか、運営者情報（operator）に書けば対象になりません。",
        "en": "Remove the details and lead to an official account or a form. What the law makes a business state is not meant: put it under its heading with the name of the business, or into operator.",
    },
    paste={
        "ja": "個別のご連絡は、LINE公式アカウントまたはお問い合わせフォームへお願いします。このルームには連絡先を書き込まないでください。",
        "en": "For private matters please use our LINE Official Account or contact form. Do not post contact details here.",
    },
    options={
        "shared_domains": [
            "gmail.com",
            "googlemail.com",
            "yahoo.co.jp",
            "yahoo.com",
            "icloud.com",
            "me.com",
            "outlook.com",
            "outlook.jp",
            "hotmail.com",
            "hotmail.co.jp",
            "live.jp",
            "docomo.ne.jp",
            "ezweb.ne.jp",
            "au.com",
            "softbank.ne.jp",
            "i.softbank.jp",
            "ymobile.ne.jp",
            "proton.me",
        ],
    },
    messages={
        "phone": {
            "ja": "電話番号と思われる記載があります。",
            "en": "What looks like a phone number.",
        },
        "email": {
            "ja": "メールアドレスと思われる記載があります。",
            "en": "What looks like an e-mail address.",
        },
        "line-id": {
            "ja": "LINE IDと思われる記載があります。",
            "en": "What looks like a LINE id.",
        },
        "home": {
            "ja": "人の住まいの住所と思われる記載があります。",
            "en": "What looks like the address of somebody's home.",
        },
        "handle": {
            "ja": "ほかのサービスの個人IDと思われる記載があります。",
            "en": "What looks like a personal id of another service.",
        },
    },
    sources=("line.prohibited.1", "line.newsletter-4", "law.kojin-joho"),
)
def contact_details_published(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Prohibition 1 bans posting LINE ids, phone numbers or e-mail addresses, one's own included; name and description are visible to everybody."""
    own, domains = _own(export), _own_domains(export, context.option("shared_domains"))
    for pointer, passage in passages(context):
        told = [
            (MESSAGES[contact.kind], contact)
            for contact in contacts(passage.text)
            if contact.kind in MESSAGES
            and not is_stated(contact, own)
            and not (contact.kind == "email" and _domain(contact.text) in domains)
        ]
        home = _home(passage.text)
        spelt = None if told else _SPELT_OUT.search(passage.text)
        if spelt is not None and ban_in(passage.text, *spelt.span()) is None:
            yield Problem("line-id", at=pointer, span=spelt.span())
        if not told and home is None:
            continue
        disclosed = 0 if pointer == DISCLOSURE else passage.disclosed_from
        if home is not None and (disclosed is None or home[0] < disclosed):
            yield Problem("home", at=pointer, span=home)
        for message, contact in told:
            named = contact.kind == "handle" and _names_an_account(passage.text, contact)
            if named and context.fact(_follows_stars):
                continue
            if contact.text.startswith(("@", "＠")) and is_of_the_room(
                passage.text, contact.span, context
            ):
                continue
            if not is_public(contact, passage, disclosed):
                yield Problem(message, at=pointer, span=contact.span)


def _home(text: str) -> tuple[int, int] | None:
    """Where the postal address of somebody's home stands."""
    if _HOME_WORDS.search(text) is None:
        return None  # the pattern is dear, these words are rare
    found = _HOMES.search(text)
    return None if found is None or ban_in(text, *found.span()) else found.span()


def _follows_stars(context: Context) -> bool:
    """Whether the room is one of people who follow stars."""
    return any(_FANS.search(text) for _, text in context.public_text)


def _names_an_account(text: str, contact: Contact) -> bool:
    """Whether the handle stands behind the name of a service where stars are followed."""
    return _FOLLOWED.search(text[max(0, contact.span[1] - 80) : contact.span[1]]) is not None


def _own(export: RoomExport) -> frozenset[str]:
    """The contact details that a named or commercial operator states of itself."""
    operator = export.operator
    if operator.kind in (None, "person") and not operator.name:
        return frozenset()
    return stated(operator.phone, operator.email, operator.official_account)


def _own_domains(export: RoomExport, shared: Iterable[str]) -> frozenset[str]:
    """The domains of mailboxes that are a named operator's own: those at its address or site."""
    operator = export.operator
    if not operator.name:
        return frozenset()
    site = (operator.url or "").partition("://")[2].partition("/")[0].removeprefix("www.")
    domains = {_domain(operator.email or ""), site.partition(":")[0].casefold()}
    return frozenset(domains - {""} - set(shared))


def _domain(address: str) -> str:
    return address.rpartition("@")[2].strip().casefold() if "@" in address else ""
