"""operations.important-note-count: so many important notes that none stands out."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule


@rule(
    id="operations.important-note-count",
    severity="info",
    tags=("notes",),
    needs=("/notes",),
    options={"most": 5},
    title={
        "ja": "「大事なノート」が絞られている",
        "en": "Few notes are marked as important",
    },
    failure_title={
        "ja": "「大事なノート」が多すぎる",
        "en": "Too many notes are marked as important",
    },
    why={
        "ja": "「大事なノート」にすると全員に通知が届きます。数が多いと、"
        "どれがいちばん大事か分からず、ルールのノートも埋もれます。",
        "en": "Marking a note as important notifies everybody. With too many of them nobody knows "
        "which matters, and the note with the rules is buried.",
    },
    fix={
        "ja": "ルール・よくある質問・最新のお知らせなど、5件までに絞り、"
        "ほかは普通のノートに戻してください。",
        "en": "Keep up to five (rules, frequent questions, the latest notice) and turn the others "
        "back into ordinary notes.",
    },
    messages={
        "many": {
            "ja": "「大事なノート」が{count}件あります（目安は{most}件以内）。",
            "en": "{count} notes are marked as important (yardstick: {most} or fewer).",
        },
    },
    sources=("tw.manual-2020", "own.practice"),
)
def important_note_count(export: RoomExport, context: Context) -> Iterator[Yield]:
    """What is all important is not important."""
    notes, most = export.notes or (), context.option("most")
    if not notes:
        yield NotApplicable()
        return
    count = sum(1 for note in notes if note.important)
    silent = [index for index, note in enumerate(notes) if note.important is None]
    if count > most:
        yield Problem("many", at="/notes", values={"count": count, "most": most})
    elif count + len(silent) > most:
        yield Unknown(*(f"/notes/{index}/important" for index in silent[:10]))
