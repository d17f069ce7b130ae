"""The worked example of docs/decide.md runs as it is written."""

import re
import shlex
import shutil
import tomllib
from pathlib import Path

import pytest

from auditor import schema
from tests.conftest import EXAMPLES, Auditor

PAGE = EXAMPLES.parent / "docs" / "decide.md"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the source tree is not here")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def test_every_command_ends_with_the_status_written_beside_it(
    auditor: Auditor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(EXAMPLES / "support-search-left-on.json", "room.json")
    shutil.copy(EXAMPLES / "minimal.json", "minimal.json")
    Path("reports").mkdir()
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    for line in lines:
        if line.startswith("export "):
            name, _, value = line.removeprefix("export ").partition("=")
            monkeypatch.setenv(name, value)
            continue
        written, _, status = line.rpartition(" # ")
        program, *arguments = shlex.split(written)
        assert program == "auditor"
        run = auditor(*arguments)
        assert run.status == int(status), (line, run.stderr)
    assert len(lines) > 20
    written_file = tomllib.loads(Path("waivers.toml").read_text("utf-8"))
    assert tomllib.loads(blocks("toml")[0])["waiver"] == written_file["waiver"]


def test_the_files_shown_keep_their_schemas() -> None:
    waivers, config, profile = (tomllib.loads(block) for block in blocks("toml"))

    assert schema.violations("waivers", waivers) == ()
    assert schema.violations("config", config) == ()
    assert schema.violations("profile", profile) == ()
