"""moderation.log-quoting: the log repeats the banned words themselves."""

from collections.abc import Iterator
from itertools import islice

from auditor import NotApplicable, Problem, RoomExport, Yield, rule

from .words import plain

SHOWN = 20
MOST_WORDS = 500
"""As many as the app takes."""
MOST_ENTRIES = 2_000


@rule(
    id="moderation.log-quoting",
    severity="low",
    confidence="medium",
    tags=("records",),
    needs=("/moderation/log", "/bots/spam_filter/words"),
    title={
        "ja": "対応の記録にNGワードをそのまま書いていない",
        "en": "The log does not repeat banned words",
    },
    failure_title={
        "ja": "対応の記録にNGワードがそのまま書かれている",
        "en": "The log repeats banned words",
    },
    why={
        "ja": "記録や退会の説明にNGワードをそのまま書くと、トークやノートに載せたときに自動で削除"
        "されます。管理者自身の説明が消え、なぜ対応したのか分からなくなった例があります。",
        "en": "An entry that quotes a banned word is deleted as soon as it is posted to the talk "
        "or a note. Admins have lost their own explanation of a removal that way.",
    },
    fix={
        "ja": "「NGワード12番」のように番号で書くか、「死●」のように一部を伏せてください。"
        "原文は画面の写しにだけ残します。",
        "en": "Write the number of the word (“banned word 12”) or mask part of it. The wording "
        "itself stays in the screenshot only.",
    },
    messages={
        "quoted": {
            "ja": "{number}件目の記録に、登録済みのNGワードがそのまま書かれています。",
            "en": "Entry {number} of the log quotes a banned word.",
        },
    },
    sources=("hyde.kick-log",),
)
def log_quoting(export: RoomExport) -> Iterator[Yield]:
    """What the filter deletes cannot be the explanation."""
    if not export.moderation.log or not export.bots.spam_filter.words:
        yield NotApplicable()
    yield from islice(_quotes(export), SHOWN)


def _quotes(export: RoomExport) -> Iterator[Problem]:
    words = [plain(word) for word in export.bots.spam_filter.words or () if word.strip()]
    banned = list(dict.fromkeys(words))[:MOST_WORDS]
    log = export.moderation.log or ()
    for index in range(max(0, len(log) - MOST_ENTRIES), len(log)):
        entry = log[index]
        for name in ("rule", "action", "evidence"):
            written = plain(getattr(entry, name) or "")
            if any(word in written for word in banned):
                at = f"/moderation/log/{index}/{name}"
                yield Problem("quoted", at=at, values={"number": index + 1})
                break
