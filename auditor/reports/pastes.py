"""Texts that are ready to paste: in which languages a reader is shown them, and in which order.

The text has to fit the room, whatever the language of the report. So a report in English gives the
Japanese text first, which a Japanese room needs, and then the English one. A report in Japanese
gives the Japanese text alone, unless the room's own words are not Japanese.
"""

from collections.abc import Iterable, Mapping, Sequence

import attrs

from auditor.reports.phrases import Phrases
from auditor.reports.reading import Tree
from auditor.reports.visible import language_of

_JAPANESE, _ENGLISH = "ja", "en"


@attrs.frozen
class Paste:
    """A text to paste, its language, and the label that it stands under."""

    label: str
    text: str
    lang: str


def pastes(texts: object, say: Phrases, *, foreign: bool = False) -> Sequence[Paste]:
    """The texts of a rule that the reader is shown, in the order in which they are shown.

    Args:
        texts: the rule's text by language; None where it has none.
        say: the phrases in the language of the reader.
        foreign: whether some room that it is for speaks another language (`is_foreign`).
    """
    if not isinstance(texts, Mapping):
        return ()
    there = {lang: str(texts[lang]) for lang in (_JAPANESE, _ENGLISH) if texts.get(lang)}
    is_for_both = foreign or say.lang != _JAPANESE
    if _JAPANESE in there and (not is_for_both or there[_JAPANESE] == there.get(_ENGLISH)):
        there.pop(_ENGLISH, None)
    is_plain = list(there) == [say.lang]
    return [
        Paste(say("finding.paste" if is_plain else f"finding.paste_{lang}"), text, lang)
        for lang, text in there.items()
    ]


def is_foreign(rooms: Iterable[Tree]) -> bool:
    """Whether the own words of some room are not Japanese: its name has neither kana nor kanji.

    The name is what every report holds of a room. A Japanese room of a Latin name is taken for
    one in another language; its reader sees an English text more, and misses nothing.
    """
    return any(language_of(str(room.get("name") or ""), _JAPANESE) != _JAPANESE for room in rooms)
