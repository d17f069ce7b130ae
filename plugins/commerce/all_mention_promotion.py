"""commerce.all-mention-promotion: advertisements are not sent by mentioning everybody."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Unknown, Yield, rule

from .survey import survey
from .trade import gate, promotes


@rule(
    id="commerce.all-mention-promotion",
    severity="low",
    confidence="medium",
    effort="low",
    tags=("advertising", "mentions"),
    title={
        "ja": "全員メンションを宣伝に使っていない",
        "en": "Mentions of everybody are not used for advertising",
    },
    failure_title={
        "ja": "全員メンションが宣伝に使われる、または使われうる",
        "en": "Mentions of everybody are, or can be, used for advertising",
    },
    why={
        "ja": "全員メンションは、通知を切っている人にも届きます。宣伝に使うと退会や通報の原因になり、広告の一斉送信は同意を得た相手に限るという特定電子メール法の考え方にも合いませ"
        "ん。",
        "en": "A mention of everybody reaches even those who muted the room. Used for "
        "advertising it leads to leaving and reports, and does not fit the idea of opt-in "
        "for bulk advertising.",
    },
    fix={
        "ja": "「≡ → その他 → 権限」で全員メンションを管理者または共同管理者だけにし、使う場面を運営からの重要なお知らせに限ると決めてください。",
        "en": "Under ≡ → その他 (Other) → 権限 (permissions) limit mentions of everybody to the admin or "
        "co-admins, and keep them for important notices.",
    },
    paste={
        "ja": "全員メンションは、運営からの重要なお知らせだけに使います。商品やキャンペーンのご案内には使いません。",
        "en": "Mentions of everybody are for important notices by the admins only, never for "
        "products or campaigns.",
    },
    messages={
        "promoted": {
            "ja": "「{phrase}」と、全員メンションを宣伝に使う案内があります。要確認です（特定電子メール法の同意の考え方）。",
            "en": "“{phrase}” uses mentions of everybody for advertising. To be checked (opt-in "
            "for bulk advertising).",
        },
        "open": {
            "ja": "商用利用のルームで、全員メンションをメンバーのだれもが使えます。宣伝に使われないか要確認です。",
            "en": "In a room with commerce every member may mention everybody. To be checked: "
            "can it be used for advertising?",
        },
    },
    sources=("law.tokutei-denshi-mail", "graph.kanrinin-kotsu", "protocol.square"),
)
def all_mention_promotion(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A call to everybody is for what concerns everybody."""
    found = survey(context).first("mention-promotion")
    for place in found:
        values = {"phrase": place.text}
        yield Problem("promoted", at=place.pointer, span=place.span, values=values)
    if found:
        return
    other = gate(promotes(export, context), "/commerce/sells")
    at = "/permissions/mention_all"
    if other is not None:
        yield other
    elif export.permissions.mention_all is None:
        yield Unknown(at)
    elif export.permissions.mention_all == "member":
        yield Problem("open", at=at)
