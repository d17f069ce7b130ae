"""Stored reports as the commands read them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from auditor.cli.bench import is_report
from auditor.cli.decisions import read_json
from auditor.cli.language import current, say
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

    What cannot be read is no report either; whoever reads it as rooms is told why.

    Raises:
        VerificationError: when it is a report that breaks its schema.
    """
    try:
        value = read_json(path) if path.lower().endswith(".json") else None
    except UsageError:
        return None
    return _sound(path, value)


def _sound(path: str, value: Any) -> Json | None:
    if not is_report(value):
        return None
    check_form(path, value)
    is_unaltered(path, value)
    report: Json = value
    return report


def check_folder(folder: str) -> None:
    """Refuse what is no folder.

    Raises:
        UsageError: when there is no such folder.
    """
    if not Path(folder).is_dir():
        raise UsageError(f"{folder} はフォルダーではありません", f"{folder} is no folder")


def reports_in(folder: str) -> Iterator[tuple[str, Json]]:
    """The reports in a folder and below, by path; other JSON files are passed over.

    Raises:
        UsageError: when there is no such folder.
    """
    check_folder(folder)
    for path in sorted(Path(folder).rglob("*.json")):
        try:
            report = _sound(str(path), read_json(str(path)))
        except (UsageError, VerificationError) as error:
            click.echo(error.text(current()), err=True)
            continue
        if report is not None:
            yield path.as_posix(), report


def is_unaltered(path: str, report: Json) -> bool:
    """Whether the report's digest is that of its content; says so on stderr where it is not."""
    from auditor.reports.visible import one_line
    from auditor.verifying import digest_of

    if digest_of(report) == report["digest"]:
        return True
    shown = one_line(path)
    click.echo(
        say(
            f"警告: {shown}: 内容がダイジェストと合いません。書き換えられた報告かもしれません"
            f"（auditor verify {shown} で確かめられます）",
            f"warning: {shown}: the digest does not match the content; the report may have been "
            f"altered (see auditor verify {shown})",
        ),
        err=True,
    )
    return False


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
