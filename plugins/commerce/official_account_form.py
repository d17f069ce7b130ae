"""commerce.official-account-form: the id of the LINE Official Account has the right form."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule

from .reading import read
from .words import pattern


@rule(
    id="commerce.official-account-form",
    severity="medium",
    confidence="high",
    effort="low",
    tags=("official-account", "contact"),
    needs=("/operator/official_account",),
    when={"/operator/official_account": {"empty": False}},
    title={
        "ja": "LINE公式アカウントのIDが正しい形になっている",
        "en": "The id of the LINE Official Account is well formed",
    },
    failure_title={
        "ja": "LINE公式アカウントのIDの形が正しくない",
        "en": "The id of the LINE Official Account is not well formed",
    },
    why={
        "ja": "LINE公式アカウントのIDは「@」で始まります。「@」のないIDや line.me/ti/p/ のリンクは個人のLINEで、オープンチャットへの掲載は禁止規定第1"
        "項で認められません。",
        "en": "The id of a LINE Official Account begins with @. An id without it, or a "
        "line.me/ti/p/ link, is a person’s LINE, which prohibition 1 never allows in an "
        "OpenChat.",
    },
    fix={
        "ja": "LINE公式アカウントの管理画面（設定 > アカウント設定）でベーシックIDまたはプレミアムIDを確かめ、「@」から書いてください。",
        "en": "Look up the basic or premium id in the manager of the LINE Official Account "
        "(Settings > Account settings) and write it with the @.",
    },
    messages={
        "personal": {
            "ja": "「@」のないIDまたは個人用のリンクです。個人のLINEでないか要確認です（禁止規定第1項）。",
            "en": "This is an id without @ or a personal link. To be checked: is it a person’s "
            "LINE (prohibition 1)?",
        },
        "too-long": {
            "ja": "「@」のあとが長すぎて、LINE公式アカウントのIDの形になっていません。入力の誤りがないか要確認です。",
            "en": "What follows the @ is too long for the id of an official account. To be "
            "checked for typing errors.",
        },
        "malformed": {
            "ja": "LINE公式アカウントのIDの形（@と半角英数字）になっていません。入力の誤りがないか要確認です。",
            "en": "This does not have the form of an official id (@ and letters or digits). To "
            "be checked for typing errors.",
        },
    },
    sources=("line.prohibited.1", "line.newsletter-4", "E1.14"),
)
def official_account_form(export: RoomExport) -> Iterator[Yield]:
    """An official id begins with @; without it the id is a person's, which may never be shown."""
    account = read(export.operator.official_account or "").plain.strip()
    at = "/operator/official_account"
    if pattern("official-account").fullmatch(account):
        return
    if pattern("personal-line-id").fullmatch(account):
        yield Problem("personal", at=at)
    elif pattern("long-official-account").fullmatch(account):
        yield Problem("too-long", at=at)
    else:
        yield Problem("malformed", at=at)
