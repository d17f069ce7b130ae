"""guidelines.dating-ban-clause: no rule against looking for dates."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, RoomExport, Yield, rule

from .judging import MESSAGES, judge_clause


@rule(
    id="guidelines.dating-ban-clause",
    severity="medium",
    confidence="medium",
    tags=("guideline-clause",),
    title={
        "ja": "出会い目的の利用を禁じる決まりがある",
        "en": "A rule keeps dating out of the room",
    },
    failure_title={
        "ja": "出会い目的を禁じる決まりがない",
        "en": "No rule against looking for dates",
    },
    why={
        "ja": "出会いだけを目的とする投稿や1対1で会う誘いは、禁止規定（第8項）にあたります。少し"
        "でも疑われると検索に出にくくなることがあります。",
        "en": "Posts whose only aim is meeting strangers are prohibited (prohibition 8), and "
        "rooms that seem to tend that way are shown less in search.",
    },
    fix={
        "ja": "≡ → ノート → 大事なノートに、用意してある文を貼り付けて、ルームに合わせて直してください。",
        "en": "Paste the ready text into the important note (≡ → ノート) and fit it to your room.",
    },
    paste={
        "ja": "【出会い目的の禁止】恋人・交際相手さがし、個別に会う約束、1対1のトークや連絡先交"
        "換への誘いは禁止します。見つけた場合は投稿を削除し、退会していただきます。",
        "en": "[No dating] Looking for partners, arranging to meet one on one, and invitations "
        "to private chats or to exchange contacts are forbidden. Such posts are deleted and the "
        "member removed.",
    },
    messages=MESSAGES,
    sources=("line.prohibited.8", "mentor.meetup-2024"),
)
def dating_ban_clause(export: RoomExport, context: Context) -> Iterator[Yield]:
    """One dating post can take a whole room out of search."""
    if export.room.purpose == "internal":
        yield NotApplicable()
        return
    yield from judge_clause("dating-ban-clause", export, context)
