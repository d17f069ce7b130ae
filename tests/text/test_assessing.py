"""The built-in vocabulary over the texts of a room."""

import json
from pathlib import Path

import pytest

from auditor.text import assess
from auditor.text.lexicon import builtin_engine

TUNING = Path(__file__).parent / "rooms" / "tuning"
ROWS = [
    json.loads(line)
    for path in sorted(TUNING.glob("*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]


def categories(name, description="", badge=None):
    fields = {"/room/name": name, "/room/description": description}
    return {finding.category for finding in assess(fields, badge=badge).findings}


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("裏垢女子あつまれ", "secret-account"),
        ("ウ ラ ア カ 募 集", "secret-account"),
        ("P活したい子", "paid-dating"),
        ("オフパコ募集", "sexual"),
        ("闇バイト紹介します", "crime-job"),
        ("FX自動売買 月利30%保証", "investment"),
        ("個人融資 即日OK", "illegal-finance"),
    ],
)
def test_a_risky_name_is_found(name, category):
    assert category in categories(name)


@pytest.mark.parametrize(
    "name",
    [
        "夏までに垢抜けたい部屋",
        "裏千家の茶道",
        "裏磐梯キャンプ",
        "無垢材の家具",
        "浦和レッズサポーター",
        "家庭菜園と野菜",
        "円安を語る",
        "子育て相談サポート",
    ],
)
def test_an_innocent_name_stays_silent(name):
    assert categories(name) == set()


def test_a_ban_in_the_description_does_not_excuse_the_name():
    assert "secret-account" in categories("裏垢女子の集い", "荒らし禁止。誹謗中傷禁止")


def test_an_official_badge_silences_impersonation_only():
    name = "LINE運営事務局からのお知らせ"

    assert "impersonation" in categories(name)
    assert "impersonation" not in categories(name, badge="official")
    assert "secret-account" in categories("裏垢 " + name, badge="official")


def test_a_finding_points_at_the_words_of_its_field():
    fields = {"/room/name": "雑談", "/notes/0/body": "みんなで裏★垢を作ろう"}

    (finding,) = assess(fields).by_category("secret-account")

    assert finding.pointers == ("/notes/0/body",)
    hit = finding.hits[0]
    assert (hit.matched, hit.undone) == ("裏★垢", ("separator",))
    assert set(hit.gloss) == {"ja", "en"}


def test_nothing_to_see_is_an_empty_assessment():
    assessment = assess({"/room/name": "読書好きの集まり", "/room/description": ""})

    assert assessment.findings == ()
    assert assessment.by_category("dating") == ()


def test_a_risky_word_inside_a_longer_one_speaks_for_nothing_else():
    found = assess({"/room/name": "裏垢x交換の部屋", "/room/description": ""}).findings

    assert {finding.category for finding in found} == {"secret-account"}


def test_a_letter_before_a_mark_is_not_taken_for_a_repeated_one():
    fields = {
        "/room/name": "裏、裏垢",
        "/room/description": "・楽しい！\n・いちゃいちゃ！ 恋人募集",
    }

    hits = [hit for finding in assess(fields).findings for hit in finding.hits]

    assert {hit.matched: hit.undone for hit in hits if hit.term in ("裏垢", "イチャイチャ")} == {
        "裏垢": (),
        "いちゃいちゃ": ("kana",),
    }


def test_to_explain_what_is_not_reported_changes_no_finding():
    engine = builtin_engine()
    for row in ROWS[::12]:
        fields = {"/room/name": row["name"], "/room/description": row.get("description") or ""}
        quick, full = engine.weigh(fields), engine.weigh(fields, is_explaining=True)

        assert quick.findings == full.findings
        assert not quick.suppressed


def test_a_word_broken_far_into_a_long_text_is_found_where_it_stands():
    text = "のんびり話しましょう。" * 80 + "裏(笑)垢はこちら" + "。どうぞよろしく" * 80

    (finding,) = assess({"/room/name": "雑談", "/notes/0/body": text}).findings

    (hit,) = finding.hits
    assert (hit.matched, hit.undone) == ("裏(笑)垢", ("insertion",))
    assert text[slice(*hit.span)] == "裏(笑)垢"


@pytest.mark.parametrize(
    "description", ["猫の部屋です。", "編み物の部屋です。", "毎週土曜に写真を撮りに行く部屋です。"]
)
@pytest.mark.parametrize(
    "name", ["裏垢日記", "援交募集", "集団自殺の仲間募集", "JK限定 下ネタ部屋"]
)
def test_a_harmless_description_is_no_excuse_for_the_name(name, description):
    assert categories(name, description)


def test_words_elsewhere_are_doubted_by_what_stands_around_them_and_not_by_the_name():
    seller = "名前を貸してくれるだけで1万円、通帳を作って送ってくれた人には3万円です。"
    shop = "お客さま同士の売買、蔵書の買取勧誘はご遠慮ください。当店の買取は身分証を拝見したうえで、ご来店か出張で行います。"

    def found(text):
        fields = {
            "/room/name": "古本の輪",
            "/room/description": "本好きの部屋です。",
            "/notes/0/body": text,
        }
        return {finding.category for finding in assess(fields).findings}

    assert "illegal-finance" in found(seller)
    assert found(shop) == set()


@pytest.mark.parametrize(
    "name", ["裏垢女子 kept a secret", "闇バイト募集 kept all", "裏アカ女子 accept all"]
)
def test_an_innocent_context_in_latin_letters_stands_by_itself(name):
    assert categories(name)


@pytest.mark.parametrize(
    "name", ["Quick loan, no documents, no guarantor", "Easy  money from home, 30,000 yen a day"]
)
def test_english_words_of_more_than_one_are_found_with_their_spaces(name):
    assert categories(name)


def test_a_risky_sentence_in_the_midst_of_harmless_ones_is_heard():
    harmless = "編み物や刺繍の好きな方がのんびり話す部屋です。作品の写真を載せる際は背景に住まいが写らないようお気をつけください。毛糸の選び方や編み図の読み方も教え合いましょう。季節ごとに小さな展示会も開いています。"
    risky = "スマホで画面の写しを送るだけの簡単な作業で、翌月から月に20万円前後を受け取れます。はじめに教材と登録の分として49,800円をお預かりします。"

    assert not categories("手芸とおしゃべりの午後", harmless)
    assert categories("手芸とおしゃべりの午後", harmless + risky + harmless)


ORDINARY_NOTES = [
    "ご予約の商品は来月12日にお渡しします。身分証は要りません。",
    "ご注文の品は、入金の確認から3日以内に発送します。返品は未使用に限ります。",
    "鍵の貸し出しは、氏名を書いて管理人室でお願いします。",
    "資料請求はフォームから。折り返し担当者が振り込みの案内をお送りします。",
    "古着の買取は身分証をお持ちのうえ店頭へ。18歳未満の方は保護者の同意書が要ります。",
    "抽選で10名様に図書カードを贈ります。応募は応募フォームから、当選の発表は発送をもって代えます。",
    "会員登録は無料です。登録のあと、ポイントが500円分つきます。",
    "オンライン講座の参加費は1回1,500円です。振込先はお申し込みのあとにメールでお知らせします。",
    "写真は顔が写らないように。送ってくださった方には記念品を差し上げます。",
    "スマホの使い方教室：初めての方でも1日でできるようになります。受講料は無料です。",
    "忘れ物は駅のロッカーではなく事務所で預かります。受け取りには学生証をお持ちください。",
    "遠征のバスは6時に出ます。管理人のいるホテルに集合してください。",
    "大会の賞金は1位3万円です。参加費はかかりません。",
    "薬は医師の指示どおりに。余った薬を人にあげないでください。",
    "貸し農園の利用料は年12,000円です。お支払いは翌月末までに振り込みでお願いします。",
    "お茶会は毎週土曜です。登録してくださった方に場所をお知らせします。",
    "停止されたポットの修理は手続きが要ります。お客様センターへどうぞ。",
    "個別相談は30分5,000円です。お申し込みは公式サイトの予約表から。",
    "試合の日は駅に9時集合、登録した人から順に受付します。30ドルまでの土産が買えます。",
    "個人レッスンの先生は女性です。月謝は8,000円、入会金はありません。",
    "毎朝の体操は公園で。初めての方も気軽にどうぞ。終わったら家まで送ります。",
    "投資信託の積立は自己責任で。社内の勉強会では商品をすすめません。",
    "動画の撮影を手伝ってくれる高校生を探しています。保護者の同意と学校の許可が要ります。",
    "海外の友だちと文通しませんか。住所は事務局が預かります。",
    "懸賞の当選者には個別にご連絡します。送料は当方が負担します。",
    "大人の塗り絵教室、夜の部は19時から。見学は無料です。",
    "配信は毎週金曜。投げ銭は任意です。広告の収入は機材に使います。",
    "商品券は1枚1,000円のところ、組合員は900円でお求めいただけます。",
]


@pytest.mark.parametrize("note", ORDINARY_NOTES)
def test_what_shops_and_clubs_write_in_notes_is_no_sign_of_a_crime(note):
    fields = {"/room/name": "商店街のお知らせ", "/room/description": "まちの商店と住民の部屋です。"}

    assert assess({**fields, "/notes/0/body": note}).findings == ()


@pytest.mark.parametrize(
    ("name", "description"),
    [
        (
            "夜勤明けの人あつまれ",
            "眠いと言い合うだけ。高額バイト紹介しますって来た人、本当に勘弁してください。",
        ),
        (
            "大学生の自炊同盟",
            "「誰でも1日5万」「荷物受け取るだけ」←これ貼ってく人いるけど秒で蹴ってます。",
        ),
        (
            "花嫁さんのDIY相談",
            "元カレの話は笑える範囲で。宝石の現金化や美容の紹介制ビジネスは範囲外です。",
        ),
        (
            "元本保証のある商品を調べるFP3級",
            "預金保険制度と個人向け国債の違いをノートにまとめる学習部屋。",
        ),
        ("裏赤レンガ倉庫さんぽ", "赤レンガ倉庫の裏手、人の少ない海辺の道を歩いて写真を撮ります。"),
        ("円交差点の通り方", "環状交差点の合図や優先を学ぶ免許取得者の部屋。"),
        ("ブラックアイスバーン情報", "除雪入ったか。運び屋…じゃなくて運送の人も助かってます笑"),
        (
            "闇バイトに応募してしまった人の相談",
            "「ホワイト案件」「即日即金」に釣られるのは悪い人だからではありません。元警察官と弁護士が話を聞きます。",
        ),
        (
            "マルチ商法で家族を取り戻したい",
            "「権利収入」「自由な働き方」という言葉が家の中を飛び交うように。クーリングオフの期限、説得のしかた。",
        ),
        ("受付のお仕事あるある", "受け子ならぬ受付子です。病院、ホテルなど"),
        ("岡山の飲み会", "月いち駅前で。カップル成立を目的にしとる人はいけんで。"),
        (
            "ボードレース初心者",
            "ノミ屋、オンラインカジノ、予想の有料販売、借金してまで買う話は無し。",
        ),
        (
            "FXで退場した人の茶飲み話",
            "もう誰もやっていません。シグナル配信や自動売買を売りに来た人には全員で説教します。",
        ),
        (
            "Osaka expats",
            "House rules: Don't pitch crypto, MLM juice or passive income. Monthly picnic at Utsubo Park.",
        ),
        (
            "家出した猫、神待ち中",
            "5月に玄関から飛び出した茶トラを捜しています。捕獲器の使い方や目撃情報をお願いします。",
        ),
        (
            "大阪のスイーツ男子",
            "ママ活募集しに来た子おったけど、ちゃうねん。うちはほんまにパフェ食うだけやねん。",
        ),
        ("合唱団の案内", "ほかの募集は、県の広報のページにあります。"),
        ("宿題をいっしょに終わらせる仲間", "夏休みの最後の三日間"),
    ],
)
def test_what_only_sounds_risky_is_left_alone(name, description):
    assert categories(name, description) == set()


def test_nothing_is_doubted_of_a_category_that_the_model_hardly_knows():
    assert categories("ほのぼの手芸の会", "刺しゅうと編み物の部屋です。外国人は帰れ。") == {"hate"}


HARMLESS = (
    "このルームはコーヒーについての質問と情報交換のために作りました。写真の投稿は歓迎です。"
    "毎月第2土曜日に小さな集まりを開いています。仲良く楽しみましょう。",
    "おすすめの道具や本があれば、ぜひ教えてください。返信はゆっくりで構いません。"
    "無理のない範囲でお付き合いください。",
)
FIELDS = ("/room/description", "/notes/0/body", "/guidelines/text")


@pytest.mark.parametrize("pointer", FIELDS)
@pytest.mark.parametrize(
    "sentence",
    [
        "裏垢さん歓迎です。DMください。",
        "ブランドのコピー品を格安で販売しています。",
        "元本保証、月利20%の投資案件を紹介します。",
        "即会い希望の方は個チャへ。",
        "口座を買い取ります。即日入金。",
        "パパ活できる方いませんか、条件は個別に。",
        "野菜の手押しできます、テレグラムまで。",
        "月収100万円、誰でも簡単に稼げます。",
        "一緒に逝ける人を探しています。",
        "高額日当の運び屋、身分証のコピーだけで即採用。",
    ],
)
def test_a_risky_sentence_is_heard_in_the_midst_of_harmless_ones(sentence, pointer):
    fields = {"/room/name": "みんなのコーヒーひろば", "/room/description": "コーヒー好きの集まり"}

    assert assess({**fields, pointer: sentence.join(HARMLESS)}).findings


@pytest.mark.parametrize("pointer", FIELDS)
@pytest.mark.parametrize(
    "sentence",
    [
        "裏垢の募集は禁止です。",
        "コピー品の販売、投資の勧誘、パパ活の募集は見つけしだい削除します。",
        "「即会い」や「闇バイト」の誘いが来たら、返事をせず管理人まで。",
        "口座の買い取りをうたう投稿は犯罪です。",
        "ヤバい豆に出会ったら教えてください。",
        "恋の相手を探したり、会おうと誘ったりする場でもありません。副業の話もなしです。",
        "豆の販売はお店のページで行っています。",
        "新しい焙煎の仲間を探しています。",
    ],
)
def test_a_ban_or_a_warning_is_left_alone_in_the_midst_of_harmless_ones(sentence, pointer):
    fields = {"/room/name": "みんなのコーヒーひろば", "/room/description": "コーヒー好きの集まり"}

    assert not assess({**fields, pointer: sentence.join(HARMLESS)}).findings


ABOUT = (
    "編み物が好きな人の部屋です。編み図の読み方や糸の替え方を教え合っています。感想や相談も歓迎。",
    "子ども服の手直し、古いセーターのほどき方、勉強会の日程もここで話します。",
    "【きまり】\n・有料の編み図を配るのは禁止\n・人の作品をけなさない",
    "研究熱心な先輩が多いので、分からないことは何でも聞いてください。",
)


@pytest.mark.parametrize("place", range(len(ABOUT) + 1))
@pytest.mark.parametrize(
    "paragraph",
    [
        "裏垢やってる子おいで。えちえち自撮りをあげる用の垢を教え合って、繋がれる部屋です。",
        "スーパーコピーあります。箱とタグ付きで8千円から、欲しい人は個チャへ。",
        "管理人がお世話になっている方に十万円おあずけすると、毎月一万円ずつ戻ってきて、"
        "元のお金もいつでも全額お返しします。確実に増やしたい方だけ声をかけてください。",
        "裏カジノ新宿で開催中、ルーレットもポーカーも現金で換金できます。",
        "大麻あります。手押し5から、テレグラムへ。",
    ],
)
def test_what_else_a_long_text_speaks_of_excuses_nothing(paragraph, place):
    description = "\n\n".join((*ABOUT[:place], paragraph, *ABOUT[place:]))

    assert categories("編み物カフェ けいと玉", description)


@pytest.mark.parametrize(
    "paragraph",
    [
        "【今月ふえている相談】\n・「必ず儲かる」と言われて副業の教材を買った\n"
        "・いいねを押すだけで報酬、と言われて送金してしまった",
        "■よくある手口\n「LINE公式事務局です。電話番号と認証番号を返信してください」\n"
        "「ファンクラブの特別会員になるには、ギフトカードの番号を送って」\n全部うそです。",
        "【これまでに取り上げたこと】\n・「荷物を受け取るだけ」という闇バイトの誘い文句\n"
        "・オンラインカジノは違法だと伝える方法",
        "県警の方に「パパ活と児童買春」についてお話しいただきます。",
        "〈あらすじ〉\n借金に追われた男が、闇バイトの受け子にされかけた青年と出会う。",
        "🚫禁止🚫\n・裏垢の宣伝、相互募集\n・副業、パパ活、マルチの勧誘\n・下ネタ、エロ画像",
        "お断りする物：成人向けの雑誌、児童ポルノにあたる古い写真集、コピーしたCD-R、海賊版、"
        "図書館の除籍印のない本、盗品、アイドルの盗撮写真、チケット、金券、商品券。",
        "受けつけない質問\n- 卒論や課題の代行\n- 競馬やスポーツ賭博の必勝法の作成依頼、販売\n"
        "- 有料教材の海賊版",
    ],
)
def test_what_a_long_text_tells_of_or_forbids_is_left_alone(paragraph):
    description = "\n\n".join((*ABOUT[:2], paragraph, *ABOUT[2:]))

    assert not categories("町の消費者サークル", description)


def test_words_far_from_each_other_make_no_combination_in_a_long_text():
    near = "気分が上がる紙、DMで販売します。秘密で。"
    far = "ほかの席は公式の販売で。" + "".join(ABOUT) + "あやしいDMには答えないこと。" + ABOUT[1]

    assert categories("応援の部屋", near)
    assert not categories("応援の部屋", far + "応援歌の紙はノートにあります。")


PLAIN = "【きまり】\n1. {}\n2. なかよく 話(はな)しましょう。こまったら、管理人(かんりにん)に 言(い)ってください。"


@pytest.mark.parametrize(
    "rule",
    [
        "部屋(へや)の 設定(せってい)を 決(き)める 人(ひと)は 先生(せんせい)です。",
        "悪口(わるくち)や いやらしい 話(はなし)を 言(い)われたら、返事(へんじ)を しないで ください。",
        "裏垢(うらあか)の 話(はなし)は しないで ください。",
        "闇(やみ)バイトの さそいは 書(か)いては いけません。",
    ],
)
def test_readings_and_blanks_of_plain_japanese_hide_no_word_and_no_ban(rule):
    fields = {"/room/name": "むしはかせクラブ", "/guidelines/text": PLAIN.format(rule)}

    assert not assess(fields).findings


@pytest.mark.parametrize(
    "description",
    [
        "お手入れの話をする部屋です。グッチのレプリカ(コピー品)を工場から仕入れて販売していますので、"
        "欲しい型番があればお知らせください。",
        "裏(うら)垢女子と繋がりたい人、顔出しなしで写真を送り合おう。",
    ],
)
def test_an_offer_is_no_ban_and_a_reading_no_disguise_of_it(description):
    assert categories("バッグ好きの部屋", description)


@pytest.mark.parametrize(
    ("name", "description"),
    [
        (
            "詐欺の手口メモ",
            "実例4:「闇バイトじゃない、ホワイト案件」と書いた募集。似た話を聞いたら188へ。",
        ),
        (
            "【也】怪盗と探偵の街",
            "闇オークション編では偽札づくりの一味が敵になります。恋愛設定は相談の上で。",
        ),
        ("法学部ゼミ 刑法各論", "甲は受け子となり、乙の指示でカードを受け取った。罪責を論ぜよ。"),
        ("天神橋 飲み歩き部", "ナンパ目的、パパ活の相手さがし、クスリやってるやつは入れへんで。"),
        ("ネット委員会", "アマギフ配布に釣られて番号をとられた話を4コマにしています。"),
        ("赤い応援団", "弾幕を縫うのが得意な方、大きい場所を貸してくれる方、募集中です。"),
    ],
)
def test_what_is_told_played_or_studied_is_left_alone(name, description):
    assert not categories(name, description)


def test_the_second_opinion_tells_which_part_it_means():
    part = (
        "生活の苦しい若い方をお支えしたい紳士が幾人もおられます。お食事だけなら一万、"
        "夜を明かすまでご一緒なら五万から八万の心づけを、その場で手渡しにて。"
    )
    description = "\n\n".join((ABOUT[0], part, ABOUT[1]))
    fields = {"/room/name": "編み物カフェ けいと玉", "/room/description": description}

    (finding,) = assess(fields).findings

    assert finding.category == "resemblance"
    assert finding.place is not None
    pointer, (start, end) = finding.place
    assert pointer == "/room/description"
    assert description[start:end].strip() in part


def test_a_hobby_in_the_name_excuses_no_invitation_of_others() -> None:
    text = "今期アニメの感想を実況！えろ垢・性癖垢の人もこっそりどうぞ。ネタバレは放送後にね。"
    harmless = "今期アニメの感想を実況！えろ垢の主人公が出る回は苦手でした。ネタバレは放送後にね。"
    name = "深夜アニメ実況の民"

    assert assess({"/room/name": name, "/room/description": text}).findings
    assert not assess({"/room/name": name, "/room/description": harmless}).findings


def test_a_sum_and_a_meeting_in_sentences_apart_are_no_price_of_a_meeting() -> None:
    text = "教材は18万円です。契約の話は3回目に会ってからにします。"

    assert "paid-dating" not in {one.category for one in assess({"/notes/0/body": text}).findings}


@pytest.mark.parametrize(
    "description",
    [
        "となりのクラスの転校生とは、みんなで一か月だれも口をきかない。話した子は次の標的。",
        "よそから来た外国の一家には水路も回覧板も使わせない。根負けして出るまで。",
        "異国の血が入った家とは縁組しない。名簿をここで回します。",
    ],
)
def test_a_negative_that_is_what_a_combination_calls_for_is_no_ban_of_it(description):
    assert categories("夜の寄り合い", description) & {"exposure", "hate"}


@pytest.mark.parametrize(
    ("name", "description", "category"),
    [
        (
            "ヨガとお茶の会",
            "どこの団体かは慣れるまで言わないのが決まり。祈りの会に進んだら、毎月お布施を納めます。",
            "mlm",
        ),
        (
            "夜ふかし薬箱",
            "市販のあれを20錠からはじめよう。登録販売者に止められない店リストあり。",
            "self-harm",
        ),
    ],
)
def test_what_is_said_outright_is_doubted_by_no_second_opinion(name, description, category):
    assert category in categories(name, description)


@pytest.mark.parametrize(
    ("name", "description"),
    [
        (
            "ヨガとお茶の会",
            "〇〇寺の本堂で開きます。お布施は自由、宗教法人の会計は公開しています。",
        ),
        ("英語で日記", "荒らし・連投・暴言は注意なしで退室です\n写真は自分で撮ったものだけ"),
        ("写真館のお知らせ", "衣装の新作を店長がお知らせします。勧誘・ネットワークビジネス…"),
        ("併せ相談室", "オフ会の予定はありません、この部屋だけのお付き合いで"),
        ("薬箱の整理", "家にある古い薬をどれだけ捨てたか勝負。"),
        ("ひとりにしない計画", "クラスで無視されている子に、明日から誰か一人が声をかける。"),
    ],
)
def test_the_same_words_in_a_harmless_matter_are_left_alone(name, description):
    assert categories(name, description) == set()
