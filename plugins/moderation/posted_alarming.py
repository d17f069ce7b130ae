"""moderation.posted-alarming: messages of the talk that are worded nearly as posts that do harm."""

from collections.abc import Iterator

from auditor import RoomExport, Yield, rule

from .doubting import MESSAGES, SOURCES, told


@rule(
    id="moderation.posted-alarming",
    severity="medium",
    confidence="medium",
    effort="low",
    tags=("talk",),
    needs=("/messages",),
    title={
        "ja": "トークに、害のある投稿とほぼ同じ言い回しの投稿がない",
        "en": "No message of the talk is worded nearly as harmful posts are",
    },
    failure_title={
        "ja": "トークに、害のある投稿ととてもよく似た投稿がある",
        "en": "A message of the talk is worded nearly as harmful posts are",
    },
    why={
        "ja": "決まった言葉がなくても、違法な取引や誘い、個人情報の掲載、人を傷つける投稿と受け取られる書き方があります。"
        "オープンチャットでは過去の投稿も、あとから入った人に読まれます。文字や語の統計による意見ですが、"
        "学習に使っていない投稿で確かめたところ、ここまで似ている投稿のほとんどは、実際に載せるべきでないものでした。",
        "en": "An unlawful trade, a lure, an exposure or abuse can do without any known word. In an OpenChat old messages "
        "too are read by all who join later. This is a statistical opinion, but of posts it had never seen, nearly all "
        "that it found as much alike as this should indeed not have stood in a room.",
    },
    fix={
        "ja": "示された投稿を前後とあわせてすぐに読み、そのとおりなら画面を記録して削除・通報し、投稿した人に理由を伝えてください。命や子どもにかかわるときは、警察や相談窓口への連絡も考えます。引用や体験談など、害のない投稿なら、そのままで差し支えありません。",
        "en": "Read the message with those around it now. If it says what it seems to say, keep a screenshot, delete and "
        "report it and tell the sender why; where a life or a child is at stake, think of the police or a helpline, too. "
        "If it is harmless, a quotation or a story, it may stay as it is.",
    },
    paste={
        "ja": "載せるべきでない投稿がありましたので、削除し、LINEへ通報しました。書かれていたことに応じたり、連絡を取ったりしないでください。心配なことのある方は、管理者へメンションでお知らせください。",
        "en": "A message that should not have been posted was deleted and reported to LINE. Please do not act on it or get "
        "in touch with the sender. If anything worries you, mention an admin.",
    },
    messages=MESSAGES,
    sources=SOURCES,
)
def posted_alarming(export: RoomExport) -> Iterator[Yield]:
    """The same as `moderation.posted-doubtful`, where hardly a doubt is left."""
    yield from told(export, alarming=True)
