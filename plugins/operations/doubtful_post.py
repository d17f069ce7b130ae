"""operations.doubtful-post: what admins write reads like posts that should not stand in a room."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from auditor import Context, Problem, RoomExport, Unknown, Yield, rule
from auditor.text import category_advice, doubts, telling

_ELSEWHERE = ("/room/", "/sub_rooms/", "/commerce/")
"""Names and descriptions are read by `naming.risky-resemblance`; a legal notice has its own words."""

Span = tuple[int, int]


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
    messages={
        "resembles": {
            "ja": "「{phrase}」は、載せないほうがよい投稿に言い回しが似ています（近さ {percent}%、似ている文字や語: {grams}）。意味を確認してください。",
            "en": "“{phrase}” is worded like posts that should not stand in a room (likeness {percent} %; most alike: {grams}). Please check what it says.",
        },
        "nearest": {
            "ja": "「{phrase}」は、載せないほうがよい投稿、とくに「{kind}」に言い回しが似ています（近さ {percent}%、似ている文字や語: {grams}）。意味を確認してください。そのとおりなら: {advice}",
            "en": "“{phrase}” is worded like posts that should not stand in a room, most of all {kind} (likeness {percent} %; most alike: {grams}). Please check what it says. If so: {advice}",
        },
    },
    sources=(
        "line.prohibited.1",
        "line.prohibited.9",
        "line.prohibited.14",
        "law.copyright",
        "law.kojin-joho",
        "law.tokushoho-11",
        "law.shohisha-keiyaku-8",
        "law.yakkiho-24",
        "law.yakkiho-66-68",
        "law.stealth-marketing",
        "own.practice",
    ),
)
def doubtful_post(export: RoomExport, context: Context) -> Iterator[Yield]:
    """What is said in quite new words is seen by no pattern, but may read like what is known."""
    found = tuple(_found(context))
    yield from found
    if not found and export.notes is None:
        yield Unknown("/notes")


def _found(context: Context) -> Iterator[Problem]:
    heard = _heard(context)
    for pointer, text in context.public_text:
        if pointer.startswith(_ELSEWHERE):
            continue
        for doubt in doubts(text):
            low, high = doubt.span
            if any(start < high and low < end for start, end in heard.get(pointer, ())):
                continue  # known words say it for certain
            message, values = telling(text, doubt)
            if doubt.kind is not None:
                values["advice"] = category_advice(doubt.kind)
            yield Problem(message, at=pointer, span=doubt.span, values=values)


def _heard(context: Context) -> Mapping[str, Sequence[Span]]:
    """Where the words of the lexicons have found something."""
    heard: dict[str, list[Span]] = defaultdict(list)
    for finding in context.assessment.findings:
        for hit in finding.hits:
            heard[hit.pointer].append(hit.span)
    return heard
