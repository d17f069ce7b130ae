"""The GitHub Action, the pre-commit hooks and the guide, as far as they can run here."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.cli import localized
from auditor.cli.init import command
from auditor.importers import KINDS

ROOT = Path(__file__).parent.parent.parent
GUIDE = ROOT / "docs" / "importing.md"


def action_script() -> str:
    """The last shell block of the action, without its indentation."""
    block = (ROOT / "action.yml").read_text(encoding="utf-8").rpartition("run: |\n")[2]
    return "\n".join(line.removeprefix("        ") for line in block.splitlines())


def run_action(folder: Path, calls: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Runs the action's audit with a stand-in for `auditor` that notes how it was called."""
    stand_in = folder / "bin" / "auditor"
    stand_in.parent.mkdir()
    note = f"import json, sys; open({str(calls)!r}, 'a').write(json.dumps(sys.argv[1:]) + chr(10))"
    stand_in.write_text(f"#!{sys.executable}\n{note}\n", encoding="utf-8")
    stand_in.chmod(0o755)
    environment = {
        "PATH": f"{stand_in.parent}{os.pathsep}{os.environ['PATH']}",
        "AUDIT_PATHS": "rooms",
        "AUDIT_PROFILE": "launch",
        "AUDIT_FAIL_ON": "critical",
        "AUDIT_SARIF": "out.sarif",
        "AUDIT_FMT": "false",
        **inputs,
    }
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", action_script()],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_action_passes_every_path_as_one_argument(tmp_path: Path) -> None:
    calls = tmp_path / "calls"

    done = run_action(tmp_path, calls, AUDIT_PATHS='rooms\na room.json\n$(touch pwned)"; ls\n')

    assert done.returncode == 0, done.stderr
    (call,) = map(json.loads, calls.read_text(encoding="utf-8").splitlines())
    assert call[0] == "check"
    assert call[call.index("--") + 1 :] == ["rooms", "a room.json", '$(touch pwned)"; ls']
    assert not (tmp_path / "pwned").exists()


def test_the_action_checks_the_form_when_it_is_asked_to(tmp_path: Path) -> None:
    calls = tmp_path / "calls"

    run_action(tmp_path, calls, AUDIT_FMT="true")

    first, second = map(json.loads, calls.read_text(encoding="utf-8").splitlines())
    assert first == ["fmt", "--check", "--", "rooms"]
    assert second[0] == "check"


def test_every_input_of_the_action_is_used_and_none_enters_a_script() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    inputs = re.findall(r"^  ([a-z-]+):$", text.partition("outputs:")[0], re.MULTILINE)

    assert len(inputs) == 7
    for name in inputs:
        assert f"${{{{ inputs.{name} }}}}" in text
    assert "${{" not in action_script()


def test_the_hooks_call_commands_that_exist() -> None:
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")

    assert re.findall(r"entry: auditor (\w+)", text) == ["fmt", "check"]
    assert re.findall(r"- id: ([\w-]+)", text) == ["auditor-fmt", "auditor-check"]
    for pattern in re.findall(r"files: (\S+)", text):
        assert re.search(pattern, "rooms/tokyo/a.json")
        assert not re.search(pattern, "package.json")


def test_the_guide_names_every_kind() -> None:
    text = GUIDE.read_text(encoding="utf-8")

    for kind in KINDS:
        assert kind == "export" or f"auditor import {kind}" in text


def test_the_answers_of_the_guide_make_an_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answers = re.findall(r"```toml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    Path("answers.toml").write_text(answers[0], encoding="utf-8")

    result = CliRunner().invoke(
        localized(command), ["--answers", "answers.toml"], standalone_mode=False
    )

    assert result.return_value == 0, result.output
    assert json.loads(Path("room.json").read_text(encoding="utf-8"))["members"] == {"count": 120}


def test_the_json_examples_of_the_guide_are_json() -> None:
    examples = re.findall(r"```json\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)

    assert [sorted(json.loads(example)) for example in examples] == [
        ["$schema", "room", "schema"],
        ["json.schemas"],
    ]
