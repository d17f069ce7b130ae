"""moderation.spam-filter-coverage: whole kinds of unwanted posts that no banned word catches."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from auditor import Context, Problem, RoomExport, Yield, rule

from .words import plain, words

_GROUPS = words("banned_groups")
_JAPANESE = [word for group in _GROUPS for word in group["words"]]
_ENGLISH = [word for group in _GROUPS for word in group["words_en"]]
_ENDING = re.compile("[ぁ-ん]+$")
_LEAST = 3
"""Characters of a listed word without its ending from which on it is as good as the word."""


@rule(
    id="moderation.spam-filter-coverage",
    severity="medium",
    severity_when=(({"/members/count": {"below": 30}}, "low"),),
    confidence="medium",
    tags=("spam-filter",),
    needs=("/bots/spam_filter/words", "/members/count"),
    when={"/bots/spam_filter/enabled": True},
    options={"groups": ["contact", "invite-link", "money", "dating", "abuse"]},
    title={
        "ja": "NGワードが主な迷惑投稿の分野をカバーしている",
        "en": "The banned words cover the main kinds of unwanted posts",
    },
    failure_title={
        "ja": "NGワードがない迷惑投稿の分野がある",
        "en": "Some kinds of unwanted posts have no banned word",
    },
    why={
        "ja": "スパムフィルターは登録した言葉しか見ません。連絡先の交換、ほかのルームへの招待、"
        "もうけ話、出会い、暴言・差別のそれぞれに1語以上あると、"
        "よくある投稿を自動で減らせます。わいせつな誘いの言葉も求めるには、"
        "プロファイルで groups に sexual を加えてください。",
        "en": "The filter sees only the words it is given. One or more words each for contact "
        "details, invite links, money schemes, dating and abuse remove most common posts. To ask "
        "for words of sexual offers too, add sexual to groups in a profile.",
    },
    fix={
        "ja": "下の一覧から、足りない分野の言葉を ≡ → Bot → スパムフィルター → "
        "NGワードに登録してください。ルームの話題そのものにあたる言葉（投資のルームの「投資」など"
        "）は除いてください。",
        "en": "Enter words for the missing kinds from the list below under ≡ → Bot → "
        "スパムフィルター → NGワード. Leave out words that are the very topic of the room.",
    },
    paste={"ja": "\n".join(_JAPANESE), "en": "\n".join(_JAPANESE + _ENGLISH)},
    messages={
        "no-words": {
            "ja": "スパムフィルターはオンですが、NGワードが登録されていません。",
            "en": "The spam filter is on but has no banned words.",
        },
        "groups-missing": {
            "ja": "次の分野のNGワードがありません：{groups}。",
            "en": "No banned word covers: {groups}.",
        },
        "friends-only": {
            "ja": "「{word}」で消えるのは友だち追加のリンクです。ほかのルームへの招待リンク（line.me/ti/g2/…）は消えません。",
            "en": "“{word}” deletes links that add a friend, not those that invite into another room (line.me/ti/g2/…).",
        },
    },
    sources=("graph.kanrinin-kotsu", "tw.manual-2020", "note.startup-checklist", "E2.14"),
)
def spam_filter_coverage(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A kind of post is covered when some banned word holds a cue of that kind."""
    banned = [word for word in map(plain, export.bots.spam_filter.words or ()) if word.strip()]
    if not banned:
        yield Problem("no-words", at="/bots/spam_filter/words")
        return
    wanted = context.option("groups")
    covered = frozenset().union(*map(_groups_in, banned))
    missing = [g for g in _GROUPS if g["id"] in wanted and g["id"] not in covered]
    mistaken = {g["id"]: word for g in missing for word in banned if _is_of_another(word, g)}
    for word in mistaken.values():
        yield Problem("friends-only", at="/bots/spam_filter/words", values={"word": word})
    labels = [group["label"] for group in missing if group["id"] not in mistaken]
    if labels:
        yield Problem("groups-missing", at="/bots/spam_filter/words", values={"groups": labels})


@lru_cache(maxsize=4096)
def _groups_in(word: str) -> frozenset[str]:
    """The ids of the groups of which a plain banned word holds a cue; rooms ban many words alike."""
    return frozenset(
        group["id"]
        for group in _GROUPS
        if any(cue in word for cue in _cues()[group["id"]]) and not _is_of_another(word, group)
    )


def _is_of_another(word: str, group: Mapping[str, Any]) -> bool:
    """Whether a word looks like one of the group, but bans something else: the link of a person."""
    return any(other in word for other in group.get("others", ()))


@cache
def _cues() -> Mapping[str, tuple[str, ...]]:
    return {
        group["id"]: tuple(
            plain(cue)
            for cue in (
                *group["cues"],
                *group["words"],
                *group["words_en"],
                *filter(None, map(_stem, group["words"])),
            )
        )
        for group in _GROUPS
    }


def _stem(word: str) -> str:
    """A word without its ending, which is banned in all its forms: 口座売 for 口座売ります."""
    stem = _ENDING.sub("", word)
    return stem if _LEAST <= len(stem) < len(word) else ""
