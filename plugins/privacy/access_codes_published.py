"""privacy.access-codes-published: how to get in is told to everybody: codes, keys, passwords."""

from collections.abc import Iterator
from itertools import islice

from auditor import Context, Problem, RoomExport, Yield, rule
from auditor.text import access_codes, ban_in, pattern, sentence_at

_FILE = "access.json"
_KEY = pattern(__package__, _FILE, "key")
_HIDDEN = pattern(__package__, _FILE, "keys-hidden")
_FICTION = pattern(__package__, _FILE, "fiction")
_PLAYED = pattern(__package__, _FILE, "played")
_UNDONE = pattern(__package__, _FILE, "undone")
_NEAR = 60
"""Characters around a sentence in which something may be told that makes it no way in."""
_NEWEST, _LONGEST = 5_000, 2_000
SHOWN = 50

Span = tuple[int, int]


@rule(
    id="privacy.access-codes-published",
    severity="high",
    confidence="medium",
    effort="low",
    title={
        "ja": "扉や金庫の暗証番号、鍵の置き場所、共用のパスワードが書かれていない",
        "en": "No codes of doors, places of keys or shared passwords are told",
    },
    failure_title={
        "ja": "扉や金庫の暗証番号、鍵の置き場所、共用のパスワードが書かれている",
        "en": "Codes of doors, places of keys or shared passwords are told",
    },
    why={
        "ja": "ルームの文章とトークは参加者全員に見え、あとから参加した人も過去の書き込みを読めます。"
        "部屋に入れる番号や鍵の場所は、空き巣や不正なログインに使われます。",
        "en": "Texts and talk are visible to every member, and newcomers read what was written before. "
        "Codes and places of keys serve burglars and whoever takes over accounts.",
    },
    fix={
        "ja": "その文を消し、番号やパスワードを新しいものに変え、鍵は別の場所へ移してください。必要な人には、係から一人ずつ伝えます。",
        "en": "Remove the sentence, change the code or password, move the key, and tell those who need it one by one.",
    },
    paste={
        "ja": "暗証番号や鍵の受け渡しは、係からお一人ずつ個別にお伝えします。番号・鍵の場所・パスワードをルームに書き込まないでください。",
        "en": "Codes and keys are handed out one by one by those in charge. Do not post codes, places of keys or passwords here.",
    },
    messages={
        "lock": {
            "ja": "扉・キーボックス・金庫・カードなどの番号を知らせるとみられる文があります（要確認）。",
            "en": "A sentence seems to tell the code of a door, key box, safe or card (to be checked).",
        },
        "key": {
            "ja": "鍵の置き場所を知らせるとみられる文があります（要確認）。",
            "en": "A sentence seems to tell where a key lies (to be checked).",
        },
        "account": {
            "ja": "共用のアカウントのパスワードとみられる記載があります（要確認）。",
            "en": "What looks like the password of a shared account (to be checked).",
        },
        "network": {
            "ja": "事務所などのWi-Fiのパスワードとみられる記載があります（要確認）。",
            "en": "What looks like the Wi-Fi password of premises that are not open to everybody (to be checked).",
        },
    },
    sources=("line.prohibited.1", "line.newsletter-9", "E2.3", "own.practice"),
)
def access_codes_published(export: RoomExport, context: Context) -> Iterator[Yield]:
    """What opens a door is told only to those who go through it."""
    yield from islice(_problems(export, context), SHOWN)


def _problems(export: RoomExport, context: Context) -> Iterator[Problem]:
    room = export.room
    if _PLAYED.search(f"{room.name or ''}\n{room.description or ''}"):
        return
    for pointer, text in (*context.public_text, *_talk(export)):
        title = context.title_above(pointer)
        told = set()
        for kind, span in _ways_in(text):
            if kind not in told and _is_meant(text, span, title):
                told.add(kind)
                yield Problem(kind, at=pointer, span=span)


def _talk(export: RoomExport) -> Iterator[tuple[str, str]]:
    """Pointer and text of the newest messages."""
    messages = export.messages or ()
    for index in range(max(0, len(messages) - _NEWEST), len(messages)):
        text = (messages[index].text or "")[:_LONGEST]
        if text:
            yield f"/messages/{index}/text", text


def _ways_in(text: str) -> Iterator[tuple[str, Span]]:
    """What opens something, and where it is told."""
    for code in access_codes(text):
        yield code.kind, code.span
    if _KEY.search(text):
        for found in _HIDDEN.finditer(text):
            yield "key", found.span()


def _is_meant(text: str, span: Span, title: str) -> bool:
    """Whether it is told in earnest, of something that still opens."""
    start, end = span
    low, high = sentence_at(text, start)[0], sentence_at(text, end - 1)[1]
    near = text[max(0, low - _NEAR) : high + _NEAR]
    return not (
        _FICTION.search(f"{title}\n{near}")
        or _UNDONE.search(near)
        or text[low:high].rstrip().endswith(("?", "？"))
        or ban_in(text, start, end, title=title)
    )
