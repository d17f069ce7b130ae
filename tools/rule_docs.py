"""Writes a page a rule, the index and the coverage matrix under docs/rules/ from rules and cases.

python tools/rule_docs.py           write
python tools/rule_docs.py --check   exit 1 when a page is stale
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "rules"
AREAS = ("naming", "guidelines", "commerce", "visibility", "moderation", "privacy", "operations")
SEVERITY_JA = {"critical": "最重要", "high": "重要", "medium": "中", "low": "低", "info": "参考"}


def main(arguments: list[str]) -> int:
    """Write the pages, or compare them with what stands there."""
    sys.path.insert(0, str(ROOT))
    wanted = dict(_pages())
    stale = [path for path, text in wanted.items() if _read(path) != text]
    stale += sorted(path for path in FOLDER.rglob("*.md") if path not in wanted)
    if "--check" in arguments:
        for path in stale:
            print(f"stale: {path.relative_to(ROOT)} (run tools/rule_docs.py)")
        return 1 if stale else 0
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for path in stale:
        if path not in wanted:
            path.unlink()
    print(f"{len(wanted)} pages, {len(stale)} changed")
    return 0


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _pages() -> Iterator[tuple[Path, str]]:
    from auditor.host import load
    from auditor.report import rule_card

    host = load(only_builtin=True)
    rules = {rule.id: rule for rule in host.registry}
    cards = {rule.id: rule_card(rule, host.registry.owners[rule.id], {}) for rule in host.registry}
    for rule_id, rule in rules.items():
        area, _, name = rule_id.partition(".")
        page = "\n".join(_rule_page(rule, cards[rule_id]))
        yield FOLDER / area / f"{name}.md", page + "\n"
    yield FOLDER / "index.md", "\n".join(_index(cards)) + "\n"
    yield FOLDER / "coverage.md", "\n".join(_coverage(cards)) + "\n"


def _rule_page(rule: Any, card: dict[str, Any]) -> Iterator[str]:
    yield f"# {rule.id}"
    yield ""
    yield f"**{card['title']['ja']}** / {card['title'].get('en', '')}"
    yield ""
    yield "| | |"
    yield "|---|---|"
    yield f"| 重要度 / severity | {SEVERITY_JA[card['severity']]} / {card['severity']} |"
    for predicate, severity in rule.severity_when:
        condition = json.dumps(predicate.data, ensure_ascii=False)
        yield f"| `{condition}` | {SEVERITY_JA[severity.value]} / {severity.value} |"
    yield f"| 確からしさ / confidence | {card['confidence']} |"
    yield f"| 手間 / effort | {card['effort']} |"
    yield f"| 追加された版 / since | {card['since']} |"
    if card["tags"]:
        yield f"| tags | {' '.join(f'`{tag}`' for tag in card['tags'])} |"
    if rule.needs:
        yield f"| 必要な情報 / needs | {' '.join(f'`{pointer}`' for pointer in rule.needs)} |"
    if rule.when is not None:
        yield f"| 対象 / applies when | `{json.dumps(rule.when.data, ensure_ascii=False)}` |"
    for name, value in rule.options.items():
        yield f"| 基準 / option `{name}` | `{json.dumps(value, ensure_ascii=False)}` |"
    yield ""
    yield f"## 要確認 / To be checked: {card['failure_title']['ja']}"
    yield ""
    yield card["failure_title"].get("en", "")
    yield ""
    for message_id, text in rule.messages.items():
        yield f"- `{message_id}`: {text['ja']} / {text.get('en', '')}"
    yield from _bilingual("なぜ / Why", card["why"])
    yield from _bilingual("直し方 / How to mend", card["remediation"])
    if card.get("paste"):
        yield ""
        yield "## 貼り付けられる文 / Ready to paste"
        for lang in ("ja", "en"):
            if card["paste"].get(lang):
                yield ""
                yield "```text"
                yield card["paste"][lang]
                yield "```"
    yield ""
    yield "## 例 / Examples"
    yield from _examples(rule.id)
    yield ""
    yield "## 出典 / Sources"
    yield ""
    for source in card["references"]:
        title = source["title"]
        words = f"{title['ja']} / {title['en']}" if isinstance(title, dict) else title
        date = f" ({source['date']})" if source.get("date") else ""
        yield f"- [{words}]({source['url']}){date}" if source.get("url") else f"- {words}{date}"


def _bilingual(head: str, text: dict[str, str]) -> Iterator[str]:
    yield ""
    yield f"## {head}"
    for lang in ("ja", "en"):
        if text.get(lang):
            yield ""
            yield text[lang]


def _examples(rule_id: str) -> Iterator[str]:
    area, _, name = rule_id.partition(".")
    file = ROOT / "tests" / "rules" / area / f"{name.replace('-', '_')}.json"
    cases = json.loads(file.read_text(encoding="utf-8"))["cases"]
    for outcome in ("pass", "fail", "unknown", "not_applicable"):
        case = next((case for case in cases if case["outcome"] == outcome), None)
        if case is None:
            continue
        shown = json.dumps(case["room"], ensure_ascii=False, indent=2)
        yield ""
        yield f"`{outcome}`: {case['name']}"
        yield ""
        yield "```json"
        yield shown if len(shown) < 1500 else shown[:1500] + "\n…"
        yield "```"


def _index(cards: dict[str, Any]) -> Iterator[str]:
    yield "# ルール一覧 / The rules"
    yield ""
    yield f"{len(cards)} rules. [出典ごとの一覧 / by source](coverage.md)"
    for area in AREAS:
        found = {key: card for key, card in cards.items() if card["area"] == area}
        yield ""
        yield f"## {area} ({len(found)})"
        yield ""
        yield "| id | 重要度 / severity | |"
        yield "|---|---|---|"
        for rule_id, card in found.items():
            link = f"[{rule_id}]({area}/{rule_id.partition('.')[2]}.md)"
            words = f"{card['title']['ja']} / {card['title'].get('en', '')}"
            yield f"| {link} | {SEVERITY_JA[card['severity']]} / {card['severity']} | {words} |"


def _coverage(cards: dict[str, Any]) -> Iterator[str]:
    from auditor.report import references

    citing: dict[str, list[str]] = {}
    for rule_id, card in cards.items():
        for source in card["references"]:
            citing.setdefault(source.get("id", ""), []).append(rule_id)
    judged = json.loads((ROOT / "docs" / "coverage.json").read_text(encoding="utf-8"))["sources"]
    yield "# 出典ごとの対応 / Coverage by source"
    yield ""
    yield "`covered`: 書き出しから確かめられる範囲を見ています。 `partly`: 一部だけ。"
    yield "`not observable`: 書き出しには表れないため、結果は出せません。"
    yield ""
    yield "| source | coverage | rules |"
    yield "|---|---|---|"
    for source, entry in references().items():
        if not source.startswith(("line.prohibited.", "law.")):
            continue
        rules = " ".join(f"`{rule_id}`" for rule_id in citing.get(source, []))
        state = judged[source]["state"]
        note = judged[source]["note"]
        title = f"{entry['title']['ja']} / {entry['title']['en']}"
        yield f"| {title} | {state}: {note['ja']} / {note['en']} | {rules} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
