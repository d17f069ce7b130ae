"""Which announcements do not age: pointers to the rules, to contacts and to places of the room."""

import re
import unicodedata

_EVERGREEN = re.compile(
    r"ルール|規約|ガイドライン|禁止|注意事項|はじめに|初めての方|参加された方|自己紹介|よくある質問|q&a|faq"
    r"|お願い|マナー|問い合わせ|使い方|ノート|rule|guideline|please read|how to|contact|welcome"
)
_DATED = re.compile(
    r"\d{1,2}月\d{1,2}日|\d{1,2}/\d{1,2}|\d{4}年|本日|今日|明日|今週|来週|今月|来月|締切|締め切り|開催"
    r"|today|tomorrow|this week|next week|deadline"
)


def is_evergreen(text: str) -> bool:
    """Whether the text points to something lasting and names no date."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _EVERGREEN.search(plain) is not None and _DATED.search(plain) is None
