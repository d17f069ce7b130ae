"""The mood of a sentence: does it lay down something, or only tell, ask, wish or promise?"""

import json
import re
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Final

import attrs

from .lexicon import DATA, Lexicon

# "In my old group …", "the room next door …": a rule of somewhere else is no rule of this room.
_ELSEWHERE: Final = re.compile(
    r"(?:前の|前に(?:いた|入っていた)|以前の|昔の|別の|隣の|となりの|よその|他の|ほかの|あっちの|友達の|友人の|知り合いの|弟の|妹の|"
    r"兄の|姉の|息子の|娘の|子どもの|子供の|うちの|姉妹)"
    r"(?:職場|会社|学校|大学|グループ|グル|部屋|ルーム|オプチャ|オープンチャット|チャット|サーバー|サーバ|コミュニティ|サイト|掲示板|"
    r"サービス|アプリ|バイト先|塾|部活|サークル|お店|店)(?:って|では|は|だと|でも|には|で、|、|だけ)"
    r"|(?:会社の|職場の|学校の|塾の|xの|ツイッターの|twitterの|インスタの|tiktokの|youtubeの|discordの|あるサイトの|某)"
    r"[^、。\n]{0,14}(?:では|だと|は[^、。\n]{0,20}(?:そう|らしい|って))"
    r"|(?:in|at) (?:my|our|an|the|another) (?:old|other|last|previous|former|another)"
    r"|(?:other|another|different) (?:group|room|server|app)s? (?:has|have|had|requires?|bans?|makes?)"
    r"|\A\W*(?:at|in) (?:work|school|my (?:job|company|office))\b|xの規約|lineの別|ディスコードでは|discordでは|あっちの部屋"
)
# "Writing that here is banned" is no empty place to fill; "nor is it a place for" asks nothing.
_BANNED_HERE: Final = re.compile(r"ここに(?:書|載せ|貼|送|出)[^、。]{0,4}(?:の|こと)[はもを]")
_NOT_DONE_HERE: Final = re.compile(
    r"ここに(?:は|も)?(?:書|載せ|貼|送|出|のせ|だ[さしせす]|かき|かか|はら|はり)[^。]{0,24}(?:ません|ない(?:で|こと|\W|\Z))"
    # "what is heard is left here and not carried outside"
    r"|ここに(?:置|残|しま)[^。]{0,40}(?:外|よそ|他|ほか|持ち出)[^。]{0,24}(?:ません|ない(?:で|こと|\W|\Z))"
    r"|(?:話|ことば|言葉|会話|やりとり)は、?(?:すべて|全て|みな|みんな)?ここに置いて(?:帰|い[くきっ]|ゆ[くき]|お[いき])"
)
_NOR: Final = re.compile(r"\bnor (?:is|are|do|does|may|can|should) ")
# "What happens when a rule is broken: …": a lead-in that the same sentence answers.
_LEAD_IN: Final = re.compile(
    r"\A\W*(?:so,? )?(?:what happens|what we do|what if|how many (?:warnings|strikes|chances))\b[^?:]{0,80}(?::| [-–—]) ?[^\s?]"
)
_FLAT_BAN: Final = re.compile(r"(?:×|❌|禁止|厳禁|不可)(?:です|とします)?\W*\Z")
# "次のことはしない、と皆で決めました" tells of the day on which a rule was laid down.
_SETTLED: Final = re.compile(
    r"(?:ない|ません|禁止|禁じる|禁ずる|やめよう|やめる|控える|控えよう|慎む|断る|お断りする)(?:こと)?(?:に|と|で|、と)[^。]{0,16}"
    r"(?:決め|決まり|決定し|取り決め|申し合わせ|約束し|合意し)(?:まし)?た"
)
# "talk of who is poor at it is not for here": what is said is banned, and nothing is hearsay.
_TALK_BANNED: Final = re.compile(
    r"という(?:話|噂|うわさ|ウワサ)(?:[はもをや、・]|など)[^。]{0,40}"
    r"(?:ません|ない(?:で|こと|\W|\Z)|やめ|禁止|遠慮|断り|控え|なし|無し|ng|だめ|ダメ)"
)
# "「ふたりで話そう」は書きません": what nobody is to say invites nobody.
_NOT_TO_BE_SAID: Final = re.compile(
    r"」(?:など|とか|なんて|(?:という|といった|のような|みたいな)(?:言葉|ことば|誘い|さそい|文|声かけ|話)?)?"
    r"(?:は|も|を|と|とは|の(?:誘い|さそい|声かけ)は)?、?(?:書|言|いい|いわ|送|誘|さそ|聞|声をかけ|話しかけ)[^、。]{0,6}"
    r"(?:ません|ない(?:で|こと|\W|\Z))"
)
_HASHTAGS: Final = 3
_TAG_LIST: Final = 6
_TRIMMED: Final = "ー～~ねよさわなぁァっッ"


class Mood(Enum):
    """What a sentence does."""

    RULE = "rule"
    QUESTION = "question"
    STORY = "story"
    HEARSAY = "hearsay"
    ELSEWHERE = "elsewhere"
    PLACEHOLDER = "placeholder"
    INVITATION = "invitation"


