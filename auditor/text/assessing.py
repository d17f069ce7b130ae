"""The assessment of a room's words with the built-in vocabulary and the second opinion."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from auditor.text.bans import ban_in
from auditor.text.findings import HIDING, Assessment, Finding, Suppressed
from auditor.text.flattening import flatten
from auditor.text.folding import squeeze_text
from auditor.text.lexicon import builtin_engine, extension_categories
from auditor.text.negation import is_negative, is_offered
from auditor.text.parts import means_it, risky_parts
from auditor.text.protection import Allowed
from auditor.text.resemblance import Model, Reading, model
from auditor.text.sentence import sentence_at, sentences
from auditor.text.weighing import Weighed, assessed
from auditor.text.words import is_english

_READ = ("/room/name", "/room/description")
_READ_ALONE = frozenset(_READ)
_MANY = 3
_AROUND = 60
_JUST_BEFORE, _JUST_BEHIND = 12, 24
_MUCH = 50
_HALFWAY = 0.4
"""How risky a room must read to one model for another to be asked as well."""
_UNNAMED = frozenset(("strong", "slight"))


class _Telling(NamedTuple):
    """What reads risky: its reading, how risky, and the part of the description that tells it."""

    reading: Reading
    likelihood: float
    part: str


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
    "resemblance" where nothing else was found. It takes back findings where what they stand in
    reads like an ordinary room: the name by itself and with the description, the description by
    itself, or the lines around a word elsewhere.
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
    name, description = (fields.get(pointer, "") for pointer in _READ)
    advisers = _advisers(name, description)
    if weighed.findings:
        read = _read(advisers[0], name, description)
        weighed = _doubting(weighed, read, fields, extension_categories(extensions))
        if weighed.findings:
            return weighed
    for adviser in advisers:
        read = _read(adviser, name, description)
        telling = _telling(read, engine.allowed, description)
        if telling is None:
            likelihood = read.likelihood()
            if likelihood is not None and likelihood < _HALFWAY:
                break  # who knows the language best hears nothing: the other one is not asked
            continue
        seen = engine.weigh(fields, badge, squeezed, is_explaining=True).suppressed
        unbanned = _without_bans(description, seen)
        if unbanned != description:
            telling = _telling(_read(adviser, name, unbanned), engine.allowed, unbanned)
        if telling is not None:
            return _spoken(weighed, telling, fields)
    return weighed


def _advisers(name: str, description: str) -> tuple[Model, ...]:
    """Give the models that read a room, the one that knows more of its language first."""
    if is_english(flatten(f"{name} {description}")):
        return model("english-second-opinion"), model()
    return (model(),)


def _read(adviser: Model, name: str, description: str) -> Reading:
    spelled = adviser.spelled if adviser.words else squeeze_text
    return adviser.read([spelled(name), spelled(description)])


def _doubting(
    weighed: Weighed, reading: Reading, fields: Mapping[str, str], own: frozenset[str]
) -> Weighed:
    """Take back the findings that are doubted, of categories that the model knows well."""
    doubts = {id(one): likelihood for one, likelihood in _doubted(weighed, reading, fields)}
    doubtful = reading.model.doubted - own
    doubted = [
        one
        for one in weighed.findings
        if id(one) in doubts and one.category in doubtful and not one.is_outright
    ]
    if not doubted:
        return weighed
    kept = tuple(finding for finding in weighed.findings if finding not in doubted)
    seen = tuple(
        Suppressed(hit=hit, reason="resemblance", text=f"{doubts[id(finding)]:.2f}")
        for finding in doubted
        for hit in finding.hits
    )
    return Weighed(kept, weighed.suppressed + seen)


def _spoken(weighed: Weighed, telling: _Telling, fields: Mapping[str, str]) -> Weighed:
    """Add what the second opinion finds by itself in a text that reads risky."""
    reading, likelihood, part = telling
    description = fields.get("/room/description", "")
    part = part or _most_alike(reading.grams(), fields.get("/room/name", ""), description)
    start = description.find(part) if part else -1
    finding = Finding(
        category="resemblance",
        hits=(),
        confidence="model",
        grams=reading.grams(),
        likelihood=round(likelihood, 2),
        nearest=reading.nearest(),
        place=None if start < 0 else ("/room/description", (start, start + len(part))),
    )
    return Weighed((finding,), weighed.suppressed)


def _most_alike(grams: Sequence[str], name: str, description: str) -> str:
    """Give the sentence of the description with most of the parts, none if the name has more."""
    told = (description[start:end] for start, end in sentences(description))
    best = max(told, key=partial(_parts_in, grams), default="")
    return best if _parts_in(grams, best) > _parts_in(grams, name) else ""


def _parts_in(grams: Sequence[str], text: str) -> int:
    folded = text.casefold()
    return sum(gram.casefold() in folded for gram in grams)


def _without_bans(description: str, suppressed: Iterable[Suppressed]) -> str:
    """Give a description without the sentences that only name words in order to forbid them."""
    banned = [
        one.hit.span
        for one in suppressed
        if one.reason in ("ban", "report") and one.hit.pointer == "/room/description"
    ]
    kept: list[str] = []
    reached = 0
    for low, high in sentences(description):
        if any(low <= start < high for start, _ in banned):
            kept.append(description[reached:low])
            reached = high
    return "".join((*kept, description[reached:]))


def _telling(reading: Reading, allowed: Allowed, description: str) -> _Telling | None:
    """Give the text that reads risky, the whole or the riskiest part, and how risky it reads.

    What is said in the midst of much that is harmless is heard by itself only.
    """
    without = _likelihood_without(reading, allowed)
    parts = _telling_parts(reading.model, allowed, description)
    riskiest = max(parts, key=lambda part: part.likelihood, default=None)
    if without is not None and reading.speaks(without):
        return _Telling(reading, without, riskiest.part if riskiest else "")
    return riskiest


def _telling_parts(adviser: Model, allowed: Allowed, description: str) -> Iterator[_Telling]:
    for (start, end), _, part in risky_parts(adviser, description, adviser.above["part"]):
        without = _likelihood_without(part, allowed)
        if without is None or without <= adviser.above["part"]:
            continue
        if ban_in(description, start, end) or ban_in(description, start, start + 1):
            continue
        if without <= adviser.above["negative"] and is_negative(description, start, end):
            continue
        if means_it(adviser, description[start:end], adviser.above["whole"]):
            yield _Telling(part, without, description[start:end])


def _likelihood_without(reading: Reading, allowed: Allowed) -> float | None:
    """Give how risky a text reads without its allowed words; None where it hardly does anyway."""
    if reading.is_unlikely():
        return None
    likelihood = reading.likelihood()
    if likelihood is None or not reading.speaks(likelihood):
        return None
    if reading.model.words:  # what is allowed are Japanese words
        return likelihood
    return Reading(reading.model, allowed.cut_from(reading.text)).likelihood()


def _doubted(
    weighed: Weighed, reading: Reading, fields: Mapping[str, str]
) -> Iterator[tuple[Finding, float]]:
    """Give the findings that are too slight for what they stand in, and how risky that reads.

    None that stands out from it is among them.
    """
    for one, likelihood in _slight(weighed, reading, fields):
        if not _stands_out(one, reading.model, fields):
            yield one, likelihood


def _slight(
    weighed: Weighed, reading: Reading, fields: Mapping[str, str]
) -> Iterator[tuple[Finding, float]]:
    bounds = reading.model.doubt_below
    read = [one for one in weighed.findings if _READ_ALONE.issuperset(one.pointers)]
    if read and sum(len(one.hits) for one in read if one.confidence == "strong") < _MANY:
        level = _level(read)
        likelihood = _nearby(reading, level)
        if likelihood is not None and likelihood < bounds[level]:
            yield from ((one, likelihood) for one in read)
    for one in weighed.findings:
        if one in read or any(HIDING.intersection(hit.undone) for hit in one.hits):
            continue
        around = _around(one, fields)
        adviser = _advisers("", around)[0]
        likelihood = _read(adviser, "", around).likelihood()
        if likelihood is not None and likelihood < adviser.doubt_below[_level_elsewhere(one)]:
            yield one, likelihood


def _nearby(reading: Reading, level: str) -> float | None:
    """Give how risky that reads which could excuse findings of the level."""
    name, _, description = reading.text.partition("\n")
    if level in _UNNAMED:
        # a harmless name is no excuse for what the description says in so many words
        return reading.model.read(["", description]).likelihood()
    whole, alone = reading.likelihood(), reading.model.read([name, ""]).likelihood()
    # and a harmless description none for what the name says
    return whole if whole is None or alone is None else max(whole, alone)


def _stands_out(finding: Finding, model: Model, fields: Mapping[str, str]) -> bool:
    """Tell whether what was found reads risky in its own sentence, or is offered there.

    One such sentence in the midst of many harmless ones is no less risky than alone. A name is
    short, and read as a whole.
    """
    pointer = finding.hits[0].pointer
    spans = sorted(hit.span for hit in finding.hits if hit.pointer == pointer)
    is_strong = finding.confidence == "strong"
    if pointer == "/room/name" or not (is_strong or len(spans) == len(finding.hits)):
        return False
    text = fields[pointer]
    parts = spans if is_strong else [(spans[0][0], spans[-1][1])]
    for start, end in parts:
        sentence = sentence_at(text, start)
        if end > sentence[1]:
            continue
        low = max(sentence[0], start - _JUST_BEFORE)
        high = min(sentence[1], end + _JUST_BEHIND)
        if is_negative(text, end, sentence[1]):
            continue
        if is_offered(text, end, high):
            return True
        if len(text) - (high - low) < _MUCH:
            continue  # little else is said: the whole tells how it is meant
        likelihood = _read(model, "", text[low:high]).likelihood()
        if likelihood is not None and likelihood > model.above["kept"]:
            return True
    low, high = spans[0][0], spans[-1][1]
    return any(
        start <= low and high <= end and not is_negative(text, start, end)
        for (start, end), _, _ in risky_parts(model, text, model.above["kept"])
    )


def _around(finding: Finding, fields: Mapping[str, str]) -> str:
    """Give the text around the first hits of a finding."""
    pointer = finding.hits[0].pointer
    spans = [hit.span for hit in finding.hits if hit.pointer == pointer]
    low, high = min(start for start, _ in spans), max(end for _, end in spans)
    return fields[pointer][max(0, low - _AROUND) : high + _AROUND]


def _level_elsewhere(finding: Finding) -> str:
    return "strong-elsewhere" if finding.confidence == "strong" else "elsewhere"


def _level(findings: Sequence[Finding]) -> str:
    """Give how much the findings have for them: the less, the sooner they are doubted."""
    named = any(hit.pointer == "/room/name" for finding in findings for hit in finding.hits)
    if any(finding.confidence == "strong" for finding in findings):
        return "strong-name" if named else "strong"
    return "name" if named else "slight"
