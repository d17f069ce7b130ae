"""The language of the command line: --lang, AUDITOR_LANG, then the locale."""

import os
from collections.abc import Sequence
from inspect import cleandoc

LANGUAGES = ("ja", "en")
_VARIABLES = ("AUDITOR_LANG", "LC_ALL", "LC_MESSAGES", "LANG")

_chosen: str | None = None
_japanese: dict[str, str] = {}


def choose(arguments: Sequence[str]) -> None:
    """Take the language from `--lang` among the arguments, if it is there."""
    global _chosen
    _chosen = None
    for index, argument in enumerate(arguments):
        value = argument.removeprefix("--lang=") if argument.startswith("--lang=") else None
        if argument == "--lang" and index + 1 < len(arguments):
            value = arguments[index + 1]
        if value in LANGUAGES:
            _chosen = value


def prefer(lang: str) -> None:
    """Take the language that the configuration names; `--lang` and AUDITOR_LANG stand above it."""
    global _chosen
    if _chosen is None and not os.environ.get("AUDITOR_LANG"):
        _chosen = lang


def current() -> str:
    """The language in force: "ja" or "en"."""
    if _chosen is not None:
        return _chosen
    for name in _VARIABLES:
        value = os.environ.get(name, "")
        if value:
            return "ja" if value.lower().startswith("ja") else "en"
    return "en"


def both(ja: str, en: str) -> str:
    """A help text in English whose Japanese is remembered for `translated`."""
    key = cleandoc(en)
    _japanese[key] = cleandoc(ja)
    return key


def translated(text: str | None) -> str | None:
    """A help text made by `both`, in the language in force; other text as it is."""
    if text is None or current() != "ja":
        return text
    return _japanese.get(cleandoc(text), text)


def counted(count: int, noun: str) -> str:
    """A number of things in English."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def say(ja: str, en: str) -> str:
    """The wording of the language in force."""
    return ja if current() == "ja" else en
