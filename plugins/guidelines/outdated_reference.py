"""guidelines.outdated-reference: the rules name LINE's guideline of before April 2025."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

from .judging import folded_rules, has_rules, missing_rules
from .official import names_prohibitions, old_limit, old_name


@rule(
    id="guidelines.outdated-reference",
    severity="info",
    confidence="high",
    tags=("rules",),
    title={
        "ja": "LINEの規定の名前が今のものである",
        "en": "LINE's rules are named as they are now",
    },
    failure_title={
        "ja": "古い「安心・安全ガイドライン」の名前のままになっている",
        "en": "The rules still name the old safety guideline",
    },
    why={
        "ja": "2025年4月1日に、15項目の「禁止規定」が以前の「安心・安全ガイドライン」に代わりま"
        "した。古い名前のままだと、内容も古いと受け取られます。",
        "en": "On 1 April 2025 the 15 prohibitions took the place of the safety guideline. The "
        "old name suggests old contents.",
    },
    fix={
        "ja": "ノートを編集し、「安心・安全ガイドライン」を「禁止規定」に直してください。",
        "en": "Edit the note and replace the old name by 禁止規定.",
    },
    paste={
        "ja": "LINEオープンチャットの「禁止規定」（"
        "https://openchat-jp.line.me/other/prohibited_activities）",
        "en": "LINE OpenChat's prohibitions "
        "(https://openchat-jp.line.me/other/prohibited_activities)",
    },
    messages={
        "old-name": {
            "ja": "「安心・安全ガイドライン」は2025年4月に「禁止規定」に代わりました。",
            "en": "The safety guideline was replaced by the prohibitions in April 2025.",
        },
        "old-limit": {
            "ja": "スパムフィルターの言葉の上限が古いままです（今は500個まで登録できます）。",
            "en": "The limit of the spam filter is out of date; it takes 500 words now.",
        },
    },
    sources=("line.prohibited", "line.guideline-old"),
)
def outdated_reference(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A name out of date makes readers doubt the rest."""
    limits = [(at, span) for at, text in context.rules_text if (span := old_limit(text))]
    for pointer, span in limits:
        yield Problem("old-limit", at=pointer, span=span)
    texts = folded_rules(context)
    if any(names_prohibitions(text) for _, text in texts):
        return
    found = False
    for pointer, text in texts:
        span = old_name(text)
        if span is not None:
            found = True
            yield Problem("old-name", at=pointer, span=span)
    if not found and not limits:
        yield NotApplicable() if has_rules(export) else Unknown(*missing_rules(export))
