"""The option that says how many rooms of a large run are shown in detail."""

import click

from auditor.cli.language import both

worst_option = click.option(
    "--worst",
    type=click.IntRange(1),
    metavar="N",
    help=both(
        "html xlsx pdf markdown table にくわしく載せる部屋の数。得点の低い順"
        "（既定は200部屋まで全部、それより多ければ50）",
        "How many rooms html, xlsx, pdf, markdown and table show in detail, the lowest scores"
        " first (default: all up to 200; of more than that, 50)",
    ),
)
