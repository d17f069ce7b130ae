"""How the packages of an optional extra come into the Python that runs this program."""

import re
import shlex
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, requires

_DISTRIBUTION = "openchat-auditor"
_REQUIREMENT = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)[^;]*;.*\bextra *== *[\"']([a-z]+)[\"']")


def install_command(extra: str) -> str:
    """The command that works wherever the program came from: this Python's pip, packages by name.

    The name of our own distribution may mean nothing to an index, and the `pip` of the shell may
    be that of another Python.
    """
    words = [sys.executable or "python", "-m", "pip", "install", *packages_of(extra)]
    return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)


def packages_of(extra: str) -> list[str]:
    """The packages of an extra, as the installed distribution names them."""
    try:
        found = requires(_DISTRIBUTION) or []
    except PackageNotFoundError:  # run from a folder that was never installed
        found = []
    matches = [match for one in found if (match := _REQUIREMENT.match(one))]
    return [match[1] for match in matches if match[2] == extra] or [f"{_DISTRIBUTION}[{extra}]"]
