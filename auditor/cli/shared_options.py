"""Options that several commands take in the same words."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from auditor.cli.language import LANGUAGES, both

F = TypeVar("F", bound=Callable[..., Any])

language_option = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    expose_value=False,
    help=both("表示の言語", "Language of what is printed"),
)
"""The language, which is taken from the arguments before any command sees them."""

lang_option = click.option("--lang", type=click.Choice(LANGUAGES), help=both("言語", "Language"))
"""The language for commands whose output has one of its own."""

form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    help=both("表示の形式", "How to print"),
)

force_option = click.option(
    "--force", is_flag=True, help=both("既にあるファイルを置き換える", "Replace a file")
)

profile_option = click.option(
    "--profile", metavar="NAME", help=both("監査の種類", "launch, review, strict …")
)

rules_option = click.option(
    "--rules",
    "rule_files",
    multiple=True,
    metavar="FILE",
    help=both("社内ルールのファイルも読む", "A file of your own rules"),
)

waivers_option = click.option(
    "--waivers", multiple=True, metavar="FILE", help=both("承認済みの例外", "File of waivers")
)

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
"""How many rooms of a large run are shown in detail."""


def now_option(ja: str, en: str = "The moment (RFC 3339)") -> Callable[[F], F]:
    """The option `--now`; what moment it is differs from command to command."""
    return click.option("--now", metavar="TIME", help=both(ja, en))
