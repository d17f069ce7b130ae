"""Sentences, lines and blocks of a rules text: what a rule is read from."""

import re
from bisect import bisect
from collections.abc import Iterator
from typing import Final

# A sentence ends at a line end, at a full stop or mark outside a closing bracket, or at a Latin
# full stop before a space. It never ends at a comma or a middle dot: those hold a list together;
# nor inside a quotation.
_SENTENCE: Final = re.compile(
    r"(?:「[^」]{0,120}+」|[^。!?.「]++|「|[。!?](?=[」』）)\]])|\.(?!\s|\Z))++(?:[。!?]+|\.)?"
    r"|[。!?]+|\."
)
_HEAD_ENDS: Final = ("：", ":", "】", "》", "〉", "＞", ">", "〕", "]", "』", "■", "↓", "⬇", "👇")
_HEAD_BEGINS: Final = ("【", "■", "◆", "《", "＜", "<", "〔", "●", "▼", "☆", "★", "♯", "♪", "[")
_LONGEST_HEAD: Final = 40
_NUMBER_BEFORE: Final = re.compile(r"\A\W*(?:[①-⑳]|[(]?#{1,2}[).．、])\s*")
_LEFT_UNDONE: Final = (
    r"(?:書か|載せ|のせ|貼ら|出さ|言わ|話さ|明かさ|聞か|持ち込ま|やら|送ら|売ら|誘わ|投稿し|し)ない"
    r"(?:で(?:ください|下さい|ね)?)?"
)
# Lines that ban what the lines under them name, without any mark of a heading.
_BAN_HEAD: Final = re.compile(
    r"\W*(?:(?:この(?:部屋|ルーム)|ここ|当ルーム)で(?:は)?|絶対に)?"
    r"(?:(?:して|載せて|書いて|貼って|言って|やって)(?:は)?(?:いけない|ほしくない|ならない)"
    r"|できない|しない|やめてほしい|やめていただきたい|お断り(?:する|の|して(?:いる|おります|います))"
    r"|(?:ご遠慮|お?控えて?)いただ(?:く|きたい|いている)|禁止(?:している|する|の)?"
    r"|だめな|ダメな|駄目な|ngな)(?:こと|もの|行為|話題|投稿|事項)\W*"
    # a single word: "NG", "🔴だめ", "禁止事項"
    r"|\W*(?:ng|だめ|ダメ|駄目|禁止|厳禁|禁止事項|禁止行為|禁止集|ng(?:な?(?:行為|事項|集|行動|こと|もの)))\W*"
    r"|.{0,24}(?:次|以下|下記)(?:の|に)[^。]{0,16}(?:を禁ずる|を禁じます|は禁止|を禁止|をお断り|はお断り|はご遠慮)"
    r"[^。]{0,12}[。:]?"
    r"|\W*(?:don'?ts?|do not|never|please (?:do not|don't)|not (?:allowed|here|welcome|accepted|wanted|permitted)(?: here)?|forbidden"
    r"|no,? thank(?:s| you)|unwelcome(?: here)?|off (?:limits|the menu)"
    r"|not (?:for|in) (?:this|our) (?:room|chat|group|channel|community)"
    r"|(?:illegal|forbidden|banned|prohibited|unwelcome) (?:moves|plays|content|posts|topics|things)"
    r"|(?:what|things) (?:not to (?:post|write|do|share)|we (?:don't|do not|can't|cannot) (?:allow|want|do|accept|like)(?: here)?))\W*"
    # "書かないこと", "ここに書かないでいただきたいもの", "載せてはいけないもの"
    r"|\W*(?:(?:この(?:部屋|ルーム)|ここ|当ルーム|トーク|部屋)(?:に|で|へ)(?:は)?)?(?:絶対に)?"
    r"(?:(?:お?書[かき]|載せ|のせ|貼ら|出さ|し|言わ|持ち込ま|やら|書き込ま|投稿し|送ら)(?:に(?:なら))?ない"
    r"(?:で(?:ほしい|欲しい|いただきたい))?|(?:書い|貼っ|出し|言っ|載せ|のせ|投稿し|やっ)て(?:は)?"
    r"(?:いけない|だめな|ダメな|ならない|ほしくない)|(?:お控え|ご遠慮)いただきたい|禁じる|禁止の)(?:こと|もの|事|物|話|内容)\W*"
    # "載せないでください", "連絡先は載せない", "言わない・書かない", "四．書いてはならぬこと", "3. 投稿の禁止"
    r"|\W*(?:(?:#{1,2}|[一二三四五六七八九十]{1,3})[.．。、)\s]{1,2})?(?:[^。\n]{1,10}[はを])?"
    rf"(?:{_LEFT_UNDONE}(?:[・/／、]{_LEFT_UNDONE})?"
    r"|(?:書い|載せ|のせ|貼っ|言っ|出し|やっ|し)て(?:は)?(?:ならぬ|ならない|いけない|いかん|あかん)(?:こと|もの|事|物)?"
    r"|[^。\n]{1,8}の禁止)\W*"
)
# The heading of a column that bans: "×", "NG例", "やらないこと", "ご遠慮いただくこと".
_BAN_MARK: Final = re.compile(
    r"\W*[×❌🙅🚫⛔]\W*|\W*(?:ng|だめ|ダメ|駄目|禁止|いけない|お断り|ご遠慮)(?:な)?(?:例|もの|こと|事|行為|内容|です)?\W*"
    r"|\W*(?:やら|なさら|おこなわ|行わ|[しさ]れ|でき)ない(?:こと|もの|事)\W*|\W*(?:not ok|no|don'?t do|we don't)\W*"
)
# A line that allows what it names, or what stands under it, ends a list of what is banned.
_ALLOWS: Final = re.compile(
    r"\W*(?:ok|おk|オッケー|歓迎|大歓迎|大丈夫|自由|して(?:も)?(?:いい|よい|良い)|できる|いい|よい)"
    r"(?:な?(?:こと|もの|話題|話|行為|事項|集))?(?:\W|\Z)"
)
# "So is …", "… も同じです": the ban of the sentence before holds for this one too.
_LIKEWISE: Final = re.compile(
    r"\A\W{0,8}(?:so (?:is|are|does|do|must|should)|nor (?:is|are|may|can|should|do|does)|neither (?:is|are|may|can|do|does)"
    r"|likewise|the same (?:goes|holds|applies|is true)|as (?:is|are)) "
    r"|も(?:、)?(?:同じ(?:く|こと|扱い)?|同様(?:に|の扱い)?|しかり|然り)(?:です|だ|とします|とする|に扱います|でお願いします)?"
    r"(?:よ|ね|よね)?[。!]?\s*\Z|(?:the same|likewise)[.!]?\s*\Z"
)
# A sentence that says that what follows it in its paragraph is banned.
_BANS_BELOW: Final = re.compile(
    r"(?:ないで(?:いただきたい|ほしい|欲しい)|て(?:は)?(?:いけない|ならない|ほしくない)|ご遠慮いただきたい|お断りしたい|やめてほしい"
    r"|禁止している|禁じている)(?:もの|こと|事|物|話)(?:が|は)(?:[^。]{0,6}あり|次|以下|こちら|これ)"
    r"|(?:次|以下|下記)の(?:こと|行為|もの|投稿)(?:は|を)(?:、)?(?:しない|しません|やらない|行わない|いたしません|致しません|お?控え|なさらない)"
)
# "助手(共同管理者)は申し込みを見ます。書き込みを消します。": who acts, and what else is done.
_ACTOR: Final = re.compile(r"\A\W*[^はがを、。]{1,24}(?:は|が)(?!い|あ)")
_DONE: Final = re.compile(r"\A[^はがもで]{1,24}(?:ます|する|行う|消す)[。!]?\W*\Z")
# "… これらは書かない", "… Yours or others': never": what the list before it names is banned.
_REFERS_BACK: Final = re.compile(
    r"\A\W{0,4}(?:(?:これ|それ|どれ|いずれ|どちら)(?:ら)?(?:の(?:もの|こと|情報|話|類|どれ|いずれ))?(?:は|も|を|について)"
    r"|すべて|全て|全部|ぜんぶ|以上|自他(?:とも|を問わず|の別なく)"
    r"|(?:ご?自分|ご?自身|ご?本人|自己|他人|ひと|人|誰|だれ|どなた|仲間|家族|よその人|よその方|ほかの人|他の人|ほかの方|他の方|相手)"
    r"(?:の(?:もの|こと|分|情報|話)?|について)?(?:で(?:も|あれ|あろうと)|だろう(?:と|が)|も|に(?:も|ついても))"
    r"|none of (?:these|this|those|it|them|that)\b|(?:neither|not) yours\b|(?:whether )?(?:yours|your own|our own|mine)(?:,)? (?:or|and|nor)\b"
    r"|(?:whoever|whosever|anybody|anyone|nobody|no one)(?:'s)? ?(?:they|it|these)?\b"
    r"|(?:please )?(?:never|do not|don't) (?:post|share|write|put|bring|give|type|paste|drop|send) (?:these|those|them|any of|either)\b"
    r"|(?:please )?keep (?:these|those|them|all of)\b|(?:all|any) of (?:these|this|those|it|them)\b|(?:these|those) )"
)
_VERB: Final = re.compile(
    r"\b(?:i|you|we|they|is|are|was|were|be|have|has|can|may|must|should|will|do|don't|please|share|post|tell|write|talk)\b"
)
_LISTED: Final = re.compile(r"[、,，・/／]")
_TOPIC: Final = re.compile(r"(?<=[ァ-ヶー一-龠々])は|は、")
_DOING: Final = re.compile(r"(?:[うくすつぬむるぐぶ]|[ただ]り|[ただ]りする)(?:こと|の)?\Z")
_NAMES_ONLY: Final = re.compile(
    r"(?:ます|です|せん|ださい|下さい|しょう|[いうくすつぬむるただ])[。!]?\W*\Z"
)
_NOMINAL: Final = re.compile(r"(?:こと|もの|事柄|事項|言い方|使い方|言動|行為|話|類)[。!]?\W*\Z")
# Items that run on in one line behind "the following is banned": "一 … 二 … 三 …", "(1) … (2) …".
_RUN_ON: Final = re.compile(r"(?<=[\s。])(?=[一二三四五六七八九十]{1,3}[ 、.)]|[(]#[)]|[①-⑳])")
# Items that run on in one line, whatever stands before the first: "① … なし ② … は書かない".
_CIRCLED: Final = re.compile(r"(?<=[^→⇒➡・、,/～(とやかはがのをもに①-⑳])[①-⑳](?![①-⑳、。・～-])")
_FEWEST: Final = 2  # numbers behind the beginning of the line
_STEP: Final = 12  # "①注意 ②警告 ③退会": items this short are steps of one thing
_FOLLOWS: Final = re.compile(r"(?:次の|以下の|下記の|次に掲げる|左の)[^。]{0,30}。")

