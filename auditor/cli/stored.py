"""Stored reports as the commands read them."""

from typing import Any

from auditor.cli.bench import is_report
from auditor.cli.decisions import read_json
from auditor.errors import UsageError, VerificationError

Json = dict[str, Any]


def read_report(path: str) -> Json:
    """The report in a file, whatever state it is in.

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


def sound_report(path: str) -> Json | None:
    """The report in a file, or None where the file holds something else, such as rooms.

    Raises:
        VerificationError: when it is a report that breaks its schema.
    """
    value: Any = read_json(path) if path.lower().endswith(".json") else None
    if not is_report(value):
        return None
    check_form(path, value)
    report: Json = value
    return report


def check_form(path: str, report: Any) -> None:
    """Refuse a report that breaks its schema.

    Raises:
        VerificationError: with the first place where it does.
    """
    from auditor.verifying import form_mismatches

    for found in form_mismatches(report):
        raise VerificationError(
            f"{path}: {found.pointer or '/'}: {found.ja}",
            f"{path}: {found.pointer or '/'}: {found.en}",
        )
