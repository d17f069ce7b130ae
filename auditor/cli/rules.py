"""`auditor rules`: the rulebook, as a list or one rule in full."""

import json
from collections.abc import Iterator
from typing import Any

import click

from auditor.cli.language import both, counted, current, say
from auditor.cli.shared_options import form_option, language_option, rules_option


@click.command(
    "rules",
    help=both(
        """ルールの一覧を出します。ID を付けると、1つのルールの理由・出典・直し方・例を出します。

        \b
        auditor rules
        auditor rules moderation
        auditor rules naming.secret-account-term
        auditor rules --format json > rules.json
        """,
        """List the rules; with an ID tell one in full: why, sources, how to mend.

        \b
        auditor rules
        auditor rules moderation
        auditor rules naming.secret-account-term
        auditor rules --format json > rules.json
        """,
    ),
)
@click.argument("selectors", nargs=-1, metavar="[ID]…")
@form_option
@rules_option
@language_option
def command(selectors: tuple[str, ...], form: str, rule_files: tuple[str, ...]) -> None:
    """Print rules."""
    from auditor.host import load
    from auditor.report import rule_card

    host = load(rule_files=rule_files)
    registry = host.registry.select(selectors)
    cards = {
        rule.id: rule_card(rule, host.registry.owners[rule.id], {})
        | {"needs": list(rule.needs), "options": dict(rule.options)}
        | {"messages": {key: dict(text) for key, text in rule.messages.items()}}
        for rule in registry
    }
    if form == "json":
        click.echo(json.dumps(cards, ensure_ascii=False, indent=2))
    elif len(cards) == 1 and len(selectors) == 1:
        rule_id, card = next(iter(cards.items()))
        click.echo("\n".join(_in_full(rule_id, card)))
    else:
        click.echo(_table(cards))


def _table(cards: dict[str, dict[str, Any]]) -> str:
    from tabulate import tabulate

    from auditor.reports.phrases import phrases

    words = phrases(current())
    rows = [
        [rule_id, words.word("severity", card["severity"]), card["title"][current()]]
        for rule_id, card in cards.items()
    ]
    heads = [words("finding.rule"), words("finding.severity"), words("finding.title")]
    count = say(f"{len(cards)} 件", counted(len(cards), "rule"))
    return tabulate(rows, headers=heads, tablefmt="simple", disable_numparse=True) + f"\n\n{count}"


def _in_full(rule_id: str, card: dict[str, Any]) -> Iterator[str]:
    from auditor.reports.pastes import pastes
    from auditor.reports.phrases import phrases

    lang = current()
    words = phrases(lang)
    yield f"{rule_id}: {card['title'][lang]}"
    yield ""
    facts = [
        (words("finding.severity"), words.word("severity", card["severity"])),
        (words("finding.confidence"), words.word("confidence", card["confidence"])),
        (words("finding.effort"), words.word("effort", card["effort"])),
        (words("finding.area"), words.word("area", card["area"])),
        (words("provenance.plugin"), card["plugin"]),
    ]
    for label, value in facts:
        yield f"  {label}: {value}"
    if card["tags"]:
        yield f"  tag: {' '.join(card['tags'])}"
    yield ""
    yield f"{words('outcome.fail')}: {card['failure_title'][lang]}"
    yield ""
    yield from _paragraph(words("finding.why"), card["why"][lang])
    yield from _paragraph(words("finding.fix"), card["remediation"][lang])
    for paste in pastes(card.get("paste"), words):
        yield from _paragraph(paste.label, paste.text)
    if card["needs"]:
        yield from _paragraph(words("finding.missing"), " ".join(card["needs"]))
    yield words("finding.sources")
    for source in card["references"]:
        date = f" ({source['date']})" if source.get("date") else ""
        title = source["title"]
        yield f"  - {title[lang] if isinstance(title, dict) else title}{date}"
        if source.get("url"):
            yield f"    {source['url']}"


def _paragraph(head: str, text: str) -> Iterator[str]:
    yield head
    for line in text.splitlines():
        yield f"  {line}"
    yield ""
