"""The report as one HTML file: complete without network and without script."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from markupsafe import Markup

from auditor.history import Point, told
from auditor.reports import charts, markup, templates, views
from auditor.reports.decided import days_left, void_lines, waiver_line
from auditor.reports.large import LargeView, large_view, shown_title
from auditor.reports.moments import moment
from auditor.reports.options import RenderOptions
from auditor.reports.phrases import Phrases, phrases
from auditor.reports.reading import OUTCOMES, SEVERITIES, rank, text_in
from auditor.reports.verdict import verdict_of
from auditor.reports.visible import clipped, one_line

Tree = Mapping[str, Any]


def render(report: Tree, *, lang: str, options: RenderOptions) -> bytes:
    """Give the page in one language."""
    t = phrases(lang)
    sources = views.gather_sources(report, lang)
    rooms = [
        views.room_view(report, room, index, lang, sources, options.source_root)
        for index, room in enumerate(report["rooms"])
    ]
    large = large_view(report, t, options)
    single = rooms[0] if len(rooms) == 1 and not large else None
    page: dict[str, Any] = {
        "large": large,
        "shown_title": shown_title(large, t) if large else t("section.overview"),
        "report": report,
        "verdict": verdict_of(report, t),
        "t": t,
        "single": single,
        "rooms": rooms,
        "in_place": len(rooms) <= views.TOLD_IN_PLACE and not large,
        "frequent": [] if single else large.common if large else views.frequent(rooms),
        "settings": [] if single else _settings(rooms, large),
        "rules": [] if single else views.rule_views(report, lang, sources),
        "invalid": views.invalid_views(report, lang),
        "waivers": [(room, title, entry) for room in rooms for title, entry in room.waivers],
        "attestations": [
            (room, title, entry) for room in rooms for title, entry in room.attestations
        ],
        "void": [
            (room, line)
            for room, entry in zip(rooms, report["rooms"], strict=True)
            for line in void_lines(report, entry, lang)
        ],
        "sources": sources.views,
        "history": told(report),
        "trend": _trend(told(report), t),
        "provenance": views.provenance_views(report, t),
        "histogram": _histogram(rooms, large, t),
        "style": templates.asset("html.css"),
        "script": templates.asset("html.js"),
        "symbols": _symbols(),
        "large_style": templates.asset("html_large.css"),
        "large_style_hash": templates.hash_of("html_large.css"),
        "style_hash": templates.hash_of("html.css"),
        "script_hash": templates.hash_of("html.js"),
        "outcomes": OUTCOMES,
        "severities": SEVERITIES,
        "severity_rank": rank,
        "name_limit": markup.NAME_LIMIT,
        "fold_after": views.FOLDED_AFTER,
        "first": views.SHOWN_FIRST,
        "pairs": lambda views: [(view, 1) for view in views],
        "days_left": lambda waiver: days_left(waiver, t),
        "waiver_line": lambda waiver: waiver_line(waiver, t),
        "listed": lambda settings: t("page.comma").join(entry.label for entry in settings),
        "text_in": lambda value: text_in(value, lang),
        "plain": lambda text, limit=0: clipped(one_line(str(text)), limit or len(str(text)) + 99),
        "moment": lambda text: moment(text, lang),
        "isolate": markup.isolated(lang),
        "evidence": partial(markup.evidence, page_lang=lang),
    }
    page["contents"] = _contents(page, t)
    return templates.page("html_page.jinja", page)


def _symbols() -> Markup:
    lines = templates.asset("html_icons.svg").splitlines()
    return Markup("").join(line for line in lines if line.startswith("<symbol"))


def _contents(page: Tree, t: Phrases) -> Sequence[tuple[str, str, int | None]]:
    single, rooms = page["single"], page["rooms"]
    told_once = page["rules"] and not page["in_place"]
    invalid = page["large"].invalid if page["large"] else len(page["invalid"])
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
        (bool(page["history"]), "history", len(page["history"])),
        (bool(page["invalid"]), "invalid", invalid),
        *middle,
        (True, "waivers", len(page["waivers"])),
        (bool(page["attestations"]), "attestations", len(page["attestations"])),
        (bool(page["void"]), "void", len(page["void"])),
        (bool(single and (single.passed or single.not_applicable)), "passed", None),
        (bool(page["sources"]), "sources", None),
        (True, "provenance", None),
    ]
    return [
        (name, page["shown_title"] if name == "overview" else t(f"section.{name}"), number)
        for there, name, number in entries
        if there
    ]


def _settings(
    rooms: Sequence[views.RoomView], large: LargeView | None
) -> Sequence[tuple[views.SettingView, int]]:
    if large is None:
        return views.missing_settings(rooms)
    return [
        (views.SettingView(pointer=pointer, label=label, menu=menu, rules=()), number)
        for pointer, label, menu, number in large.missing
    ]


def _trend(history: Sequence[Point], t: Phrases) -> Markup:
    readings = views.history_readings(history, t.lang)
    course = " / ".join(f"{one.day} {one.low}–{one.high}" for one in readings[-20:])
    return charts.trend(readings, f"{t('section.history')} – {course}")


def _histogram(rooms: Sequence[views.RoomView], large: LargeView | None, t: Phrases) -> Markup:
    bins = large.bins if large else charts.score_bins([int(room.score["low"]) for room in rooms])
    told = [
        t("overview.histogram_bin", low=low, high=high, count=count)
        for low, high, count in bins
        if count
    ]
    return charts.histogram(bins, f"{t('section.histogram')} – {' / '.join(told)}")
