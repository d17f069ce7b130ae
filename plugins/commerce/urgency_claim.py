"""commerce.urgency-claim: limited offers say until when."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule
from auditor.text import sentence_at

from .reading import read
from .survey import MOST_PLACES, Mention, survey
from .trade import sells
from .words import pattern


@rule(
    id="commerce.urgency-claim",
    severity="low",
    confidence="medium",
    effort="low",
    tags=("claims", "price"),
    title={
        "ja": "「今だけ」「残りわずか」に期限や数の根拠がある",
        "en": "Limited offers give their period",
    },
    failure_title={
        "ja": "「今だけ」「残りわずか」に期限や数の根拠がない",
        "en": "Limited offers give no period",
    },
    why={
        "ja": "期限のない「本日限り」「残り3名」がずっと載っていると、実際には限定でないのに急がせる表示として、景品表示法の有利誤認にあたるおそれがあります。説明文やノートは長く"
        "残るため、日付のない限定表示は向きません。",
        "en": "A “today only” or “3 places left” that stands for ever hurries buyers without "
        "cause and may be misleading. Descriptions and notes stay for long, so a limit "
        "needs a date.",
    },
    fix={
        "ja": "終わる日時か、締め切りの条件（なくなり次第など）を書き、終わったら消してください。",
        "en": "Give the closing date or condition, and remove the words when it is over.",
    },
    paste={
        "ja": "受付期間：〇月〇日〜〇月〇日23時59分（定員〇名に達した時点で終了します）",
        "en": "Open from … to … 23:59 (closes when … places are taken)",
    },
    messages={
        "no-period": {
            "ja": "「{phrase}」に、いつまでかの表示がありません。景品表示法第5条に照らして要確認です。",
            "en": "“{phrase}” does not say until when. To be checked (Article 5 of the Act on "
            "Misleading Representations).",
        },
    },
    sources=("law.keihyoho-5",),
)
def urgency_claim(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A last day that comes every day hurries people into what they would not buy."""
    if not sells(export, context):
        return
    room = survey(context)
    if not room.shows("urgency"):
        return
    hurried: dict[str, Mention] = {}
    for passage in room.passages:
        for place in passage.said("urgency"):
            if not _has_its_day(passage.text, place):
                hurried.setdefault(place.pointer, place)
    for place in list(hurried.values())[:MOST_PLACES]:
        if not room.shows_beside(place.pointer, "offer-period"):
            values = {"phrase": place.text}
            yield Problem("no-period", at=place.pointer, span=place.span, values=values)


def _has_its_day(text: str, place: Mention) -> bool:
    """Whether what is left are places at something whose day the sentence names before."""
    low, _ = sentence_at(text, place.span[0])
    before = read(text[low : place.span[0]]).plain
    return (
        pattern("places-left").match(read(place.text).plain) is not None
        and pattern("event-day").search(before) is not None
    )
