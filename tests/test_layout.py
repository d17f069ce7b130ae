"""The shape of the house: package list, directions of imports, names."""

import ast
import configparser
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.skipif(
    not (ROOT / "setup.cfg").exists(), reason="the source tree is not here"
)

GENERIC = {"utils", "util", "helpers", "helper", "common", "misc", "base", "core", "lib", "tools"}
FOLDERS = {"auditor": "auditor", "plugins": "auditor_plugins", "schemas": "auditor_schemas"}

# who may import what of ours; a module that is not named here may import its own folder and
# whatever stands in the list of its folder
CORE_FREE = {
    "errors",
    "markers",
    "clock",
    "canonical",
    "compact",
    "gate",
    "model.verdict",
    "numerals",
}
MAY_IMPORT = {
    "model.room": set(),
    "limits": {"errors"},
    "predicate": {"errors", "model.room"},
    "rules": {"errors", "model.room", "model.verdict", "predicate"},
    "hookspecs": {"markers", "rules"},
    "registry": {"errors", "rules"},
    "declared": {
        "context",
        "errors",
        "model.room",
        "predicate",
        "rules",
        "schema",
        "text",
        "tomltext",
    },
    "host": {"", "declared", "errors", "hookspecs", "markers", "registry", "rules", "strays"},
    "jsontext": {"errors", "limits"},
    "schema": {"errors", "gate"},
    "source": {"errors", "limits"},
    "loader": {"", "errors", "jsontext", "limits", "model.room", "schema", "source"},
    "context": {"model.room", "risks", "text"},
    "risks": {"text"},
    "runner": {"context", "model.room", "model.verdict", "rules"},
    "scoring": {"model.verdict"},
    "redaction": {"model.room", "text"},
    "forms": {"loader", "model.room", "redaction", "rules"},
}


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


@pytest.mark.parametrize("module", sorted(MAY_IMPORT))
def test_core_modules_import_in_one_direction(module: str) -> None:
    path = ROOT / "auditor" / (module.replace(".", "/") + ".py")
    allowed = MAY_IMPORT[module] | CORE_FREE
    for name in imported(path):
        if not name.startswith("auditor"):
            continue
        inside = name.split(".")[1:]
        prefixes = {".".join(inside[:n]) for n in range(len(inside) + 1)}
        assert prefixes & allowed, f"{module} imports {name}"


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
