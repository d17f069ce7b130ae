"""Bytecode of patterns, kept in a folder that the command line names, so that it is made only once.

Python keeps what it compiles of a module, but compiles regular expressions anew in each process;
those of the built-in words take a quarter of the time of a check of one room. The file is of one
build of Python and of one user; like a `.pyc` it is left out under `-B`, and made anew when
anything about it is unexpected. It does not lie in the package, where it would outlive an
uninstallation.
"""

import atexit
import hashlib
import importlib
import marshal
import os
import re
import struct
import sys
import weakref
from array import array
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, Final

from attrs import define, field, frozen

Code = tuple[int, bytes, int, tuple[tuple[str, int], ...]]
"""The arguments of Python's own maker of patterns: flags, code, groups, their names by number."""

_MOST: Final = 6_000
_INTS: Final = "I"
_SIZE: Final = struct.Struct("<Q")
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


@frozen(eq=False)
class _Kept:
    """The codes in an open file, of which only those that are asked for are read.

    The file is the size of what follows, who wrote it with where each code stands, and the codes.
    """

    descriptor: int
    places: Mapping[bytes, tuple[int, int]]
    close: Callable[[], object] = field(init=False)

    @classmethod
    def opened(cls, path: Path) -> "_Kept":
        """Open a file; whatever is wrong with it is raised."""
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            status = os.fstat(descriptor)
            if _is_anothers(status):
                raise PermissionError(path)
            (size,) = _SIZE.unpack(_read_at(descriptor, 0, _SIZE.size))
            start = _SIZE.size + min(size, status.st_size)
            head = _read_at(descriptor, _SIZE.size, start - _SIZE.size)
            by, sizes = marshal.loads(head)  # noqa: S302 - written by this user alone
            ends = list(accumulate(sizes.values(), initial=start))
            if by != _written_by() or ends[-1] != status.st_size:
                raise ValueError(path)
        except BaseException:
            os.close(descriptor)
            raise
        return cls(descriptor, dict(zip(sizes, pairwise(ends), strict=True)))

    @close.default
    def _closes_once(self) -> Callable[[], object]:
        return weakref.finalize(self, os.close, self.descriptor)

    def code(self, key: bytes) -> bytes:
        """Give a code as it was written; `KeyError` where there is none."""
        start, end = self.places[key]
        return _read_at(self.descriptor, start, end - start)


@define(eq=False)
class Shelf:
    """The codes of patterns in one file."""

    path: Path
    _kept: _Kept | None = field(init=False, repr=False)
    _missed: dict[bytes, tuple[str, int, re.Pattern[str]]] = field(
        factory=dict, init=False, repr=False
    )

    def __attrs_post_init__(self) -> None:
        self._kept = self._read()

    def get(self, source: str, flags: int) -> re.Pattern[str]:
        """Give the pattern; `re.error` as from `re.compile` where it is none."""
        key = _key(source, flags)
        if self._kept is not None and key in self._kept.places:
            # whatever is wrong with the file, do without it
            with suppress(Exception):
                code = marshal.loads(self._kept.code(key))  # noqa: S302 - written by this user alone
                return _made(source, code)
        pattern = re.compile(source, flags)
        self._missed[key] = source, flags, pattern
        return pattern

    def save(self) -> None:
        """Write what this process had to compile itself, with what the file has by now."""
        if not self._missed or sys.dont_write_bytecode:
            return
        own = {
            key: marshal.dumps(code)
            for key, missed in self._missed.items()
            if (code := _code(*missed)) is not None
        }
        self._missed.clear()
        kept = self._read()
        if kept is None or len(kept.places) + len(own) > _MOST:
            sizes = {}
        else:
            sizes = {key: end - start for key, (start, end) in kept.places.items()}
        sizes |= {key: len(code) for key, code in own.items()}
        head = marshal.dumps((_written_by(), sizes))
        beside = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside.touch(mode=0o600)
            with beside.open("wb") as file:
                file.write(_SIZE.pack(len(head)) + head)
                for key in sizes:
                    file.write(own[key] if kept is None or key in own else kept.code(key))
            for read in (kept, self._kept):
                if read is not None:
                    read.close()  # Windows replaces no open file
            self._kept = None
            beside.replace(self.path)
        except OSError:  # nothing may be written there: the next process compiles again
            with suppress(OSError):
                beside.unlink(missing_ok=True)

    def _read(self) -> _Kept | None:
        try:
            return _Kept.opened(self.path)
        except Exception:  # none yet, or not ours
            return None


def _key(source: str, flags: int) -> bytes:
    """Give what stands for a pattern, in place of its whole text."""
    return hashlib.blake2b(
        f"{flags} {source}".encode("utf-8", "surrogatepass"), digest_size=16
    ).digest()


def _read_at(descriptor: int, start: int, size: int) -> bytes:
    """Read at a place; forked processes share a descriptor, but not where each one reads."""
    if hasattr(os, "pread"):
        return os.pread(descriptor, size, start)
    os.lseek(descriptor, start, os.SEEK_SET)
    return os.read(descriptor, size)


def _is_anothers(status: os.stat_result) -> bool:
    """Whether another user than this one wrote a file, or may write it."""
    if os.name != "posix":
        return False
    return status.st_uid != os.geteuid() or bool(status.st_mode & 0o022)


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
