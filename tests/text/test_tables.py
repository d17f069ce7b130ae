"""Every table of the text engine keeps to its schema and can be compiled."""

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from auditor.text.characters import fold_pattern
from auditor.text.lexicon import builtin_engine

TEXT = files("auditor.text")
LEXICONS = files("auditor.text.lexicons")
SCHEMAS = files("auditor_schemas")
TABLES = {
    "access-words.json": "patterns",
    "look-alikes.json": "look-alikes",
    "negation-cues.json": "negation-cues",
    "english-negation.json": "english-negation",
    "contexts.json": "word-contexts",
    "bank-accounts.json": "patterns",
    "contact-words.json": "contact-words",
    "second-opinion.json": "second-opinion",
    "english-second-opinion.json": "second-opinion",
    "post-opinion.json": "second-opinion",
    "english-post-opinion.json": "second-opinion",
    "second-opinion-typical.json": "typical-ngrams",
    "english-second-opinion-typical.json": "typical-ngrams",
    "post-opinion-typical.json": "typical-ngrams",
    "english-post-opinion-typical.json": "typical-ngrams",
    "clause-opinion.json": "clause-opinion",
    "common-words.json": "common-words",
    "categories.json": "categories",
}
NAMES = sorted(path.name for path in LEXICONS.iterdir() if path.name.endswith(".json"))
NESTED = re.compile(r"\([^()]*[*+][^()]*\)[*+]|\)\{\d*,\}\)?[*+]")


def document(folder, name):
    return json.loads(folder.joinpath(name).read_text("utf-8"))


def problems(schema, instance):
    validator = Draft202012Validator(document(SCHEMAS, f"{schema}.schema.json"))
    return [(list(error.path), error.message) for error in validator.iter_errors(instance)]


@pytest.mark.parametrize(("name", "schema"), sorted(TABLES.items()))
def test_a_table_keeps_to_its_schema(name, schema):
    assert problems(schema, document(TEXT, name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_lexicon_keeps_to_its_schema_and_carries_its_own_name(name):
    lexicon = document(LEXICONS, name)

    schema = "allow-list" if name.startswith("allow-") else "lexicon"
    assert problems(schema, lexicon) == []
    assert name == f"{lexicon['id']}.json"


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("allow-")])
def test_the_patterns_of_a_lexicon_are_linear(name):
    patterns = [
        pattern
        for body in document(LEXICONS, name).get("sets", {}).values()
        for pattern in body.get("patterns", ())
    ]

    for pattern in patterns:
        re.compile(fold_pattern(pattern))
    assert [pattern for pattern in patterns if NESTED.search(pattern)] == []


def test_the_phrases_of_ordinary_rooms_keep_to_their_schema():
    path = Path(__file__).parents[2] / "tools" / "ordinary-rooms.json"

    assert problems("ordinary-rooms", json.loads(path.read_text("utf-8"))) == []


def test_every_category_has_a_name_for_people():
    names = document(TEXT, "categories.json")["categories"]
    terms = builtin_engine().vocabulary.terms

    ours = {term.category for term in terms}
    of_posts = set(document(TEXT, "post-opinion-typical.json")["categories"])
    assert ours | of_posts == set(names)
    assert set(document(TEXT, "second-opinion-typical.json")["categories"]) <= ours


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("second-opinion.json", 200_000),
        ("english-second-opinion.json", 200_000),
        ("post-opinion.json", 530_000),
        ("english-post-opinion.json", 480_000),
        ("second-opinion-typical.json", 260_000),
        ("english-second-opinion-typical.json", 260_000),
        ("post-opinion-typical.json", 260_000),
        ("english-post-opinion-typical.json", 260_000),
    ],
)
def test_the_second_opinions_are_small(name, most):
    assert len(TEXT.joinpath(name).read_bytes()) < most


def test_the_built_in_vocabulary_compiles():
    vocabulary = builtin_engine().vocabulary

    assert len(vocabulary.terms) > 1_500
    assert len(vocabulary.combinations) + len(vocabulary.compositions) > 100
