"""visibility.code-room-searchable: search shows a room that nobody without the code can enter."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule


@rule(
    id="visibility.code-room-searchable",
    severity="low",
    confidence="high",
    effort="low",
    needs=("/visibility/searchable", "/visibility/join_method"),
    when={"/visibility/join_method": "code"},
    title={
        "ja": "参加コードのルームが検索に出ない",
        "en": "A room with a join code stays out of search",
    },
    failure_title={
        "ja": "参加コードのルームが検索に出ている",
        "en": "A room with a join code shows up in search",
    },
    why={
        "ja": "検索で見つけた人はコードを知らないため参加できず、問い合わせやコードの書き込みを招きます。",
        "en": "Whoever finds the room by search has no code, asks for it, and somebody posts it.",
    },
    fix={
        "ja": "検索の許可をオフにするか、参加方法を「参加の承認」に変えてください。",
        "en": "Switch search off, or change joining to approval.",
    },
    patch=({"op": "replace", "path": "/visibility/searchable", "value": False},),
    messages={
        "searchable": {
            "ja": "参加コードが必要なルームですが、検索が許可されています。",
            "en": "The room needs a join code, yet search is allowed.",
        },
    },
    sources=("E2.4", "E1.11"),
)
def code_room_searchable(export: RoomExport) -> Iterator[Yield]:
    """Whoever finds the room by search has no code, asks for it, and somebody posts it."""
    if export.visibility.searchable:
        yield Problem("searchable", at="/visibility/searchable")
