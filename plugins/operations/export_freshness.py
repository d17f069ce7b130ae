"""operations.export-freshness: the export is old, or dated in the future."""

from collections.abc import Iterator
from datetime import timedelta

from auditor import Context, Problem, RoomExport, Yield, parse_time, rule


@rule(
    id="operations.export-freshness",
    severity="info",
    tags=("records",),
    needs=("/exported_at",),
    options={"days": 30},
    title={"ja": "書き出しが新しい", "en": "The export is recent"},
    failure_title={
        "ja": "書き出しが古いか、日付が未来になっている",
        "en": "The export is old or dated in the future",
    },
    why={
        "ja": "監査は書き出したときの状態を見ています。古い書き出しでは、そのあとに変えた設定や"
        "たまった通報が結果に表れません。",
        "en": "The audit sees the room as it was exported. Settings changed and reports received "
        "since then do not show in the result.",
    },
    fix={
        "ja": "設定を見直して書き出しを作り直し（auditor init または auditor import）、"
        "もう一度監査してください。",
        "en": "Go through the settings, make the export anew (auditor init or auditor import) and "
        "audit again.",
    },
    messages={
        "old": {
            "ja": "{days}日前の書き出しです（目安は{limit}日以内）。",
            "en": "The export is {days} days old (yardstick: {limit}).",
        },
        "future": {
            "ja": "書き出しの日時が監査の日時より{days}日以上あとです。",
            "en": "The export is dated {days} days or more after the audit.",
        },
    },
    sources=("E2.14", "own.practice"),
)
def export_freshness(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A day of grace lets clocks and time zones differ."""
    made = parse_time(export.exported_at)
    if made is None:
        return
    limit = context.option("days")
    days = context.days_over(made, limit)
    if days is not None:
        yield Problem("old", at="/exported_at", values={"days": days, "limit": limit})
    elif not context.is_past(made, -timedelta(days=1)):
        yield Problem("future", at="/exported_at", values={"days": (made - context.now).days})
