"""A file of waivers and attestations, TOML or JSON: its entries, and what is wrong with it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from auditor import handwritten, jsontext, schema
from auditor.canonical import digest, without_floats
from auditor.errors import UsageError, WaiverError
from auditor.numerals import whole_number

SCHEMA = "openchat-audit-waivers/1"
KINDS = ("waiver", "attestation")
_MOST_FAULTS = 500
_TOML_HEAD = re.compile(r"^[ \t]*\[\[[ \t]*(waiver|attestation)[ \t]*\]\]", re.MULTILINE)


@attrs.frozen
class Fault:
    """One thing that is wrong with a decision: where it stands, which it is, a sentence.

    Attributes:
        path: the file.
        line: 1-based line on which the entry begins, or None where it cannot be told.
        label: the entry's id, or its kind and number where it has none.
    """

    path: str
    line: int | None
    label: str
    ja: str
    en: str

    def text(self, lang: str) -> str:
        """The fault in one line."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.label}: {self.ja if lang == 'ja' else self.en}"


@attrs.frozen
class Decision:
    """One entry of the file that keeps the schema.

    Attributes:
        kind: "waiver" or "attestation".
        data: the entry as JSON.
    """

    kind: str
    data: Mapping[str, Any]
    path: str
    line: int | None

    def fault(self, ja: str, en: str) -> Fault:
        """A fault of this entry."""
        return Fault(self.path, self.line, str(self.data["id"]), ja, en)


@attrs.frozen
class WaiverFile:
    """What stands in one file.

    Attributes:
        digest: over its content, so that a report tells by which decisions it was made.
        is_declared: whether it says that it is such a file.
    """

    path: str
    digest: str
    is_declared: bool
    decisions: tuple[Decision, ...]
    faults: tuple[Fault, ...]


def read(path: str, text: str) -> WaiverFile:
    """The entries of a file that keep the schema, and a fault for each way in which others do not.

    Raises:
        WaiverError: when the text is no TOML or JSON at all, or is not such a file.
    """
    try:
        content = handwritten.decode_text(path, text)
    except UsageError as error:
        raise WaiverError(error.ja, error.en) from None
    if not isinstance(content, dict):
        raise WaiverError(
            f"{path}: waiver と attestation の一覧ではありません",
            f"{path}: not a list of waivers and attestations",
        )
    lines = _lines(text, content, handwritten.is_toml(path, text))
    broken: set[tuple[str, int]] = set()
    faults: list[Fault] = []
    for violation in schema.violations("waivers", content, most=_MOST_FAULTS):
        parts = violation.pointer.split("/")[1:]
        number = whole_number(parts[1]) if len(parts) > 1 else None
        if number is None:
            label = violation.pointer or "/"
            faults.append(Fault(path, None, label, violation.ja, violation.en))
            continue
        where = parts[0], number
        broken.add(where)
        key = "/".join(parts[2:])
        label = _label(content, where) + (f" {key}" if key else "")
        faults.append(Fault(path, lines.get(where), label, violation.ja, violation.en))
    decisions = tuple(_kept(path, content, broken, lines))
    faults += _repeated(decisions)
    is_declared = content.get("schema") == SCHEMA
    return WaiverFile(path, digest(without_floats(content)), is_declared, decisions, tuple(faults))


def _kept(
    path: str,
    content: Mapping[str, Any],
    broken: set[tuple[str, int]],
    lines: Mapping[tuple[str, int], int],
) -> Iterator[Decision]:
    if content.get("schema") != SCHEMA:
        return
    for kind in KINDS:
        entries = content.get(kind, [])
        for index, data in enumerate(entries if isinstance(entries, list) else []):
            if (kind, index) not in broken:
                yield Decision(kind, data, path, lines.get((kind, index)))


def _repeated(decisions: tuple[Decision, ...]) -> Iterator[Fault]:
    seen: set[str] = set()
    for decision in decisions:
        if decision.data["id"] in seen:
            yield decision.fault("同じ id がすでにあります", "the id is already taken")
        seen.add(decision.data["id"])


def _label(content: Mapping[str, Any], where: tuple[str, int]) -> str:
    kind, index = where
    entry = content[kind][index]
    name = entry.get("id") if isinstance(entry, dict) else None
    return name if isinstance(name, str) and name.isprintable() else f"{kind} {index + 1}"


def _lines(text: str, content: Mapping[str, Any], is_toml: bool) -> dict[tuple[str, int], int]:
    """The line of each entry; of TOML only where its heads can be told for certain."""
    found: dict[tuple[str, int], int] = {}
    for kind in KINDS:
        entries = content.get(kind)
        count = len(entries) if isinstance(entries, list) else 0
        if is_toml:
            heads = [head for head in _TOML_HEAD.finditer(text) if head[1] == kind]
            if len(heads) == count:
                for index, head in enumerate(heads):
                    found[kind, index] = text.count("\n", 0, head.start()) + 1
            continue
        for index in range(count):
            found[kind, index] = jsontext.locate(text, f"/{kind}/{index}", 0)[0]
    return found
