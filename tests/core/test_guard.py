"""Rules that hang or take the process down, under --rule-timeout."""

import json
from pathlib import Path

import pytest

from tests.core.test_host import GOOD, check, distribution

HOSTILE = {
    "hangs": ("while True:\n        pass", "Timeout"),
    "kills_the_process": ("import os; os._exit(3)", "WorkerDied"),
    "crashes_hard": ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "WorkerDied"),
    "raises": ("raise ValueError('boom')", "ValueError"),
}


@pytest.mark.parametrize("fault", sorted(HOSTILE))
def test_a_rule_that_hangs_or_kills_is_an_error_and_nothing_else_changes(
    tmp_path: Path, fault: str
) -> None:
    body, kind = HOSTILE[fault]
    some = ("--select", "privacy", "--select", "operations")
    before = json.loads(check(tmp_path, *some, "--rule-timeout", "3").stdout)
    distribution(tmp_path, "acme", GOOD.format(id="acme.one", body=body))

    run = check(tmp_path, *some, "--select", "acme", "--rule-timeout", "3")

    assert run.returncode == 5, run.stderr
    results = json.loads(run.stdout)["rooms"][0]["results"]
    (error,) = [result for result in results if result["rule"] == "acme.one"]
    assert (error["outcome"], error["error"]["type"]) == ("error", kind)
    assert error["error"]["plugin"] == "acme"
    rest = [result for result in results if result["rule"] != "acme.one"]
    assert rest == before["rooms"][0]["results"]


def test_the_guard_changes_no_result(tmp_path: Path) -> None:
    plain, guarded = check(tmp_path), check(tmp_path, "--rule-timeout", "30")

    assert plain.stdout == guarded.stdout
