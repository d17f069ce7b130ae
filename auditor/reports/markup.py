"""Text from a room or a plugin as HTML: escaped, isolated, its language and hidden parts marked."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markupsafe import Markup, escape

from auditor.reports.visible import clipped, language_of, pieces, visible

_HIDDEN = Markup('<span class="hidden-character" title="{name}">{label}</span>')
_ISOLATED = Markup("<bdi{lang}>{text}</bdi>")
_LANG = Markup(' lang="{lang}"')
_MARK = Markup("<mark>{text}</mark>")
_LINK = Markup('<a href="{url}" rel="noopener noreferrer external">{text}</a>')

# Room names are shown in headings and tables; beyond this they are no longer a name.
NAME_LIMIT = 120
EVIDENCE_LIMIT = 600


def inline(text: object) -> Markup:
    """Give the escaped text, each hidden character as its number."""
    whole = str(text)
    if visible(whole) == whole:
        return escape(whole)
    return Markup("").join(
        _HIDDEN.format(name=piece.name, label=piece.label) if piece.hidden else escape(piece.text)
        for piece in pieces(whole)
    )


def isolated(page_lang: str) -> Callable[..., Markup]:
    """Give the function that sets foreign text apart from the page's direction and language."""

    def isolate(text: object, limit: int = 0) -> Markup:
        whole = str(text)
        shown = clipped(whole, limit) if limit else whole
        lang = language_of(shown, page_lang)
        return _ISOLATED.format(
            lang=_LANG.format(lang=lang) if lang != page_lang else Markup(""), text=inline(shown)
        )

    return isolate


def evidence(problem: Mapping[str, Any], page_lang: str) -> Markup:
    """Give the excerpt of the problem, the offending part of it marked."""
    excerpt = str(problem.get("excerpt") or "")
    runs = list(_runs(excerpt, problem.get("mark")))
    lang = language_of(excerpt, page_lang)
    body = Markup("").join(
        _MARK.format(text=inline(text)) if marked else inline(text) for text, marked in runs
    )
    return _ISOLATED.format(
        lang=_LANG.format(lang=lang) if lang != page_lang else Markup(""), text=body
    )


def link(url: object, text: Markup) -> Markup:
    """Give a link to a web page; an address of any other kind stays mere text."""
    address = str(url or "")
    if address.startswith(("https://", "http://")) and address.isprintable():
        return _LINK.format(url=address, text=text)
    return text


def _runs(excerpt: str, mark: object) -> Iterable[tuple[str, bool]]:
    if not (isinstance(mark, list | tuple) and len(mark) == 2):
        return ((clipped(excerpt, EVIDENCE_LIMIT), False),)
    start, end = int(mark[0]), int(mark[1])
    if not 0 <= start < end <= len(excerpt):
        return ((clipped(excerpt, EVIDENCE_LIMIT), False),)
    before, found, after = excerpt[:start], excerpt[start:end], excerpt[end:]
    if len(before) > EVIDENCE_LIMIT // 3:
        before = "…" + before[-EVIDENCE_LIMIT // 3 :]
    return (
        (before, False),
        (clipped(found, EVIDENCE_LIMIT), True),
        (clipped(after, EVIDENCE_LIMIT // 3), False),
    )
