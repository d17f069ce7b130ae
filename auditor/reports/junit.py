"""The report as JUnit XML, strict enough for the Jenkins schema: a suite a room, a case a rule."""

from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree as ET

from auditor.reports.options import RenderOptions
from auditor.reports.phrases import Phrases, phrases
from auditor.reports.reading import Tree, path_of, setting_label, state, text_in, title_of
from auditor.reports.refused import Refused, refused
from auditor.reports.verdict import partial_line
from auditor.reports.visible import one_line, visible


def render(report: Tree, *, lang: str, options: RenderOptions) -> bytes:
    """Give the suites of all rooms, and one suite for what was not audited."""
    say = phrases(lang)
    suites = [
        _suite(report, room, index, say, options) for index, room in enumerate(report["rooms"])
    ]
    if left := list(refused(report)):
        suites.append(_refused_suite(report, left, len(suites), say))
    root = ET.Element(
        "testsuites",
        {
            "name": f"{report['tool']['name']} {report['tool']['profile']}",
            "tests": str(sum(int(suite.get("tests", 0)) for suite in suites)),
            "failures": str(sum(int(suite.get("failures", 0)) for suite in suites)),
            "errors": str(sum(int(suite.get("errors", 0)) for suite in suites)),
            "time": "0",
        },
    )
    root.extend(suites)
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _suite(
    report: Tree, room: Tree, index: int, say: Phrases, options: RenderOptions
) -> ET.Element:
    cases = [_case(report, room, result, say, options) for result in room["results"]]
    score = room["score"]
    told = {
        "room": room["id"],
        "file": path_of(room, options.source_root),
        "sha256": room["source"].get("sha256") or "",
        "score.low": score["low"],
        "score.high": score["high"],
        "coverage": score["coverage"],
        "grade": score["grade"],
    }
    if partial := partial_line(report["summary"], say):
        told["partial"] = partial
    return _counted(room["name"], index, report, cases, told)


def _refused_suite(report: Tree, left: Sequence[Refused], index: int, say: Phrases) -> ET.Element:
    cases = []
    for one in left:
        is_input = one.kind == "input-invalid"
        where = f"{one.path}:{one.line or 1}:{one.column or 1}" if is_input else one.check
        told = {"classname": "input" if is_input else "audit", "name": _line(where), "time": "0"}
        case = ET.Element("testcase", told)
        kind = "invalid" if is_input else one.kind
        _child(case, "error", kind, one.text(say.lang), where)
        cases.append(case)
    return _counted(say("section.invalid"), index, report, cases, {})


def _counted(
    name: str, index: int, report: Tree, cases: list[ET.Element], told: Mapping[str, object]
) -> ET.Element:
    def count(tag: str) -> str:
        return str(sum(case.find(tag) is not None for case in cases))

    suite = ET.Element(
        "testsuite",
        {
            "name": _line(name),
            "id": str(index),
            "tests": str(len(cases)),
            "failures": count("failure"),
            "errors": count("error"),
            "skipped": count("skipped"),
            "time": "0",
            "timestamp": str(report["audited_at"]).removesuffix("Z"),
        },
    )
    if told:
        properties = ET.SubElement(suite, "properties")
        for key, value in told.items():
            ET.SubElement(properties, "property", {"name": key, "value": _line(str(value))})
    suite.extend(cases)
    return suite


def _case(
    report: Tree, room: Tree, result: Tree, say: Phrases, options: RenderOptions
) -> ET.Element:
    case = ET.Element(
        "testcase", {"classname": str(result["area"]), "name": _line(result["rule"]), "time": "0"}
    )
    kind = state(result)
    title = title_of(report, result, say.lang)
    if kind == "fail":
        body = "\n".join(_problem_lines(room, result, say, options))
        _child(case, "failure", str(result["severity"]), title, body)
    elif kind == "error":
        error = result.get("error") or {}
        told = f"{error.get('plugin') or ''} {error.get('version') or ''}"
        _child(case, "error", str(error.get("type") or "error"), error.get("message") or "", told)
    elif kind != "pass":
        _child(case, "skipped", kind, _skipped(report, result, kind, say), "")
    return case


def _problem_lines(room: Tree, result: Tree, say: Phrases, options: RenderOptions) -> Iterator[str]:
    path = path_of(room, options.source_root)
    for problem in result.get("problems") or ():
        place = f"{path}:{problem.get('line') or 1}:{problem.get('column') or 1}"
        yield text_in(problem.get("message"), say.lang)
        yield f"  {place} {problem.get('pointer') or '/'}"
        if problem.get("excerpt"):
            yield f"  {problem['excerpt']}"
    fix = text_in(result.get("remediation"), say.lang)
    if fix:
        yield f"{say('finding.fix')}: {fix}"


def _skipped(report: Tree, result: Tree, kind: str, say: Phrases) -> str:
    if kind == "waived":
        waiver = result["waiver"]
        return say(
            "junit.waived",
            id=waiver.get("id"),
            expires=waiver.get("expires"),
            approver=waiver.get("approver") or say("page.absent"),
            reason=waiver.get("reason") or "",
        )
    if kind == "unknown":
        labels = [
            setting_label(report, pointer, say.lang) for pointer in result.get("missing") or ()
        ]
        return say("junit.unknown", settings=("、" if say.lang == "ja" else ", ").join(labels))
    return say("junit.not_applicable")


def _child(case: ET.Element, tag: str, kind: str, message: str, body: str) -> None:
    child = ET.SubElement(case, tag, {"type": _line(kind), "message": _line(message)})
    child.text = visible(body) or None


def _line(text: str) -> str:
    return one_line(str(text))
