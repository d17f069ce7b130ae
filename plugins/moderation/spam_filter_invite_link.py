"""moderation.spam-filter-invite-link: the banned link is one of a friend, not of another room."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule

from .spam_filter_coverage import groups_in
from .words import plain, words

_INVITES = "invite-link"
_OF_FRIENDS = next(group["others"] for group in words("banned_groups") if group["id"] == _INVITES)


@rule(
    id="moderation.spam-filter-invite-link",
    severity="low",
    confidence="medium",
    tags=("spam-filter",),
    needs=("/bots/spam_filter/words",),
    when={"/bots/spam_filter/enabled": True},
    title={
        "ja": "NGワードのリンクが、ほかのルームへの招待リンクにあたる",
        "en": "The banned link is that of an invitation to another room",
    },
    failure_title={
        "ja": "NGワードのリンクでは、ほかのルームへの招待リンクが消えない",
        "en": "The banned link is none of an invitation to another room",
    },
    why={
        "ja": "「line.me/ti/p/」は友だち追加のリンクです。オープンチャットの招待は「line.me/ti/g2/」、"
        "グループの招待は「line.me/R/ti/g/」で始まるので、友だち追加のリンクだけを登録しても、"
        "ほかのルームへの誘いは残ります。",
        "en": "line.me/ti/p/ is the link that adds a friend. Invitations to an OpenChat begin with "
        "line.me/ti/g2/, those to a group with line.me/R/ti/g/; a ban on friends' links alone leaves them.",
    },
    fix={
        "ja": "≡ → Bot → スパムフィルター → NGワードに、下の言葉を足してください。自分のルームの"
        "招待リンクを配る部屋では、リンクをトークではなくノートに載せます。",
        "en": "Add the words below under ≡ → Bot → スパムフィルター → NGワード. A room that hands "
        "out its own link puts it into a note, not into the talk.",
    },
    paste={"ja": "line.me/ti/g\nline.me/R/ti/g", "en": "line.me/ti/g\nline.me/R/ti/g"},
    messages={
        "friends-only": {
            "ja": "「{word}」で消えるのは友だち追加のリンクです。ほかのルームへの招待リンク（line.me/ti/g2/…）は消えません。",
            "en": "“{word}” deletes links that add a friend, not those that invite into another room "
            "(line.me/ti/g2/…).",
        },
    },
    sources=("line.prohibited.13", "protocol.square"),
)
def spam_filter_invite_link(export: RoomExport) -> Iterator[Yield]:
    """Where no other banned word speaks of invitations."""
    banned = [word for word in map(plain, export.bots.spam_filter.words or ()) if word.strip()]
    inviting = [word for word in banned if _INVITES in groups_in(word)]
    if inviting and all(any(other in word for other in _OF_FRIENDS) for word in inviting):
        values = {"word": inviting[0]}
        yield Problem("friends-only", at="/bots/spam_filter/words", values=values)
