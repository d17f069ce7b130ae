"""The HTML page: one file, safe, readable without script, the same bytes each time."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.reports import html
from auditor.reports.options import RenderOptions
from auditor.reports.pastes import is_foreign
from tests.reports import sample_report as sample

OPTIONS = RenderOptions()
VOID = {"meta", "input", "br", "link", "img"}
EVENT = re.compile(r"on[a-z]+")


class Page(HTMLParser):
    """What a browser makes of the page: its elements, their attributes and the text."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.raw: dict[str, str] = {}
        self.open: list[str] = []
        self.feed(data.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in {"style", "script"}:
            self.raw[self.open[-1]] = data
        else:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def page(report: sample.Report, lang: str = "ja") -> Page:
    return Page(html.render(report, lang=lang, options=OPTIONS))


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(
    "report",
    [
        sample.sample_report(),
        sample.single_room_report(),
        sample.clean_report(),
        sample.empty_report(),
        sample.large_report(25),
    ],
    ids=["three", "one", "clean", "none", "many"],
)
def test_every_element_is_closed_and_every_link_inside_leads_somewhere(
    report: sample.Report, lang: str
) -> None:
    made = page(report, lang)

    ids = [attributes["id"] for _, attributes in made.elements if "id" in attributes]
    targets = {
        (attributes.get("href") or "")[1:]
        for _, attributes in made.elements
        if (attributes.get("href") or "").startswith("#")
    }
    assert made.open == []
    assert len(ids) == len(set(ids))
    assert targets <= set(ids)
    assert made.all("html")[0]["lang"] == lang


@pytest.mark.parametrize("build", [sample.sample_report, sample.single_room_report])
def test_the_same_report_gives_the_same_bytes(build: object) -> None:
    assert callable(build)
    first, second = (html.render(build(), lang="en", options=OPTIONS) for _ in range(2))

    assert first == second


def test_nothing_is_fetched_and_only_our_own_style_and_script_may_run() -> None:
    made = page(sample.sample_report())

    assert {tag for tag, _ in made.elements} & {"img", "link", "iframe", "object", "base"} == set()
    assert [entry for entry in made.all("script") if entry] == []
    assert len(made.all("script")) == len(made.all("style")) == 1
    policy = next(
        str(entry["content"])
        for entry in made.all("meta")
        if entry.get("http-equiv") == "Content-Security-Policy"
    )
    allowed = {
        kind: "sha256-"
        + base64.b64encode(hashlib.sha256(made.raw[kind].encode()).digest()).decode()
        for kind in ("style", "script")
    }
    assert policy.startswith("default-src 'none';")
    assert f"style-src '{allowed['style']}'" in policy
    assert f"script-src '{allowed['script']}'" in policy
    assert "url(" not in made.raw["style"]
    assert "http" not in made.raw["script"]


def test_no_text_becomes_markup() -> None:
    made = page(sample.sample_report())

    names = {name for _, attributes in made.elements for name in attributes}
    links = {str(attributes["href"]) for _, attributes in made.elements if attributes.get("href")}
    assert {name for name in names if EVENT.fullmatch(name)} == set()
    assert "style" not in names
    assert {link for link in links if not link.startswith(("#", "https://"))} == set()
    for text in (sample.SCRIPT, sample.IMAGE, sample.FORMULA, sample.BACKTICKS, "]]><!--x-->&amp;"):
        assert text in made.text


def test_hidden_characters_are_named_and_turn_nothing_round() -> None:
    data = html.render(sample.sample_report(), lang="ja", options=OPTIONS).decode()

    assert not set(data) & set("\u202e\u200b\u0000\u0008\u001b\r\ufeff")
    assert "ZERO WIDTH SPACE" in data
    for label in ("U+202E", "U+200B", "U+0000", "U+D83D"):
        assert f">{label}</span>" in data


def test_the_offending_part_of_the_evidence_is_marked() -> None:
    data = html.render(sample.single_room_report(), lang="ja", options=OPTIONS).decode()

    assert "<mark>●●●●●●●●●●●●</mark> まで。" in data


def test_text_in_another_language_says_so() -> None:
    report = sample.single_room_report()

    english = html.render(report, lang="en", options=OPTIONS).decode()
    japanese = html.render(report, lang="ja", options=OPTIONS).decode()

    assert '<h1><bdi lang="ja">読書好きの集まり📚</bdi></h1>' in english
    assert "<h1><bdi>読書好きの集まり📚</bdi></h1>" in japanese


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "ja",
            (
                "共同管理者が足りない",
                "トークルーム右上の［≡］→［設定］→［メンバー管理］",
                "まだ分からない設定",
                "［≡］→［設定］→［Bot］→［スパムフィルター］",
                "あと39日",
                "特定商取引法 第11条",
                "例外を認めない場合は39点（最高39点、評価 E）",
                "2026年11月22日 09:00（日本時間）",
                "公開の方法を部内で確認しました。",
            ),
        ),
        (
            "en",
            (
                "Too few co-admins for the size of the room",
                "[≡] → [Settings] → [Manage members]",
                "Settings the export does not say",
                "[≡] → [Settings] → [Bot] → [Spam filter]",
                "39 days left",
                "Specified Commercial Transactions Act, Article 11",
                "Without waivers: 39 (up to 39, grade E)",
                "22 November 2026, 00:00 UTC",
                "公開の方法を部内で確認しました。",
            ),
        ),
    ],
)
def test_one_room_tells_everything(lang: str, expected: tuple[str, ...]) -> None:
    text = page(sample.single_room_report(), lang).text

    assert [part for part in expected if part not in text] == []


