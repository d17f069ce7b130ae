"""operations.greeting-missing: newcomers are not greeted."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Unknown, Yield, rule


@rule(
    id="operations.greeting-missing",
    severity="low",
    severity_when=(({"/members/count": {"below": 100}}, "info"),),
    tags=("greeting",),
    needs=("/bots/greeting/enabled", "/members/count"),
    when={"/members/count": {"at_least": 30}},
    title={"ja": "参加した人へのあいさつがある", "en": "Newcomers are greeted"},
    failure_title={"ja": "参加した人へのあいさつがない", "en": "Newcomers are not greeted"},
    why={
        "ja": "あいさつは、参加した人が必ず目にする数少ない機会です。"
        "ルールの場所を一言案内するだけで、知らなかったという理由の違反が減ります。",
        "en": "A greeting is one of the few things every newcomer sees. One line that points to "
        "the rules spares breaches out of ignorance.",
    },
    fix={
        "ja": "トーク画面右上の≡ → Bot → 自動応答 → あいさつをオンにして、"
        "短い文を登録してください。",
        "en": "Switch the greeting on and enter a short text under ≡ at the top right of the talk "
        "→ Bot → 自動応答 (auto-reply) → あいさつ (greeting).",
    },
    paste={
        "ja": "ご参加ありがとうございます。はじめにノートの「ルール」をお読みください。"
        "個人情報（LINE ID・電話番号など）は書き込めません。"
        "困ったときは管理者にメンションしてください。",
        "en": "Welcome! Please read the rules in the notes first. Do not post personal information "
        "such as LINE ids or phone numbers. If you need help, mention an admin.",
    },
    messages={
        "off": {
            "ja": "あいさつがオフです（メンバー{members}人）。",
            "en": "The greeting is off ({members} members).",
        },
        "empty": {
            "ja": "あいさつはオンですが、文が空です。",
            "en": "The greeting is on, but its text is empty.",
        },
    },
    sources=("E2.13", "E2.15", "note.startup-checklist"),
)
def greeting_missing(export: RoomExport) -> Iterator[Yield]:
    """The first word decides how people behave."""
    greeting = export.bots.greeting
    if greeting.enabled is False:
        values = {"members": export.members.count}
        yield Problem("off", at="/bots/greeting/enabled", values=values)
    elif greeting.text is None:
        yield Unknown("/bots/greeting/text")
    elif not greeting.text.strip():
        yield Problem("empty", at="/bots/greeting/text")
