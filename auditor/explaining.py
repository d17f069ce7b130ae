"""The score told term by term, so that a reviewer can do it again on paper."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from tabulate import tabulate

from auditor.model.verdict import SEVERITIES, Outcome, Severity
from auditor.reports.phrases import phrases
from auditor.scoring import Entry, Weighing, score

Json = Mapping[str, Any]

_STATES = {
    "pass": {"ja": "問題なし", "en": "pass"},
    "attested": {"ja": "問題なし（確認記録）", "en": "pass (attested)"},
    "waived": {"ja": "例外（合格扱い）", "en": "waived (as passed)"},
    "fail": {"ja": "要確認", "en": "fail"},
    "unknown": {"ja": "情報なし", "en": "unknown"},
    "error": {"ja": "エラー", "en": "error"},
}
_TEXTS = {
    "weights": {"ja": "重み: {weights}", "en": "Weights: {weights}"},
    "terms": {
        "ja": "ルールごとの点（最低 = 確かな点、最高 = 分からない分も合格とした点）:",
        "en": "Terms, a rule each (low: proven; high: with all that is unknown as passed):",
    },
    "heads": {
        "ja": "重み 最低 最高 結果 重要度 ルール",
        "en": "Weight Low High Outcome Severity Rule",
    },
    "sum": {"ja": "合計", "en": "Sum"},
    "skipped": {
        "ja": "対象外のルール {count}件は、どちらの合計にも入りません。",
        "en": "{count} rules that do not apply are in neither sum.",
    },
    "weightless": {
        "ja": "重み0のルール {count}件は省きました。",
        "en": "{count} rules of weight 0 are left out.",
    },
    "low": {"ja": "最低", "en": "Low"},
    "high": {"ja": "最高", "en": "High"},
    "coverage": {"ja": "確認できた割合", "en": "Coverage"},
    "formula": {
        "ja": "{name} = 100 × {part} ÷ {whole} = {exact} → 端数切り捨て {found}",
        "en": "{name} = 100 × {part} ÷ {whole} = {exact}, floored {found}",
    },
    "empty": {
        "ja": "{name} = 100（重みのあるルールがありません）",
        "en": "{name} = 100 (no rule has any weight)",
    },
    "cap": {
        "ja": "  上限 {cap}: {severity}の{state}があるため（{rules}）→ {found}",
        "en": "  capped at {cap} by a {severity} {state} ({rules}): {found}",
    },
    "grade": {
        "ja": "評価 {grade}（最低 {low} ≥ {least}）",
        "en": "Grade {grade} (low {low} ≥ {least})",
    },
    "bare": {
        "ja": "例外を認めない場合: 最低 {low}、最高 {high}、評価 {grade}",
        "en": "Without waivers: low {low}, high {high}, grade {grade}",
    },
}


def explained(room: Json, weighing: Weighing, lang: str) -> Iterator[str]:
    """The lines that lead from the results of one room of a report to its score."""
    say = _Teller(lang)
    counted = [result for result in room["results"] if result["outcome"] != "not_applicable"]
    weights = weighing.weights
    yield f"■ {room['name']}"
    named = _named(lang)
    listed = " ".join(f"{named(severity)}={weights[severity]}" for severity in SEVERITIES)
    yield say("weights", weights=listed)
    yield say("terms")
    terms = [_term(result, weighing) for result in counted]
    whole, passed, possible = (sum(term[column] for term in terms) for column in range(3))
    order = sorted(zip(terms, counted, strict=True), key=lambda pair: _order(pair[1]))
    rows: list[list[object]] = [
        [*term, _STATES[_state(result)][lang], named(result["severity"]), result["rule"]]
        for term, result in order
        if term[0]
    ]
    rows.append([whole, passed, possible, say("sum"), "", ""])
    table = tabulate(
        rows, headers=_TEXTS["heads"][lang].split(" "), tablefmt="simple", disable_numparse=True,
        colalign=("right", "right", "right", "left", "left", "left"),
    )  # fmt: skip
    yield from (f"  {line.rstrip()}" for line in table.splitlines())
    skipped = len(room["results"]) - len(counted)
    yield say("skipped", count=skipped)
    yield say("weightless", count=sum(not term[0] for term in terms))
    yield from _bound("low", passed, whole, counted, weighing, say)
    yield from _bound("high", possible, whole, counted, weighing, say)
    unknown = sum(weights[Severity(r["severity"])] for r in counted if _is_unknown(r))
    yield _formula("coverage", whole - unknown, whole, say)
    low = room["score"]["low"]
    least = next(bound for bound, name in weighing.grades if name == room["score"]["grade"])
    yield say("grade", grade=room["score"]["grade"], low=low, least=least)
    if any(result.get("waiver") for result in counted):
        bare = score(
            (Entry(Severity(r["severity"]), Outcome(r["outcome"])) for r in counted), weighing
        )
        yield say("bare", low=bare.low, high=bare.high, grade=bare.grade)


class _Teller:
    """Texts of one language, filled in."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, key: str, **values: object) -> str:
        return _TEXTS[key][self.lang].format(**values)


def _state(result: Json) -> str:
    if result["outcome"] == "fail" and result.get("waiver"):
        return "waived"
    if result["outcome"] == "pass" and result.get("attestation"):
        return "attested"
    return str(result["outcome"])


def _is_unknown(result: Json) -> bool:
    return result["outcome"] in ("unknown", "error")


def _term(result: Json, weighing: Weighing) -> tuple[int, int, int]:
    """Weight of a result, what of it counts for the lower bound, and for the upper one."""
    weight = weighing.weights[Severity(result["severity"])]
    is_passed = _state(result) in ("pass", "attested", "waived")
    return weight, weight * is_passed, weight * (is_passed or _is_unknown(result))


def _order(result: Json) -> tuple[int, int, str]:
    states = ("fail", "error", "unknown", "waived", "attested", "pass")
    severity = SEVERITIES.index(Severity(result["severity"]))
    return states.index(_state(result)), severity, result["rule"]


def _formula(name: str, part: int, whole: int, say: _Teller) -> str:
    if not whole:
        return say("empty", name=say(name))
    exact = f"{100 * part / whole:.2f}"
    return say(
        "formula", name=say(name), part=part, whole=whole, exact=exact, found=100 * part // whole
    )


def _named(lang: str) -> Callable[[Severity | str], str]:
    """The word for a severity, in the middle of a sentence."""
    say = phrases(lang)
    return lambda name: say.word("severity", Severity(name).value).lower()


def _bound(
    name: str, part: int, whole: int, counted: Sequence[Json], weighing: Weighing, say: _Teller
) -> Iterator[str]:
    """The formula of one bound, and the caps that press it down."""
    yield _formula(name, part, whole, say)
    named = _named(say.lang)
    found = 100 * part // whole if whole else 100
    for severity in SEVERITIES:
        cap = weighing.caps.get(severity, 100)
        if cap >= found:
            continue
        for state in ("fail", "unknown", "error") if name == "low" else ("fail",):
            rules = [
                result["rule"]
                for result in counted
                if _state(result) == state and result["severity"] == severity.value
            ]
            if rules:
                found = cap
                told = ", ".join(rules[:3]) + (" …" if len(rules) > 3 else "")
                word = _STATES[state][say.lang]
                yield say(
                    "cap", cap=cap, severity=named(severity), state=word, rules=told, found=found
                )
                break
