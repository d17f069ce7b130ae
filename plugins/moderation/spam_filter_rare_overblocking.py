"""moderation.spam-filter-rare-overblocking: banned words that rarely delete innocent messages."""

from collections.abc import Iterator
from itertools import islice

from auditor import Context, Problem, RoomExport, Yield, rule

from .innocence import expected, unexpected
from .words import plain

SHOWN = 50


@rule(
    id="moderation.spam-filter-rare-overblocking",
    severity="info",
    confidence="medium",
    tags=("spam-filter",),
    needs=("/bots/spam_filter/words", "/bots/spam_filter/match"),
    when={"/bots/spam_filter/enabled": True, "/bots/spam_filter/match": "contains"},
    options={"examples": 3},
    title={
        "ja": "NGワードがまれな言葉も巻き込まない",
        "en": "The banned words leave rare innocent words alone too",
    },
    failure_title={
        "ja": "NGワードが、まれに関係のない投稿を削除することがある",
        "en": "Some banned words may now and then delete innocent messages",
    },
    why={
        "ja": "「NGワードを含む」では、「エロ」は「ピエロ」を、「カカオ」は「カカオ豆」を消します。"
        "その話題のないルームではめったに起きないので、知っておくための情報です。"
        "広い言葉を選ぶほうが見守りに役立つなら、このままで構いません。",
        "en": "In 'contains' mode エロ deletes ピエロ (clown) and カカオ deletes カカオ豆 (cocoa "
        "beans). In a room on other topics that hardly happens; it is good to know. Keep the "
        "words where the wide net serves you.",
    },
    fix={
        "ja": "気になる場合は、ねらう言い方に合わせて長くしてください（例：「エロ」→「エロ動画」「エロ画像」、"
        "「カカオ」→「カカオトーク」「カカオID」）。≡ → Bot → スパムフィルター → NGワード。",
        "en": "If it matters to you, lengthen the words to what you mean (エロ → エロ動画, カカオ → "
        "カカオトーク) under ≡ → Bot → スパムフィルター → NGワード.",
    },
    messages={
        "innocent": {
            "ja": "NGワード「{word}」は、まれですが{examples}のような投稿も削除します。",
            "en": "The banned word “{word}” also deletes the rare messages with {examples}.",
        },
    },
    sources=("sbapp.ng-words", "own.practice"),
)
def spam_filter_rare_overblocking(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A wide net is the room's choice, as long as it is known what else it catches."""
    yield from islice(_hits(export, context), SHOWN)


def _hits(export: RoomExport, context: Context) -> Iterator[Problem]:
    most, name = context.option("examples"), plain(export.room.name)
    for index, written in enumerate(export.bots.spam_filter.words or ()):
        word = plain(written).strip()
        if not word or word in name or expected(word, context):
            continue
        examples = [f"「{phrase}」" for phrase in unexpected(word, context)[:most]]
        if examples:
            values = {"word": written, "examples": examples}
            yield Problem("innocent", at=f"/bots/spam_filter/words/{index}", values=values)
