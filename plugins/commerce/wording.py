"""Lists of things in both languages, as messages take them."""

from collections.abc import Iterable, Mapping


def listed(labels: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Pairs of Japanese and English labels as one list."""
    pairs = tuple(labels)
    return {"ja": "・".join(ja for ja, _ in pairs), "en": ", ".join(en for _, en in pairs)}


def quoted(phrases: Iterable[str]) -> Mapping[str, str]:
    """Phrases of a text, each in quotation marks."""
    found = tuple(phrases)
    return {
        "ja": "".join(f"「{phrase}」" for phrase in found),
        "en": ", ".join(f"“{phrase}”" for phrase in found),
    }
