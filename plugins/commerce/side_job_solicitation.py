"""commerce.side-job-solicitation: no sale of easy side jobs and money-making recipes."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .findings import flagged, told_beside

_MEANING = {"ja": "先にお金を納める手軽な作業", "en": "easy tasks that begin with a fee"}


@rule(
    id="commerce.side-job-solicitation",
    severity="high",
    confidence="medium",
    effort="medium",
    tags=("content-risk", "side-job", "fraud-sign"),
    title={
        "ja": "簡単に稼げる副業・情報商材の勧誘と見られる言葉がない",
        "en": "No signs of selling easy side jobs",
    },
    failure_title={
        "ja": "簡単に稼げる副業・情報商材の勧誘と見られる言葉がある",
        "en": "Signs of selling easy side jobs",
    },
    why={
        "ja": "「スマホだけで月〇万円」「いいねするだけ」といった副業の勧誘は、後から登録料や高額なサポート料を求める手口が多く、消費者庁が注意を呼びかけています。仕事に先立つ負担"
        "がある場合は、業務提供誘引販売取引として特定商取引法の表示と書面が必要です。",
        "en": "Offers of easy money by phone often end in a demand for fees; the Consumer "
        "Affairs Agency warns of them. Work that asks for payment first is a "
        "business-opportunity sale, for which the Act on Specified Commercial Transactions "
        "asks for a disclosure and documents.",
    },
    fix={
        "ja": "収入の例や「簡単」「誰でも」をあおる言葉を消し、事業者名・仕事の内容・報酬の計算方法・費用の有無を書いてください。人を雇う場合は職業安定法の6項目、費用を取る場合は"
        "特定商取引法の表示を示します。",
        "en": "Remove sample incomes and words such as easy and anyone; state the business, the "
        "work, how pay is reckoned and any cost. Show the six items when hiring and the "
        "legal disclosure when charging.",
    },
    paste={
        "ja": "【お仕事のご案内】\n事業者：〇〇株式会社（所在地・電話番号）\n仕事の内容：〇〇\n報酬：1件〇円（税込）、月末締め翌月〇日払い\n参加者の費用負担：なし（登録料"
        "・教材費・サポート料はいただきません）\n契約の前に書面をお渡しします。",
        "en": "[Work offered]\nBusiness: … (address, telephone)\nWork: …\nPay: … yen each, paid "
        "on …\nCost to you: none (no registration, material or support fee)\nYou receive a "
        "document before the contract.",
    },
    messages={
        "signal": {
            "ja": "{terms}は簡単に稼げる副業・情報商材の勧誘のしるしです（{meaning}）。特定商取引法（業務提供誘引販売取引）に照らして要確認です。事業者名・仕事"
            "の内容・費用の表示があるか確かめてください。",
            "en": "{terms}: a sign of selling an easy side job ({meaning}). To be checked "
            "(business-opportunity sales): are business, work and costs shown?",
        },
    },
    sources=("law.tokushoho-51-2", "caa.side-jobs", "line.prohibited.14", "line.prohibited.9"),
)
def side_job_solicitation(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Those who are told that one only has to send screenshots are asked to pay first, later."""
    told = tuple(flagged(context, "side-job"))
    yield from told
    yield from told_beside(context, told, "starter-fee", _MEANING)
