"""privacy.invite-link-of-others: invite links to people or other rooms in public text."""

import re
from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule

_LINK = re.compile(r"line\.me/(?:R/)?ti/(p|g2|g)/([A-Za-z0-9_~%-]+)", re.IGNORECASE)


@rule(
    id="privacy.invite-link-of-others",
    severity="high",
    confidence="high",
    effort="low",
    title={
        "ja": "友だち追加や他のルームの招待リンクがない",
        "en": "No links that add friends or invite to other rooms",
    },
    failure_title={
        "ja": "友だち追加や他のルームの招待リンクがある",
        "en": "Links that add friends or invite to other rooms",
    },
    why={
        "ja": "個人の友だち追加リンクはLINE IDの掲載と同じに扱われ、他のルームの招待リンクは迷惑行為として通報の対象になることがあります。",
        "en": "A friend link counts as posting a LINE id; invite links to other rooms may be reported as spam.",
    },
    fix={
        "ja": "リンクを消してください。事業者はLINE公式アカウントのリンク（lin.ee または @で始まるID）を使ってください。",
        "en": "Remove the links; a business uses the link of its LINE Official Account.",
    },
    messages={
        "friend": {
            "ja": "個人の友だち追加リンクがあります。",
            "en": "A link that adds a person as a friend.",
        },
        "room": {
            "ja": "ほかのルームの招待リンクがあります。",
            "en": "An invite link to another room.",
        },
    },
    sources=("line.prohibited.1", "line.newsletter-4", "yoroduma.sample"),
)
def invite_link_of_others(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A friend link counts as posting a LINE id; invite links to other rooms may be reported as spam."""
    own = (export.visibility.invite_url or "").rstrip("/")
    for pointer, text in context.public_text:
        for found in _LINK.finditer(text):
            kind, ticket = found.group(1).lower(), found.group(2)
            if kind == "p" and not ticket.startswith(("@", "%40")):
                yield Problem("friend", at=pointer, span=found.span())
            elif kind != "p" and not (own and own.endswith(ticket)):
                yield Problem("room", at=pointer, span=found.span())
