"""Every rule's cases: data beside this file, one file a rule, run through the public harness."""

from pathlib import Path

import pytest

from auditor.host import Host, load
from auditor.testing import Case, differences, gaps, judge, load_cases

FOLDER = Path(__file__).parent
CASES = load_cases(FOLDER)


@pytest.fixture(scope="module")
def host() -> Host:
    return load(only_builtin=True)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(host: Host, case: Case) -> None:
    assert list(differences(case, judge(case, host.registry))) == []


def test_nothing_is_missing(host: Host) -> None:
    assert gaps(host.registry, CASES) == []


def test_a_case_file_is_named_as_its_rule(host: Host) -> None:
    for case in CASES:
        file = Path(case.file)
        assert case.rule == f"{file.parent.name}.{file.stem.replace('_', '-')}"
    assert {case.rule for case in CASES} == {rule.id for rule in host.registry}
