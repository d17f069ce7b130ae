"""The plugin host: one plugin's fault is named and stays its own."""

import json
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from textwrap import dedent

import pytest

from auditor.host import Host, load
from tests.conftest import room

GOOD = """
from auditor import Problem, hookimpl, rule

@rule(
    id="{id}", severity="high", needs=("/room/description",),
    title={{"ja": "よい", "en": "Good"}}, failure_title={{"ja": "わるい", "en": "Bad"}},
    why={{"ja": "理由", "en": "Reason"}}, fix={{"ja": "直し方", "en": "Mend"}},
    messages={{"found": {{"ja": "{{word}}", "en": "{{word}}"}}}}, sources=("own.practice",),
)
def judge(export, context):
    {body}

@hookimpl
def auditor_rules():
    return [judge]
"""
FAULTS = {
    "raises": ("raise ValueError('boom')", "ValueError"),
    "exits": ("raise SystemExit(0)", "SystemExit"),
    "recurses": ("return judge(export, context)", "RecursionError"),
    "returns_nonsense": ("return ['nonsense']", "BrokenPromiseError"),
    "unknown_message": ("return [Problem('absent')]", "BrokenPromiseError"),
    "lacks_values": ("return [Problem('found')]", "BrokenPromiseError"),
    "never_ends": (
        "return (Problem('found', values={'word': 'x'}) for _ in iter(int, 1))",
        "BrokenPromiseError",
    ),
    "mutates": ("object.__setattr__; export.room.name = 'x'", "FrozenInstanceError"),
}


def plugin(folder: Path, name: str, source: str) -> metadata.EntryPoint:
    (folder / f"stranger_{name}.py").write_text(dedent(source), encoding="utf-8")
    return metadata.EntryPoint(name=name, value=f"stranger_{name}", group="auditor")


def states(host: Host) -> dict[str, str]:
    return {plugin.name: plugin.state for plugin in host.plugins}


def test_a_plugin_that_fails_to_import_is_named_and_the_rest_loads(folder: Path) -> None:
    broken = plugin(folder, "broken", "import does_not_exist")
    good = plugin(folder, "good", GOOD.format(id="acme.one", body="return None"))

    host = load(entry_points=[broken, good])

    assert states(host) == {"broken": "failed", "good": "loaded"}
    assert "does_not_exist" in host.failed[0].reason
    assert [rule.id for rule in host.registry] == ["acme.one"]


def test_a_rule_id_defined_twice_is_refused_with_both_names(folder: Path) -> None:
    first = plugin(folder, "first", GOOD.format(id="acme.one", body="return None"))
    second = plugin(folder, "second", GOOD.format(id="acme.one", body="return None"))

    host = load(entry_points=[second, first])

    assert states(host) == {"first": "loaded", "second": "failed"}
    assert "acme.one is already defined by first" in host.failed[0].reason


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("raise SystemExit(3)", "SystemExit"),
        (
            "from auditor import hookimpl\n@hookimpl\ndef auditor_rulez():\n    return []",
            "auditor_rulez",
        ),
        (
            "from auditor import hookimpl\n@hookimpl\ndef auditor_rules(nonsense):\n    return []",
            "nonsense",
        ),
        (
            "from auditor import hookimpl\n@hookimpl\ndef auditor_rules():\n    return [1]",
            "no rule: int",
        ),
        ("AUDITOR_API = (7, 9)", "made for plugin API 7 to 9"),
        (GOOD.format(id="acme.One", body="return None"), "id is not area.noun-phrase"),
    ],
)
def test_a_plugin_that_breaks_its_contract_is_told_why(
    folder: Path, source: str, words: str
) -> None:
    host = load(entry_points=[plugin(folder, "odd", source)])

    assert states(host) == {"odd": "failed"}
    assert words in host.failed[0].reason


def test_a_disabled_plugin_is_not_imported(folder: Path) -> None:
    host = load(entry_points=[plugin(folder, "off", "raise SystemExit")], disabled=["off"])

    assert states(host) == {"off": "disabled"}


def distribution(folder: Path, name: str, source: str) -> None:
    """An installed distribution, as pip would leave it on the path."""
    (folder / f"stranger_{name}.py").write_text(dedent(source), encoding="utf-8")
    info = folder / f"{name}-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n")
    (info / "entry_points.txt").write_text(f"[auditor]\n{name} = stranger_{name}\n")


def check(folder: Path, *arguments: str, first: bool = True) -> subprocess.CompletedProcess[str]:
    """`auditor check` of one room with the folder's plugins; as JSON unless told otherwise."""
    source = folder / "room.json"
    source.write_text(json.dumps(room(room={"description": "読書の部屋です"})), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "auditor",
        "check",
        str(source),
        "--now=2026-11-22T00:00:00Z",
        *(("--format", "json") if first else ()),
        *arguments,
    ]
    environment = {"PYTHONPATH": str(folder), "PATH": "", "AUDITOR_LANG": "en"}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.mark.smoke
@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_a_faulty_rule_is_an_error_result_and_nothing_else_changes(
    folder: Path, fault: str
) -> None:
    body, kind = FAULTS[fault]
    some = ("--select", "privacy", "--select", "operations")
    before = json.loads(check(folder, *some).stdout)
    distribution(folder, "acme", GOOD.format(id="acme.one", body=body))

    run = check(folder, *some, "--select", "acme")

    assert run.returncode == 5, run.stderr
    report = json.loads(run.stdout)
    results = report["rooms"][0]["results"]
    (error,) = [result for result in results if result["rule"] == "acme.one"]
    assert error["outcome"] == "error"
    assert (error["error"]["plugin"], error["error"]["version"]) == ("acme", "1.2")
    assert error["error"]["type"] == kind
    rest = [result for result in results if result["rule"] != "acme.one"]
    assert rest == before["rooms"][0]["results"]


def test_a_plugin_that_fails_to_import_gives_status_8_and_a_whole_report(folder: Path) -> None:
    distribution(folder, "acme", "import does_not_exist")

    run = check(folder)

    assert run.returncode == 8
    assert "acme (acme 1.2) failed to load" in run.stderr
    assert json.loads(run.stdout)["rooms"]
    assert check(folder, "--disable-plugin", "acme").returncode == 0
    assert check(folder, "--only-builtin").returncode == 0


def test_a_rule_id_defined_twice_gives_status_8(folder: Path) -> None:
    source = GOOD.format(id="acme.one", body="return None")
    distribution(folder, "acme", source)
    distribution(folder, "zeta", source)

    run = check(folder)

    assert run.returncode == 8
    assert (
        "zeta (zeta 1.2) failed to load: rule id acme.one is already defined by acme" in run.stderr
    )
    assert json.loads(run.stdout)["rooms"]


def test_a_required_plugin_that_is_missing_gives_status_8(folder: Path) -> None:
    run = check(folder, "--require-plugin", "acme")

    assert run.returncode == 8
    assert "required plugin acme is missing" in run.stderr
