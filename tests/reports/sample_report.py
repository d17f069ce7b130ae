"""A report with everything in it that a reporter may meet, made by hand."""

import copy
import hashlib
from typing import Any

Report = dict[str, Any]

NOW = "2026-11-22T00:00:00Z"

# One text for each way in which a text from a room may try to become something else.
SCRIPT = "<script>alert('room')</script>"
IMAGE = '"><img src=x onerror=alert(1)>'
FORMULA = "=cmd|' /C calc'!A0"
TURNED = "読書会\u202egnp.exe"
CONTROLS = "声\u0000の\u0008部屋\u001b[31m"
CDATA = "]]><!--x-->&amp;&lt;"
EMOJI = "👨\u200d👩\u200d👧 家族の部屋 🏳️\u200d🌈"
BACKTICKS = "``` `code` | table | **bold** @team"
LINES = "一行目\n::error::二行目\r\n%0A三行目"
ZERO_WIDTH = "裏\u200b垢\u200b女子"
SURROGATE = "半分\ud83d"

HOSTILE = (
    SCRIPT,
    IMAGE,
    FORMULA,
    TURNED,
    CONTROLS,
    CDATA,
    EMOJI,
    BACKTICKS,
    LINES,
    ZERO_WIDTH,
    SURROGATE,
)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def both(ja: str, en: str) -> dict[str, str]:
    """A text in both languages."""
    return {"ja": ja, "en": en}


REFERENCES = {
    "line": {
        "id": "line.prohibited",
        "title": both("オープンチャット禁止規定", "OpenChat prohibited conduct"),
        "url": "https://openchat.example/guideline",
        "date": "2025-07-28",
    },
    "law": {
        "title": both("特定商取引法 第11条", "Specified Commercial Transactions Act, Article 11"),
        "url": "https://laws.example/act/57",
        "date": "2025-04-01",
    },
    "odd": {
        "title": both(IMAGE, SCRIPT),
        "url": "javascript:alert(1)",
        "date": "2026-01-01",
    },
}


def _rule(
    area: str,
    severity: str,
    title: dict[str, str],
    failure_title: dict[str, str],
    **changed: Any,
) -> dict[str, Any]:
    return {
        "area": area,
        "severity": severity,
        "confidence": "high",
        "effort": "low",
        "tags": ["sample"],
        "since": "0.1",
        "plugin": area,
        "title": title,
        "failure_title": failure_title,
        "why": both(
            "権限は一度渡すと戻せません。見守る人が足りないと、荒らしや詐欺の投稿が残ったままになります。",
            "Rights do not come back. With too few people watching, spam and fraud stay.",
        ),
        "remediation": both(
            "トークルーム右上の［≡］→［設定］→［メンバー管理］で共同管理者を任命してください。",
            "Appoint co-admins under [≡] → [Settings] → [Manage members] in the talk room.",
        ),
        "references": [REFERENCES["line"]],
    } | changed


RULES: dict[str, Any] = {
    "naming.secret-account-term": _rule(
        "naming",
        "critical",
        both("名前と説明に裏アカウントを思わせる語がない", "No secret-account wording in the name"),
        both("裏アカウントを思わせる語がある", "Wording that suggests a secret account"),
        tags=["content-risk"],
        confidence="medium",
        why=both(
            "裏アカウントを思わせる名前の部屋は、公開後すぐに削除されることがあります。",
            "Rooms whose name suggests a secret account may be removed soon after they open.",
        ),
        remediation=both(
            "［設定］→［オープンチャット名］で、目的が分かる名前に変えてください。",
            "Give the room a name that tells its purpose under [Settings] → [OpenChat name].",
        ),
    ),
    "moderation.co-admin-shortage": _rule(
        "moderation",
        "high",
        both("メンバー数に見合う共同管理者がいる", "Enough co-admins for the size of the room"),
        both("共同管理者が足りない", "Too few co-admins for the size of the room"),
    ),
    "guidelines.personal-information-clause": _rule(
        "guidelines",
        "medium",
        both("個人情報についての決まりがある", "The rules speak about personal information"),
        both("個人情報についての決まりがない", "No rule about personal information"),
        paste=both(
            "本名・住所・電話番号・LINE ID など、ご自身や他の方の個人情報は投稿しないでください。",
            "Please do not post names, addresses, phone numbers or LINE IDs.",
        ),
        references=[REFERENCES["line"], REFERENCES["odd"]],
    ),
    "commerce.disclosure-missing": _rule(
        "commerce",
        "high",
        both("販売する人の表示がある", "The seller is named"),
        both(
            "特定商取引法に基づく表記がない",
            "No statement under the Specified Commercial Transactions Act",
        ),
        references=[REFERENCES["law"]],
    ),
    "visibility.open-join": _rule(
        "visibility",
        "low",
        both("参加の方法が目的に合っている", "The way to join suits the purpose"),
        both("だれでも参加できる", "Anybody can join"),
    ),
    "privacy.join-code-published": _rule(
        "privacy",
        "medium",
        both("参加コードが公開されていない", "The join code is not published"),
        both("参加コードが公開されている", "The join code is published"),
    ),
    "operations.spam-filter-off": _rule(
        "operations",
        "medium",
        both("スパムフィルターが働いている", "The spam filter is on"),
        both("スパムフィルターが切れている", "The spam filter is off"),
    ),
    "operations.review-overdue": _rule(
        "operations",
        "info",
        both("見直しが期限内に行われている", "The review is within its interval"),
        both("見直しの期限が過ぎている", "The review is overdue"),
    ),
    "guidelines.hostile-rule": _rule(
        "guidelines",
        "low",
        both(f"題 {IMAGE}", f"Title {IMAGE}"),
        both(f"失敗 {SCRIPT}", f"Failure {SCRIPT}"),
        plugin="in-house",
        why=both(CDATA, BACKTICKS),
        remediation=both(LINES, FORMULA),
        paste=both(SCRIPT, CDATA),
        references=[REFERENCES["odd"]],
    ),
}

