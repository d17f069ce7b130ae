"""operations.unfilled-placeholder: a greeting, notice or note still holds a placeholder or a draft."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Unknown, Yield, rule
from auditor.text import pattern

_TOLD = ("/bots/", "/announcements/")


@rule(
    id="operations.unfilled-placeholder",
    severity="medium",
    confidence="high",
    tags=("greeting", "announcements", "notes"),
    title={
        "ja": "あいさつ・お知らせ・ノートに、書きかけの所が残っていない",
        "en": "Greeting, notices and notes are filled in",
    },
    failure_title={
        "ja": "差し込み文字や下書きが残ったまま公開されている",
        "en": "Placeholders or drafts are published as they are",
    },
    why={
        "ja": "「{nickname}さん」や「（ここに本文を入力）」が残っていると、大事な案内が届かず、"
        "手入れされていないルームに見えます。",
        "en": "Where “{nickname}” or “[insert text]” is left, what matters is not said, and the "
        "room looks unattended.",
    },
    fix={
        "ja": "示された所を本当の名前・URL・本文に書きかえるか、まだ使わないものは消してください。",
        "en": "Put in the real name, address or text, or delete what is not used yet.",
    },
    messages={
        "left": {
            "ja": "書きかけとみられる「{words}」が残っています。",
            "en": "“{words}” looks like a placeholder or a draft.",
        },
    },
    sources=("line.admin-manual", "own.practice"),
)
def unfilled_placeholder(export: RoomExport, context: Context) -> Iterator[Yield]:
    """What newcomers read first should be finished."""
    for pointer, text in context.public_text:
        kinds = ("anywhere", "told") if pointer.startswith(_TOLD) else ("anywhere",)
        for kind in kinds:
            found = pattern(__package__, "placeholders.json", kind).search(text)
            if found is not None:
                words = found.group().strip()
                yield Problem("left", at=pointer, values={"words": words}, span=found.span())
                break
    if export.bots.greeting.enabled and export.bots.greeting.text is None:
        yield Unknown("/bots/greeting/text")
