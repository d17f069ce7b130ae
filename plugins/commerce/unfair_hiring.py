"""commerce.unfair-hiring: jobs neither sort people nor keep their papers nor tie them down."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Yield, rule

from .survey import survey

_GROUPS = {"sorted": "job-sorts-people", "papers-kept": "papers-kept", "tied": "worker-tied"}


@rule(
    id="commerce.unfair-hiring",
    severity="medium",
    confidence="medium",
    effort="low",
    tags=("recruiting", "content-risk"),
    title={
        "ja": "求人や職場の決まりで人を性別などで選り分けず、書類や罰金で縛っていない",
        "en": "Jobs neither sort people nor tie them by papers or fines",
    },
    failure_title={
        "ja": "求人や職場の決まりで、人を性別などで選り分けるか、書類や罰金で縛ると書いている",
        "en": "A job sorts people, or ties them by papers or fines",
    },
    why={
        "ja": "募集・採用で性別を理由にすること（男女雇用機会均等法第5条）と、年齢の制限（労働施策総合推進法第9条）は、例外にあたる場合のほかは認められません。"
        "国籍だけで応募を断ることも、公正な採用選考に反します。働く人のパスポートや在留カードを会社が預かることは、辞める自由を奪い、"
        "技能実習では法律で禁じられています。欠勤や退職に罰金を決めて賃金から引くこと、代わりが見つかるまで辞めさせないことも、"
        "労働基準法に反するおそれがあります。",
        "en": "Outside the exceptions of the law, hiring may not go by sex (Equal Employment Opportunity Act, "
        "art. 5) or age (Labour Policy Act, art. 9), and refusing applicants for their nationality alone is no "
        "fair selection. An employer that keeps passports or residence cards takes away the freedom to "
        "leave; for technical trainees the law forbids it. So do fines for absence or leaving, taken from wages, "
        "and nobody has to stay until a replacement is found (Labour Standards Act, arts. 5, 16 and 24).",
    },
    fix={
        "ja": "性別・年齢・容姿・国籍の条件を消し、仕事に必要な技能や資格で書いてください。年齢の制限などが例外にあたる場合は、その理由を書きます。"
        "パスポート・在留カード・通帳は本人が持ち、確認が要るときは提示だけを求めます。罰金や、代わりを見つけるまで辞められないという決まりは消してください。",
        "en": "Remove conditions of sex, age, looks and nationality and ask for skills instead. Where an exception "
        "of the law applies, give the reason. Let workers keep their own papers; ask only to see them. Remove "
        "fines, and any rule that keeps people until they find a replacement.",
    },
    paste={
        "ja": "応募は、性別・年齢・国籍を問いません（在留資格により就けない仕事を除きます）。パスポート・在留カード・通帳は、ご本人が保管してください。",
        "en": "Applicants of any sex, age and nationality are welcome (as far as their status of residence allows "
        "the work). Everybody keeps their own passport, residence card and bankbook.",
    },
    messages={
        "sorted": {
            "ja": "「{phrase}」は、募集で人を性別・年齢・容姿・国籍などで選り分ける文と読めます。男女雇用機会均等法第5条・労働施策総合推進法第9条・公正な採用選考に照らして要確認です。",
            "en": "“{phrase}” reads as sorting applicants by sex, age, looks or nationality. To be checked (Equal "
            "Employment Opportunity Act art. 5, Labour Policy Act art. 9, fair selection).",
        },
        "papers-kept": {
            "ja": "「{phrase}」は、働く人のパスポート・在留カード・通帳などを会社が預かる文と読めます。技能実習法第48条・入管法第23条などに照らして要確認です。",
            "en": "“{phrase}” reads as an employer keeping workers’ passports, residence cards or bankbooks. To be "
            "checked (Technical Intern Training Act art. 48, Immigration Control Act art. 23).",
        },
        "tied": {
            "ja": "「{phrase}」は、欠勤や退職に罰金を決めるか、辞めることを妨げる文と読めます。労働基準法第5条・第16条・第24条に照らして要確認です。",
            "en": "“{phrase}” reads as fining absence or leaving, or as keeping people from leaving. To be checked (Labour "
            "Standards Act arts. 5, 16 and 24).",
        },
    },
    sources=(
        "line.prohibited.9",
        {
            "title": {
                "ja": "男女雇用機会均等法 第5条（性別を理由とする差別の禁止）",
                "en": "Equal Employment Opportunity Act, art. 5 (no discrimination by sex)",
            },
            "url": "https://laws.e-gov.go.jp/law/347AC0000000113",
        },
        {
            "title": {
                "ja": "労働施策総合推進法 第9条（募集・採用における年齢制限の禁止）",
                "en": "Labour Policy Act, art. 9 (no age limits in hiring)",
            },
            "url": "https://laws.e-gov.go.jp/law/341AC0000000132",
        },
        {
            "title": {
                "ja": "職業安定法 第3条（均等待遇）",
                "en": "Employment Security Act, art. 3 (equal treatment)",
            },
            "url": "https://laws.e-gov.go.jp/law/322AC0000000141",
        },
        {
            "title": {
                "ja": "技能実習法 第48条（旅券・在留カードの保管の禁止）",
                "en": "Technical Intern Training Act, art. 48 (no keeping of passports and residence cards)",
            },
            "url": "https://laws.e-gov.go.jp/law/428AC0000000089",
        },
        {
            "title": {
                "ja": "労働基準法 第5条（強制労働の禁止）・第16条（賠償予定の禁止）・第24条（賃金の支払）",
                "en": "Labour Standards Act, arts. 5 (no forced labour), 16 (no fixed penalties) and 24 (wages in full)",
            },
            "url": "https://laws.e-gov.go.jp/law/322AC0000000049",
        },
    ),
)
def unfair_hiring(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Who may apply, and who holds the papers of those who came, says how a job is meant."""
    for message, group in _GROUPS.items():
        for place in survey(context).first(group):
            values = {"phrase": place.text}
            yield Problem(message, at=place.pointer, span=place.span, values=values)
