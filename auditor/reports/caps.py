"""How far a rule without an answer holds a score down, by the built-in profiles' own files."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


def caps_of(profile: object) -> Mapping[str, int]:
    """The most points by severity; empty for a profile whose file is not ours.

    A report names its profile and not the caps of it, and it can be rendered where a company's own
    profile is not at hand.
    """
    known = _built_in()
    name, caps = str(profile), dict[str, int]()
    while name in known:
        caps = {**known[name].get("caps", {}), **caps}
        name = known[name].get("extends", "")
    return caps


@cache
def _built_in() -> Mapping[str, dict[str, Any]]:
    found = [
        json.loads(file.read_text(encoding="utf-8"))
        for file in files("auditor.profiles").iterdir()
        if file.name.endswith(".json")
    ]
    return {data["name"]: data for data in found}
