"""moderation.ban-list: a member removed for a grave breach may simply join again."""

from collections.abc import Iterator
from itertools import islice

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

from .removal import bars, removal_names, tells_removal
from .several import members_in
from .words import has_any, words

SHOWN = 50


@rule(
    id="moderation.ban-list",
    severity="medium",
    severity_when=(({"/members/count": {"below": 30}}, "low"),),
    confidence="medium",
    tags=("sanctions",),
    needs=("/moderation/log", "/moderation/ban_list", "/members/count"),
    title={
        "ja": "重大な違反で退会にした人の再参加を禁止している",
        "en": "Those removed for grave breaches are on the ban list",
    },
    failure_title={
        "ja": "重大な違反で退会にした人が再参加できる",
        "en": "Somebody removed for a grave breach may join again",
    },
    why={
        "ja": "強制退会だけでは、すぐに別の名前で戻ってこられます。荒らし・詐欺・脅迫などの場合は、"
        "再参加禁止リストに入れておくと同じ被害をくり返さずに済みます。",
        "en": "Removal alone lets people come back under another name at once. After raids, fraud "
        "or threats the ban list keeps the same harm from repeating.",
    },
    fix={
        "ja": "トーク画面右上の≡ → その他 → メンバー管理 → 再参加禁止リストに追加してください。"
        "すでに退会した人も追加でき、誤って入れたときは解除できます。",
        "en": "Add them under ≡ → その他 (Other) → メンバー管理 (members) → 再参加禁止リスト (ban "
        "list). People who already left can be added, and a mistake can be undone.",
    },
    messages={
        "not-banned": {
            "ja": "{number}件目の記録で退会になった人が、再参加禁止リストに見当たりません。",
            "en": "The member removed in entry {number} of the log is not on the ban list.",
        },
    },
    sources=("line.help-admin", "E2.19"),
)
def ban_list(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Grave breaches end with the door closed."""
    grave = tuple(_grave_removals(export, context))
    if not grave:
        yield NotApplicable()
    banned = frozenset(export.moderation.ban_list or ())
    for index, silent in islice(grave, SHOWN):
        member, at = (export.moderation.log or ())[index].member, f"/moderation/log/{index}"
        if silent:
            yield Unknown(f"{at}/{silent}")
        elif member not in banned and not banned.issuperset(members_in(member or "")):
            yield Problem("not-banned", at=f"{at}/member", values={"number": index + 1})


def _grave_removals(export: RoomExport, context: Context) -> Iterator[tuple[int, str]]:
    """Entries that bar somebody for ever, or are, or may be, removals for a grave reason.

    With each the field that is silent.
    """
    names = removal_names(export, context)
    for index, entry in enumerate(export.moderation.log or ()):
        if entry.action is not None and bars(entry.action):
            yield index, "" if entry.member is not None else "member"
            continue
        removed = entry.action is None or tells_removal(entry.action, names)
        if removed and (entry.rule is None or has_any(entry.rule, words("grave_reasons"))):
            fields = {"action": entry.action, "rule": entry.rule, "member": entry.member}
            yield index, next((name for name, value in fields.items() if value is None), "")
