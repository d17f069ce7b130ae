"""A command's options completed by the configuration: what is not given comes from elsewhere."""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from auditor import profile as profiles
from auditor import profile_files
from auditor.cli import language
from auditor.cli.language import both
from auditor.config import Config, known, resolve
from auditor.errors import UsageError, meant
from auditor.host import Host
from auditor.profile import Profile

F = TypeVar("F", bound=Callable[..., Any])

PARAMETERS = {
    "limits": "limit_settings",
    "disable_plugins": "disable_plugin",
    "require_plugins": "require_plugin",
}
"""Settings whose option has another name inside the program."""


def config_options(command: F) -> F:
    """The options `--config` and `--isolated`."""
    command = click.option(
        "--isolated",
        is_flag=True,
        help=both(
            "設定ファイルと環境変数を使わない", "Use neither configuration file nor variables"
        ),
    )(command)
    return click.option(
        "--config",
        metavar="FILE",
        help=both("設定ファイル（既定 auditor.toml）", "Configuration file (auditor.toml)"),
    )(command)


def configuration(config: str | None, isolated: bool, flags: Mapping[str, Any]) -> Config:
    """The settings in force in this process; the language follows them at once."""
    found = resolve(
        flags,
        os.environ,
        Path.cwd(),
        path=None if config is None else Path(config).absolute(),
        isolated=isolated,
    )
    if found["lang"] is not None and found.settings["lang"].origin not in (
        "--lang",
        "AUDITOR_LANG",
    ):
        language.prefer(found["lang"])
    return found


def completed(options: Mapping[str, Any]) -> tuple[dict[str, Any], Config]:
    """The options of the command that runs, those not given taken from the configuration."""
    context = click.get_current_context()
    given = dict(options)
    names = {key: PARAMETERS.get(key, key) for key in known()}
    flags = {
        key: given[name]
        for key, name in names.items()
        if name in given
        and context.get_parameter_source(name)
        not in (ParameterSource.DEFAULT, ParameterSource.DEFAULT_MAP, None)
        and given[name] != ()
    }
    config = configuration(given.pop("config"), given.pop("isolated"), flags)
    reports = {key for key in ("formats", "outputs") if key in flags}
    for key, name in names.items():
        if reports and key in ("formats", "outputs") and key not in reports:
            continue  # a report asked for here replaces those of the configuration
        if name in given:
            value = config[key]
            given[name] = tuple(value) if isinstance(value, list) else value
    return given, config


def profile_of(config: Config, host: Host) -> Profile:
    """The profile in force: built in, of a plugin, of the repository, or a file of its own.

    Raises:
        UsageError: when there is none of that name, or a profile's file is wrong.
    """
    name = config["profile"]
    known_here = [*profiles_of(host), *profile_files.found(config["profiles"], config.homes)]
    if name.endswith(profile_files.ENDINGS):
        own = profile_files.read(Path(name))
        return profiles.resolve(own["name"], [*known_here, own])
    return profiles.resolve(name, known_here)


def check_disabled(host: Host, names: Iterable[str]) -> None:
    """Refuse the name of a plugin to leave out that no plugin has: its rules would go on judging.

    Raises:
        UsageError: naming the nearest plugin.
    """
    known_here = [plugin.name for plugin in host.plugins]
    for name in names:
        if name not in known_here:
            ja, en = meant(name, known_here, otherwise="auditor plugins")
            raise UsageError(
                f"使わないように指定されたプラグイン {name} はありません{ja}",
                f"no plugin {name} that could be left out{en}",
            )


def profiles_of(host: Host) -> list[Any]:
    """The profiles that plugins bring."""
    return [data for _, found in host.collect("auditor_profiles") for data in found or ()]
