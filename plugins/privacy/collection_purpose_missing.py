"""privacy.collection-purpose-missing: personal data is collected by a form without a stated purpose."""

import re
from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Yield, rule

_FORM = re.compile(
    r"forms\.gle/\S+|docs\.google\.com/forms\S*|form\.run/\S+|formrun\.\S+|formzu\.\S+|(?:申し?込み?|応募|登録|アンケート)フォーム"
)
_PURPOSE = re.compile(
    r"利用目的|使用目的|個人情報の(?:取り?扱い|保護)|プライバシーポリシー|privacy (?:policy|notice)|purpose|(?:only|solely) (?:to|for)"
    r"|(?:の|する|に|と)ため(?:だけ|のみ)?に[^。\n]{0,6}(?:使|利用|活用|お預かり|うかが|伺)"
    r"|(?:だけ|のみ|限り|限って)(?:に|、)?(?:使|利用|活用)|(?:以外|ほか|他)(?:の目的)?に?は[^。\n]{0,8}(?:使|利用|用い)"
    r"|(?:連絡|案内|発送|送付|配送|抽選|集計|企画|改善|確認|手続き|作成|運営|準備|参考)(?:等|など)?(?:に|の参考に|のために)"
    r"[^。\n]{0,6}(?:使|利用|活用|用い|させていただ|します)",
    re.IGNORECASE,
)


@rule(
    id="privacy.collection-purpose-missing",
    severity="high",
    confidence="medium",
    effort="medium",
    title={
        "ja": "個人情報を集める目的が書かれている",
        "en": "The purpose of collecting data is stated",
    },
    failure_title={
        "ja": "個人情報を集める目的が書かれていない",
        "en": "Data is collected without a stated purpose",
    },
    why={
        "ja": "個人情報保護法は、集める前に利用目的を示すことを事業者に求めています（規模を問いません）。",
        "en": "The Act on the Protection of Personal Information requires every business, large or small, to state the purpose of use.",
    },
    fix={
        "ja": "フォームのそばに、利用目的・保管期間・問い合わせ先を書き足してください。",
        "en": "Beside the form state the purpose, how long the data is kept and whom to ask.",
    },
    paste={
        "ja": "利用目的: お預かりした情報は〇〇のご案内だけに使い、〇か月後に削除します。お問い合わせは〇〇まで。",
        "en": "We use your data only to ○○ and delete it after ○ months. Contact: ○○",
    },
    messages={
        "form": {
            "ja": "フォームへの案内がありますが、利用目的の記載が見当たりません。",
            "en": "A form is linked, but no purpose of use is stated.",
        },
    },
    sources=("law.kojin-joho",),
)
def collection_purpose_missing(export: RoomExport, context: Context) -> Iterator[Yield]:
    """The Act on the Protection of Personal Information requires every business, large or small, to state the purpose of use."""
    texts = context.public_text
    forms = [(pointer, found) for pointer, text in texts if (found := _form(text))]
    if not forms:
        yield NotApplicable()
    elif not any(_PURPOSE.search(text) for _, text in texts):
        for pointer, found in forms:
            yield Problem("form", at=pointer, span=found.span())


def _form(text: str) -> re.Match[str] | None:
    # every pattern holds one of these, and to look for them is quick
    return _FORM.search(text) if "form" in text or "フォーム" in text else None
