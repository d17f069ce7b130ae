import json
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator

from auditor.host import load


def _words() -> dict[str, Any]:
    text = files("auditor_plugins.moderation").joinpath("words.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def test_the_word_lists_keep_to_their_schema() -> None:
    schema = files("auditor_schemas").joinpath("moderation-words.schema.json").read_text("utf-8")

    errors = [
        error.message for error in Draft202012Validator(json.loads(schema)).iter_errors(_words())
    ]

    assert errors == []


def test_the_ready_list_of_banned_words_fits_into_the_app() -> None:
    paste = load(only_builtin=True).registry.get("moderation.spam-filter-coverage").paste
    assert paste is not None

    for text in paste.values():
        listed = text.split("\n")
        assert 50 <= len(listed) <= 500
        assert [word for word in listed if not 2 <= len(word) <= 20] == []
        assert len(listed) == len(set(listed))
