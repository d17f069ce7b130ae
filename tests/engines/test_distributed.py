"""Workers anywhere give what one process gives, also when they are killed and runs are cut off."""

import gzip
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

NOW = "2026-11-22T00:00:00Z"
PLUGIN = '''
import os
import signal
import time
from pathlib import Path

from auditor import Problem, hookimpl, rule

TEXT = {"ja": "文", "en": "text"}
FOLDER = Path(os.environ["HOUSE"])


def is_first(name):
    """Whether the flag was there; it is gone from now on."""
    try:
        (FOLDER / name).unlink()
    except FileNotFoundError:
        return False
    return True


@rule(
    id="house.only-rule", severity="medium", title=TEXT, failure_title=TEXT, why=TEXT, fix=TEXT,
    messages={"long": {"ja": "{n}文字", "en": "{n} characters"}}, sources=({"title": TEXT},),
)
def only_rule(export):
    name = export.room.name
    with (FOLDER / "judged").open("a") as file:
        file.write(name + "\\n")
    if (name == "kills once" and is_first("once")) or (
        name == "kills always" and (FOLDER / "armed").exists()
    ):
        os.kill(os.getpid(), signal.SIGKILL)
    while name == "r3.0" and (FOLDER / "waits").exists():
        time.sleep(0.05)
    if len(name) > 5:
        yield Problem("long", at="/room/name", values={"n": len(name)})


@hookimpl
def auditor_rules():
    return (only_rule,)
'''


