"""The assessment of a room's words with the built-in vocabulary and the second opinion."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from auditor.text.engine import Engine, Weighed, assessed
from auditor.text.findings import Assessment, Finding, Suppressed
from auditor.text.folding import squeeze_text
from auditor.text.lexicon import builtin_engine, extension_categories
from auditor.text.protection import Allowed
from auditor.text.resemblance import Reading, model

_READ = ("/room/name", "/room/description")
_READ_ALONE = frozenset(_READ)
_MANY = 3
_UNNAMED = frozenset(("strong", "slight"))


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
    "resemblance" where nothing else was found, and takes back slight findings where name and
    description read like those of an ordinary room.
    `extensions` are paths of lexicon files that join the scan.
    """
    return assessed(partial(_weighed, dict(fields), badge, second_opinion, extensions))


def _weighed(
    fields: Mapping[str, str],
    badge: str | None,
    second_opinion: bool,
    extensions: tuple[str, ...],
    *,
    is_explaining: bool = False,
) -> Weighed:
    squeezed = {pointer: squeeze_text(text) for pointer, text in fields.items()}
    engine = builtin_engine(extensions)
    weighed = engine.weigh(fields, badge, squeezed, is_explaining=is_explaining)
    if not second_opinion or badge == "official" or "/room/name" not in fields:
        return weighed
    read = model().read([squeezed.get(pointer, "") for pointer in _READ])
    own = extension_categories(extensions)
    return _advised(weighed, engine, read, own)


def _advised(weighed: Weighed, engine: Engine, reading: Reading, own: frozenset[str]) -> Weighed:
    if not weighed.findings and reading.is_unlikely():
        return weighed
    likelihood = reading.likelihood()
    if likelihood is None:
        return weighed
    if not weighed.findings:
        return _spoken(weighed, engine.allowed, reading, likelihood)
    doubted = [one for one in _doubted(weighed, reading, likelihood) if one.category not in own]
    if not doubted:
        return weighed
    kept = tuple(finding for finding in weighed.findings if finding not in doubted)
    seen = tuple(
        Suppressed(hit=hit, reason="resemblance", text=f"{likelihood:.2f}")
        for finding in doubted
        for hit in finding.hits
    )
    return Weighed(kept, weighed.suppressed + seen)


def _spoken(weighed: Weighed, allowed: Allowed, reading: Reading, likelihood: float) -> Weighed:
    """Add what the second opinion finds by itself, allowed words left out."""
    if not reading.speaks(likelihood):
        return weighed
    without = Reading(reading.model, allowed.cut_from(reading.text)).likelihood()
    if without is None or not reading.speaks(without):
        return weighed
    finding = Finding(
        category="resemblance",
        hits=(),
        confidence="model",
        grams=reading.grams(),
        likelihood=round(without, 2),
        nearest=reading.nearest(),
    )
    return Weighed((finding,), weighed.suppressed)


def _doubted(weighed: Weighed, reading: Reading, likelihood: float) -> Iterator[Finding]:
    """Give the findings that are too slight for a room that reads like an ordinary one."""
    bounds = reading.model.doubt_below
    read = [one for one in weighed.findings if _READ_ALONE.issuperset(one.pointers)]
    strong = sum(len(one.hits) for one in read if one.confidence == "strong")
    if strong < _MANY:
        level = _level(read)
        nearby: float | None = likelihood
        if level in _UNNAMED:
            # a harmless name is no excuse for what the description says in so many words
            nearby = reading.model.read(["", reading.text.partition("\n")[2]]).likelihood()
        if nearby is not None and nearby < bounds[level]:
            yield from read
    if likelihood < bounds["elsewhere"]:
        elsewhere = (one for one in weighed.findings if one not in read)
        yield from (one for one in elsewhere if one.confidence != "strong")


def _level(findings: Sequence[Finding]) -> str:
    """Give how much the findings have for them: the less, the sooner they are doubted."""
    named = any(hit.pointer == "/room/name" for finding in findings for hit in finding.hits)
    if any(finding.confidence == "strong" for finding in findings):
        return "strong-name" if named else "strong"
    return "name" if named else "slight"
