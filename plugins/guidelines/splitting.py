"""Sentences, lines and blocks of a rules text: what a rule is read from."""

import re
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
_HEAD_BEGINS: Final = ("【", "■", "◆", "《", "＜", "<", "〔", "●", "▼", "☆", "★", "♯", "[")
_LONGEST_HEAD: Final = 40
# Lines that ban what the lines under them name, without any mark of a heading.
_BAN_HEAD: Final = re.compile(
    r"\W*(?:(?:この(?:部屋|ルーム)|ここ|当ルーム)で(?:は)?|絶対に)?"
    r"(?:(?:して|載せて|書いて|貼って|言って|やって)(?:は)?(?:いけない|ほしくない|ならない)"
    r"|できない|しない|やめてほしい|お断り(?:する|の)|ご遠慮いただ(?:く|きたい)|禁止(?:している|する|の)?"
    r"|だめな|ダメな|駄目な|ngな)(?:こと|もの|行為|話題|投稿|事項)\W*"
    r"|.{0,24}(?:次|以下|下記)(?:の|に)[^。]{0,16}(?:を禁ずる|を禁じます|は禁止|を禁止|をお断り|はお断り|はご遠慮)"
    r"[^。]{0,12}[。:]?"
    r"|\W*(?:don'?ts?|do not|never|please (?:do not|don't)|not (?:allowed|here)|forbidden)\W*"
)
_OPENINGS: Final = ("たら", "場合", "場合は", "ときは", "対応", "流れ", "手順")


def sentences(line: str) -> Iterator[tuple[int, int]]:
    """Give the spans of the sentences of a folded line in order, blank ones left out."""
    for match in _SENTENCE.finditer(line):
        start, end = match.span()
        if end - start > 1 or not line[start].isspace():
            yield start, end


def is_heading(line: str) -> bool:
    """Tell whether a line heads the lines under it, by its marks and its length."""
    stripped = line.strip()
    if not stripped or len(stripped) > _LONGEST_HEAD:
        return False
    if stripped.endswith(_HEAD_ENDS) or _BAN_HEAD.fullmatch(stripped):
        return True
    return stripped.startswith(_HEAD_BEGINS) and not stripped.endswith(("。", "い", "す", "ん"))


def opens_block(line: str) -> bool:
    """Tell whether the lines under this one may belong to it: a heading, "when", "in case of"."""
    return is_heading(line) or line.strip(" 。:").endswith(_OPENINGS)
