"""The legal disclosure of a seller: where a room shows it and which parts it holds."""

from collections.abc import Iterable, Iterator, Mapping

from auditor import Context, RoomExport

from .reading import read
from .survey import DISCLOSURE, Passage, survey
from .wording import listed

LABELS: Mapping[str, tuple[str, str]] = {
    "name": ("氏名または名称", "seller's name"),
    "address": ("住所", "address"),
    "phone": ("電話番号", "telephone"),
    "manager": ("代表者または責任者", "representative or person in charge"),
    "price": ("販売価格", "price"),
    "fees": ("送料などの追加費用", "shipping and other costs"),
    "payment": ("支払方法・時期", "payment and its time"),
    "delivery": ("引渡時期", "delivery"),
    "period": ("契約の期間", "period of the contract"),
    "returns": ("返品・キャンセル", "returns and cancellation"),
}


def disclosures(context: Context) -> tuple[tuple[str, str], ...]:
    """Pointer and text of every text that is, or claims to be, the disclosure."""
    return tuple(_disclosures(context))


def unsaid(export: RoomExport) -> tuple[str, ...]:
    """Pointers of the settings that could show a disclosure, of which the export says nothing."""
    return tuple(
        f"/commerce/{name}"
        for name in ("disclosure_url", "disclosure_text")
        if getattr(export.commerce, name) is None
    )


def absent_parts(text: str, parts: Iterable[str]) -> Mapping[str, str] | None:
    """The parts that a disclosure lacks, in words, or None when it lacks none."""
    reading = read(text)
    if reading.has("disclosure-link"):
        return None
    absent = [LABELS[part] for part in parts if not reading.has(f"disclosure-{part}")]
    return listed(absent) if absent else None


def _disclosures(context: Context) -> Iterator[tuple[str, str]]:
    everything = [passage for passage in survey(context).everything if passage.text.strip()]
    are_notes_there = any(passage.pointer.startswith("/notes/") for passage in everything)
    is_headed = _is_headed if are_notes_there else _is_headed_here
    bodies = {passage.pointer for passage in everything if passage.pointer.endswith("/body")}
    titled = set()
    for passage in everything:
        body = passage.pointer.removesuffix("title") + "body"
        claimed = passage.pointer == DISCLOSURE or is_headed(passage)
        if claimed and passage.pointer.endswith("/title") and body in bodies:
            titled.add(body)  # the heading of a note claims for what stands below it
        elif claimed or passage.pointer in titled:
            yield passage.pointer, passage.text


def _is_headed(passage: Passage) -> bool:
    return bool(passage.reading.said("disclosure-heading"))


def _is_headed_here(passage: Passage) -> bool:
    """Tell whether a text calls itself the disclosure, and does not only say in which note."""
    reading = passage.reading
    return len(reading.said("disclosure-heading")) > len(reading.said("disclosure-in-note"))
