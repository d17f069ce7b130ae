"""The one-page launch certificate as HTML, to be printed; it needs no extra package."""

from auditor.reports import markup, templates
from auditor.reports.certificate_view import certificate_view
from auditor.reports.options import RenderOptions
from auditor.reports.phrases import phrases
from auditor.reports.reading import Tree


def render(report: Tree, *, lang: str, options: RenderOptions) -> bytes:
    """Give the page in one language."""
    say = phrases(lang)
    return templates.page(
        "certificate_page.jinja",
        {
            "t": say,
            "view": certificate_view(report, say, options.source_root),
            "isolate": markup.isolated(lang),
            "style": templates.asset("certificate.css"),
            "style_hash": templates.hash_of("certificate.css"),
        },
    )
