"""Sources: files and standard input, out of their compression, cut into records of JSON text.

This module and `loader` are the only ones of the core that read files.
"""

import gzip
import io
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

import attrs

from auditor.errors import InputError, reason_of
from auditor.foreign import foreign_input, other_encoding
from auditor.inputs import COMPRESSIONS, STDIN, is_lines_name
from auditor.limits import Limits

_BOM = b"\xef\xbb\xbf"
_BLOCK = 1024 * 1024
_MOST_BYTES = 4
"""Of one character in UTF-8; where a lone surrogate stands for a byte, "?" counts for it."""
_NO_UTF8 = re.compile("[\udc80-\udcff]")


@attrs.frozen
class Record:
    """The JSON text of one room, and where it stands.

    Attributes:
        path: the source as the user named it, "-" for standard input.
        number: 1-based number of the record in its source.
        line: 1-based line of the source on which `text` begins.
        column: 1-based column at which it begins.
        is_utf8: whether all bytes were UTF-8; others stand in `text` as lone surrogates.
    """

    path: str
    number: int
    text: str
    line: int = 1
    column: int = 1
    is_utf8: bool = True


@attrs.frozen
class Damage:
    """A record, or a whole source, that cannot be read."""

    path: str
    number: int
    error: InputError


class Store(Protocol):
    """Where the bytes of sources lie."""

    def open(self, path: str) -> AbstractContextManager[BinaryIO]:
        """The bytes as they lie there."""
        ...

    def size(self, path: str) -> int:
        """How many they are."""
        ...


class Disk:
    """The files of this machine."""

    def open(self, path: str) -> AbstractContextManager[BinaryIO]:
        """The bytes of a file."""
        return Path(path).open("rb")

    def size(self, path: str) -> int:
        """How many they are."""
        return Path(path).stat().st_size


DISK = Disk()


def records(path: str, limits: Limits, store: Store = DISK) -> Iterator[Record | Damage]:
    """The records of one source, in order; what cannot be read comes as `Damage`."""
    try:
        with opened(path, store) as stream:
            yield from _split(path, stream, limits, store)
    except InputError as error:
        yield Damage(path, 1, error)
    except UNREADABLE as error:
        yield Damage(path, 1, unreadable(error))


UNREADABLE = (OSError, EOFError, zlib.error)
"""What reading a file, or taking it out of its compression, may raise."""


def unreadable(error: Exception) -> InputError:
    """Such an error in both languages."""
    if isinstance(error, OSError) and error.errno is not None:
        why, reason = reason_of(error)
    elif isinstance(error, EOFError):
        why, reason = "圧縮したファイルが途中で終わっています", "the compressed file ends too early"
    else:
        why = "展開できません。壊れているか、名前の示す圧縮（.gz .zst）ではありません"
        reason = f"cannot be decompressed: damaged, or not what the name says ({error})"
    return InputError(f"読めません: {why}", f"cannot be read: {reason}")


@contextmanager
def opened(path: str, store: Store = DISK) -> Iterator[BinaryIO]:
    """The bytes behind a path, out of their compression."""
    if path == STDIN:
        yield sys.stdin.buffer
        return
    with store.open(path) as file:
        if path.lower().endswith(".gz"):
            yield gzip.GzipFile(fileobj=file)  # type: ignore[misc]  # reads like any binary file
        elif path.lower().endswith(".zst"):
            with _zstd(file) as stream:
                yield stream
        else:
            yield file


@contextmanager
def _zstd(file: BinaryIO) -> Iterator[BinaryIO]:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    try:
        yield zstd.ZstdFile(file)  # type: ignore[misc]  # reads like any binary file
    except zstd.ZstdError as error:  # one of UNREADABLE, which is known without the package
        raise OSError(str(error)) from None


def _split(path: str, stream: BinaryIO, limits: Limits, store: Store) -> Iterator[Record | Damage]:
    is_lines, head = peek(path, stream, limits)
    if is_lines:
        yield from line_records(path, Lines(head, stream, limits.record), limits)
    else:
        yield from whole(path, head, stream, limits, store)


def peek(path: str, stream: BinaryIO, limits: Limits) -> tuple[bool, bytes]:
    """Whether the stream is JSON Lines, and what was read of it to see that.

    The name tells where it can; otherwise what the first line holds.
    """
    head = stream.read(len(_BOM))
    first = b"" if head == _BOM else head
    if is_lines_name(path):
        return True, first
    line = first + stream.readline(limits.record)
    if line.endswith(b"\n") and _is_whole_object(line):
        rest = stream.readline(limits.record)
        while rest and not rest.strip():
            line, rest = line + rest, stream.readline(limits.record)
        line += rest
        return rest.lstrip().startswith(b"{"), line
    return False, line


def _is_whole_object(line: bytes) -> bool:
    bare = line.strip()
    return bare.startswith(b"{") and bare.endswith(b"}")


