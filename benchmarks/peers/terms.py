"""The text task: a thousand terms, folded as all who take part fold."""

import json
import unicodedata
from hashlib import sha256
from pathlib import Path

LEXICONS = Path(__file__).parents[2] / "auditor/text/lexicons"
COUNT = 1000


def fold(text: str) -> str:
    """The text without differences of width and case."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def terms() -> list[str]:
    """A thousand terms out of the product's own lexicons, folded.

    Chosen by their digests, so that a word more in a lexicon changes one of them at the most.
    """
    found = set()
    for path in LEXICONS.glob("[!ap]*.json"):
        for entry in json.loads(path.read_text(encoding="utf-8")).get("terms", ()):
            found.update(fold(term) for term in entry["terms"] if len(term) > 1)
    return sorted(sorted(found, key=lambda term: sha256(term.encode()).digest())[:COUNT])
