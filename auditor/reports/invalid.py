"""An unreadable input, told in one line."""

from auditor.reports.reading import Tree, text_in
from auditor.reports.visible import one_line


def invalid_line(entry: Tree, lang: str) -> str:
    """One unreadable input in one line: place, pointer, sentence."""
    source = entry["source"]
    place = one_line(str(source["path"]))
    if entry["line"] is not None:
        place += f":{entry['line']}:{entry['column']}"
    pointer = f" {one_line(entry['pointer'])}" if entry["pointer"] else ""
    return f"{place}:{pointer} {one_line(text_in(entry['message'], lang))}"
