"""Reporters by format name, each in a module of its own that is imported when it is used."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Protocol

from auditor.errors import UsageError, meant
from auditor.reports.options import RenderOptions

FORMATS = {
    "table": "auditor.reports.table",
    "json": "auditor.reports.json_v1",
    "ndjson": "auditor.reports.ndjson",
    "markdown": "auditor.reports.markdown",
    "html": "auditor.reports.html",
    "csv": "auditor.reports.csv",
    "sarif": "auditor.reports.sarif",
    "sarif-github": "auditor.reports.sarif_github",
    "junit": "auditor.reports.junit",
    "gitlab": "auditor.reports.gitlab",
    "github": "auditor.reports.github",
    "oscal": "auditor.reports.oscal",
    "intoto": "auditor.reports.intoto",
    "xlsx": "auditor.reports.xlsx",
    "pdf": "auditor.reports.pdf",
    "parquet": "auditor.reports.parquet",
    "certificate": "auditor.reports.certificate",
    "certificate-html": "auditor.reports.certificate_html",
}
ENDINGS = {
    ".txt": "table",
    ".json": "json",
    ".ndjson": "ndjson",
    ".jsonl": "ndjson",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".sarif": "sarif",
    ".sarif.json": "sarif",
    ".xml": "junit",
    ".xlsx": "xlsx",
    ".pdf": "pdf",
    ".parquet": "parquet",
}
CONDENSED = frozenset({"table", "markdown", "html", "xlsx", "pdf"})
"""What people read: of a large run these show an overview and the worst rooms."""
BINARY = frozenset({"xlsx", "pdf", "parquet", "certificate"})
"""What no terminal can show."""
COMPLETE = ("json", "ndjson", "parquet", "csv")
"""What holds every result of every room, however many there are."""

ATTESTING = frozenset({"certificate", "certificate-html", "intoto"})
"""What vouches for a result; never made of a report that was altered."""


_FITTING = {
    ".txt": frozenset(FORMATS) - BINARY,
    ".json": frozenset({"json", "ndjson", "sarif", "sarif-github", "gitlab", "oscal", "intoto"}),
    ".md": frozenset({"markdown", "github"}),
    ".sarif": frozenset({"sarif", "sarif-github"}),
    ".sarif.json": frozenset({"sarif", "sarif-github"}),
    ".html": frozenset({"html", "certificate-html"}),
    ".htm": frozenset({"html", "certificate-html"}),
    ".pdf": frozenset({"pdf", "certificate"}),
}
"""The formats that a file of an ending may hold, where they are more than the one it names."""


class Reporter(Protocol):
    """What turns a report into bytes.

    It may also have a `write` with the stream after the report: one that takes the rooms one by
    one, so that memory stays flat; and a `check_ready` that refuses to begin.
    """

    def render(self, report: Mapping[str, Any], *, lang: str, options: RenderOptions) -> bytes:
        """The report in this format; the same report gives the same bytes."""
        ...


def reporter(name: str, others: Mapping[str, Reporter] | None = None) -> Reporter:
    """The reporter of a format.

    Raises:
        UsageError: when there is none of that name, or it lacks an optional package.
    """
    if others and name in others:
        return others[name]
    if name not in FORMATS:
        ja, en = meant(name, (*FORMATS, *(others or ())))
        raise UsageError(f"{name} という形式はありません{ja}", f"no format {name}{en}")
    module: Any = import_module(FORMATS[name])
    if hasattr(module, "check_ready"):
        module.check_ready()
    found: Reporter = module
    return found


def format_of(path: str) -> str | None:
    """The format that a file's ending names, or None."""
    ending = _ending_of(path)
    return None if ending is None else ENDINGS[ending]


def ending_for(name: str) -> str:
    """The ending that a file of a format has."""
    named = [ending for ending, form in ENDINGS.items() if form == name]
    fitting = [ending for ending, forms in _FITTING.items() if name in forms and ending != ".txt"]
    return next(iter([*named, *fitting]), ".txt")


def contradicts(path: str, name: str) -> bool:
    """Whether a file's ending promises something else than the format; strange ones never do."""
    ending = _ending_of(path)
    if ending is None or name not in FORMATS:
        return False
    return name not in _FITTING.get(ending, {ENDINGS[ending]})


def _ending_of(path: str) -> str | None:
    lower = path.lower()
    fitting = [ending for ending in ENDINGS if lower.endswith(ending)]
    return max(fitting, key=len) if fitting else None
