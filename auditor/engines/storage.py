"""Where sources and results of a distributed audit lie: disks that all share, or object stores.

Addresses with `://` are reached through fsspec, which finds keys and endpoints as its own
documentation says; anything else is a path of this machine. Nothing is reached that was not named.
"""

import gzip
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from auditor.errors import AuditorError, UsageError
from auditor.inputs import Found, found_at, is_json_name

_MARKS = ("ETag", "etag", "md5Hash", "mtime", "LastModified", "last_modified", "updated")


@attrs.frozen
class About:
    """A file as it was seen: its size, and what changes when the file does."""

    size: int
    mark: str


def is_address(path: str) -> bool:
    """Whether the path names something beyond the disks of this machine."""
    return "://" in path


@attrs.frozen
class Storage:
    """The files behind paths and addresses, for every process alike.

    Attributes:
        folder: where relative paths are seen from.
    """

    folder: str

    @contextmanager
    def open(self, path: str) -> Iterator[BinaryIO]:
        """The bytes of a file; they can be read from any place."""
        system, name = self._at(path)
        with _told(path), system.open(name, "rb") as file:
            yield file

    def size(self, path: str) -> int:
        """How many bytes a file has."""
        found = self.about(path)
        return found.size if found is not None else 0

    def about(self, path: str) -> About | None:
        """What tells this state of a file from others; None where that cannot be told."""
        system, name = self._at(path)
        try:
            info = system.info(name)
        except Exception:  # every kind of store has errors of its own: told when it is read
            return None
        if info["type"] != "file" or not isinstance(info.get("size"), int):
            return None
        marks = [f"{key}={info[key]}" for key in _MARKS if info.get(key)]
        return About(info["size"], " ".join([str(info["size"]), *marks]))

    def found_at(self, path: str) -> Found:
        """The sources behind a file, folder or pattern, sorted."""
        if not is_address(path):
            return found_at(path)
        system, name = self._at(path)
        with _told(path):
            if system.isdir(name):
                found = [one for one in system.find(name) if is_json_name(one)]
            elif "*" in name or "?" in name or "[" in name:
                found = [one for one in system.glob(name) if is_json_name(one)]
            else:
                found = [name] if system.exists(name) else []
        if found == [name]:
            return Found((path,))
        return Found(tuple(str(system.unstrip_protocol(one)) for one in sorted(found)))

    def _at(self, path: str) -> tuple[Any, str]:
        return _reached(path if is_address(path) else str(Path(self.folder, path)))


@attrs.frozen
class Shelf:
    """A folder of results: a file appears under its name only when all of it is written.

    Attributes:
        address: the folder, as a path or an address.
        run: a name of the run, by which what a killed process left half done is told.
    """

    address: str
    run: str

    def ready(self) -> None:
        """Make the folder.

        Raises:
            UsageError: when it cannot be made or written.
        """
        system, folder = _reached(self.address)
        with _written(self.address):
            system.makedirs(folder, exist_ok=True)
        self.write("in-use", b"")
        self.remove("in-use")

    def names(self) -> set[str]:
        """The names of what lies there."""
        system, folder = _reached(self.address)
        with _told(self.address):
            system.invalidate_cache()
            return {str(one).rsplit("/", 1)[-1] for one in system.ls(folder, detail=False)}

    def read(self, name: str) -> bytes | None:
        """A file, or None when there is none."""
        system, folder = _reached(self.address)
        try:
            with _told(self.address):
                return bytes(system.cat_file(f"{folder}/{name}"))
        except FileNotFoundError:
            return None

    def write(self, name: str, data: bytes) -> None:
        """Put a file there, whole or not at all."""
        system, folder = _reached(self.address)
        draft = f"{folder}/.{self.run}-{uuid.uuid4().hex}"
        with _written(self.address):
            system.pipe_file(draft, data)
            system.mv(draft, f"{folder}/{name}")

    def remove(self, name: str) -> None:
        """Take a file away."""
        system, folder = _reached(self.address)
        with _written(self.address):
            system.rm_file(f"{folder}/{name}")

    def tidy(self) -> None:
        """Take away what killed processes of this run left half done."""
        for name in self.names():
            if name.startswith(f".{self.run}-"):
                self.remove(name)


def _reached(address: str) -> tuple[Any, str]:
    """The file system behind an address, and the name there."""
    import fsspec

    if not is_address(address):
        return fsspec.filesystem("file"), str(Path(address).absolute())
    try:
        system, name = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        why = " ".join(str(error).split())
        raise UsageError(
            f"{address} を開けません: {why}", f"cannot open {address}: {why}"
        ) from None
    return system, str(name)


class UnreachableError(AuditorError):
    """A store that does not answer: nothing is said of what lies there."""


@contextmanager
def _told(address: str) -> Iterator[None]:
    """Errors of any kind of store; those of files as they are."""
    try:
        yield
    except (FileNotFoundError, PermissionError, gzip.BadGzipFile, EOFError, AuditorError):
        raise
    except Exception as error:
        is_ours = type(error).__module__.split(".")[0] in ("auditor", "zlib")
        if is_ours or not is_address(address):
            raise
        why = " ".join(f"{type(error).__name__}: {error}".split())
        raise UnreachableError(
            f"{address} に届きません: {why}。同じ --work-dir で実行すると続きから始まります",
            f"{address} cannot be reached: {why}; run again with the same --work-dir to go on",
        ) from None


@contextmanager
def _written(address: str) -> Iterator[None]:
    try:
        with _told(address):
            yield
    except OSError as error:
        why = error.strerror or str(error)
        raise UsageError(
            f"{address} に書けません: {why}", f"cannot write {address}: {why}"
        ) from None
