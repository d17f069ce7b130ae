"""operations.announcement-missing: nothing is pinned in a room that strangers join."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule


@rule(
    id="operations.announcement-missing",
    severity="low",
    severity_when=(({"/members/count": {"below": 100}}, "info"),),
    tags=("announcements",),
    needs=("/announcements", "/members/count"),
    when={"/members/count": {"at_least": 30}},
    title={
        "ja": "アナウンスでルールや大事なことを案内している",
        "en": "An announcement points to what matters",
    },
    failure_title={"ja": "アナウンスが1つもない", "en": "Nothing is pinned as an announcement"},
    why={
        "ja": "トークは流れていきます。ルールや問い合わせ先がいちばん上に固定されていないと、"
        "新しい人は気づかないまま参加することになります。",
        "en": "Talk scrolls away. Unless the rules and the way to the admins are pinned at the "
        "top, newcomers never see them.",
    },
    fix={
        "ja": "案内のメッセージをトークに送り、長押し → アナウンスで固定してください。",
        "en": "Send the notice as a message, press and hold it and choose アナウンス "
        "(announcement).",
    },
    paste={
        "ja": "【はじめにお読みください】ルールはノートの「大事なノート」にあります。LINE "
        "ID・電話番号などの個人情報は書き込めません。困ったときは管理者にメンションしてください。",
        "en": "[Please read first] The rules are in the important note. Do not post personal "
        "information such as LINE ids or phone numbers. If you need help, mention an admin.",
    },
    messages={
        "none": {
            "ja": "アナウンスが登録されていません（メンバー{members}人）。",
            "en": "No announcement is pinned ({members} members).",
        },
    },
    sources=("line.admin-manual", "line.special-badge", "E2.13"),
)
def announcement_missing(export: RoomExport) -> Iterator[Yield]:
    """The one line that everybody sees should point to the rules."""
    if not export.announcements:
        yield Problem("none", at="/announcements", values={"members": export.members.count})
