"""moderation.posted-dating: dating, paid dating and sexual offers in the talk."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule
from auditor.text import category_label

from .luring import in_order, luring, sold_to_minors
from .talk import message, signs

CATEGORIES = ["dating", "paid-dating", "sexual", "secret-account", "minors"]
SHOWN = 50


@rule(
    id="moderation.posted-dating",
    severity="medium",
    confidence="medium",
    tags=("talk", "dating"),
    needs=("/messages",),
    options={"categories": CATEGORIES},
    title={
        "ja": "トークに出会いやわいせつな誘いの投稿がない",
        "en": "No dating or sexual offers in the talk",
    },
    failure_title={
        "ja": "トークに出会いやわいせつな誘いとみられる投稿がある",
        "en": "The talk seems to hold dating or sexual offers",
    },
    why={
        "ja": "出会いを目的とする投稿は禁止規定第8項、わいせつな投稿は第7項にあたるおそれがありま"
        "す。2024年から取り締まりが強まり、ルームごと検索に出なくなったり削除されたりする例があり"
        "ます。",
        "en": "Posts aimed at meeting strangers may fall under prohibition 8, obscene ones under "
        "7. Since 2024 rooms with such posts have been hidden from search or deleted.",
    },
    fix={
        "ja": "投稿を確認して削除し、LINEの「通報」（性的いやがらせ/出会い）を行ってください。"
        "青少年が関わるときは急いで対応し、やりとりの記録を残して警察に相談してください。",
        "en": "Check and delete the posts and report them to LINE (sexual harassment or dating). "
        "Where minors are concerned act at once, keep a record and consult the police.",
    },
    paste={
        "ja": "このルームでは、恋人や通話相手の募集、1対1のやりとりへの誘い、"
        "わいせつな投稿は禁止です。該当する投稿を削除しました。個別の連絡には応じないでください。",
        "en": "Seeking partners, inviting to one-to-one talk and obscene posts are not allowed "
        "here. We deleted such a post. Please do not answer private approaches.",
    },
    messages={
        "approach": {
            "ja": "{kind}とみられる投稿があります（要確認）。",
            "en": "The message looks like {kind} (to be checked).",
        },
    },
    sources=("line.prohibited.8", "line.prohibited.7", "mentor.meetup-2024"),
)
def posted_dating(export: RoomExport, context: Context) -> Iterator[Yield]:
    """One problem a message, by the first sign found in it."""
    wanted = context.option("categories")
    # what is sold to minors behind their parents' backs is told of as an offer
    found = [
        sign
        for sign in in_order(signs(export, wanted), luring(export, wanted))
        if sign.category != "minors" or sold_to_minors(message(export, sign.pointer)) is None
    ]
    for sign in found[:SHOWN]:
        values = {"kind": category_label(sign.category)}
        yield Problem("approach", at=sign.pointer, values=values, span=sign.span)
