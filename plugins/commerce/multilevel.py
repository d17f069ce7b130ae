"""The notices that multilevel marketing gives before it solicits."""

from collections.abc import Iterable, Mapping

from auditor import Context, RoomExport

from .survey import survey
from .wording import listed

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
