"""naming.hate-theme: words that call for driving out or degrading people for what they are."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, risk_messages, rule


@rule(
    id="naming.hate-theme",
    severity="critical",
    confidence="medium",
    effort="low",
    tags=("content-risk",),
    title={
        "ja": "人を属性で排斥する・おとしめる言葉がない",
        "en": "No words that expel or degrade people for what they are",
    },
    failure_title={
        "ja": "人を属性で排斥する・おとしめると読まれる言葉がある",
        "en": "Words that seem to expel or degrade people for what they are",
    },
    why={
        "ja": "国籍・民族・出身・障害・性のあり方などで人を排斥したり、おとしめたりする投稿は禁止されており"
        "（禁止規定 第3項）、それを掲げるルームは削除されることがあります。",
        "en": "Driving out or degrading people for nationality, descent, disability, orientation "
        "and the like is prohibited (prohibition 3); a room that professes it may be removed.",
    },
    fix={
        "ja": "示された言葉を外してください。困りごとの相談なら、人の属性ではなく、起きたことと求める対応を書きます。",
        "en": "Remove the words shown. If it is about a problem in the neighbourhood, describe what happened "
        "and what you ask for, not who people are.",
    },
    messages=risk_messages(ja="差別・排斥を目的とする内容", en="hatred of groups of people"),
    sources=("line.prohibited.3",),
)
def hate_theme(export: RoomExport, context: Context) -> Iterator[Problem]:
    """Judges the words of name, description, notes and other public text as such."""
    del export
    return context.risks("hate")
