"""privacy.personal-data-request: members are asked to post personal data in the talk."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule

from .requests import Asked, asked
from .words import pattern

_IDENTITY = pattern("identity")
_WEAK = pattern("weak")
_SECRETS = pattern("secrets")
_PAYMENT_CARDS = pattern("payment-cards")
_PAYMENT_PAGE = pattern("payment-page")
_SENSITIVE = pattern("sensitive")
_PLACES = pattern("places", "weak")
_PRIVATE = pattern("private")
_NICKNAMES = pattern("nicknames")
_INTIMATE = pattern("intimate")
_LAID_OPEN = pattern("laid-open")
_UNFORCED = pattern("unforced")
_FORCED = pattern("forced")
_OWN_THEME = pattern("own-theme")
_POLICY = "/members/profile_policy"


@rule(
    id="privacy.personal-data-request",
    severity="high",
    confidence="medium",
    effort="low",
    title={
        "ja": "トークに個人情報を書かせていない",
        "en": "Nobody is asked to post personal data",
    },
    failure_title={
        "ja": "トークやプロフィールに個人情報を求めている",
        "en": "Members are asked for personal data",
    },
    why={
        "ja": "オープンチャットの書き込みはあとから参加した人も含めて全員に見えます。注文や本人確認に必要な情報は、個別の窓口で受け取る必要があります。",
        "en": "Whatever is written is visible to all members, later ones too; what an order or a check of identity needs must be taken privately.",
    },
    fix={
        "ja": "その文を消し、個人情報が必要な手続きは公式アカウントやフォームへ案内してください。"
        "パスワードや確認番号は、どこでも求めないでください。名前の決まりなら、本名ではない呼び名をすすめてください。",
        "en": "Remove the sentence; lead procedures that need personal data to an official account or "
        "form. Never ask for passwords or codes. Where it is about names, recommend nicknames.",
    },
    paste={
        "ja": "ご注文・お手続きは、LINE公式アカウントまたは専用フォームで承ります。お名前・ご住所・お電話番号はこのルームに書き込まないでください。",
        "en": "Orders and procedures are handled by our LINE Official Account or form. Do not post your name, address or phone number here.",
    },
    messages={
        "asks": {
            "ja": "「{word}」を書くよう求める文があります。",
            "en": "A sentence asks members for “{word}”.",
        },
        "secret": {
            "ja": "「{word}」を知らせるよう求める文があります。パスワードや確認番号は、どの窓口でも求めてはいけません。",
            "en": "A sentence asks members for “{word}”. Passwords and codes must never be asked for, wherever.",
        },
        "card": {
            "ja": "「{word}」を知らせるよう求める文があります。カードの番号は、支払いの専用画面のほかで受け取ってはいけません。",
            "en": "A sentence asks members for “{word}”. Card numbers must be taken nowhere but on a payment page.",
        },
        "together": {
            "ja": "住んでいる所などと一緒に「{word}」を書くよう求める文があります。合わせると、だれのことか分かるおそれがあります。",
            "en": "A sentence asks for “{word}” along with where members live; together they may tell who it is.",
        },
        "intimate": {
            "ja": "「{word}」を、みんなに見える所に書くよう求める文があります。病気・信仰・収入などは、特に配慮の要る情報です。",
            "en": "A sentence asks members for “{word}” where everybody can read it. Illness, faith, income and the like call for special care.",
        },
    },
    sources=("line.prohibited.1", "E1.2", "law.kojin-joho"),
)
def personal_data_request(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Whatever is written is visible to all members, later ones too; what an order or a check of identity needs must be taken privately."""
    told = set()
    for message, each in _requests(export, context):
        sentence = (each.pointer, each.sentence)
        if sentence not in told and not each.pointer.startswith("/visibility"):
            told.add(sentence)
            yield Problem(message, at=each.pointer, values={"word": each.word}, span=each.span)


def _requests(export: RoomExport, context: Context) -> Iterator[tuple[str, Asked]]:
    for each in asked(context, _SECRETS):
        yield "secret", each
    for each in asked(context, _PAYMENT_CARDS):
        if not _PAYMENT_PAGE.search(each.sentence):
            yield "card", each
    for each in asked(context, _IDENTITY):
        # how members are to call themselves is what privacy.real-name-demand judges
        if not _is_private(each) and each.pointer != _POLICY:
            yield "asks", each
    for each in asked(context, _WEAK):
        others = _WEAK.sub("", each.sentence)
        kinds = len(set(_WEAK.findall(each.sentence))) + bool(_IDENTITY.search(others))
        if kinds > 1 and not _is_private(each) and not _NICKNAMES.search(each.sentence):
            yield "asks", each
    for each in asked(context, _SENSITIVE):
        if _PLACES.search(each.sentence) and not _is_private(each):
            yield "together", each
    for each in asked(context, _INTIMATE):
        if not _is_private(each) and _is_forced(export, each.sentence):
            yield "intimate", each


def _is_private(each: Asked) -> bool:
    return each.by_form or _PRIVATE.search(each.sentence) is not None


def _is_forced(export: RoomExport, sentence: str) -> bool:
    """Whether all are to answer; those who meet over an illness tell each other much of it."""
    if _LAID_OPEN.search(sentence) is None or _UNFORCED.search(sentence) is not None:
        return False
    theme = f"{export.room.name}\n{export.room.description or ''}"
    return _OWN_THEME.search(theme) is None or _FORCED.search(sentence) is not None
