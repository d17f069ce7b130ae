"""A plan as it is told on a terminal: what to mend, what it gains, what is lacking."""

import json
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from auditor.cli.language import current, say

Json = dict[str, Any]
_SHOWN = 15
_TITLE, _SHORTEST = 60, 20
"""Columns of what is to be mended, at the most and at the least."""


def told(plan: Json, details: bool, columns: int | None) -> Iterator[str]:
    """The lines of one room's plan, broken where the terminal ends; what is copied stays whole."""
    from auditor.reports.columns import folded
    from auditor.reports.pastes import is_foreign
    from auditor.reports.visible import clipped, one_line

    fold = partial(folded, columns=columns)
    score = plan["score"]
    yield fold(f"■ {clipped(one_line(plan['name']), 60)}")
    yield "  " + say(
        f"今: {score['low']}点（最大{score['high']}点）",
        f"Now: {score['low']} (up to {score['high']})",
    )
    if "cap" in plan:
        yield from map(fold, _cap_told(plan["cap"]))
    if plan["steps"]:
        yield ""
        yield from ("  " + line for line in _table(plan["steps"], columns).splitlines())
    yield ""
    yield from map(fold, _way_told(plan))
    yield from map(fold, _asks_told(plan["unknown"]))
    if details:
        foreign = is_foreign((plan,))
        for step in plan["steps"]:
            yield from _details(step, current(), columns, foreign=foreign)
    elif plan["steps"]:
        yield ""
        yield fold(
            "  "
            + say(
                "直し方と、そのまま貼り付けられる文は --details を付けると出ます。",
                "How to mend each, with text to paste: --details.",
            )
        )


def _table(steps: Sequence[Json], columns: int | None) -> str:
    """What to mend, each with its gain; on a narrow terminal its weight stands below its title."""
    table = _tabulated(steps, _TITLE)
    if columns is None or _over(table, columns) <= 0:
        return table
    table = _tabulated(steps, _TITLE, is_narrow=True)
    # the second run of the line below the heads is as wide as the titles
    title = len(_rule_of(table).split()[1]) - max(_over(table, columns), 0)
    return _tabulated(steps, max(title, _SHORTEST), is_narrow=True)


def _over(table: str, columns: int) -> int:
    """By how many columns the table, set in by two, is wider than the terminal."""
    return len(_rule_of(table)) + 2 - columns


def _rule_of(table: str) -> str:
    """The line below the heads: as wide as the table, whatever its letters are."""
    return table.splitlines()[1]


def _tabulated(steps: Sequence[Json], title: int, *, is_narrow: bool = False) -> str:
    from tabulate import tabulate

    from auditor.reports.columns import cells

    is_cut = any(_is_cut(step) for step in steps)
    heads = say("順 直すこと", "# Mend").split(" ")
    if not is_narrow:
        heads += say("重要度 手間", "Severity Effort").split(" ")
    gains = say("これだけで 上限がなければ ここまでで", "Alone Uncapped After").split(" ")
    heads += gains if is_cut else [gains[0], gains[2]]
    widths = [None, title, *(None for _ in heads[2:])]
    rows = [
        cells(_row(number, step, is_cut=is_cut, is_narrow=is_narrow), widths)
        for number, step in enumerate(steps, 1)
    ]
    return tabulate(rows, headers=heads, tablefmt="simple", disable_numparse=True)


def _row(number: int, step: Json, *, is_cut: bool, is_narrow: bool) -> list[object]:
    from auditor.reports.phrases import phrases
    from auditor.reports.visible import one_line

    words, gain = phrases(current()), step["gain"]
    weight = [words.word("severity", step["severity"]), words.word("effort", step["effort"])]
    lines = [one_line(step["title"][current()]), f"[{step['rule']}]"]
    if is_narrow:
        labels = (words("finding.severity"), words("finding.effort"))
        pairs = zip(labels, weight, strict=True)
        lines.append(words("page.comma").join(f"{label} {value}" for label, value in pairs))
    if step["patch"]:
        lines.append(say("JSON Patchあり", "with a JSON Patch"))
    return [
        number,
        "\n".join(lines),
        *([] if is_narrow else weight),
        f"{gain['low']:+}",
        *([f"{gain['uncapped']:+}"] if is_cut else []),
        step["after"]["low"],
    ]


def _cap_told(cap: Json) -> Iterator[str]:
    """Why nothing seems to pay, and what has to go first."""
    from auditor.reports.phrases import phrases

    points, low = cap["points"], cap["lifted"]["low"]
    severity = phrases(current()).word("severity", cap["severity"])
    yield "  " + say(
        f"上限: 次の「{severity}」が残る間は、ほかを直しても{points}点までです"
        f"（上限がなければ今は{cap['uncapped']}点）。",
        f"Cap: as long as these ({severity}) stay, the score is {points} at most, "
        f"whatever else is mended (uncapped it is {cap['uncapped']} now).",
    )
    yield "  " + say(
        f"先にこれらを片づけると{low}点になります（分からないものは、すべて問題なければ）:",
        f"Settle them first, for a score of {low} (what is unknown taken as sound):",
    )
    yield from _rules_told(cap["rules"])


