"""commerce.stealth-marketing: paid or rewarded posts are marked as advertising."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

from .survey import Mention, Survey, survey

_REACH = 80


@rule(
    id="commerce.stealth-marketing",
    severity="high",
    confidence="medium",
    effort="low",
    tags=("advertising", "disclosure"),
    title={
        "ja": "提供や報酬のある投稿に広告の表示がある",
        "en": "Sponsored posts are marked as advertising",
    },
    failure_title={
        "ja": "提供や報酬のある投稿に広告の表示がない",
        "en": "Sponsored posts are not marked as advertising",
    },
    why={
        "ja": "2023年10月1日から、事業者の表示なのに消費者が広告とわからないもの（ステルスマーケティング）は景品表示法の不当表示に"
        "指定されています。モニター・商品提供・特典付きのレビュー依頼も対象になりえます。",
        "en": "Since 1 October 2023 a trader's own representation that consumers cannot recognise as "
        "advertising is an unfair representation (stealth marketing). Product tests, gifts and "
        "reviews for a reward can fall under it.",
    },
    fix={
        "ja": "対象の文の先頭に「広告」または「PR」を入れ、だれから何の提供を受けたかを書いてください。"
        "モニターやレビューを頼む場合は、投稿に「PR」を付けることを条件に書きます。",
        "en": "Begin the text with 広告 or PR and say who provided what. When asking for tests or "
        "reviews, make the mark PR a condition.",
    },
    paste={
        "ja": "【PR】この投稿は、〇〇株式会社から商品の提供を受けて作成しています。\n"
        "モニター・レビューにご参加の方へ：感想を投稿する際は、本文の先頭に「PR」または「〇〇株式会社から提供」とお書きください。"
        "評価の内容は自由です。",
        "en": "[PR] This post was made with products provided by ….\nTo all testers and reviewers: "
        "please begin your post with “PR” or “provided by …”. What you write is up to you.",
    },
    messages={
        "unmarked": {
            "ja": "「{phrase}」がありますが、同じ文に「広告」「PR」などの表示がありません。"
            "景品表示法のステルスマーケティング告示に照らして要確認です。",
            "en": "“{phrase}” stands without a mark such as 広告 or PR in the same text. To be checked "
            "against the notice on stealth marketing.",
        },
        "hidden": {
            "ja": "「{phrase}」は、感想やレビューが広告であることを伏せさせる文と読めます。"
            "景品表示法のステルスマーケティング告示に照らして要確認です。",
            "en": "“{phrase}” reads as asking reviewers not to say that they were rewarded. To be "
            "checked against the notice on stealth marketing.",
        },
        "declared-unmarked": {
            "ja": "広告・タイアップがあると申告されていますが、公開の文に「広告」「PR」などの表示が見当たりません。"
            "景品表示法のステルスマーケティング告示に照らして要確認です。",
            "en": "Sponsored posts are declared, but no public text bears a mark such as 広告 or PR. "
            "To be checked against the notice on stealth marketing.",
        },
    },
    sources=("law.stealth-marketing", "law.keihyoho-5", "E2.10"),
)
def stealth_marketing(export: RoomExport, context: Context) -> Iterator[Yield]:
    """An advertisement must be recognisable where it is read."""
    room = survey(context)
    hidden = {place.pointer: place for place in reversed(tuple(_hidden(room)))}
    for place in hidden.values():
        values = {"phrase": place.text}
        yield Problem("hidden", at=place.pointer, span=place.span, values=values)
    found = room.first("sponsored-talk", "goods-for-posts")
    for place in found:
        if place.pointer not in hidden and not room.shows_beside(place.pointer, "ad-label"):
            values = {"phrase": place.text}
            yield Problem("unmarked", at=place.pointer, span=place.span, values=values)
    if found or hidden:
        return
    if export.commerce.sponsored is None:
        yield Unknown("/commerce/sponsored")
    elif not export.commerce.sponsored:
        yield NotApplicable()
    elif not room.shows("ad-label"):
        yield Problem("declared-unmarked", at="/commerce/sponsored")


def _hidden(room: Survey) -> Iterator[Mention]:
    """Where those who post a review are told that they need not say what they got."""
    yield from room.first("review-reward")
    if room.shows("hidden-reward"):
        for passage in room.passages:
            told = passage.reading.beside("hidden-reward", "review-talk", _REACH)
            yield from passage.mentions(told[:1])
