"""Write docs/init-transcript.md: `auditor init` from its first question to the saved export.

    python tools/init_transcript.py            write the page
    python tools/init_transcript.py --check    fail when the page is not what would be written

The person is made up; what is typed stands below, question by question.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner

from auditor.cli import localized
from auditor.cli.init import command
from auditor.wizard import Wizard

PAGE = Path(__file__).parent.parent / "docs" / "init-transcript.md"
NOW = "2026-11-22T00:00:00Z"
HEAD = """# `auditor init` の記録 / A recording of `auditor init`

見本の手芸店が、顧客サポート用のルームの設定を書き出すまでの画面です。
`>` と `|` の後が、打ち込んだ文です。

A made-up craft shop writes the export of its support room; what follows `>` and `|` was typed.

```text
$ auditor init --lang ja --output support.json
"""
RULES = """1. 電話番号・住所・メールアドレス・LINE IDなどの個人情報は投稿しないでください。
2. ほかの方の写真や作品、外部のリンクを無断で載せないでください。
3. 出会いを目的とした投稿や、個別のやりとりへの誘いは禁止です。
4. 宣伝・勧誘・営業の投稿は禁止です。

違反があったときは、注意、警告、強制退会の順に対応します。
困ったときは、管理者へのメンションでお知らせください。"""
TYPED = {
    "/room/name": "糸屋みほん お客様サポート",
    "/room/description": "糸屋みほんの商品についての質問にお答えするルームです。\n\n"
    "平日10時から17時に、スタッフが順にお返事します。はじめに大事なノートのルールをお読みください。",
    "/room/image/rights": "1",
    "/room/image/credit": "店のスタッフが撮影",
    "/room/category": "地域・暮らし",
    "/room/tags": "手芸\n編み物\nサポート",
    "/room/id": "support-01",
    "/room/badge": "=",
    "/visibility/searchable": "はい",
    "/visibility/join_method": "2",
    "/visibility/join_question": "お買い上げの商品名を教えてください（お名前は不要です）。",
    "/visibility/invite_link_enabled": "はい",
    "/members/count": "240人",
    "/members/capacity": "500",
    "/admins/admin/nickname": "店長（管理者）",
    "/admins/admin/last_active_at": "2026/11/21 16:40",
    "/admins/co_admins": "はい",
    "/admins/co_admins/0/nickname": "スタッフA",
    "/admins/co_admins/0/+": "はい",
    "/admins/co_admins/1/nickname": "スタッフB",
    "/admins/coverage": "はい",
    "/admins/coverage/0/from": "10時",
    "/admins/coverage/0/to": "17時",
    "/permissions/update_profile": "1",
    "/permissions/approve_requests": "2",
    "/permissions/create_notes": "2",
    "/permissions/delete_messages": "2",
    "/permissions/remove_members": "2",
    "/permissions/grant_roles": "1",
    "/permissions/mention_all": "2",
    "/bots/spam_filter/enabled": "はい",
    "/bots/spam_filter/match": "2",
    "/bots/spam_filter/words": "副業\n投資\nline.me/ti",
    "/bots/spam_filter/violation_limit": "3",
    "/bots/greeting/enabled": "はい",
    "/bots/greeting/text": "ようこそ。はじめに大事なノートのルールをお読みください。",
    "/bots/auto_reply": "なし",
    "/bots/translation/enabled": "=",
    "/system_messages/join": "はい",
    "/system_messages/leave": "いいえ",
    "/system_messages/kick": "いいえ",
    "/notes": "はい",
    "/notes/0/title": "ルームのルール",
    "/notes/0/body": RULES,
    "/notes/0/important": "はい",
    "/guidelines/text": RULES,
    "/guidelines/updated_at": "先月のどこか",
    "/guidelines/shown_on_join": "はい",
    "/announcements": "なし",
    "/sub_rooms": "=",
    "/room/purpose": "2",
    "/room/audience": "顧客",
    "/operator/kind": "会社",
    "/operator/name": "株式会社糸屋みほん",
    "/operator/url": "https://example.com/",
    "/commerce/sells": "いいえ",
    "/commerce/solicits": "いいえ",
    "/moderation/removal_criteria": "警告のあとも違反が続いたとき",
    "/moderation/review_interval_days": "90日",
}
CORRECTED = {"/guidelines/updated_at": "2026-10-15"}
HELPED = "/visibility/searchable"


def typed_lines() -> Iterator[str]:
    """The lines that the person types, in the order in which they are asked for."""
    wizard = Wizard()
    while (question := wizard.next_question()) is not None:
        written = TYPED.get(question.pointer, "")
        if question.pointer == HELPED:
            yield "?"
        lines = written.split("\n")
        is_long = question.setting.multiline or question.kind == "texts"
        yield from lines
        if is_long and written not in ("", "なし") and question.kind not in ("list", "more"):
            yield "."
        if question.pointer in CORRECTED:
            written = CORRECTED[question.pointer]
            yield written
        if written == "":
            wizard = wizard.passed(question)
        elif written == "=":
            default = question.setting.default[0]
            wizard = wizard.answered(question, bool(default) if default == [] else default)
        else:
            wizard = wizard.answered(question, question.parse(_value(question.pointer, written)))


def _value(pointer: str, written: str) -> str:
    """The value behind the number of a choice."""
    from auditor.settings import catalogue

    setting = catalogue().at(pointer)
    if setting is None or setting.kind != "choice" or not written.isdigit():
        return written
    return list(setting.choices)[int(written) - 1]


def page() -> str:
    """The page with the whole dialogue and the export that it ends with."""
    lines = "".join(f"{line}\n" for line in typed_lines())
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            arguments = ["--output", "support.json", "--now", NOW]
            environment = {"AUDITOR_LANG": "ja"}
            result = CliRunner(env=environment).invoke(localized(command), arguments, input=lines)
            export = Path("support.json").read_text(encoding="utf-8")
        finally:
            os.chdir(here)
    dialogue = "\n".join(line.rstrip() for line in result.output.splitlines())
    return f"{HEAD}{dialogue}\n```\n\n```json\n{export}```\n"


def main() -> int:
    """Write or check the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    wanted = page()
    if not parser.parse_args().check:
        PAGE.write_text(wanted, encoding="utf-8")
        return 0
    is_fresh = PAGE.exists() and PAGE.read_text(encoding="utf-8") == wanted
    if not is_fresh:
        print(f"{PAGE.name} is stale: run tools/init_transcript.py", file=sys.stderr)
    return 0 if is_fresh else 1


if __name__ == "__main__":
    sys.exit(main())
