"""operations.doubtful-post: what admins write reads like posts that should not stand in a room."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .doubting import MESSAGES, SOURCES, told


@rule(
    id="operations.doubtful-post",
    severity="medium",
    confidence="low",
    effort="low",
    tags=("content-risk",),
    title={
        "ja": "お知らせやノートに、気がかりな言い回しがない",
        "en": "Notes and announcements raise no doubts by their wording",
    },
    failure_title={
        "ja": "お知らせやノートに、気がかりな言い回しの文がある",
        "en": "A note or announcement reads like posts that should not stand in a room",
    },
    why={
        "ja": "運営者が書いた文は、ルームの全員と、あとから入る人にも読まれます。決まった言葉がなくても、人を傷つける文、"
        "勧誘や売り込み、個人情報の求めなどと受け取られれば、通報や削除につながります。"
        "これは文字や語の統計による参考意見で、確からしさは低めです。",
        "en": "What an admin writes is read by everybody in the room and by all who join later. Even without a known "
        "word, a text taken for abuse, luring, hidden selling or a demand for personal data may be reported and "
        "the room deleted. This is a statistical second opinion of low confidence.",
    },
    fix={
        "ja": "示された文を読み返し、心当たりがあれば消すか、誤解されない言葉に書き換えてください。心当たりがなければ、そのままで差し支えありません。",
        "en": "Read the sentence again; if the doubt is justified, remove or reword it. If nothing applies, it may stay as it is.",
    },
    paste={
        "ja": "先日のお知らせに誤解を招く書き方がありましたので、取り消して書き直しました。ご不明な点は管理者までお知らせください。",
        "en": "A recent notice was worded in a misleading way; we have withdrawn and rewritten it. Please ask the admins if anything is unclear.",
    },
    messages=MESSAGES,
    sources=SOURCES,
)
def doubtful_post(export: RoomExport, context: Context) -> Iterator[Yield]:
    """What is said in quite new words is seen by no pattern, but may read like what is known.

    What reads so much like it that hardly a doubt is left is told by `operations.alarming-post`.
    """
    yield from told(export, context, alarming=False)
