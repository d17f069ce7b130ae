"""What the entries of an audit rest on beside the rooms: the program, the rules, what was decided.

Two audits on the same basis come to the same entries; where they do not, the parts tell why.
"""

import hashlib
import sys
import unicodedata
from collections.abc import Iterable
from importlib import resources
from importlib.metadata import version
from pathlib import Path
from typing import Any

import attrs

from auditor import __version__
from auditor.audit import Audit
from auditor.baseline import NO_BASELINE
from auditor.canonical import without_floats
from auditor.deciding import Decider
from auditor.limits import Limits

Json = dict[str, Any]


def parts(audit: Audit, limits: Limits, decider: Decider) -> Any:
    """What decides of an entry beside the room and the files of the program, as JSON values."""
    # only waivers and attestations hang on the day; a set has an order of its own in each process
    is_dated = bool(decider.waivers or decider.attestations)
    dated = attrs.evolve(decider, baseline=NO_BASELINE)
    return without_floats(
        {
            "tool": audit.tool(),
            "evidence": audit.has_evidence,
            "limits": attrs.asdict(limits),
            "ladder": [rung.name for rung in audit.ladder],
            "decisions": repr(dated) if is_dated else "",
            "baseline": decider.baseline.as_json(),
            "python": sys.version,
            "unicode": unicodedata.unidata_version,
            "jsonschema": version("jsonschema"),
        }
    )


def files(audit: Audit) -> list[Path]:
    """The files of the program, and the lexicons that plugins or packs bring."""
    folders = [Path(str(resources.files(name))) for name in ("auditor", "auditor_schemas")]
    own = [
        file
        for folder in folders
        for file in sorted(folder.rglob("*"))
        if file.suffix in (".py", ".json", ".toml")
    ]
    return [*own, *map(Path, audit.lexicons)]


def versions(audit: Audit) -> dict[str, str]:
    """Name and version of everything that judges, each with a digest where there are files."""
    own = f"{__version__} ({_digest(files(audit))})"
    plugins = {
        plugin.name: f"{plugin.version} ({plugin.digest.removeprefix('sha256:')[:12]})"
        if plugin.state == "loaded"
        else plugin.state
        # one that failed may bear the name of one that was loaded, which counts
        for plugin in sorted(audit.host.plugins, key=lambda one: one.state == "loaded")
    }
    return {
        **plugins,
        "auditor": own,
        "rules": audit.tool()["rules_digest"],
        "Python": sys.version.split()[0],
        "Unicode": unicodedata.unidata_version,
        "jsonschema": version("jsonschema"),
    }


def _digest(paths: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:12]
