"""The score of an export that is still being filled in."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import attrs

from auditor.audit import Audit, prepare
from auditor.cli.language import say
from auditor.fmt import formatted
from auditor.host import load
from auditor.limits import Limits
from auditor.loader import Loaded, load_record
from auditor.profile import DEFAULT, resolve
from auditor.source import Record


@attrs.frozen
class Preview:
    """Scores exports one after another with the same rules."""

    audit: Audit

    @classmethod
    def at(cls, now: datetime) -> "Preview":
        """The preview with the standard profile at a moment."""
        host = load()
        others = [data for _, found in host.collect("auditor_profiles") for data in found or ()]
        return cls(prepare(host, resolve(DEFAULT, others), now))

    def __call__(self, export: Mapping[str, Any]) -> str | None:
        """The score in a sentence; None while the export cannot be audited."""
        found = loaded_export(export)
        return None if found is None else _sentence(self.audit.room(found)["score"])


def loaded_export(export: Mapping[str, Any]) -> Loaded | None:
    """An export that is still being filled in, ready for an audit; None while it cannot be."""
    record = Record("-", 1, formatted(export))
    return next((one for one in load_record(record, Limits()) if isinstance(one, Loaded)), None)


def _sentence(score: Mapping[str, Any]) -> str:
    low, high, known = score["low"], score["high"], score["coverage"]
    return say(
        f"ここまでのスコア: {low}点（残りがすべて良ければ{high}点）、確認できた割合 {known}%",
        f"Score so far: {low} (up to {high} if all the rest is well), {known}% known",
    )