SETTINGS: dict[str, Any] = {
    "/bots/spam_filter": {
        "label": both("スパムフィルター", "Spam filter"),
        "menu": both(
            "［≡］→［設定］→［Bot］→［スパムフィルター］",
            "[≡] → [Settings] → [Bot] → [Spam filter]",
        ),
    },
    "/moderation/last_reviewed_at": {
        "label": both("最後に見直した日", "Date of the last review"),
        "menu": both(
            "LINEの画面にはありません。運営の記録をご覧ください。",
            "Not in LINE: see your own records.",
        ),
    },
    "/visibility/join_code": {
        "label": both("参加コード", "Join code"),
        "menu": both("［≡］→［設定］→［公開設定］", "[≡] → [Settings] → [Privacy]"),
    },
}


def problem(
    message_id: str, message: dict[str, str], pointer: str, excerpt: str, **changed: Any
) -> dict[str, Any]:
    """One problem at a pointer."""
    return {
        "message_id": message_id,
        "values": {},
        "message": message,
        "pointer": pointer,
        "line": 4,
        "column": 13,
        "span": None,
        "excerpt": excerpt,
        "digest": f"sha256:{_digest(excerpt)[:16]}",
    } | changed


def result(room: str, rule: str, outcome: str, **changed: Any) -> dict[str, Any]:
    """The outcome of one rule on one room."""
    entry = RULES[rule]
    head = {
        "rule": rule,
        "area": entry["area"],
        "outcome": outcome,
        "severity": entry["severity"],
        "confidence": entry["confidence"],
        "tags": entry["tags"],
    }
    if outcome in {"pass", "not_applicable"}:
        return head | changed
    told = {
        "fingerprint": f"sha256:{_digest(room + rule)[:16]}",
        "waiver": None,
        "problems": [],
        "missing": [],
        "remediation": entry["remediation"],
        "references": entry["references"],
    }
    return head | told | changed


def _score(low: int, high: int, coverage: int, grade: str, without: Any = None) -> dict[str, Any]:
    return {
        "low": low,
        "high": high,
        "coverage": coverage,
        "grade": grade,
        "without_waivers": without or {"low": low, "high": high, "grade": grade},
    }


def _areas(*numbers: tuple[int, int, int]) -> dict[str, Any]:
    names = (
        "naming",
        "guidelines",
        "commerce",
        "visibility",
        "moderation",
        "privacy",
        "operations",
    )
    return {
        name: {"low": low, "high": high, "coverage": coverage}
        for name, (low, high, coverage) in zip(names, numbers, strict=False)
    }


