"""operations.alarming-post: what admins write is worded nearly as posts that do harm."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .doubting import MESSAGES, SOURCES, told


@rule(
    id="operations.alarming-post",
    severity="high",
    confidence="medium",
    effort="low",
    tags=("content-risk",),
    title={
        "ja": "お知らせやノートに、害のある投稿とほぼ同じ言い回しがない",
        "en": "Notes and announcements hold nothing worded nearly as harmful posts are",
    },
    failure_title={
        "ja": "お知らせやノートに、害のある投稿ととてもよく似た文がある",
        "en": "A note or announcement is worded nearly as harmful posts are",
    },
    why={
        "ja": "運営者が書いた文は、ルームの全員と、あとから入る人にも読まれます。決まった言葉がなくても、違法な取引や誘い、"
        "人を傷つける文と受け取られれば、通報やルームの削除につながります。文字や語の統計による意見ですが、"
        "学習に使っていない投稿で確かめたところ、ここまで似ている文のほとんどは、実際に載せるべきでないものでした。",
        "en": "What an admin writes is read by everybody in the room and by all who join later. Even without a known "
        "word, a text taken for an unlawful trade, a lure or abuse may be reported and the room deleted. This is a "
        "statistical opinion, but of posts it had never seen, nearly all that it found as much alike as this should "
        "indeed not have stood in a room.",
    },
    fix={
        "ja": "示された文を、公開を止めて読み返してください。そのとおりなら消し、だれがなぜ書いたかを運営で確かめます。引用や注意の呼びかけなど、害のない文なら、そのことが伝わる言葉に書き換えてください。",
        "en": "Take the text down and read it again. If it says what it seems to say, leave it down and find out among the "
        "admins who wrote it and why. If it is harmless, a quotation or a warning, reword it so that this can be seen.",
    },
    paste={
        "ja": "先日のお知らせに、載せるべきでない内容がありましたので削除しました。経緯は運営で確かめています。書かれていたことに応じないでください。心配なことのある方は、管理者へメンションでお知らせください。",
        "en": "A recent notice held something that should not have been posted; we have deleted it and are finding out how "
        "it came about. Please do not act on it. If anything worries you, mention an admin.",
    },
    messages=MESSAGES,
    sources=SOURCES,
)
def alarming_post(export: RoomExport, context: Context) -> Iterator[Yield]:
    """The same as `operations.doubtful-post`, where hardly a doubt is left."""
    yield from told(export, context, alarming=True)
