"""The hooks that a plugin may implement; every one is optional."""

from collections.abc import Iterable, Mapping
from typing import Any

from auditor.markers import hookspec
from auditor.rules import Rule


@hookspec
def auditor_rules() -> Iterable[Rule]:
    """The plugin's rules, in any order; ids must be unique over all plugins."""
    raise AssertionError  # a specification is never called


@hookspec
def auditor_importers() -> Mapping[str, Any]:
    """Importers by kind: `import_bytes(data, *, name, options) -> ImportResult` each."""
    raise AssertionError  # a specification is never called


@hookspec
def auditor_reporters() -> Mapping[str, Any]:
    """Reporters by format name: `render(report, *, lang, options) -> bytes` each."""
    raise AssertionError  # a specification is never called


@hookspec
def auditor_profiles() -> Iterable[Mapping[str, Any]]:
    """Profiles as data under `profile.schema.json`."""
    raise AssertionError  # a specification is never called


@hookspec
def auditor_lexicons() -> Iterable[Any]:
    """Paths of lexicon files (under `lexicon.schema.json`) that join the shared scan."""
    raise AssertionError  # a specification is never called
