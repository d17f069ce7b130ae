"""The vocabulary as data: enough of it, no loose ends, and no word that argues with itself."""

import json
import re
from collections import Counter
from itertools import chain, product
from pathlib import Path
from typing import Any

import pytest

import auditor.text.lexicons
from auditor.text.characters import fold_pattern
from auditor.text.folding import fold, squeeze

HOME = Path(auditor.text.lexicons.__path__[0])
DOCUMENTS: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text("utf-8")) for path in sorted(HOME.glob("*.json"))
}
PACKS = {name: body for name, body in DOCUMENTS.items() if name.startswith("pack-")}
LEXICONS = {name: body for name, body in DOCUMENTS.items() if "terms" in body and name not in PACKS}
ALLOW = {name: body for name, body in DOCUMENTS.items() if name.startswith("allow-")}
CATEGORIES = (
    *("secret-account", "dating", "paid-dating", "sexual", "minors", "exposure", "self-harm"),
    *("raid", "impersonation", "crime-job", "drugs", "illegal-finance", "gambling", "investment"),
    *("mlm", "side-job", "ticket-resale", "counterfeit", "giveaway-farm"),
)
ORDINARY = (
    *("愚痴", "メンヘラ", "下ネタ", "オフ会", "副業", "なりきり", "即承認", "投資", "募集"),
    *("秘密", "大人", "恋愛", "雑談", "写真", "公式", "招待コード", "ポイ活"),
)
MASKS = frozenset("○〇●")
# Symbols the engine takes literally; a word may be short when it holds one of them.
LITERAL = MASKS | frozenset("@🥦")


def terms(lexicon: dict[str, Any], *classes: str) -> list[str]:
    wanted = classes or ("reject", "risky", "context")
    entries = (entry for entry in lexicon["terms"] if entry["class"] in wanted)
    return list(chain.from_iterable(entry["terms"] for entry in entries))


def expanded(lexicon: dict[str, Any], composition: dict[str, Any]) -> set[str]:
    choices: list[list[str]] = []
    for part in composition["parts"]:
        name = part.removesuffix("?")
        words = lexicon["sets"][name[1:]]["words"] if name.startswith("@") else [name]
        choices.append([*words, ""] if part.endswith("?") else words)
    exceptions = set(map(squeeze, composition.get("except", ())))
    return {squeeze("".join(words)) for words in product(*choices)} - exceptions


def flagging_words() -> set[str]:
    return {
        squeeze(term)
        for body in LEXICONS.values()
        for term in terms(body, "reject", "risky")
        if LITERAL.isdisjoint(term)
    }


def references(combination: dict[str, Any]) -> list[str]:
    groups = [combination["all"], combination.get("none", []), *combination.get("any", [])]
    return [name[1:] for name in chain.from_iterable(groups) if name.startswith("@")]


def test_every_category_has_terms_and_combinations() -> None:
    poor = [
        name
        for name in CATEGORIES
        if len(terms(LEXICONS[name])) < 100 or len(LEXICONS[name]["combinations"]) < 3
    ]

    assert poor == []


def test_the_vocabulary_is_broad() -> None:
    plain = [term for body in LEXICONS.values() for term in terms(body) if MASKS.isdisjoint(term)]
    composed = set().union(
        *(
            expanded(body, composition)
            for body in LEXICONS.values()
            for composition in body["compositions"]
        )
    )
    combinations = sum(len(body["combinations"]) for body in LEXICONS.values())
    allowed = set(chain.from_iterable(body["words"] for body in ALLOW.values()))

    assert len(set(plain)) >= 8000
    assert len(composed) >= 1500
    assert combinations >= 150
    assert len(allowed) >= 2000


@pytest.mark.parametrize("name", sorted(LEXICONS))
def test_a_lexicon_is_named_like_its_file_and_category(name: str) -> None:
    body = LEXICONS[name]

    assert (name, name) == (body["id"], body["category"])


