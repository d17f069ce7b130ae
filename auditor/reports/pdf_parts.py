"""The parts that the PDF formats share: verdict, score and counts, and their colours."""

from auditor.reports.charts import GRADES as SCALE
from auditor.reports.pdf_paper import INK, LEFT, RIGHT, SOFT, Colour, Paper
from auditor.reports.phrases import Phrases
from auditor.reports.reading import SEVERITIES, Tree
from auditor.reports.verdict import verdict_of

COLOURS: dict[str, Colour] = {
    "critical": (154, 27, 48),
    "high": (162, 65, 15),
    "medium": (122, 90, 0),
    "low": (43, 91, 134),
    "info": (86, 93, 103),
    "fail": (154, 27, 48),
    "pass": (28, 107, 75),
    "waived": (106, 68, 135),
    "unknown": (74, 87, 130),
    "error": (162, 65, 15),
    "not_applicable": (86, 93, 103),
}
GRADES: dict[str, Colour] = {
    "A": (28, 107, 75),
    "B": (70, 112, 42),
    "C": (122, 90, 0),
    "D": (162, 65, 15),
    "E": (154, 27, 48),
}
VERDICTS: dict[str, Colour] = {
    "passed": COLOURS["pass"],
    "partial": COLOURS["unknown"],
    "undecided": COLOURS["unknown"],
    "failed": COLOURS["fail"],
}
_GROUNDS: dict[str, Colour] = {
    "passed": (232, 244, 238),
    "partial": (236, 238, 247),
    "undecided": (236, 238, 247),
    "failed": (251, 234, 236),
}


def draw_gate(paper: Paper, say: Phrases, report: Tree) -> None:
    """Write whether the gate passed, what that means, and the reasons when it did not."""
    summary, found = report["summary"], verdict_of(report, say)
    colour = VERDICTS[found.kind]
    reasons = list(found.lines)
    if summary.get("highest_profile") and found.kind != "undecided":
        reasons.append(say("gate.highest_profile", profile=summary["highest_profile"]))
    verdict = found.sentence
    width = RIGHT - LEFT - 10

    def write(left: float) -> None:
        paper.text(verdict, size=13, font="serif", colour=colour, x=left)
        for reason in reasons:
            paper.text(reason, x=left, size=9)

    height = paper.height_of(verdict, 13, width, "serif") + sum(
        paper.height_of(reason, 9, width) for reason in reasons
    )
    paper.panel(write, height=height, fill=_GROUNDS[found.kind], edge=colour)


def draw_counts(paper: Paper, say: Phrases, summary: Tree) -> None:
    """Write how many results of each outcome there are, and how heavy the failures."""
    names = ("fail", "waived", "unknown", "error", "pass", "not_applicable")
    told = [
        f"{say.word('outcome', name)} {summary['outcomes'].get(name, 0)}"
        for name in names
        if summary["outcomes"].get(name) or name in {"fail", "unknown", "pass"}
    ]
    paper.space(2)
    paper.text("　".join(told), size=9.5)
    heavy = [
        f"{say.word('severity', name)} {summary['failures_by_severity'][name]}"
        for name in SEVERITIES
        if summary["failures_by_severity"].get(name)
    ]
    if heavy:
        paper.text(f"{say('overview.severity_counts')}: {'　'.join(heavy)}", size=8.5, colour=SOFT)


def draw_score(paper: Paper, say: Phrases, score: Tree) -> None:
    """Write grade and score, and draw the score between 0 and 100 with the grades' limits."""
    paper.need(26)
    low, high, grade = int(score["low"]), int(score["high"]), str(score["grade"])
    y = paper.y + 10
    x = LEFT + paper.put(grade, LEFT, y, size=30, font="serif", colour=GRADES.get(grade, INK))
    x += 5
    x += paper.put(str(low), x, y, size=22, font="sans", colour=INK)
    if high != low:
        x += paper.put(f"–{high}", x + 0.5, y, size=13, font="sans", colour=SOFT)
    x += paper.put(" / 100", x + 1, y, size=10, font="sans", colour=SOFT)
    told = f"{say('score.coverage')} {score['coverage']}%"
    paper.put(told, x + 8, y, size=10, font="sans", colour=SOFT)
    width = RIGHT - LEFT
    paper.bar(LEFT, y + 4, width, 3.4, low, high)
    for name, start, end in SCALE:
        middle = LEFT + width * (start + end) / 200
        paper.put(name, middle - 1, y + 11, size=7.5, font="sans", colour=SOFT)
    paper.y = y + 14
