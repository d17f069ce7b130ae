"""The files of a new in-house plugin, made from templates beside this module."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path

from auditor.errors import UsageError, reason_of

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_WHOLE = {
    "pyproject.toml": "pyproject.jinja",
    "README.md": "readme.jinja",
    ".github/workflows/test.yml": "workflow.jinja",
    "src/{package}/__init__.py": "package.jinja",
    "src/{package}/{rule}.py": "rule.jinja",
    "src/{package}/words.json": "words.jinja",
    "tests/test_cases.py": "test.jinja",
    "tests/cases/{rule}.json": "cases.jinja",
}
_RULE_ONLY = {
    "{rule}.py": "rule.jinja",
    "{rule}_words.json": "words.jinja",
    "{rule}.json": "cases.jinja",
}


def plugin_files(name: str) -> Mapping[str, str]:
    """The files of a plugin package: text by path, relative to the package's folder.

    Raises:
        UsageError: when the name is not kebab-case.
    """
    return _rendered(_WHOLE, name, "brand-word", words="words.json")


def rule_files(area: str, rule: str) -> Mapping[str, str]:
    """The files of one more rule for a plugin that exists.

    Raises:
        UsageError: when a name is not kebab-case.
    """
    return _rendered(_RULE_ONLY, area, rule, words="{rule}_words.json")


def write_files(folder: Path, files: Mapping[str, str]) -> list[Path]:
    """Write new files below `folder`; none of them may exist.

    Raises:
        UsageError: when one exists already, or cannot be written.
    """
    targets = {folder / path: text for path, text in files.items()}
    for target in targets:
        if target.exists():
            raise UsageError(f"{target} は既にあります", f"{target} exists already")
    try:
        for target, text in targets.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    except OSError as error:
        why, reason = reason_of(error)
        at = error.filename or folder
        raise UsageError(f"{at} に書けません: {why}", f"cannot write {at}: {reason}") from None
    return list(targets)


def _rendered(files: Mapping[str, str], name: str, rule: str, *, words: str) -> Mapping[str, str]:
    for word in (name, rule):
        if not _NAME.fullmatch(word):
            raise UsageError(
                f"名前は小文字の英数字と - だけです（例 acme）: {word}",
                f"a name is lower-case letters, digits and - (such as acme): {word}",
            )
    values = {
        "name": name,
        "package": "auditor_" + name.replace("-", "_"),
        "rule_id": f"{name}.{rule}",
        "rule": rule.replace("-", "_"),
    }
    values["words"] = words.format(**values)
    return {path.format(**values): _render(template, values) for path, template in files.items()}


def _render(template: str, words: Mapping[str, str]) -> str:
    import jinja2  # heavy: only when something is made

    environment = jinja2.Environment(
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - Python and TOML are made here, from names checked above
    )
    return environment.from_string(_template(template)).render(words)


@cache
def _template(name: str) -> str:
    return resources.files("auditor.scaffold").joinpath(name).read_text(encoding="utf-8")
