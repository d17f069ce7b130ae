"""The report itself, readable JSON of `openchat-audit-report/1`."""

import json
from collections.abc import Mapping
from typing import Any

from auditor.reports.options import RenderOptions


def render(report: Mapping[str, Any], *, lang: str, options: RenderOptions) -> bytes:
    """The report as indented JSON in UTF-8; it holds both languages, whatever `lang`."""
    del lang, options
    return json.dumps(report, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"
