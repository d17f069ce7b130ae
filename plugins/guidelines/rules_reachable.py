"""guidelines.rules-reachable: the rules stand where newcomers do not see them."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

from .judging import has_rules, missing_rules
from .signposts import leads_to_rules


@rule(
    id="guidelines.rules-reachable",
    severity="medium",
    confidence="medium",
    tags=("rules",),
    title={"ja": "新しい人がルールにたどり着ける", "en": "Newcomers find the rules"},
    failure_title={
        "ja": "新しい人がルールにたどり着けない",
        "en": "Newcomers do not find the rules",
    },
    why={
        "ja": "トークは流れるため、ルールは「大事なノート」のように残る場所に置き、説明文・アナ"
        "ウンス・あいさつから案内するのが確実です。",
        "en": "Talk scrolls away: rules belong in a lasting place such as the important note, "
        "with a pointer from the description, an announcement or the greeting.",
    },
    fix={
        "ja": "ルールのノートを「大事なノート」にし、説明文かアナウンスかあいさつ（≡ → Bot → "
        "自動応答）に「ルールは大事なノートへ」と書いてください。",
        "en": "Mark the note with the rules as important, and point to it from the description, "
        "an announcement or the greeting (≡ → Bot → 自動応答).",
    },
    paste={
        "ja": "ルールは「大事なノート」にあります。参加されたら、はじめにお読みください。",
        "en": "The rules are in the important note. Please read them first when you join.",
    },
    messages={
        "no-lasting-place": {
            "ja": "ルールが「大事なノート」にも、参加時に表示される場所にもありません。",
            "en": "The rules are neither in an important note nor shown on joining.",
        },
        "no-pointer": {
            "ja": "説明文・アナウンス・あいさつのどれにも、ルールへの案内がありません。",
            "en": "Neither description, announcements nor greeting point to the rules.",
        },
    },
    sources=("line.admin-manual", "line.special-badge", "E2.13"),
)
def rules_reachable(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Rules that nobody sees bind nobody."""
    guidelines, notes = export.guidelines, export.notes
    if not has_rules(export):
        yield Unknown(*missing_rules(export))
        return
    if not guidelines.text and not notes:
        yield NotApplicable()
        return
    silent = [*_lasting_place_silent(export), *_signpost_silent(export, context)]
    if silent:
        yield Unknown(*silent)
    if not _lasting_place_silent(export) and not _has_lasting_place(export):
        yield Problem("no-lasting-place", at="/notes" if notes else "/guidelines/shown_on_join")
    if not _signpost_silent(export, context) and not _has_signpost(export, context):
        yield Problem("no-pointer", at="/room/description")


def _has_lasting_place(export: RoomExport) -> bool:
    shown = export.guidelines.shown_on_join is True
    return shown or any(note.important for note in export.notes or ())


def _lasting_place_silent(export: RoomExport) -> tuple[str, ...]:
    """Give the pointers that could still name a lasting place."""
    if _has_lasting_place(export):
        return ()
    silent: list[str] = []
    if export.guidelines.text and export.guidelines.shown_on_join is None:
        silent.append("/guidelines/shown_on_join")
    if export.notes is None:
        silent.append("/notes")
    silent.extend(
        f"/notes/{index}/important"
        for index, note in enumerate(export.notes or ())
        if note.important is None
    )
    return tuple(silent)


def _has_signpost(export: RoomExport, context: Context) -> bool:
    return export.guidelines.shown_on_join is True or any(
        leads_to_rules(text)
        for pointer, text in context.rules_text
        if pointer.startswith(("/room", "/bots", "/announcements"))
    )


def _signpost_silent(export: RoomExport, context: Context) -> tuple[str, ...]:
    """Give the pointers that could still lead to the rules."""
    if _has_signpost(export, context):
        return ()
    places = (
        ("/room/description", export.room.description),
        ("/announcements", export.announcements),
        ("/bots/greeting", export.bots.greeting.enabled),
    )
    return tuple(pointer for pointer, value in places if value is None)
