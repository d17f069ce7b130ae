"""Where this user's programs keep what may be thrown away."""

import os
import sys
from pathlib import Path

from auditor.text.bytecode import keep_in

_FOLDER = "openchat-auditor"


def keep_patterns() -> None:
    """Keep the bytecode of patterns as Python keeps that of modules, but in the cache folder."""
    folder = Path(sys.pycache_prefix) if sys.pycache_prefix else _cache_folder()
    if folder.is_absolute():
        keep_in(folder / _FOLDER)


def _cache_folder() -> Path:
    home = os.path.expanduser("~")  # noqa: PTH111 - Path fails without a home
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or f"{home}/AppData/Local")
    return Path(os.environ.get("XDG_CACHE_HOME") or f"{home}/.cache")
