"""`auditor init --complete`: asks what an export leaves open, the weightiest first."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from auditor.cli.asking import agreed
from auditor.cli.language import counted, say
from auditor.completion import Completion, completion_resumed
from auditor.errors import UsageError
from auditor.evidence import Evidence, Missing
from auditor.loader import Loaded
from auditor.wizard import Question, Wizard


def completed_path(source: str) -> str:
    """Where the completed export goes when nothing is said: beside the one given."""
    path = Path(source)
    name = path.name.removesuffix(".gz").removesuffix(".zst")
    return str(path.with_name(f"{Path(name).stem}-completed.json"))


def only_room(source: str) -> Loaded:
    """The one room in a file.

    Raises:
        UsageError: when there is another number of rooms.
    """
    from auditor.cli.bench import rooms

    found = list(rooms((source,)))
    if len(found) != 1:
        raise UsageError(
            f"--complete には、ルーム1件のファイルを指定してください（{len(found)}件あります）",
            f"--complete takes a file of one room; there are {len(found)}",
        )
    return found[0]


class Asker:
    """Finds what an export leaves open, in the same way and order as `auditor check --ask`.

    Attributes:
        audit: what the configuration asks for.
    """

    def __init__(self, bench: Any) -> None:
        self.audit = bench.audit
        self._weighing = bench.profile.weighing
        self._known: dict[str, Missing] = {}

    def missing(self, loaded: Loaded) -> tuple[str, ...]:
        """The pointers of the open settings, the weightiest first."""
        evidence = Evidence(self._weighing)
        evidence.add(True, self.audit.room(loaded))
        found = evidence.missing()
        self._known.update({one.pointer: one for one in found})
        return tuple(one.pointer for one in found)

    def about(self, question: Question) -> str | None:
        """What a question weighs."""
        parts = question.pointer.split("/")
        for length in range(len(parts), 1, -1):
            found = self._known.get("/".join(parts[:length]))
            if found is not None:
                rules = len(found.rules)
                return say(
                    f"重み {found.weight}（ルール {rules}件）",
                    f"Weight {found.weight} ({rules} {'rule' if rules == 1 else 'rules'})",
                )
        return None


def taken_up(state: Path | None, base: Mapping[str, Any]) -> Completion | None:
    """The answers of an earlier run about the same export, if the person wants to go on."""
    if state is None or not state.exists():
        return None
    try:
        found = completion_resumed(json.loads(state.read_text(encoding="utf-8")), base)
    except (OSError, ValueError, KeyError, TypeError):
        found = None
    if found is None:
        ja = f"{state} はこの設定の途中の回答ではないため、最初から始めます。"
        en = f"{state} holds no answers about this export; starting anew."
        click.echo(say(ja, en), err=True)
        return None
    count = len(found.done)
    ja = f"途中の回答があります（{count}問）。続けますか"
    en = f"There are answers from before (questions: {count}). Go on with them?"
    return found if agreed(say(ja, en)) else None


def greet(wizard: Wizard) -> None:
    """Say what is about to be asked."""
    left = wizard.remaining()
    ja = (
        f"書かれていないために判断できない設定が{left}件あります。影響の大きい順に質問します。\n"
        "LINEの画面を見ながらお答えください。分からないものは Enter でとばせます。"
    )
    en = (
        f"Settings that the export leaves open and the rules ask for: {left}. "
        "The weightiest come first.\n"
        "Answer from LINE's screens; press Enter where you do not know."
    )
    click.echo(say(ja, en), err=True)


def tell_of_more() -> None:
    """Say that the answers bring up more questions."""
    ja = "\n回答によって、新たに必要になった設定があります。"
    en = "\nThe answers bring up more settings."
    click.echo(say(ja, en), err=True)


def nothing_to_ask() -> None:
    """Say that the export is complete."""
    ja = "判断に必要な設定はすべて書かれています。書き出すものはありません。"
    en = "The export tells everything that the rules ask for; there is nothing to write."
    click.echo(say(ja, en), err=True)


def say_goodbye(output: str, wizard: Completion, missing: Sequence[str]) -> None:
    """Say what was written, what stays open of what the rules ask for, and what to do next."""
    count, left = wizard.count_answered(), wizard.count_open(missing)
    ja = (
        f"\n✓ {output} に書き出しました（回答 {count}件、まだ分からない設定 {left}件）。\n"
        f"次は: auditor check {output}"
    )
    en = (
        f"\n✓ Wrote {output} ({count} answered, {counted(left, 'setting')} still unknown).\n"
        f"Next: auditor check {output}"
    )
    click.echo(say(ja, en), err=True)
