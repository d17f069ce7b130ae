"""moderation.spam-filter-match-mode: the filter deletes only messages that are a banned word."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule


@rule(
    id="moderation.spam-filter-match-mode",
    severity="medium",
    severity_when=(({"/members/count": {"below": 30}}, "low"),),
    tags=("spam-filter",),
    needs=("/bots/spam_filter/match", "/members/count"),
    when={"/bots/spam_filter/enabled": True},
    patch=({"op": "replace", "path": "/bots/spam_filter/match", "value": "contains"},),
    title={
        "ja": "スパムフィルターが「NGワードを含む」で働いている",
        "en": "The spam filter deletes messages that contain a banned word",
    },
    failure_title={
        "ja": "スパムフィルターの削除条件が「完全一致のみ」になっている",
        "en": "The spam filter deletes only messages that equal a banned word",
    },
    why={
        "ja": "「完全一致のみ」は最初から選ばれている条件で、"
        "メッセージ全体がNGワードと同じときしか削除しません。文の中に書かれた勧誘やIDは、"
        "そのまま残ります。",
        "en": "The mode preselected by the app removes a message only when the whole message "
        "equals a banned word. Solicitation and ids inside a sentence stay.",
    },
    fix={
        "ja": "トーク画面右上の≡ → Bot → スパムフィルター → 削除条件で「NGワードを含む」を選んでく"
        "ださい。短い言葉は関係のない文まで消すので、同時にNGワードを見直すと安心です。",
        "en": "Choose 「NGワードを含む」 (contains) under ≡ → Bot → スパムフィルター → 削除条件. "
        "Review the words at the same time: short ones then hit unrelated sentences.",
    },
    messages={
        "exact": {
            "ja": "削除条件が「完全一致のみ」です。文の中のNGワードは削除されません。",
            "en": "The mode is exact match: banned words inside a sentence are not deleted.",
        },
    },
    sources=("sbapp.ng-words", "appllio.ng-words"),
)
def spam_filter_match_mode(export: RoomExport) -> Iterator[Yield]:
    """Nobody posts a banned word alone."""
    if export.bots.spam_filter.match == "exact":
        yield Problem("exact", at="/bots/spam_filter/match")
