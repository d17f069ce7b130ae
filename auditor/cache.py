"""Entries of earlier audits, kept in one file, so that an unchanged room costs a look-up.

An entry is found again by a digest of the record's text and of everything else that it depends on:
the program, the rules, the profile, the decisions. Rooms whose results depend on the date are kept
with the moments between which these hold. Paths, numbers of records and lines are not part of
what is kept: they are filled in.
"""

import hashlib
import json
import os
import re
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import attrs

from auditor.compact import encode, plainly
from auditor.context import Term
from auditor.errors import UsageError
from auditor.filenames import labelled
from auditor.reports import ndjson
from auditor.summary import Tally

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Json = dict[str, Any]

_MAGIC = b"SQLite format 3\0"
_APPLICATION = 0x4F434143
_VERSION = 1
_SCHEMA = f"""
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_VERSION};
CREATE TABLE IF NOT EXISTS rooms (
    key BLOB PRIMARY KEY, earliest INTEGER, latest INTEGER, body BLOB NOT NULL, sum BLOB NOT NULL
) WITHOUT ROWID;
"""
_PATIENCE = 30.0
_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


@attrs.frozen
class Fresh:
    """What one record came to, as it is kept."""

    key: bytes
    earliest: int | None
    latest: int | None
    body: bytes

    @property
    def sum(self) -> bytes:
        """A digest by which damage is noticed."""
        told = f"{self.earliest} {self.latest} ".encode()
        return hashlib.blake2b(self.key + told + self.body, digest_size=16).digest()


@attrs.frozen
class Kept:
    """The entries of one record as they were found earlier.

    Attributes:
        records: how many records there were: rooms, and what could not be audited.
        tally: what they count to.
        lines: whether each is a room, and its bytes as a line of the report.
    """

    records: int
    tally: Tally
    lines: tuple[tuple[bool, bytes], ...]

    @property
    def rooms(self) -> Iterator[bytes]:
        """The lines of rooms."""
        return (line for is_room, line in self.lines if is_room)

    @property
    def others(self) -> Iterator[tuple[bool, Json]]:
        """The entries of what could not be audited."""
        return ((False, json.loads(line)) for is_room, line in self.lines if not is_room)

    @property
    def entries(self) -> Iterator[tuple[bool, Json]]:
        """The entries themselves."""
        return ((is_room, json.loads(line)) for is_room, line in self.lines)


@attrs.define
class Cache:
    """One cache file in one run: any process looks up, the first one writes at the end.

    Attributes:
        basis: digest of all that entries depend on beside the record and the date.
        now: the moment of the audit.
    """

    path: Path
    basis: bytes
    now: datetime
    _reading: sqlite3.Connection | None = attrs.field(default=None, init=False)
    _reader: int = attrs.field(default=0, init=False)
    _noted: sqlite3.Connection | None = attrs.field(default=None, init=False)

    def key(self, text: str) -> bytes:
        """The key of a record."""
        return hashlib.sha256(self.basis + text.encode("utf-8", "surrogatepass")).digest()

    def open(self) -> bool:
        """Make the file ready; whether it was whole, else it is begun anew.

        Raises:
            UsageError: when there is another kind of file, or the place cannot be written.
        """
        self._check_kind()
        try:
            self._prepare()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and not self.path.exists():
                raise self._unwritable(str(error)) from None
            self._begin_anew()
            return False
        return True

    def find(self, key: bytes, path: str, before: int, line: int) -> Kept | None:
        """The entries of a record, told of its place; None when they are not known.

        Args:
            key: the record's key.
            path: its source.
            before: how many rooms of the source came before.
            line: the line on which the record begins.
        """
        try:
            if self._reading is None or self._reader != os.getpid():
                self._reader = os.getpid()  # what a process was born with it must not use
                self._reading = sqlite3.connect(self._address("ro"), uri=True, timeout=_PATIENCE)
            found = self._reading.execute(
                "SELECT earliest, latest, body, sum FROM rooms WHERE key = ?", (key,)
            ).fetchone()
        except sqlite3.DatabaseError:
            return None  # damaged here: judged again, and written again at the end
        if found is None:
            return None
        fresh = Fresh(key, *found[:3])
        moment = _ticks(self.now)
        is_over = fresh.latest is not None and moment > fresh.latest
        if is_over or (fresh.earliest is not None and moment < fresh.earliest):
            return None
        return _unpacked(fresh, path, before, line) if fresh.sum == found[3] else None

    def note(self, used: Iterable[bytes], fresh: Iterable[Fresh]) -> None:
        """Take note of which entries were used, and of new ones."""
        if self._noted is None:
            self._noted = sqlite3.connect("")  # a file of its own that is gone with the process
            self._noted.execute("CREATE TABLE used (key BLOB PRIMARY KEY) WITHOUT ROWID")
            self._noted.execute("CREATE TABLE fresh (key BLOB PRIMARY KEY, e, l, body, sum)")
        self._noted.executemany("INSERT OR IGNORE INTO used VALUES (?)", ((key,) for key in used))
        self._noted.executemany(
            "INSERT OR REPLACE INTO fresh VALUES (?, ?, ?, ?, ?)",
            ((one.key, one.earliest, one.latest, one.body, one.sum) for one in fresh),
        )

    def close(self, *, is_complete: bool) -> bool:
        """Write what is new, and drop what a complete run did not use; whether that could be."""
        self._leave()
        if self._noted is None:
            return True
        for _ in range(2):
            try:
                self._write(is_complete)
            except sqlite3.OperationalError:
                return False  # another run holds the file: what it writes is as good
            except sqlite3.DatabaseError:
                self._begin_anew()
                continue
            break
        self._noted.close()
        self._noted = None
        return True

    def _leave(self) -> None:
        if self._reading is not None:
            self._reading.close()
            self._reading = None

    def _write(self, is_complete: bool) -> None:
        assert self._noted is not None
        with closing(sqlite3.connect(self.path, timeout=_PATIENCE)) as base, base:
            base.execute("BEGIN IMMEDIATE")
            if is_complete:
                base.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY) WITHOUT ROWID")
                keys = self._noted.execute("SELECT key FROM used UNION SELECT key FROM fresh")
                base.executemany("INSERT INTO used VALUES (?)", keys)
                base.execute("DELETE FROM rooms WHERE key NOT IN (SELECT key FROM used)")
            rows = self._noted.execute("SELECT key, e, l, body, sum FROM fresh")
            base.executemany("INSERT OR REPLACE INTO rooms VALUES (?, ?, ?, ?, ?)", rows)

    def _check_kind(self) -> None:
        try:
            with self.path.open("rb") as file:
                head = file.read(100)
        except FileNotFoundError:
            return
        except OSError as error:
            raise self._unwritable(error.strerror or str(error)) from None
        is_ours = head[:16] == _MAGIC and head[68:72] == _APPLICATION.to_bytes(4, "big")
        if head and not is_ours:
            raise UsageError(
                f"{self.path} はキャッシュではありません。別の名前を指定してください",
                f"{self.path} is no cache; name another file",
            )

    def _prepare(self) -> None:
        with closing(sqlite3.connect(self.path, timeout=_PATIENCE)) as base:
            version = base.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, _VERSION):
                raise sqlite3.DatabaseError(f"version {version}")
            base.executescript(_SCHEMA)
            base.execute("SELECT key FROM rooms LIMIT 1").fetchone()

    def _begin_anew(self) -> None:
        self._leave()
        for path in (self.path, Path(f"{self.path}-journal")):
            with suppress(FileNotFoundError):
                path.unlink()
        try:
            self._prepare()
        except sqlite3.DatabaseError as error:
            raise self._unwritable(str(error)) from None

    def _address(self, mode: str) -> str:
        return f"{self.path.absolute().as_uri()}?mode={mode}"

    def _unwritable(self, reason: str) -> UsageError:
        return UsageError(
            f"{self.path} をキャッシュに使えません: {reason}",
            f"{self.path} cannot be used as a cache: {reason}",
        )


