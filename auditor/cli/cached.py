"""The cache of `check`: what its entries depend on, and what is told when it is not whole."""

import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any

import attrs
import click

from auditor.cli.language import say


@contextmanager
def opened_cache(path: str, audit: Any, limits: Any, decisions: Any) -> Iterator[Any]:
    """The cache in a file for one run; written when the run ends, dropped from when it succeeds."""
    from auditor.cache import Cache, basis_of

    cache = Cache(Path(path), basis_of(_parts(audit, limits, decisions), _files(audit)), audit.now)
    if not cache.open():
        told = say(f"{path} は壊れていたため、作り直します", f"{path} was damaged; it is made anew")
        click.echo(told, err=True)
    is_complete = False
    try:
        yield cache
        is_complete = True
    finally:
        if not cache.close(is_complete=is_complete):
            told = say(
                f"{path} はほかの処理が使用中のため、保存しませんでした",
                f"{path} is in use by another run, so nothing was kept",
            )
            click.echo(told, err=True)


def _parts(audit: Any, limits: Any, decisions: Any) -> Any:
    """What decides of an entry beside the room and the files of the program."""
    from importlib.metadata import version

    from auditor.baseline import NO_BASELINE
    from auditor.canonical import without_floats

    decider = decisions.decider
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


def _files(audit: Any) -> list[Path]:
    """The files of the program, and the lexicons that plugins or packs bring."""
    folders = [Path(str(resources.files(name))) for name in ("auditor", "auditor_schemas")]
    own = [
        file
        for folder in folders
        for file in sorted(folder.rglob("*"))
        if file.suffix in (".py", ".json", ".toml")
    ]
    return [*own, *map(Path, audit.lexicons)]
