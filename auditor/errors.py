"""The errors that leave a module: the user's fault, a plugin's fault; anything else is ours."""

import errno
from collections.abc import Iterable, Mapping

_REASONS = {
    errno.ENOENT: "ファイルやフォルダーがありません",
    errno.EACCES: "権限がありません",
    errno.EPERM: "許可されていません",
    errno.EISDIR: "フォルダーです",
    errno.ENOTDIR: "途中にフォルダーでないものがあります",
    errno.EEXIST: "既にあります",
    errno.EROFS: "書き込みできない場所です",
    errno.ENOSPC: "空き容量がありません",
    errno.ENAMETOOLONG: "名前が長すぎます",
    errno.EBADF: "閉じられています",
    errno.EIO: "入出力エラーです",
    errno.EFBIG: "ファイルが大きくなりすぎます",
    errno.ELOOP: "リンクが循環しています",
}


def reason_of(error: OSError) -> tuple[str, str]:
    """Why the system refused, in Japanese where we have the words, and in English."""
    english = error.strerror or str(error)
    return _REASONS.get(error.errno or 0, english), english


def meant(
    name: str, known: Iterable[str] | Mapping[str, str], *, otherwise: str | None = None
) -> tuple[str, str]:
    """What somebody may have meant by a name that is none: the nearest, or else what there is.

    Args:
        name: what was written.
        known: the names that there are; where they are a mapping, with what to write for each.
        otherwise: the command that lists them, where they are too many for a sentence.
    """
    from difflib import get_close_matches  # few runs need it

    names = list(known)
    near = get_close_matches(name, names, n=1)
    if near:
        told = known[near[0]] if isinstance(known, Mapping) else near[0]
        return f"（{told} のことですか）", f" (did you mean {told}?)"
    if otherwise is not None:
        return f"（一覧: {otherwise}）", f" (list them with: {otherwise})"
    return f"（あるのは: {' '.join(names)}）", f" (there are: {' '.join(names)})"


class AuditorError(Exception):
    """Something went wrong that has a plain sentence in both languages.

    Attributes:
        ja: the sentence in Japanese.
        en: the sentence in English.
    """

    def __init__(self, ja: str, en: str) -> None:
        super().__init__(en)
        self.ja = ja
        self.en = en

    def text(self, lang: str) -> str:
        """The sentence in `lang` ("ja" or "en")."""
        return self.ja if lang == "ja" else self.en


class UsageError(AuditorError):
    """Wrong usage or configuration: exit status 2."""


class NoInputError(AuditorError):
    """Nothing to read lies behind what was named: exit status 3."""


class InputError(AuditorError):
    """An input that cannot be read as room exports.

    Attributes:
        line: 1-based line in the source, or None where no place can be named.
        column: 1-based column in code points, or None.
        pointer: JSON Pointer of the place inside the record, "" for the whole.
    """

    def __init__(
        self,
        ja: str,
        en: str,
        *,
        line: int | None = None,
        column: int | None = None,
        pointer: str = "",
    ) -> None:
        super().__init__(ja, en)
        self.line = line
        self.column = column
        self.pointer = pointer


class RuleDefinitionError(AuditorError):
    """A rule whose metadata is incomplete or wrong; raised when the rule is defined."""


class PluginError(AuditorError):
    """A plugin that cannot be loaded or breaks its contract: exit status 8 when it is needed."""


class WaiverError(AuditorError):
    """A waiver that is malformed, expired or matches nothing known: exit status 6."""


class VerificationError(AuditorError):
    """A report that does not verify: exit status 7."""