def packed(
    key: bytes,
    entries: Iterable[tuple[bool, Json]],
    records: int,
    place: tuple[int, int],
    term: Term,
) -> Fresh | None:
    """The entries of a record as they are kept; None where a rule crashed, which may not last.

    Args:
        key: the record's key.
        entries: its entries.
        records: how many records of its source it holds.
        place: how many rooms of the source came before, and the line on which it begins.
        term: between which moments the entries hold.
    """
    mark = key.hex()
    tally = Tally()
    lines: list[bytes] = []
    for is_room, entry in entries:
        if is_room and any(result["outcome"] == "error" for result in entry["results"]):
            return None
        tally.add(is_room, entry)
        moved = _placeless(entry, mark, *place)
        lines.append(b"1" + ndjson.line(moved) if is_room else b"0" + encode(moved) + b"\n")
    head = plainly([records, tally.as_counts()])
    body = zstd.compress(head + b"\n" + b"".join(lines), 3)
    earliest, latest = (
        None if end is None else _ticks(end) for end in (term.earliest, term.latest)
    )
    return Fresh(key, earliest, latest, body)


def _placeless(entry: Json, mark: str, before: int, line: int) -> Json:
    """The entry with marks where path, number and lines belong."""

    def hole(kind: str, value: int) -> str:
        return f"{mark}{kind}{value}"

    source = entry["source"]
    made = {
        **entry,
        "source": {
            **source,
            "path": mark + "P",
            "record": hole("R", source["record"] - before),
        },
    }
    if "results" not in entry:
        if entry["line"] is not None:
            made["line"] = hole("L", entry["line"] - line)
        return made
    made["results"] = [
        {
            **result,
            "problems": [
                {**problem, "line": hole("L", problem["line"] - line)}
                for problem in result["problems"]
            ],
        }
        if result.get("problems")
        else result
        for result in entry["results"]
    ]
    return made


def _unpacked(fresh: Fresh, path: str, before: int, line: int) -> Kept:
    text = zstd.decompress(fresh.body)
    mark = fresh.key.hex().encode()
    places: dict[bytes, bytes | int] = {b"P": plainly(labelled(path)), b"R": before, b"L": line}

    def filled(found: re.Match[bytes]) -> bytes:
        place = places[found[1]]
        return place if isinstance(place, bytes) else b"%d" % (place + int(found[2]))

    head, *lines = re.sub(b'"%b([PRL])(-?[0-9]*)"' % mark, filled, text).splitlines(keepends=True)
    count, counts = json.loads(head)
    tally = Tally.from_counts(counts)
    return Kept(count, tally, tuple((one[:1] == b"1", one[1:]) for one in lines))


def basis_of(parts: Any, files: Iterable[Path]) -> bytes:
    """The digest of what entries depend on: JSON values, and files by their content."""
    total = hashlib.sha256(plainly(parts))
    for file in files:
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.digest()


def _ticks(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)
