"""The links that a room shows: in its export and in its public texts."""

from bisect import bisect_right
from collections.abc import Iterator

import attrs

from auditor import Context, RoomExport
from auditor.text import contacts

from .reading import read
from .survey import survey


@attrs.frozen(kw_only=True)
class Link:
    """A link: where it stands and its address without scheme and `www.`."""

    pointer: str
    span: tuple[int, int] | None
    address: str
    is_https: bool

    @property
    def host(self) -> str:
        """The host, without user, port and `www.`."""
        host = self.address.replace("?", "/").replace("#", "/").partition("/")[0]
        return host.rpartition("@")[2].partition(":")[0][:253]


def links(export: RoomExport, context: Context) -> Iterator[Link]:
    """The export's external links, then the links in the public texts, in order."""
    for index, url in enumerate(export.commerce.external_links or ()):
        yield link(f"/commerce/external_links/{index}", url)
    yield from context.fact(_text_links)


def _text_links(context: Context) -> tuple[Link, ...]:
    found = []
    for passage in survey(context).passages:
        # a scheme makes a link of any host, whatever its ending
        spans = [hit.span for hit in passage.reading.hits("url")]
        bare = [
            contact.span
            for contact in contacts(passage.text)
            if contact.kind in ("url", "invite_link") and not _is_inside(contact.span, spans)
        ]
        found += [
            link(passage.pointer, passage.text[start:end], (start, end))
            for start, end in sorted((*spans, *bare))
        ]
    return tuple(found)


def _is_inside(span: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    before = bisect_right(spans, (span[0], span[1])) - 1
    return any(
        start < span[1] and span[0] < end for start, end in spans[max(0, before) : before + 2]
    )


def link(pointer: str, url: str, span: tuple[int, int] | None = None) -> Link:
    """A link made of a URL as it is written."""
    plain = read(url).plain.strip()
    scheme, found, rest = plain.partition("://")
    address = (rest if found else plain).removeprefix("www.")
    return Link(pointer=pointer, span=span, address=address, is_https=scheme == "https")
