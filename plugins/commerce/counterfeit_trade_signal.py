"""commerce.counterfeit-trade-signal: no trade in fakes, pirated works or accounts."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule

from .findings import flagged
from .survey import survey


@rule(
    id="commerce.counterfeit-trade-signal",
    severity="high",
    confidence="medium",
    effort="low",
    tags=("content-risk", "counterfeit", "copyright"),
    title={
        "ja": "偽物・海賊版・アカウントの売買と見られる言葉がない",
        "en": "No signs of trading fakes, pirated works or accounts",
    },
    failure_title={
        "ja": "偽物・海賊版・アカウントの売買と見られる言葉がある",
        "en": "Signs of trading fakes, pirated works or accounts",
    },
    why={
        "ja": "偽ブランド品の販売は商標法、漫画や映画の無断配布は著作権法で問題になり、禁止規定第4項による削除の対象です。ゲームのアカウントやゲーム内通貨の売買（RMT）は、各サ"
        "ービスの規約で禁じられ、詐欺や乗っ取りの温床になります。",
        "en": "Selling fakes offends the Trademark Act and sharing comics or films without leave "
        "the Copyright Act; both are removed under prohibition 4. Trading game accounts "
        "and currency breaks the services’ terms and feeds fraud and account theft.",
    },
    fix={
        "ja": "該当する言葉と投稿を削除してください。正規品や中古品を扱う場合は、仕入れ先や古物商許可番号を示し、「本物そっくり」のような言い方を避けます。",
        "en": "Remove the words and posts. If you deal in genuine or used goods, show the "
        "source or the second-hand dealer’s licence and avoid phrases such as “just like "
        "the real one”.",
    },
    paste={
        "ja": "【禁止】偽ブランド品・コピー品、漫画や動画などの無断アップロード、ゲームやSNSのアカウント・ゲーム内通貨の売買は禁止です。見つけたら投稿を削除し、くり返す方には退"
        "会していただきます。",
        "en": "[Forbidden] Fakes and copies, uploading comics or films without leave, and "
        "trading accounts or game currency. Such posts are removed, and those who repeat "
        "them too.",
    },
    messages={
        "signal": {
            "ja": "{terms}は偽物・海賊版・アカウントの売買のしるしです（{meaning}）。商標法・著作権法・各サービスの規約に照らして要確認です。",
            "en": "{terms}: a sign of trading fakes, pirated works or accounts ({meaning}). To "
            "be checked (trademark, copyright, terms of the services).",
        },
        "account-trade": {
            "ja": "「{phrase}」はゲームやSNSのアカウントの売買と読めます。各サービスの規約に照らして要確認です。",
            "en": "“{phrase}” reads as trade in an account of a game or a service. To be checked "
            "(terms of the services).",
        },
        "piracy-offer": {
            "ja": "「{phrase}」は、作品を無断で写したり配ったりする誘いと読めます。著作権法・禁止規定第4項に照らして要確認です。権利者の許しがあれば、その旨を書けば解消します。",
            "en": "“{phrase}” reads as an offer of works copied or handed out without leave. To be checked "
            "(Copyright Act, prohibition 4); leave of the owner, stated, settles it.",
        },
    },
    sources=("line.prohibited.4", "line.prohibited.9", "law.trademark", "law.copyright"),
)
def counterfeit_trade_signal(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Fakes, pirated works and sold accounts harm the maker first and the room next."""
    told = tuple(flagged(context, "counterfeit"))
    yield from told
    known = {problem.at for problem in told}
    room = survey(context)
    for place in room.first("account-trade"):
        if place.pointer not in known:
            values = {"phrase": place.text}
            yield Problem("account-trade", at=place.pointer, span=place.span, values=values)
    for passage in room.passages if room.shows("piracy-offer") else ():
        if passage.pointer not in known:
            offers = passage.reading.told("piracy-offer", unless="lawful-source")
            for place in passage.mentions(offers[:1]):
                values = {"phrase": place.text}
                yield Problem("piracy-offer", at=place.pointer, span=place.span, values=values)
