"""commerce.disclosure-link: the link to the disclosure can be opened and trusted."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

from .links import link
from .trade import sells


@rule(
    id="commerce.disclosure-link",
    severity="medium",
    confidence="high",
    effort="low",
    tags=("disclosure", "links"),
    options={
        "shorteners": [
            "bit.ly",
            "t.co",
            "tinyurl.com",
            "ow.ly",
            "x.gd",
            "onl.la",
            "onl.tw",
            "is.gd",
            "buff.ly",
        ],
        "closed_hosts": ["line.me", "t.me", "docs.google.com", "drive.google.com", "instagram.com"],
    },
    title={
        "ja": "「特定商取引法に基づく表記」のリンクが開ける形になっている",
        "en": "The link to the legal disclosure is sound",
    },
    failure_title={
        "ja": "「特定商取引法に基づく表記」のリンクの形に問題がある",
        "en": "The link to the legal disclosure is not sound",
    },
    why={
        "ja": "表記は、だれでもすぐに開けて、運営者のものとわかる場所に置く必要があります。短縮URLや、ログインの必要なページ、http のままのページは、見る人が行き先を確かめ"
        "られません。",
        "en": "The disclosure must open at once for everybody and be recognisable as the operator"
        "’s. Short links, pages behind a login and plain http hide where they lead.",
    },
    fix={
        "ja": "自社サイトまたはショップの「特定商取引法に基づく表記」のページの https:// で始まるURLを、そのまま書いてください。",
        "en": "Give the full https:// address of the disclosure page on your own site or shop.",
    },
    messages={
        "shortened": {
            "ja": "短縮URL（{host}）が使われています。行き先がわかる元のURLか要確認です。",
            "en": "A link shortener ({host}) is used. To be checked: give the full address.",
        },
        "closed": {
            "ja": "だれでも開けるとは限らない場所（{host}）へのリンクです。公開のページか要確認です。",
            "en": "The link leads to a place that not everybody can open ({host}). To be "
            "checked: a public page?",
        },
        "not-https": {
            "ja": "https:// で始まらないURLです。安全に開けるページか要確認です。",
            "en": "The address does not begin with https://. To be checked: does it open safely?",
        },
        "unreachable": {
            "ja": "URLの形になっていません。入力の誤りがないか要確認です。",
            "en": "This is not the form of a web address. To be checked for typing errors.",
        },
    },
    sources=("law.tokushoho-11", "line.faq"),
)
def disclosure_link(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A disclosure behind a short link or a personal account discloses nothing."""
    at = "/commerce/disclosure_url"
    url = export.commerce.disclosure_url
    if url is None:
        yield NotApplicable() if sells(export, context) is False else Unknown(at)
    elif not url.strip():
        yield NotApplicable()
    else:
        found = link(at, url)
        if found.host in context.option("shorteners"):
            yield Problem("shortened", at=at, values={"host": found.host})
        elif found.host in context.option("closed_hosts"):
            yield Problem("closed", at=at, values={"host": found.host})
        elif not found.is_https:
            yield Problem("not-https", at=at)
        elif "." not in found.host.strip(".") or " " in found.address:
            yield Problem("unreachable", at=at)
