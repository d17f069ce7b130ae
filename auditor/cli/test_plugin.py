"""`auditor test-plugin`: runs a plugin's cases and the checks of completeness."""

from pathlib import Path

import click

from auditor.cli.language import both, counted, say
from auditor.cli.shared_options import language_option, rules_option
from auditor.errors import UsageError


@click.command(
    "test-plugin",
    help=both(
        """インストール済みのプラグインを、PATH の下にある例（tests/cases/*.json）で確かめます。

        例の結果、両言語の文章、例の不足、同じ結果になること、ルームを変えないこと、
        ファイルや通信を使わないこと、時間を見ます。

        \b
        auditor test-plugin .
        """,
        """Test an installed plugin with the cases below PATH (tests/cases/*.json).

        Looks at the outcome of each case, both languages, missing cases, the same result twice, an
        unchanged room, no file or network access, and the time taken.

        \b
        auditor test-plugin .
        """,
    ),
)
@click.argument("path", type=click.Path(exists=True, file_okay=False))
@rules_option
@language_option
def command(path: str, rule_files: tuple[str, ...]) -> int:
    """Print what is wrong; status 1 when anything is."""
    from auditor.host import load
    from auditor.testing import gaps, load_cases, problems_with

    host = load(rule_files=rule_files)
    folder = Path(path, "tests", "cases")
    cases = load_cases(folder if folder.is_dir() else path)
    if not cases:
        raise UsageError(
            f"{path} の下に例がありません（tests/cases/*.json）",
            f"no cases below {path} (tests/cases/*.json)",
        )
    failed = 0
    for plugin in host.failed:
        click.echo(f"{plugin.name}: {plugin.reason}")
        failed += 1
    known = {rule.id for rule in host.registry}
    for case in cases:
        wrong = problems_with(case, host.registry) if case.rule in known else []
        for sentence in wrong:
            click.echo(f"{case}: {sentence}")
        failed += len(wrong)
    areas = {case.rule.partition(".")[0] for case in cases}
    ours = [rule for rule in host.registry if rule.area in areas]
    for sentence in gaps(ours, cases):
        click.echo(sentence)
        failed += 1
    click.echo(
        say(
            f"{len(cases)} 例、{len(ours)} ルール、問題 {failed} 件",
            f"{counted(len(cases), 'case')}, {counted(len(ours), 'rule')}, "
            + counted(failed, "problem"),
        ),
        err=True,
    )
    return 1 if failed else 0
