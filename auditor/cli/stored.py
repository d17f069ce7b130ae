"""Stored reports as the commands read them."""

from typing import Any

from auditor.cli.bench import is_report
from auditor.cli.decisions import read_json
from auditor.errors import UsageError

Json = dict[str, Any]


def read_report(path: str) -> Json:
    """The report in a file.

    Raises:
        UsageError: when the file is no report of this program.
    """
    value = read_json(path)
    if not is_report(value):
        raise UsageError(
            f"{path} は監査の報告（JSON）ではありません", f"{path} is no report of an audit (JSON)"
        )
    report: Json = value
    return report
