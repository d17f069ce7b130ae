"""operations.dormant-talk: nobody has spoken for weeks."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule


@rule(
    id="operations.dormant-talk",
    severity="info",
    confidence="low",
    tags=("talk", "growth"),
    needs=("/messages",),
    options={"days": 30},
    title={"ja": "トークに最近の発言がある", "en": "Somebody has spoken recently"},
    failure_title={
        "ja": "トークに長く発言がない",
        "en": "Nobody has spoken for a long time",
    },
    why={
        "ja": "動きのないルームは一覧で目立たなくなり、乗っ取りや荒らしにも気づけません。"
        "開設してしばらくは、管理者が自分から話題を出すことがすすめられています。",
        "en": "A silent room sinks in the lists, and a takeover goes unnoticed. For the first "
        "while the admin is advised to bring topics.",
    },
    fix={
        "ja": "週に一度、答えやすい質問や投票を出してください。役目を終えたルームは、"
        "お知らせのうえで閉じる方法もあります（削除は元に戻せません）。",
        "en": "Post an easy question or a poll once a week. A room that has served its purpose "
        "can be closed after notice (deletion cannot be undone).",
    },
    paste={
        "ja": "【今週の話題】最近よかった（テーマのもの）を1つ教えてください。"
        "一言だけでも大歓迎です。",
        "en": "[This week's topic] Tell us one (thing of the theme) you liked lately. One line "
        "will do.",
    },
    messages={
        "silent": {
            "ja": "最後の発言から{days}日たっています（目安は{limit}日以内）。",
            "en": "The last message is {days} days old (yardstick: {limit}).",
        },
    },
    sources=("E2.11", "line.operation-manual"),
)
def dormant_talk(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Seen from the moment of the export: what came later it cannot tell."""
    messages, limit = export.messages or (), context.option("days")
    if not messages:
        yield NotApplicable()
        return
    ages = [context.age(message.at) for message in messages]
    known = [old for old in ages if old is not None]
    if known and min(known).days <= limit:
        return
    if len(known) < len(messages):
        silent = [index for index, old in enumerate(ages) if old is None]
        yield Unknown(*(f"/messages/{index}/at" for index in silent[-3:]))
    else:
        days = min(known).days
        yield Problem("silent", at="/messages", values={"days": days, "limit": limit})