_LONGEST_TITLE: Final = 24
_STOP_TITLE: Final = re.compile(
    r"\W*(?:やめ|止め)(?:て(?:ね|よ|ほしい|ください)?|よう(?:ね)?|ましょう)\W*"
    r"|.{0,10}(?:なし|ナシ|ng|だめ|ダメ|禁止|アウト)!+\W*"
)
_ENDS: Final = tuple("。.!?、,，．」』")
# What begins an item of a list: a number, a letter or a numeral with a mark behind it, or a mark.
_NUMBERED: Final = re.compile(
    r"[(\[<【《〈〔「『]?(?:(#)|(第#)|([a-z])(?=[).])|([一二三四五六七八九十壱弐参]{1,3})(?=[ 、.)]))"
)
NUMBER: Final = "#"  # the mark of the items of a list that is numbered in figures
_OPEN: Final = tuple("「『【《〈（([〔＜<@“\"'")
_ASKED: Final = re.compile(r"\W{0,3}(?:q#?|問)[.:：、．)\s]")
_ANSWERED: Final = re.compile(r"\W{0,3}(?:a#?|答|答え)[.:：、．)\s]|\s*(?:→|⇒|➡)")
_OPENINGS: Final = ("たら", "場合", "場合は", "ときは", "対応", "流れ", "手順")


