"""moderation.warning-ladder: no steps between a first slip and removal."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule


@rule(
    id="moderation.warning-ladder",
    severity="medium",
    severity_when=(({"/members/count": {"below": 50}}, "low"),),
    effort="medium",
    tags=("sanctions",),
    needs=("/moderation/warning_steps", "/members/count"),
    options={"least": 2},
    title={
        "ja": "注意から退会までの段階が決まっている",
        "en": "There are steps from a caution to removal",
    },
    failure_title={
        "ja": "注意から退会までの段階が決まっていない",
        "en": "There are no steps from a caution to removal",
    },
    why={
        "ja": "警告なしの強制退会も規定違反ではありません。それでも段階を決めておくと、"
        "管理者どうしの判断がそろい、不公平だという不満やもめごとを減らせます。"
        "重大な違反は段階を飛ばしてかまいません。",
        "en": "Removing somebody without a warning breaks no rule of LINE's. Steps that are set "
        "beforehand still keep the admins' decisions alike and spare complaints of unfairness. "
        "Grave cases may skip them.",
    },
    fix={
        "ja": "次の段階をルールのノートに載せ、運営マニュアルにも同じものを書いてください。"
        "LINEにはメンバー一人の発言だけを止める機能がないため、段階は「注意 → 警告 → "
        "強制退会」にします。",
        "en": "Put the steps below into the note with the rules and into your manual. OpenChat "
        "cannot silence one member, so the steps are caution, warning, removal.",
    },
    paste={
        "ja": "【違反への対応】①1回目：投稿を削除し、管理者が注意します。②2回目：警告します。"
        "③3回目、または警告から30日以内の再違反：強制退会とします。"
        "④個人情報・勧誘・脅迫・わいせつなど重大な違反：段階を経ず強制退会とし、"
        "再参加を禁止します。",
        "en": "[What happens after a breach] 1. First time: the post is deleted and an admin "
        "cautions you. 2. Second time: a warning. 3. Third time, or again within 30 days of a "
        "warning: removal. 4. Personal data, solicitation, threats, obscenity and other grave "
        "cases: removal at once without return.",
    },
    messages={
        "none": {
            "ja": "警告の段階が決められていません。",
            "en": "No warning steps are set.",
        },
        "single": {
            "ja": "警告の段階が{count}つだけです（目安は{least}つ以上）。",
            "en": "There is only {count} step (yardstick: {least} or more).",
        },
    },
    sources=("E2.19", "E2.20", "line.faq"),
)
def warning_ladder(export: RoomExport, context: Context) -> Iterator[Yield]:
    """People accept a removal that they could see coming."""
    count, least = len(export.moderation.warning_steps or ()), context.option("least")
    if count == 0:
        yield Problem("none", at="/moderation/warning_steps")
    elif count < least:
        values = {"count": count, "least": least}
        yield Problem("single", at="/moderation/warning_steps", values=values)
