"""guidelines.regular-review-clause: nothing says when the rules are looked at again."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .judging import MESSAGES, judge_beyond_small


@rule(
    id="guidelines.regular-review-clause",
    severity="low",
    confidence="medium",
    tags=("guideline-clause",),
    options={"small": 30},
    title={
        "ja": "ルールとルームの状態を見直す時期が決まっている",
        "en": "The rules and the state of the room are reviewed at set times",
    },
    failure_title={
        "ja": "見直しの時期が決まっていない",
        "en": "No time is set for reviewing rules and room",
    },
    why={
        "ja": "LINEの禁止規定もルームの人数も変わります。時期を決めておかないと、古い決まりが残"
        "り、問題に気づくのが遅れます。",
        "en": "LINE's prohibitions and the room itself change. Without a set time old rules "
        "stay and problems are seen late.",
    },
    fix={
        "ja": "≡ → ノート → 大事なノートに、用意してある文を貼り付けて、ルームに合わせて直してください。",
        "en": "Paste the ready text into the important note (≡ → ノート) and fit it to your room.",
    },
    paste={
        "ja": "【見直し】このルールは3か月ごとに見直し、変更したときはノートとアナウンスでお知ら"
        "せします。ルームの様子は管理者が毎週確認します。",
        "en": "[Review] These rules are reviewed every three months; changes are announced and "
        "noted. The admins look over the room every week.",
    },
    messages=MESSAGES,
    sources=("E2.15", "E2.14", "line.prohibited"),
)
def regular_review_clause(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A date in the calendar is what keeps rules alive."""
    yield from judge_beyond_small("regular-review-clause", export, context, context.option("small"))
