"""The signs of multilevel marketing, and the notices that it gives before it solicits."""

from collections.abc import Iterable, Iterator, Mapping

from auditor import Context, Problem, RoomExport

from .findings import flagged, told_beside
from .survey import MOST_PLACES, survey
from .wording import listed, quoted

LABELS: Mapping[str, tuple[str, str]] = {
    "organiser": ("統括者・勧誘者の名称", "name of the organiser"),
    "aim": ("勧誘が目的であること", "aim of soliciting"),
    "goods": ("商品の種類", "kind of goods"),
    "burden": ("特定負担の額", "amount of the burden"),
    "cooling-off": ("クーリングオフ", "cooling-off"),
}
_GROUPS = {
    "organiser": "mlm-operator-notice",
    "aim": "mlm-aim-notice",
    "goods": "mlm-goods-notice",
    "burden": "mlm-burden-notice",
    "cooling-off": "cooling-off",
}
_MEANING = {"ja": "人を連れてきた数による報酬や段階", "en": "pay or rank by people brought in"}


def signs(context: Context) -> Iterator[Problem]:
    """Where the room recruits: by its words, or by pay for heads in a room of easy income."""
    found = tuple(flagged(context, "mlm"))
    told = (*found, *told_beside(context, found, "referral-chain", _MEANING))
    yield from told
    room, known = survey(context), {problem.at for problem in told}
    if not room.shows("referral-payment") or not room.shows("mlm-lure"):
        return
    paid = (
        place
        for passage in room.passages
        for place in passage.mentions(passage.reading.told("referral-payment", unless="hiring"))[:1]
        if place.pointer not in known
    )
    for place, _ in zip(paid, range(MOST_PLACES), strict=False):
        values = {"terms": quoted([place.text]), "meaning": _MEANING}
        yield Problem("signal", at=place.pointer, span=place.span, values=values)


def absent_notices(
    export: RoomExport, context: Context, wanted: Iterable[str]
) -> Mapping[str, str] | None:
    """The notices that the room's public texts lack, in words, or None when they lack none."""
    room = survey(context)
    absent = [
        LABELS[name]
        for name in wanted
        if not room.shows(_GROUPS[name])
        and not (name == "organiser" and (export.operator.name or "").strip())
    ]
    return listed(absent) if absent else None
