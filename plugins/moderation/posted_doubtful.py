"""moderation.posted-doubtful: messages of the talk that read like posts which should not stand there."""

from collections.abc import Iterator

from auditor import RoomExport, Yield, rule

from .doubting import MESSAGES, SOURCES, told


@rule(
    id="moderation.posted-doubtful",
    severity="low",
    confidence="low",
    effort="low",
    tags=("talk",),
    needs=("/messages",),
    title={
        "ja": "トークに、気がかりな言い回しの投稿がない",
        "en": "No message of the talk raises doubts by its wording",
    },
    failure_title={
        "ja": "トークに、気がかりな言い回しの投稿がある",
        "en": "A message of the talk reads like posts that should not stand in a room",
    },
    why={
        "ja": "決まった言葉がなくても、誘い・売り込み・個人情報の掲載・人を傷つける投稿と受け取られる書き方があります。"
        "オープンチャットでは過去の投稿も、あとから入った人に読まれます。"
        "これは文字や語の統計による参考意見で、確からしさは低めです。",
        "en": "Luring, selling, exposing or hurting can do without any known word. In an OpenChat old messages too are "
        "read by all who join later. This is a statistical second opinion of low confidence.",
    },
    fix={
        "ja": "示された投稿を前後とあわせて読み、問題があれば削除・通報し、投稿した人に理由を伝えてください。問題がなければ、そのままで差し支えありません。",
        "en": "Read the message with those around it; if the doubt is justified, delete and report it and tell the sender why. "
        "If nothing applies, it may stay as it is.",
    },
    paste={
        "ja": "ルームの決まりに合わない投稿がありましたので、削除しました。心当たりのある方は、投稿の前にノートのルールをご確認ください。",
        "en": "A message that does not fit our rules was deleted. Please read the rules in the notes before you post.",
    },
    messages=MESSAGES,
    sources=SOURCES,
)
def posted_doubtful(export: RoomExport) -> Iterator[Yield]:
    """What reads so much like them that hardly a doubt is left is told by `posted-alarming`."""
    yield from told(export, alarming=False)
