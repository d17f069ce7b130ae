"""What several tests of the core share."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    for name in [name for name in sys.modules if name.startswith("stranger_")]:
        del sys.modules[name]
