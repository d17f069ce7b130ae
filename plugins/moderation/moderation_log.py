"""moderation.moderation-log: removals without an entry, or entries that do not tell what was done."""

from collections.abc import Iterator
from itertools import islice

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

from .removal import removal_names
from .several import removed_by

FIELDS = {
    "at": {"ja": "日時", "en": "time"},
    "rule": {"ja": "当てはまるルール", "en": "rule"},
    "action": {"ja": "対応", "en": "action"},
    "evidence": {"ja": "証拠の場所", "en": "evidence"},
}
SHOWN = 20


@rule(
    id="moderation.moderation-log",
    severity="medium",
    severity_when=(({"/members/count": {"below": 50}}, "low"),),
    effort="medium",
    tags=("records",),
    needs=("/moderation/log", "/members/count"),
    title={
        "ja": "対応の記録に必要なことがそろっている",
        "en": "The moderation log is complete",
    },
    failure_title={
        "ja": "対応の記録に抜けがある",
        "en": "The moderation log has gaps",
    },
    why={
        "ja": "いつ・どのルールで・何をしたかの記録がないと、問い合わせや異議に答えられず、"
        "共同管理者のあいだで対応がばらつきます。LINEには対応履歴の一覧がないため、"
        "手元の記録だけが頼りです。",
        "en": "Without time, rule and action on record nobody can answer questions or objections, "
        "and co-admins decide differently. LINE keeps no list of what admins did; yours is the "
        "only one.",
    },
    fix={
        "ja": "強制退会や投稿の削除をしたら、日時・対応した人の符号・当てはまるルールの番号・対応・"
        "画面の写しの場所を1行で残してください。",
        "en": "After each removal or deletion write one line: time, a code for the member, the "
        "number of the rule, the action, and where the screenshot is.",
    },
    paste={
        "ja": "日時／メンバーの符号／ルール番号／対応（注意・警告・削除・強制退会）／証拠の保存場"
        "所／対応者",
        "en": "time / code of the member / rule number / action (caution, warning, deletion, "
        "removal) / where the evidence is / who acted",
    },
    messages={
        "unlogged": {
            "ja": "再参加禁止リストに{banned}人いますが、退会の記録は{logged}件です。",
            "en": "Members on the ban list: {banned}, removals in the log: {logged}.",
        },
        "empty-field": {
            "ja": "{number}件目の記録で「{field}」が空です。",
            "en": "Entry {number} of the log has an empty {field}.",
        },
    },
    sources=("E2.19", "E2.14"),
)
def moderation_log(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Every removal has an entry, and every entry says when, why, what and on what evidence."""
    log, banned = export.moderation.log or (), export.moderation.ban_list
    if not log and banned == ():
        yield NotApplicable()
        return
    names = removal_names(export, context)
    logged = sum(removed_by(one.action or "", one.member or "", names) for one in log)
    silent = [index for index, entry in enumerate(log) if entry.action is None]
    if banned is None:
        yield Unknown("/moderation/ban_list")
    elif logged + len(silent) < len(banned):
        values = {"banned": len(banned), "logged": logged}
        yield Problem("unlogged", at="/moderation/log", values=values)
    yield from islice(_gaps(export), SHOWN)


def _gaps(export: RoomExport) -> Iterator[Yield]:
    for index, entry in enumerate(export.moderation.log or ()):
        for name, label in FIELDS.items():
            value, at = getattr(entry, name), f"/moderation/log/{index}/{name}"
            if value is None:
                yield Unknown(at)
            elif not value.strip():
                yield Problem("empty-field", at=at, values={"number": index + 1, "field": label})
