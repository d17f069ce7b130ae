"""The rules of a run, in one fixed order; selection by id, glob, area, tag and severity."""

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase

import attrs

from auditor.errors import UsageError, meant
from auditor.rules import Rule


@attrs.frozen
class Registry:
    """Rules sorted by id; ids that once named a rule lead to it through `aliases`."""

    rules: tuple[Rule, ...]
    owners: Mapping[str, str] = attrs.field(factory=dict)
    aliases: Mapping[str, str] = attrs.field(factory=dict)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def get(self, rule_id: str) -> Rule:
        """The rule of that id, or of the id that replaced it.

        Raises:
            UsageError: when there is none; names the nearest id.
        """
        wanted = self.aliases.get(rule_id, rule_id)
        for rule in self.rules:
            if rule.id == wanted:
                return rule
        raise _unknown(rule_id, [rule.id for rule in self.rules])

    def select(self, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> "Registry":
        """The rules that any of `select` names (all when empty), less those `ignore` names.

        Raises:
            UsageError: for a selector that names nothing.
        """
        chosen = self._named(select) or {rule.id for rule in self.rules}
        dropped = self._named(ignore)
        kept = tuple(rule for rule in self.rules if rule.id in chosen and rule.id not in dropped)
        return Registry(kept, self.owners, self.aliases)

    def _named(self, selectors: Iterable[str]) -> set[str]:
        named: set[str] = set()
        for selector in selectors:
            found = {rule.id for rule in self.rules if matches(rule, self._current(selector))}
            if not found:
                raise _unknown(selector, self._selectors())
            named |= found
        return named

    def _current(self, selector: str) -> str:
        return self.aliases.get(selector, selector)

    def _selectors(self) -> list[str]:
        ids = [rule.id for rule in self.rules]
        areas = sorted({rule.area for rule in self.rules})
        tags = sorted({f"tag:{tag}" for rule in self.rules for tag in rule.tags})
        return ids + areas + tags + sorted({f"severity:{r.severity.value}" for r in self.rules})


def matches(rule: Rule, selector: str) -> bool:
    """Whether `selector` (id, glob, area, `tag:…`, `severity:…` or `all`) names the rule."""
    kind, _, value = selector.partition(":")
    if kind == "tag":
        return value in rule.tags
    if kind == "severity":
        return value == rule.severity.value
    return selector in ("all", rule.id, rule.area) or fnmatchcase(rule.id, selector)


def _unknown(selector: str, known: list[str]) -> UsageError:
    ja, en = meant(selector, known, otherwise="auditor rules")
    return UsageError(
        f"{selector} に当たるルールはありません{ja}", f"no rule matches {selector}{en}"
    )
