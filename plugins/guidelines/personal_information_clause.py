"""guidelines.personal-information-clause: no rule on personal information."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .judging import MESSAGES, judge_clause


@rule(
    id="guidelines.personal-information-clause",
    severity="high",
    confidence="medium",
    tags=("guideline-clause",),
    title={
        "ja": "個人情報を書き込まない決まりがある",
        "en": "A rule keeps personal information out of the room",
    },
    failure_title={
        "ja": "個人情報についての決まりがない",
        "en": "No rule on personal information",
    },
    why={
        "ja": "LINE ID・電話番号・住所・顔写真などは、本人のものでもLINEの禁止規定（第1項）で掲"
        "載できません。過去のトークは後から参加した人も読めるため、一度書くと残ります。",
        "en": "LINE ids, phone numbers, addresses and faces may not be posted, not even one's "
        "own (prohibition 1). Newcomers can read the past talk, so what is written stays.",
    },
    fix={
        "ja": "≡ → ノート → 大事なノートに、用意してある文を貼り付けて、ルームに合わせて直してください。",
        "en": "Paste the ready text into the important note (≡ → ノート) and fit it to your room.",
    },
    paste={
        "ja": "【個人情報について】お名前（本名）・住所・電話番号・メールアドレス・LINE ID・QRコ"
        "ード・学校名・勤務先・顔写真など、個人が特定できる情報は、ご自身のものも他の方のものも"
        "投稿しないでください。見つけた場合は削除します。",
        "en": "[Personal information] Do not post anything that identifies a person, yourself "
        "or others: real names, addresses, phone numbers, e-mail addresses, LINE ids, QR codes, "
        "schools, workplaces or faces. Such posts are deleted.",
    },
    messages=MESSAGES,
    sources=("line.prohibited.1", "E2.12", "E2.13"),
)
def personal_information_clause(export: RoomExport, context: Context) -> Iterator[Yield]:
    """What identifies a person stays readable for every later member."""
    yield from judge_clause("personal-information-clause", export, context)
