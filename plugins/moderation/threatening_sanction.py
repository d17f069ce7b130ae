"""moderation.threatening-sanction: whoever breaks the rules is threatened with exposure or fines."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Unknown, Yield, rule
from auditor.text import ban_in, holding, pattern

_KINDS = ("exposure", "fine", "pursuit")
_ANYWHERE = ("ballot", "reporters")
_REACH = 90
_AROUND = 40
_OWN_PEOPLE = ("pursuit", "leaving")
_PURPOSES = ("internal", "school")


@rule(
    id="moderation.threatening-sanction",
    severity="high",
    confidence="medium",
    effort="low",
    tags=("sanctions", "rules"),
    title={
        "ja": "違反した人を、晒し・罰金・おどしで追い詰めない",
        "en": "Nobody is threatened with exposure, fines or worse",
    },
    failure_title={
        "ja": "違反した人への晒し・罰金・おどしと読める文がある",
        "en": "The text threatens rule-breakers with exposure, a fine or worse",
    },
    why={
        "ja": "違反した人であっても、名前や画面を晒すことは個人情報の掲載や誹謗中傷（禁止規定 第1項・第2項）、"
        "危害の予告は第5項にあたります。根拠のない罰金の請求や勤務先への通報の予告は、管理者の側が法的な責任を問われるおそれがあります。",
        "en": "Exposing somebody, even a rule-breaker, is posting personal information or "
        "defamation (prohibitions 1 and 2); announcing harm is prohibition 5. Fines without a "
        "basis, or threats to tell an employer, may make the operator liable.",
    },
    fix={
        "ja": "示された文を消し、LINEの機能でできる対応（投稿の削除・警告・強制退会・通報）に置きかえてください。"
        "犯罪にあたる行為は警察に相談すると書けます。",
        "en": "Delete the sentence and name what the app offers instead: deleting posts, warnings, "
        "removal, a report to LINE. For crimes you may say that you turn to the police.",
    },
    paste={
        "ja": "ルールに反する投稿は削除し、1回目は注意、2回目は警告、3回目は強制退会とします。悪質な行為はLINEへ通報し、"
        "犯罪にあたるおそれがあるときは警察に相談します。違反した方の名前や画面を公開することはありません。",
        "en": "Posts against the rules are deleted; the first time we caution, the second time we "
        "warn, the third time we remove. Grave cases are reported to LINE, and crimes to the "
        "police. We never publish the names or screenshots of those who broke a rule.",
    },
    messages={
        "exposure": {
            "ja": "「{phrase}」は、違反した人を晒すと告げているように読めます（禁止規定 第1項・第2項）。要確認です。",
            "en": "“{phrase}” seems to announce that rule-breakers are exposed (prohibitions 1 and 2); please check.",
        },
        "fine": {
            "ja": "「{phrase}」は、根拠のない金銭の請求と読めます。要確認です。",
            "en": "“{phrase}” seems to ask for money without a basis; please check.",
        },
        "leaving": {
            "ja": "「{phrase}」は、退会を妨げているように読めます。LINEでは誰でもいつでも退会できます。要確認です。",
            "en": "“{phrase}” seems to hinder leaving; in LINE anybody may leave at any time. Please check.",
        },
        "ballot": {
            "ja": "「{phrase}」は、だれに投票するかを指図し、または見せるよう求めているように読めます。投票の秘密は守られます。要確認です。",
            "en": "“{phrase}” seems to press members to vote a certain way or to show how they voted; ballots are secret. Please check.",
        },
        "reporters": {
            "ja": "「{phrase}」は、通報や記録をした人を退会させると読めます。通報はだれにでもできます。要確認です。",
            "en": "“{phrase}” seems to remove whoever reports or keeps a record; anybody may report. Please check.",
        },
        "pursuit": {
            "ja": "「{phrase}」は、おどしと読めます（禁止規定 第5項）。要確認です。",
            "en": "“{phrase}” reads as a threat (prohibition 5); please check.",
        },
    },
    sources=("line.prohibited.1", "line.prohibited.2", "line.prohibited.5", "law.senkyo-225"),
)
def threatening_sanction(export: RoomExport, context: Context) -> Iterator[Yield]:
    """What the app cannot do to a member, the rules must not threaten with."""
    found = False
    criteria = export.moderation.removal_criteria
    settings = [("/moderation/removal_criteria", criteria)] if criteria else []
    settings += [
        (f"/moderation/log/{index}/action", entry.action)
        for index, entry in enumerate(export.moderation.log or ())
        if entry.action
    ]
    for pointer, text in (*context.public_text, *settings):
        for kind, start, end in _threats(text):
            if kind in _OWN_PEOPLE and export.room.purpose in _PURPOSES:
                continue  # a school or a company may turn to the homes of its own people
            found = True
            values = {"phrase": text[start:end].strip()}
            yield Problem(kind, at=pointer, values=values, span=(start, end))
    if not found and export.notes is None and not export.room.description:
        yield Unknown("/notes", "/room/description")


def _threats(text: str) -> Iterator[tuple[str, int, int]]:
    """The sanctions announced behind the name of an offender: their kind, start and end."""
    # a sign stands in each threat; the English ones apart, for without case the others are found fast
    signs = (pattern(__package__, "sanctions.json", name) for name in ("signs", "english-signs"))
    offenders = pattern(__package__, "sanctions.json", "offenders")
    leaving = pattern(__package__, "sanctions.json", "leaving")
    lawful = pattern(__package__, "sanctions.json", "lawful-fines")
    for kind in _ANYWHERE:
        wanted, told = (
            pattern(__package__, "sanctions.json", name) for name in (kind, f"{kind}-told")
        )
        for said in wanted.finditer(text):
            if not told.search(text, max(0, said.start() - _AROUND), said.end() + _AROUND):
                yield kind, *said.span()
    for start, end in sorted({span for sign in signs for span, _ in holding(text, sign)}):
        hit = leaving.search(text, start, end)
        if hit is not None and ban_in(text, *hit.span()) is None:
            yield "leaving", *hit.span()
            continue
        offender = offenders.search(text, start, end)
        if offender is None:
            continue
        for kind in _KINDS:
            wanted = pattern(__package__, "sanctions.json", kind)
            hit = wanted.search(text, offender.start(), min(end, offender.end() + _REACH))
            if kind == "fine" and lawful.search(text, start, end):
                continue  # told of the law, and not of the room
            if hit is not None and ban_in(text, *hit.span()) is None:
                yield kind, offender.start(), hit.end()
                break
