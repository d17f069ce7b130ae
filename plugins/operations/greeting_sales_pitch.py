"""operations.greeting-sales-pitch: the greeting sells."""

from collections.abc import Iterator

from auditor import NotApplicable, Problem, RoomExport, Yield, rule
from auditor.text import pattern

from .affirming import affirmed

PITCH = pattern(__package__, "words.json", "pitch")


@rule(
    id="operations.greeting-sales-pitch",
    severity="low",
    severity_when=(({"/bots/greeting/enabled": False}, "info"),),
    confidence="medium",
    tags=("greeting", "commerce"),
    needs=("/bots/greeting/text", "/bots/greeting/enabled"),
    title={
        "ja": "あいさつが売り込みになっていない",
        "en": "The greeting does not sell",
    },
    failure_title={
        "ja": "あいさつが売り込みになっている",
        "en": "The greeting is a sales pitch",
    },
    why={
        "ja": "あいさつは人が参加するたびにトークに流れます。売り込みの文だと、"
        "会話が広告で埋まり、商用宣伝が目的のルームと受け取られるおそれがあります（禁止規定第14項"
        "は身元の明示が前提です）。",
        "en": "The greeting appears whenever somebody joins. As a pitch it fills the talk with "
        "advertising, and the room may be taken for one that only promotes (prohibition 14 asks "
        "for a clear identity).",
    },
    fix={
        "ja": "あいさつは歓迎とルールの案内だけにし、商品やキャンペーンの案内は、"
        "運営者名を書いたノートかLINE公式アカウントに移してください。",
        "en": "Keep the greeting to a welcome and the rules; move offers to a note that names the "
        "operator, or to your LINE Official Account.",
    },
    paste={
        "ja": "ご参加ありがとうございます。このルームは（会社名）が運営しています。"
        "ルールと商品のご案内はノートにまとめています。",
        "en": "Welcome! This room is run by (company). The rules and our offers are in the notes.",
    },
    messages={
        "pitch": {
            "ja": "あいさつに売り込みとみられる表現「{words}」があります。",
            "en": "The greeting has words of selling: “{words}”.",
        },
    },
    sources=("line.prohibited.14", "E1.14", "own.practice"),
)
def greeting_sales_pitch(export: RoomExport) -> Iterator[Yield]:
    """People who have just come in want to be welcomed, not sold to."""
    text = export.bots.greeting.text or ""
    if not text.strip():
        yield NotApplicable()
        return
    found = affirmed(text, PITCH)
    if found is not None:
        values = {"words": found.group()}
        yield Problem("pitch", at="/bots/greeting/text", values=values, span=found.span())
