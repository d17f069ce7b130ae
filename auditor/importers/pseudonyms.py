"""Codes in place of people's names; the same salt gives the same person the same code."""

import hashlib
import hmac
from collections.abc import Iterable

import attrs

_LONGEST = 64  # LINE's nicknames have up to 20 characters


@attrs.frozen
class Pseudonyms:
    """Codes for a set of names.

    Attributes:
        codes: code by name.
        lengths: how long the names are that a mention may have, longest first.
    """

    codes: dict[str, str]
    lengths: tuple[int, ...]

    @classmethod
    def of(cls, names: Iterable[str], salt: str) -> "Pseudonyms":
        """Codes for `names`, made with the secret `salt`."""
        codes = {name: code_of(name, salt) for name in dict.fromkeys(names)}
        lengths = {len(name) for name in codes if len(name) <= _LONGEST}
        return cls(codes, tuple(sorted(lengths, reverse=True)))

    def in_text(self, text: str) -> str:
        """`text` with each `@name` of a known name turned into its code."""
        pieces, start = [], 0
        at = text.find("@")
        while at >= 0:
            name = self._name_at(text, at + 1)
            if name is not None:
                pieces.append(f"{text[start : at + 1]}{self.codes[name]}")
                start = at + 1 + len(name)
            at = text.find("@", at + 1)
        return "".join([*pieces, text[start:]])

    def _name_at(self, text: str, index: int) -> str | None:
        """The longest known name at `index`."""
        heads = (text[index : index + length] for length in self.lengths)
        return next((head for head in heads if head in self.codes), None)


def code_of(name: str, salt: str) -> str:
    """The code of a name: `S-` and ten hex digits of a keyed digest."""
    digest = hmac.new(salt.encode("utf-8", "surrogatepass"), name.encode("utf-8"), hashlib.sha256)
    return f"S-{digest.hexdigest()[:10]}"
