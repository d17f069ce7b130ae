"""commerce.drug-dealing-signal: no dealing in illegal drugs."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .findings import flagged


@rule(
    id="commerce.drug-dealing-signal",
    severity="critical",
    confidence="medium",
    effort="low",
    tags=("content-risk", "crime", "drugs"),
    title={
        "ja": "規制薬物の売買と見られる言葉がない",
        "en": "No signs of dealing in drugs",
    },
    failure_title={
        "ja": "規制薬物の売買と見られる言葉がある",
        "en": "Signs of dealing in drugs",
    },
    why={
        "ja": "大麻・覚醒剤などの売買や譲渡の呼びかけは、麻薬及び向精神薬取締法などで重く罰せられ、禁止規定第9項による削除と利用停止のほか、警察への通報の対象になります。「手押し"
        "」のような隠語も知られています。",
        "en": "Offering or asking for drugs is punished severely by the narcotics laws, removed "
        "with suspension under prohibition 9, and may be reported to the police. Code "
        "words are known.",
    },
    fix={
        "ja": "該当する言葉と投稿を削除し、書いた人を強制退会（再参加を禁止）にしてください。料理や園芸などの話題で誤って読まれた場合は、「配達」「手渡し」などの言葉を並べず、何の"
        "話かがわかる文に直してください。",
        "en": "Remove the words and posts and remove the writer with a ban on rejoining. If a "
        "room on cooking or gardening was misread, say plainly what it is about and do not "
        "put words such as delivery or hand-over beside it.",
    },
    paste={
        "ja": "【禁止】薬物（大麻・覚醒剤・指定薬物・処方薬など）の売買・譲渡・使用をすすめる投稿は禁止です。見つけたら「通報」を押してください。やめられずに困っている方は、各都道"
        "府県の精神保健福祉センターに相談できます。",
        "en": "[Forbidden] Selling, passing on or recommending drugs, prescription medicine "
        "included. Please report what you see. Anyone who needs help to stop can turn to the "
        "mental health and welfare centre of the prefecture.",
    },
    messages={
        "signal": {
            "ja": "{terms}は規制薬物の売買のしるしです（{meaning}）。麻薬及び向精神薬取締法などと禁止規定第9項に照らして要確認です。",
            "en": "{terms}: a sign of dealing in drugs ({meaning}). To be checked (narcotics "
            "laws, prohibition 9).",
        },
    },
    sources=("line.prohibited.9", "law.drugs"),
)
def drug_dealing_signal(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Code words of dealers alone are everyday words; the shared assessment asks for more than one."""
    yield from flagged(context, "drugs")