def _book_room() -> dict[str, Any]:
    name = "読書好きの集まり📚"
    return {
        "id": "room-books",
        "name": name,
        "source": {"path": "rooms/books.json", "record": 1, "sha256": _digest(name)},
        "score": _score(58, 82, 76, "D", {"low": 39, "high": 39, "grade": "E"}),
        "areas": _areas(
            (100, 100, 100),
            (62, 74, 88),
            (45, 100, 45),
            (100, 100, 100),
            (39, 39, 90),
            (50, 100, 50),
            (0, 100, 0),
        ),
        "results": [
            result(name, "naming.secret-account-term", "pass"),
            result(
                name,
                "moderation.co-admin-shortage",
                "fail",
                problems=[
                    problem(
                        "too-few",
                        both(
                            "メンバー1,240人に対して共同管理者は1人です（目安は5人以上）。",
                            "1 co-admin for 1240 members (yardstick: 5 or more).",
                        ),
                        "/admins/co_admins",
                        "",
                        values={"members": 1240, "co_admins": 1, "wanted": 5},
                        line=21,
                        column=19,
                    )
                ],
            ),
            result(
                name,
                "guidelines.personal-information-clause",
                "fail",
                problems=[
                    problem(
                        "missing",
                        both(
                            "個人情報についての決まりが見つかりません。",
                            "No clause about personal information.",
                        ),
                        "/guidelines/text",
                        "…で仲よく本の話をしましょう。連絡は ●●●●●●●●●●●● まで。",
                        span=[52, 64],
                        mark=[19, 31],
                        line=30,
                        column=14,
                    )
                ],
            ),
            result(
                name,
                "commerce.disclosure-missing",
                "fail",
                waiver={
                    "id": "W-2026-014",
                    "rule": "commerce.disclosure-missing",
                    "reason": "法務部が文面を準備中のため、年末まで猶予する。",
                    "owner": "販促部 佐藤",
                    "approver": "法務部 田中",
                    "ticket": "LEGAL-221",
                    "expires": "2026-12-31",
                    "days_left": 39,
                },
                problems=[
                    problem(
                        "absent",
                        both(
                            "販売があると書かれていますが、表記が空です。",
                            "The room sells, yet the statement is empty.",
                        ),
                        "/commerce/disclosure_text",
                        "",
                        line=44,
                        column=24,
                    )
                ],
            ),
            result(
                name,
                "visibility.open-join",
                "pass",
                attestation={
                    "by": "運営 鈴木",
                    "at": "2026-11-01",
                    "valid_until": "2027-05-01",
                    "statement": "公開の方法を部内で確認しました。",
                },
            ),
            result(
                name, "privacy.join-code-published", "unknown", missing=["/visibility/join_code"]
            ),
            result(name, "operations.spam-filter-off", "unknown", missing=["/bots/spam_filter"]),
            result(
                name,
                "operations.review-overdue",
                "unknown",
                missing=["/moderation/last_reviewed_at", "/bots/spam_filter"],
            ),
        ],
    }


def _hostile_room() -> dict[str, Any]:
    name = f"{ZERO_WIDTH}{TURNED}{SCRIPT}{IMAGE}"
    return {
        "id": f"{FORMULA}",
        "name": name,
        "source": {"path": f"rooms/{CDATA}{LINES}.json", "record": 7, "sha256": _digest(name)},
        "score": _score(12, 39, 64, "E"),
        "areas": _areas((0, 39, 70), (20, 40, 60)),
        "results": [
            result(
                name,
                "naming.secret-account-term",
                "fail",
                problems=[
                    problem(
                        "found",
                        both(
                            f"「{ZERO_WIDTH}」が名前にあります。", f"The name holds '{ZERO_WIDTH}'."
                        ),
                        "/room/name",
                        name,
                        span=[0, 6],
                        mark=[0, 6],
                    ),
                    *(
                        problem(
                            "found", both(text, text), "/room/description", text, line=5 + index
                        )
                        for index, text in enumerate(HOSTILE)
                    ),
                ],
            ),
            result(
                name,
                "guidelines.hostile-rule",
                "fail",
                severity="medium",
                problems=[
                    problem(
                        "odd",
                        both(f"{FORMULA}", f"{FORMULA}"),
                        f"/x-{CDATA}/~1~0",
                        IMAGE,
                        span=[2, 5],
                        mark=[2, 5],
                    )
                ],
                waiver={
                    "id": FORMULA,
                    "rule": "guidelines.hostile-rule",
                    "reason": SCRIPT,
                    "owner": IMAGE,
                    "approver": TURNED,
                    "ticket": LINES,
                    "expires": "2026-11-25",
                    "days_left": 3,
                },
            ),
            result(
                name,
                "operations.spam-filter-off",
                "error",
                error={
                    "plugin": "operations",
                    "version": "0.1.0",
                    "type": "ZeroDivisionError",
                    "message": f"division by zero {SCRIPT} {CONTROLS}",
                },
            ),
            result(
                name,
                "privacy.join-code-published",
                "unknown",
                missing=["/visibility/join_code", "/x-odd"],
            ),
            result(name, "commerce.disclosure-missing", "not_applicable"),
        ],
    }


