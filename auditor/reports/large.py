"""What a report of a large run says before its rooms: counts over all, and where the rest lies."""

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from auditor.reports.charts import score_bins
from auditor.reports.options import RenderOptions
from auditor.reports.phrases import Phrases
from auditor.reports.reading import rule_of, setting_label, text_in

Tree = Mapping[str, Any]

_BAR = 30


@attrs.frozen(kw_only=True)
class CommonView:
    """A rule, the number of rooms in which it fails, and one of them."""

    rule: str
    title: str
    severity: str
    area: str
    rooms: int
    share: int
    example: str
    place: str
    message: str


@attrs.frozen(kw_only=True)
class LargeView:
    """The overview of a large run in one language.

    Attributes:
        rooms: the number of all rooms.
        shown: how many of them the report tells of.
        notice: sentences on what is shown and where the rest lies.
        command: what to run for the rest; empty where a file holds it.
        bins: first and last score of each bin, and its rooms.
        grades: each grade and its rooms.
        common: the failing rules, the most frequent first.
        missing: settings that exports do not say: pointer, name, where to find it, rooms.
        invalid: the number of all inputs that could not be read.
    """

    rooms: int
    shown: int
    notice: Sequence[str]
    command: str
    bins: Sequence[tuple[int, int, int]]
    grades: Sequence[tuple[str, int]]
    common: Sequence[CommonView]
    missing: Sequence[tuple[str, str, str, int]]
    invalid: int


def large_view(report: Tree, say: Phrases, options: RenderOptions) -> LargeView | None:
    """What a report of a large run says of all its rooms; None of a report that shows them all."""
    overview = report.get("overview")
    if overview is None:
        return None
    settings = report.get("settings", {})
    command = "" if options.files else options.again
    return LargeView(
        rooms=overview["rooms"],
        shown=overview["shown"],
        notice=_notice(overview, say, options),
        command=command,
        bins=[
            (low, high, sum(count for score, count in overview["lows"] if low <= score <= high))
            for low, high, _ in score_bins(())
        ],
        grades=tuple(overview["grades"].items()),
        common=[_common(report, entry, overview["rooms"], say) for entry in overview["failing"]],
        missing=[
            (
                entry["pointer"],
                setting_label(report, entry["pointer"], say.lang),
                text_in(settings.get(entry["pointer"], {}).get("menu"), say.lang),
                entry["rooms"],
            )
            for entry in overview["missing"]
        ],
        invalid=overview["invalid"],
    )


def shown_title(large: LargeView, say: Phrases) -> str:
    """The heading over the rooms that are shown."""
    return say("large.one_worst") if large.shown == 1 else say("large.worst", shown=large.shown)


def bin_bars(large: LargeView) -> Sequence[tuple[str, int, str]]:
    """Each bin of scores, its rooms, and a bar of characters as long as its share."""
    most = max((count for _, _, count in large.bins), default=0) or 1
    return [
        (f"{low}–{high}", count, "█" * max(bool(count), count * _BAR // most))
        for low, high, count in large.bins
    ]


def _notice(overview: Tree, say: Phrases, options: RenderOptions) -> Sequence[str]:
    rooms, shown = overview["rooms"], overview["shown"]
    told = "large.notice_one" if shown == 1 else "large.notice"
    if options.files:
        rest = say("large.rest_in", files=say("page.comma").join(options.files))
    else:
        rest = say("large.rest_command" if options.again else "large.rest_again")
    return say(told, rooms=rooms, shown=shown), rest, say("large.more")


def _common(report: Tree, entry: Tree, rooms: int, say: Phrases) -> CommonView:
    rule_id, example = entry["rule"], entry["example"]
    rule = rule_of(report, rule_id)
    source = example["source"]
    return CommonView(
        rule=rule_id,
        title=text_in(rule.get("failure_title"), say.lang) or rule_id,
        severity=entry["severity"],
        area=str(rule.get("area") or rule_id.partition(".")[0]),
        rooms=entry["rooms"],
        share=entry["rooms"] * 100 // rooms,
        example=str(example["room"]),
        place=f"{source['path']}#{source['record']}",
        message=text_in(example["message"], say.lang),
    )
