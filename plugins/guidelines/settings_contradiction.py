"""guidelines.settings-contradiction: the rules say one thing, the settings another."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from auditor import Context, Problem, RoomExport, Unknown, Yield, parse_time, rule

from .ages import Age, ages_in
from .dates import revisions
from .judging import has_rules, missing_rules
from .promises import filter_hits_in, report_times_in
from .seats import seats_in
from .staffing import co_admins_in, has_gaps, round_the_clock_in
from .statements import claims_in

_MINIMUM_AGE = "/room/minimum_age"
_CO_ADMINS = "/admins/co_admins"
_COVERAGE = "/admins/coverage"
_CAPACITY = "/members/capacity"
_ADULT_ONLY = "/visibility/adult_only"
_TEXT = "/guidelines/text"
_LIMIT = "/bots/spam_filter/violation_limit"
_REPORTS = "/moderation/reports"
_GROWN_UP: Final = 18
_AHEAD: Final = timedelta(days=92)


@rule(
    id="guidelines.settings-contradiction",
    severity="high",
    confidence="medium",
    tags=("rules", "settings"),
    title={"ja": "ルールの文と設定が一致している", "en": "Rules and settings agree"},
    failure_title={
        "ja": "ルールに書かれたことと設定が食い違っている",
        "en": "The rules say one thing, the settings another",
    },
    why={
        "ja": "台北市教育局の4,100人のルームでは、「投稿禁止」と書きながら設定では投稿でき、夜間"
        "に詐欺の投稿が続きました。文章だけでは止まりません。",
        "en": "Taipei's education bureau forbade posting in a room of 4,100 whose settings "
        "allowed it; scams came at night. Words alone stop nothing.",
    },
    fix={
        "ja": "設定（≡ → その他）を文章に合わせるか、文章を今の設定に合わせて直してください。",
        "en": "Set the room (≡ → その他 (Other)) as the rules say, or change the rules to what is set.",
    },
    messages={
        "read-only": {
            "ja": "投稿できないと書かれていますが、メンバーも投稿できる設定です。",
            "en": "The rules forbid posting, but members can post.",
        },
        "announcements-only": {
            "ja": "お知らせ専用と書かれていますが、メンバーも投稿できる設定です。",
            "en": "The rules call the room one for announcements, but members can post.",
        },
        "talk-invited": {
            "ja": "自由な投稿をすすめていますが、メンバーは投稿できない設定です。",
            "en": "The rules invite talk, but members cannot post.",
        },
        "approval": {
            "ja": "承認制と書かれていますが、参加方法は承認制になっていません。",
            "en": "The rules say that joining needs approval, but the setting does not.",
        },
        "code": {
            "ja": "参加コードが必要と書かれていますが、参加方法はコード入力ではありません。",
            "en": "The rules say that a join code is needed, but the setting does not.",
        },
        "open-door": {
            "ja": "承認なしで、だれでもすぐに参加できると書かれていますが、承認かコードが必要な設定です。",
            "en": "The rules say that anyone may join at once, but approval or a code is set.",
        },
        "anyone": {
            "ja": "だれでも参加できると書かれていますが、参加コードが必要な設定です。",
            "en": "The rules say that anyone may join, but a join code is set.",
        },
        "age-limit": {
            "ja": "{age}歳以上の部屋と書かれていますが、対象年齢の設定は{set}歳からです。",
            "en": "The rules keep the room to people of {age} and over, but {set} is set as its age.",
        },
        "hidden": {
            "ja": "非公開・検索に出ないと書かれていますが、検索を許可する設定です。",
            "en": "The rules call the room hidden, but search is allowed.",
        },
        "notes-by-admins": {
            "ja": "ノートは管理者のみと書かれていますが、メンバーも作成できる設定です。",
            "en": "The rules keep notes to the admins, but members can create them.",
        },
        "announcements-by-admins": {
            "ja": "アナウンスは管理者のみと書かれていますが、メンバーも登録できる設定です。",
            "en": "The rules keep announcements to the admins, but members can pin them.",
        },
        "no-invitations": {
            "ja": "招待は禁止と書かれていますが、メンバーも招待できる設定です。",
            "en": "The rules forbid invitations, but members can invite.",
        },
        "notes-by-all": {
            "ja": "ノートはだれでも作れると書かれていますが、メンバーは作成できない設定です。",
            "en": "The rules let anyone create notes, but members cannot.",
        },
        "invitations-welcome": {
            "ja": "友だちの招待をすすめていますが、メンバーは招待できない設定です。",
            "en": "The rules ask members to invite friends, but members cannot.",
        },
        "no-mention-all": {
            "ja": "全員へのメンションは禁止と書かれていますが、メンバーも使える設定です。",
            "en": "The rules forbid mentions of all, but members can use them.",
        },
        "sub-rooms-by-admins": {
            "ja": "サブトークルームは管理者のみと書かれていますが、メンバーも作成できる設定です。",
            "en": "The rules keep sub rooms to the admins, but members can create them.",
        },
        "code-not-needed": {
            "ja": "コードはいらないと書かれていますが、参加コードが必要な設定です。",
            "en": "The rules say that no code is needed, but a join code is set.",
        },
        "translation-on": {
            "ja": "自動で翻訳されると書かれていますが、翻訳ボットはオフの設定です。",
            "en": "The rules say that messages are translated, but the translation bot is off.",
        },
        "spam-filter-on": {
            "ja": "NGワードが自動で消えると書かれていますが、スパムフィルターはオフの設定です。",
            "en": "The rules say that bad words are removed, but the spam filter is off.",
        },
        "spam-filter-off": {
            "ja": "スパムフィルターは使っていないと書かれていますが、オンの設定です。",
            "en": "The rules say that no spam filter is used, but it is on.",
        },
        "announcements-by-all": {
            "ja": "アナウンスはだれでも登録できると書かれていますが、メンバーは登録できない設定です。",
            "en": "The rules let anyone pin announcements, but members cannot.",
        },
        "history-hidden": {
            "ja": "入る前のトークは見えないと書かれていますが、オープンチャットでは新しい参加者も過去のトークを読めます。",
            "en": "The rules say that new members cannot read what was said before, but in OpenChat they can.",
        },
        "age-welcome": {
            "ja": "{age}歳でも入れると書かれていますが、対象年齢の設定は{set}歳からです。",
            "en": "The texts welcome people of {age}, but {set} is set as the age.",
        },
        "co-admin-count": {
            "ja": "副管理人は{told}人と書かれていますが、書き出しにある共同管理者は{set}人です。",
            "en": "The texts speak of {told} co-admins, but the export lists {set}.",
        },
        "round-the-clock": {
            "ja": "夜も、または24時間、だれかが見ていると書かれていますが、対応できる時間帯に空きがあります。",
            "en": "The texts promise somebody at night or at all hours, but the hours on duty leave gaps.",
        },
        "deletions-by-admins": {
            "ja": "投稿の削除は管理者のみと書かれていますが、メンバーもできる設定です。",
            "en": "The rules keep deleting posts to the admins, but members can do it.",
        },
        "removals-by-admins": {
            "ja": "退会させるのは管理者のみと書かれていますが、メンバーもできる設定です。",
            "en": "The rules keep removing people to the admins, but members can do it.",
        },
        "greeting-on": {
            "ja": "参加すると自動であいさつが届くと書かれていますが、あいさつボットはオフの設定です。",
            "en": "The texts speak of an automatic greeting, but the greeting bot is off.",
        },
        "link-off": {
            "ja": "招待リンクは使っていないと書かれていますが、招待リンクは有効な設定です。",
            "en": "The texts say that no invite link is used, but it is enabled.",
        },
        "link-published": {
            "ja": "招待リンクは公開していないと書かれていますが、書き出しではネットなどに公開されています。",
            "en": "The texts say that the invite link is not made public, but the export says that it is.",
        },
        "found-by-search": {
            "ja": "検索で見つかると書かれていますが、検索を許可しない設定です。",
            "en": "The texts say that the room is found by search, but search is off.",
        },
        "badge-told": {
            "ja": "LINEの認証・バッジを受けていると書かれていますが、書き出しにあるルームのバッジは「なし」です。要確認です。",
            "en": "The texts say that the room bears a badge of LINE, but the export lists none. To be checked.",
        },
        "affiliate-none": {
            "ja": "アフィリエイトリンクは使わない、またはお金は受け取らないと書かれていますが、書き出しではアフィリエイトが「あり」です。要確認です。",
            "en": "The texts say that no affiliate links are used or no money is taken, but the export says that there "
            "are such links. To be checked.",
        },
        "rules-shown": {
            "ja": "ルールは参加時に表示されると書かれていますが、表示しない設定です。",
            "en": "The texts say that the rules are shown on joining, but they are not set to be.",
        },
        "capacity": {
            "ja": "人数は{told}人までと書かれていますが、定員の設定は{set}人です。",
            "en": "The texts keep the room to {told} people, but its capacity is set to {set}.",
        },
        "filter-hits": {
            "ja": "フィルターに{told}回かかった人に対応すると書かれていますが、違反回数の設定は{set}回です。",
            "en": "The texts speak of {told} hits of the filter, but its violation count is set to {set}.",
        },
        "report-late": {
            "ja": "通報は{told}時間以内に処理すると書かれていますが、{found}時間かかった通報があります。要確認です。",
            "en": "The texts promise that reports are settled within {told} hours, but one took {found}. To be checked.",
        },
        "adult-only": {
            "ja": "{age}歳から参加できる部屋ですが、成人だけが参加できる設定です。",
            "en": "The room is open from the age of {age}, but only adults can join as it is set.",
        },
        "revised-later": {
            "ja": "本文には{told}に改定したと書かれていますが、書き出しにあるルールの更新日は{set}です。",
            "en": "The text says that it was revised on {told}, but its last update is of {set}.",
        },
        "sub-room-named": {
            "ja": "サブトークルームを案内していますが、サブトークルームがありません。",
            "en": "The rules send members to a sub room, but there is none.",
        },
    },
    sources=("udn.taipei", "protocol.square"),
)
def settings_contradiction(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Members rely on what is written, intruders on what is set."""
    silent: list[str] = []
    for pointer, text in context.rules_text:
        for claim, start, end in claims_in(text):
            if not claim.pointer:  # LINE has no such setting
                yield Problem(claim.id, at=pointer, span=(start, end))
                continue
            value = _setting(export, claim.pointer)
            if value is None:
                silent.append(claim.pointer)
            elif value in claim.contradicts:
                yield Problem(claim.id, at=pointer, span=(start, end))
        grown_up = _GROWN_UP if export.visibility.adult_only else 0
        for age in ages_in(text):
            least = export.room.minimum_age
            if least is None:
                silent += [_MINIMUM_AGE] if age.is_least else []
            elif age.is_least and max(least, grown_up) < age.years:
                yield _of_age("age-limit", pointer, age, least)
            elif not age.is_least and age.years < least:
                yield _of_age("age-welcome", pointer, age, least)
        for told, start, end in co_admins_in(text):
            if export.admins.co_admins is None:
                silent.append(_CO_ADMINS)
            elif len(export.admins.co_admins) < told:
                values = {"told": told, "set": len(export.admins.co_admins)}
                yield Problem("co-admin-count", at=pointer, values=values, span=(start, end))
        for told, start, end in seats_in(text):
            capacity = export.members.capacity
            if capacity is None:
                silent.append(_CAPACITY)
            elif capacity > told:
                values = {"told": told, "set": capacity}
                yield Problem("capacity", at=pointer, values=values, span=(start, end))
        for hours, start, end in round_the_clock_in(text):
            gaps = has_gaps(export, hours)
            if gaps is None:
                silent.append(_COVERAGE)
            elif gaps:
                yield Problem("round-the-clock", at=pointer, span=(start, end))
        for told, start, end in filter_hits_in(text):
            limit = export.bots.spam_filter.violation_limit
            if limit is None:
                silent.append(_LIMIT)
            elif limit > told and export.bots.spam_filter.enabled is not False:
                values = {"told": told, "set": limit}
                yield Problem("filter-hits", at=pointer, values=values, span=(start, end))
        for most, start, end in report_times_in(text):
            found = _longest_report(export)
            if export.moderation.reports is None:
                silent.append(_REPORTS)
            elif found > most:
                values = {"told": _hours(most), "found": _hours(found)}
                yield Problem("report-late", at=pointer, values=values, span=(start, end))
    yield from _adults_alone(export)
    yield from _revised_later(export, context)
    if not has_rules(export):
        silent.extend(missing_rules(export))
    if silent:
        yield Unknown(*dict.fromkeys(silent))


