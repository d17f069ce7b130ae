"""commerce.criminal-job-recruiting: no recruiting for criminal jobs (闇バイト)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from auditor import Context, RoomExport, Yield, rule

from .findings import flagged, told_beside

if TYPE_CHECKING:
    from auditor.text import Hit

_MEANING = {
    "ja": "雇い主も中身も告げず、その場で払う仕事の募集",
    "en": "hands wanted without a name, paid on the spot",
}


@rule(
    id="commerce.criminal-job-recruiting",
    severity="critical",
    confidence="medium",
    effort="low",
    tags=("content-risk", "crime", "recruiting"),
    title={
        "ja": "犯罪の実行者を集める募集（闇バイト）と見られる言葉がない",
        "en": "No signs of recruiting for criminal jobs",
    },
    failure_title={
        "ja": "犯罪の実行者を集める募集（闇バイト）と見られる言葉がある",
        "en": "Signs of recruiting for criminal jobs",
    },
    why={
        "ja": "「受け子」「出し子」「ホワイト案件」などの募集は、応募した人を詐欺や強盗の実行者にします。禁止規定第9項による削除と利用停止の対象で、警察への情報提供につながること"
        "もあります。募集を放置した管理者の責任も問われえます。",
        "en": "Recruiting couriers, cash collectors or “white jobs” turns those who answer into "
        "criminals. Such posts are removed under prohibition 9, accounts are suspended and "
        "the police may be told; admins answer for what they leave standing.",
    },
    fix={
        "ja": "該当する言葉と投稿を削除し、書いた人を強制退会（再参加を禁止）にしてください。まっとうな求人であれば、職業安定法の6項目を投稿そのものに書きます。注意を呼びかける文"
        "であれば、「闇バイトの募集は禁止です」のように禁止の文にしてください。",
        "en": "Remove the words and posts and remove the writer with a ban on rejoining. An "
        "honest job offer shows the six items of the Employment Security Act in the post "
        "itself. A warning should read as a ban: “recruiting for criminal jobs is "
        "forbidden”.",
    },
    paste={
        "ja": "闇バイト、受け子・出し子などの勧誘は禁止です。見つけたら返信せずに管理者へ知らせ、LINEの「通報」を押してください。\n応募してしまった方、脅されている方は、警察"
        "相談専用電話 #9110 に相談してください。",
        "en": "Criminal jobs are forbidden here. If you see an offer, do not answer; tell the "
        "admins and report it. If you have answered or are threatened, call the police "
        "advice line #9110.",
    },
    messages={
        "signal": {
            "ja": "{terms}は犯罪の実行者を集める募集のしるしです（{meaning}）。職業安定法・禁止規定第9項に照らして要確認です。",
            "en": "{terms}: a sign of recruiting for criminal jobs ({meaning}). To be checked "
            "(Employment Security Act, prohibition 9).",
        },
    },
    sources=("line.prohibited.9", "police.dark-jobs", "law.shokuan-5-4", "law.crime-proceeds"),
)
def criminal_job_recruiting(export: RoomExport, context: Context) -> Iterator[Yield]:
    """The worst that a room can carry: whoever answers ends as an accomplice."""
    lending = [hit for finding in context.findings("illegal-finance") for hit in finding.hits]
    # "even with a bad record, paid out today" is what lenders say of their money
    told = tuple(flagged(context, "crime-job", lambda hit: any(_says(one, hit) for one in lending)))
    yield from told
    yield from told_beside(context, told, "dark-job", _MEANING)


def _says(other: "Hit", hit: "Hit") -> bool:
    """Whether a hit of lending says what a hit of jobs says: in its words, or beside a weak one."""
    (low, high), (start, end) = other.span, hit.span
    if other.pointer != hit.pointer:
        return False
    return hit.klass != "reject" or (low <= start and end <= high)
