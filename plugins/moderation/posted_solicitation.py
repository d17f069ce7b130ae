"""moderation.posted-solicitation: recruiting, investment and money offers in the talk."""

from collections.abc import Iterator
from itertools import islice

from auditor import Context, Problem, RoomExport, Yield, rule
from auditor.text import category_label

from .luring import in_order, luring, sold_to_minors
from .talk import message, sample, signs
from .words import has_any, words

CATEGORIES = [
    "investment",
    "side-job",
    "mlm",
    "crime-job",
    "illegal-finance",
    "gambling",
    "drugs",
    "counterfeit",
    "ticket-resale",
    "giveaway-farm",
]
SHOWN = 50


@rule(
    id="moderation.posted-solicitation",
    severity="medium",
    confidence="medium",
    tags=("talk", "solicitation"),
    needs=("/messages",),
    options={"categories": CATEGORIES},
    title={
        "ja": "トークに勧誘やもうけ話の投稿がない",
        "en": "No solicitation or money offers in the talk",
    },
    failure_title={
        "ja": "トークに勧誘やもうけ話とみられる投稿がある",
        "en": "The talk seems to hold solicitation or money offers",
    },
    why={
        "ja": "投資・副業・闇バイトなどの誘いは詐欺の入口になりやすく、"
        "禁止規定第9項・第14項にあたるおそれがあります。管理者が残しておくと、"
        "ルーム全体が検索に出なくなることもあります。",
        "en": "Offers of investment, side jobs or shady work are a usual way into fraud and may "
        "fall under prohibitions 9 and 14. Left standing, they can cost the room its place in "
        "search.",
    },
    fix={
        "ja": "投稿を確認して削除し、LINEの「通報」（スパム/宣伝）を行ってください。"
        "投稿した人の退会と再参加禁止を検討し、使われた言い回しをNGワードに加えます。",
        "en": "Check and delete the posts and report them to LINE as spam. Consider removal "
        "without return, and add the wording used to the banned words.",
    },
    paste={
        "ja": "投資・副業などの勧誘の投稿を削除しました。リンクを開いたり、"
        "個別に連絡したりしないでください。被害にあったときは、"
        "消費者ホットライン188または警察相談専用電話#9110にご相談ください。",
        "en": "We deleted solicitation for investment or side jobs. Do not open the links or "
        "write to the sender. If you suffered a loss in Japan, call the consumer hotline 188 or "
        "the police at #9110.",
    },
    messages={
        "solicitation": {
            "ja": "{kind}とみられる投稿があります（要確認）。",
            "en": "The message looks like {kind} (to be checked).",
        },
        "sold-to-minors": {
            "ja": "子どもに、家の人に知らせないまま物を買わせようとする投稿とみられます（要確認）。",
            "en": "The message seems to sell to minors behind their parents' backs (to be checked).",
        },
    },
    sources=(
        "line.prohibited.9",
        "line.prohibited.14",
        "line.investment-fraud",
        "police.dark-jobs",
    ),
)
def posted_solicitation(export: RoomExport, context: Context) -> Iterator[Yield]:
    """One problem a message, by the first sign found in it."""
    wanted = context.option("categories")
    # who tells of an offer that reached them asks for help
    offers = (
        sign
        for sign in in_order(signs(export, wanted), luring(export, wanted))
        if not has_any(message(export, sign.pointer), words("told_of"))
    )
    told: set[str] = set()
    for sign in islice(offers, SHOWN):
        values = {"kind": category_label(sign.category)}
        told.add(sign.pointer)
        yield Problem("solicitation", at=sign.pointer, values=values, span=sign.span)
    hushed = (
        Problem("sold-to-minors", at=pointer, span=span)
        for pointer, text in sample(export)
        if pointer not in told
        and (span := sold_to_minors(text)) is not None
        and not has_any(text, words("told_of"))
    )
    yield from islice(hushed, SHOWN)
