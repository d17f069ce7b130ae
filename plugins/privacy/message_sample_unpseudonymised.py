"""privacy.message-sample-unpseudonymised: the sample of the talk names its senders."""

from collections import Counter
from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule
from auditor.text import pattern

_SEVERAL = 2
_PSEUDONYM = pattern(__package__, "pseudonyms.json", "pseudonym")
_CODE = pattern(__package__, "pseudonyms.json", "code")
_NUMBERED = pattern(__package__, "pseudonyms.json", "numbered")
_NAMED_CODE = pattern(__package__, "pseudonyms.json", "named-code")


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
            "ja": "{count}人の送信者が、ルームでの名前のまま載っています。監査には符号で足ります。",
            "en": "Senders under the names that they go by in the room: {count}. Codes are enough for the audit.",
        },
    },
    sources=("law.kojin-joho", "own.practice"),
)
def message_sample_unpseudonymised(export: RoomExport) -> Iterator[Yield]:
    """The audit needs no names; an export with names must be handled as personal data."""
    senders = {message.sender for message in export.messages or () if message.sender}
    named = senders - _hosts(export)
    nicknames = {nickname.casefold() for nickname in export.members.nicknames or ()}
    series = Counter(map(_series, senders))
    named = {
        sender
        for sender in named
        if not _PSEUDONYM.fullmatch(sender)
        and not _is_code(sender, nicknames)
        and (series[_series(sender)] < _SEVERAL or not _series(sender))
    }
    if named:
        yield Problem("names", at="/messages", values={"count": len(named)})


def _is_code(sender: str, nicknames: set[str]) -> bool:
    """Whether a sender is a letter and what is neither a name nor somebody's nickname here."""
    return (
        _CODE.fullmatch(sender) is not None
        and _NAMED_CODE.fullmatch(sender) is None
        and sender[2:].casefold() not in nicknames
    )


def _series(sender: str) -> str:
    """Give what stands before the number of a sender that may be one of a numbered series."""
    before = _NUMBERED.match(sender)
    return "" if before is None else before.group()


def _hosts(export: RoomExport) -> set[str]:
    """Give the nicknames of the admin and the co-admins: the export names them anyway."""
    people = (export.admins.admin, *(export.admins.co_admins or ()))
    return {person.nickname for person in people if person.nickname}
