"""What was not audited, as the formats that machines read tell it: a line for each reason."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from auditor.reasons import ABOUT_THE_AUDIT
from auditor.reports.reading import Tree, path_of

_WHOLE = ABOUT_THE_AUDIT - {"invalid"}
"""Reasons told as they are; refused inputs are told one by one."""


@attrs.frozen(kw_only=True)
class Refused:
    """An input that could not be read, or a reason why the whole audit is not valid.

    Attributes:
        kind: "input-invalid", or the id of the reason.
        path: the file; empty where the reason is about none.
        message: the sentence in both languages.
    """

    kind: str
    path: str
    record: int | None = None
    line: int | None = None
    column: int | None = None
    pointer: str = ""
    message: Mapping[str, str]

    @property
    def check(self) -> str:
        """A name for it beside the ids of rules."""
        return f"auditor.{self.kind}"

    def text(self, lang: str) -> str:
        """The sentence in one language."""
        return self.message.get(lang) or next(iter(self.message.values()), "")


def refused(report: Tree, source_root: str = "") -> Iterator[Refused]:
    """Give the reasons why the audit is not valid, then each input that could not be read."""
    for reason in report["summary"]["gate"]["reasons"]:
        if reason["message_id"] in _WHOLE:
            yield Refused(
                kind=reason["message_id"],
                path=_path(reason),
                message=_both(reason.get("message")),
            )
    for entry in report["invalid"]:
        source = entry.get("source")
        place: Mapping[str, Any] = source if isinstance(source, Mapping) else {}
        yield Refused(
            kind="input-invalid",
            path=path_of(entry, source_root) if place else str(source or ""),
            record=place.get("record"),
            line=entry.get("line"),
            column=entry.get("column"),
            pointer=str(entry.get("pointer") or ""),
            message=_both(entry.get("message")),
        )


def _path(reason: Mapping[str, Any]) -> str:
    """The file that a reason is about, where it is about one."""
    names: Sequence[str] = reason["values"].get("names") or ()
    is_file = reason["message_id"] == "input-missing" and len(names) == 1
    return names[0] if is_file else ""


def _both(message: object) -> Mapping[str, str]:
    return message if isinstance(message, Mapping) else {"en": str(message or "")}
