"""guidelines.rules-date: rules without a date, or not touched for two years."""

from collections.abc import Container, Iterator
from datetime import datetime, timedelta

from auditor import (
    Context,
    NotApplicable,
    Problem,
    RoomExport,
    Unknown,
    Yield,
    parse_time,
    rule,
)
from auditor.text import ban_in

from .clauses import read_clauses
from .dates import (
    is_passing,
    months_between,
    names_rules,
    points_to_guidelines,
    unreviewed,
    written_dates,
)
from .judging import has_rules, missing_rules, rules_place

_SEVERAL = 2
"""So many sentences of a note set clauses that is one of rules, whatever it is called."""


@rule(
    id="guidelines.rules-date",
    severity="low",
    confidence="high",
    tags=("rules",),
    options={"months": 24},
    title={
        "ja": "ルールに日付があり、古くなっていない",
        "en": "The rules are dated and not stale",
    },
    failure_title={
        "ja": "ルールに日付がない、または長く更新されていない",
        "en": "The rules are undated or long unchanged",
    },
    why={
        "ja": "いつの決まりかがわからないと、変更の前と後で扱いが分かれます。2025年4月に禁止規定"
        "が新しくなったため、それ以前のルールは見直しが必要です。",
        "en": "Without a date nobody knows which wording held when. The prohibitions changed in "
        "April 2025, so older rules need another look.",
    },
    fix={
        "ja": "ルールを読み直し、最後に制定日と改定日を書いてください。",
        "en": "Read the rules again and put the date of making and of the last change at their "
        "end.",
    },
    paste={
        "ja": "制定：2026年4月1日　最終改定：2026年10月1日",
        "en": "Made: 1 April 2026. Last changed: 1 October 2026.",
    },
    messages={
        "undated": {
            "ja": "ルールに制定日・改定日が見つかりません。",
            "en": "No date of making or change was found in the rules.",
        },
        "unreviewed": {
            "ja": "ルールを決めてから長く見直していないと書かれています。",
            "en": "The text says that the rules were not reviewed since a date long past.",
        },
        "stale": {
            "ja": "最後の日付から{months}か月以上たっています（目安は{limit}か月）。",
            "en": "The last date is more than {months} months ago (yardstick: {limit} months).",
        },
    },
    sources=("yoroduma.sample", "line.prohibited"),
)
def rules_date(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A date tells which wording held when."""
    if not has_rules(export):
        yield Unknown(*missing_rules(export))
        return
    if not export.guidelines.text and not export.notes:
        yield NotApplicable()
        return
    left = tuple(_left(context))
    yield from left
    if left:
        return
    dates = tuple(_dates(export, context))
    if not dates:
        yield Problem("undated", at=rules_place(export))
        return
    last, limit = max(dates), context.option("months")
    if not context.is_past(last, timedelta(days=28 * limit)):
        return  # as many months are longer than that, so the calendar need not be asked
    months = months_between(last, context.now)
    if months > limit:
        values = {"months": months, "limit": limit}
        yield Problem("stale", at=rules_place(export), values=values)


def _left(context: Context) -> Iterator[Yield]:
    """Where a text says that the rules were not looked at since a year long past."""
    limit = timedelta(days=28 * context.option("months"))
    for pointer, text in context.public_text:
        for year, span in unreviewed(text):
            if context.is_past(year, limit) and ban_in(text, *span) is None:
                yield Problem("unreviewed", at=pointer, span=span)
                break


def _dates(export: RoomExport, context: Context) -> Iterator[datetime]:
    """Give the dates that the export and the texts of the rules tell, none of the future.

    A note that only points to the rules, tells of other things, or says what the guidelines say
    once more is no newer wording of them; its dates count where nothing else is dated.
    """
    said = frozenset(_lines(export.guidelines.text or ""))
    ruling = tuple(
        index
        for index, note in enumerate(export.notes or ())
        if _sets_a_clause(note.title or "", note.body or "")
        and not said.issuperset(_lines(note.body or ""))
    )
    dates = tuple(_dates_of(export, context, ruling))
    yield from dates or _dates_of(export, context, range(len(export.notes or ())))


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip())


def _sets_a_clause(title: str, body: str) -> bool:
    """Tell whether a note sets a clause for good, not for the days of a shift alone.

    What one sentence sets may be but what a survey, a sale or a recipe says by the way, where
    nothing in the note names rules.
    """
    text = f"{title}:\n{body}"
    lasting = {
        (one.start, one.end)
        for one in read_clauses(text).set.values()
        if not is_passing(text[one.start : one.end])
    }
    if len(lasting) >= _SEVERAL:
        return True
    return bool(lasting) and names_rules(text) and not points_to_guidelines(text)


def _dates_of(export: RoomExport, context: Context, notes: Container[int]) -> Iterator[datetime]:
    """Give the dates of the guidelines and of the notes with these numbers."""
    stamps = [
        export.guidelines.updated_at,
        *(note.updated_at for index, note in enumerate(export.notes or ()) if index in notes),
    ]
    for stamp in stamps:
        moment = parse_time(stamp) if stamp is not None else None
        if moment is not None and context.is_past(moment):
            yield moment
    for pointer, text in context.rules_text:
        if pointer.startswith("/guidelines") or (
            pointer.startswith("/notes/") and int(pointer.split("/")[2]) in notes
        ):
            yield from (moment for moment in written_dates(text) if context.is_past(moment))
