"""The names of LINE's own rules, new and old, as folded texts write them."""

import re
from typing import Final

_WAVED_WITHIN: Final = 60
_PROHIBITIONS: Final = re.compile(
    r"禁止規定|prohibited_activities|(?:line|openchat)(?:'s)?(?: own)? prohibitions|prohibited[- ]activities"
    r"|(?<![a-z])(?:line|openchat)(?:'s)?(?: own)?(?: openchat)?(?: list of)?"
    r" prohibited[- ](?:conduct|acts?|behaviou?rs?)\b"
    r"|(?<![a-z])(?:line|openchat)\b[^.\n]{0,40} (?:its|their)(?: own)? (?:prohibitions|prohibited[- ](?:conduct|acts?|behaviou?rs?))\b"
)
_TERMS: Final = re.compile(
    r"(?:line|ライン|オープンチャット|オプチャ|openchat)[^。\n]{0,16}"
    r"(?:利用規約|規約|ガイドライン|禁止事項|規定|ルール(?!表|一覧)|terms|guidelines?|rules)"
)
# "You need not read the prohibitions" names them to no end.
_WAVED_BEFORE: Final = re.compile(
    r"(?<!n't )(?<!not )(?:ignore|forget(?: about)?|never mind|don't (?:worry|care) about|no need to (?:read|follow|know))"
    r"[^.\n]{0,24}\Z"
)
_WAVED_AFTER: Final = re.compile(
    r"[^。\n]{0,8}(?:(?:読ま|守ら|見|知ら|気にし|従わ)なく(?:て|とも)(?:も|は)?(?:いい|良い|よい|よろし|ok|大丈夫|結構|構|かま|平気)"
    r"|気にし(?:ないで|ません)|気にせず|無視(?:して|で)(?:も)?(?:いい|良い|ok|大丈夫|構|かま|ください)"
    r"|忘れて(?:も)?(?:いい|ok|大丈夫|構|かま|ください)|(?:は|も|なんて|なんか)?、?(?:関係(?:ない|ありません|なし)|どうでもいい|不要|いりません|いらない))"
    r"|[^.\n]{0,12}(?:do not|don't|does not|doesn't) (?:apply|matter|count)"
)
_OLD: Final = re.compile(
    r"安心・?安全ガイドライン|openchat-jp\.line\.me/other/guideline|safety guidelines?"
)
# The filter held 200 words once; it holds 500 now.
_OLD_LIMIT: Final = re.compile(
    r"(?:スパムフィルター|NGワード|禁止ワード)[^。\n]{0,16}(?:200|２００|二百)(?:個|語|件|こ)?(?:まで|が(?:上限|限度))"
    r"|(?:spam filter|banned words)[^.\n]{0,30}(?:up to|at most|only) 200\b",
    re.IGNORECASE,
)


def names_prohibitions(folded: str) -> bool:
    """Tell whether a text names LINE's present prohibitions."""
    return _PROHIBITIONS.search(folded) is not None


def names_line_rules(folded: str) -> bool:
    """Tell whether a text names any of LINE's own rules, under whatever name."""
    return any(
        _WAVED_AFTER.match(folded, match.end()) is None
        and _WAVED_BEFORE.search(folded, max(0, match.start() - _WAVED_WITHIN), match.start())
        is None
        for pattern in (_PROHIBITIONS, _TERMS, _OLD)
        for match in pattern.finditer(folded)
    )


def old_name(folded: str) -> tuple[int, int] | None:
    """Give the span of the old guideline's name, if the text has it."""
    match = _OLD.search(folded)
    return None if match is None else match.span()


def old_limit(text: str) -> tuple[int, int] | None:
    """Give the span of a limit of the spam filter that LINE has raised since, as a text has it."""
    match = _OLD_LIMIT.search(text)
    return None if match is None else match.span()
