"""Importer `talk`: LINE's talk history as text, from iOS, Android and PC, in ja, en and zh.

The history shows messages, joining, leaving and taking back; it shows no removal, role or setting.
Senders become codes unless their names are asked for. The counts stand under `x-talk`.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from auditor.importers.encoding import decoded
from auditor.importers.pseudonyms import Pseudonyms, code_of
from auditor.importers.result import (
    ImportOptions,
    ImportProblem,
    ImportResult,
    Message,
    Note,
    new_export,
    unfilled_of,
)
from auditor.importers.talk_text import Talk, counts_by_day, read_talk

_BY = "auditor import talk"
_OFFSETS = {"zh-TW": "+08:00", "zh-CN": "+08:00", "th": "+07:00"}
_JAPAN = "+09:00"
_EVENTS = {
    "join": "joins",
    "leave": "leaves",
    "invite": "invites",
    "unsent": "unsent",
    "live_talk": "live_talk_lines",
    "call": "calls",
    "other": "other_lines",
}


def import_bytes(data: bytes, *, name: str, options: ImportOptions) -> ImportResult:
    """The room whose talk history the file is."""
    read = decoded(data, name=name, options=options)
    if read.problems:
        return ImportResult(problems=read.problems)
    talk = read_talk(read.text, options.date_order)
    problems = _problems(talk, name)
    if not talk.messages and not talk.events:
        return ImportResult(notes=read.notes, problems=problems)
    offset = options.offset or _OFFSETS.get(talk.language or "", _JAPAN)
    export = _export(talk, offset, options, name)
    return ImportResult(
        exports=(export,),
        unfilled=unfilled_of((export,)),
        notes=(*read.notes, *_notes(talk, options)),
        problems=problems,
    )


def _export(talk: Talk, offset: str, options: ImportOptions, name: str) -> Mapping[str, Any]:
    room_name = options.room_name or _room_name(talk, options) or name
    export = new_export({"name": room_name}, options, _BY)
    if talk.saved is not None:
        export["exported_at"] = _moment(talk.saved, offset)
    senders = [message.sender for message in talk.messages if message.sender is not None]
    people = Pseudonyms.of(senders, options.salt)
    messages = []
    for message in talk.messages:
        made = {"at": _moment(message.at, offset)}
        if message.sender is not None:
            kept = options.keep_senders
            made["sender"] = message.sender if kept else people.codes[message.sender]
        made["text"] = message.text if options.keep_senders else people.in_text(message.text)
        messages.append(made)
    export["messages"] = messages
    export["x-talk"] = _summary(talk, len(people.codes))
    return export


def _room_name(talk: Talk, options: ImportOptions) -> str | None:
    if talk.title is None or not talk.is_person or options.keep_senders:
        return talk.title
    return code_of(talk.title, options.salt)


def _summary(talk: Talk, senders: int) -> Mapping[str, Any]:
    kinds = Counter(event.kind for event in talk.events)
    counts = {name: kinds[kind] for kind, name in _EVENTS.items()}
    return {
        "messages": len(talk.messages),
        "senders": senders,
        **counts,
        "days": list(counts_by_day(talk)),
    }


def _moment(at: datetime, offset: str) -> str:
    return at.isoformat(timespec="seconds") + offset


def _problems(talk: Talk, name: str) -> tuple[ImportProblem, ...]:
    found = []
    if talk.undated:
        message = Message(
            f"日付の行より前にあるため、{len(talk.undated):,}行を読み飛ばしました。",
            f"{len(talk.undated):,} lines stand before any date and were left out.",
        )
        found.append(ImportProblem(sheet=name, row=talk.undated[0], message=message))
    if not talk.messages and not talk.events and not talk.undated:
        row = talk.unread[0] if talk.unread else 1
        message = Message(
            "LINEのトーク履歴として読める行がありません。"
            "LINEの「トーク履歴を送信」で保存したテキストを指定してください。",
            "no line reads as LINE's talk history; "
            "give the text that LINE saves by 'Export chat history'.",
        )
        found.append(ImportProblem(sheet=name, row=row, message=message))
    return tuple(found)


def _notes(talk: Talk, options: ImportOptions) -> tuple[Note, ...]:
    said = [
        Message(
            "トーク履歴には、強制退会・役割・設定・ルールは入っていません。",
            "a talk history shows no removals, roles, settings or rules.",
        )
    ]
    if talk.is_ambiguous:
        said.append(
            Message(
                "区切りがタブではないため、送信者名は最初の空白までと読みました。",
                "spaces part sender and text: senders were read up to the first space.",
            )
        )
    if talk.title is None and options.room_name is None:
        said.append(
            Message(
                "見出しがないため、ファイル名をルーム名にしました（--room-name で指定できます）。",
                "there is no heading: the file's name became the room's (see --room-name).",
            )
        )
    if options.keep_senders:
        said.append(
            Message(
                "送信者の名前をそのまま残しました。書き出しの取り扱いにご注意ください。",
                "names of senders were kept; handle the export with care.",
            )
        )
    return tuple(Note(message=message) for message in said)
