"""moderation.spam-filter-coverage: whole kinds of unwanted posts that no banned word catches."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from auditor import Context, Problem, RoomExport, Yield, rule

from .words import has_any, plain, words

_GROUPS = words("banned_groups")
_JAPANESE = [word for group in _GROUPS for word in group["words"]]
_ENGLISH = [word for group in _GROUPS for word in group["words_en"]]
_ENDING = re.compile("[ぁ-ん]+$")
_LOSS, _CHARGE, _HELP = (words(name) for name in ("loss_words", "charge_words", "help_words"))
_NO_COMPLAINT = words("no_complaint_words")
_RIGHTS = words("rights_words")
_FEWEST_COMPLAINTS = 3
_FEWEST_RIGHTS = 2
_SHOWN = 5
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
        "rights-silenced": {
            "ja": "NGワードに「{words}」があり、働く人や生徒が自分の権利や相談先について書けなくなる設定と読めます（要確認）。",
            "en": "The banned words {words} seem to keep workers or pupils from speaking of their rights and of whom they "
            "can turn to (to be checked).",
        },
        "complaints-silenced": {
            "ja": "NGワードに「{words}」があり、届かない・返金・偽物といった困りごとや、警察・消費生活センターへの相談を書けなくする設定と読めます（要確認）。",
            "en": "The banned words {words} seem to keep members from telling of goods that did not come, of refunds and "
            "fakes, or of the police and consumer advice (to be checked).",
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
    written = export.bots.spam_filter.words or ()
    for message, silenced in (
        ("complaints-silenced", _complaints(written)),
        ("rights-silenced", _rights(written)),
    ):
        if silenced:
            values = {"words": "、".join(silenced[:_SHOWN])}
            yield Problem(message, at="/bots/spam_filter/words", values=values)
    wanted = context.option("groups")
    covered = frozenset().union(*map(groups_in, banned))
    missing = [
        group["label"] for group in _GROUPS if group["id"] in wanted and group["id"] not in covered
    ]
    if missing:
        yield Problem("groups-missing", at="/bots/spam_filter/words", values={"groups": missing})


def _complaints(banned: Iterable[str]) -> list[str]:
    """The banned words by which those who lost something complain, where they are cut off from help too.

    One kind alone is banned against quarrels, or against those who promise the money back.
    """
    found: list[str] = []
    kinds: set[int] = set()
    for word in banned:
        if has_any(word, _NO_COMPLAINT):
            continue
        for kind, told in enumerate((_LOSS, _CHARGE, _HELP)):
            if has_any(word, told):
                found.append(word.strip())
                kinds.add(kind)
                break
    enough = {0, 2} <= kinds and len(found) >= _FEWEST_COMPLAINTS
    return found if enough else []


def _rights(banned: Iterable[str]) -> list[str]:
    """The banned words of rights and of those who uphold them, where one is not banned by chance."""
    found = [word.strip() for word in banned if has_any(word, _RIGHTS)]
    return found if len(found) >= _FEWEST_RIGHTS else []


@lru_cache(maxsize=4096)
def groups_in(word: str) -> frozenset[str]:
    """The ids of the groups of which a plain banned word holds a cue; rooms ban many words alike."""
    return frozenset(name for name, cues in _cues().items() if any(cue in word for cue in cues))


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
