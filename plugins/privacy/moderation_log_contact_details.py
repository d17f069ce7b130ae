"""privacy.moderation-log-contact-details: the moderation log holds contact details of members."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule
from auditor.text import contacts


@rule(
    id="privacy.moderation-log-contact-details",
    severity="medium",
    confidence="high",
    effort="low",
    needs=("/moderation/log",),
    title={
        "ja": "対応の記録に連絡先がない",
        "en": "The moderation log holds no contact details",
    },
    failure_title={
        "ja": "対応の記録に連絡先がある",
        "en": "The moderation log holds contact details",
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
    """The log is read by others at handovers and reviews; write members as numbers, without contact details."""
    for index, entry in enumerate(export.moderation.log or ()):
        for name in ("member", "evidence"):
            text = getattr(entry, name) or ""
            found = [contact for contact in contacts(text) if contact.kind != "url"]
            if found:
                yield Problem("found", at=f"/moderation/log/{index}/{name}", span=found[0].span)
