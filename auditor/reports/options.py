"""What the person who asks for a report may choose about its form."""

import attrs


@attrs.frozen(kw_only=True)
class RenderOptions:
    """The choices of one rendering; every reporter reads only those that concern it."""

    source_root: str = ""
    """Folder that the paths of inputs are shown relative to (GitHub and GitLab want that)."""

    bom: bool = False
    """Begin CSV with a byte order mark, which Excel needs in order to read it as UTF-8."""

    annotation_limit: int = 10
    """How many annotations of one level GitHub shows for a step; the rest is counted."""

    width: int | None = None
    """How many columns there are for tables of text; None where nothing limits them."""

    files: tuple[str, ...] = ()
    """Names of the files with all results of the same audit, for formats that show a part."""

    again: str = ""
    """The command that gives all results, where no file holds them; empty when none can be told."""
