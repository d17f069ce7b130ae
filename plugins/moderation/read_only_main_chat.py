"""moderation.read-only-main-chat: members cannot write, and nothing says where they can."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Unknown, Yield, rule
from auditor.text import pattern

from .words import plain

_ELSEWHERE = pattern(__package__, "read_only_main_chat.json", "elsewhere")


@rule(
    id="moderation.read-only-main-chat",
    severity="low",
    confidence="medium",
    tags=("permissions", "sub-rooms"),
    needs=("/permissions/main_chat_read_only", "/sub_rooms"),
    when={"/permissions/main_chat_read_only": True},
    title={
        "ja": "閲覧のみのルームで、質問や連絡の場所が案内されている",
        "en": "A read-only room says where members can write",
    },
    failure_title={
        "ja": "閲覧のみのルームで、質問や連絡の場所が案内されていない",
        "en": "A read-only room does not say where members can write",
    },
    why={
        "ja": "閲覧のみのルームでは、メンバーは誤りや違反を知らせることもできません。"
        "別の場所を案内しないと、同じ質問が外のSNSに流れます。",
        "en": "In a read-only room members cannot even point out mistakes. Without another place "
        "their questions go to social networks.",
    },
    fix={
        "ja": "質問用のサブトークルームを作るか、問い合わせフォームや公式アカウントを説明文・アナ"
        "ウンスで案内してください。",
        "en": "Open a sub talk room for questions, or name a form or official account in the "
        "description or an announcement.",
    },
    paste={
        "ja": "このルームはお知らせ専用です（投稿できるのは管理者だけです）。"
        "ご質問は問い合わせフォーム（URL）またはLINE公式アカウント（@から始まるID）へお願いします"
        "。",
        "en": "This room is for announcements only; only admins can post. Please send questions "
        "through the form (URL) or to our LINE Official Account.",
    },
    messages={
        "nowhere": {
            "ja": "メインのトークは閲覧のみで、サブトークルームも質問先の案内もありません。",
            "en": "The main talk is read-only; there is no sub talk room and no word on where to "
            "ask.",
        },
    },
    sources=("udn.taipei", "line.subtalkroom", "E2.8"),
)
def read_only_main_chat(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Silence is fine where a way to speak is shown."""
    if export.sub_rooms or any(_ELSEWHERE.search(plain(text)) for _, text in context.public_text):
        return
    places = ("/announcements", "/notes", "/room/description")
    silent = [pointer for pointer in places if export.value_at(pointer) is None]
    if silent:
        yield Unknown(*silent)
    else:
        yield Problem("nowhere", at="/permissions/main_chat_read_only")
