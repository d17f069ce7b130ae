"""visibility.age-limit-unenforced: an age limit that nothing enforces."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule


@rule(
    id="visibility.age-limit-unenforced",
    severity="medium",
    confidence="high",
    effort="low",
    needs=("/room/minimum_age", "/visibility/join_method"),
    when={"/room/minimum_age": {"at_least": 18}},
    title={
        "ja": "年齢制限を確かめる仕組みがある",
        "en": "The age limit is checked on joining",
    },
    failure_title={
        "ja": "年齢制限があるのに、だれでも参加できる",
        "en": "An age limit, but the door is open",
    },
    why={
        "ja": "対象年齢を書くだけでは未成年の参加を防げません。LINEは未成年者の保護を最優先としています。",
        "en": "Stating an age keeps no minor out; protecting minors is LINE's stated top priority.",
    },
    fix={
        "ja": "公開設定を「参加の承認」にし、参加条件を説明とルールに書いてください（オープンチャットには年齢を確かめる機能がありません）。質問で性別や婚姻の有無を尋ねると、出会い目的と受け取られます。",
        "en": "Set joining to approval and state the condition in description and rules (OpenChat has no age check of its own). A question about sex or marital status looks like dating.",
    },
    paste={
        "ja": "このルームは18歳以上の方が対象です。参加は承認制です。",
        "en": "This room is for people aged 18 and over; joining needs approval.",
    },
    messages={
        "open": {
            "ja": "対象が{age}歳以上ですが、参加方法が全体公開です。",
            "en": "The room is for people aged {age} and over, yet its door is open.",
        },
    },
    sources=("line.minors", "line.prohibited.6", "E2.15"),
)
def age_limit_unenforced(export: RoomExport) -> Iterator[Yield]:
    """Stating an age keeps no minor out; protecting minors is LINE's stated top priority."""
    if export.visibility.adult_only is True:
        return
    if export.visibility.join_method == "open":
        values = {"age": export.room.minimum_age}
        yield Problem("open", at="/visibility/join_method", values=values)
