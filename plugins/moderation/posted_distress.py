"""moderation.posted-distress: messages about suicide or self-harm that need care."""

from collections.abc import Iterator
from itertools import islice

from auditor import Problem, RoomExport, Yield, rule

from .talk import signs

SHOWN = 50


@rule(
    id="moderation.posted-distress",
    severity="medium",
    confidence="medium",
    effort="high",
    tags=("talk", "safety"),
    needs=("/messages",),
    title={
        "ja": "トークに自殺・自傷の誘いや予告の投稿がない",
        "en": "No messages in the talk invite to or announce self-harm",
    },
    failure_title={
        "ja": "トークに自殺・自傷に関わる投稿があり、見守りが必要",
        "en": "Messages in the talk about self-harm need care",
    },
    why={
        "ja": "自殺や自傷の予告・誘い・方法の投稿は禁止規定第5項にあたるおそれがあります。"
        "同時に、書いた人が助けを必要としていることが多く、削除や退会だけでは危険が残ります。",
        "en": "Announcing, inviting to or describing self-harm may fall under prohibition 5. The "
        "writer often needs help; deletion or removal alone leaves the danger.",
    },
    fix={
        "ja": "方法や誘いの書き込みは削除し、書いた人には責めずに相談窓口を案内してください。"
        "差し迫った危険があるときは、LINEへの「通報」とあわせて110番・119番に連絡してください。",
        "en": "Delete methods and invitations, and point the writer to a counselling line without "
        "blame. In immediate danger report to LINE and call the police (110) or an ambulance "
        "(119).",
    },
    paste={
        "ja": "つらい気持ちを書いてくださってありがとうございます。一人で抱えず、"
        "話せる窓口があります。「まもろうよ こころ」https://www.mhlw.go.jp/mamorouyokokoro/ "
        "に電話・SNSの相談先がまとまっています。いま危険を感じるときは、"
        "119番または110番に連絡してください。",
        "en": "Thank you for writing how you feel. You need not bear it alone: "
        "https://www.mhlw.go.jp/mamorouyokokoro/ lists lines that listen, by telephone and chat. "
        "If you are in danger now, call 119 or 110 (in Japan).",
    },
    messages={
        "care": {
            "ja": "自殺・自傷に関わるとみられる投稿があります（要確認）。",
            "en": "The message seems to concern suicide or self-harm (to be checked).",
        },
    },
    sources=("line.prohibited.5", "mhlw.counselling"),
)
def posted_distress(export: RoomExport) -> Iterator[Yield]:
    """A cry for help should be heard before it is deleted."""
    for sign in islice(signs(export, ("self-harm",)), SHOWN):
        yield Problem("care", at=sign.pointer, span=sign.span)
