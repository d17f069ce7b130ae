"""privacy.identity-document-request: members are asked for identity documents or photographs of their face."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule

from .requests import asked
from .words import pattern

_DATA = pattern("documents")
_SHOWN = pattern("shown")
_HANDED_IN = pattern("handed-in")
_PLAYED = pattern("played")
_PLAYED_PAPERS = pattern("played-papers")
_REAL_PAPERS = pattern("real-papers")


@rule(
    id="privacy.identity-document-request",
    severity="critical",
    confidence="medium",
    effort="low",
    title={
        "ja": "身分証や顔写真を求めていない",
        "en": "No identity documents or face photographs are asked for",
    },
    failure_title={
        "ja": "身分証や顔写真を求めている",
        "en": "Identity documents or face photographs are asked for",
    },
    why={
        "ja": "身分証や顔写真は悪用されやすく、ルームで集めると犯罪の入口と受け取られます。",
        "en": "Identity documents and faces are easily abused; collecting them in a room looks like the door to a crime.",
    },
    fix={
        "ja": "その文を消してください。本人確認が法令で必要な場合は、事業者の正式な手続きに限ってください。",
        "en": "Remove the sentence; where the law requires identification, use the business's proper procedure only.",
    },
    messages={
        "asks": {
            "ja": "「{word}」を求める文があります。",
            "en": "A sentence asks members for “{word}”.",
        },
    },
    sources=("line.prohibited.1", "line.prohibited.9", "police.dark-jobs"),
)
def identity_document_request(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Identity documents and faces are easily abused; collecting them in a room looks like the door to a crime."""
    for each in asked(context, _DATA):
        if _SHOWN.search(each.sentence) and not _HANDED_IN.search(each.sentence):
            continue  # shown at a counter, and not collected
        if _is_played(each.sentence, export):
            continue  # the sheet of a character, and no paper of its player
        yield Problem("asks", at=each.pointer, values={"word": each.word}, span=each.span)


def _is_played(sentence: str, export: RoomExport) -> bool:
    """Whether a paper is written as a part of the play that the room is for."""
    if _PLAYED_PAPERS.search(sentence) is None or _REAL_PAPERS.search(sentence):
        return False
    room = export.room
    return any(map(_PLAYED.search, (room.name, room.description or "", *(room.tags or ()))))
