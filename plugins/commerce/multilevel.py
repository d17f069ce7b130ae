"""The notices that multilevel marketing gives before it solicits."""

from collections.abc import Iterable, Mapping

from auditor import Context, RoomExport

from .trade import shows

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
    absent = [
        LABELS[name]
        for name in wanted
        if not shows(context, _GROUPS[name])
        and not (name == "organiser" and (export.operator.name or "").strip())
    ]
    if not absent:
        return None
    return {"ja": "・".join(ja for ja, _ in absent), "en": ", ".join(en for _, en in absent)}
