"""operations.auto-reply-content: replies that are empty, sell, or bury the talk."""

from collections.abc import Iterator
from itertools import islice

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

from .affirming import affirmed
from .greeting_sales_pitch import PITCH

SHOWN = 50


@rule(
    id="operations.auto-reply-content",
    severity="low",
    confidence="medium",
    tags=("auto-reply",),
    needs=("/bots/auto_reply",),
    options={"longest": 500},
    title={
        "ja": "自動応答の文が短く、質問に答える内容になっている",
        "en": "The auto-replies are short and answer what was asked",
    },
    failure_title={
        "ja": "自動応答の文が空か、長すぎるか、売り込みになっている",
        "en": "An auto-reply is empty, too long or a sales pitch",
    },
    why={
        "ja": "自動応答はキーワードが出るたびに全員の画面に流れます。"
        "長い文や売り込みは会話を押し流し、くり返しの宣伝と受け取られるおそれがあります。",
        "en": "An auto-reply goes to everybody whenever its keyword appears. Long texts and "
        "pitches sweep the talk away and look like repeated advertising.",
    },
    fix={
        "ja": "返事は数行にまとめ、詳しい内容はノートやウェブページに置いてください。"
        "≡ → Bot → 自動応答 → 応答。",
        "en": "Answer in a few lines and keep the detail in a note or on a web page: ≡ → Bot → "
        "自動応答 → reply.",
    },
    paste={
        "ja": "お問い合わせありがとうございます。（答え）です。"
        "くわしくはノート「よくある質問」をご覧ください。",
        "en": "Thank you for asking. (Answer). For more see the note “Frequent questions”.",
    },
    messages={
        "empty": {
            "ja": "{number}件目の自動応答の文が空です。",
            "en": "Auto-reply {number} has an empty text.",
        },
        "long": {
            "ja": "{number}件目の自動応答が{length}文字あります（目安は{longest}文字以内）。",
            "en": "Auto-reply {number} has {length} characters (yardstick: {longest}).",
        },
        "pitch": {
            "ja": "{number}件目の自動応答に売り込みとみられる表現「{words}」があります。",
            "en": "Auto-reply {number} has words of selling: “{words}”.",
        },
    },
    sources=("line.prohibited.14", "line.faq", "own.practice"),
)
def auto_reply_content(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A reply that all must read should be worth the space."""
    if not export.bots.auto_reply:
        yield NotApplicable()
    yield from islice(_odd(export, context.option("longest")), SHOWN)


def _odd(export: RoomExport, longest: int) -> Iterator[Yield]:
    for index, reply in enumerate(export.bots.auto_reply or ()):
        at, number = f"/bots/auto_reply/{index}/text", index + 1
        if reply.text is None:
            yield Unknown(at)
        elif not reply.text.strip():
            yield Problem("empty", at=at, values={"number": number})
        elif len(reply.text) > longest:
            values = {"number": number, "length": len(reply.text), "longest": longest}
            yield Problem("long", at=at, values=values)
        elif (found := affirmed(reply.text, PITCH)) is not None:
            said = {"number": number, "words": found.group()}
            yield Problem("pitch", at=at, values=said, span=found.span())
