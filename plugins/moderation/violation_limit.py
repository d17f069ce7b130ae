"""moderation.violation-limit: the filter's violation count is so high that nobody reaches it."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule


@rule(
    id="moderation.violation-limit",
    severity="low",
    tags=("spam-filter",),
    needs=("/bots/spam_filter/violation_limit",),
    when={"/bots/spam_filter/enabled": True},
    options={"most": 5},
    patch=({"op": "replace", "path": "/bots/spam_filter/violation_limit", "value": 5},),
    title={
        "ja": "スパムフィルターの違反回数が5回以内に設定されている",
        "en": "The spam filter's violation count is five or fewer",
    },
    failure_title={
        "ja": "スパムフィルターの違反回数が多すぎる",
        "en": "The spam filter's violation count is too high",
    },
    why={
        "ja": "設定した回数に達したメンバーは履歴の一覧に表示され、そこから強制退会にできます。"
        "回数が多いと、くり返し違反する人が一覧に出るのが遅くなります。",
        "en": "Members who reach the count appear in the filter's history, from which they can be "
        "removed. A high count shows repeat offenders late.",
    },
    fix={
        "ja": "トーク画面右上の≡ → Bot → スパムフィルター → 履歴で、"
        "違反回数を3〜5回にしてください。一覧に出た人を必ず退会にする必要はありません。"
        "内容を見て判断してください。",
        "en": "Set the count to three to five under ≡ → Bot → スパムフィルター → 履歴 (history). "
        "Being listed need not mean removal: look at the posts and decide.",
    },
    messages={
        "high": {
            "ja": "違反回数が{limit}回です（目安は{most}回以内）。",
            "en": "The violation count is {limit} (yardstick: {most} or fewer).",
        },
    },
    sources=("sbapp.ng-words", "own.practice"),
)
def violation_limit(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Repeat offenders should come to light while they are still few."""
    limit, most = export.bots.spam_filter.violation_limit, context.option("most")
    if limit is not None and limit > most:
        values = {"limit": limit, "most": most}
        yield Problem("high", at="/bots/spam_filter/violation_limit", values=values)
