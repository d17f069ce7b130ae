"""Our own templates, style sheets and scripts, as they lie beside this module."""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup

from auditor.reports import charts, markup
from auditor.reports.moments import short_digest


def page(name: str, values: Mapping[str, Any]) -> bytes:
    """Give the page that the template makes of the values; every text in it is escaped."""
    return (_environment().get_template(name).render(values) + "\n").encode()


def asset(name: str) -> Markup:
    """Give one of our own files as it is."""
    return Markup(_read(name))  # noqa: S704 - our own file


def hash_of(name: str) -> str:
    """Give the digest by which a Content-Security-Policy lets the file stand in the page."""
    digest = hashlib.sha256(_read(name).encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_read),
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
    return environment


@cache
def _read(name: str) -> str:
    return files("auditor.reports").joinpath(name).read_text(encoding="utf-8")
