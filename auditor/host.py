"""The plugin host: entry points found, sorted and loaded one by one; failures are values."""

import hashlib
import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pluggy

from auditor import hookspecs
from auditor.declared import load_rules
from auditor.errors import AuditorError
from auditor.markers import API_VERSION, ENTRY_POINT_GROUP, PROJECT
from auditor.registry import Registry
from auditor.rules import Rule
from auditor.strays import strays_told_apart

BUILTIN_DISTRIBUTION = "openchat-auditor"
HOOKS = (
    "auditor_rules",
    "auditor_importers",
    "auditor_reporters",
    "auditor_profiles",
    "auditor_lexicons",
)


@attrs.frozen
class LoadedPlugin:
    """One plugin and what became of it.

    Attributes:
        state: "loaded", "failed" or "disabled".
        reason: one line; empty while loaded.
        digest: "sha256:…" over the plugin's source files, "" when it could not be read.
    """

    name: str
    distribution: str
    version: str
    state: str
    reason: str = ""
    digest: str = ""
    hooks: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    module: Any = attrs.field(default=None, eq=False, repr=False)


@attrs.frozen
class Host:
    """The plugins of a run, loaded and failed, and the rules they bring."""

    plugins: tuple[LoadedPlugin, ...]
    registry: Registry

    @property
    def failed(self) -> tuple[LoadedPlugin, ...]:
        """The plugins that could not be loaded."""
        return tuple(plugin for plugin in self.plugins if plugin.state == "failed")

    def collect(self, hook: str) -> list[tuple[LoadedPlugin, Any]]:
        """What each loaded plugin returns for `hook`, in the plugins' order.

        A plugin that raises here is passed over; its failure was named at loading when it
        concerned rules.
        """
        answers = []
        for plugin in self.plugins:
            function = getattr(plugin.module, hook, None)
            if plugin.state == "loaded" and hook in plugin.hooks and function is not None:
                with strays_told_apart():
                    answers.append((plugin, function()))
        return answers

    def owner(self, rule_id: str) -> LoadedPlugin:
        """The plugin that brought the rule."""
        return self.loaded[self.registry.owners[rule_id]]

    @property
    def loaded(self) -> Mapping[str, LoadedPlugin]:
        """The plugins that were loaded, by name; one that failed may bear the same name."""
        return {plugin.name: plugin for plugin in self.plugins if plugin.state == "loaded"}


def load(
    *,
    disabled: Iterable[str] = (),
    only_builtin: bool = False,
    entry_points: Iterable[metadata.EntryPoint] | None = None,
    rule_files: Iterable[str] = (),
) -> Host:
    """The host with every installed plugin, each loaded by itself.

    Args:
        disabled: names of plugins to leave out.
        only_builtin: load none but those of this distribution.
        entry_points: what to load instead of the installed entry points.
        rule_files: files of declared rules; each counts as a plugin of its own.

    Raises:
        UsageError: when a file of declared rules cannot be read or breaks its schema.
    """
    found = metadata.entry_points(group=ENTRY_POINT_GROUP) if entry_points is None else entry_points
    points = sorted(set(found), key=_order)
    # the built-in ones come first: nobody else's plugin takes their names or the ids of their rules
    points.sort(key=lambda point: not _is_builtin(point))
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(hookspecs)
    plugins: list[LoadedPlugin] = []
    rules: dict[str, Rule] = {}
    owners: dict[str, str] = {}
    builtin = {point.name for point in points if _is_builtin(point)}
    for point in points:
        distribution, version = _origin(point.dist)
        if point.name in set(disabled):
            plugins.append(LoadedPlugin(point.name, distribution, version, "disabled"))
            continue
        if only_builtin and distribution != BUILTIN_DISTRIBUTION:
            continue
        if manager.has_plugin(point.name) or (point.name in builtin and not _is_builtin(point)):
            plugins.append(_namesake(point, is_builtin=point.name in builtin))
            continue
        plugin, brought = _load_one(manager, point, owners)
        plugins.append(plugin)
        for rule in brought:
            rules[rule.id] = rule
            owners[rule.id] = plugin.name
    plugins.sort(key=lambda plugin: (plugin.distribution, plugin.name))
    for path in rule_files:
        plugin, brought = _load_file(path, owners)
        plugins.append(plugin)
        for rule in brought:
            rules[rule.id] = rule
            owners[rule.id] = plugin.name
    ordered = tuple(rules[key] for key in sorted(rules))
    return Host(tuple(plugins), Registry(ordered, owners))


def builtin_names() -> frozenset[str]:
    """The names of the plugins of this distribution."""
    points = metadata.entry_points(group=ENTRY_POINT_GROUP)
    return frozenset(point.name for point in points if _is_builtin(point))


def _is_builtin(point: metadata.EntryPoint) -> bool:
    return _origin(point.dist)[0] == BUILTIN_DISTRIBUTION


