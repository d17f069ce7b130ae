"""Changes of the fields that LINE checks again: name, description, image, category."""

from datetime import datetime, timedelta

import attrs

from auditor import Context, RoomExport, parse_time

LABELS = {
    "name": {"ja": "名前", "en": "name"},
    "description": {"ja": "説明文", "en": "description"},
    "image": {"ja": "メイン画像", "en": "main image"},
    "category": {"ja": "カテゴリー", "en": "category"},
}
_WRITTEN = {
    "名前": "name",
    "ルーム名": "name",
    "オープンチャット名": "name",
    "説明": "description",
    "説明文": "description",
    "desc": "description",
    "画像": "image",
    "メイン画像": "image",
    "アイコン": "image",
    "カバー": "image",
    "icon": "image",
    "cover": "image",
    "カテゴリ": "category",
    "カテゴリー": "category",
    "subcategory": "category",
}


@attrs.frozen
class CheckedChange:
    """One change of a checked field."""

    index: int
    at: datetime
    field: str


def tells_changes(export: RoomExport) -> bool:
    """Whether the export says what was changed; a room last changed when it was made never was."""
    room = export.room
    made = parse_time(room.created_at)
    return room.changes is not None or (made is not None and made == parse_time(room.updated_at))


def checked_changes(export: RoomExport, context: Context, days: int) -> list[CheckedChange]:
    """The changes of checked fields within the days before the audit, in the order of time."""
    found = []
    for index, change in enumerate(export.room.changes or ()):
        at, field = parse_time(change.at), field_of(change.field)
        if at is not None and field is not None and context.is_within(at, timedelta(days=days)):
            found.append(CheckedChange(index, at, field))
    return sorted(found, key=lambda change: (change.at, change.index))


def field_of(written: str | None) -> str | None:
    """The checked field that a change names, by pointer, key or Japanese label."""
    name = (written or "").strip().lower().rpartition("/")[2]
    field = _WRITTEN.get(name, name)
    return field if field in LABELS else None


def silent_pointers(export: RoomExport) -> tuple[str, ...]:
    """The pointers of changes that do not tell when or of what."""
    return tuple(
        f"/room/changes/{index}/{name}"
        for index, change in enumerate(export.room.changes or ())
        for name, value in (("at", change.at), ("field", change.field))
        if value is None
    )[:10]
