"""`auditor render`: any format, in either language, from a stored report and nothing else."""

from contextlib import ExitStack
from typing import Any

import attrs
import click

from auditor.cli.language import both, current
from auditor.cli.shared_options import lang_option, worst_option
from auditor.errors import VerificationError


@click.command(
    "render",
    help=both(
        """保存した報告（JSON）を、ほかの形式や言語で出し直します。監査はしません。

        ルームの設定も、監査に使ったプラグインも要りません。

        \b
        auditor render report.json --output report.html
        auditor render report.json --format markdown --lang en
        auditor render report.json --format csv --bom --output report.csv
        """,
        """Render a stored JSON report in another format or language; nothing is audited.

        Neither the rooms nor the plugins that judged them are needed.

        \b
        auditor render report.json --output report.html
        auditor render report.json --format markdown --lang en
        auditor render report.json --format csv --bom --output report.csv
        """,
    ),
)
@click.argument("report", metavar="REPORT")
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="FORMAT",
    help=both("形式（check と同じ、繰り返し可）", "Formats, as of check; repeatable"),
)
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    help=both("書き出すファイル（繰り返し可）", "File to write; repeatable"),
)
@click.option(
    "--source-root",
    default="",
    metavar="FOLDER",
    help=both("パスをこのフォルダーからの形で示す", "Show paths as seen from this folder"),
)
@click.option(
    "--bom", is_flag=True, help=both("CSV を Excel 向けにする", "CSV for Excel (with BOM)")
)
@worst_option
@lang_option
def command(
    report: str,
    formats: tuple[str, ...],
    outputs: tuple[str, ...],
    source_root: str,
    bom: bool,
    worst: int | None,
    lang: str | None,
) -> int:
    """Write what is asked; status 0."""
    from auditor.cli.apart import Written, keep_apart
    from auditor.cli.output import Target, check_bom, complete_files, opened, targets, width_of
    from auditor.cli.stored import check_form, is_unaltered, read_report
    from auditor.cli.whole import Whole
    from auditor.cli.written import tell_files
    from auditor.overview import overview_of
    from auditor.reports import ATTESTING, reporter
    from auditor.reports.options import RenderOptions

    wanted = targets(formats, outputs)
    check_bom(bom, wanted)
    keep_apart([Written("--output", target.path) for target in wanted], (report,))
    value = read_report(report)
    check_form(report, value)
    vouching = [target.format for target in wanted if target.format in ATTESTING]
    if not is_unaltered(report, value) and vouching:
        raise VerificationError(
            f"{report}: 書き換えられた報告からは {vouching[0]} を作れません",
            f"{report}: no {vouching[0]} is made of an altered report",
        )
    files = complete_files((Target("json", report), *wanted))
    options = RenderOptions(source_root=source_root, bom=bom, files=files)
    whole = Whole(value, overview_of(value["rooms"], worst))
    others = _other_reporters() if any(_is_foreign(target.format) for target in wanted) else {}
    with ExitStack() as stack:
        for target in wanted:
            made = reporter(target.format, others)
            stream = stack.enter_context(opened(target.path))
            sized = attrs.evolve(options, width=width_of(target))
            whole.write(target.format, made, stream, lang or current(), sized)
    tell_files(target.path for target in wanted)
    return 0


def _is_foreign(name: str) -> bool:
    from auditor.reports import FORMATS

    return name not in FORMATS


def _other_reporters() -> dict[str, Any]:
    from auditor.host import load

    others: dict[str, Any] = {}
    for _, found in load().collect("auditor_reporters"):
        others.update(found or {})
    return others
