"""`auditor check --explain`: the words that were seen in a room and not reported, and why not."""

from collections.abc import Iterable, Iterator
from typing import Any

from auditor.audit import Audit
from auditor.cli.language import counted, say
from auditor.context import Context
from auditor.limits import Limits
from auditor.loader import Loaded, load_all
from auditor.redaction import redact, secrets_of
from auditor.reports.visible import clipped, one_line

_WIDTH = 60


def unreported(audit: Audit, sources: Iterable[str], limits: Limits) -> Iterator[str]:
    """Lines that tell, room by room, what the text engine saw and did not report."""
    for loaded in load_all(sources, limits):
        if isinstance(loaded, Loaded):
            yield from _room(audit, loaded)


def _room(audit: Audit, loaded: Loaded) -> Iterator[str]:
    context = Context(loaded.export, audit.now, lexicons=audit.lexicons)
    name = clipped(one_line(redact(loaded.export.room.name)), _WIDTH)
    seen = context.assessment.suppressed
    yield say(
        f"{name}: 見たが報告しなかった言葉 {len(seen)} 件",
        f"{name}: {counted(len(seen), 'word')} seen and not reported",
    )
    secrets = secrets_of(loaded.export)
    for each in seen:
        matched = one_line(redact(each.hit.matched, secrets))
        place = f"{each.hit.pointer}[{each.hit.span[0]}:{each.hit.span[1]}]"
        yield f"  {place} {matched} ({each.hit.category}): {_reason(each, secrets)}"


def _reason(each: Any, secrets: tuple[str, ...]) -> str:
    """Why one hit was not reported."""
    text = clipped(one_line(redact(each.text, secrets)), _WIDTH)
    reasons = {
        "ban": say(f"禁止の文のため「{text}」", f"a ban speaks of it: “{text}”"),
        "report": say(
            f"聞いたことや起きたことを伝える文のため「{text}」",
            f"it is told of, not offered: “{text}”",
        ),
        "denial": say(f"否定の文のため「{text}」", f"it is denied: “{text}”"),
        "allowed": say(f"問題のない言葉「{text}」の一部", f"part of the innocent word “{text}”"),
        "context": say(f"相談や対策などの文脈「{text}」", f"a protective context: “{text}”"),
        "badge": say("公式認証のルームのため", "the room has the official badge"),
        "alone": say("弱い言葉が1つだけのため", "one weak word alone says nothing"),
        "resemblance": say(
            f"全体はふつうのルームに近いため（近さ {text}）",
            f"the room as a whole reads like an ordinary one ({text})",
        ),
    }
    return reasons.get(each.reason, f"{each.reason} {text}")
