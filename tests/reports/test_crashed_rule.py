"""A rule that crashed is never told with the cure for what it looks for."""

import pytest

from auditor.reports import reporter
from auditor.reports.options import RenderOptions
from tests.reports import sample_report as sample


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("form", ["table", "markdown"])
def test_the_cure_is_to_tell_the_authors(form: str, lang: str) -> None:
    report = sample.sample_report()
    for room in report["rooms"]:
        room["results"] = [one for one in room["results"] if one["outcome"] == "error"]
        for result in room["results"]:
            result["remediation"] = {"ja": "公式の文言にする。", "en": "Use the official wording."}
    made = reporter(form).render(report, lang=lang, options=RenderOptions(width=70)).decode("utf-8")
    bare = "".join(made.split())

    assert ("作者にお知らせください" if lang == "ja" else "pleasetellitsauthors") in bare
    assert "公式の文言にする" not in bare
    assert "officialwording" not in bare