def _mixed_report() -> sample.Report:
    """One room that fails in two areas, the graver failure in the area that stands behind."""
    report = sample.single_room_report()
    told = [
        ("guidelines.personal-information-clause", "medium", None),
        ("naming.secret-account-term", "critical", {"id": "W-1", "reason": "r", "expires": "x"}),
        ("guidelines.hostile-rule", "low", None),
        ("commerce.disclosure-missing", "critical", None),
        ("moderation.co-admin-shortage", "high", None),
    ]
    report["rooms"][0]["results"] = [
        sample.result("r", rule, "fail", severity=severity, waiver=waiver)
        for rule, severity, waiver in told
    ]
    return report


def test_findings_of_a_room_stand_worst_first_and_open_ones_before_waived() -> None:
    made = page(_mixed_report())

    shown = [
        (entry["data-severity"], entry["data-area"], entry["data-state"])
        for entry in made.all("article")
    ]
    assert shown == [
        ("critical", "commerce", "fail"),
        ("critical", "naming", "waived"),
        ("high", "moderation", "fail"),
        ("medium", "guidelines", "fail"),
        ("low", "guidelines", "fail"),
    ]


def test_each_area_with_findings_leads_to_its_worst_and_can_be_chosen() -> None:
    made = page(_mixed_report())

    first = {entry["data-area"]: entry["id"] for entry in made.all("article") if entry.get("id")}
    links = {
        entry["data-area-link"]: str(entry["href"])[1:]
        for entry in made.all("a")
        if "data-area-link" in entry
    }
    options = [entry.get("value") for entry in made.all("option")]
    assert links == first
    assert list(links) == ["naming", "guidelines", "commerce", "moderation"]
    assert set(links) <= set(options)


def test_several_rooms_come_with_overview_errors_and_unreadable_inputs() -> None:
    made = page(sample.sample_report(), "en")

    ids = {attributes.get("id") for _, attributes in made.elements}
    assert {"overview", "frequent", "unknown", "rooms", "waivers", "invalid", "sources"} <= ids
    assert {"room-1", "room-2", "room-3"} <= ids
    assert "ZeroDivisionError: division by zero" in made.text
    assert "rooms/broken.json #3 12:5" in made.text
    assert "3 days left" in made.text


def test_many_rooms_tell_each_rule_once() -> None:
    made = page(sample.large_report(25), "ja")

    why = "裏アカウントを思わせる名前の部屋は、公開後すぐに削除されることがあります。"
    assert made.text.count(why) == 1
    assert {"href": "#rule-naming.secret-account-term"} in made.all("a")


def test_provenance_names_tool_plugins_digests_and_inputs() -> None:
    report = sample.single_room_report()
    text = page(report, "en").text

    for digest in (
        report["digest"],
        report["tool"]["rules_digest"],
        report["tool"]["profile_digest"],
        report["tool"]["plugins"][0]["digest"],
        report["rooms"][0]["source"]["sha256"],
    ):
        assert digest in text


def test_a_source_that_is_no_web_page_is_no_link() -> None:
    made = page(sample.sample_report(), "ja")

    assert "javascript:alert(1)" in made.text
    assert not any("javascript" in str(entry.get("href")) for entry in made.all("a"))


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(), max_size=40), st.text(st.characters(), max_size=40))
def test_whatever_the_texts_are_the_page_stays_whole(name: str, excerpt: str) -> None:
    report = sample.single_room_report()
    room = report["rooms"][0]
    room["name"] = name
    problem = room["results"][1]["problems"][0]
    problem["excerpt"] = excerpt
    problem["message"] = {"ja": excerpt, "en": excerpt}
    plain = sample.single_room_report()
    # a room in another language is given the English texts besides
    plain["rooms"][0]["name"] = "Room" if is_foreign([room]) else "部屋"
    usual = [tag for tag, _ in page(plain).elements]

    made = page(report)

    extra = [tag for tag, _ in made.elements if tag not in {"span", "blockquote", "bdi", "mark"}]
    assert extra == [tag for tag in usual if tag not in {"span", "blockquote", "bdi", "mark"}]
    assert made.open == []


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=30), st.integers(1, 30))
def test_a_masked_secret_stays_masked(before: str, length: int) -> None:
    report = sample.single_room_report()
    problem = report["rooms"][0]["results"][1]["problems"][0]
    problem["excerpt"] = f"{before}{'●' * length}"
    problem["mark"] = [len(before), len(before) + length]

    data = html.render(report, lang="ja", options=OPTIONS).decode()

    assert f"<mark>{'●' * length}</mark>" in data


def test_the_baseline_and_the_level_reached_are_told() -> None:
    text = page(sample.adopted_report(), "en").text

    assert text.count("Known at adoption") == 1
    assert "Leaving the baseline aside: 66 (grade C)" in text
    assert "Highest level reached: launch" in text
