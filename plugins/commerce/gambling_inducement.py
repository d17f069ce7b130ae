"""commerce.gambling-inducement: no inducement to online casinos and betting."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .findings import flagged, told_beside

_MEANING = {
    "ja": "海外の賭博サイトへの誘い",
    "en": "an invitation to a betting house abroad",
}


@rule(
    id="commerce.gambling-inducement",
    severity="critical",
    confidence="medium",
    effort="low",
    tags=("content-risk", "gambling"),
    title={
        "ja": "オンラインカジノなどへの誘いと見られる言葉がない",
        "en": "No signs of inducement to online casinos and betting",
    },
    failure_title={
        "ja": "オンラインカジノなどへの誘いと見られる言葉がある",
        "en": "Signs of inducement to online casinos or betting",
    },
    why={
        "ja": "2025年9月25日から、国内にいる人をオンラインカジノなどのオンラインギャンブルに誘うことや、サイトを紹介することが、ギャンブル等依存症対策基本法第9条の2で禁止"
        "されています。LINEは該当する投稿を削除し、利用を停止すると知らせています。",
        "en": "Since 25 September 2025 Article 9-2 of the Basic Act on Countermeasures against "
        "Gambling Addiction forbids inducing people in Japan to online casinos and the "
        "like and listing such sites. LINE removes such posts and suspends the accounts.",
    },
    fix={
        "ja": "オンラインカジノ・スポーツベット・ブックメーカーの名前、リンク、ボーナスの案内を削除してください。競馬など公営競技の話題はできますが、賭けの代行（ノミ行為）や「必ず"
        "当たる」予想の販売は控えてください。",
        "en": "Remove names, links and bonuses of online casinos, sports betting and bookmakers. "
        "Talk about licensed races is possible; taking bets or selling “sure” tips is not.",
    },
    paste={
        "ja": "【禁止】オンラインカジノ・スポーツベットなどのギャンブルの紹介・リンク・招待コードの投稿は禁止です（禁止規定第9項）。ギャンブルで困っている方は、消費者ホットライン"
        "188や各地の精神保健福祉センターに相談できます。",
        "en": "[Forbidden] Presenting, linking or inviting to online casinos, sports betting and "
        "the like (prohibition 9). Anyone who has trouble with gambling can call the consumer "
        "hotline 188.",
    },
    messages={
        "signal": {
            "ja": "{terms}はオンラインカジノなどのギャンブルへの誘いのしるしです（{meaning}）。ギャンブル等依存症対策基本法第9条の2に照らして要確認です。",
            "en": "{terms}: a sign of inducement to online casinos or betting ({meaning}). To be "
            "checked (Article 9-2 of the Basic Act on gambling addiction).",
        },
    },
    sources=("line.gambling", "law.gambling-9-2", "line.prohibited.9"),
)
def gambling_inducement(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Since September 2025 the inducement itself is unlawful, whatever the gambler does."""
    told = tuple(flagged(context, "gambling"))
    yield from told
    yield from told_beside(context, told, "casino-invite", _MEANING)
