"""privacy.collection-purpose-missing: personal data is collected by a form without a stated purpose, or passed on without consent."""

import re
from collections.abc import Iterable, Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Yield, rule
from auditor.text import holding

Span = tuple[int, int]

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

_PASSED_ON = re.compile(
    r"(?:提携|協力|関連|取引)(?:先|する|会社|企業|業者|して(?:い|お)る)[^。\n]{0,24}(?:会社|企業|業者|店|先|団体|方々?)に(?:も)?"
    r"[^。\n]{0,10}(?:お伝え|お渡し|共有|提供|渡し|開示)(?:いた|を)?(?:しま|して(?:い|お)り?ま|する)"
    r"|\b(?:pass|share|give|hand) (?:on )?(?:your|members'|what you (?:write|post))[^.\n]{0,40} (?:to|with) (?:our )?(?:partners?|sponsors?|third parties)",
    re.IGNORECASE,
)
_USED_ELSEWHERE = re.compile(
    r"(?:体験談|投稿|書き込み|発言|感想|写真|お話)(?:は|を|も)、?[^。\n]{0,14}(?:ブログ|書籍|本|広告|宣伝|チラシ|記事|サイト|動画)(?:など)?(?:と[^。\n]{1,6})?(?:に|で)"
    r"[^。\n]{0,4}(?:使わせて(?:いただ|もら)|使い(?:ます|ました)|(?:使用|利用|掲載|転載)(?:します|いたします|しています|させて)|載せ(?:ます|ています|させて))",
)
_CONSENT = re.compile(
    r"同意|許可|了承|了解|承諾|許し|お断り(?:が|の)|希望(?:する|の)|いただいた(?:方|もの)のみ|ません|ない(?:で|こと|[。！!]|$)|自分|ご自身|自由|ても|consent|permission|agree|never|\bnot\b|n't",
    re.IGNORECASE,
)
_GIVEN_AWAY = (("passed-on", _PASSED_ON), ("used-elsewhere", _USED_ELSEWHERE))
_OF_MEMBERS = re.compile(
    r"書き込み|書いた|書かれた|お?聞きした|うかがった|伺った|いただいた|体験談|投稿|写真|感想|年収|お名前|連絡先|住所|お住まい|ご?回答"
    r"|(?:みなさん|皆さん|みなさま|皆様|参加者|メンバー|お客さま|お客様)の|your|members|you (?:write|post)",
    re.IGNORECASE,
)


@rule(
    id="privacy.collection-purpose-missing",
    severity="high",
    confidence="medium",
    effort="medium",
    title={
        "ja": "個人情報を集める目的と、外に出すときの同意が書かれている",
        "en": "What data is collected for, and passed on with whose consent, is stated",
    },
    failure_title={
        "ja": "個人情報を集める目的や、外に出すときの同意が書かれていない",
        "en": "Data is collected without a stated purpose, or passed on without consent",
    },
    why={
        "ja": "個人情報保護法は、集める前に利用目的を示すこと、第三者に渡す前に本人の同意を得ることを事業者に求めています（規模を問いません）。",
        "en": "The Act on the Protection of Personal Information requires every business, large or small, to state the purpose of use, and to ask before data goes to others.",
    },
    fix={
        "ja": "フォームのそばに、利用目的・保管期間・問い合わせ先を書き足してください。書かれたことを外で使う、"
        "ほかの会社に渡すときは、その前に本人の同意を得ると書いてください。",
        "en": "Beside the form state the purpose, how long the data is kept and whom to ask. Where what "
        "members write is used elsewhere or passed on, say that they are asked first.",
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
        "passed-on": {
            "ja": "メンバーから聞いたことを、ほかの会社などに渡すとみられる文があります。本人の同意についての記載が見当たりません（要確認）。",
            "en": "A sentence seems to pass what members tell on to others; no consent is mentioned.",
        },
        "used-elsewhere": {
            "ja": "メンバーが書いたことや写真を、ルームの外で使うとみられる文があります。本人の同意についての記載が見当たりません（要確認）。",
            "en": "A sentence seems to use what members write or show outside the room; no consent is mentioned.",
        },
    },
    sources=("law.kojin-joho",),
)
def collection_purpose_missing(export: RoomExport, context: Context) -> Iterator[Yield]:
    """The Act on the Protection of Personal Information requires every business, large or small, to state the purpose of use."""
    texts = context.public_text
    forms = [(pointer, found) for pointer, text in texts if (found := _form(text))]
    given = tuple(_given_away(texts))
    yield from given
    if not forms and not given:
        yield NotApplicable()
    elif forms and not any(_PURPOSE.search(text) for _, text in texts):
        for pointer, found in forms:
            yield Problem("form", at=pointer, span=found.span())


def _form(text: str) -> re.Match[str] | None:
    # every pattern holds one of these, and to look for them is quick
    return _FORM.search(text) if "form" in text or "フォーム" in text else None


def _given_away(texts: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """The sentences that take what members write out of the room, without a word on consent."""
    for pointer, text in texts:
        given: dict[Span, tuple[str, Span]] = {}
        for message, wanted in _GIVEN_AWAY:
            for sentence, found in holding(text, wanted):
                said = text[slice(*sentence)]
                if _OF_MEMBERS.search(said) and not _CONSENT.search(said):
                    given.setdefault(sentence, (message, found.span()))
        for _, (message, span) in sorted(given.items()):
            yield Problem(message, at=pointer, span=span)
