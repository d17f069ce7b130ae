"""moderation.ladder-ending: the warning steps do not end in removal."""

from collections.abc import Iterator
from itertools import islice

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

from .removal import is_own_word, is_removal, warns

_LAST = 2  # behind a removal stands at the most that nobody removed comes back


@rule(
    id="moderation.ladder-ending",
    severity="low",
    confidence="medium",
    tags=("sanctions",),
    needs=("/moderation/warning_steps",),
    title={
        "ja": "警告の最後の段階が強制退会になっている",
        "en": "The last warning step is removal",
    },
    failure_title={
        "ja": "警告の最後の段階が強制退会になっていない",
        "en": "The last warning step is not removal",
    },
    why={
        "ja": "注意と警告だけで終わると、くり返す人への対応が決まらないままになります。"
        "管理者が実際にとれるいちばん強い手段は、強制退会と再参加の禁止です。",
        "en": "Cautions alone leave open what happens to those who go on. The strongest means "
        "that an admin has is removal and the bar to joining again.",
    },
    fix={
        "ja": "最後の段階に「強制退会（再参加禁止）」を加え、"
        "どんなときにその段階になるかを書いてください。",
        "en": "Add “removal (no return)” as the last step and say when it is reached.",
    },
    paste={
        "ja": "③警告のあとも改善がみられないとき：強制退会とし、再参加を禁止します。",
        "en": "3. If nothing changes after a warning: removal without return.",
    },
    messages={
        "open-end": {
            "ja": "最後の段階「{name}」に退会が含まれていません。",
            "en": "The last step, “{name}”, does not include removal.",
        },
        "backwards": {
            "ja": "退会の段階「{removal}」のあとに「{name}」が来る順になっています。",
            "en": "“{removal}” puts people out before the step “{name}” is reached.",
        },
    },
    sources=("E2.19", "line.faq"),
)
def ladder_ending(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Steps need an end that everybody knows."""
    steps = export.moderation.warning_steps or ()
    if not steps:
        yield NotApplicable()
        return
    at, name = f"/moderation/warning_steps/{len(steps) - 1}/name", steps[-1].name
    if name is None:
        yield Unknown(at)
    elif not any(
        step.name and is_removal(step.name, step.lasts, context) for step in steps[-_LAST:]
    ):
        if len(steps) > 1 and is_own_word(name, steps[-1].lasts):
            yield Unknown(at)  # a word of the room's own for the last step, which has no end
        else:
            yield Problem("open-end", at=at, values={"name": name[:40]})
    else:
        yield from islice(_backwards(export, context), 1)


def _backwards(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Give a warning that is reached only behind a removal, where no removal comes later."""
    steps = export.moderation.warning_steps or ()
    removals = [
        index
        for index, step in enumerate(steps)
        if step.name and not warns(step.name) and is_removal(step.name, step.lasts, context)
    ]
    if not removals:
        return
    removal = steps[removals[-1]]
    for index in range(removals[-1] + 1, len(steps)):
        step = steps[index]
        if (
            step.name
            and warns(f"{step.name}\n{step.after or ''}")
            and not _is_sooner(step.after, removal.after)
        ):
            values = {"name": step.name[:40], "removal": (removal.name or "")[:40]}
            at = f"/moderation/warning_steps/{index}/name"
            yield Problem("backwards", at=at, values=values)


def _is_sooner(first: int | str | None, last: int | str | None) -> bool:
    """Whether a step is reached after no more breaches than another, where both count them."""
    return isinstance(first, int) and isinstance(last, int) and first <= last
