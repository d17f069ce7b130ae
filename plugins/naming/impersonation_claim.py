"""naming.impersonation-claim: words that pose as staff or as someone else."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, risk_messages, rule


@rule(
    id="naming.impersonation-claim",
    severity="critical",
    confidence="medium",
    effort="low",
    tags=("content-risk",),
    title={
        "ja": "運営や他者へのなりすましに読まれる言葉がない",
        "en": "No words that pose as staff or as someone else",
    },
    failure_title={
        "ja": "運営や他者へのなりすましに読まれる言葉がある",
        "en": "Words that pose as staff or as someone else",
    },
    why={
        "ja": "なりすましは禁止規定の第11項で禁じられています。認証番号や管理者権限を求める偽の「事務局」の被害が出ています。",
        "en": "Prohibition 11 bans impersonation; fake secretariats ask for verification codes or admin rights.",
    },
    fix={
        "ja": "「LINE運営」「事務局」など誤解される名乗りや、認証番号・権限を求める文を外してください。自社の公式ルームなら、運営者名と公式サイトを説明に書いてください。",
        "en": "Remove titles such as “LINE staff” or “secretariat” and requests for codes or rights; an official room of a company should name its operator and site.",
    },
    messages=risk_messages(
        ja="LINE運営や他者へのなりすまし", en="posing as LINE's staff or as someone else"
    ),
    sources=(
        "line.prohibited.11",
        "line-secretariat-fake",
        "line.mentor",
    ),
)
def impersonation_claim(export: RoomExport, context: Context) -> Iterator[Problem]:
    """Judges the words of name, description, notes and other public text as such."""
    del export
    return context.risks("impersonation")
