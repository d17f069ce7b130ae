"""Bytecode of patterns, kept in a folder that the command line names, so that it is made only once.

Python keeps what it compiles of a module, but compiles regular expressions anew in each process;
those of the built-in words take a quarter of the time of a check of one room. The file is of one
build of Python and of one user; like a `.pyc` it is left out under `-B`, and made anew when
anything about it is unexpected. It does not lie in the package, where it would outlive an
uninstallation.
"""

import atexit
import importlib
import marshal
import os
import re
import sys
from array import array
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Final

from attrs import define, field

Key = tuple[str, int]
Code = tuple[int, bytes, int, tuple[tuple[str, int], ...]]
"""The arguments of Python's own maker of patterns: flags, code, groups, their names by number."""

_MOST: Final = 6_000
_INTS: Final = "I"
_shelves: Final[list["Shelf"]] = []
"""None, or the one of this process."""


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """Give what `re.compile` gives, from what an earlier process kept where there is such."""
    if not _shelves:
        return re.compile(source, flags)
    return _shelves[-1].get(source, int(flags))


def keep_in(folder: Path) -> None:
    """Take what earlier processes compiled from a folder, and keep there what this one compiles."""
    tag = sys.implementation.cache_tag
    if tag is None or _shelves:
        return
    _shelves.append(Shelf(folder / f"{tag}.patterns"))
    atexit.register(_shelves[-1].save)


@define(eq=False)
class Shelf:
    """The codes of patterns in one file."""

    path: Path
    _codes: dict[Key, Code] = field(factory=dict, init=False, repr=False)
    _missed: dict[Key, re.Pattern[str]] = field(factory=dict, init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self._codes = self._read()

    def get(self, source: str, flags: int) -> re.Pattern[str]:
        """Give the pattern; `re.error` as from `re.compile` where it is none."""
        code = self._codes.get((source, flags))
        if code is not None:
            try:
                return _made(source, code)
            except Exception:  # whatever is wrong with the file, do without it
                del self._codes[source, flags]
        pattern = self._missed[source, flags] = re.compile(source, flags)
        return pattern

    def save(self) -> None:
        """Write what this process had to compile itself, with what the file has by now."""
        if not self._missed or sys.dont_write_bytecode:
            return
        own = {key: code for key in self._missed if (code := _code(*key, self._missed[key]))}
        kept = self._read()
        codes = own if len(kept) + len(own) > _MOST else {**kept, **own}
        beside = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside.touch(mode=0o600)
            beside.write_bytes(marshal.dumps((_written_by(), codes)))
            beside.replace(self.path)
        except OSError:  # nothing may be written there: the next process compiles again
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        self._missed.clear()

    def _read(self) -> dict[Key, Code]:
        try:
            if _is_anothers(self.path):
                return {}
            by, codes = marshal.loads(self.path.read_bytes())  # noqa: S302 - written by this user alone
        except Exception:  # none yet, or not ours
            return {}
        return codes if by == _written_by() and isinstance(codes, dict) else {}


def _is_anothers(path: Path) -> bool:
    """Whether another user than this one wrote a file, or may write it."""
    if os.name != "posix":
        return False
    found = path.stat()
    return found.st_uid != os.geteuid() or bool(found.st_mode & 0o022)


def _written_by() -> tuple[str, int, int]:
    """Give what the codes hold for: one build of Python."""
    sre = _sre()
    return sys.version, getattr(sre, "MAGIC", 0), getattr(sre, "CODESIZE", 0)


def _code(source: str, flags: int, pattern: re.Pattern[str]) -> Code | None:
    """Give the code of a pattern, or None unless the very same pattern can be made of it."""
    try:
        compiler = importlib.import_module("re._compiler")
        parsed = importlib.import_module("re._parser").parse(source, flags)
        ints = compiler._code(parsed, flags)
        names = parsed.state.groupdict
        code = (
            flags | parsed.state.flags,
            array(_INTS, ints).tobytes(),
            parsed.state.groups - 1,
            tuple(names.items()),
        )
        return code if _made(source, code) == pattern else None
    except Exception:  # these are parts of Python without a promise: then nothing is kept
        return None


def _made(source: str, code: Code) -> re.Pattern[str]:
    flags, ints, groups, names = code
    numbers = array(_INTS)
    numbers.frombytes(ints)
    by_name: Mapping[str, int] = dict(names)
    of_number: list[str | None] = [None] * (groups + 1)
    for name, number in names:
        of_number[number] = name
    pattern: re.Pattern[str] = _sre().compile(
        source, flags, numbers.tolist(), groups, by_name, tuple(of_number)
    )
    return pattern


@cache
def _sre() -> Any:
    return importlib.import_module("_sre")
