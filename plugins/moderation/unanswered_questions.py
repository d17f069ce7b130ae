"""moderation.unanswered-questions: customers ask in a support room and nobody speaks."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, parse_time, rule

from .questions import questions
from .talk import spoken

SHOWN = 20


@rule(
    id="moderation.unanswered-questions",
    severity="low",
    severity_when=(({"/members/count": {"at_least": 500}}, "medium"),),
    confidence="low",
    effort="medium",
    tags=("talk", "support"),
    needs=("/messages", "/members/count"),
    when={"/room/purpose": "customer_support"},
    options={"hours": 24},
    title={
        "ja": "質問が1日以上放置されていない",
        "en": "No question waits for more than a day",
    },
    failure_title={
        "ja": "1日以上返事のない質問がある",
        "en": "Questions have waited for more than a day",
    },
    why={
        "ja": "サポートのルームでは、一つの質問への沈黙を全員が見ています。返事のない質問が続くと、"
        "製品そのものへの信頼が下がります。",
        "en": "In a support room everybody sees the silence after a question. Unanswered ones "
        "cost the product its trust.",
    },
    fix={
        "ja": "まず「確認します。回答は○日までにお知らせします」と返信し、"
        "よくある質問はノートにまとめてください。個人の契約に関わる質問は、"
        "公式アカウントや問い合わせ窓口に案内します。",
        "en": "First reply that you are looking into it and by when you will answer; collect "
        "frequent questions in a note. Lead questions about personal contracts to your official "
        "account.",
    },
    paste={
        "ja": "ご質問ありがとうございます。担当者が確認し、（日時）までにこのルームで回答します。"
        "お客さまの契約や個人情報に関わる内容は、（問い合わせ窓口）でうかがいます。",
        "en": "Thank you for your question. We are looking into it and will answer here by "
        "(time). For matters of your contract or personal data please use (contact).",
    },
    messages={
        "unanswered": {
            "ja": "{hours}時間を過ぎても、ほかの人の発言がない質問です。",
            "en": "Nobody else has spoken within {hours} hours of this question.",
        },
    },
    sources=("E2.9", "E2.14", "own.practice"),
)
def unanswered_questions(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Any word by somebody else counts as an answer: only silence is reported."""
    talk = spoken(export)
    if export.messages and not talk:
        yield Unknown("/messages/0/at", "/messages/0/sender")
        return
    if not questions(export):
        yield NotApplicable()
        return
    hours = context.option("hours")
    for index in islice(_silences(export, timedelta(hours=hours), talk[-1].at), SHOWN):
        if index is None:
            yield Unknown("/exported_at")
        else:
            yield Problem("unanswered", at=f"/messages/{index}/text", values={"hours": hours})


def _silences(export: RoomExport, limit: timedelta, last: datetime) -> Iterator[int | None]:
    """The indices of questions met by silence; None where the talk may end too early to tell."""
    made = parse_time(export.exported_at)
    end = last if made is None else max(made, last)
    for question in questions(export):
        if question.waited is None and end - question.message.at <= limit:
            if made is None:
                yield None
        elif question.waited is None or question.waited > limit:
            yield question.message.index
