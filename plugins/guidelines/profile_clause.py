"""guidelines.profile-clause: no rule on nicknames and icons."""

from collections.abc import Iterator
from typing import Final

from auditor import Context, RoomExport, Yield, rule

from .clauses import read_clauses
from .judging import MESSAGES, judge_clause

_CLAUSE: Final = "profile-clause"
_SUBJECT: Final = "プロフィール："  # the field names what its text is about


@rule(
    id="guidelines.profile-clause",
    severity="low",
    confidence="medium",
    tags=("guideline-clause",),
    title={
        "ja": "ニックネームとアイコンの決まりがある",
        "en": "A rule covers nicknames and icons",
    },
    failure_title={
        "ja": "ニックネーム・アイコンについての決まりがない",
        "en": "No rule on nicknames and icons",
    },
    why={
        "ja": "本名や顔写真のアイコンは個人情報の掲載に、公式やスタッフに似せた名前はなりすまし"
        "（第11項）につながります。",
        "en": "Real names and faces as icons are personal information, and names that look like "
        "staff invite impersonation (prohibition 11).",
    },
    fix={
        "ja": "≡ → ノート → 大事なノートに、用意してある文を貼り付けて、ルームに合わせて直してください。",
        "en": "Paste the ready text into the important note (≡ → ノート) and fit it to your room.",
    },
    paste={
        "ja": "【ニックネームとアイコン】ニックネームは本名以外にしてください。ご自身やお子さま"
        "の顔写真、公式・スタッフ・管理者と間違われる名前やアイコンは使わないでください。",
        "en": "[Nickname and icon] Use a nickname other than your real name. Do not use photos "
        "of your own or a child's face, or names and icons that could be taken for staff, "
        "admins or an official account.",
    },
    messages=MESSAGES,
    sources=("line.prohibited.11", "E2.12", "E2.2"),
)
def profile_clause(export: RoomExport, context: Context) -> Iterator[Yield]:
    """The profile of a room is the first place where a real name or an impostor shows."""
    policy = export.members.profile_policy
    if policy and _CLAUSE in read_clauses(_SUBJECT + policy).set:
        return
    yield from judge_clause(_CLAUSE, export, context)
