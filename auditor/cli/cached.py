"""The cache of `check`, and what is told when it is not whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from auditor.cli.language import say


@contextmanager
def opened_cache(path: str, audit: Any, limits: Any, decisions: Any) -> Iterator[Any]:
    """The cache in a file for one run; written when the run ends, dropped from when it succeeds."""
    from auditor import basis
    from auditor.cache import Cache, basis_of

    made_of = basis.parts(audit, limits, decisions.decider)
    cache = Cache(Path(path), basis_of(made_of, basis.files(audit)), audit.now)
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
