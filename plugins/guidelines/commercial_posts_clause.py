"""guidelines.commercial-posts-clause: no rule on advertising and selling by members."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .judging import MESSAGES, judge_clause


@rule(
    id="guidelines.commercial-posts-clause",
    severity="medium",
    confidence="medium",
    tags=("guideline-clause",),
    title={
        "ja": "宣伝・勧誘・販売についての決まりがある",
        "en": "A rule covers advertising, soliciting and selling",
    },
    failure_title={
        "ja": "宣伝・勧誘・販売についての決まりがない",
        "en": "No rule on advertising, soliciting and selling",
    },
    why={
        "ja": "商用の宣伝は、身元が明確で適法な場合を除いて禁止規定（第14項）にあたります。メン"
        "バーの投稿でも、放置すると管理者の責任が問われます。",
        "en": "Commercial promotion is prohibited unless the operator is identified and lawful "
        "(prohibition 14), and admins answer for what they leave standing.",
    },
    fix={
        "ja": "≡ → ノート → 大事なノートに、用意してある文を貼り付けて、ルームに合わせて直してください。",
        "en": "Paste the ready text into the important note (≡ → ノート) and fit it to your room.",
    },
    paste={
        "ja": "【宣伝・勧誘について】運営からの案内を除き、商品やサービスの宣伝・販売、副業・投"
        "資・宗教・マルチ商法などの勧誘、アフィリエイトリンクや紹介コードの投稿は禁止します。告"
        "知をしたい場合は、事前に管理者の許可を得てください。",
        "en": "[Advertising] Apart from the operator's own notices, do not advertise or sell, "
        "do not solicit for side jobs, investments, religion or multilevel marketing, and do "
        "not post affiliate links or referral codes. Ask an admin before announcing anything.",
    },
    messages=MESSAGES,
    sources=("line.prohibited.14", "E2.13", "yoroduma.sample"),
)
def commercial_posts_clause(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Admins answer for the advertisements that they leave standing."""
    yield from judge_clause("commercial-posts-clause", export, context)
