"""guidelines.reposting-clause: no rule on carrying talk outside."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .judging import MESSAGES, judge_clause


@rule(
    id="guidelines.reposting-clause",
    severity="low",
    confidence="medium",
    tags=("guideline-clause",),
    title={
        "ja": "トークの転載・スクリーンショットについての決まりがある",
        "en": "A rule covers screenshots and reposting of the talk",
    },
    failure_title={
        "ja": "トークの転載・スクリーンショットについての決まりがない",
        "en": "No rule on screenshots and reposting of the talk",
    },
    why={
        "ja": "トークの画面がSNSに転載されると、本人が特定されたり、誤解が広がったりします。アプ"
        "リで止めることはできないため、決まりで示します。",
        "en": "Talk reposted elsewhere exposes people and breeds misunderstanding. The app "
        "cannot prevent it; a rule can.",
    },
    fix={
        "ja": "≡ → ノート → 大事なノートに、用意してある文を貼り付けて、ルームに合わせて直してください。",
        "en": "Paste the ready text into the important note (≡ → ノート) and fit it to your room.",
    },
    paste={
        "ja": "【転載について】このルームの発言やスクリーンショットを、本人の許可なくSNSなど外部"
        "に載せないでください。通報のために管理者へ送る場合は除きます。",
        "en": "[Reposting] Do not post messages or screenshots of this room elsewhere without "
        "the writer's permission, except to report them to an admin.",
    },
    messages=MESSAGES,
    sources=("line.prohibited.4", "E2.3"),
)
def reposting_clause(export: RoomExport, context: Context) -> Iterator[Yield]:
    """The app cannot stop a screenshot, so members must."""
    yield from judge_clause("reposting-clause", export, context)
