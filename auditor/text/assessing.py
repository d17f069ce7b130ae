"""The assessment of a room's words with the built-in vocabulary and the second opinion."""

from collections.abc import Mapping

from attrs import evolve

from auditor.text.findings import Assessment, Finding, Suppressed
from auditor.text.folding import squeeze
from auditor.text.lexicon import builtin_engine, extension_categories
from auditor.text.resemblance import Model, model, reading
from auditor.text.scanning import Grams, grams

_MANY = 3
_READ = ("/room/name", "/room/description")


def assess(
    fields: Mapping[str, str],
    *,
    badge: str | None = None,
    second_opinion: bool = True,
    extensions: tuple[str, ...] = (),
) -> Assessment:
    """Weigh the texts of one room, keyed by JSON Pointer ("/room/name", "/notes/0/body" …).

    Name and description are read together where a combination reaches over a room; every other
    field is read by itself. `badge` is the room's badge: an official room may say who it is.
    The second opinion reads name and description; it adds a finding of the category
    "resemblance" where nothing else was found, and doubts words of the description alone.
    `extensions` are paths of lexicon files that join the scan.
    """
    squeezed = {pointer: squeeze(text) for pointer, text in fields.items()}
    read = reading([squeezed.get(pointer, "") for pointer in _READ])
    is_whole = all(pointer in _READ or not pointer.startswith("/room/") for pointer in fields)
    engine = builtin_engine(extensions)
    assessment = engine.assess(fields, badge, squeezed, read if is_whole else None)
    if not second_opinion or badge == "official" or "/room/name" not in fields:
        return assessment
    own = extension_categories(extensions)
    return _advised(assessment, model(), read, own)


def _advised(
    assessment: Assessment, adviser: Model, text: Grams, own: frozenset[str]
) -> Assessment:
    likelihood = adviser.likelihood(text)
    if likelihood is None:
        return assessment
    if not assessment.findings:
        if likelihood <= adviser.flag_above:
            return assessment
        likelihood = adviser.likelihood(grams(builtin_engine().without_allowed(text.text)))
        if likelihood is None or likelihood <= adviser.flag_above:
            return assessment
        finding = Finding(
            category="resemblance",
            hits=(),
            confidence="model",
            grams=adviser.grams(text),
            likelihood=round(likelihood, 2),
        )
        return evolve(assessment, findings=(finding,))
    doubted = [
        finding
        for finding in assessment.findings
        if finding.category not in own
        and _is_doubtful(finding, likelihood, adviser)
        and not _is_named(finding, assessment)
    ]
    if not doubted:
        return assessment
    kept = tuple(finding for finding in assessment.findings if finding not in doubted)
    seen = tuple(
        Suppressed(hit=hit, reason="resemblance", text=f"{likelihood:.2f}")
        for finding in doubted
        for hit in finding.hits
    )
    return Assessment(kept, assessment.suppressed + seen)


def _is_named(finding: Finding, assessment: Assessment) -> bool:
    """Tell whether the name hints at what stands in the description in so many words."""
    return finding.confidence == "strong" and any(
        hit.pointer == "/room/name"
        for other in assessment.by_category(finding.category)
        for hit in other.hits
    )


def _is_doubtful(finding: Finding, likelihood: float, adviser: Model) -> bool:
    """Tell whether a finding is too slight for a room that looks like an ordinary one."""
    if finding.confidence == "strong":
        aside = all(pointer == "/room/description" for pointer in finding.pointers)
        return aside and len(finding.hits) < _MANY and likelihood < adviser.doubt_below - 0.2
    if finding.confidence == "weak":
        return likelihood < adviser.flag_above + 0.15
    return likelihood < adviser.doubt_below
