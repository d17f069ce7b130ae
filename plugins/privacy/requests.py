"""Sentences that ask for personal data, told from those that forbid or excuse it."""

import re
from collections.abc import Iterable, Iterator

import attrs

_SENTENCE = re.compile(r"[^。．！!？?\n]+[。．！!？?\n]*")
_ASKING = re.compile(
    r"書いて|記入|入力|教えて|送って|送信して|お知らせください|知らせて|明記|記載して|提示|提出|登録して|必須|添えて|貼って"
    r"|にして(?:ください|下さい|参加)|でお願いします|で参加|を伺います|をうかがいます|please (?:write|send|tell|give)"
)
_REFUSING = re.compile(
    r"ないで|しない|せず|禁止|厳禁|NG|ダメ|だめ|控え|不要|いりません|要りません|必要(?:は)?ありません|以外|ではなく|でなく|避け|ご遠慮|お断り|×|❌|🙅"
    r"|(?:do not|don't|never|no need)",
    re.IGNORECASE,
)


@attrs.frozen
class Asked:
    """One request for a kind of personal data: where, and in which words."""

    pointer: str
    word: str
    span: tuple[int, int]
    sentence: str


def asked(texts: Iterable[tuple[str, str]], words: re.Pattern[str]) -> Iterator[Asked]:
    """Every sentence of the texts that asks for what `words` names, and does not forbid it."""
    for pointer, text in texts:
        for sentence in _SENTENCE.finditer(text):
            said = sentence.group()
            found = words.search(said)
            if found and _ASKING.search(said) and not _REFUSING.search(said):
                start = sentence.start() + found.start()
                yield Asked(pointer, found.group(), (start, start + len(found.group())), said)
