"""Optional packs of words of other countries."""

from collections.abc import Callable
from pathlib import Path

from tests.conftest import Auditor, room


def outcome(auditor: Auditor, source: Path, rule: str, *arguments: str) -> str:
    run = auditor("check", source, "--select", rule, "--format", "json", *arguments)
    return str(run.json()["rooms"][0]["results"][0]["outcome"])


def test_a_pack_is_off_until_it_is_asked_for(auditor: Auditor, write: Callable[..., Path]) -> None:
    taiwan = write(room(room={"name": "飆股群 穩賺不賠"}), "tw.json")
    thailand = write(room(room={"name": "เว็บพนันออนไลน์"}), "th.json")

    rule = "commerce.investment-solicitation"
    assert outcome(auditor, taiwan, rule) == "pass"
    assert outcome(auditor, taiwan, rule, "--pack", "tw") == "fail"
    assert outcome(auditor, thailand, "commerce.gambling-inducement", "--pack", "th") == "fail"
    assert auditor("check", taiwan, "--pack", "xx").status == 2
