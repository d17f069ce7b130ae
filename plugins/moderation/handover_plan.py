"""moderation.handover-plan: nobody is named to take over a large room."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule


@rule(
    id="moderation.handover-plan",
    severity="medium",
    severity_when=(({"/members/count": {"at_least": 2000}}, "high"),),
    tags=("staffing",),
    needs=("/admins/successor", "/members/count"),
    when={"/members/count": {"at_least": 500}},
    title={
        "ja": "管理者を引き継ぐ人が決まっている",
        "en": "A successor to the admin is named",
    },
    failure_title={
        "ja": "管理者を引き継ぐ人が決まっていない",
        "en": "No successor to the admin is named",
    },
    why={
        "ja": "担当者の異動や機種変更で管理者がいなくなると、"
        "LINEに頼んでも次の管理者を指名できません。適切な管理者がいないと判断されると、"
        "ほかのメンバーに権限が移ったり、ルームが削除されたりします。",
        "en": "When the admin is gone, LINE does not let anybody name the next one. A room judged "
        "to have no fit admin is handed to another member or deleted.",
    },
    fix={
        "ja": "引き継ぐ人を決めて共同管理者にしておいてください（権限は共同管理者にだけ移行できま"
        "す）。手順は、≡ → その他 → 管理者権限の移行です。戻せない操作なので、"
        "確認を求める人の身元に注意してください。",
        "en": "Name a successor and make that person a co-admin now: rights can be transferred to "
        "co-admins only. The transfer (管理者権限の移行) cannot be undone, so be sure whom you "
        "give them to.",
    },
    paste={
        "ja": "【引き継ぎメモ】引き継ぐ人：（ニックネーム・担当部署）／共同管理者にした日：／引き"
        "継ぐ条件：異動・30日以上の不在／伝えること：ルールの場所、NGワード、対応の記録、"
        "問い合わせ先",
        "en": "[Handover note] Successor: (nickname, department) / co-admin since: / when: "
        "transfer or 30 days' absence / to hand over: place of the rules, banned words, log, "
        "contact address",
    },
    messages={
        "none": {
            "ja": "引き継ぐ人が決められていません（メンバー{members}人）。",
            "en": "No successor is named ({members} members).",
        },
    },
    sources=("line.faq", "graph.kanrinin-kotsu", "note.admin-absence"),
)
def handover_plan(export: RoomExport) -> Iterator[Yield]:
    """A room should outlive the job of the person who made it."""
    if not (export.admins.successor or "").strip():
        yield Problem("none", at="/admins/successor", values={"members": export.members.count})
