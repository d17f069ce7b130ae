"""commerce.crypto-exchange-signal: no crypto-asset exchange without registration."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule

from .licences import holds
from .survey import survey


@rule(
    id="commerce.crypto-exchange-signal",
    severity="high",
    confidence="medium",
    effort="medium",
    tags=("content-risk", "crypto", "fraud-sign"),
    title={
        "ja": "無登録の暗号資産交換と見られる言葉がない",
        "en": "No signs of unregistered crypto-asset exchange",
    },
    failure_title={
        "ja": "無登録の暗号資産交換と見られる言葉がある",
        "en": "Signs of unregistered crypto-asset exchange",
    },
    why={
        "ja": "暗号資産の売買・交換・仲介を業として行うには、資金決済法の暗号資産交換業の登録が必要です。「USDT買取」「未上場コインの先行販売」は詐欺でも多く使われます。",
        "en": "Buying, selling, exchanging or brokering crypto-assets as a business needs "
        "registration under the Payment Services Act. “USDT bought” and presales of "
        "unlisted coins are frequent frauds.",
    },
    fix={
        "ja": "登録業者は登録番号（関東財務局長 第〇〇〇〇〇号）と名称を示してください。登録がない場合は、買取・交換・先行販売の案内を削除します。",
        "en": "A registered firm shows its number (such as 関東財務局長 第…号) and name. Otherwise "
        "remove offers to buy, exchange or presell.",
    },
    paste={
        "ja": "〇〇株式会社 暗号資産交換業者 関東財務局長 第〇〇〇〇〇号。暗号資産は価格が変動し、損失が生じることがあります。",
        "en": "… Inc., crypto-asset exchange, 関東財務局長 第…号. Prices of crypto-assets change and "
        "losses are possible.",
    },
    messages={
        "signal": {
            "ja": "「{phrase}」は暗号資産の交換や販売のしるしです。資金決済法の登録の有無を要確認です。登録番号を示せば解消します。",
            "en": "“{phrase}” is a sign of exchanging or selling crypto-assets. To be checked: "
            "registration under the Payment Services Act; showing the number settles it.",
        },
    },
    sources=("law.shikin-kessai", "line.investment-fraud", "line.prohibited.9"),
)
def crypto_exchange_signal(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Exchanging coins for others as a business is for registered firms only."""
    found = survey(context).first("crypto-trade")
    if found and not holds(export, context, "crypto"):
        for place in found:
            values = {"phrase": place.text}
            yield Problem("signal", at=place.pointer, span=place.span, values=values)
