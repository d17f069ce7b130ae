"""Every patch that a built-in rule gives mends every failing case of that rule."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from auditor import Rule, rule
from auditor.audit import prepare
from auditor.errors import RuleDefinitionError
from auditor.host import load
from auditor.jsonpatch import applied
from auditor.limits import Limits
from auditor.loader import Loaded, load_record
from auditor.mending import Mender, located
from auditor.model.pointer import value_at
from auditor.model.verdict import Outcome, Result
from auditor.profile import resolve
from auditor.source import Record

HOST = load(only_builtin=True)
PATCHED = [one for one in HOST.registry if one.patch]
CASES = Path(__file__).parent.parent / "rules"
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def loaded(raw: dict[str, Any]) -> Loaded:
    (found,) = load_record(Record("r", 1, json.dumps(raw)), Limits())
    assert isinstance(found, Loaded)
    return found


def result_of(patched: Rule, raw: dict[str, Any]) -> Result:
    audit = prepare(HOST, resolve("launch"), NOW, select=[patched.id])
    (found,) = audit.results(loaded(raw))
    return found


@pytest.mark.skipif(not CASES.exists(), reason="the source tree is not here")
@pytest.mark.parametrize("patched", PATCHED, ids=lambda one: str(one.id))
def test_the_patch_mends_every_failing_case(patched: Rule) -> None:
    area, name = patched.id.split(".")
    cases = json.loads((CASES / area / f"{name.replace('-', '_')}.json").read_text("utf-8"))[
        "cases"
    ]
    failing = 0
    for case in cases:
        raw = {"schema": "openchat-room-export/1", **case["room"]}
        raw["room"] = {"name": "読書好きの集まり", **raw.get("room", {})}
        found = result_of(patched, raw)
        if found.outcome is not Outcome.FAIL:
            continue
        failing += 1
        places = sorted({problem.at for problem in found.problems})
        after = result_of(patched, applied(raw, located(patched.patch, places)))
        absent = all(value_at(raw, pointer) is None for pointer in after.missing)
        assert after.outcome is (Outcome.UNKNOWN if after.missing else Outcome.PASS)
        assert absent, "the patch took evidence away"
    assert failing


def test_there_are_patches() -> None:
    assert len(PATCHED) >= 10


def test_a_patch_that_breaks_another_rule_is_not_offered() -> None:
    raw = {
        "schema": "openchat-room-export/1",
        "room": {"name": "社内連絡", "audience": "public", "purpose": "internal"},
        "visibility": {"searchable": False, "join_method": "approval", "invite_link_enabled": True},
    }
    audit = prepare(HOST, resolve("launch"), NOW, select=["visibility"])
    found = audit.results(loaded(raw))
    assert any(r.rule == "visibility.public-room-unsearchable" for r in found)
    mender = Mender.of(audit, loaded(raw))
    for rule_id in mender.patches:
        before, after = mender.scored(frozenset()), mender.scored(frozenset([rule_id]))
        assert after.low >= before.low
        assert after.high >= before.high


@pytest.mark.parametrize(
    "operation",
    [
        {"op": "replace", "path": "/room/name"},
        {"op": "move", "path": "/room/name", "value": 1},
        {"op": "add", "path": "room/name", "value": 1},
        {"op": "remove", "path": "/room/name", "value": 1},
    ],
)
def test_a_rule_with_no_json_patch_is_refused(operation: dict[str, Any]) -> None:
    text = {"ja": "文", "en": "text"}
    with pytest.raises(RuleDefinitionError):
        rule(
            id="area.rule", severity="low", title=text, failure_title=text, why=text, fix=text,
            messages={"off": text}, sources=("E2.15",), patch=(operation,),
        )(lambda export: None)  # fmt: skip


def test_each_place_is_mended_where_a_path_says_so() -> None:
    patch = ({"op": "remove", "path": "{at}"},)

    assert located(patch, ["/notes/1", "/notes/0"]) == [
        {"op": "remove", "path": "/notes/1"},
        {"op": "remove", "path": "/notes/0"},
    ]
