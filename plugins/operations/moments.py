"""How long ago a date of the export was, seen from the moment that the export describes."""

from datetime import datetime, timedelta

from auditor import Context, RoomExport, parse_time


def observed_at(export: RoomExport, context: Context) -> datetime:
    """The moment that the export describes: when it was made, and never after the audit."""
    made = parse_time(export.exported_at)
    return context.now if made is None else min(made, context.now)


def age(written: str | None, moment: datetime) -> timedelta | None:
    """How long before `moment` the date lies; zero when it lies after it, None without a date."""
    then = parse_time(written)
    return None if then is None else max(moment - then, timedelta())