def sentences(line: str) -> Iterator[tuple[int, int]]:
    """Give the spans of the sentences of a folded line in order, blank ones left out."""
    items = _items(line)
    for match in _SENTENCE.finditer(line):
        start, end = match.span()
        for item in items[bisect(items, start) : bisect(items, end - 1)]:
            yield start, item
            start = item
        if end - start > 1 or not line[start].isspace():
            yield start, end


def _items(line: str) -> list[int]:
    """Give where items begin that run on in this line, the first of the line left out."""
    follows = _FOLLOWS.search(line)
    if follows is not None and (starts := _starts(_RUN_ON, line, follows.end())):
        return starts
    starts = _starts(_CIRCLED, line, 0)
    if len(starts) < _FEWEST or starts[-1] - starts[0] < _STEP * (len(starts) - 1):
        return []
    return starts


def _starts(pattern: re.Pattern[str], line: str, after: int) -> list[int]:
    return [match.start() for match in pattern.finditer(line, after)]


def is_heading(line: str) -> bool:
    """Tell whether a line heads the lines under it, by its marks and its length."""
    stripped = line.strip()
    if not stripped or len(stripped) > _LONGEST_HEAD:
        return False
    return has_head_end(stripped) or _begins_as_heading(stripped)


def has_head_end(line: str) -> bool:
    """Tell whether a line heads by more than the mark it begins with: its end, or its ban."""
    stripped = line.strip()
    words = _NUMBER_BEFORE.sub("", stripped, count=1)
    return stripped.endswith(_HEAD_ENDS) or _BAN_HEAD.fullmatch(words) is not None


