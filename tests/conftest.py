"""What all tests share: the program as a process would run it, and one ready export."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"


@attrs.frozen
class Run:
    """What one run of the program left behind."""

    status: int
    stdout: str
    stderr: str

    def json(self) -> Any:
        return json.loads(self.stdout)


Auditor = Callable[..., Run]


@pytest.fixture(name="auditor")
def _auditor(capfdbinary: Any, monkeypatch: pytest.MonkeyPatch) -> Auditor:
    """Runs `auditor ARGUMENTS` inside this process through its real entry point."""
    from auditor.__main__ import run

    monkeypatch.setenv("AUDITOR_LANG", "en")

    def call(*arguments: object) -> Run:
        capfdbinary.readouterr()
        status = run([str(argument) for argument in arguments])
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Run(status, out.decode("utf-8"), err.decode("utf-8"))

    return call


@pytest.fixture(name="write")
def _write(tmp_path: Path) -> Callable[..., Path]:
    """Writes an export, or bytes as they are, into a file of this test's own folder."""

    def write(content: Any, name: str = "room.json") -> Path:
        path = tmp_path / name
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        path.write_bytes(data)
        return path

    return write


@pytest.fixture(autouse=True)
def _no_language_of_another_test() -> None:
    """Forget which language a command before took from its arguments or its configuration."""
    from auditor.cli import language

    language.choose(())


@pytest.fixture(autouse=True)
def _no_width_of_another_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget how wide the terminal is from which the tests are run."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture(scope="session", autouse=True)
def _no_generic_modules() -> Iterator[None]:
    """A second copy of the rules under another name would judge twice."""
    yield
    assert not {"plugins", "schemas"} & set(sys.modules)


def room(**parts: Any) -> dict[str, Any]:
    """A minimal export with some parts added."""
    base: dict[str, Any] = {
        "schema": "openchat-room-export/1",
        "room": {"name": "読書好きの集まり"},
    }
    for key, value in parts.items():
        base[key] = {**base.get(key, {}), **value} if isinstance(value, dict) else value
    return base
