"""commerce.shortened-links: links show where they lead."""

from collections.abc import Iterator
from itertools import islice

from auditor import Context, Problem, RoomExport, Yield, rule

from .links import links
from .survey import MOST_PLACES


@rule(
    id="commerce.shortened-links",
    severity="medium",
    confidence="high",
    effort="low",
    tags=("links",),
    options={
        "hosts": [
            "bit.ly",
            "t.co",
            "tinyurl.com",
            "ow.ly",
            "is.gd",
            "buff.ly",
            "x.gd",
            "onl.la",
            "onl.tw",
            "onl.sc",
            "ur0.work",
            "00m.in",
            "ux.nu",
            "qr.paps.jp",
            "cutt.ly",
            "rebrand.ly",
            "rb.gy",
            "s.id",
            "urx.red",
            "goo.gl",
        ],
    },
    title={
        "ja": "短縮URLを使っていない",
        "en": "No shortened links",
    },
    failure_title={
        "ja": "短縮URLを使っている",
        "en": "Shortened links are used",
    },
    why={
        "ja": "短縮URLは行き先がわからず、詐欺サイトへの誘導によく使われます。LINE IDを含むページへのリンクは、短縮していても自動で削除されることがあります。",
        "en": "A short link hides where it leads and is much used for fraud. A page whose "
        "address contains a LINE ID may be removed even behind a short link.",
    },
    fix={
        "ja": "短縮URLを元のURLに置きかえてください。長い場合は、公式サイトのトップページと、探し方を書くと安心です。",
        "en": "Replace short links by the full address; if it is long, give the home page and "
        "how to get there.",
    },
    messages={
        "shortened": {
            "ja": "短縮URL（{host}）があります。行き先がわかる元のURLか要確認です。",
            "en": "A shortened link ({host}) is used. To be checked: give the full address.",
        },
    },
    sources=("line.newsletter-4", "line.faq", "line.investment-fraud"),
)
def shortened_links(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A reader can judge a link only by its address."""
    hosts = context.option("hosts")
    short = (link for link in links(export, context) if link.host in hosts)
    for link in islice(short, MOST_PLACES):
        yield Problem("shortened", at=link.pointer, span=link.span, values={"host": link.host})
