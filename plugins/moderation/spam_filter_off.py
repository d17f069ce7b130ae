"""moderation.spam-filter-off: the spam filter is switched off."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule


@rule(
    id="moderation.spam-filter-off",
    severity="medium",
    severity_when=(
        ({"/members/count": {"at_least": 100}, "/visibility/join_method": "open"}, "high"),
        ({"/members/count": {"below": 30}}, "low"),
    ),
    tags=("spam-filter",),
    needs=("/bots/spam_filter/enabled", "/members/count", "/visibility/join_method"),
    when={"any": [{"/members/count": {"above": 30}}, {"/visibility/join_method": "open"}]},
    patch=({"op": "replace", "path": "/bots/spam_filter/enabled", "value": True},),
    title={"ja": "スパムフィルターがオンになっている", "en": "The spam filter is on"},
    failure_title={"ja": "スパムフィルターがオフになっている", "en": "The spam filter is off"},
    why={
        "ja": "スパムフィルターは初期設定ではオフです。オンにしてNGワードを登録すると、"
        "管理者が見ていない間も勧誘や連絡先の投稿が自動で削除されます。",
        "en": "The spam filter is off by default. Switched on and given words, it deletes "
        "solicitation and contact details even while nobody is watching.",
    },
    fix={
        "ja": "トーク画面右上の≡ → Bot → スパムフィルターをオンにし、"
        "削除条件を「NGワードを含む」にして、NGワードを登録してください。"
        "そのまま使えるNGワードの一覧は moderation.spam-filter-coverage にあります。",
        "en": "Open ≡ at the top right of the talk → Bot → スパムフィルター (spam filter), switch "
        "it on, choose 「NGワードを含む」 (contains a banned word) and enter words. A ready list "
        "stands with moderation.spam-filter-coverage.",
    },
    messages={
        "off": {
            "ja": "スパムフィルターがオフです。オンにすることをおすすめします。",
            "en": "The spam filter is off; switching it on is recommended.",
        },
    },
    sources=("appllio.ng-words", "note.startup-checklist", "udn.taipei", "E2.14"),
)
def spam_filter_off(export: RoomExport) -> Iterator[Yield]:
    """The one guard that never sleeps should not be left off where strangers can join."""
    if export.bots.spam_filter.enabled is False:
        yield Problem("off", at="/bots/spam_filter/enabled")
