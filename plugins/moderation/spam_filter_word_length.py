"""moderation.spam-filter-word-length: banned words that the app does not take, or too many."""

from collections.abc import Iterator
from itertools import islice

from auditor import Context, Problem, RoomExport, Yield, rule

SHOWN = 50


@rule(
    id="moderation.spam-filter-word-length",
    severity="low",
    confidence="medium",
    tags=("spam-filter",),
    needs=("/bots/spam_filter/words",),
    when={"/bots/spam_filter/enabled": True},
    options={"shortest": 2, "longest": 20, "most": 500},
    title={
        "ja": "NGワードがLINEの文字数と個数の範囲に収まっている",
        "en": "The banned words keep to LINE's length and number",
    },
    failure_title={
        "ja": "NGワードにLINEの文字数や個数の範囲を外れるものがある",
        "en": "Some banned words are outside LINE's length or number",
    },
    why={
        "ja": "NGワードは1語2〜20文字、500個までが目安です。範囲を外れた語は登録できず、"
        "見守っているつもりの言葉が働いていないことがあります。",
        "en": "A banned word has 2 to 20 characters, and there are at most 500. What falls outside "
        "cannot be entered, so words that you rely on may not work.",
    },
    fix={
        "ja": "短すぎる語は2文字以上の具体的な言い方にし、長すぎる語は特徴のある部分だけにしてくだ"
        "さい。500個を超えるときは、別のNGワードを含んでいる語から減らせます。≡ → Bot → "
        "スパムフィルター → NGワード。",
        "en": "Make short words longer and more definite, keep only the telling part of long "
        "ones, and drop words that contain another banned word: ≡ → Bot → スパムフィルター → "
        "NGワード.",
    },
    messages={
        "too-short": {
            "ja": "「{word}」は{length}文字です（{shortest}文字以上が必要です）。",
            "en": "“{word}” has {length} characters ({shortest} or more are needed).",
        },
        "too-long": {
            "ja": "「{word}…」は{length}文字です（{longest}文字以内にしてください）。",
            "en": "“{word}…” has {length} characters (the limit is {longest}).",
        },
        "too-many": {
            "ja": "NGワードが{count}個あります（上限は{most}個）。",
            "en": "There are {count} banned words (the limit is {most}).",
        },
    },
    sources=("line.newsletter-10", "tw.manual-2020"),
)
def spam_filter_word_length(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A word that the app refuses protects nobody."""
    words, most = export.bots.spam_filter.words or (), context.option("most")
    if len(words) > most:
        values = {"count": len(words), "most": most}
        yield Problem("too-many", at="/bots/spam_filter/words", values=values)
    yield from islice(_odd_lengths(words, context), SHOWN)


def _odd_lengths(words: tuple[str, ...], context: Context) -> Iterator[Problem]:
    shortest, longest = context.option("shortest"), context.option("longest")
    for index, word in enumerate(words):
        length, at = len(word.strip()), f"/bots/spam_filter/words/{index}"
        if length < shortest:
            values = {"word": word.strip(), "length": length, "shortest": shortest}
            yield Problem("too-short", at=at, values=values)
        elif length > longest:
            values = {"word": word.strip()[:longest], "length": length, "longest": longest}
            yield Problem("too-long", at=at, values=values)
