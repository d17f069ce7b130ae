"""Builds the allow-list of dictionary words that merely contain a risky string.

    pip install unidic-lite
    python tools/build_allow_list.py > auditor/text/lexicons/allow-dictionary.json

UniDic (BSD licence, the UniDic Consortium) lists the words; kept are nouns that contain one of the
strings below and are no vocabulary themselves. Only the words are shipped, no dictionary is needed
at run time. Whoever rebuilds the list reads the difference: no word in it may be risky by itself.
"""

import json
import mmap
import re
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

LEXICONS = Path(__file__).parent.parent / "auditor" / "text" / "lexicons"

# Strings that stand in vocabulary and in innocent words alike.
STRINGS = (
    *"裏垢鍵闇晒援縁苺",
    *("エロ", "サポ", "出会", "円光", "見せ", "割切", "割り切", "神待", "紙待", "押し車", "手押"),
    *("アカデ", "アカペ", "アカシ", "アカウンタ", "フェラ", "マンコ", "チンコ", "セフレ", "パコ"),
    *("ピエロ", "マルチ", "ネズミ", "セミヌ", "ビッチ", "ロリ", "ショタ", "オナ", "パパ", "ママ"),
    *("売り", "買取", "氷", "草", "野菜", "粉", "薬", "タタキ", "叩き", "運び", "受け子", "掛け子"),
    *("闘", "凸", "占領", "植民", "荒らし", "暴露", "特定", "心中", "自傷", "裸", "盗"),
)
NOUN = re.compile(
    rb"\x00(\xe5\x90\x8d\xe8\xa9\x9e,[^\x00]{8,400})(?=\x00)"  # a feature line of a noun
)
ORTHOGRAPHY = 8
LONGEST = 14
KANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
# Words that speak of what the vocabulary looks for, or that hide it in a list of titles and names.
RISKY = re.compile(
    "裏切|裏金|裏帳簿|裏口入学|裏社会|裏取引|裏情報|裏筋|裏ビデオ|裏本|闇金|ヤミ金|闇市場|闇取引|闇討|闇屋|闇相場"
    "|援助交際|援交|エロ[いさチト本画写小漫事動映爺親ゲ]|エログロ|エロティ|エロス|エロ$|^エロ・|盗撮|盗聴|盗品|窃盗|強盗|裸"
    "|出会い系|出会系|自傷|心中|暴露|晒し(?!木綿|布|粉|鯨|葱|飴|首|米|菜|染|餡)|薬物|麻薬|覚醒剤|媚薬|劇薬|毒薬"
    "|売り(?:春|専|掛け)|買取|凸待|ロリコン|ロリータ|ショタコン|オナニ|オナペ|オナホ|ビッチ$|マンコ$|チンコ$"
    "|魔薬|淫薬|アカ(?!デ|シ|ペ)|薬中|薬殺|薬漬|闇値|闇買|闇流し|人売り|身売り|裏ネタ|裏ねた|裏モノ|裏スジ|見せ玉|ネズミ講|草入り"
    "|ロリおた|ロリヲタ|エロねた|エロネタ|パチンコ(?:打|狂)|トロパコカイン|運び役|ブタ草|殺|しびれ薬|痺れ薬"
    "|フェラチオ|フェラ$|パパ活|ママ活|特定(?:班|厨)|荒らし|植民地|占領(?:区|地|軍)|盗"
)


def feature_lines() -> Iterator[str]:
    """Give the feature lines of all nouns in the binary dictionary, in its order."""
    unidic: Any = import_module("unidic_lite")
    path = Path(unidic.DICDIR) / "sys.dic"
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        for match in NOUN.finditer(data):
            yield match[1].decode("utf-8", "replace")


def orthographies(lines: Iterable[str]) -> Iterator[str]:
    """Give the written form of every line that has one."""
    for line in lines:
        fields = line.split(",")
        if len(fields) > ORTHOGRAPHY and fields[ORTHOGRAPHY] != "*":
            yield fields[ORTHOGRAPHY]


def vocabulary() -> frozenset[str]:
    """Give every term and set word of the lexicons, so that none becomes an allowed word."""
    words: set[str] = set()
    for path in sorted(LEXICONS.glob("*.json")):
        lexicon = json.loads(path.read_text("utf-8"))
        for entry in lexicon.get("terms", ()):
            words.update(entry.get("terms", ()))
        for word_set in lexicon.get("sets", {}).values():
            words.update(word for word in word_set["words"] if isinstance(word, str))
    return frozenset(map(plain, words))


def plain(word: str) -> str:
    """Give a word in small letters, its katakana as hiragana, without long marks."""
    return word.replace("ー", "").casefold().translate(KANA)


def is_wanted(word: str, known: frozenset[str]) -> bool:
    """Tell whether a word is innocent and contains one of the strings without being one."""
    return (
        len(word) <= LONGEST
        and plain(word) not in known
        and any(string in word and string != word for string in STRINGS)
        and RISKY.search(word) is None
    )


def allow_list(words: Iterable[str]) -> dict[str, Any]:
    """Give the document of the allow-list, its words sorted."""
    return {
        "schema": "openchat-allow-list/1",
        "id": "allow-dictionary",
        "source": "UniDic headwords (unidic-lite 1.0.8), chosen by tools/build_allow_list.py",
        "license": "BSD-3-Clause, Copyright (c) 2011-2017 The UniDic Consortium",
        "words": sorted(set(words)),
    }


def main() -> None:
    """Write the allow-list to standard output."""
    known = vocabulary()
    words = (word for word in orthographies(feature_lines()) if is_wanted(word, known))
    json.dump(allow_list(words), sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
