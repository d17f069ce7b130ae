"""guidelines.report-contact-clause: nothing says where to report."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .judging import MESSAGES, judge_clause


@rule(
    id="guidelines.report-contact-clause",
    severity="medium",
    confidence="medium",
    tags=("guideline-clause",),
    title={
        "ja": "困ったときの連絡先・通報の方法が書かれている",
        "en": "Where and how to report is written down",
    },
    failure_title={
        "ja": "連絡先・通報の方法が書かれていない",
        "en": "Nothing says where and how to report",
    },
    why={
        "ja": "問題に最初に気づくのはメンバーです。だれに、どう伝えるかがわかると、対応が早くな"
        "り、公開の場での言い合いも減ります。",
        "en": "Members see trouble first. When they know whom to tell and how, help comes "
        "sooner and there is less open quarrel.",
    },
    fix={
        "ja": "≡ → ノート → 大事なノートに、用意してある文を貼り付けて、ルームに合わせて直してください。",
        "en": "Paste the ready text into the important note (≡ → ノート) and fit it to your room.",
    },
    paste={
        "ja": "【困ったときは】違反と思われる投稿や困りごとは、返信せずに、管理者（アイコンに王"
        "冠の印があります）へメンションでお知らせください。投稿を長押しして「通報」もできます。",
        "en": "[If something is wrong] Do not reply; mention an admin (the icon has a crown). "
        "You can also press and hold the post and choose 通報 (report).",
    },
    messages=MESSAGES,
    sources=("E2.14", "line.help-report"),
)
def report_contact_clause(export: RoomExport, context: Context) -> Iterator[Yield]:
    """The first to see trouble is a member, who needs to know whom to tell."""
    yield from judge_clause("report-contact-clause", export, context)
