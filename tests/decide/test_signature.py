"""A detached signature of a report, made and checked with a standard tool."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Auditor, room

pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="needs ssh-keygen")
WHO = "reviewer@example.jp"


def keygen(folder: Path, *arguments: str, stdin: bytes = b"") -> int:
    command = ["ssh-keygen", *arguments]
    return subprocess.run(
        command, cwd=folder, input=stdin, capture_output=True, check=False
    ).returncode


def test_a_signature_holds_until_the_report_changes(
    auditor: Auditor, write: Callable[..., Path], tmp_path: Path
) -> None:
    report = tmp_path / "report.json"
    auditor("check", write(room()), "--select", "privacy", "--output", report)
    assert keygen(tmp_path, "-q", "-t", "ed25519", "-N", "", "-f", "key") == 0
    public = (tmp_path / "key.pub").read_text()
    (tmp_path / "signers").write_text(f"{WHO} {public}")
    assert keygen(tmp_path, "-Y", "sign", "-f", "key", "-n", "auditor", "report.json") == 0

    check = ("-Y", "verify", "-f", "signers", "-I", WHO, "-n", "auditor", "-s", "report.json.sig")
    assert keygen(tmp_path, *check, stdin=report.read_bytes()) == 0
    assert auditor("verify", report).status == 0

    altered = report.read_bytes().replace(b'"outcome": "pass"', b'"outcome": "fail"', 1)
    assert keygen(tmp_path, *check, stdin=altered) != 0
    report.write_bytes(altered)
    assert auditor("verify", report).status == 7
