"""The words that reports are written in, from `phrases.json`."""

import json
from functools import cache
from importlib.resources import files

import attrs


@attrs.frozen
class Phrases:
    """The phrases of one language; calling it with a key gives the filled-in phrase."""

    lang: str
    _texts: dict[str, str] = attrs.field(repr=False, eq=False)

    def __call__(self, key: str, /, **values: object) -> str:
        """Give the phrase, its placeholders filled in."""
        text = self._texts[key]
        return text.format_map(values) if values else text

    def word(self, group: str, name: str) -> str:
        """Give the word for a member of a group, or the member itself when it is not ours."""
        return self._texts.get(f"{group}.{name}", name)


@cache
def phrases(lang: str) -> Phrases:
    """Give the phrases of `ja` or `en`."""
    source = files("auditor.reports").joinpath("phrases.json").read_text(encoding="utf-8")
    table = json.loads(source)["phrases"]
    return Phrases(lang, {key: texts[lang] for key, texts in table.items()})
