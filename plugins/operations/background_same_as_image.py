"""operations.background-same-as-image: the talk's background is the room's busy main image."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule


@rule(
    id="operations.background-same-as-image",
    severity="low",
    confidence="medium",
    tags=("appearance",),
    needs=("/room/background/same_as_image",),
    title={
        "ja": "トークの背景をメイン画像とは別に設定している",
        "en": "The talk has a background of its own",
    },
    failure_title={
        "ja": "メイン画像がそのままトークの背景になっている",
        "en": "The main image is also the talk's background",
    },
    why={
        "ja": "作成したときに選んだメイン画像は、変えるまでトークの背景にもなります。"
        "色や文字の多い画像だと、メッセージが読みにくくなります。",
        "en": "The image chosen at creation is also the talk's background until it is changed. A "
        "loud one makes messages hard to read.",
    },
    fix={
        "ja": "トーク画面右上の≡ → その他 → 背景デザインで、無地か淡い色の背景を選んでください。"
        "メイン画像は変える必要がありません。",
        "en": "Choose a plain or pale background under ≡ at the top right of the talk → その他 "
        "(Other) → 背景デザイン (background). The main image can stay.",
    },
    messages={
        "same": {
            "ja": "背景がメイン画像と同じです。文字が読みやすいかを確かめてください。",
            "en": "The background is the main image; check that messages are easy to read.",
        },
    },
    sources=("E1.9", "line.admin-manual"),
)
def background_same_as_image(export: RoomExport) -> Iterator[Yield]:
    """Talk is for reading; a picture under it gets in the way."""
    if export.room.background.same_as_image:
        yield Problem("same", at="/room/background/same_as_image")
