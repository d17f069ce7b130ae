"""commerce.licence-number-form: licence numbers have the form of their kind."""

from collections.abc import Iterator
from itertools import islice

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

from .licences import Kind, is_well_formed, kind_of
from .survey import LONGEST, MOST_PLACES, Survey, survey


@rule(
    id="commerce.licence-number-form",
    severity="medium",
    confidence="high",
    effort="low",
    tags=("licences",),
    needs=("/operator/licences",),
    title={
        "ja": "許可・登録番号が種類に合った形になっている",
        "en": "Licence numbers have the form of their kind",
    },
    failure_title={
        "ja": "許可・登録の番号がない、または形が種類に合わない",
        "en": "A licence has no number, or one of another form than its kind",
    },
    why={
        "ja": "許可や登録の番号は、見る人が官庁の名簿で確かめるための手がかりです。形の違う番号は確かめられず、架空の登録と疑われます。",
        "en": "A number is what a reader looks up in the public register. One of the wrong form "
        "cannot be looked up and looks made up.",
    },
    fix={
        "ja": "許可証・登録通知を見て、官庁名から番号までをそのまま書き写してください。",
        "en": "Copy the number from the licence or notice of registration, beginning with the "
        "authority.",
    },
    messages={
        "malformed": {
            "ja": "{kind}の番号の形ではありません（例：{example}）。写し間違いがないか要確認です。",
            "en": "This is not the form of a number for {kind} (example: {example}). To be "
            "checked against the licence.",
        },
        "absent": {
            "ja": "「{kind}」の番号が空です。番号を要確認です。",
            "en": "The number of “{kind}” is empty. To be checked.",
        },
        "told-alone": {
            "ja": "「{phrase}」と{kind}の許可・登録があると書かれていますが、書き出しの許認可にも公開の文にも番号がありません。要確認です。",
            "en": "“{phrase}” claims a licence ({kind}), but neither the export's licences nor a public text gives its number. To be checked.",
        },
    },
    sources=("law.kinshoho-29", "law.kashikin", "law.kobutsu-3", "law.shikin-kessai"),
)
def licence_number_form(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A wrong number is at best a typing error and at worst a made-up licence."""
    told = tuple(_told_alone(export, context))
    if not told and not export.operator.licences:
        yield NotApplicable()
        return
    yield from islice((*_problems(export), *told), MOST_PLACES)


def _told_alone(export: RoomExport, context: Context) -> Iterator[Problem]:
    """The first claim to hold a licence of a kind that the room gives no number of."""
    room = survey(context)
    if not room.shows("licence-told"):
        return
    listed = [kind_of(licence.kind or "") for licence in export.operator.licences or ()]
    for passage in room.everything:
        for hit in passage.reading.told("licence-told", unless="licence-told-of-others"):
            place, *_ = passage.mentions((hit,))
            kind = kind_of(hit.text)
            if kind is None or kind in listed or _has_number(kind, room):
                continue
            values = {"phrase": place.text, "kind": kind.label}
            yield Problem("told-alone", at=place.pointer, span=place.span, values=values)
            return


def _has_number(kind: Kind, room: Survey) -> bool:
    """Whether a text that names the kind gives a number of whatever form."""
    return any(
        kind.named.search(passage.reading.plain) and passage.reading.has("licence-number-somewhere")
        for passage in room.everything
    )


def _problems(export: RoomExport) -> Iterator[Yield]:
    for index, licence in enumerate(export.operator.licences or ()):
        at = f"/operator/licences/{index}/number"
        if licence.number is None:
            yield Unknown(at)
            continue
        if not licence.number.strip():
            yield Problem("absent", at=at, values={"kind": (licence.kind or "-")[:LONGEST]})
            continue
        kind = kind_of(licence.kind or "")
        # the authority may stand beside the kind: 古物商許可（東京都公安委員会）
        number = f"{licence.kind} {licence.number}"
        if kind is not None and not is_well_formed(kind, number):
            yield Problem("malformed", at=at, values={"kind": kind.label, "example": kind.example})
