"""`auditor plugins`: what is loaded, from where, and what failed."""

import json

import click

from auditor.cli.language import both, current, say
from auditor.cli.shared_options import form_option, language_option, rules_option


@click.command(
    "plugins",
    help=both(
        "読み込まれたプラグインを、配布物・版・ルールの数・失敗の理由とともに一覧にします。",
        "List the plugins: distribution, version, rules, state and the reason of a failure.",
    ),
)
@form_option
@rules_option
@language_option
def command(form: str, rule_files: tuple[str, ...]) -> int:
    """Print the plugins; status 8 when one failed to load."""
    from auditor.host import load

    host = load(rule_files=rule_files)
    rows = [
        {
            "name": plugin.name,
            "state": plugin.state,
            "version": plugin.version,
            "distribution": plugin.distribution,
            "digest": plugin.digest,
            "hooks": list(plugin.hooks),
            "rules": list(plugin.rules),
            "reason": plugin.reason,
        }
        for plugin in host.plugins
    ]
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return 8 if host.failed else 0
    from tabulate import tabulate

    from auditor.reports.phrases import phrases

    words = phrases(current())
    states = {
        "loaded": say("読み込み済み", "loaded"),
        "failed": say("失敗", "failed"),
        "disabled": say("無効", "disabled"),
    }
    table = [
        [
            plugin.name,
            states[plugin.state],
            plugin.version,
            plugin.distribution,
            str(len(plugin.rules)),
            plugin.reason,
        ]
        for plugin in host.plugins
    ]
    heads = [
        words("provenance.plugin"),
        words("provenance.state"),
        words("provenance.version"),
        words("provenance.distribution"),
        say("ルール", "Rules"),
        words("invalid.message"),
    ]
    click.echo(tabulate(table, headers=heads, tablefmt="simple", disable_numparse=True))
    return 8 if host.failed else 0
