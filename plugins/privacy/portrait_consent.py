"""privacy.portrait-consent: pictures of people are shown whom nobody asked."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule
from auditor.text import ban_in, sentence_at

from .words import pattern

_PICTURES = pattern("pictures")
_PEOPLE = pattern("people")
_UNASKED = pattern("unasked")
_HARMLESS = pattern("harmless")
_DECLINING = pattern("declining")
_FORBIDDING = pattern("forbidding")
_BEFORE, _BEHIND = 80, 16


@rule(
    id="privacy.portrait-consent",
    severity="medium",
    confidence="medium",
    effort="low",
    title={
        "ja": "人の写真を、本人に断らずに載せていない",
        "en": "No pictures of people whom nobody asked",
    },
    failure_title={
        "ja": "人の写真を、本人に断らずに載せている",
        "en": "Pictures of people are shown without asking them",
    },
    why={
        "ja": "人が写った写真や動画を本人に断らずに載せると、肖像権やプライバシーの侵害（禁止規定第4項）にあたるおそれがあります。"
        "載せたあとの申し出では、見た人の手もとから消せません。子どもの写真は、名前と一緒に載せると危険です。",
        "en": "Pictures of people shown without asking may infringe their portrait rights and privacy "
        "(prohibition 4). Asking afterwards takes nothing back from those who saw them; a child's "
        "picture beside its name is dangerous.",
    },
    fix={
        "ja": "その写真を消し、載せる前に本人（子どもは保護者）の同意を得てください。削除の申し出にはいつでも応じてください。",
        "en": "Take the pictures down, ask people (of children the parents) before you show them, and "
        "remove a picture whenever somebody asks.",
    },
    paste={
        "ja": "人が写った写真は、ご本人（お子さまは保護者の方）の同意を得たものだけを載せます。削除のご希望には、いつでも応じます。",
        "en": "We show pictures of people only with their consent (of children with their parents'). "
        "We remove a picture whenever somebody asks.",
    },
    messages={
        "unasked": {
            "ja": "人の写真や動画を、本人に断らずに載せるとみられる文があります（要確認）。",
            "en": "A sentence seems to show people whom nobody asked (to be checked).",
        },
    },
    sources=("line.prohibited.4", "law.kojin-joho"),
)
def portrait_consent(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Who is shown was asked before."""
    for pointer, text in context.public_text:
        if _PICTURES.search(text) is None:
            continue
        span = next(_unasked(text), None)
        if span is not None:
            yield Problem("unasked", at=pointer, span=span)


def _unasked(text: str) -> Iterator[tuple[int, int]]:
    """Where a text says that people are shown unasked, and does not decline to."""
    for found in _UNASKED.finditer(text):
        start, end = found.span()
        around = text[max(0, start - _BEFORE) : end + _BEHIND]
        before = text[max(sentence_at(text, start)[0], start - _BEFORE) : start]
        behind = text[end : min(sentence_at(text, end - 1)[1], end + _BEHIND)]
        if (
            _PICTURES.search(around)
            and _PEOPLE.search(around)
            and not _HARMLESS.search(around)
            and not _FORBIDDING.search(before)
            and not _DECLINING.search(behind)
            and ban_in(text, start, end) is None
        ):
            yield start, end
