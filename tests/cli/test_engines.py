"""Which engine is asked for: what does not go together, and what is not installed."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--work-dir", "x"), "--work-dir needs --engine dask"),
        (("--scheduler", "x"), "--scheduler needs --engine dask"),
        (("--parts-only",), "--parts-only needs --engine dask"),
        (("--engine", "dask", "--cache", "x"), "--cache does not go with --engine dask"),
        (("--engine", "dask", "--rule-timeout", "9"), "--rule-timeout does not go with"),
        (("--engine", "dask", "--explain"), "--explain does not go with --engine dask"),
        (("--engine", "dask", "--scheduler", "x"), "--scheduler needs a --work-dir"),
        (("--engine", "dask", "--parts-only"), "--parts-only needs a --work-dir"),
        (
            ("--engine", "dask", "--parts-only", "--work-dir", "x", "--format", "json"),
            "--parts-only writes no report",
        ),
    ],
)
def test_what_does_not_go_together_is_refused(
    auditor: Any, write: Any, arguments: tuple[str, ...], told: str
) -> None:
    run = auditor("check", write(b"{}"), *arguments)

    assert run.status == 2
    assert told in run.stderr


@pytest.mark.parametrize("name", ["cryptography", "distributed", "fsspec"])
def test_a_missing_extra_is_named_with_the_command_that_mends_it(
    auditor: Any, write: Any, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path = write(b"{}")
    monkeypatch.setitem(sys.modules, name, None)

    run = auditor("check", path, "--engine", "dask")

    assert (run.status, run.stdout) == (2, "")
    command = f"{sys.executable} -m pip install cryptography distributed fsspec"
    assert run.stderr == f"Error: --engine dask needs {name}: {command}\n"
    assert (
        f"--engine dask には {name} が要ります: {command}"
        in auditor("check", path, "--engine", "dask", "--lang", "ja").stderr
    )


def test_a_plain_audit_loads_nothing_of_the_extra(write: Any) -> None:
    path = write({"schema": "openchat-room-export/1", "room": {"name": "x"}})
    program = (
        "import sys\nfrom auditor.__main__ import run\n"
        f"run(['check', {str(path)!r}])\n"
        "print(json.dumps([name for name in ('dask', 'distributed', 'fsspec') if name in sys.modules]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", "import json\n" + program],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        check=True,
    )

    assert json.loads(done.stdout.splitlines()[-1]) == []
