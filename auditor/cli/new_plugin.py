"""`auditor new-plugin`: a ready in-house plugin package, or one more rule for one that exists."""

from pathlib import Path

import click

from auditor.cli.language import both, say
from auditor.cli.shared_options import language_option
from auditor.errors import UsageError


@click.command(
    "new-plugin",
    help=both(
        """社内ルールのプラグインを、テスト付きですぐ動く形で作ります。

        \b
        auditor new-plugin acme
        cd auditor-acme && pip install -e '.[test]' && pytest
        auditor new-plugin acme --rule-only src/auditor_acme --rule price-notice
        """,
        """Make an in-house plugin that installs, passes its tests and audits at once.

        \b
        auditor new-plugin acme
        cd auditor-acme && pip install -e '.[test]' && pytest
        auditor new-plugin acme --rule-only src/auditor_acme --rule price-notice
        """,
    ),
)
@click.argument("name")
@click.option(
    "--folder",
    metavar="FOLDER",
    help=both("作る場所（既定 auditor-NAME）", "Where to make it (auditor-NAME)"),
)
@click.option(
    "--rule-only",
    metavar="FOLDER",
    help=both("既にあるプラグインに1つのルールだけ足す", "Only one more rule, into this folder"),
)
@click.option(
    "--rule",
    default="own-rule",
    metavar="RULE",
    help=both("足すルールの名前（--rule-only と使う）", "Name of that rule (with --rule-only)"),
)
@language_option
def command(name: str, folder: str | None, rule_only: str | None, rule: str) -> None:
    """Write the files and say what to do next."""
    from auditor.host import builtin_names
    from auditor.scaffold import plugin_files, rule_files, write_files

    if name in builtin_names():
        raise UsageError(
            f"{name} は組み込みのプラグインの名前です。別の名前にしてください",
            f"{name} is the name of a built-in plugin; give yours another",
        )
    if rule_only is not None:
        written = write_files(Path(rule_only), rule_files(name, rule))
        cases = rule.replace("-", "_") + ".json"
        next_step = say(
            f"{rule_only}/__init__.py の一覧に加え、{cases} を tests/cases へ移してください",
            f"add it to {rule_only}/__init__.py and move {cases} to tests/cases",
        )
    else:
        root = Path(folder or f"auditor-{name}")
        written = write_files(root, plugin_files(name))
        next_step = f"cd {root} && pip install -e '.[test]' && pytest"
    for path in written:
        click.echo(path.as_posix())
    click.echo(say("次に: ", "Next: ") + next_step, err=True)
