"""The figures of the words engine on the labelled rooms hold the floors, which only rise."""

import json
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = json.loads((ROOT / "tests" / "text" / "floors.json").read_text("utf-8"))["parts"]


@pytest.fixture(scope="module")
def measured():
    return runpy.run_path(str(ROOT / "tools" / "evaluate_words.py"))["measured"]()


@pytest.mark.parametrize(
    ("part", "figure"), [(part, figure) for part in FLOORS for figure in sorted(FLOORS[part])]
)
def test_a_figure_holds_its_floor(part, figure, measured):
    assert measured[part][figure] >= FLOORS[part][figure]


def test_every_part_has_floors():
    assert set(FLOORS) == {"tuning", "untouched", "listings", "reported"}
    assert all({"precision", "recall", "f1"} <= set(floors) for floors in FLOORS.values())
