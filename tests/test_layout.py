"""The shape of the house: package list, directions of imports, names."""

import ast
import configparser
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.skipif(
    not (ROOT / "setup.cfg").exists(), reason="the source tree is not here"
)

GENERIC = {"utils", "util", "helpers", "helper", "common", "misc", "base", "core", "lib", "tools"}
FOLDERS = {"auditor": "auditor", "plugins": "auditor_plugins", "schemas": "auditor_schemas"}

# what every part may import; it imports nothing else of ours itself
FREE = {
    "canonical",
    "clock",
    "compact",
    "errors",
    "exports",
    "filenames",
    "gate",
    "grave",
    "history",
    "markers",
    "model.pointer",
    "model.verdict",
    "moves",
    "extras",
    "foreign",
    "numerals",
    "profiles",
    "reasons",
    "strays",
    "tomltext",
}
# what else a part imports, a folder as one; the command line and the doors stand above all parts
MAY_IMPORT: dict[str, set[str]] = {
    "answers": {"settings"},
    "attestations": {"waiver_file", "waivers"},
    "audit": {
        "completeness",
        "context",
        "forms",
        "guard",
        "host",
        "loader",
        "profile",
        "report",
        "rules",
        "runner",
    },
    "baseline": {"schema"},
    "basis": {"audit", "baseline", "deciding", "limits"},
    "cache": {"context", "reports", "summary"},
    "completeness": {"forms"},
    "completion": {"settings", "wizard"},
    "config": {"handwritten", "schema"},
    "context": {"model.room", "risks", "text"},
    "deciding": {
        "attestations",
        "audit",
        "baseline",
        "loader",
        "profile",
        "report",
        "waivers",
    },
    "declared": {"context", "handwritten", "model.room", "predicate", "rules", "schema", "text"},
    "diffing": set(),
    "engines": {
        "audit",
        "basis",
        "cache",
        "context",
        "deciding",
        "host",
        "inputs",
        "limits",
        "loader",
        "profile",
        "report",
        "reports",
        "source",
        "summary",
        "text",
    },
    "evidence": {"report", "scoring"},
    "explaining": {"reports", "scoring"},
    "explanations": {"answers", "schema", "settings"},
    "fmt": {"jsontext", "limits", "schema"},
    "forms": {"loader", "redaction", "rules"},
    "guard": {"loader", "runner"},
    "hookspecs": {"rules"},
    "handwritten": {"jsontext", "limits"},
    "host": {"declared", "hookspecs", "registry", "rules"},
    "inputs": set(),
    "importers": {"answers", "explanations", "jsontext", "limits", "schema", "settings"},
    "jsonpatch": set(),
    "jsontext": {"limits"},
    "ledger": {"attestations", "rules", "settings", "waiver_file", "waivers"},
    "limits": set(),
    "loader": {"jsontext", "limits", "model.building", "model.room", "schema", "source"},
    "mending": {
        "audit",
        "jsonpatch",
        "limits",
        "loader",
        "plan",
        "scoring",
        "source",
    },
    "model.building": {"model.room"},
    "model.room": set(),
    "overview": {"shelf"},
    "plan": {"profile", "scoring"},
    "planning": {"mending", "plan", "profile", "report", "scoring"},
    "predicate": set(),
    "profile": {"registry", "schema", "scoring"},
    "profile_files": {"config", "handwritten", "schema"},
    "redaction": {"model.room", "text"},
    "registry": {"rules"},
    "report": {"forms", "loader", "redaction", "rules", "scoring"},
    "reports": set(),
    "risks": {"text"},
    "rules": {"model.room", "predicate"},
    "runner": {"context", "model.room", "rules"},
    "scaffold": set(),
    "schema": set(),
    "scoring": set(),
    "settings": set(),
    "shelf": set(),
    "source": {"inputs", "limits"},
    "streams": set(),
    "summary": {"completeness", "profile"},
    "testing": {"host", "loader", "registry", "rules", "runner", "schema"},
    "text": set(),
    "verifying": {"schema", "scoring"},
    "waiver_file": {"handwritten", "jsontext", "schema"},
    "waiver_writing": {"attestations", "waiver_file"},
    "waivers": {"waiver_file"},
    "wizard": {"answers", "schema", "settings"},
}
ABOVE_ALL = {"", "__main__", "cli"}
FOLDERS_IN_CORE = {"cli", "engines", "importers", "reports", "scaffold", "text"}


def packages() -> set[str]:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg")
    return set(config["options"]["packages"].split())


def modules(folder: str) -> Iterator[Path]:
    yield from sorted((ROOT / folder).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """The full names that a module imports."""
    package = path.relative_to(ROOT).parent.as_posix().replace("/", ".")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*parts, base] if base else parts)
            yield from (f"{base}.{alias.name}" for alias in node.names)


def test_setup_cfg_lists_every_package_folder() -> None:
    found = set()
    for folder, name in FOLDERS.items():
        for init in (ROOT / folder).rglob("__init__.py"):
            inner = init.parent.relative_to(ROOT / folder).parts
            found.add(".".join((name, *inner)))

    assert packages() == found


