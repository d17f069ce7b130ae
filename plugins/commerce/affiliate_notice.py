"""commerce.affiliate-notice: affiliate links are marked as such."""

from collections.abc import Iterable, Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

from .links import Link, link, links
from .reading import read
from .survey import survey
from .words import pattern

_BESIDE = 40
_ROOMS = ("line.me", "lin.ee")  # a link of invitation to a room or an account earns nothing


@rule(
    id="commerce.affiliate-notice",
    severity="medium",
    confidence="high",
    effort="low",
    tags=("advertising", "links"),
    options={
        "marks": [
            "a8.net",
            "px.a8",
            "amzn.to",
            "hb.afl.rakuten",
            "a.r10.to",
            "af.moshimo.com",
            "ck.jp.ap.valuecommerce",
            "h.accesstrade",
            "t.afi-b.com",
            "t.felmat.net",
            "linksynergy",
            "aff_id=",
            "affiliate_id=",
            "invite_code=",
        ],
    },
    title={
        "ja": "アフィリエイトのリンクに広告の表示がある",
        "en": "Affiliate links are marked",
    },
    failure_title={
        "ja": "アフィリエイトのリンクに広告の表示がない",
        "en": "Affiliate links are not marked",
    },
    why={
        "ja": "紹介料の出るリンクは広告です。広告とわからない形で載せると、ステルスマーケティング告示の対象になるおそれがあります。オープンチャットの旧ガイドラインはアフィリエイト"
        "サイトへの誘導を禁じており、今も禁止規定第14項の対象です。",
        "en": "A link that pays a commission is an advertisement; unmarked it may fall under the "
        "notice on stealth marketing. The former guideline forbade leading to affiliate "
        "sites, and prohibition 14 covers it today.",
    },
    fix={
        "ja": "リンクの前に「広告（アフィリエイトリンク）」と書き、説明文またはノートに「紹介料を受け取ることがある」旨を書いてください。",
        "en": "Write “Ad (affiliate link)” before the link, and say in the description or a note "
        "that you may receive a commission.",
    },
    paste={
        "ja": "【広告】このルームのリンクにはアフィリエイト広告を含みます。リンクから購入・登録されると、運営者が紹介料を受け取ることがあります。",
        "en": "[Ad] Links in this room contain affiliate advertising. If you buy or register "
        "through them, the operator may receive a commission.",
    },
    messages={
        "unmarked": {
            "ja": "アフィリエイトと見られるリンク（{host}）がありますが、広告の表示が見当たりません。ステルスマーケティング告示に照らして要確認です。",
            "en": "A link that looks like an affiliate link ({host}) stands without a mark of "
            "advertising. To be checked (notice on stealth marketing).",
        },
        "hushed": {
            "ja": "「{phrase}」は、紹介した側に入る見返りをぼかして、コードやリンクを使うよう求める文と読めます。広告であることの表示がありません。"
            "景品表示法のステルスマーケティング告示に照らして要確認です。",
            "en": "“{phrase}” reads as asking for the use of a code or link while playing down what the "
            "operator earns by it, and is not marked as advertising. To be checked (notice on stealth "
            "marketing).",
        },
        "declared-unmarked": {
            "ja": "アフィリエイトがあると申告されていますが、公開の文に広告の表示が見当たりません。ステルスマーケティング告示に照らして要確認です。",
            "en": "Affiliate links are declared, but no public text bears a mark of advertising. "
            "To be checked (notice on stealth marketing).",
        },
    },
    sources=("law.stealth-marketing", "line.prohibited.14", "line.guideline-old"),
)
def affiliate_notice(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Whoever earns by a click says so beside the link."""
    room = survey(context)
    labelled = room.shows("affiliate-label")
    marks = context.option("marks")
    own = {
        link("", url).host for url in (export.operator.url, export.commerce.disclosure_url) if url
    }
    paid = [
        one
        for one in links(export, context)
        if _is_paid(one.address, marks) or (one.host not in own and _is_invited(one, context))
    ]
    for one in paid:
        if not labelled and not room.shows_beside(one.pointer, "ad-label"):
            yield Problem("unmarked", at=one.pointer, span=one.span, values={"host": one.host})
            return
    hushed = room.first("hushed-code")
    for place in hushed:
        yield Problem("hushed", at=place.pointer, span=place.span, values={"phrase": place.text})
    if paid or hushed:
        return
    if export.commerce.affiliate is None:
        yield Unknown("/commerce/affiliate")
    elif not export.commerce.affiliate:
        yield NotApplicable()
    elif not labelled:
        yield Problem("declared-unmarked", at="/commerce/affiliate")


def _is_paid(address: str, marks: Iterable[str]) -> bool:
    """Whether an address bears a mark of an affiliate programme, or the partner's tag."""
    return any(mark in address for mark in marks) or bool(pattern("affiliate-tag").search(address))


def _is_invited(one: Link, context: Context) -> bool:
    """Whether somebody gains by those who follow a link.

    It bears a code beside a call to sign up, an own code beside a tip, or promises a bonus.
    """
    if one.span is None or one.host.endswith(_ROOMS):
        return False
    text = dict(context.public_text)[one.pointer]
    start, end = one.span
    beside = read(text[max(0, start - _BESIDE) : start] + " " + text[end : end + _BESIDE]).plain
    if pattern("referral-link").search(beside):
        return True
    if pattern("own-tag").search(one.address) and pattern("tip-talk").search(beside):
        return True
    has_code = pattern("invite-tag").search(one.address) is not None
    return has_code and pattern("sign-up-talk").search(beside) is not None
