"""operations.date-order: a date of the export comes before one that it must follow."""

from collections.abc import Iterator
from itertools import islice

from auditor import NotApplicable, Problem, RoomExport, Unknown, Yield, parse_time, rule

SHOWN = 20
_Dated = tuple[str, str | None]


@rule(
    id="operations.date-order",
    severity="low",
    confidence="high",
    tags=("records",),
    title={
        "ja": "日時の前後が合っている",
        "en": "The dates come in an order that is possible",
    },
    failure_title={
        "ja": "日時の前後が合わない記録がある",
        "en": "Dates come in an order that cannot be",
    },
    why={
        "ja": "受けるより前に終わった通報や、書き出しより後の記録は、入れ間違いか、あとから書き足したものです。"
        "日時があてにならない記録では、問い合わせや異議に答えられません。",
        "en": "A report closed before it came in, or a record later than the export, is a slip or was "
        "added afterwards. Records whose dates cannot be relied on answer no objection.",
    },
    fix={
        "ja": "示した項目の日時を、元の記録や画面で確かめて書き直してください。",
        "en": "Check the dates shown against the original records or the screen, and correct them.",
    },
    messages={
        "closed-first": {
            "ja": "通報を受けた日時（{first}）より前に、対応を終えたことになっています（{then}）。",
            "en": "Closed ({then}) before it came in ({first}).",
        },
        "before-room": {
            "ja": "ルームを作った日時（{first}）より前の日時です（{then}）。",
            "en": "Dated {then}, before the room was made ({first}).",
        },
        "after-export": {
            "ja": "書き出しの日時（{then}）より後の日時です（{first}）。",
            "en": "Dated {first}, after the export was made ({then}).",
        },
    },
    sources=("E2.14", "own.practice"),
)
def date_order(export: RoomExport) -> Iterator[Yield]:
    """What is told of one day can be looked at day by day; clocks and hours may differ."""
    compared, found = 0, []
    for message, (_, earlier), (at, later), place in _pairs(export):
        if earlier is None or later is None:
            continue
        compared += 1
        if _reversed(earlier, later):
            values = {"first": earlier[:10], "then": later[:10]}
            found.append(Problem(message, at=place or at, values=values))
    if not compared:
        yield Unknown("/exported_at") if export.exported_at is None else NotApplicable()
    yield from islice(found, SHOWN)


def _pairs(export: RoomExport) -> Iterator[tuple[str, _Dated, _Dated, str]]:
    """Give what must come first, what then, and where it is to be mended if not at the latter."""
    made = ("/room/created_at", export.room.created_at)
    exported = ("/exported_at", export.exported_at)
    for index, report in enumerate(export.moderation.reports or ()):
        at = f"/moderation/reports/{index}"
        yield "closed-first", (f"{at}/at", report.at), (f"{at}/closed_at", report.closed_at), ""
    for dated in _of_the_room(export):
        yield "before-room", made, dated, ""
        yield "after-export", dated, exported, dated[0]
    for dated in (made, *_of_the_records(export)):
        yield "after-export", dated, exported, dated[0]


def _of_the_room(export: RoomExport) -> Iterator[_Dated]:
    """Give what LINE dates itself: none of it is older than the room."""
    yield "/room/updated_at", export.room.updated_at
    for index, change in enumerate(export.room.changes or ()):
        yield f"/room/changes/{index}/at", change.at
    yield "/moderation/join_requests/oldest_at", export.moderation.join_requests.oldest_at
    for index, note in enumerate(export.notes or ()):
        yield f"/notes/{index}/updated_at", note.updated_at
    for index, announcement in enumerate(export.announcements or ()):
        yield f"/announcements/{index}/created_at", announcement.created_at


def _of_the_records(export: RoomExport) -> Iterator[_Dated]:
    """Give what people write down: it may tell of a room before this one, but of no day to come."""
    yield "/moderation/last_reviewed_at", export.moderation.last_reviewed_at
    for index, entry in enumerate(export.moderation.log or ()):
        yield f"/moderation/log/{index}/at", entry.at
    for index, report in enumerate(export.moderation.reports or ()):
        yield f"/moderation/reports/{index}/at", report.at
        yield f"/moderation/reports/{index}/closed_at", report.closed_at


def _reversed(earlier: str, later: str) -> bool:
    """Tell whether a moment lies before the other, and on a day before it as written."""
    first, then = parse_time(earlier), parse_time(later)
    if first is None or then is None:
        return False
    return then < first and later[:10] < earlier[:10]
