"""Limits on input: every one has a name, a default and a setting."""

from collections.abc import Mapping

import attrs

from auditor.errors import UsageError


@attrs.frozen
class Limits:
    """How large an input may be.

    Attributes:
        file: bytes of a file that must be read whole (one room or an array), after decompression.
        record: bytes of one record: a line of JSON Lines, a room of a file that is read whole.
        text: code points of one string.
        depth: levels of nesting.
        ratio: how many times larger than the file its decompressed content may be.
    """

    file: int = 256 * 1024 * 1024
    record: int = 16 * 1024 * 1024
    text: int = 1_000_000
    depth: int = 32
    ratio: int = 1_000

    def with_settings(self, settings: Mapping[str, int]) -> "Limits":
        """These limits with some of them set anew.

        Raises:
            UsageError: for a name that is no limit or a value below 1.
        """
        names = [field.name for field in attrs.fields(Limits)]
        for name, value in settings.items():
            if name not in names:
                known = ", ".join(names)
                raise UsageError(
                    f"{name} という上限はありません（{known}）", f"no limit {name} ({known})"
                )
            if value < 1:
                raise UsageError(f"上限 {name} は 1 以上です", f"limit {name} must be 1 or more")
        return attrs.evolve(self, **settings)
