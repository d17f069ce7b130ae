"""moderation.posted-takeover: raids and requests for admin rights or codes in the talk."""

from collections.abc import Iterator
from itertools import islice

from auditor import Context, Problem, RoomExport, Yield, rule
from auditor.text import category_label

from .talk import signs

CATEGORIES = ["raid", "impersonation"]
SHOWN = 50


@rule(
    id="moderation.posted-takeover",
    severity="medium",
    confidence="low",
    tags=("talk", "impersonation"),
    needs=("/messages",),
    options={"categories": CATEGORIES},
    title={
        "ja": "トークに荒らしや乗っ取りの兆しがない",
        "en": "No signs of a raid or takeover in the talk",
    },
    failure_title={
        "ja": "トークに荒らしや乗っ取りの兆しとみられる投稿がある",
        "en": "The talk shows signs of a raid or takeover",
    },
    why={
        "ja": "管理者権限の移行や認証番号を求める投稿は、ルームやアカウントの乗っ取りにつながりま"
        "す。荒らしの予告に反応すると、かえって広がります。",
        "en": "Requests for admin rights or verification codes lead to rooms and accounts being "
        "taken over. Answering the announcement of a raid only feeds it.",
    },
    fix={
        "ja": "返信せずに投稿を削除し、投稿した人を退会（再参加禁止）にしてLINEに「通報」してくだ"
        "さい。管理者・共同管理者に、権限や認証番号を渡さないよう知らせます。",
        "en": "Do not answer; delete the posts, remove the sender without return and report to "
        "LINE. Tell all admins to hand over neither rights nor codes.",
    },
    paste={
        "ja": "荒らしや、権限・認証番号を求める投稿には返信しないでください。"
        "管理者が対応しています。LINEや管理者がトークで認証番号を尋ねることはありません。",
        "en": "Please do not answer raids or requests for rights or codes; the admins are dealing "
        "with them. Neither LINE nor the admins ask for codes in the talk.",
    },
    messages={
        "sign": {
            "ja": "{kind}とみられる投稿があります（要確認）。",
            "en": "The message looks like {kind} (to be checked).",
        },
    },
    sources=("line.prohibited.13", "line.prohibited.11", "line-secretariat-fake", "E2.17"),
)
def posted_takeover(export: RoomExport, context: Context) -> Iterator[Yield]:
    """One problem a message, by the first sign found in it."""
    for sign in islice(signs(export, context.option("categories")), SHOWN):
        values = {"kind": category_label(sign.category)}
        yield Problem("sign", at=sign.pointer, values=values, span=sign.span)
