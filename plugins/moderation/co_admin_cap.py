"""moderation.co-admin-cap: more co-admins than LINE lets a room have."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule


@rule(
    id="moderation.co-admin-cap",
    severity="low",
    tags=("staffing",),
    needs=("/admins/co_admins",),
    options={"most": 100},
    title={
        "ja": "共同管理者の人数がLINEの上限の中に収まっている",
        "en": "The number of co-admins is within LINE's limit",
    },
    failure_title={
        "ja": "共同管理者がLINEの上限より多く書かれている",
        "en": "More co-admins are listed than LINE allows",
    },
    why={
        "ja": "共同管理者は1つのオープンチャットにつき100人までです。それより多い一覧は古いか、"
        "一般のメンバーが混ざっている可能性があり、だれが権限を持つのか分からなくなります。",
        "en": "A room has at most 100 co-admins. A longer list is out of date or has ordinary "
        "members in it, and then nobody knows who holds which rights.",
    },
    fix={
        "ja": "トーク画面右上の≡ → その他 → 共同管理者で実際の一覧を確かめ、"
        "書き出しの内容を直してください。活動していない人は共同管理者から外すことをおすすめします"
        "。",
        "en": "Check the real list under ≡ → その他 (Other) → 共同管理者 (co-admins) and correct "
        "the export. Release those who are no longer active.",
    },
    messages={
        "over": {
            "ja": "共同管理者が{count}人書かれています（上限は{most}人）。",
            "en": "{count} co-admins are listed (the limit is {most}).",
        },
    },
    sources=("appllio.co-manager", "line.faq"),
)
def co_admin_cap(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A list beyond the app's own limit cannot be right."""
    count, most = len(export.admins.co_admins or ()), context.option("most")
    if count > most:
        yield Problem("over", at="/admins/co_admins", values={"count": count, "most": most})
