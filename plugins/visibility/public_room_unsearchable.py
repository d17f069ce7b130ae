"""visibility.public-room-unsearchable: a public room that nobody can find."""

from collections.abc import Iterator

from auditor import NotApplicable, Problem, RoomExport, Yield, rule


@rule(
    id="visibility.public-room-unsearchable",
    severity="low",
    confidence="high",
    effort="low",
    needs=("/visibility/searchable", "/room/audience"),
    when={"/room/audience": "public"},
    patch=({"op": "replace", "path": "/visibility/searchable", "value": True},),
    title={
        "ja": "だれでも参加できるルームが検索に出る",
        "en": "A public room can be found by search",
    },
    failure_title={
        "ja": "だれでも参加できるルームが検索に出ない",
        "en": "A public room cannot be found by search",
    },
    why={
        "ja": "検索を許可すると、宣伝をしなくてもLINEの中から参加者が来ます。閉じる理由がなければ許可するのが目安です。",
        "en": "With search allowed people arrive from inside LINE without promotion; allow it unless there is a reason to stay closed.",
    },
    fix={
        "ja": "≡ → その他 →「オープンチャットの検索を許可」をオンにしてください。限られた人のためのルームなら、対象（audience）を見直してください。",
        "en": "Switch on オープンチャットの検索を許可 (allow search) under ≡ → その他 (Other); or mend the audience in the export if the room is for a closed circle.",
    },
    messages={
        "unsearchable": {
            "ja": "一般公開のルームですが、検索が許可されていません。",
            "en": "The room is for the public, yet search is not allowed.",
        },
    },
    sources=("E1.10", "E1.11", "line.special-badge"),
)
def public_room_unsearchable(export: RoomExport) -> Iterator[Yield]:
    """With search allowed people arrive from inside LINE without promotion; allow it unless there is a reason to stay closed."""
    if export.visibility.join_method == "code":
        yield NotApplicable()  # search would show it to people who have no code
    elif not export.visibility.searchable:
        yield Problem("unsearchable", at="/visibility/searchable")
