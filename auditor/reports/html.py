"""The report as one HTML file: complete without network and without script."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache, partial
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup

from auditor.reports import charts, html_view, markup
from auditor.reports.moments import moment, short_digest
from auditor.reports.options import RenderOptions
from auditor.reports.phrases import Phrases, phrases
from auditor.reports.reading import OUTCOMES, SEVERITIES, rank, text_in
from auditor.reports.visible import clipped, one_line

Tree = Mapping[str, Any]


def render(report: Tree, *, lang: str, options: RenderOptions) -> bytes:
    """Give the page in one language."""
    t = phrases(lang)
    sources = html_view.gather_sources(report, lang)
    rooms = [
        html_view.room_view(report, room, index, lang, sources)
        for index, room in enumerate(report["rooms"])
    ]
    single = rooms[0] if len(rooms) == 1 else None
    style, script = _asset("html.css"), _asset("html.js")
    page: dict[str, Any] = {
        "report": report,
        "t": t,
        "single": single,
        "rooms": rooms,
        "in_place": len(rooms) <= html_view.TOLD_IN_PLACE,
        "frequent": [] if single else html_view.frequent(rooms),
        "settings": [] if single else html_view.missing_settings(rooms),
        "rules": [] if single else html_view.rule_views(report, lang, sources),
        "invalid": [_invalid(entry, lang) for entry in report.get("invalid", ())],
        "waivers": [(room, title, entry) for room in rooms for title, entry in room.waivers],
        "attestations": [
            (room, title, entry) for room in rooms for title, entry in room.attestations
        ],
        "sources": sources.views,
        "provenance": _provenance(report, t),
        "histogram": _histogram(rooms, t),
        "style": Markup(style),  # noqa: S704 - our own file
        "script": Markup(script),  # noqa: S704 - our own file
        "symbols": Markup(_symbols()),  # noqa: S704 - our own file
        "style_hash": _hash(style),
        "script_hash": _hash(script),
        "outcomes": OUTCOMES,
        "severities": SEVERITIES,
        "severity_rank": rank,
        "name_limit": markup.NAME_LIMIT,
        "fold_after": html_view.FOLDED_AFTER,
        "pairs": lambda views: [(view, 1) for view in views],
        "days_left": lambda waiver: html_view.days_left(waiver, t),
        "text_in": lambda value: text_in(value, lang),
        "plain": lambda text, limit=0: clipped(one_line(str(text)), limit or len(str(text)) + 99),
        "moment": lambda text: moment(text, lang),
        "isolate": markup.isolated(lang),
        "evidence": partial(markup.evidence, page_lang=lang),
    }
    page["contents"] = _contents(page, t)
    return (_template().render(page) + "\n").encode()


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_asset),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "area_bar": charts.area_bar,
        "score_scale": charts.score_scale,
        "inline": markup.inline,
        "link": markup.link,
        "short": short_digest,
    }
    return environment.get_template("html_page.jinja")


@cache
def _asset(name: str) -> str:
    return files("auditor.reports").joinpath(name).read_text(encoding="utf-8")


def _symbols() -> str:
    lines = _asset("html_icons.svg").splitlines()
    return "".join(line for line in lines if line.startswith("<symbol"))


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _contents(page: Tree, t: Phrases) -> Sequence[tuple[str, str, int | None]]:
    single, rooms = page["single"], page["rooms"]
    told_once = page["rules"] and not page["in_place"]
    entries: Sequence[tuple[bool, str, int | None]]
    if single:
        middle = [
            (True, "areas", None),
            (True, "findings", single.counts["fail"] + single.counts["waived"]),
            (True, "unknown", len(single.unknown)),
            (bool(single.errors), "errors", len(single.errors)),
        ]
    else:
        middle = [
            (bool(rooms), "overview", len(rooms)),
            (bool(page["frequent"]), "frequent", len(page["frequent"])),
            (bool(page["settings"]), "unknown", len(page["settings"])),
            (bool(rooms), "rooms", None),
            (bool(told_once), "rules", len(page["rules"])),
        ]
    entries = [
        (True, "summary", None),
        (bool(page["invalid"]), "invalid", len(page["invalid"])),
        *middle,
        (True, "waivers", len(page["waivers"])),
        (bool(page["attestations"]), "attestations", len(page["attestations"])),
        (bool(single and (single.passed or single.not_applicable)), "passed", None),
        (bool(page["sources"]), "sources", None),
        (True, "provenance", None),
    ]
    return [(name, t(f"section.{name}"), number) for there, name, number in entries if there]


def _invalid(entry: Tree, lang: str) -> tuple[str, str, str]:
    source = entry.get("source")
    if isinstance(source, Mapping):
        parts = [str(source.get("path", ""))]
        if source.get("record") is not None:
            parts.append(f"#{source['record']}")
    else:
        parts = [str(source or "")]
    if entry.get("line") is not None:
        parts.append(f"{entry['line']}:{entry.get('column') or 1}")
    pointer = str(entry.get("pointer") or "")
    return " ".join(parts), pointer, text_in(entry.get("message"), lang)


def _provenance(report: Tree, t: Phrases) -> Sequence[tuple[str, str]]:
    tool = report["tool"]
    entries = (
        ("tool", f"{tool['name']} {tool['version']}"),
        ("algorithm", tool.get("score_algorithm")),
        ("profile", tool.get("profile")),
        ("profile_digest", tool.get("profile_digest")),
        ("rules_digest", tool.get("rules_digest")),
        ("report_digest", report.get("digest")),
        ("previous", report.get("previous")),
    )
    return [
        (t(f"provenance.{name}"), str(value)) for name, value in entries if value not in (None, "")
    ]


def _histogram(rooms: Sequence[html_view.RoomView], t: Phrases) -> Markup:
    bins = charts.score_bins([int(room.score["low"]) for room in rooms])
    told = [
        t("overview.histogram_bin", low=low, high=high, count=count)
        for low, high, count in bins
        if count
    ]
    return charts.histogram(bins, f"{t('section.histogram')} – {' / '.join(told)}")