def _adults_alone(export: RoomExport) -> Iterator[Problem]:
    """Those who are told to be old enough cannot join where only adults can."""
    least = export.room.minimum_age or 0  # 0 says that there is no limit of its own
    if export.visibility.adult_only and 0 < least < _GROWN_UP:
        yield Problem("adult-only", at=_ADULT_ONLY, values={"age": least})


def _revised_later(export: RoomExport, context: Context) -> Iterator[Problem]:
    """A text that was revised on a day was changed on it at the earliest."""
    text, stamp = export.guidelines.text, export.guidelines.updated_at
    updated = parse_time(stamp) if stamp is not None else None
    if text is None or updated is None:
        return
    for told, start, end in revisions(text):
        # rules may be laid down some weeks before they hold, and be told as of that day
        if told > updated + _AHEAD and context.is_past(told):
            values = {"told": f"{told:%Y-%m-%d}", "set": f"{updated:%Y-%m-%d}"}
            yield Problem("revised-later", at=_TEXT, values=values, span=(start, end))
            return


def _longest_report(export: RoomExport) -> timedelta:
    """How long the slowest report took that came in since the rules were last changed."""
    since = parse_time(export.guidelines.updated_at)
    longest = timedelta()
    for report in export.moderation.reports or ():
        start, end = parse_time(report.at), parse_time(report.closed_at)
        if start and end and (since is None or start >= since):
            longest = max(longest, end - start)
    return longest


def _hours(time: timedelta) -> int:
    return int(time.total_seconds() // 3600)


def _of_age(message: str, pointer: str, age: Age, least: int) -> Problem:
    values = {"age": age.years, "set": least}
    return Problem(message, at=pointer, values=values, span=(age.start, age.end))


def _setting(export: RoomExport, pointer: str) -> Any:
    """Give the value at a pointer, arrays as lists, None where the export does not say."""
    value: Any = export
    for name in pointer.removeprefix("/").split("/"):
        value = getattr(value, name)
    return list(value) if isinstance(value, tuple) else value