def _order(point: metadata.EntryPoint) -> tuple[str, str]:
    return _origin(point.dist)[0], point.name


def _namesake(point: metadata.EntryPoint, *, is_builtin: bool) -> LoadedPlugin:
    """A plugin that is not loaded because another one bears its name."""
    error = AuditorError(
        f"プラグイン名 {point.name} は"
        + ("組み込みのプラグインのものです" if is_builtin else "ほかのプラグインが使っています"),
        f"the name {point.name} is "
        + ("that of a built-in plugin" if is_builtin else "taken by another plugin"),
    )
    return LoadedPlugin(point.name, *_origin(point.dist), "failed", _reason(error))


def _load_one(
    manager: pluggy.PluginManager, point: metadata.EntryPoint, owners: Mapping[str, str]
) -> tuple[LoadedPlugin, tuple[Rule, ...]]:
    """One plugin, loaded, checked and asked for its rules; never raises for its faults."""
    bare = LoadedPlugin(point.name, *_origin(point.dist), "loaded")
    try:
        with strays_told_apart():
            module = point.load()
            _check_api(module)
            hooks = _register(manager, module, point.name)
            rules = tuple(module.auditor_rules() or ()) if "auditor_rules" in hooks else ()
        _check_rules(rules, point.name, owners)
    except (Exception, SystemExit) as error:
        # whatever a plugin does while it loads stays its own failure
        return attrs.evolve(bare, state="failed", reason=_reason(error)), ()
    ids = tuple(sorted(rule.id for rule in rules))
    return attrs.evolve(bare, digest=_digest(module), hooks=hooks, rules=ids, module=module), rules


def _load_file(path: str, owners: Mapping[str, str]) -> tuple[LoadedPlugin, tuple[Rule, ...]]:
    """The rules of a file of declared rules, as a plugin named after it."""
    brought = load_rules(path)
    digest = "sha256:" + hashlib.sha256(Path(path).read_bytes()).hexdigest()
    bare = LoadedPlugin(Path(path).as_posix(), "", "", "loaded", digest=digest)
    try:
        _check_rules(brought, bare.name, owners)
    except AuditorError as error:
        return attrs.evolve(bare, state="failed", reason=_reason(error)), ()
    ids = tuple(sorted(rule.id for rule in brought))
    return attrs.evolve(bare, hooks=("auditor_rules",), rules=ids), brought


def _check_api(module: Any) -> None:
    low, high = getattr(module, "AUDITOR_API", (API_VERSION, API_VERSION))
    if not low <= API_VERSION <= high:
        raise AuditorError(
            f"プラグイン API {low}〜{high} 用です（この版は {API_VERSION}）",
            f"made for plugin API {low} to {high}, this is {API_VERSION}",
        )


def _register(manager: pluggy.PluginManager, module: Any, name: str) -> tuple[str, ...]:
    """The names of the hooks that the plugin implements, after pluggy's own checks."""
    manager.register(module, name=name)
    try:
        manager.check_pending()
    except pluggy.PluginValidationError:
        manager.unregister(name=name)
        raise
    callers = manager.get_hookcallers(module) or []
    return tuple(sorted(caller.name for caller in callers))


def _check_rules(rules: tuple[Any, ...], plugin: str, owners: Mapping[str, str]) -> None:
    seen: set[str] = set()
    for rule in rules:
        if not isinstance(rule, Rule):
            raise AuditorError(
                f"auditor_rules がルールでないものを返しました: {type(rule).__name__}",
                f"auditor_rules returned something that is no rule: {type(rule).__name__}",
            )
        other = owners.get(rule.id) or (plugin if rule.id in seen else None)
        if other is not None:
            raise AuditorError(
                f"ルール id {rule.id} は {other} がすでに定義しています",
                f"rule id {rule.id} is already defined by {other}",
            )
        seen.add(rule.id)


def _reason(error: BaseException) -> str:
    text = " ".join(str(error).split()) or "no message"
    return text if isinstance(error, AuditorError) else f"{type(error).__name__}: {text}"[:300]


@lru_cache(maxsize=128)
def _origin(distribution: metadata.Distribution | None) -> tuple[str, str]:
    """The name and the version of a distribution; each asking parses its whole METADATA."""
    return ("", "") if distribution is None else (distribution.name, distribution.version)


def _digest(module: ModuleType) -> str:
    """A digest over the plugin's files, so that a report tells exactly what ran."""
    location = getattr(module, "__file__", None)
    if location is None:
        return ""
    path = Path(location)
    package = path.name == "__init__.py"
    files = sorted(_sources(path.parent)) if package else [path]
    total = hashlib.sha256()
    for file in files:
        relative = file.relative_to(path.parent).as_posix()
        total.update(relative.encode() + b"\0" + file.read_bytes() + b"\0")
    return "sha256:" + total.hexdigest()


def _sources(folder: Path) -> Iterable[Path]:
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in names:
            if name.endswith((".py", ".json", ".toml")):
                yield Path(base, name)
