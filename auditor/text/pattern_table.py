"""Pattern tables: lists searched as one, of which only patterns that may be found are tried.

Which may be found in a text is told by the cues that stand in it: literals that no match of a
pattern lacks. They are derived from the patterns and lie beside them as data; a pattern of which
none are known is always tried.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any

from attrs import frozen

from auditor.text.cued import CueTable
from auditor.text.patterns import guarded, lazily

DERIVED = "pattern-cues.json"
"""The file of a package with what is derived of its patterns, each under its digest."""

Place = tuple[str, int]
"""The name of a list, and the number of a pattern in it."""


@frozen(eq=False)
class PatternTable:
    """Lists of patterns by name, with what tells which of them may be found in a text."""

    lists: Mapping[str, Sequence[re.Pattern[str]]]
    cues: CueTable[Place]

    @classmethod
    def of(cls, package: str, lists: Mapping[str, Sequence[str]]) -> "PatternTable":
        """Give the lists of a package, in which the cues of their patterns lie.

        Args:
            package: `__package__` of whoever asks.
            lists: patterns by name; of two that match at the same place the first one counts.
        """
        return cls(
            {
                name: tuple(prepared(package, source) for source in sources)
                for name, sources in lists.items()
            },
            CueTable.of(
                {
                    (name, number): cues(package, source)
                    for name, sources in lists.items()
                    for number, source in enumerate(sources)
                }
            ),
        )

    def likely(self, text: str) -> Mapping[str, Sequence[re.Pattern[str]]]:
        """Give, by list, the patterns that may be found in a text, in their order."""
        likely: dict[str, list[re.Pattern[str]]] = defaultdict(list)
        for name, number in sorted(self.cues.likely(self.cues.scan(text))):
            likely[name].append(self.lists[name][number])
        return likely


def prepared(package: str, source: str) -> re.Pattern[str]:
    """Give one of a package's patterns, which is compiled when it is first used."""
    return lazily(guarded(source, _known(package, source).get("begins")))


def cues(package: str, source: str) -> Sequence[Sequence[str]]:
    """Give the cues of one of a package's patterns, as `CueTable.of` takes them."""
    found: Sequence[Sequence[str]] = _known(package, source).get("cues", ())
    return found


def digest(source: str) -> str:
    """Give what a pattern is known by in the file of what is derived."""
    return blake2b(source.encode(), digest_size=8).hexdigest()


def find(patterns: Sequence[re.Pattern[str]], text: str) -> re.Match[str] | None:
    """Give the first match of any of the patterns, of two that begin together the first one's."""
    return next(find_each(patterns, text), None)


def find_each(patterns: Sequence[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    """Give what one pattern of all these alternatives would find, match after match."""
    if len(patterns) == 1:
        yield from patterns[0].finditer(text)
        return
    waiting = {
        number: found
        for number, pattern in enumerate(patterns)
        if (found := pattern.search(text)) is not None
    }
    while waiting:
        first = min(waiting, key=lambda number: (waiting[number].start(), number))
        match = waiting[first]
        yield match
        after = max(match.end(), match.start() + 1)
        for number in [one for one, found in waiting.items() if found.start() < after]:
            found = patterns[number].search(text, after)
            if found is None:
                del waiting[number]
            else:
                waiting[number] = found


def _known(package: str, source: str) -> Mapping[str, Any]:
    return _derived(package).get(digest(source), {})


@cache
def _derived(package: str) -> Mapping[str, Mapping[str, Any]]:
    path = files(package).joinpath(DERIVED)
    if not path.is_file():  # whoever derives nothing has all patterns tried
        return {}
    patterns: Mapping[str, Mapping[str, Any]] = json.loads(path.read_text("utf-8"))["patterns"]
    return patterns
