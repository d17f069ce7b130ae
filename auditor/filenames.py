"""Names of files as text: a name on Linux may be of any bytes, also of such as are no UTF-8.

A byte that is none stands in Python's name as a lone surrogate, which no output can hold. Wherever
a name is told, it is labelled as whatever else cannot be seen: `[U+DCFF]` for the byte FF.
"""

import codecs
import re

LABELLED = "labelled"
"""How encoders are to treat lone surrogates, as the argument `errors` of `str.encode` says it."""
_LABEL = re.compile(r"\[U\+(DC[89A-F][0-9A-F])\]")


def labelled(name: str) -> str:
    """The name as it is told."""
    return name.encode("utf-8", LABELLED).decode("utf-8")


def unlabelled(told: str) -> str:
    """The name of the file that is told so."""
    return _LABEL.sub(lambda label: chr(int(label[1], 16)), told)


def _with_labels(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return "".join(f"[U+{ord(character):04X}]" for character in lost), error.end


codecs.register_error(LABELLED, _with_labels)
