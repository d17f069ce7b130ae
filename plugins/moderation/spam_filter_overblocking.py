"""moderation.spam-filter-overblocking: banned words that also delete innocent messages."""

from collections.abc import Iterator
from itertools import islice

from auditor import Context, Problem, RoomExport, Yield, rule

from .innocence import expected
from .words import plain

SHOWN = 50


@rule(
    id="moderation.spam-filter-overblocking",
    severity="medium",
    severity_when=(
        ({"/bots/spam_filter/match": "exact"}, "low"),
        ({"/members/count": {"below": 30}}, "low"),
    ),
    confidence="medium",
    tags=("spam-filter",),
    needs=("/bots/spam_filter/words", "/bots/spam_filter/match", "/members/count"),
    when={"/bots/spam_filter/enabled": True},
    options={"examples": 3},
    title={
        "ja": "NGワードが関係のない投稿を巻き込まない",
        "en": "The banned words leave innocent messages alone",
    },
    failure_title={
        "ja": "NGワードが関係のない投稿まで削除するおそれがある",
        "en": "Some banned words may delete innocent messages",
    },
    why={
        "ja": "「NGワードを含む」では、短い言葉がほかの言葉の一部にも当たります。"
        "「垢」は「垢抜け」、「ブス」は「サブスク」、「ライン」は「オンライン」を消します。"
        "理由の分からない削除は、まじめに参加している人を遠ざけます。"
        "ここに挙げるのは、どのルームにも出てくる言葉と、このルームの文章や話題に出てくる言葉です"
        "（「カカオ」が「カカオ豆」を消すのは、お菓子やコーヒーのルームで困ります）。",
        "en": "In 'contains' mode a short word also hits parts of other words. 垢 deletes 垢抜け "
        "(grooming), ブス deletes サブスク (subscription), ライン deletes オンライン (online). "
        "Unexplained deletions drive sincere members away. Named here are words that come up in "
        "any room, and those of this room's own texts or topic (カカオ deletes カカオ豆, cocoa "
        "beans, which matters in a room on sweets or coffee).",
    },
    fix={
        "ja": "ねらう言い方に合わせて長くしてください（例：「垢」→「裏垢」、"
        "「ライン」→「ライン交換」、「投資」→「投資グループに」）。≡ → Bot → スパムフィルター → "
        "NGワード。",
        "en": "Lengthen the words to what you mean (垢 → 裏垢, ライン → ライン交換, 投資 → "
        "投資グループに) under ≡ → Bot → スパムフィルター → NGワード.",
    },
    messages={
        "innocent": {
            "ja": "NGワード「{word}」は{examples}のような投稿も削除します。",
            "en": "The banned word “{word}” also deletes messages with {examples}.",
        },
        "innocent-later": {
            "ja": "NGワード「{word}」は、削除条件を「NGワードを含む」に変えると"
            "{examples}のような投稿も削除します。",
            "en": "Once the mode is “contains”, the banned word “{word}” also deletes messages "
            "with {examples}.",
        },
        "own-name": {
            "ja": "NGワード「{word}」はこのルームの名前に含まれています。"
            "話題の投稿が削除されます。名前に関係のない言葉が並んでいるなら、名前のほうを直してください。",
            "en": "The banned word “{word}” is part of this room's own name: posts on topic "
            "vanish. If the name lists words that the room is not about, mend the name.",
        },
    },
    sources=("sbapp.ng-words", "graph.subcategories", "hyde.kick-log", "own.practice"),
)
def spam_filter_overblocking(export: RoomExport, context: Context) -> Iterator[Yield]:
    """A banned word that is part of everyday words hits the wrong people."""
    yield from islice(_hits(export, context), SHOWN)


def _hits(export: RoomExport, context: Context) -> Iterator[Problem]:
    most = context.option("examples")
    name = plain(export.room.name)
    exact = export.bots.spam_filter.match == "exact"
    for index, written in enumerate(export.bots.spam_filter.words or ()):
        word, at = plain(written).strip(), f"/bots/spam_filter/words/{index}"
        if not word:
            continue
        if word in name and not exact:
            yield Problem("own-name", at=at, values={"word": written})
            continue
        examples = [f"「{phrase}」" for phrase in expected(word, context)[:most]]
        if examples:
            values = {"word": written, "examples": examples}
            yield Problem("innocent-later" if exact else "innocent", at=at, values=values)
