"""guidelines.money-clause: no rule on money matters between members."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .judging import MESSAGES, judge_clause


@rule(
    id="guidelines.money-clause",
    severity="medium",
    confidence="medium",
    tags=("guideline-clause",),
    title={
        "ja": "お金のやり取り・投資の話についての決まりがある",
        "en": "A rule covers money, lending and investment",
    },
    failure_title={
        "ja": "お金のやり取り・投資の話についての決まりがない",
        "en": "No rule on money, lending and investment",
    },
    why={
        "ja": "投資の勧誘、お金の貸し借り、口座の譲渡は詐欺の入り口になります。禁止するか、認め"
        "る場合の方法を決めておくと、早く止められます。",
        "en": "Investment tips, lending and the sale of accounts are how fraud begins. A rule, "
        "or a set way for what is allowed, stops it early.",
    },
    fix={
        "ja": "≡ → ノート → 大事なノートに、用意してある文を貼り付けて、ルームに合わせて直してください。",
        "en": "Paste the ready text into the important note (≡ → ノート) and fit it to your room.",
    },
    paste={
        "ja": "【お金に関すること】投資・副業のすすめ、お金の貸し借り、賭け事への誘い、口座やア"
        "カウントの売買は禁止します。個人の口座への振込を求められても応じず、管理者へお知らせく"
        "ださい。",
        "en": "[Money] Recommending investments or side jobs, lending money, inviting to gamble "
        "and selling accounts are forbidden. If anyone asks you to pay into a private account, "
        "do not, and tell an admin.",
    },
    messages=MESSAGES,
    sources=("line.investment-fraud", "line.gambling", "yoroduma.sample"),
)
def money_clause(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Fraud enters a room as friendly advice on money."""
    yield from judge_clause("money-clause", export, context)
