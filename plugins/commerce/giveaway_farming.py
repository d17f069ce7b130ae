"""commerce.giveaway-farming: no farm of cash giveaways, invite codes or mutual follows."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .findings import flagged, told_beside

_MEANING = {"ja": "招待コードを貼り合う", "en": "invite codes posted in turn"}


@rule(
    id="commerce.giveaway-farming",
    severity="medium",
    confidence="medium",
    effort="low",
    tags=("content-risk", "giveaway"),
    title={
        "ja": "お金配り・招待コード集めと見られる言葉がない",
        "en": "No signs of giveaway or invite-code farming",
    },
    failure_title={
        "ja": "お金配り・招待コード集めと見られる言葉がある",
        "en": "Signs of giveaway or invite-code farming",
    },
    why={
        "ja": "「お金配り」や「招待コード貼り放題」のルームは、個人情報の収集や詐欺への入口になりやすく、アフィリエイトや勧誘の投稿として削除されることがあります。相互フォローや再"
        "生回数の売買は、相手のサービスの規約にも反します。",
        "en": "Rooms of cash giveaways and invite codes are a way into collecting data and into "
        "fraud, and their posts may be removed as advertising. Trading follows and views "
        "breaks the other services’ terms too.",
    },
    fix={
        "ja": "現金やギフト券を配る案内、招待コードの貼り合いをやめてください。企業のキャンペーンであれば、主催者・期間・条件・当選発表を書き、招待コードを認める場合は専用のノート"
        "に限り「広告・紹介料あり」と表示します。",
        "en": "Stop handing out cash or gift cards and swapping codes. A company’s campaign "
        "names its host, period, conditions and how winners are told; where invite codes "
        "are allowed, keep them to one note marked as advertising.",
    },
    paste={
        "ja": "【コードの投稿について】友だち紹介のコードやリンクは、専用ノートだけに投稿できます。投稿の先頭に「広告」と書いてください。トークへの投稿と、現金やギフト券を配る企画"
        "は禁止です。",
        "en": "[Codes] Codes and links for bringing friends go to one note only and begin with "
        "“Ad”. They are forbidden in the talk, and so is handing out cash or gift cards.",
    },
    messages={
        "signal": {
            "ja": "{terms}はお金配りや招待コード集めのしるしです（{meaning}）。禁止規定第14項に照らして、主催者と目的を要確認です。",
            "en": "{terms}: a sign of giveaway or invite-code farming ({meaning}). To be "
            "checked: host and aim (prohibition 14).",
        },
    },
    sources=("line.prohibited.14", "law.stealth-marketing", "line.guideline-old"),
)
def giveaway_farming(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Free money collects people whom the next step will cost something."""
    told = tuple(flagged(context, "giveaway-farm"))
    yield from told
    yield from told_beside(context, told, "code-farm", _MEANING)