def whole(
    path: str, head: bytes, stream: BinaryIO, limits: Limits, store: Store = DISK
) -> Iterator[Record | Damage]:
    """A file that must be read whole: one room, an array of rooms, or rooms one after another."""
    data = _all_bytes(path, head, stream, limits, store)
    found = foreign_input(data, path)
    if found is not None:
        raise InputError(*found)
    try:
        record = Record(path, 1, data.decode("utf-8"))
    except UnicodeDecodeError:
        record = Record(path, 1, data.decode("utf-8", "surrogateescape"), is_utf8=False)
    del data  # memory holds it once while its rooms are audited
    yield record


def _all_bytes(path: str, head: bytes, stream: BinaryIO, limits: Limits, store: Store) -> bytes:
    parts, size = [head], len(head)
    while block := stream.read(_BLOCK):
        size += len(block)
        if size > limits.file:
            raise InputError(
                f"大きすぎます（上限 file = {limits.file:,} バイト）。"
                "1行1件の JSON Lines なら大きさに上限はありません",
                f"too large (limit file = {limits.file:,} bytes); "
                "JSON Lines, a room a line, may be of any size",
            )
        parts.append(block)
        _check_ratio(path, size, limits, store)
    return b"".join(parts)


def line_records(
    path: str, lines: Iterable[tuple[int, bytes, bool]], limits: Limits, before: int = 0
) -> Iterator[Record | Damage]:
    """JSON Lines: a record a line, blank lines passed over, memory bounded by one record.

    Args:
        path: the source.
        lines: its lines, or some of them: number, bytes, whether they are whole (`Lines`).
        limits: how large a record may be.
        before: how many lines that are not blank came before these.
    """
    number = before
    for line, raw, is_whole in lines:
        if not raw.strip():
            continue
        number += 1
        if not is_whole:
            yield Damage(path, number, too_large(limits, line))
            continue
        try:
            yield Record(path, number, _decode(raw, line).rstrip("\r\n"), line)
        except InputError as error:
            yield Damage(path, number, error)


@attrs.define
class Lines:
    """Lines of bytes with their number; of one over the limit only the head is kept.

    Attributes:
        head: what was read of the stream already.
        most: bytes of a line.
        before: how many lines came before these.
    """

    head: bytes
    stream: BinaryIO
    most: int
    before: int = 0

    def __iter__(self) -> Iterator[tuple[int, bytes, bool]]:
        buffer = io.BytesIO(self.head)
        number = self.before
        while True:
            raw = buffer.readline()
            if not raw.endswith(b"\n"):
                raw += self.stream.readline(self.most + 1)
            if not raw:
                return
            number += 1
            is_whole = raw.endswith(b"\n") or len(raw) <= self.most
            yield number, raw, is_whole
            if not is_whole:
                while (rest := self.stream.readline(_BLOCK)) and not rest.endswith(b"\n"):
                    pass


def is_too_large(text: str, limits: Limits) -> bool:
    """Whether the text of one record has more bytes than one may have."""
    most = limits.record
    return len(text) * _MOST_BYTES > most and len(text.encode("utf-8", "replace")) > most


def too_large(limits: Limits, line: int = 1) -> InputError:
    """The error of such a record, which begins on `line`."""
    return InputError(
        f"1件が大きすぎます（上限 record = {limits.record:,} バイト）",
        f"the record is too large (limit record = {limits.record:,} bytes)",
        line=line,
        column=1,
    )


def _check_ratio(path: str, size: int, limits: Limits, store: Store) -> None:
    if path == STDIN or not path.lower().endswith(COMPRESSIONS):
        return
    packed = store.size(path) or 1
    if size > packed * limits.ratio:
        raise InputError(
            f"展開すると {limits.ratio} 倍を超えます（上限 ratio）",
            f"grows more than {limits.ratio} times when decompressed (limit ratio)",
        )


def _decode(raw: bytes, line: int) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise not_utf8(raw.decode("utf-8", "surrogateescape"), line=line) from None


def not_utf8(text: str, start: int = 0, line: int = 1) -> InputError:
    """The error of the first byte that is no UTF-8, at or behind `start`.

    Args:
        text: text in which such bytes stand as lone surrogates.
        start: the index from which on they are sought.
        line: the line on which the text begins.
    """
    found = _NO_UTF8.search(text, start)
    at = found.start() if found else start
    byte = text[at : at + 1].encode("utf-8", "surrogateescape").hex().upper()
    other = other_encoding(text[start:].encode("utf-8", "surrogateescape"))
    is_ja = "" if other is None else f"{other} の文字です。"
    is_en = "" if other is None else f"looks like {other}, "
    return InputError(
        f"{is_ja}UTF-8 ではありません（バイト 0x{byte}）。UTF-8 で保存し直してください",
        f"{is_en}not UTF-8 (byte 0x{byte}); save the file as UTF-8",
        line=line + text.count("\n", 0, at),
        column=at - text.rfind("\n", 0, at),
    )


def has_other_bytes(text: str, start: int = 0) -> bool:
    """Whether bytes that are no UTF-8 stand in the text, as lone surrogates, from `start` on."""
    return _NO_UTF8.search(text, start) is not None
