"""moderation.night-cover: hours of the night with neither a person nor a filter on duty."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Unknown, Yield, rule

DAY = 24 * 60
HANDOVER = 10
"""Minutes between two duties that nobody calls a gap."""


@rule(
    id="moderation.night-cover",
    severity="medium",
    severity_when=(({"/members/count": {"at_least": 2000}}, "high"),),
    effort="medium",
    tags=("staffing", "spam-filter"),
    needs=("/members/count",),
    when={"/members/count": {"at_least": 100}},
    options={"from": "22:00", "to": "06:00"},
    title={
        "ja": "夜間も人かスパムフィルターが見守っている",
        "en": "A person or the spam filter watches over the room at night",
    },
    failure_title={
        "ja": "夜間に見守りのない時間帯がある",
        "en": "Nobody and nothing watches over the room for part of the night",
    },
    why={
        "ja": "荒らしや詐欺の投稿は、管理者が眠っている時間に集中します。"
        "台北市教育局の4,100人のルームでは、夜間に詐欺の投稿が続き、"
        "キーワードのフィルターを設定するまで止まりませんでした。",
        "en": "Raids and scams come while the admins sleep. In the 4,100-member room of Taipei's "
        "education bureau scam posts appeared at night until a keyword filter was set.",
    },
    fix={
        "ja": "スパムフィルターをオンにしてNGワードを登録する（≡ → Bot → スパムフィルター）か、"
        "夜間に対応できる共同管理者を決めて当番表に書いてください。",
        "en": "Switch the spam filter on and enter banned words (≡ → Bot → スパムフィルター), or "
        "find a co-admin who is awake at night and put the hours into the roster.",
    },
    paste={
        "ja": "【夜間の対応について】22時から翌6時までは、スパムフィルターによる自動の削除のみを行"
        "います。気になる投稿はLINEの「通報」をお使いください。朝に管理者が確認します。",
        "en": "[At night] From 22:00 to 6:00 only the spam filter works. Please use LINE's report "
        "function for posts that need attention; the admins look at them in the morning.",
    },
    messages={
        "gap": {
            "ja": "{start}から{end}まで対応できる人がいません。スパムフィルターも働いていません。",
            "en": "Nobody is on duty from {start} to {end}, and the spam filter does not work.",
        },
    },
    sources=("udn.taipei", "graph.kanrinin-kotsu", "E2.14"),
)
def night_cover(export: RoomExport, context: Context) -> Iterator[Yield]:
    """The filter covers every hour; without it each hour of the night needs a person."""
    silent = _filter_silent(export)
    if silent is None:
        return
    gap = _gap(export, context.option("from"), context.option("to"))
    if gap is None:
        return
    silent += _coverage_silent(export)
    if silent:
        yield Unknown(*silent)
    else:
        values = {"start": gap[0], "end": gap[1]}
        yield Problem("gap", at="/admins/coverage", values=values)


def _filter_silent(export: RoomExport) -> tuple[str, ...] | None:
    """None when the filter works; otherwise the pointers that could still say so."""
    spam_filter = export.bots.spam_filter
    if spam_filter.enabled is None:
        return ("/bots/spam_filter/enabled",)
    if spam_filter.enabled is False or spam_filter.words == ():
        return ()
    return ("/bots/spam_filter/words",) if spam_filter.words is None else None


def _coverage_silent(export: RoomExport) -> tuple[str, ...]:
    """The pointers without which the roster does not tell who is on duty when."""
    if export.admins.coverage is None:
        return ("/admins/coverage",)
    return tuple(
        f"/admins/coverage/{index}/{name}"
        for index, duty in enumerate(export.admins.coverage)
        for name, value in (("from", duty.from_), ("to", duty.to))
        if value is None
    )


def _gap(export: RoomExport, start: str, end: str) -> tuple[str, str] | None:
    """The first stretch of the night without a person; to write 23:59 for midnight leaves none."""
    covered: set[int] = set()
    for duty in export.admins.coverage or ():
        if duty.from_ is not None and duty.to is not None:
            covered.update(_minutes(duty.from_, duty.to))
    night = _minutes(start, end)
    first = last = 0
    for place, minute in enumerate((*night, None)):
        if minute is not None and minute not in covered:
            last = place + 1
            continue
        if last - first > HANDOVER:
            return _clock(night[first]), _clock((night[last - 1] + 1) % DAY)
        first = last = place + 1
    return None


def _minutes(start: str, end: str) -> list[int]:
    """The minutes of the day from `start` to `end`, past midnight if need be; equal is a day."""
    first, last = _minute(start) % DAY, _minute(end) % DAY
    length = (last - first) % DAY or DAY
    return [(first + step) % DAY for step in range(length)]


def _minute(written: str) -> int:
    hours, _, minutes = written.partition(":")
    return int(hours) * 60 + int(minutes)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
