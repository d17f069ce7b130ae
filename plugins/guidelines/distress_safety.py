"""guidelines.distress-safety: a room on distress that names no help."""

from collections.abc import Iterator

from auditor import Context, NotApplicable, Problem, RoomExport, Unknown, Yield, rule

from .distress import bans_methods, belittled, distress_theme, forbidden, names_help
from .judging import has_rules, missing_rules, rules_place


@rule(
    id="guidelines.distress-safety",
    severity="high",
    confidence="medium",
    tags=("rules", "minors"),
    title={
        "ja": "つらさを扱うルームが、相談先を示し、方法を語らないと決めている",
        "en": "A room on distress names help and keeps methods out",
    },
    failure_title={
        "ja": "つらさを扱うルームで、相談先や方法についての決まりがない",
        "en": "A room on distress lacks a helpline or a rule on methods",
    },
    why={
        "ja": "自殺・自傷の予告や方法の提示は禁止規定（第5項）にあたります。つらさを話すルームで"
        "は、相談先を示し、方法の話を止める決まりが命を守ります。",
        "en": "Announcing suicide or self-harm or describing methods is prohibited (prohibition "
        "5). Where people speak of distress, a helpline and a rule on methods protect lives.",
    },
    fix={
        "ja": "大事なノートと説明文に、相談先と、方法を書かない決まりを載せてください。",
        "en": "Put a helpline and the rule on methods into the important note and the description.",
    },
    paste={
        "ja": "【つらいときは】ひとりで抱えず、専門の相談先をご利用ください（厚生労働省「まもろ"
        "うよ こころ」に電話・SNSの窓口があります）。命の危険があるときは119番・110番へ。自殺・"
        "自傷の方法や写真、予告の投稿は禁止します。見つけた方は管理者へお知らせください。",
        "en": "[If you are struggling] You are not alone: please turn to a counselling line (in "
        "Japan, the Ministry of Health's まもろうよ こころ lists lines by phone and chat). In "
        "danger of life call 119 or 110. Methods, photos or announcements of suicide or "
        "self-harm are forbidden; tell an admin if you see one.",
    },
    messages={
        "no-help": {
            "ja": "つらさを扱う言葉がありますが、相談先（窓口・電話・専門機関）の案内が見つかり"
            "ません。",
            "en": "The room speaks of distress, but no counselling line or service is named.",
        },
        "no-method-rule": {
            "ja": "自殺・自傷の方法や予告を書かない決まりが見つかりません。",
            "en": "No rule keeps methods or announcements of self-harm out.",
        },
        "help-forbidden": {
            "ja": "相談窓口や病院の名を出した人を退会させると読める文があります（要確認）。助けにつながる言葉は止めないでください。",
            "en": "A sentence seems to remove whoever names a helpline or a doctor (to be checked). Do not stop words that lead to help.",
        },
        "help-belittled": {
            "ja": "相談先や医療を役に立たないと伝える文があります。助けを求める人が遠ざかるおそれがあります。",
            "en": "A text calls helplines or doctors useless, which keeps people from seeking help.",
        },
    },
    sources=("line.prohibited.5", "mhlw.counselling"),
)
def distress_safety(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Where people speak of distress, help must be one glance away."""
    is_theme = any(distress_theme(text) for _, text in _theme_texts(export))
    told = [
        Problem("help-belittled", at=pointer, span=place)
        for pointer, text in context.public_text
        if (place := belittled(text, is_theme)) is not None
    ]
    told += [
        Problem("help-forbidden", at=pointer, span=place)
        for pointer, text in context.rules_text
        if (place := forbidden(text)) is not None
    ]
    yield from told
    if not is_theme:
        if not told:
            yield NotApplicable()
        return
    texts = [text for _, text in context.rules_text]
    problems = []
    if not any(names_help(text) for text in texts):
        problems.append("no-help")
    if not any(bans_methods(text) for text in texts):
        problems.append("no-method-rule")
    if problems and not has_rules(export):
        yield Unknown(*missing_rules(export))
        return
    for message in problems:
        yield Problem(message, at=rules_place(export))


def _theme_texts(export: RoomExport) -> Iterator[tuple[str, str]]:
    """Give the texts that tell what the room is about."""
    room = export.room
    yield "/room/name", room.name
    if room.description:
        yield "/room/description", room.description
    for index, tag in enumerate(room.tags or ()):
        yield f"/room/tags/{index}", tag
