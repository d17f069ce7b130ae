"""visibility.closed-room-searchable: a room for a closed circle that search shows."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

from .circles import looks_at_who_asks, takes_anybody

PURPOSES = {
    "customer_support": {"ja": "お客さま対応", "en": "customer support"},
    "internal": {"ja": "社内", "en": "internal use"},
    "school": {"ja": "学校", "en": "school"},
}
AUDIENCES = {
    "customers": {"ja": "お客さま", "en": "customers"},
    "members": {"ja": "会員", "en": "members"},
    "staff": {"ja": "スタッフ", "en": "staff"},
    "students": {"ja": "生徒・学生", "en": "students"},
}
OPEN_PURPOSES = {
    "community": {"ja": "交流", "en": "community"},
    "marketing": {"ja": "広報・販促", "en": "marketing"},
    "event": {"ja": "イベント", "en": "event"},
    "other": {"ja": "その他", "en": "other"},
}
PUBLIC = {"ja": "だれでも", "en": "the public"}
NOT_SAID = {"ja": "記載なし", "en": "not said"}


@rule(
    id="visibility.closed-room-searchable",
    severity="high",
    confidence="high",
    effort="low",
    needs=("/visibility/searchable",),
    title={
        "ja": "限られた人のためのルームが検索に出ない",
        "en": "A room for a closed circle is not in search",
    },
    failure_title={
        "ja": "限られた人のためのルームが検索に出ている",
        "en": "A room for a closed circle shows up in search",
    },
    why={
        "ja": "顧客対応や社内・校内のルームが検索に出ると、関係のない人が集まり、やり取りが知られてしまいます。検索は、閉じたルームという特別な理由があるときに切る設定です。",
        "en": "Search brings strangers into a room for customers, staff or pupils and shows that it exists. Search is there to be switched off for closed rooms.",
    },
    fix={
        "ja": "トーク画面右上の≡ → その他 →「オープンチャットの検索を許可」をオフにしてください。だれでも参加できるルームにするなら、目的（purpose）と対象（audience）を見直してください。",
        "en": "Switch off オープンチャットの検索を許可 (allow search) under ≡ → その他 (Other). If anybody may join, mend purpose and audience in the export instead.",
    },
    patch=({"op": "replace", "path": "/visibility/searchable", "value": False},),
    messages={
        "searchable": {
            "ja": "目的が「{purpose}」、対象が「{audience}」のルームですが、検索が許可されています。",
            "en": "The room is for {audience} ({purpose}), yet search is allowed.",
        },
    },
    sources=("E1.10", "E1.11", "graph.hajimekata"),
)
def closed_room_searchable(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Search brings strangers into a room for customers, staff or pupils and shows that it exists."""
    purpose, audience = export.room.purpose, export.room.audience
    if purpose is None and audience is None:
        yield Unknown("/room/audience", "/room/purpose")
        return
    closed = audience in AUDIENCES if audience is not None else purpose in PURPOSES
    if not closed or takes_anybody(context) or looks_at_who_asks(context):
        yield NotApplicable()
    elif export.visibility.searchable:
        values = {
            "purpose": {**PURPOSES, **OPEN_PURPOSES}.get(purpose or "", NOT_SAID),
            "audience": {**AUDIENCES, "public": PUBLIC}.get(audience or "", NOT_SAID),
        }
        yield Problem("searchable", at="/visibility/searchable", values=values)
