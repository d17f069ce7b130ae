"""The text engine: folding, word lists, hits with their reasons, contact details, visible text."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from auditor.text.access import AccessCode, access_codes
    from auditor.text.assessing import assess
    from auditor.text.bank import accounts
    from auditor.text.bans import ban_in
    from auditor.text.categories import category_advice, category_label
    from auditor.text.contact import Contact, contacts, redact
    from auditor.text.display import visible
    from auditor.text.findings import Assessment, Ban, Finding, Hit, Suppressed
    from auditor.text.folding import Folded, fold
    from auditor.text.lexicon import Lexicon, pack_files, pack_names
    from auditor.text.own_contacts import is_stated, stated
    from auditor.text.passages import clauses_set
    from auditor.text.pattern_table import PatternTable, find, find_each
    from auditor.text.patterns import lazily, pattern, pattern_lists
    from auditor.text.plain import Read, as_read, unspaced, without_readings
    from auditor.text.posts import HARDLY_IN_DOUBT, Doubt, doubted, doubts, telling
    from auditor.text.quoting import quotation_around, unquoted
    from auditor.text.scanning import Scanner
    from auditor.text.sentence import holding, sentence_at, sentences
    from auditor.text.width import plain_case

__all__ = [
    "HARDLY_IN_DOUBT",
    "AccessCode",
    "Assessment",
    "Ban",
    "Contact",
    "Doubt",
    "Finding",
    "Folded",
    "Hit",
    "Lexicon",
    "PatternTable",
    "Read",
    "Scanner",
    "Suppressed",
    "access_codes",
    "accounts",
    "as_read",
    "assess",
    "ban_in",
    "category_advice",
    "category_label",
    "clauses_set",
    "contacts",
    "doubted",
    "doubts",
    "find",
    "find_each",
    "fold",
    "holding",
    "is_stated",
    "lazily",
    "pack_files",
    "pack_names",
    "pattern",
    "pattern_lists",
    "plain_case",
    "quotation_around",
    "redact",
    "sentence_at",
    "sentences",
    "stated",
    "telling",
    "unquoted",
    "unspaced",
    "visible",
    "without_readings",
]

_HOMES = {
    "HARDLY_IN_DOUBT": "posts",
    "AccessCode": "access",
    "Assessment": "findings",
    "Ban": "findings",
    "Contact": "contact",
    "Doubt": "posts",
    "Finding": "findings",
    "Folded": "folding",
    "Hit": "findings",
    "Lexicon": "lexicon",
    "PatternTable": "pattern_table",
    "Read": "plain",
    "Scanner": "scanning",
    "Suppressed": "findings",
    "access_codes": "access",
    "accounts": "bank",
    "as_read": "plain",
    "assess": "assessing",
    "ban_in": "bans",
    "category_advice": "categories",
    "category_label": "categories",
    "clauses_set": "passages",
    "contacts": "contact",
    "doubted": "posts",
    "doubts": "posts",
    "find": "pattern_table",
    "find_each": "pattern_table",
    "fold": "folding",
    "holding": "sentence",
    "is_stated": "own_contacts",
    "lazily": "patterns",
    "pack_files": "lexicon",
    "pack_names": "lexicon",
    "pattern": "patterns",
    "pattern_lists": "patterns",
    "plain_case": "width",
    "quotation_around": "quoting",
    "redact": "contact",
    "sentence_at": "sentence",
    "sentences": "sentence",
    "stated": "own_contacts",
    "telling": "posts",
    "unquoted": "quoting",
    "unspaced": "plain",
    "without_readings": "plain",
    "visible": "display",
}


def __getattr__(name: str) -> Any:
    """Load the module a public name lives in when the name is first asked for."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