def _clean_room() -> dict[str, Any]:
    name = "Sakura Shop お客様サポート"
    return {
        "id": "room-shop",
        "name": name,
        "source": {"path": "rooms/shop.json", "record": 1, "sha256": _digest(name)},
        "score": _score(94, 96, 98, "A"),
        "areas": _areas((100, 100, 100), (100, 100, 100), (90, 94, 95)),
        "results": [
            result(name, "naming.secret-account-term", "pass"),
            result(name, "moderation.co-admin-shortage", "pass"),
            result(name, "commerce.disclosure-missing", "pass"),
            result(
                name,
                "operations.review-overdue",
                "unknown",
                missing=["/moderation/last_reviewed_at"],
            ),
        ],
    }


def finished(rooms: list[dict[str, Any]], invalid: list[dict[str, Any]]) -> Report:
    """A whole report around these rooms, its summary counted from them."""
    outcomes = dict.fromkeys(("pass", "fail", "waived", "unknown", "not_applicable", "error"), 0)
    failures = dict.fromkeys(("critical", "high", "medium", "low", "info"), 0)
    for room in rooms:
        for entry in room["results"]:
            waived = entry["outcome"] == "fail" and entry.get("waiver")
            outcomes["waived" if waived else entry["outcome"]] += 1
            if entry["outcome"] == "fail" and not waived:
                failures[entry["severity"]] += 1
    lows = sorted(room["score"]["low"] for room in rooms)
    critical = failures["critical"]
    reasons = [
        {
            "message_id": "severity",
            "values": {"severity": "critical", "count": critical},
            "message": both(
                f"重大度「最重要」の要確認が{critical}件あります。",
                f"{critical} unwaived findings of severity critical.",
            ),
        }
    ]
    return {
        "schema": "openchat-audit-report/1",
        "tool": {
            "name": "openchat-auditor",
            "version": "0.1.0",
            "score_algorithm": 1,
            "profile": "launch",
            "profile_digest": f"sha256:{_digest('profile')}",
            "rules_digest": f"sha256:{_digest('rules')}",
            "plugins": [
                {
                    "name": name,
                    "version": "0.1.0",
                    "distribution": "openchat-auditor",
                    "digest": f"sha256:{_digest(name)}",
                    "state": "loaded",
                }
                for name in (
                    "naming",
                    "guidelines",
                    "commerce",
                    "moderation",
                    "operations",
                    "in-house",
                )
            ],
        },
        "audited_at": NOW,
        "summary": {
            "rooms": len(rooms),
            "invalid": len(invalid),
            "outcomes": outcomes,
            "failures_by_severity": failures,
            "score": {
                "minimum": lows[0] if lows else None,
                "median": lows[len(lows) // 2] if lows else None,
                "mean": sum(lows) // len(lows) if lows else None,
            },
            "gate": {"passed": not critical, "reasons": reasons if critical else []},
            "exit_status": 1 if critical else 0,
        },
        "rules": RULES,
        "settings": SETTINGS,
        "rooms": rooms,
        "invalid": invalid,
        "digest": f"sha256:{_digest('report')}",
    }


def sample_report() -> Report:
    """Three rooms, every outcome, and every hostile text."""
    invalid = [
        {
            "source": {"path": "rooms/broken.json", "record": 3},
            "line": 12,
            "column": 5,
            "pointer": "/members/count",
            "message": both(f"数ではありません {SCRIPT}", f"Not a number {SCRIPT}"),
        }
    ]
    return copy.deepcopy(finished([_book_room(), _hostile_room(), _clean_room()], invalid))


def single_room_report() -> Report:
    """One ordinary room."""
    return copy.deepcopy(finished([_book_room()], []))


def adopted_report() -> Report:
    """One room of whose failures a baseline holds the heaviest."""
    report = single_room_report()
    (room,) = report["rooms"]
    room["score"]["with_baseline"] = {"low": 66, "high": 90, "grade": "C"}
    room["results"][1]["baseline"] = True
    report["summary"]["highest_profile"] = "launch"
    return report


def clean_report() -> Report:
    """One room with nothing to mend."""
    return copy.deepcopy(finished([_clean_room()], []))


def empty_report() -> Report:
    """No room at all."""
    return copy.deepcopy(finished([], []))


def large_report(rooms: int) -> Report:
    """Many rooms, each with findings and unknowns of its own."""
    made = []
    for index in range(rooms):
        room = copy.deepcopy((_book_room, _clean_room, _hostile_room)[index % 3]())
        room["id"] = f"room-{index:04d}"
        if index % 3 != 2:
            room["name"] = f"{room['name']} {index:04d}"
        room["score"] = _score(
            index * 7 % 101, min(100, index * 7 % 101 + 12), 80, "ABCDE"[index % 5]
        )
        made.append(room)
    return finished(made, [])
