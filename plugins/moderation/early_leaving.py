"""moderation.early-leaving: nearly as many people leave as join."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule


@rule(
    id="moderation.early-leaving",
    severity="info",
    confidence="low",
    effort="high",
    tags=("talk",),
    needs=("/messages",),
    options={"least": 20, "share": 80},
    title={
        "ja": "参加した人が定着している",
        "en": "Those who join stay",
    },
    failure_title={
        "ja": "参加した人数に近い人数が退会している",
        "en": "Nearly as many people leave as join",
    },
    why={
        "ja": "入ってすぐ出る人が多いのは、名前や説明文から期待したことと中身が違う、"
        "または通知やあいさつが重いしるしかもしれません。",
        "en": "Many quick departures may mean that name and description promise something else, "
        "or that notifications and greetings are too much.",
    },
    fix={
        "ja": "説明文の1行目を実際の話題に合わせ、あいさつを短くし、"
        "参加した直後に読む案内を1つだけにしてください。",
        "en": "Match the first line of the description to what is really talked about, shorten the "
        "greeting and give newcomers one thing to read.",
    },
    messages={
        "churn": {
            "ja": "トーク履歴の期間に{joins}人が参加し、{leaves}人が退会しています。",
            "en": "During the talk history {joins} joined and {leaves} left.",
        },
    },
    sources=("E2.11", "E2.14", "own.practice"),
)
def early_leaving(export: RoomExport, context: Context) -> Iterator[Yield]:
    """The counts are those that the importer of a talk history leaves beside the messages."""
    joins, leaves = (_count(export, name) for name in ("joins", "leaves"))
    if joins is None or leaves is None:
        yield Unknown("/x-talk/joins", "/x-talk/leaves")
    elif joins < context.option("least"):
        yield NotApplicable()
    elif leaves * 100 >= joins * context.option("share"):
        yield Problem("churn", at="/x-talk/leaves", values={"joins": joins, "leaves": leaves})


def _count(export: RoomExport, name: str) -> int | None:
    value = export.value_at(f"/x-talk/{name}")
    return value if isinstance(value, int) and not isinstance(value, bool) else None
