"""`auditor config`: every setting in force, and where it came from."""

import json
from typing import Any

import click

from auditor.cli.configured import config_options, configuration
from auditor.cli.language import both, current, say
from auditor.cli.shared_options import form_option, language_option


@click.group(
    "config",
    help=both(
        """設定（auditor.toml など）を調べます。

        優先順位: コマンドのオプション > 環境変数 AUDITOR_… > 設定ファイル > 既定値。
        設定ファイルは、今のフォルダーからリポジトリの最上位までで最初に見つかった auditor.toml、
        または pyproject.toml の [tool.auditor] です。

        \b
        auditor config show
        auditor config show --format json
        """,
        """Look at the configuration (auditor.toml and more).

        Flags stand over variables AUDITOR_…, over the file, over defaults. The file is the first
        auditor.toml, or pyproject.toml with [tool.auditor], from the working directory up to the
        root of the repository.

        \b
        auditor config show
        auditor config show --format json
        """,
    ),
)
def command() -> None:
    """The group."""


@command.command(
    "show", help=both("すべての値と、その出どころ", "Every value, and where it came from")
)
@config_options
@form_option
@language_option
def show_command(config: str | None, isolated: bool, form: str) -> None:
    """Print all settings; the profile and the selectors are looked up too."""
    from auditor.cli.configured import check_disabled, profile_of
    from auditor.host import load

    found = configuration(config, isolated, {})
    host = load(
        disabled=found["disable_plugins"],
        only_builtin=found["only_builtin"],
        rule_files=found["rule_files"],
    )
    if not found["only_builtin"]:
        check_disabled(host, found["disable_plugins"])
    profile = profile_of(found, host)
    profile.rules(host.registry)
    host.registry.select(found["select"], found["ignore"])
    rows = [
        {"key": key, "value": one.value, "origin": one.origin}
        for key, one in found.settings.items()
    ]
    for row in rows:
        if row["value"] is None:
            row.update(_of_profile(str(row["key"]), profile))
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        click.echo(_table(rows))


def _of_profile(key: str, profile: Any) -> dict[str, Any]:
    """The value that the profile gives to a setting of the gate."""
    value = getattr(profile.gate, key, None)
    if key not in ("fail_on", "fail_under", "min_coverage") or value is None:
        return {}
    return {"value": getattr(value, "value", value), "origin": f"profile {profile.name}"}


def _table(rows: list[dict[str, Any]]) -> str:
    from tabulate import tabulate

    from auditor.reports.visible import one_line

    heads = ["キー", "値", "出どころ"] if current() == "ja" else ["Key", "Value", "From"]
    body = [
        [row["key"], one_line(_shown(row["value"])), _origin(str(row["origin"]))] for row in rows
    ]
    return tabulate(body, headers=heads, tablefmt="simple", disable_numparse=True)


def _shown(value: Any) -> str:
    if value is None:
        return "—"
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _origin(origin: str) -> str:
    if origin == "default":
        return say("既定値", "default")
    return origin.replace("profile ", "プロファイル ") if current() == "ja" else origin
