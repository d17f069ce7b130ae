"""Contact details that are meant to be public: legal disclosures, offices, freephone numbers."""

import re
from collections.abc import Iterable

import attrs

from auditor.text import Contact

_HEADING = re.compile(
    r"特定商取引(?:法|に関する法律)|特商法|通信販売(?:に関する|の)表示|職業安定法|募集要項|【求人】|求人情報|求人募集"
    r"|specified commercial transactions|\[job offer\]",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:販売(?:業者|事業者|者|元)|事業者|運営(?:者|会社|事業者|統括責任者)|会社|募集者|募集主|雇用主|法人|店舗|商号|屋号|氏名|名称"
    r"|seller|company|recruiter|employer)(?:の?名称?|名)?\s*[:：はが]?\s*\S"
    r"|(?:株式|有限|合同|合資)会社|法人",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"市役所|区役所|町役場|村役場|役場|県庁|都庁|府庁|道庁|[都道府県市区町村]\S{0,10}課|[一-龠]課|窓口|代表電話|代表番号|相談室|相談所|センター|ダイヤル"
    r"|ホットライン|ほっとライン|病院|医院|クリニック|診療所|薬局|警察|消防|保健所|学校|大学|学園|幼稚園|保育園|図書館|公民館"
    r"|株式会社|有限会社|合同会社|法人|協会|協議会|組合|事務局|店舗|本店|支店|店頭|当店|office|hospital|city hall|helpline"
)
_PLACE = re.compile(
    r"(?:[一-龠々ァ-ヶーぁ-ん](?:(?<![場住近居台])所|(?<![全])部|(?<!結)局|(?<![機社都再])会|館|室|店|園|寺|院|校|署|場|堂|舎|塾|亭|庁|駅|工房|神社|教会|道場|農園|牧場|旅館|食堂|酒場)"
    r"|(?<![一-龠々ァ-ヶーぁ-んA-Za-z])[会店園寺塾校館]|お店|当[店社館園院寺会校]|[弊小]社|クラブ|倶楽部|サロン|スタジオ|ホール|スクール|アカデミー|ジム|ホテル|カフェ|レストラン|ショップ|ギャラリー"
    r"|\b(?:shop|store|club|school|studio|salon|cafe|church|hall|clinic|centre|center|library|restaurant|reception|front desk))"
    r"(?:の?(?:固定)?(?:電話|連絡先|番号|代表|受付|tel)(?:番号)?)?[はへまで]{0,2}\s*"
    r"(?:[(（:：、,／/・→]|tel|電話|☎|📞|\s){0,4}\s*$",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"自宅|実家|個人|私の|わたしの|僕の|俺の|彼の|彼女の|本人|あいつ|こいつ|\b(?:my|his|her|home)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"^[ 　・■●◆◇▶【]*(募集者|募集主|社名|会社名|法人名|店名|事業者|名称|本社|所在地|住所|連絡先|電話(?:番号)?|業務(?:内容)?|仕事(?:内容)?|職種"
    r"|内容|就業場所|勤務地|勤務先|働く場所|場所|賃金|給与|報酬|時給|月給|日給|時間)[】 　]*[:：]",
    re.MULTILINE,
)
_FEWEST_ITEMS = 4
"""Of the items that an offer of work must state, so many on lines of their own make one."""
_FREEPHONE = re.compile(r"0(?:120|800|570|990)")
_MOBILE = re.compile(r"(?:\+?81)?0?[5-9]0\d{8}")
_OFFICE_MAILBOX = re.compile(
    r"(?:info|support|contact|office|shop|sales|help|privacy|recruit|saiyo|otoiawase|toiawase|inquiry"
    r"|soudan|jimukyoku|admin|desk|order)[._-]?\w{0,12}@",
    re.IGNORECASE,
)
_ROLE_MAILBOX = re.compile(
    r"(?:pta|staff|mods?|moderators?|team|leaders|report|care|room|helpdesk|soudanshitsu|madoguchi)[._-]?\w{0,12}@"
    r"|(?:hello|welcome|join|club|safety|abuse|rules|unei|kanri)@",
    re.IGNORECASE,
)
_FREEMAIL = re.compile(
    r"@(?:gmail|googlemail|yahoo|icloud|outlook|hotmail|live|docomo|ezweb|softbank|proton)\b",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"相談|通報|苦情|困った|困りごと|お知らせ|窓口|違反|問い?合わ?せ"
    r"|\b(?:tell|report|write to|harass\w*|treated badly|complaints?|trouble|problems?|mention)\b",
    re.IGNORECASE,
)
_LINE_START = 80


@attrs.frozen
class Passage:
    """One public text and the heading it stands under."""

    text: str
    title: str = ""

    @property
    def disclosed_from(self) -> int | None:
        """Where a legal disclosure that names its business begins; None when there is none."""
        if _NAMED.search(self.text) is None:
            return None
        if _HEADING.search(self.title):
            return 0
        heading = _HEADING.search(self.text)
        if heading is not None:
            return heading.start()
        items = list(_ITEM.finditer(self.text))
        is_offer = len({item[1] for item in items}) >= _FEWEST_ITEMS
        return items[0].start() if is_offer else None


def passages(texts: Iterable[tuple[str, str]]) -> Iterable[tuple[str, Passage]]:
    """Pointer and passage of every text; a note's body stands under the note's title."""
    titles = {}
    for pointer, text in texts:
        place, _, part = pointer.rpartition("/")
        if part == "title":
            titles[place] = text
        yield pointer, Passage(text, titles.get(place, "") if part == "body" else "")


def is_public(contact: Contact, passage: Passage, disclosed_from: int | None) -> bool:
    """Whether a telephone number or address is one that a business or an office shows by right."""
    if contact.kind not in ("phone", "email"):
        return False
    if disclosed_from is not None and contact.span[0] >= disclosed_from:
        return True
    if contact.kind == "phone":
        number = re.sub(r"\D", "", contact.text)
        if _FREEPHONE.match(number):
            return True
        if _MOBILE.fullmatch(number):
            return False
    start = contact.span[0]
    before = passage.text[max(0, start - _LINE_START) : start].rpartition("\n")[2]
    if contact.kind == "email":
        # the mailbox of those who look after a room, where it is named to turn to
        office = _OFFICE_MAILBOX.match(contact.text) is not None
        has_role = office or _ROLE_MAILBOX.match(contact.text) is not None
        return (office and _OFFICE.search(before) is not None) or (
            has_role
            and _FREEMAIL.search(contact.text) is None
            and _REPORTING.search(before) is not None
        )
    if _OFFICE.search(before) is not None:
        return True
    return _PLACE.search(before) is not None and _HOME.search(before) is None
