"""privacy.moderation-log-contact-details: records of moderation hold contact details of members."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Unknown, Yield, rule
from auditor.text import contacts


@rule(
    id="privacy.moderation-log-contact-details",
    severity="medium",
    confidence="high",
    effort="low",
    title={
        "ja": "対応の記録と再参加禁止リストに連絡先がない",
        "en": "The moderation log and the ban list hold no contact details",
    },
    failure_title={
        "ja": "対応の記録か再参加禁止リストに連絡先がある",
        "en": "The moderation log or the ban list holds contact details",
    },
    why={
        "ja": "記録は引き継ぎや審査で人の目に触れます。参加者は番号などで記し、連絡先や本名を残さないのが安全です。",
        "en": "The log is read by others at handovers and reviews; write members as numbers, without contact details.",
    },
    fix={
        "ja": "記録の参加者を「m-001」のような番号に置き換え、連絡先を消してください。",
        "en": "Replace members by ids such as m-001 and remove contact details.",
    },
    messages={
        "found": {
            "ja": "記録に連絡先と思われる記載があります。",
            "en": "The entry holds what looks like contact details.",
        },
    },
    sources=("law.kojin-joho", "E2.19"),
)
def moderation_log_contact_details(export: RoomExport) -> Iterator[Yield]:
    """The records are read by others at handovers and reviews; write members as numbers."""
    records = export.moderation
    for pointer, text in _written(export):
        found = [contact for contact in contacts(text) if contact.kind != "url"]
        if found:
            yield Problem("found", at=pointer, span=found[0].span)
    for name in ("log", "ban_list"):
        if getattr(records, name) is None:
            yield Unknown(f"/moderation/{name}")


def _written(export: RoomExport) -> Iterator[tuple[str, str]]:
    """Give what the records say of members, in free text."""
    records = export.moderation
    for index, entry in enumerate(records.log or ()):
        for name in ("member", "rule", "action", "evidence"):
            yield f"/moderation/log/{index}/{name}", getattr(entry, name) or ""
    for index, banned in enumerate(records.ban_list or ()):
        yield f"/moderation/ban_list/{index}", banned
    for index, report in enumerate(records.reports or ()):
        yield f"/moderation/reports/{index}/kind", report.kind or ""
