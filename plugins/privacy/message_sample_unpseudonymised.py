"""privacy.message-sample-unpseudonymised: the sample of the talk names its senders."""

import re
from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule

_PSEUDONYM = re.compile(
    r"(?:[a-z]{1,6}[-_])?[0-9a-f]{4,}|[a-z]-(?=[a-z]*\d)[0-9a-z]{8,}|[a-z]{1,2}[-_](?=[a-z]?\d)[0-9a-z]{1,3}"
    r"|[a-z]\d{1,3}|m-\d+|(?:member|user)[- ]?\w+"
    r"|(?:sender|speaker|participant|anon(?:ymous)?)[-_ ]?[a-z0-9]{0,3}"
    r"|(?:参加者|メンバー|会員|利用者|送信者|発言者|話者|投稿者|匿名|仮名)[-_ ]?[a-z0-9]{1,6}"
    r"|(?:staff|moderator|mod|host|helper|organi[sz]er|teacher|coach|leader|guest|customer|admin|co[-_]?admin)[-_ ]?\d{1,4}"
    r"|(?:スタッフ|店員|運営|担当|係|先生|世話人|幹事|役員|当番|お?客(?:様|さま)?|司会|管理者|共同管理者)[-_ ]?(?:\d{1,4}|[a-z])"
    r"|[a-z]|[a-z](?:さん|氏)|管理者|共同管理者|管理人|副管理人|admin|co[-_]admin",
    re.IGNORECASE,
)


@rule(
    id="privacy.message-sample-unpseudonymised",
    severity="low",
    confidence="medium",
    effort="low",
    needs=("/messages",),
    title={
        "ja": "トークの見本の送信者が仮名になっている",
        "en": "Senders in the sample are pseudonyms",
    },
    failure_title={
        "ja": "トークの見本に送信者の名前が残っている",
        "en": "The sample of the talk names its senders",
    },
    why={
        "ja": "監査に送信者の名前は要りません。名前のある書き出しは、共有や保管のときに個人情報の扱いが必要になります。",
        "en": "The audit needs no names; an export with names must be handled as personal data.",
    },
    fix={
        "ja": "トーク履歴は auditor import talk で読み込むと、送信者が仮名に置き換わります。",
        "en": "Import the talk with `auditor import talk`, which replaces senders by pseudonyms.",
    },
    messages={
        "names": {
            "ja": "{count}人の送信者の名前が仮名になっていません。",
            "en": "{count} senders are not pseudonyms.",
        },
    },
    sources=("law.kojin-joho", "own.practice"),
)
def message_sample_unpseudonymised(export: RoomExport) -> Iterator[Yield]:
    """The audit needs no names; an export with names must be handled as personal data."""
    senders = {message.sender for message in export.messages or () if message.sender}
    named = sorted(sender for sender in senders if not _PSEUDONYM.fullmatch(sender))
    if named:
        yield Problem("names", at="/messages", values={"count": len(named)})
