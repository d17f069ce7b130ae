"""visibility.recent-edit: an edit within a day, which hides the room from search."""

from collections.abc import Iterator
from datetime import timedelta

from auditor import Context, Problem, RoomExport, Unknown, Yield, parse_time, rule


@rule(
    id="visibility.recent-edit",
    severity="info",
    confidence="high",
    effort="low",
    needs=("/room/updated_at", "/visibility/searchable"),
    when={"/visibility/searchable": True},
    options={"hours": 24},
    title={
        "ja": "検索から隠れる変更の直後ではない",
        "en": "No edit that hides the room from search",
    },
    failure_title={
        "ja": "変更の直後で、検索に出ていない可能性がある",
        "en": "A fresh edit may hide the room from search",
    },
    why={
        "ja": "名前・説明・画像・カテゴリーを変えると、確認のため1〜2日ほど検索や一覧に出なくなります。",
        "en": "After a change of name, description, image or category the room is checked and hidden from search for a day or two.",
    },
    fix={
        "ja": "告知や広告は、変更から2〜3日あけて、検索に出ることを確かめてから始めてください。変えたい点は先に書き出し、名前と説明を同じ日に変えないようにします。",
        "en": "Start announcing two or three days after the last change, once search shows the room again. Plan the changes beforehand and do not change name and description on the same day.",
    },
    messages={
        "fresh": {
            "ja": "最後の変更から{hours}時間です。",
            "en": "The last change was {hours} hours ago.",
        },
    },
    sources=("line.newsletter-1", "graph.kensaku-ranking-ochi"),
)
def recent_edit(export: RoomExport, context: Context) -> Iterator[Yield]:
    """After a change of name, description, image or category the room is checked and hidden from search for a day or two."""
    updated = parse_time(export.room.updated_at)
    if updated is None:
        yield Unknown("/room/updated_at")
        return
    if context.is_past(updated) and not context.is_past(
        updated, timedelta(hours=context.option("hours"))
    ):
        hours = int((context.now - updated).total_seconds() // 3600)
        yield Problem("fresh", at="/room/updated_at", values={"hours": hours})
