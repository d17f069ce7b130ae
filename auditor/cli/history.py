"""`auditor history`: the score over stored reports."""

import json
from collections.abc import Sequence
from html import escape
from typing import Any

import attrs
import click

from auditor.cli.language import both, current, say
from auditor.cli.shared_options import form_option, language_option
from auditor.errors import UsageError
from auditor.history import Point

_PAGES = (".html", ".htm")


@click.command(
    "history",
    help=both(
        """フォルダーにある報告（JSON）から、点数の移り変わりを表と図にします。

        \b
        auditor history reports/
        auditor history reports/ --room support-tokyo --svg history.svg
        """,
        """Tell how the score went over the JSON reports in a folder, as a table and a chart.

        \b
        auditor history reports/
        auditor history reports/ --room support-tokyo --svg history.svg
        """,
    ),
)
@click.argument("folder", metavar="FOLDER")
@click.option("--room", metavar="ID", help=both("1つのルームだけ", "Follow one room only"))
@click.option(
    "--svg",
    "target",
    metavar="FILE",
    help=both("図を書き出す（.svg か .html）", "Write the chart, as .svg or as a page .html"),
)
@form_option
@language_option
def command(folder: str, room: str | None, target: str | None, form: str) -> int:
    """Print the history; status 3 when there is no report."""
    from auditor.cli.stored import reports_in
    from auditor.history import points

    if target is not None and not target.lower().endswith((".svg", *_PAGES)):
        # such as a room's file: what is drawn is a picture or a page
        raise UsageError(
            f"--svg のファイル名は .svg か .html で終わります: {target}",
            f"--svg takes a name that ends in .svg or .html: {target}",
        )

    found = points(reports_in(folder), None if room is None else (room,))
    if not found:
        click.echo(
            say(f"{folder} に報告がありません", f"no report of an audit in {folder}"), err=True
        )
        return 3
    if form == "json":
        click.echo(json.dumps([attrs.asdict(one) for one in found], ensure_ascii=False, indent=2))
    else:
        click.echo(_table(found))
    if target is not None:
        from auditor.cli.output import opened
        from auditor.cli.written import tell_files
        from auditor.reports.visible import one_line

        title = say("監査の点数の移り変わり", "Audit scores over time")
        title = title if room is None else f"{title}: {one_line(room)}"
        drawn = _drawn(found, title)
        with opened(target) as stream:
            stream.write((_page(title, drawn) if _is_page(target) else drawn).encode())
        tell_files((target,))
    return 0


def _is_page(target: str) -> bool:
    return target.lower().endswith(_PAGES)


def _drawn(found: Sequence[Point], title: str) -> str:
    """The chart as a picture of its own."""
    from auditor.reports import charts
    from auditor.reports.views import history_readings

    chart = charts.trend(history_readings(found, current()), title, width="640")
    head, _, rest = str(chart).partition(">")
    return f"{head}><style>{_STYLE}</style>{rest}\n"


_STYLE = (
    "text{font:12px sans-serif;fill:#444}.axis{stroke:#ccc}.possible{fill:#cfe3f5}"
    ".course{stroke:#1f5f99;stroke-width:2}.open{fill:#1f5f99}.closed{fill:#9a1b30}"
    ".untold{fill:#fff;stroke:#1f5f99;stroke-width:1.5}"
)


def _page(title: str, drawn: str) -> str:
    """The chart as a page of its own, complete without network or script."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html>\n<html lang="{current()}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(title)}</title></head>'
        f"<body><main>{drawn}</main></body></html>\n"
    )


def _table(found: Any) -> str:
    from tabulate import tabulate

    from auditor.history import bars
    from auditor.reports.moments import minute
    from auditor.reports.phrases import phrases
    from auditor.reports.visible import one_line

    words = phrases(current())
    names = ("critical", "high", "medium", "low", "info")
    heads = say("日時（日本時間）|ルーム|点数|判定", "Time (UTC)|Rooms|Score|Gate").split("|")
    heads += [words.word("severity", name) for name in names]
    rows = [
        [
            minute(point.at, current()),
            point.rooms,
            "—" if point.low is None else f"{point.low}–{point.high}",
            "—" if point.verdict is None else words(f"history.{point.verdict}"),
            *(point.failures[name] for name in names),
            one_line(point.path),
        ]
        for point in found
    ]
    heads.append(say("報告", "Report"))
    table = tabulate(rows, headers=heads, tablefmt="simple", disable_numparse=True)
    return f"{table}\n\n{say('最低点', 'Lowest score')}: {bars(found)}"
