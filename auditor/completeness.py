"""What stands between an audit and its word on the whole: faults, and what was left out on purpose.

A fault closes the gate. A part that was left out on purpose does not, but no report calls such an
audit passed.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from auditor.filenames import labelled
from auditor.forms import fill

Json = dict[str, Any]

_MOST_NAMED = 8

_FAULTS = {
    "plugin-failed": {
        "ja": "読み込めなかったプラグインがあります（そのルールは調べていません）：{names}。",
        "en": "Plugins failed to load, so their rules were not asked: {names}.",
    },
    "plugin-missing": {
        "ja": "必要なプラグインがありません：{names}。",
        "en": "Required plugins are missing: {names}.",
    },
    "waivers": {
        "ja": "例外（waiver）または確認記録に不備が{count}件あります。",
        "en": "Faults in the waivers and attestations: {count}.",
    },
    "input-missing": {
        "ja": "監査できるものがない入力があります：{names}。",
        "en": "Named inputs held nothing to audit: {names}.",
    },
}
_PARTS = {
    "select": {
        "ja": "{names}のルールだけを調べました（{total}件のうち{count}件）",
        "en": "only the rules of {names} were asked ({count} of {total})",
    },
    "ignore": {
        "ja": "{names}のルールは調べていません（{total}件のうち{count}件を調べました）",
        "en": "the rules of {names} were not asked ({count} of {total} were)",
    },
    "disabled": {
        "ja": "使わない指定のプラグインのルールは調べていません：{names}",
        "en": "the rules of disabled plugins were not asked: {names}",
    },
    "never": {
        "ja": "どれほど重い要確認があっても不合格にしない指定です（fail-on never）",
        "en": "no finding closes the gate, however grave (fail-on never)",
    },
}


def faults(
    *,
    failed: Sequence[str] = (),
    missing: Sequence[str] = (),
    wrong_waivers: int = 0,
    absent: Sequence[str] = (),
) -> tuple[Json, ...]:
    """Why the audit is not valid, as reasons that close the gate.

    Args:
        failed: names of plugins that failed to load.
        missing: names of required plugins that are not there.
        wrong_waivers: how many faults the decisions of people have.
        absent: named inputs behind which there is nothing to audit.
    """
    found = []
    for message_id, names in (("plugin-failed", failed), ("plugin-missing", missing)):
        if names:
            found.append(told(_FAULTS, message_id, names=_few(names)))
    if wrong_waivers:
        found.append(told(_FAULTS, "waivers", count=wrong_waivers))
    if absent:
        found.append(told(_FAULTS, "input-missing", names=_few(absent)))
    return tuple(found)


def parts(
    *,
    select: Sequence[str],
    ignore: Sequence[str],
    counts: tuple[int, int],
    disabled: Sequence[str],
    never_fails: bool,
) -> tuple[Json, ...]:
    """What the audit left out on purpose; nothing when it asked all that its profile asks.

    Args:
        select: selectors of the only rules to ask.
        ignore: selectors of rules to leave out.
        counts: how many rules were asked, and how many the profile asks.
        disabled: names of plugins that were left out.
        never_fails: whether no failure closes the gate.
    """
    count, total = counts
    found = []
    for message_id, names in (("select", select), ("ignore", ignore)):
        if names and count < total:
            found.append(told(_PARTS, message_id, names=_few(names), count=count, total=total))
    if disabled:
        found.append(told(_PARTS, "disabled", names=_few(disabled)))
    if never_fails:
        found.append(told(_PARTS, "never"))
    return tuple(found)


def told(texts: Mapping[str, Mapping[str, str]], message_id: str, **values: Any) -> Json:
    """One message of `texts` with its id and values, in both languages."""
    return {
        "message_id": message_id,
        "values": values,
        "message": {lang: fill(text, values, lang) for lang, text in texts[message_id].items()},
    }


def _few(names: Iterable[str]) -> list[str]:
    """The first of the names, and how many more there are; a file's name may be no Unicode."""
    sound = [labelled(name) for name in dict.fromkeys(names)]
    left = len(sound) - _MOST_NAMED
    return [*sound[:_MOST_NAMED], f"+{left:,}"] if left > 0 else sound
