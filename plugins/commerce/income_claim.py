"""commerce.income-claim: nobody is promised an income or a profit."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule

from .survey import LONGEST, MOST_PLACES, Mention, Survey, survey

_REACH = 60
_PROMISED = "side-job.income-promised"
"""The words of the shared scan that promise so much a month."""


@rule(
    id="commerce.income-claim",
    severity="critical",
    confidence="medium",
    effort="low",
    tags=("claims", "content-risk"),
    title={
        "ja": "収入や利益を約束する表現がない",
        "en": "No promise of income or profit",
    },
    failure_title={
        "ja": "収入や利益を約束する表現がある",
        "en": "Income or profit is promised",
    },
    why={
        "ja": "「必ず儲かる」「元本保証」「誰でも月〇万円」などの断定は、特定商取引法・景品表示法・金融商品取引法で問題になりやすく、"
        "オープンチャットでは禁止規定第9項・第14項による削除や利用停止につながります。詐欺の被害でも多く使われる言葉です。",
        "en": "Promises such as “sure profit”, “principal guaranteed” or “anyone earns … a month” "
        "are problems under the Acts on Specified Commercial Transactions, on Misleading "
        "Representations and on Financial Instruments, and lead to removal under prohibitions 9 "
        "and 14. Frauds use the same words.",
    },
    fix={
        "ja": "約束や断定をやめ、根拠のある事実（期間・人数・条件）だけを書いてください。実績を載せる場合は、"
        "根拠と「結果には個人差があり、成果を保証するものではありません」を並べて書きます。",
        "en": "Drop the promise and state only facts with their basis (period, people, conditions). "
        "Beside any results, give their basis and say that they are no guarantee.",
    },
    paste={
        "ja": "掲載している実績は、20XX年〇月〜〇月に当社の受講者〇名のうち〇名が得た結果です。"
        "結果には個人差があり、収入や利益を保証するものではありません。損失が生じることもあります。",
        "en": "The results shown were obtained by … of our … students between … and …. Results "
        "differ; no income or profit is guaranteed, and losses are possible.",
    },
    messages={
        "guarantee": {
            "ja": "「{phrase}」は収入や利益を約束する表現と読めます。特定商取引法・景品表示法などに照らして要確認です。"
            "根拠と「保証するものではない」旨の表示が必要か、確かめてください。",
            "en": "“{phrase}” reads as a promise of income or profit. To be checked against the Acts "
            "on Specified Commercial Transactions and Misleading Representations.",
        },
        "figure": {
            "ja": "「{phrase}」は具体的な収入をうたう表現です。根拠と、成果を保証しない旨の表示がないため要確認です。",
            "en": "“{phrase}” names a figure of income, without its basis or a note that nothing is "
            "guaranteed. To be checked.",
        },
    },
    sources=(
        "law.tokushoho-33-2",
        "law.tokushoho-51-2",
        "law.keihyoho-5",
        "line.prohibited.9",
        "line.prohibited.14",
    ),
)
def income_claim(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A promised gain is the one phrase that all the money frauds share."""
    room = survey(context)
    guarantees = _guarantees(context, room)
    promised = {place.pointer for place in guarantees}
    for place in guarantees:
        values = {"phrase": place.text}
        yield Problem("guarantee", at=place.pointer, span=place.span, values=values)
    for place in room.first("income-figure"):
        if place.pointer in promised or room.shows_beside(place.pointer, "income-basis"):
            continue
        values = {"phrase": place.text}
        yield Problem("figure", at=place.pointer, span=place.span, values=values)


def _guarantees(context: Context, room: Survey) -> tuple[Mention, ...]:
    """The first promise of each text; a sure gain is one where trading is spoken of."""
    found = {place.pointer: place for place in room.first("income-guarantee")}
    for group in ("no-loss", "sure-gain"):
        for passage in room.passages if room.shows(group) else ():
            told = passage.reading.near(group, "trading", _REACH)
            for place in passage.mentions(told[:1]):
                found.setdefault(place.pointer, place)
    for place in _promised(context, room):
        found.setdefault(place.pointer, place)
    return tuple(found.values())[:MOST_PLACES]


def _promised(context: Context, room: Survey) -> Iterator[Mention]:
    """Where a monthly income is promised in words that stand apart from each other."""
    texts = {passage.pointer: passage.text for passage in room.passages}
    for finding in context.findings("side-job"):
        pointers = {hit.pointer for hit in finding.hits}
        if finding.combination == _PROMISED and len(pointers) == 1 and pointers <= texts.keys():
            (pointer,) = pointers
            start = min(hit.span[0] for hit in finding.hits)
            end = max(hit.span[1] for hit in finding.hits)
            yield Mention(pointer, (start, end), texts[pointer][start:end].strip()[:LONGEST])
