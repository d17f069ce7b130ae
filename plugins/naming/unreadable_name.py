"""naming.unreadable-name: a name with invisible characters, stacked marks or fancy letters."""

import re
import unicodedata
from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule

_MARK = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20df\ufe20-\ufe2f]"
)
_STACK = re.compile(f"{_MARK.pattern}{{3}}|[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{{4}}")
_FANCY = re.compile(
    "[\U0001d400-\U0001d7ff\U0001f130-\U0001f189\u24b6-\u24e9\u1d00-\u1d22ʙɢʜɪɴʀʟʏ]"
)
"""Letters for mathematics, in frames and in circles, and small capitals."""

_JOINERS = frozenset("\u200d\ufe0e\ufe0f\u20e3")


@rule(
    id="naming.unreadable-name",
    severity="medium",
    confidence="medium",
    effort="low",
    title={
        "ja": "名前がふつうの文字で読める",
        "en": "The name is in ordinary characters",
    },
    failure_title={
        "ja": "名前に読めない文字が使われている",
        "en": "The name holds unreadable characters",
    },
    why={
        "ja": "見えない文字や装飾文字は検索に掛からず、荒らし行為（Unicode攻撃）や言い換えと疑われます。",
        "en": "Invisible or fancy characters escape search and are taken for raids or disguise.",
    },
    fix={
        "ja": "名前をふつうのひらがな・カタカナ・漢字・英数字で書き直してください。絵文字は飾りとして少しだけにします。",
        "en": "Write the name in ordinary letters; keep emoji few.",
    },
    messages={
        "invisible": {
            "ja": "見えない文字（{code}）が入っています。",
            "en": "It holds an invisible character ({code}).",
        },
        "marks": {
            "ja": "文字の上に重なる記号がいくつも付いています。",
            "en": "Marks are stacked on its letters.",
        },
        "fancy": {
            "ja": "装飾文字が{count}文字あります。",
            "en": "{count} of its letters are fancy ones.",
        },
    },
    sources=("mentor.meetup-2024", "line.special-badge"),
)
def unreadable_name(export: RoomExport) -> Iterator[Yield]:
    """Invisible or fancy characters escape search and are taken for raids or disguise."""
    name = export.room.name
    for index, character in enumerate(name):
        category = unicodedata.category(character)
        hidden = category in ("Cf", "Cc", "Co", "Cn") and character not in _JOINERS
        if category == "Cn" and 0x1F000 <= ord(character) <= 0x1FAFF:
            continue  # an emoji newer than the tables
        if hidden and not 0xE0000 <= ord(character) <= 0xE007F:
            values = {"code": f"U+{ord(character):04X}"}
            yield Problem("invisible", at="/room/name", values=values, span=(index, index + 1))
            break
    composed = unicodedata.normalize("NFC", name)
    marks, letters = len(_MARK.findall(composed)), sum(map(str.isalpha, composed))
    if _STACK.search(name) or (marks > 3 and marks * 2 > letters):
        yield Problem("marks", at="/room/name")
    fancy = len(_FANCY.findall(name))
    if fancy >= 4:
        yield Problem("fancy", at="/room/name", values={"count": fancy})
