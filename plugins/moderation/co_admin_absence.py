"""moderation.co-admin-absence: co-admins who keep their rights but are no longer there."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule


@rule(
    id="moderation.co-admin-absence",
    severity="low",
    severity_when=(({"/members/count": {"at_least": 1000}}, "medium"),),
    effort="medium",
    tags=("staffing",),
    needs=("/members/count", "/admins/co_admins"),
    options={"days": 60},
    title={
        "ja": "共同管理者の半数以上が活動している",
        "en": "At least half of the co-admins are active",
    },
    failure_title={
        "ja": "共同管理者の半数以上が長く活動していない",
        "en": "More than half of the co-admins have long been inactive",
    },
    why={
        "ja": "人数がそろっていても、活動していない共同管理者は投稿を消せません。"
        "使われていない権限は、端末の紛失や乗っ取りのときに悪用されるおそれもあります。",
        "en": "Inactive co-admins delete nothing, however many there are, and rights that nobody "
        "uses can be abused when a phone is lost or an account is taken over.",
    },
    fix={
        "ja": "活動していない共同管理者に続けられるかを確かめ、"
        "難しいときは権限を外して交代してもらってください。トーク画面右上の≡ → その他 → "
        "共同管理者。",
        "en": "Ask inactive co-admins whether they can go on; if not, release them and appoint "
        "others: ≡ → その他 (Other) → 共同管理者 (co-admins).",
    },
    messages={
        "away": {
            "ja": "共同管理者{count}人のうち{away}人が{limit}日を超えて活動していません。",
            "en": "{away} of {count} co-admins have not been active for more than {limit} days.",
        },
    },
    sources=("E2.14", "graph.kanrinin-kotsu", "own.practice"),
)
def co_admin_absence(export: RoomExport, context: Context) -> Iterator[Yield]:
    """The people on the list should be people who are there."""
    co_admins, limit = export.admins.co_admins or (), context.option("days")
    if not co_admins:
        yield NotApplicable()
        return
    ages = [context.age(person.last_active_at) for person in co_admins]
    away = sum(1 for idle in ages if idle is not None and idle.days > limit)
    silent = [index for index, idle in enumerate(ages) if idle is None]
    if away * 2 > len(co_admins):
        values = {"count": len(co_admins), "away": away, "limit": limit}
        yield Problem("away", at="/admins/co_admins", values=values)
    elif (away + len(silent)) * 2 > len(co_admins):
        yield Unknown(*(f"/admins/co_admins/{index}/last_active_at" for index in silent[:5]))
