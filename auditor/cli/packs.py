"""The optional packs of words, by the names that a user gives."""

from auditor.errors import UsageError


def packs_of(names: tuple[str, ...]) -> tuple[str, ...]:
    """The lexicon files of the optional packs of those names."""
    from auditor.text import pack_files, pack_names

    for name in names:
        if name not in pack_names():
            known = " ".join(pack_names())
            raise UsageError(f"--pack {name} はありません（{known}）", f"no pack {name} ({known})")
    return tuple(path for name in names for path in pack_files(name))