@attrs.frozen
class Moods:
    """The word sets and endings that tell the moods apart."""

    strong: int
    forbid: int
    bans: int
    bids: int
    question: int
    ask_word: int
    placeholder: int
    elsewhere: int
    hearsay: int
    wish: int
    invite: int
    addressee: int
    soft: int
    soft_about: int
    work: int
    copying: int
    standing: int
    period: int
    decree: int
    tails: Mapping[str, tuple[str, ...]]

    def of(self, sentence: str, concepts: int) -> Mood:
        """Give the mood of one folded sentence that holds these concepts."""
        if concepts & self.placeholder and not (
            (concepts & self.forbid and _BANNED_HERE.search(sentence))
            or _NOT_DONE_HERE.search(sentence)
        ):
            return Mood.PLACEHOLDER
        if concepts & self.elsewhere and _ELSEWHERE.search(sentence):
            return Mood.ELSEWHERE
        if sentence.count("\u266f") >= _TAG_LIST:
            return Mood.STORY
        kept = _kept(sentence)
        bare = _bare(kept)
        asks = "?" in sentence[-3:] and not sentence.rstrip(" 」』)").endswith(("?」", "?』"))
        if concepts & self.question and (_NOR.search(sentence) or _LEAD_IN.search(sentence)):
            concepts &= ~self.question
        if asks or concepts & self.question or bare.endswith(self.tails["question"]):
            return Mood.QUESTION
        if concepts & self.ask_word and bare.endswith(self.tails["asking"]):
            return Mood.QUESTION
        if concepts & self.decree or (concepts & self.bans and _SETTLED.search(sentence)):
            return Mood.RULE
        if bare.endswith(self.tails["past"]) or kept.endswith(self.tails["agreeing"]):
            return Mood.STORY
        strong = concepts & self.strong
        invites = concepts & self.invite and not concepts & self.addressee
        if invites and _NOT_TO_BE_SAID.search(sentence):
            invites = 0
        if invites:
            strong = concepts & self.forbid
        heard = concepts & self.hearsay and not (
            _FLAT_BAN.search(sentence) or _TALK_BANNED.search(sentence)
        )
        if bare.endswith(self.tails["hearsay"]) or heard or concepts & self.wish:
            return Mood.HEARSAY
        chats = kept.endswith(self.tails["chatty"])
        if strong and not (chats and not concepts & self.bids):
            return Mood.RULE
        told = invites or concepts & (self.soft_about if concepts & self.period else self.soft)
        told |= 0 if concepts & self.copying else concepts & self.work
        if (
            told
            or chats
            or sentence.count("\u266f") >= _HASHTAGS
            or (not concepts & self.standing and bare.endswith(self.tails["progressive"]))
        ):
            return Mood.INVITATION if invites else Mood.STORY
        return Mood.RULE


def _kept(sentence: str) -> str:
    """Give a sentence without the marks and emoji at its end."""
    end = len(sentence)
    while end and not sentence[end - 1].isalnum():
        end -= 1
    return sentence[:end].rstrip("笑草w")


def _bare(kept: str) -> str:
    """Give such a sentence without the drawn-out sounds and particles at its end."""
    if kept.endswith(("かな", "いいな", "だな", "って", "なの")):
        return kept
    return kept.rstrip(_TRIMMED)


@cache
def load_tails() -> Mapping[str, tuple[str, ...]]:
    """Give the endings of the shipped lexicon by mood."""
    loaded = json.loads(DATA.read_text(encoding="utf-8"))["tails"]
    return {name: tuple(endings) for name, endings in loaded.items()}


def build_moods(lexicon: Lexicon) -> Moods:
    """Give the moods of a lexicon that has the concepts named here."""
    return Moods(
        strong=lexicon.union("strongrule"),
        forbid=lexicon.union("forbid"),
        bans=lexicon.union("forbid|negation"),
        bids=lexicon.union("forbid|asking-words"),
        question=lexicon.union("anti-question"),
        ask_word=lexicon.union("ask-word"),
        placeholder=lexicon.union("anti-placeholder"),
        elsewhere=lexicon.union("elsewhere-cue"),
        hearsay=lexicon.union("anti-hearsay"),
        wish=lexicon.union("anti-wish"),
        invite=lexicon.union("anti-invite"),
        # "feel free to ask the admins" is where to turn to, "come under any name" a rule on names
        addressee=lexicon.union("staff|channel|opinion|mentionadmin|bynickname"),
        soft=lexicon.union("anti-first-person|anti-deixis|anti-feeling"),
        soft_about=lexicon.union("anti-first-person|anti-feeling"),
        # "no copies of news stories" is about copies; "the news say" tells something
        work=lexicon.union("anti-work"),
        copying=lexicon.union("works|sources|copied|copying"),
        standing=lexicon.union("standing"),
        period=lexicon.union("period"),
        decree=lexicon.union("decree"),
        tails=load_tails(),
    )
