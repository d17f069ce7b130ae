"""moderation.co-admin-shortage: too few co-admins for the size of the room."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Yield, rule


@rule(
    id="moderation.co-admin-shortage",
    severity="medium",
    severity_when=(
        ({"/members/count": {"at_least": 2000}}, "high"),
        ({"/members/count": {"below": 100}}, "low"),
    ),
    effort="medium",
    tags=("staffing",),
    needs=("/members/count", "/admins/co_admins"),
    options={"steps": [[50, 1], [500, 2], [2000, 5]]},
    title={
        "ja": "メンバー数に見合う共同管理者がいる",
        "en": "Enough co-admins for the size of the room",
    },
    failure_title={
        "ja": "メンバー数に対して共同管理者が足りない",
        "en": "Too few co-admins for the size of the room",
    },
    why={
        "ja": "管理者が一人だけだと、眠っている間や急な不在のときに荒らしや個人情報の投稿を消せま"
        "せん。管理者が使えなくなったあとに古参のメンバーが自動で管理者になり、"
        "ルームが失われた例もあります。",
        "en": "With one admin alone nobody can delete a raid or leaked personal data while that "
        "person sleeps or is away. Rooms have been lost when the admin dropped out and a "
        "long-standing member was promoted automatically.",
    },
    fix={
        "ja": "信頼できる人に共同管理者をお願いしてください。トーク画面右上の≡ → その他 → "
        "共同管理者 → 追加。一人だけの時間帯ができないよう、"
        "対応できる時間の違う人を選ぶと効果的です。",
        "en": "Ask people you trust to become co-admins: ≡ at the top right of the talk → その他 "
        "(Other) → 共同管理者 (co-admins) → add. Choose people who are awake at different hours.",
    },
    paste={
        "ja": "【共同管理者のお願い】このルームの見守りを手伝ってくださる方を募集します。"
        "お願いすること：ルールに反する投稿の削除、参加リクエストの確認、管理者への連絡。"
        "希望される方はこのメッセージにリアクションしてください。連絡先の交換は必要ありません。",
        "en": "[Co-admins wanted] We are looking for people who help to watch over this room: "
        "deleting posts that break the rules, checking join requests, telling the admin. If you "
        "would like to help, react to this message. No exchange of contact details is needed.",
    },
    messages={
        "too-few": {
            "ja": "メンバー{members}人に対して共同管理者は{co_admins}人です（目安は{wanted}人以上"
            "）。",
            "en": "Co-admins: {co_admins}, members: {members} (yardstick: {wanted} co-admins or more).",
        },
    },
    sources=("E2.15", "line.lively", "note.admin-absence", "own.practice"),
)
def co_admin_shortage(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Several people must be able to act; how many grows with the room."""
    members, co_admins = export.members.count or 0, export.admins.co_admins or ()
    wanted = max((least for size, least in context.option("steps") if members >= size), default=0)
    if wanted == 0:
        yield NotApplicable()
    elif len(co_admins) < wanted:
        values = {"members": members, "co_admins": len(co_admins), "wanted": wanted}
        yield Problem("too-few", at="/admins/co_admins", values=values)