@pytest.mark.parametrize("name", sorted(LEXICONS))
def test_no_term_is_listed_twice(name: str) -> None:
    counts = Counter(
        term if not LITERAL.isdisjoint(term) else fold(term).text for term in terms(LEXICONS[name])
    )

    assert [term for term, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", sorted(LEXICONS))
def test_ids_of_compositions_and_combinations_are_unique(name: str) -> None:
    entries = [*LEXICONS[name]["compositions"], *LEXICONS[name]["combinations"]]
    counts = Counter(entry["id"] for entry in entries)

    assert [identity for identity, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", sorted(LEXICONS))
def test_every_set_that_is_named_exists(name: str) -> None:
    body = LEXICONS[name]
    known = {*body["sets"], *LEXICONS["shared"]["sets"]}
    parts = (part for composition in body["compositions"] for part in composition["parts"])
    named = {part.strip("@?") for part in parts if part.startswith("@")}
    named |= set(chain.from_iterable(map(references, body["combinations"])))

    assert set() == named - known


@pytest.mark.parametrize("name", sorted(LEXICONS))
def test_every_set_is_used(name: str) -> None:
    using = LEXICONS.values() if name == "shared" else [LEXICONS[name]]
    used = {part.strip("@?") for body in using for c in body["compositions"] for part in c["parts"]}
    used |= set(chain.from_iterable(references(c) for body in using for c in body["combinations"]))

    assert set() == set(LEXICONS[name]["sets"]) - used


@pytest.mark.parametrize("name", sorted(LEXICONS))
def test_every_entry_says_what_it_means_and_where_it_is_from(name: str) -> None:
    body = LEXICONS[name]
    entries = [*body["terms"], *body["compositions"], *body["combinations"]]

    silent = [
        entry
        for entry in entries
        if not (entry["gloss"]["ja"] and entry["gloss"]["en"] and entry["source"])
    ]

    assert silent == []


@pytest.mark.parametrize("name", sorted(LEXICONS))
def test_a_combination_asks_for_at_least_two_things(name: str) -> None:
    combinations = LEXICONS[name]["combinations"]
    single = {"money-claim", "million-claim", "named-victims", "showing-room", "ticket-arrow"}
    single |= {"customers-refused-by-origin", "en-customers-refused-by-origin"}  # whole sentences
    single |= {"ateji-account", "en-papers-to-order"}  # and words that are nothing else

    assert [c["id"] for c in combinations if len(c["all"]) < 2 and c["id"] not in single] == []


@pytest.mark.parametrize("name", sorted(LEXICONS))
def test_no_reject_term_is_a_single_sign(name: str) -> None:
    short = [
        term
        for term in terms(LEXICONS[name], "reject")
        if len(squeeze(term)) < 2 and LITERAL.isdisjoint(term)
    ]

    assert short == []


@pytest.mark.parametrize("name", sorted(LEXICONS))
def test_patterns_compile_and_begin_with_something_certain(name: str) -> None:
    patterns = [
        pattern
        for word_set in LEXICONS[name]["sets"].values()
        for pattern in word_set.get("patterns", ())
    ]

    assert [p for p in patterns if re.compile(fold_pattern(p)).match("")] == []
    assert [p for p in patterns if re.search(r"[+*]\)[+*]", p)] == []


def test_no_allowed_word_is_a_term_that_may_flag() -> None:
    flagging = flagging_words()
    allowed = {squeeze(word): word for body in ALLOW.values() for word in body["words"]}

    assert sorted(allowed[word] for word in flagging & allowed.keys()) == []


@pytest.mark.parametrize("name", sorted(ALLOW))
def test_an_allow_list_states_source_and_licence_and_repeats_nothing(name: str) -> None:
    body = ALLOW[name]

    assert name == body["id"]
    assert body["source"]
    assert body["license"]
    assert len(body["words"]) == len(set(body["words"]))


@pytest.mark.parametrize("word", ORDINARY)
def test_ordinary_words_of_listed_rooms_never_flag_alone(word: str) -> None:
    flagging = flagging_words()

    assert squeeze(word) not in flagging


@pytest.mark.parametrize("name", sorted(PACKS))
def test_a_pack_says_that_no_native_reader_has_read_it(name):
    body = PACKS[name]

    assert body["id"] == name
    assert body["needs_native_review"] is True
    assert body["category"] in LEXICONS
