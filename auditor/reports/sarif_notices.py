"""What SARIF tells of the run itself: whether it succeeded, and what stood in its way."""

from auditor.reports.reading import Tree, results
from auditor.reports.refused import refused
from auditor.reports.sarif_parts import Json, Places


def invocation(report: Tree, lang: str, places: Places) -> Json:
    """Give SARIF's account of the run: crashes, refused inputs, and why it is not valid."""
    notices = [_crash(room, result, places) for room, result in results(report, "error")]
    for one in refused(report):
        is_input = one.kind == "input-invalid"
        notice: Json = {
            "descriptor": {"id": "input-invalid" if is_input else "audit-invalid"},
            "level": "error",
            "message": {"text": one.text(lang)},
        }
        if is_input and one.path:
            place = places.physical({"source": {"path": one.path}}, one.line, one.column)
            notice["locations"] = [{"physicalLocation": place}]
        notices.append(notice)
    return {
        "executionSuccessful": not notices,
        "exitCode": report["summary"]["exit_status"],
        "endTimeUtc": report["audited_at"],
        "toolExecutionNotifications": notices,
    }


def _crash(room: Tree, result: Tree, places: Places) -> Json:
    error = result.get("error") or {}
    message = f"{error.get('type', '')}: {error.get('message', '')}"
    return {
        "descriptor": {"id": "rule-crashed"},
        "associatedRule": {"id": result["rule"]},
        "level": "error",
        "message": {"text": f"{result['rule']} – {message}"},
        "exception": {
            "kind": str(error.get("type") or "error"),
            "message": str(error.get("message") or ""),
        },
        "locations": [{"physicalLocation": places.physical(room, None, None)}],
        "properties": {
            "plugin": str(error.get("plugin") or ""),
            "version": str(error.get("version") or ""),
        },
    }
