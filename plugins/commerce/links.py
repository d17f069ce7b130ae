"""The links that a room shows: in its export and in its public texts."""

from collections.abc import Iterator

import attrs

from auditor import Context, RoomExport
from auditor.text import contacts

from .reading import read
from .trade import texts


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
        return host.rpartition("@")[2].partition(":")[0]


def links(export: RoomExport, context: Context) -> Iterator[Link]:
    """The export's external links, then the links in the public texts, in order."""
    for index, url in enumerate(export.commerce.external_links or ()):
        yield link(f"/commerce/external_links/{index}", url)
    for pointer, text in texts(context):
        for contact in contacts(text):
            if contact.kind in ("url", "invite_link"):
                yield link(pointer, contact.text, contact.span)


def link(pointer: str, url: str, span: tuple[int, int] | None = None) -> Link:
    """A link made of a URL as it is written."""
    plain = read(url).plain.strip()
    scheme, found, rest = plain.partition("://")
    address = (rest if found else plain).removeprefix("www.")
    return Link(pointer=pointer, span=span, address=address, is_https=scheme == "https")
