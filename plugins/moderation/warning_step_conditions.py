"""moderation.warning-step-conditions: a step without the condition on which it is taken."""

from collections.abc import Iterator
from itertools import islice

from auditor import NotApplicable, Problem, RoomExport, Unknown, Yield, rule

SHOWN = 20


@rule(
    id="moderation.warning-step-conditions",
    severity="low",
    tags=("sanctions",),
    needs=("/moderation/warning_steps",),
    title={
        "ja": "警告の各段階に移る条件が決まっている",
        "en": "Every warning step says when it is taken",
    },
    failure_title={
        "ja": "いつ移るのかが決まっていない警告の段階がある",
        "en": "A warning step does not say when it is taken",
    },
    why={
        "ja": "段階の名前だけでは、何回目で警告になるのかが管理者ごとに変わってしまいます。"
        "回数や期間を決めておくと、だれが対応しても同じ結果になります。",
        "en": "With names alone every admin counts differently. A number or a period gives the "
        "same result whoever is on duty.",
    },
    fix={
        "ja": "それぞれの段階に「2回目の違反で」「注意から30日以内の再違反で」のような条件を書いて"
        "ください。",
        "en": "Give each step a condition such as “on the second breach” or “again within 30 "
        "days”.",
    },
    messages={
        "no-condition": {
            "ja": "段階「{name}」に移る条件が空です。",
            "en": "The condition of step “{name}” is empty.",
        },
    },
    sources=("E2.15", "E2.20"),
)
def warning_step_conditions(export: RoomExport) -> Iterator[Yield]:
    """A step that nobody knows when to take is taken at whim."""
    if not export.moderation.warning_steps:
        yield NotApplicable()
    yield from islice(_bare(export), SHOWN)


def _bare(export: RoomExport) -> Iterator[Yield]:
    for index, step in enumerate(export.moderation.warning_steps or ()):
        at = f"/moderation/warning_steps/{index}/after"
        if step.after is None:
            yield Unknown(at)
        elif isinstance(step.after, str) and not step.after.strip():
            name = (step.name or str(index + 1))[:40]
            yield Problem("no-condition", at=at, values={"name": name})