def _rules_told(rules: Sequence[Json]) -> Iterator[str]:
    """Rules that stand in the way, with the settings that some wait for."""
    from auditor.reports.phrases import phrases
    from auditor.reports.visible import one_line

    words, lang = phrases(current()), current()
    for one in rules:
        state = words.word("outcome", one["outcome"])
        if one["missing"]:
            wanted = _settings(one["missing"])
            state += say(f"。書く設定: {wanted}", f"; settings to give: {wanted}")
        title = one_line(one["title"].get(lang) or one["rule"])
        yield f"  - {title}" + say(f"（{state}）", f" ({state})") + f" [{one['rule']}]"


def _is_cut(entry: Json) -> bool:
    """Whether a cap takes some of the gain."""
    gain = entry["gain"]
    return bool(gain["uncapped"] > gain["low"])


def _settings(pointers: Sequence[str]) -> str:
    from auditor.report import setting_cards

    cards = setting_cards(pointers)
    names = [
        cards[pointer]["label"][current()] if pointer in cards else pointer for pointer in pointers
    ]
    return say("、", ", ").join(dict.fromkeys(names))


def _asks_told(asks: Sequence[Json]) -> Iterator[str]:
    if not asks:
        return
    yield ""
    yield "  " + say(
        "書けば点数になる設定（すべて問題なければ）:",
        "Settings that would count once the export tells them, if all is well:",
    )
    for ask in asks[:_SHOWN]:
        told, bare = _settings(ask["missing"]), ask["gain"]["uncapped"]
        cut = say(f"（上限がなければ+{bare}）", f" (uncapped +{bare})") if _is_cut(ask) else ""
        yield f"  +{ask['gain']['low']:<3} {told}{cut}"
    if len(asks) > _SHOWN:
        more = len(asks) - _SHOWN
        yield "  " + say(f"ほか{more}件", f"and {more} more")


def _open_told(plan: Json) -> Iterator[str]:
    """That nothing has to be mended for the gate, as far as that can be told."""
    from auditor.reports.phrases import phrases

    if "undecided" not in plan:
        yield "  " + say("公開の基準を満たしています。", "The gate is open already.")
        return
    told = [] if "cap" not in plan else plan["cap"]["rules"]
    rules = [one for one in plan["undecided"] if one not in told]
    yield f"  {phrases(current())('gate.undecided')}" + (":" if rules else say("。", "."))
    yield from _rules_told(rules)


def _details(step: Json, lang: str, columns: int | None, *, foreign: bool) -> Iterator[str]:
    """How to mend one finding: the steps in LINE, the text to paste, the patch of the export."""
    from auditor.reports.columns import folded
    from auditor.reports.pastes import pastes
    from auditor.reports.phrases import phrases
    from auditor.reports.visible import visible

    yield ""
    yield folded(f"● {step['title'][lang]} [{step['rule']}]", columns)
    yield folded(f"  {step['remediation'][lang]}", columns)
    for paste in pastes(step["paste"], phrases(lang), foreign=foreign):
        yield f"  {paste.label}:"
        yield from (f"    {visible(line)}" for line in paste.text.splitlines())
    if step["patch"]:
        yield "  JSON Patch:"
        yield from (f"    {visible(json.dumps(one, ensure_ascii=False))}" for one in step["patch"])


def _way_told(plan: Json) -> Iterator[str]:
    from auditor.reports.visible import one_line

    way = plan["way"]
    if not way["possible"]:
        yield "  " + say(
            "ここにある修正だけでは公開の基準に届きません。",
            "Mending these does not open the gate.",
        )
        return
    if plan.get("held"):
        yield "  " + say(
            "監査が一部だけか有効でないため、公開の基準を満たすかどうかは言えません:",
            "The audit is partial or not valid, which no mending changes:",
        )
        yield from (f"  - {one_line(reason['message'][current()])}" for reason in plan["held"])
        if not way["rules"]:
            return
    if not way["rules"]:
        yield from _open_told(plan)
        return
    sort = (
        say("これより少ない手間はありません", "nothing cheaper exists")
        if way["exact"]
        else say("概算で選びました", "chosen greedily")
    )
    effort, low = way["effort"], way["score"]["low"]
    yield "  " + say(
        f"公開の基準を満たす最も手間の少ない直し方（手間{effort}、{low}点、{sort}）:",
        f"Cheapest way through the gate (effort {effort}, score {low}, {sort}):",
    )
    titles = {step["rule"]: step["title"] for step in plan["steps"]}
    for rule in way["rules"]:
        title = one_line(titles.get(rule, {}).get(current()) or "")
        yield f"  - {title} [{rule}]".replace("-  [", "- [")
    if "undecided" in plan:
        # the gate would open, yet nobody could call the audit passed
        yield "  " + say(
            "それでも、まだ判定できない「最重要」の項目が残ります:",
            "Even then it cannot be told yet, since critical checks have no answer:",
        )
        yield from _rules_told(plan["undecided"])
