"""The verdict as every format tells it: passed, failed, or only a part was looked at."""

from collections.abc import Iterator, Sequence

import attrs

from auditor.reports.phrases import Phrases
from auditor.reports.reading import Tree, text_in
from auditor.reports.visible import one_line


@attrs.frozen(kw_only=True)
class Verdict:
    """What a reader is told of the whole.

    Attributes:
        kind: "passed", "partial" or "failed"; an audit of a part is never "passed".
        sentence: the verdict in words.
        reasons: why the gate is closed, and what else was taken into account.
        partial: one line on what was left out on purpose; empty where nothing was.
    """

    kind: str
    sentence: str
    reasons: Sequence[str]
    partial: str

    @property
    def lines(self) -> Sequence[str]:
        """The lines under the sentence."""
        return [*([self.partial] if self.partial else ()), *self.reasons]


def verdict_of(summary: Tree, say: Phrases) -> Verdict:
    """The verdict of a report's summary."""
    gate, partial = summary["gate"], partial_line(summary, say)
    kind = "failed" if not gate["passed"] else "partial" if partial else "passed"
    return Verdict(
        kind=kind,
        sentence=say(f"gate.{kind}"),
        reasons=[one_line(text_in(reason.get("message"), say.lang)) for reason in gate["reasons"]],
        partial=partial,
    )


def verdict_lines(summary: Tree, say: Phrases) -> Iterator[str]:
    """The verdict as plain text."""
    verdict = verdict_of(summary, say)
    yield f"{say('gate.title')}: {verdict.sentence}"
    yield from (f"  - {line}" for line in verdict.lines)


def partial_line(summary: Tree, say: Phrases) -> str:
    """What was left out on purpose, in one line; empty where nothing was."""
    told = [
        one_line(text_in(part.get("message"), say.lang)) for part in summary.get("partial") or ()
    ]
    return say("gate.left_out", parts=say("gate.and").join(told)) if told else ""
