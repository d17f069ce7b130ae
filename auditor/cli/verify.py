"""`auditor verify`: a report is unaltered, belongs to its inputs, and follows the one before."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from auditor.cli.language import both, counted, say
from auditor.cli.shared_options import language_option

_FAILED = 7


@click.command(
    "verify",
    help=both(
        """報告（JSON）が改ざんされておらず、今ある設定ファイルから作られたことを確かめます。

        報告のダイジェスト、点数、集計、設定ファイルの SHA-256 を計算し直し、最初の食い違いを
        示します。食い違いがあれば終了コード 7 です。

        \b
        auditor verify report.json
        auditor verify report.json --previous last-month.json
        auditor verify report.json --no-inputs
        """,
        """Check that a JSON report is unaltered and belongs to the inputs that are here.

        The digest, the scores, the counts and the SHA-256 of each input are computed again; the
        first mismatch is named and gives exit status 7.

        \b
        auditor verify report.json
        auditor verify report.json --previous last-month.json
        auditor verify report.json --no-inputs
        """,
    ),
)
@click.argument("report", metavar="REPORT")
@click.option(
    "--previous",
    multiple=True,
    metavar="REPORT",
    help=both(
        "1つ前の報告（繰り返すとさらに前）", "The report before it; repeat to go further back"
    ),
)
@click.option(
    "--root",
    default=".",
    metavar="FOLDER",
    help=both("設定ファイルの場所の基準（既定は今のフォルダー）", "Where the inputs' paths begin"),
)
@click.option(
    "--no-inputs",
    is_flag=True,
    help=both("設定ファイルとは照合しない", "Do not compare with the inputs"),
)
@click.option(
    "-q",
    "--quiet",
    is_flag=True,
    help=both("合っていれば何も出さない", "Say nothing when all is well"),
)
@language_option
def command(report: str, previous: tuple[str, ...], root: str, no_inputs: bool, quiet: bool) -> int:
    """Name the first mismatch; status 7 when there is one."""
    from auditor.cli.stored import read_report
    from auditor.reports.visible import one_line
    from auditor.verifying import chain_mismatches, input_mismatches

    paths = (report, *previous)
    reports = [read_report(path) for path in paths]
    for path, value in zip(paths, reports, strict=True):
        found = next(_alone(value), None)
        if found is None and path == report and not no_inputs:
            found = next(input_mismatches(value, _sums(value, Path(root))), None)
        if found is not None:
            place = f"{path}: {found.pointer or '/'}"
            click.echo(one_line(f"{place}: {say(found.ja, found.en)}"), err=True)
            return _FAILED
    for found in chain_mismatches(reports):
        click.echo(one_line(f"{report}: {found.pointer}: {say(found.ja, found.en)}"), err=True)
        return _FAILED
    if not quiet:
        rooms = len(reports[0]["rooms"])
        inputs_ja = "" if no_inputs else f"、設定 {rooms}件と一致"
        inputs_en = "" if no_inputs else f", and belongs to its {counted(rooms, 'input')}"
        chain_ja = f"、前の報告 {len(previous)}件とつながっています" if previous else ""
        chain_en = f", and follows {counted(len(previous), 'report')}" if previous else ""
        click.echo(
            say(
                f"{report}: 改ざんはありません{inputs_ja}{chain_ja}",
                f"{report}: unaltered{inputs_en}{chain_en}",
            )
        )
    return 0


def _alone(report: Mapping[str, Any]) -> Iterator[Any]:
    """What is wrong with one report by itself."""
    from auditor import profile as profiles
    from auditor.verifying import content_mismatches, form_mismatches

    wrong_form = list(form_mismatches(report))
    yield from wrong_form
    if wrong_form:
        return
    tool = report["tool"]
    weighing = None
    if tool["profile"] in profiles.builtin():
        profile = profiles.resolve(tool["profile"])
        weighing = profile.weighing if profile.digest == tool.get("profile_digest") else None
    yield from content_mismatches(report, weighing)


def _sums(report: Mapping[str, Any], root: Path) -> dict[tuple[str, int], str | None]:
    """The SHA-256 of each record that the report names, as the files are now."""
    from auditor.filenames import unlabelled
    from auditor.inputs import is_regular
    from auditor.limits import Limits
    from auditor.loader import Loaded, load

    paths = dict.fromkeys(room["source"]["path"] for room in report["rooms"])
    sums: dict[tuple[str, int], str | None] = {}
    for path in paths:
        place = root / path
        if not is_regular(str(place)):
            place = root / unlabelled(path)
        if path == "-" or not is_regular(str(place)):
            continue
        for item in load(str(place), Limits()):
            if isinstance(item, Loaded):
                sums[path, item.number] = item.sha256
    return sums