def heads_ban(cell: str) -> bool:
    """Tell whether the heading of a column bans what stands under it."""
    return _BAN_HEAD.fullmatch(cell) is not None or _BAN_MARK.fullmatch(cell) is not None


def bans_below(sentence: str) -> bool:
    """Tell whether a sentence says that what follows it in its paragraph is banned."""
    return _BANS_BELOW.search(sentence) is not None


def names_only(sentence: str) -> bool:
    """Tell whether a sentence only names things and says nothing of them."""
    return _NOMINAL.search(sentence) is not None or _NAMES_ONLY.search(sentence) is None


def names_actor(sentence: str) -> bool:
    """Tell whether a sentence begins with the one who acts."""
    return _ACTOR.search(sentence) is not None


def only_does(sentence: str) -> bool:
    """Tell whether a sentence says what is done without saying by whom."""
    return _DONE.search(sentence) is not None


def refers_back(sentence: str) -> bool:
    """Tell whether a sentence speaks of what the one before it names."""
    return _REFERS_BACK.search(sentence) is not None


def only_lists(sentence: str) -> bool:
    """Tell whether a sentence names several things or doings and says nothing of them."""
    return _only_lists_doings(sentence) or (
        _LISTED.search(sentence) is not None
        and _NAMES_ONLY.search(sentence) is None
        and "は" not in sentence.rpartition("、")[2]
        and _VERB.search(sentence) is None
    )


def _only_lists_doings(sentence: str) -> bool:
    """Tell whether a sentence is a list of verbs: "物を売る、買う、お金を貸す。"."""
    first, *others = _LISTED.split(sentence.rstrip(" 。!"))
    ends = (first, others[-1]) if others else ()
    return bool(ends) and _TOPIC.search(sentence) is None and all(map(_DOING.search, ends))


def _begins_as_heading(stripped: str) -> bool:
    return stripped.startswith(_HEAD_BEGINS) and not stripped.endswith(("。", "い", "す", "ん"))


def is_title(line: str) -> bool:
    """Tell whether a line without marks could head those under it: short, and no sentence."""
    stripped = line.strip(" *_")
    if _STOP_TITLE.fullmatch(stripped):
        return True
    marked = stripped.startswith(_HEAD_BEGINS) or stripped.endswith((*_HEAD_ENDS, *_ENDS))
    return 1 < len(stripped) <= _LONGEST_TITLE and not marked


def item_mark(line: str) -> str:
    """Give the mark with which a line begins as an item of a list, numbers alike, or ''."""
    stripped = line.lstrip()
    match = _NUMBERED.match(stripped)
    if match is not None:
        return "#第a一"[(match.lastindex or 1) - 1]
    begins = stripped[:1]
    if not begins or begins.isalpha() or begins in _OPEN:
        return ""
    return NUMBER if begins.isnumeric() else begins


def is_picture(mark: str) -> bool:
    """Tell whether a mark is an emoji: the items of a list may begin with different ones."""
    return bool(mark) and (mark >= "\U0001f000" or "\u2600" <= mark <= "\u27bf")


def allows(line: str) -> bool:
    """Tell whether a line begins by allowing what it names."""
    return _ALLOWS.match(line) is not None


def is_likewise(sentence: str) -> bool:
    """Tell whether a sentence says that what the one before it bans holds for more."""
    return _LIKEWISE.search(sentence) is not None


def asks(line: str) -> bool:
    """Tell whether a line is the question of a pair."""
    return _ASKED.match(line) is not None


def answers(line: str) -> bool:
    """Tell whether a line is the answer of a pair."""
    return _ANSWERED.match(line) is not None


def opens_block(line: str) -> bool:
    """Tell whether the lines under this one may belong to it: a heading, "when", "in case of"."""
    return is_heading(line) or line.strip(" 。:").endswith(_OPENINGS)
