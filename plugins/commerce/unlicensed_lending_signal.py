"""commerce.unlicensed-lending-signal: no lending without registration, no trade in accounts or credit lines."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .findings import flagged, told_beside
from .licences import holds
from .survey import survey
from .words import pattern

_MEANING = {"ja": "口座・通帳・カードを報酬で借りる", "en": "accounts or cards lent for pay"}
_INTEREST = {"ja": "上乗せや担保つきの貸し付け", "en": "money lent at interest or on a pledge"}


@rule(
    id="commerce.unlicensed-lending-signal",
    severity="critical",
    confidence="medium",
    effort="medium",
    tags=("content-risk", "lending", "fraud-sign"),
    title={
        "ja": "無登録の貸付や口座売買と見られる言葉がない",
        "en": "No signs of unregistered lending or trade in accounts",
    },
    failure_title={
        "ja": "無登録の貸付や口座売買と見られる言葉がある",
        "en": "Signs of unregistered lending or trade in accounts",
    },
    why={
        "ja": "SNSで不特定の人に貸付を呼びかけることは、貸金業法第3条の登録が必要で、「個人間融資」の多くは違法な高金利や性的な被害につながっています。口座の売買は犯罪収益移転"
        "防止法、先払い買取や給料ファクタリングは実質的な貸付として問題になります。",
        "en": "Offering loans to the public needs registration under Article 3 of the Money "
        "Lending Business Act; most “private loans” lead to unlawful interest or abuse. "
        "Trading bank accounts offends the Act on Prevention of Transfer of Criminal "
        "Proceeds; buying wages or goods in advance is lending in disguise.",
    },
    fix={
        "ja": "登録のある貸金業者は、登録番号（東京都知事（1）第〇〇号など）と名称を説明文と「大事なノート」に書いてください。登録がない場合は、貸付・借入・現金化・口座の売買に関"
        "する言葉と投稿を削除します。",
        "en": "A registered lender states the number (such as 東京都知事（1）第…号) and name in the "
        "description and an important note. Otherwise remove everything on lending, "
        "borrowing, cashing and accounts.",
    },
    paste={
        "ja": "【禁止】お金の貸し借り、個人間融資、口座やスマホの売買・貸し借り、クレジットカードの現金化の投稿は禁止です。\nお金のことで困っている方は、消費者ホットライン "
        "188 に相談できます。",
        "en": "[Forbidden] Lending or borrowing money, private loans, trading or lending bank "
        "accounts or phones, cashing credit cards. Anyone in debt can call the consumer "
        "hotline 188.",
    },
    messages={
        "signal": {
            "ja": "{terms}は無登録の貸付や口座売買のしるしです（{meaning}）。貸金業法第3条の登録の有無などを要確認です。",
            "en": "{terms}: a sign of unregistered lending or trade in accounts ({meaning}). To "
            "be checked: registration under Article 3 of the Money Lending Business Act.",
        },
    },
    sources=("law.kashikin", "law.crime-proceeds", "line.prohibited.9"),
)
def unlicensed_lending_signal(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A registration covers lending only: no licence makes the sale of bank accounts lawful."""
    registered = holds(export, context, "lending")
    covered, never = pattern("lending-term"), pattern("account-term")
    for_seats = _names_for_seats(context)
    told = tuple(
        flagged(
            context,
            "illegal-finance",
            lambda hit: (
                hit.pointer in for_seats
                or (
                    registered
                    and covered.search(hit.matched) is not None
                    and never.search(hit.matched) is None
                )
            ),
        )
    )
    yield from told
    yield from told_beside(context, told, "account-lending", _MEANING)
    if not registered:
        yield from told_beside(context, told, "lent-at-interest", _INTEREST)


def _names_for_seats(context: Context) -> frozenset[str]:
    """The texts that lend names or papers for seats only: commerce.ticket-resale-signal tells them."""
    room = survey(context)
    resold = {hit.pointer for one in context.findings("ticket-resale") for hit in one.hits}
    return frozenset(
        pointer
        for pointer in resold
        if room.shows_beside(pointer, "ticket-seat")
        and not room.shows_beside(pointer, "account-thing")
    )
