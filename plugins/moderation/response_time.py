"""moderation.response-time: questions in a support room wait long as a rule."""

from collections.abc import Iterator
from statistics import median

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

from .questions import questions
from .talk import spoken


@rule(
    id="moderation.response-time",
    severity="low",
    confidence="low",
    effort="medium",
    tags=("talk", "support"),
    needs=("/messages",),
    when={"/room/purpose": "customer_support"},
    options={"hours": 8, "least": 5},
    title={
        "ja": "質問への最初の返事が普段から早い",
        "en": "Questions usually get a quick first reply",
    },
    failure_title={
        "ja": "質問への最初の返事に普段から時間がかかっている",
        "en": "Questions usually wait long for a first reply",
    },
    why={
        "ja": "お客さまは、チャットではその日のうちの返事を期待します。"
        "返事が遅いことが分かっているなら、対応時間を書いておくだけでも不満は減ります。",
        "en": "In a chat customers expect a reply the same day. If replies take longer, stating "
        "the hours of service already spares disappointment.",
    },
    fix={
        "ja": "当番の時間を見直すか、説明文とあいさつに対応時間を書いてください。"
        "よくある質問には、自動応答のキーワードを用意できます。",
        "en": "Change the roster, or state the hours of service in the description and the "
        "greeting. Keywords of the auto-reply bot can answer frequent questions.",
    },
    paste={
        "ja": "【対応時間】平日10時〜18時に順番にお答えします。"
        "時間外のご質問は翌営業日の回答になります。",
        "en": "[Hours] We answer on weekdays from 10:00 to 18:00. Questions outside these hours "
        "are answered on the next working day.",
    },
    messages={
        "slow": {
            "ja": "質問{count}件の最初の返事まで、中央値で{found}時間かかっています（目安は{hours}"
            "時間以内）。",
            "en": "{count} questions waited {found} hours at the median (yardstick: {hours}).",
        },
    },
    sources=("E2.9", "E2.14", "own.practice"),
)
def response_time(export: RoomExport, context: Context) -> Iterator[Yield]:
    """The median forgives one bad day; nights are part of the answer and of the yardstick."""
    if export.messages and not spoken(export):
        yield Unknown("/messages/0/at", "/messages/0/sender")
        return
    waits = [item.waited for item in questions(export) if item.waited is not None]
    if len(waits) < context.option("least"):
        yield NotApplicable()
        return
    found = median(wait.total_seconds() / 3600 for wait in waits)
    if found > context.option("hours"):
        values = {"count": len(waits), "found": int(found), "hours": context.option("hours")}
        yield Problem("slow", at="/messages", values=values)
