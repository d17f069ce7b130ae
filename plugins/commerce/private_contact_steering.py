"""commerce.private-contact-steering: members are not led to personal accounts."""

from collections.abc import Iterator
from itertools import islice

from auditor import Context, Problem, RoomExport, Yield, rule

from .links import links
from .reading import read
from .survey import MOST_PLACES, Mention, Passage, Survey, survey
from .trade import promotes

_NEWEST = 500
_LONGEST = 1_000
_LURES = ("investment", "side-job", "mlm", "gambling", "crime-job", "illegal-finance")


@rule(
    id="commerce.private-contact-steering",
    severity="high",
    confidence="medium",
    effort="low",
    tags=("contact", "fraud-sign"),
    options={"personal_links": ["line.me/ti/p/", "line.me/r/ti/p/", "t.me/", "wa.me/"]},
    title={
        "ja": "個人のアカウントへ誘導していない",
        "en": "Members are not steered to personal accounts",
    },
    failure_title={
        "ja": "個人のアカウントや閉じた場所へ誘導している",
        "en": "Members are steered to a personal account or a closed place",
    },
    why={
        "ja": "個人のLINEやテレグラムなどへの誘導は、投資詐欺や闇バイトの典型的な手口です。個人のLINE IDの掲載は"
        "禁止規定第1項でどんな場合も認められません。一対一の用件は、LINE公式アカウントや問い合わせフォームで受けるのが安全です。",
        "en": "Leading people to a personal LINE account or to Telegram is the usual way of "
        "investment frauds and criminal jobs, and a personal LINE ID is never allowed (prohibition "
        "1). One-to-one matters belong to a LINE Official Account or an enquiry form.",
    },
    fix={
        "ja": "個人のLINE・DM・テレグラムなどへの案内を消し、LINE公式アカウントまたは公式サイトのフォームに置きかえてください。"
        "説明文・ノート・あいさつメッセージ・自動応答のすべてを直します。",
        "en": "Replace every invitation to a personal LINE, DM or Telegram by your LINE Official "
        "Account or the form on your site: in the description, notes, greeting and auto-replies.",
    },
    paste={
        "ja": "【個別のご連絡について】\nお問い合わせ・ご注文・個人情報を含むご連絡は、LINE公式アカウント「@〇〇〇」または"
        "お問い合わせフォーム（https://〜）で承ります。スタッフが個人のLINEやDM、テレグラムなどでご連絡することはありません。"
        "そのような連絡を受けた場合は、返信せずに通報してください。",
        "en": "[One-to-one contact]\nFor enquiries, orders and anything with personal data please use "
        "our LINE Official Account @… or the form at https://…. Our staff never contact you by a "
        "personal LINE, DM or Telegram. If somebody does, do not answer and report it.",
    },
    messages={
        "phrase": {
            "ja": "「{phrase}」は個人のアカウントや閉じた場所への誘導と読めます。禁止規定第1項・第14項に照らして要確認です。"
            "LINE公式アカウントや問い合わせフォームへの案内に置きかえてください。",
            "en": "“{phrase}” reads as steering to a personal account or a closed place. To be checked "
            "(prohibitions 1 and 14); point to a LINE Official Account or a form instead.",
        },
        "link": {
            "ja": "個人のアカウントを開くリンク（{host}）があります。禁止規定第1項に照らして要確認です。",
            "en": "A link opens a personal account ({host}). To be checked (prohibition 1).",
        },
    },
    sources=(
        "line.prohibited.1",
        "line.prohibited.14",
        "line.investment-fraud",
        "line.newsletter-4",
        "E1.1",
        "E1.14",
    ),
)
def private_contact_steering(export: RoomExport, context: Context) -> Iterator[Yield]:
    """What cannot be said before everybody is what everybody should be warned of."""
    room = survey(context)
    steering = {place.pointer: place for place in room.first("private-contact")}
    promoted = promotes(export, context)
    if promoted or room.said("job-offer"):
        # a DM about nothing for sale is a matter of dating or trouble, not of trade
        for place in _messages(room):
            steering.setdefault(place.pointer, place)
    # so do rooms whose own texts lure to bets, gains or quick money
    posted = _posted(export) if promoted or any(map(context.findings, _LURES)) else ()
    for place in (*steering.values(), *posted)[:MOST_PLACES]:
        values = {"phrase": place.text}
        yield Problem("phrase", at=place.pointer, span=place.span, values=values)
    starts = tuple(context.option("personal_links"))
    personal = (
        link
        for link in links(export, context)
        # line.me/R/ti/p/@... opens an official account
        if link.address.startswith(starts)
        and not link.address.split("/p/")[-1].startswith(("@", "%40"))
    )
    for link in islice(personal, MOST_PLACES):
        yield Problem("link", at=link.pointer, span=link.span, values={"host": link.host})


def _posted(export: RoomExport) -> Iterator[Mention]:
    """Where the newest of the talk leads away from a room that promotes; not where one tells of it."""
    messages = export.messages or ()
    for index in range(max(0, len(messages) - _NEWEST), len(messages)):
        text = (messages[index].text or "")[:_LONGEST]
        passage = Passage(f"/messages/{index}/text", text, read(text))
        if passage.reading.has("private-contact"):
            told = passage.reading.told("private-contact", unless="told-of")
            yield from passage.mentions(told[:1])


def _messages(room: Survey) -> Iterator[Mention]:
    """Where messages are asked for, but those that tell the admins of trouble."""
    if room.shows("dm-contact"):
        for passage in room.passages:
            told = passage.reading.told_with("dm-contact", "dm-contact", 0, unless="trouble")
            yield from passage.mentions(told[:1])
