"""operations.greeting-profile-request: the greeting asks for age, sex or marital status."""

from collections.abc import Iterator

from auditor import NotApplicable, Problem, RoomExport, Yield, rule
from auditor.text import pattern, plain_case

from .affirming import affirmed

_PROFILE = pattern(__package__, "words.json", "profile")
_ASKING = pattern(__package__, "words.json", "profile-asking")
_WAIVED = pattern(__package__, "words.json", "waived")


@rule(
    id="operations.greeting-profile-request",
    severity="medium",
    confidence="medium",
    tags=("greeting", "dating", "personal-information"),
    needs=("/bots/greeting/text",),
    title={
        "ja": "あいさつで年齢・性別・婚姻の有無などを聞いていない",
        "en": "The greeting does not ask for age, sex or marital status",
    },
    failure_title={
        "ja": "あいさつで年齢・性別・婚姻の有無などを聞いている",
        "en": "The greeting asks for age, sex or marital status",
    },
    why={
        "ja": "年齢・性別・婚姻の有無や顔写真を書かせるルームは、出会いが目的と総合的に判断され、"
        "検索に出なくなったり削除されたりすることがあります。",
        "en": "Rooms in which members state age, sex, marital status or post photos may be "
        "judged, on the whole, to aim at dating; they vanish from search or are deleted.",
    },
    fix={
        "ja": "自己紹介は、好きな作品や話したい話題など、テーマに関わることだけにしてください。"
        "≡ → Bot → 自動応答 → あいさつの文から該当の項目を外します。",
        "en": "Let introductions be about the theme only, and remove the items from the greeting: "
        "≡ → Bot → 自動応答 → あいさつ.",
    },
    paste={
        "ja": "自己紹介の例：①呼び名（ニックネーム）②好きなこと・作品 ③このルームで話したいこと"
        "（年齢・性別・お住まいは書かなくて大丈夫です）",
        "en": "To introduce yourself: 1. what to call you (nickname) 2. what you like 3. what you "
        "would like to talk about (no need to give age, sex or where you live)",
    },
    messages={
        "asks": {
            "ja": "あいさつで「{word}」をたずねているようです（要確認）。",
            "en": "The greeting seems to ask for “{word}” (to be checked).",
        },
    },
    sources=("line.prohibited.8", "line.faq", "mentor.meetup-2024"),
)
def greeting_profile_request(export: RoomExport) -> Iterator[Yield]:
    """What a dating service asks on joining should not be asked here."""
    text = export.bots.greeting.text or ""
    if not text.strip():
        yield NotApplicable()
        return
    found = affirmed(text, _PROFILE, _WAIVED)
    if found is not None and _ASKING.search(plain_case(text)) is not None:
        values = {"word": found.group()}
        yield Problem("asks", at="/bots/greeting/text", values=values, span=found.span())
