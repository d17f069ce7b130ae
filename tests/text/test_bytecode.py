import importlib
import marshal
import os
import re
import struct
import subprocess
import sys
from array import array
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.text.bytecode import Shelf

SOURCES = [
    (r"裏(?:垢|アカ)|(?P<word>[ぁ-ん]{2,4}?)(?=募集)", re.IGNORECASE),
    (r"(?<!\w)(?P<a>x)(?P<b>y)?(?P=a)", 0),
    ("[^\n]*\n?", re.MULTILINE | re.DOTALL),
    (r"(?i:line)\s?id|𠮷+", 0),
]


def _file(head: Any) -> bytes:
    written = marshal.dumps(head)
    return struct.pack("<Q", len(written)) + written


def _sre_code(source: str, flags: int) -> list[int]:
    """Give what Python compiles a pattern to."""
    compiler = importlib.import_module("re._compiler")
    parsed = importlib.import_module("re._parser").parse(source, flags)
    code: list[int] = compiler._code(parsed, flags)
    return code


def _first(path: Path) -> Shelf:
    shelf = Shelf(path)
    for source, flags in SOURCES:
        shelf.get(source, int(flags))
    shelf.save()
    return shelf


@pytest.fixture(autouse=True)
def _writes_bytecode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def _compiles(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the sources that Python is asked to compile from now on."""
    asked: list[str] = []
    compiling = re.compile

    def noted(source: str, flags: int = 0) -> re.Pattern[str]:
        asked.append(source)
        return compiling(source, flags)

    monkeypatch.setattr(re, "compile", noted)
    return asked


def test_what_one_process_compiled_the_next_one_takes_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _first(tmp_path / "kept")
    expected = [re.compile(source, flags) for source, flags in SOURCES]
    asked = _compiles(monkeypatch)
    second = Shelf(tmp_path / "kept")

    taken = [second.get(source, int(flags)) for source, flags in SOURCES]

    assert taken == expected
    assert [one.groupindex for one in taken] == [one.groupindex for one in expected]
    assert asked == []


def test_a_later_process_adds_to_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _first(tmp_path / "kept")
    later = Shelf(tmp_path / "kept")
    later.get("later", 0)
    later.save()
    asked = _compiles(monkeypatch)

    third = Shelf(tmp_path / "kept")
    third.get("later", 0)
    third.get(SOURCES[0][0], int(SOURCES[0][1]))

    assert asked == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nonsense",
        marshal.dumps(None),
        _file(None),
        _file((("another Python", 0, 0), {})),
        struct.pack("<Q", 1 << 60) + b"ab",
    ],
    ids=["empty", "nonsense", "earlier-form", "another-value", "another-python", "endless-head"],
)
def test_a_file_that_is_not_ours_is_made_anew(
    tmp_path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kept"
    path.write_bytes(content)

    assert _first(path).get("a", 0).fullmatch("a")

    asked = _compiles(monkeypatch)
    Shelf(path).get(SOURCES[0][0], int(SOURCES[0][1]))
    assert asked == []


def test_a_code_that_python_refuses_is_compiled_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kept"
    _first(path)
    sources = [source for source, _ in SOURCES]
    written = path.read_bytes()
    code = array("I", _sre_code(*SOURCES[0])).tobytes()
    assert code in written
    path.write_bytes(written.replace(code, b"\xff" * len(code)))
    asked = _compiles(monkeypatch)
    shelf = Shelf(path)

    taken = [shelf.get(source, int(flags)) for source, flags in SOURCES]
    shelf.save()
    again = Shelf(path)

    assert asked == sources[:1]
    assert [again.get(source, int(flags)) for source, flags in SOURCES] == taken
    assert asked == sources[:1]


def test_nothing_is_written_where_python_writes_no_bytecode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    _first(tmp_path / "kept")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "file").write_bytes(b"")
    _first(tmp_path / "file" / "kept")

    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


@pytest.mark.skipif(os.name != "posix", reason="files have other owners there")
def test_what_somebody_else_may_write_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kept"
    before = os.umask(0)
    _first(path)
    os.umask(before)
    asked = _compiles(monkeypatch)
    Shelf(path).get(SOURCES[0][0], int(SOURCES[0][1]))
    assert asked == []

    path.chmod(0o666)
    Shelf(path).get(SOURCES[0][0], int(SOURCES[0][1]))
    path.chmod(0o600)
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)
    Shelf(path).get(SOURCES[0][0], int(SOURCES[0][1]))

    assert asked == [SOURCES[0][0]] * 2


@pytest.mark.parametrize("variable", ["PYTHONPYCACHEPREFIX", "XDG_CACHE_HOME"])
def test_it_is_kept_outside_of_the_package(tmp_path: Path, variable: str) -> None:
    names = ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX")
    environment = {key: value for key, value in os.environ.items() if key not in names}
    environment |= {variable: str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    command = [sys.executable, "-m", "auditor", "check", "examples/minimal.json", "--exit-zero"]

    subprocess.run(command, env=environment, check=True, capture_output=True)

    assert [path.parent.name for path in tmp_path.rglob("*.patterns")] == ["openchat-auditor"]


@given(source=st.text(max_size=20), flags=st.sampled_from([0, int(re.IGNORECASE)]))
def test_any_pattern_comes_back_as_it_was(
    source: str, flags: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("shelf") / "kept"
    shelf = Shelf(path)
    try:
        expected = shelf.get(source, flags)
    except (re.error, FutureWarning):  # no pattern, or one whose meaning Python may change
        return
    shelf.save()

    assert Shelf(path).get(source, flags) == expected


def test_a_check_says_the_same_with_and_without_what_was_kept(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "auditor", "check", "examples/minimal.json"]

    def said() -> tuple[int, bytes, bytes]:
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        return done.returncode, done.stdout, done.stderr

    first = said()
    (kept,) = (tmp_path / "bytecode").rglob("*.patterns")
    written = kept.stat().st_mtime_ns
    assert said() == first
    assert kept.stat().st_mtime_ns == written
    kept.write_bytes(kept.read_bytes()[:1000])
    assert said() == first
