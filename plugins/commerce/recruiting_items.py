"""commerce.recruiting-items: a job offer shows the six items in the post itself."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Yield, rule

from .survey import Mention, Survey, place_of, survey
from .wording import listed

LABELS = {
    "recruiter-name": ("募集者の氏名・名称", "name"),
    "recruiter-address": ("住所（所在地）", "address"),
    "recruiter-contact": ("連絡先", "contact"),
    "job-content": ("業務内容", "work"),
    "job-place": ("就業場所", "place of work"),
    "job-pay": ("賃金", "pay"),
}

HEADING = "job-heading"
WANTED = "wanted-heading"
CALLED = "called-heading"
NAMELESS = "nameless-offer"
SIGNS = {
    "recruiting": "job-sign",
    "staff-wanted": None,
    NAMELESS: None,
    "paid-work": None,
    HEADING: "job-detail",
    WANTED: "job-label",
    CALLED: "job-form",
}
"""Phrases of an offer, and what must stand beside those that need not be one of work."""

TAGS = "/room/tags/"


@rule(
    id="commerce.recruiting-items",
    severity="high",
    confidence="medium",
    effort="low",
    tags=("recruiting", "disclosure"),
    title={
        "ja": "求人の投稿に6項目がそろっている",
        "en": "Job offers show the six items",
    },
    failure_title={
        "ja": "求人の投稿に6項目がそろっていない",
        "en": "Job offers lack some of the six items",
    },
    why={
        "ja": "職業安定法第5条の4により、SNSでの募集にも、募集者の氏名または名称・住所（建物名や部屋番号まで）・連絡先・業務内容・就業場所・賃金の6項目を、投稿そのものに示す"
        "必要があります（2024年12月の厚生労働省の通知）。リンク先に書くだけでは足りません。6項目のない募集は「闇バイト」を疑われます。",
        "en": "Article 5-4 of the Employment Security Act asks every job offer, social media "
        "included, to show six items in the post itself: name, address (to the room "
        "number), contact, work, place and pay (notice of December 2024). A link is not "
        "enough, and an offer without them looks like a criminal job.",
    },
    fix={
        "ja": "募集の投稿を下の形に直してください。説明文に書ききれない場合は、募集はノートに分け、1つのノートに6項目をすべてそろえてください。",
        "en": "Rewrite the offer in the form below. If it does not fit in the description, put "
        "it in a note that shows all six items.",
    },
    paste={
        "ja": "【求人】\n①募集者：〇〇株式会社\n②住所：〇〇県〇〇市〇〇1-2-3 〇〇ビル101\n③連絡先：電話 03-0000-0000（採用担当）／info@"
        "example.com\n④業務内容：〇〇店での接客・レジ\n⑤就業場所：〇〇店（〇〇市〇〇2-3-4）\n⑥賃金：時給1,200円（交通費は月2万円まで支給）",
        "en": "[Job offer]\n1 Recruiter: … Inc.\n2 Address: … (to the room number)\n3 Contact: "
        "telephone …, e-mail …\n4 Work: serving customers and cashier at …\n5 Place of "
        "work: …\n6 Pay: 1,200 yen an hour (travel costs up to … yen a month)",
    },
    messages={
        "items-absent": {
            "ja": "「{phrase}」という募集に、{items}が見当たりません。職業安定法第5条の4の6項目を要確認です。",
            "en": "The offer “{phrase}” does not show: {items}. To be checked: the six items of "
            "Article 5-4 of the Employment Security Act.",
        },
    },
    sources=("law.shokuan-5-4", "police.dark-jobs"),
)
def recruiting_items(export: RoomExport, context: Context) -> Iterator[Yield]:
    """The absent items are the very ones by which criminal jobs are told from honest ones."""
    room = survey(context)
    offers = tuple(_offers(room))
    if not offers:
        yield NotApplicable()
    elif any(_is_whole(room, passage.pointer) for passage in room.everything):
        # a note cannot make good what an offer says that it will not tell
        offers = room.first(NAMELESS)
    for place in offers:
        absent = [
            label for group, label in LABELS.items() if not room.shows_beside(place.pointer, group)
        ]
        if absent:
            values = {"phrase": place.text, "items": listed(absent)}
            yield Problem("items-absent", at=place.pointer, span=place.span, values=values)


def _offers(room: Survey) -> Iterator[Mention]:
    """The first offer of paid work in each place."""
    found: dict[str, Mention] = {}
    for group, sign in SIGNS.items():
        for place in room.first(group):
            at = place.pointer
            if group in (HEADING, WANTED, CALLED) and _is_no_head(room, at):
                continue
            if group == CALLED and not _is_for_pay(room, at):
                continue
            if not _is_unpaid(room, at) and (sign is None or room.shows_beside(at, sign)):
                found.setdefault(place_of(at), place)
    yield from found.values()


def _is_unpaid(room: Survey, pointer: str) -> bool:
    """Whether volunteers, helpers of the room or characters of a play are wanted, and no pay told."""
    return room.shows_beside(pointer, "no-wage") and not room.shows_beside(pointer, "job-pay")


def _is_for_pay(room: Survey, pointer: str) -> bool:
    """Whether a call for hands tells the pay, or stands in a room that is for jobs."""
    return room.shows_beside(pointer, "job-pay") or any(
        place.pointer.startswith("/room/") for place in room.first("job-room")
    )


def _is_no_head(room: Survey, pointer: str) -> bool:
    """Whether a heading is but a tag, or heads a notice that nobody is wanted any more."""
    return pointer.startswith(TAGS) or room.shows_beside(pointer, "hiring-closed")


def _is_whole(room: Survey, pointer: str) -> bool:
    """Whether a note beside the offer shows all six items; name and description lead to it."""
    return pointer.startswith("/notes/") and all(
        room.shows_beside(pointer, group) for group in LABELS
    )