@attrs.frozen
class House:
    """A plugin of the user's, as the program and its workers find it when it is installed."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "PYTHONPATH": str(self.folder),
            "HOUSE": str(self.folder),
            "AUDITOR_LANG": "en",
        }

    def installed(self, version: str = "1.0", more: str = "") -> "House":
        about = self.folder / "house.dist-info"
        about.mkdir(parents=True, exist_ok=True)
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: house\nVersion: {version}\n")
        (about / "entry_points.txt").write_text("[auditor]\nhouse = house\n")
        (self.folder / "house.py").write_text(PLUGIN + more, encoding="utf-8")
        return self

    def flag(self, name: str) -> None:
        (self.folder / name).touch()

    def seen(self) -> list[str]:
        """The rooms that were judged by now."""
        path = self.folder / "judged"
        return path.read_text().splitlines() if path.exists() else []

    def judged(self) -> list[str]:
        """The rooms that were judged since this was asked last."""
        names = self.seen()
        (self.folder / "judged").unlink(missing_ok=True)
        return names

    def command(self, *arguments: object) -> list[str]:
        is_told = {"--format", "--parts-only"} & set(arguments)
        form = () if is_told else ("--format", "ndjson")
        common = ("check", "--select", "house", "--now", NOW, *form)
        return [sys.executable, "-m", "auditor", *common, *map(str, arguments)]

    def check(self, *arguments: object, given: bytes = b"") -> tuple[int, bytes, str]:
        command = self.command(*arguments)
        run = subprocess.run(
            command, env=self.environment, input=given, capture_output=True, check=False
        )
        return run.returncode, run.stdout, run.stderr.decode()


@pytest.fixture(name="house")
def _house(tmp_path: Path) -> House:
    return House(tmp_path / "house").installed()


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def line(name: str, **more: Any) -> str:
    return json.dumps({"schema": "openchat-room-export/1", "room": {"name": name, **more}})


def rooms(count: int, fill: int = 0) -> list[str]:
    return [line(f"room {n}", description="話" * fill) for n in range(count)]


ODD = [
    *rooms(3),
    "",
    "[]",
    f"[{line('two')},{line('a line')}]",
    line("one") + line("another"),
    "{not json",
    "\udcff",
    '{"schema": "openchat-room-export/1", "room": {}}',
    *rooms(5),
]


def written(path: Path, lines: list[str]) -> Path:
    path.write_bytes("\n".join(lines).encode("utf-8", "surrogateescape"))
    return path


def test_killed_workers_and_a_lethal_record_leave_all_else_as_it_is(
    house: House, tmp_path: Path
) -> None:
    deadly = [*ODD[:4], line("kills once"), *rooms(2), line("kills always"), *rooms(2)]
    large = ["\ufeff" + ODD[0], *ODD[1:], *rooms(350, fill=300), *ODD]
    packed = tmp_path / "packed.jsonl.gz"
    packed.write_bytes(gzip.compress("\n".join(rooms(20)).encode())[:-30])
    paths: list[Any] = [
        written(tmp_path / "deadly.ndjson", deadly),
        written(tmp_path / "large.ndjson", large),
        packed,
        written(tmp_path / "listed.json", ["[", ",\n".join(rooms(5)), "]"]),
        "-",
        written(tmp_path / "by-itself.json", [line("by itself")]),
        tmp_path / "absent.json",
    ]
    given = f"[{','.join(rooms(3))}]".encode()
    alone = house.check(*paths, "--jobs", 1, given=given)
    house.flag("once")
    house.flag("armed")

    found = house.check(*paths, "--engine", "dask", "--jobs", 2, given=given)

    assert paths[1].stat().st_size > 256 * 1024
    assert not (house.folder / "once").exists()
    lines = alone[1].splitlines(keepends=True)
    assert len(lines) > 390
    assert found[0] == alone[0]
    assert found[1] == b"".join(one for one in lines if b"kills always" not in one)
    (message,) = set(found[2].splitlines()) - set(alone[2].splitlines())
    assert message.startswith(f"{paths[0]}:8:1: could not be audited: every process")


def test_a_run_that_was_cut_off_goes_on_where_it_was(house: House, tmp_path: Path) -> None:
    work = tmp_path / "work"
    paths = [
        written(tmp_path / f"{n}.ndjson", [line(f"r{n}.{m}") for m in range(5)]) for n in range(6)
    ]
    wanted = house.check(*paths, "--jobs", 1, "--format", "json")
    house.judged()
    house.flag("waits")
    command = house.command(*paths, "--engine", "dask", "--jobs", 1, "--work-dir", work)
    begun = subprocess.Popen(command, env=house.environment, stdout=subprocess.DEVNULL)
    until(lambda: "r3.0" in house.seen())
    begun.kill()
    begun.wait()
    (house.folder / "waits").unlink()
    first = house.judged()

    cluster = ("--engine", "dask", "--jobs", 1, "--work-dir", work)
    found = house.check(*paths, *cluster, "--format", "json")

    assert found == wanted
    assert set(first) >= {f"r{n}.{m}" for n in range(3) for m in range(5)}
    assert set(house.judged()) == {f"r{n}.{m}" for n in range(3, 6) for m in range(5)}
    manifest = json.loads((work / "manifest.json").read_bytes())
    assert manifest["complete"]
    assert manifest["counts"]["rooms"] == 30
    assert len(list(work.iterdir())) == 7
    (work / manifest["parts"][1]["file"]).write_bytes(b"damaged")
    written(paths[5], [line("another")])
    again = house.check(*paths, *cluster, "--parts-only")
    assert again == (0, b"", "")
    assert set(house.judged()) == {*(f"r1.{m}" for m in range(5)), "another"}
    assert json.loads((work / "manifest.json").read_bytes())["counts"]["rooms"] == 26


@pytest.fixture(name="scheduler")
def _scheduler(house: House) -> Iterator[str]:
    """The address of a scheduler with one worker."""
    program = (
        "import sys\nfrom distributed import LocalCluster\n"
        "if __name__ == '__main__':\n"
        "    cluster = LocalCluster(\n"
        "        n_workers=1, threads_per_worker=1, host='127.0.0.1', dashboard_address=':0')\n"
        "    print(cluster.scheduler_address, flush=True)\n"
        "    sys.stdin.read()\n"
        "    cluster.close()\n"
    )
    path = house.folder / "cluster.py"
    path.write_text(program)
    with subprocess.Popen(
        [sys.executable, str(path)],
        env=house.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdout is not None
        yield process.stdout.readline().decode().strip()


def test_a_running_cluster_reads_addresses_and_must_have_the_same_plugins(
    house: House, scheduler: str, tmp_path: Path
) -> None:
    folder = tmp_path / "rooms"
    folder.mkdir()
    written(folder / "a.ndjson", ODD[:6])
    written(folder / "b.json", [line("by itself")])
    wanted = house.check(folder, "--jobs", 1)
    work = f"file://{tmp_path}/work"
    common = ("--engine", "dask", "--scheduler", scheduler, "--work-dir", work)

    found = house.check(f"file://{folder}", *common)

    assert found[1].replace(b"file://", b"") == wanted[1]
    assert found[0] == wanted[0]
    assert json.loads((tmp_path / "work" / "manifest.json").read_bytes())["complete"]
    house.installed("2.0", more="# changed\n")
    status, out, told = house.check(folder, *common)
    assert (status, out) == (8, b"")
    assert re.search(
        r"^Error: a worker has another house: 2\.0 \(.{12}\) here, 1\.0 \(.{12}\) there", told
    )
