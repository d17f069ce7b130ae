"""naming.unproven-official-claim: the name claims to be official, and nothing shows it."""

import re
from collections.abc import Iterator

from auditor import NotApplicable, Problem, RoomExport, Unknown, Yield, rule

_CLAIM = re.compile(
    r"公式|オフィシャル|official|運営本部"
    r"|(?:LINE|ライン|運営|事務局)(?:公認|認定)"
    r"|(?:公認|認定)(?:の)?(?:ルーム|オプチャ|オープンチャット|グループ|コミュニティ|サークル|部屋|[】\]』」)）]|$)",
    re.IGNORECASE,
)
_OPERATOR = re.compile(
    r"運営(?:者|元|会社|団体|主体|事業者)?\s*[:：]\s*[^\s:：、。]{2}"
    r"|(?:株式会社|有限会社|合同会社|法人)[^\s、。]{1,30}(?:が|で)[^。\n]{0,10}運営"
    r"|[^\s、。]{1,30}(?:株式会社|有限会社|合同会社)(?:が|で)[^。\n]{0,10}運営"
)
_DENIAL = re.compile(
    r"非公式|公式では(?:ない|ありません)|公式とは(?:無|関係)|ファン|fan ?(?:base|club|room|page|s\b)|แฟนคลับ|有志|応援|公式(?:情報|サイト|X|ライン|LINE|アカウント|ルール|大会|戦|グッズ|ガイド|練習)|unofficial",
    re.IGNORECASE,
)

# "the official fans" claims as much as "official"; a club so named may be talked of by anybody
_OFFICIAL_FANS = re.compile(
    r"公式ファン(?:の|ルーム|コミュニティ|部屋|[】\]』」)）]|$)|official fans? (?:room|community)",
    re.IGNORECASE,
)
_PLAIN_DENIAL = re.compile(
    r"非公式|公式では(?:ない|ありません)|公式とは(?:無|関係)|有志|unofficial", re.IGNORECASE
)


@rule(
    id="naming.unproven-official-claim",
    severity="high",
    confidence="medium",
    effort="low",
    title={
        "ja": "「公式」の名乗りに裏付けがある",
        "en": "A claim to be official is backed",
    },
    failure_title={
        "ja": "「公式」の名乗りに裏付けがない",
        "en": "A claim to be official is not backed",
    },
    why={
        "ja": "公式を名乗るルームはなりすまし（禁止規定 第11項）を疑われます。公式認証バッジか、運営者の明示で裏付けられます。",
        "en": "A room that calls itself official may be taken for impersonation (prohibition 11); an official badge or a named operator backs the claim.",
    },
    fix={
        "ja": "運営者の正式名称と公式サイトを説明に書くか、「非公式」「ファンの集まり」と書き換えてください。",
        "en": "State the operator's full name and site in the description, or say “unofficial” or “by fans”.",
    },
    paste={
        "ja": "運営: 〇〇株式会社（公式サイト https://〇〇）",
        "en": "Run by: ○○ Inc. (official site https://○○)",
    },
    messages={
        "claim": {
            "ja": "「{word}」と名乗っていますが、公式認証バッジも運営者の明示も確認できません。",
            "en": "The name says “{word}”, but there is neither an official badge nor a named operator.",
        },
    },
    sources=("line.prohibited.11", "line.special-badge", "line.mentor", "E1.3"),
)
def unproven_official_claim(export: RoomExport) -> Iterator[Yield]:
    """A room that calls itself official may be taken for impersonation (prohibition 11); an official badge or a named operator backs the claim."""
    name, description = export.room.name, export.room.description or ""
    found = _CLAIM.search(name)
    denial = _PLAIN_DENIAL if _OFFICIAL_FANS.search(name) else _DENIAL
    if found is None or denial.search(name) or denial.search(description):
        yield NotApplicable()
    elif _OPERATOR.search(description):
        return
    elif export.room.badge != "official" and not export.operator.name:
        if export.room.badge is None and export.operator.name is None:
            yield Unknown("/operator/name", "/room/badge")
        else:
            yield Problem(
                "claim", at="/room/name", values={"word": found.group()}, span=found.span()
            )
