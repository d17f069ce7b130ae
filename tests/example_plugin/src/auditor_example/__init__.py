"""A stranger's plugin with one of each hook."""

import json
from collections.abc import Iterator
from pathlib import Path

from auditor import Context, Problem, RoomExport, Yield, hookimpl, rule

AUDITOR_API = (1, 1)
HERE = Path(__file__).parent


@rule(
    id="example.rival-name",
    severity="high",
    tags=("brand",),
    title={"ja": "競合他社の名前がない", "en": "No rival is named"},
    failure_title={"ja": "競合他社の名前がある", "en": "A rival is named"},
    why={"ja": "比較広告の社内基準です。", "en": "Our own standard on comparative advertising."},
    fix={"ja": "社名を外してください。", "en": "Take the name out."},
    messages={"named": {"ja": "「{name}」があります。", "en": "“{name}” is named."}},
    sources=({"title": {"ja": "広告基準", "en": "Advertising standard"}, "date": "2026-04-01"},),
)
def rival_name(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Names of rivals in public text invite disputes."""
    del export
    for finding in context.findings("example-rivals"):
        for hit in finding.hits:
            yield Problem("named", at=hit.pointer, values={"name": hit.matched}, span=hit.span)


class Names:
    """A reporter: the names of the rooms, a line each."""

    @staticmethod
    def render(report, *, lang, options):
        """The names as bytes."""
        del lang, options
        return "".join(room["name"] + "\n" for room in report["rooms"]).encode()


@hookimpl
def auditor_rules():
    """The rules of this plugin."""
    return (rival_name,)


@hookimpl
def auditor_lexicons():
    """The lexicon that joins the shared scan."""
    return (HERE / "rivals.json",)


@hookimpl
def auditor_reporters():
    """One more format."""
    return {"names": Names}


@hookimpl
def auditor_profiles():
    """One more profile."""
    return (json.loads((HERE / "profile.json").read_text(encoding="utf-8")),)
