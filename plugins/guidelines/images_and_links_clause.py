"""guidelines.images-and-links-clause: no rule on images and outside links."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .judging import MESSAGES, judge_clause


@rule(
    id="guidelines.images-and-links-clause",
    severity="medium",
    confidence="medium",
    tags=("guideline-clause",),
    title={
        "ja": "画像と外部リンクの決まりがある",
        "en": "A rule says which images and links may be posted",
    },
    failure_title={
        "ja": "画像・外部リンクについての決まりがない",
        "en": "No rule on images and outside links",
    },
    why={
        "ja": "アプリには画像やURLの投稿だけを止める設定がありません。何を載せてよいかは、文章の"
        "決まりとNGワードで示すことになります。",
        "en": "The app has no switch for images or URLs alone. What may be posted has to be "
        "written down, with the spam filter behind it.",
    },
    fix={
        "ja": "≡ → ノート → 大事なノートに、用意してある文を貼り付けて、ルームに合わせて直してください。",
        "en": "Paste the ready text into the important note (≡ → ノート) and fit it to your room.",
    },
    paste={
        "ja": "【画像・リンクについて】投稿できる画像は、ご自身で撮影・作成したものに限ります。"
        "ほかの方の顔や名前、車のナンバーが写らないようにしてください。外部サイトのURLは公式サイ"
        "トのみとし、短縮URLとほかのオープンチャットの招待リンクは禁止します。",
        "en": "[Images and links] Only post images that you took or made yourself, without "
        "other people's faces, names or number plates. Links to official sites only; shortened "
        "URLs and invitations to other rooms are not allowed.",
    },
    messages=MESSAGES,
    sources=("line.prohibited.4", "line.newsletter-2", "E2.12"),
)
def images_and_links_clause(export: RoomExport, context: Context) -> Iterator[Yield]:
    """No setting limits images or links, so only a written rule can."""
    yield from judge_clause("images-and-links-clause", export, context)
