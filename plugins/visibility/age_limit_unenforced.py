"""visibility.age-limit-unenforced: an age limit that nothing enforces."""

from collections.abc import Iterator
from itertools import islice

from auditor import Problem, RoomExport, Yield, rule
from auditor.text import plain_case

from .words import pattern

SHOWN = 10
_ADULT = 18
_AGE = pattern("name-with-age")
_PUPIL = pattern("name-of-pupil")
_ELDER = pattern("name-of-elder")


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
        "ja": "年齢制限が確かめられていない",
        "en": "The age limit is not checked",
    },
    why={
        "ja": "対象年齢を書くだけでは未成年の参加を防げません。LINEは未成年者の保護を最優先としています。",
        "en": "Stating an age keeps no minor out; protecting minors is LINE's stated top priority.",
    },
    fix={
        "ja": "公開設定を「参加の承認」にし、参加条件を説明とルールに書いてください（オープンチャットには年齢を確かめる機能がありません）。対象に満たないとみられる名前の方には、確かめたうえで退会をお願いします。質問で性別や婚姻の有無を尋ねると、出会い目的と受け取られます。",
        "en": "Set joining to approval and state the condition in description and rules (OpenChat has no age check of its own). Ask whoever bears a name that tells a younger age, and have them leave if so. A question about sex or marital status looks like dating.",
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
        "young": {
            "ja": "対象が{age}歳以上ですが、メンバーの名前「{name}」は児童・生徒やそれより若い年齢を示すと読めます（保護者などの名前かもしれません。要確認）。",
            "en": "The room is for people aged {age} and over, yet the nickname “{name}” seems to tell a pupil or a "
            "younger age (it may be a parent's; to be checked).",
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
    yield from islice(_young(export), SHOWN)


def _young(export: RoomExport) -> Iterator[Problem]:
    """The nicknames that tell an age below the limit, or a pupil; those of elders may name a child."""
    least = export.room.minimum_age or 0
    for index, name in enumerate(export.members.nicknames or ()):
        written = plain_case(name)
        if _ELDER.search(written):
            continue
        told = _AGE.search(written)
        is_young = least > int(told[1]) if told else least >= _ADULT and _PUPIL.search(written)
        if is_young:
            values = {"age": least, "name": name[:40]}
            yield Problem("young", at=f"/members/nicknames/{index}", values=values)
