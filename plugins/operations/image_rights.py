"""operations.image-rights: the room's main image belongs to somebody else."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Unknown, Yield, rule
from auditor.text import pattern, plain_case

_CREDIT = "/room/image/credit"
_WITHOUT_LEAVE = pattern(__package__, "words.json", "without-leave")
_FREE_TO_USE = pattern(__package__, "words.json", "free-to-use")


@rule(
    id="operations.image-rights",
    severity="medium",
    effort="medium",
    tags=("appearance", "rights"),
    title={
        "ja": "メイン画像の権利を確認している",
        "en": "The rights to the main image are settled",
    },
    failure_title={
        "ja": "メイン画像の権利が確認できていない",
        "en": "The rights to the main image are not settled",
    },
    why={
        "ja": "他人の写真・イラスト・キャラクター・芸能人の画像を許可なく使うことは、"
        "禁止規定第4項（知的財産権・肖像権等の侵害）にあたるおそれがあり、"
        "画像やルームが削除されることがあります。",
        "en": "Using other people's photos, drawings, characters or a celebrity's picture without "
        "permission may fall under prohibition 4 (intellectual property and portrait rights); the "
        "image or the room may be deleted.",
    },
    fix={
        "ja": "自分で作った画像か、利用を許可された画像に替えてください（≡ → その他 → "
        "オープンチャット情報）。許可を得た画像は、許可の記録を残し、"
        "必要なら出典を説明文に書いてください。画像を替えると、"
        "確認のため1〜2日ほど検索に表示されないことがあります。",
        "en": "Use an image that you made or may use (≡ → その他 (Other) → room information). "
        "Keep the record of the permission and, where it is asked for, name the source in the "
        "description. After a change the room may be missing from search for a day or two.",
    },
    paste={
        "ja": "メイン画像：©（権利者の名前）（許可を得て使用しています）",
        "en": "Main image: © (name of the holder), used with permission",
    },
    messages={
        "third-party": {
            "ja": "メイン画像が第三者のものとされています。許可の有無は要確認です。",
            "en": "The main image is said to be a third party's; whether its use is permitted "
            "needs to be checked.",
        },
        "without-leave": {
            "ja": "画像の出典の欄に「{phrase}」とあり、許可を得ずに使っていると読めます。要確認です。",
            "en": "“{phrase}”, says the image's credit: it seems to be used without permission; please "
            "check.",
        },
        "no-credit": {
            "ja": "許可を得た画像ですが、権利者や許可の記録が空です。",
            "en": "The image is licensed, but the holder or the permission is not on record.",
        },
    },
    sources=("line.prohibited.4", "line.newsletter-5", "law.copyright"),
)
def image_rights(export: RoomExport) -> Iterator[Yield]:
    """An image is used by right, by licence with a record, or not at all."""
    image = export.room.image
    credit = plain_case(image.credit or "")
    avowed = None if _FREE_TO_USE.search(credit) else _WITHOUT_LEAVE.search(credit)
    if avowed is not None:
        yield Problem("without-leave", at=_CREDIT, values={"phrase": avowed.group()})
    elif image.rights is None:
        yield Unknown("/room/image/rights")
    elif image.rights == "third_party":
        yield Problem("third-party", at="/room/image/rights")
    elif image.rights == "licensed" and image.credit is None:
        yield Unknown(_CREDIT)
    elif image.rights == "licensed" and not credit.strip():
        yield Problem("no-credit", at=_CREDIT)
