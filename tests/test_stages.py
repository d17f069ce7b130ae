"""The benchmark of stages still finds every stage that it names."""

import subprocess
import sys
from pathlib import Path

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


def test_every_stage_and_the_slowest_rules_are_told(tmp_path):
    rooms = tmp_path / "rooms.ndjson"
    generate = [sys.executable, str(BENCHMARKS / "generate.py"), "4"]
    rooms.write_bytes(subprocess.run(generate, capture_output=True, check=True).stdout)
    command = [sys.executable, str(BENCHMARKS / "stages.py"), str(rooms), "--passes", "1"]

    done = subprocess.run([*command, "--rules", "3"], capture_output=True, text=True, check=True)

    stages = [line.split(" | ")[0].strip("| ") for line in done.stdout.splitlines()[2:]]
    assert stages[:4] == ["split", "decode", "validate", "structure"]
    assert "all, as one process does it" in stages
    assert len(stages) == 14
