"""naming.name-length: a name that is empty or longer than the app allows."""

import unicodedata
from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule


@rule(
    id="naming.name-length",
    severity="medium",
    confidence="high",
    effort="low",
    options={"most": 50},
    title={
        "ja": "名前が50文字以内で書かれている",
        "en": "The name is within 50 characters",
    },
    failure_title={
        "ja": "名前が空、長すぎる、または記号だけ",
        "en": "The name is empty, too long or only symbols",
    },
    why={
        "ja": "名前は50文字までで、検索で最初に読まれます。記号だけの名前は何のルームか伝わりません。",
        "en": "A name may have 50 characters and is read first in search; symbols alone say nothing.",
    },
    fix={
        "ja": "だれのための何のルームかが分かる、50文字以内の名前にしてください。",
        "en": "Give a name within 50 characters that says who and what the room is for.",
    },
    messages={
        "empty": {
            "ja": "名前が空です。",
            "en": "The name is empty.",
        },
        "long": {
            "ja": "名前が{length}文字です（{most}文字まで）。",
            "en": "The name has {length} characters ({most} at the most).",
        },
        "symbols": {
            "ja": "名前に文字がなく、記号や絵文字だけです。",
            "en": "The name has no letters, only symbols or emoji.",
        },
    },
    sources=("appllio.create", "line.special-badge"),
)
def name_length(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A name may have 50 characters and is read first in search; symbols alone say nothing."""
    name, most = export.room.name.strip(), context.option("most")
    if not name:
        yield Problem("empty", at="/room/name")
    elif (length := _visible(name)) > most:
        yield Problem("long", at="/room/name", values={"length": length, "most": most})
    elif not any(character.isalnum() for character in name):
        yield Problem("symbols", at="/room/name")


def _visible(name: str) -> int:
    """How many characters a reader sees: the app counts an emoji or a marked letter as one."""
    count, joined = 0, False
    for character in name:
        if character == "\u200d":
            joined = True
        elif unicodedata.category(character) in ("Mn", "Me", "Cf", "Sk") and ord(character) > 0x7F:
            continue
        else:
            count, joined = count + (not joined), False
    return count