def test_no_module_has_a_generic_name() -> None:
    names = {path.stem for folder in FOLDERS for path in modules(folder)}

    assert not names & GENERIC


def test_plugins_import_only_the_door_the_text_engine_and_their_own_folder() -> None:
    for path in modules("plugins"):
        own = ".".join(path.relative_to(ROOT).parts[:2])
        for name in imported(path):
            if name.split(".")[0] in ("plugins", "auditor_plugins"):
                assert name.startswith(own), f"{path}: {name}"
            if name.split(".")[0] == "auditor":
                inside = name.split(".")[1:]
                door = len(inside) == 1
                assert door or inside[0] == "text", f"{path}: {name}"


def test_the_core_never_imports_plugins_and_the_text_engine_nothing_of_ours() -> None:
    for path in modules("auditor"):
        for name in imported(path):
            assert name.split(".")[0] not in ("plugins", "auditor_plugins"), path
            if path.parts[-2] == "text":
                ours = name.startswith("auditor.") and not name.startswith("auditor.text")
                assert not ours, f"{path}: {name}"


def test_tests_never_import_plugins_by_name() -> None:
    for path in modules("tests"):
        for name in imported(path):
            assert name.split(".")[0] not in ("plugins", "auditor_plugins"), f"{path}: {name}"


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def graph() -> dict[str, set[str]]:
    """Which of our modules each core module imports, at the top or when it is used."""
    known = {module_name(path): path for path in modules("auditor")}
    found: dict[str, set[str]] = {}
    for name, path in known.items():
        wanted = set()
        for full in imported(path):
            parts = full.split(".")
            homes = [".".join(parts[:n]) for n in range(len(parts), 1, -1)]
            wanted |= {home for home in homes[:2] if home in known and home != name}
        found[name] = wanted - {"auditor"}
    return found


def part(module: str) -> str:
    """The part of the core that a module belongs to: a folder, or the module itself."""
    inside = module.removeprefix("auditor").removeprefix(".")
    head = inside.partition(".")[0]
    return head if head in FOLDERS_IN_CORE else inside


def parts() -> dict[str, set[str]]:
    """Which other parts each part of the core imports."""
    found: dict[str, set[str]] = {}
    for module, wanted in graph().items():
        own = part(module)
        found.setdefault(own, set()).update({part(name) for name in wanted} - {own})
    del found["model"]  # holds modules that are parts each
    return found


PARTS = parts()


def test_every_part_of_the_core_is_held() -> None:
    assert set(PARTS) == FREE | set(MAY_IMPORT) | ABOVE_ALL
    assert not FREE & set(MAY_IMPORT)


@pytest.mark.parametrize("name", sorted(MAY_IMPORT))
def test_a_part_of_the_core_imports_what_the_table_says(name: str) -> None:
    assert PARTS[name] - FREE == MAY_IMPORT[name]


def test_what_every_part_may_import_imports_nothing_else_of_ours() -> None:
    assert {name: PARTS[name] for name in FREE if PARTS[name] - FREE} == {}


def rows() -> list[tuple[list[str], str]]:
    """The table of parts in the document: the names of each row, and what it says they import."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = text.partition("## The parts")[2].partition("\n\n")[2].partition("\n\n")[0]
    found = [line.strip("|").split(" | ") for line in table.splitlines() if line.startswith("| `")]
    return [
        ([name.removesuffix("/") for name in re.findall(r"`([^`]+)`", cells[0])], cells[-1])
        for cells in found
    ]


def test_the_document_names_every_part_once() -> None:
    named = [name for names, _ in rows() for name in names]

    assert sorted(named) == sorted([*(set(PARTS) - {""}), "auditor", "plugins"])


def test_the_document_says_what_its_parts_import() -> None:
    above: set[str] = set(FREE)
    for names, said in rows():
        if ABOVE_ALL & set(names) or names in (["auditor"], ["plugins"]):
            continue
        wanted = {one for name in names for one in PARTS[name]} - FREE - set(names)
        told = {one.removesuffix("/") for one in re.findall(r"`([^`]+)`", said)}
        assert wanted == told if said.strip() != "the above" else wanted <= above, names
        above |= set(names)


def test_the_core_has_no_import_cycle() -> None:
    edges = graph()
    # the door and the program resolve names lazily on purpose
    done = {"auditor", "auditor.__main__"}
    waiting = set(edges) - done
    while waiting:
        free = {name for name in waiting if not edges[name] & waiting}
        assert free, f"a cycle among {sorted(waiting)}"
        waiting -= free


def test_only_the_command_line_prints_exits_and_reads_the_environment() -> None:
    for path in modules("auditor"):
        name = module_name(path)
        if name.startswith(("auditor.cli", "auditor.__main__", "auditor.testing")):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                assert called not in ("print", "sys.exit", "os.environ.get", "os.getenv"), name
                assert not called.endswith("datetime.now"), f"{name} reads the clock"
