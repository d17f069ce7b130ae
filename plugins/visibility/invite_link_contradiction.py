"""visibility.invite-link-contradiction: a room that wants members but has switched off every way in."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Unknown, Yield, rule


@rule(
    id="visibility.invite-link-contradiction",
    severity="low",
    confidence="high",
    effort="low",
    needs=("/visibility/searchable", "/visibility/invite_link_enabled"),
    title={
        "ja": "参加への入口がある",
        "en": "There is a way in",
    },
    failure_title={
        "ja": "参加への入口がどこにもない",
        "en": "There is no way in",
    },
    why={
        "ja": "検索も招待リンクも切られていると、だれも参加できません。",
        "en": "With search and invite links both off nobody can join.",
    },
    fix={
        "ja": "≡ → 招待 でリンクを有効にするか、検索を許可してください。",
        "en": "Enable the invite link (≡ → 招待 (Invite)) or allow search.",
    },
    messages={
        "no-way-in": {
            "ja": "検索の許可と招待リンクがどちらもオフです。",
            "en": "Search and invite link are both off.",
        },
    },
    sources=("E2.4", "protocol.square"),
)
def invite_link_contradiction(export: RoomExport) -> Iterator[Yield]:
    """With search and invite links both off nobody can join, unless somebody invites by hand.

    A room that is joined by a code is one whose code is handed on, to those who are invited.
    """
    visibility = export.visibility
    if visibility.searchable or visibility.invite_link_enabled:
        return
    if visibility.join_method == "code":
        if export.permissions.invite_members is None:
            yield Unknown("/permissions/invite_members")
        return
    yield Problem("no-way-in", at="/visibility/invite_link_enabled")
