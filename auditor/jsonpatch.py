"""JSON Patch (RFC 6902): add, replace and remove, on a copy."""

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from auditor.errors import UsageError
from auditor.numerals import whole_number

Operation = Mapping[str, Any]
OPERATIONS = ("add", "replace", "remove")


def applied(document: Any, operations: Sequence[Operation]) -> Any:
    """The document with the operations carried out in order; the given one stays as it is.

    Raises:
        UsageError: when an operation does not fit the document.
    """
    made = copy.deepcopy(document)
    for operation in operations:
        _apply(made, operation)
    return made


def _apply(document: Any, operation: Operation) -> None:
    name, path = operation["op"], str(operation["path"])
    keys = [part.replace("~1", "/").replace("~0", "~") for part in path.split("/")[1:]]
    if name not in OPERATIONS or not keys:
        raise _misfit(operation)
    holder = document
    for key in keys[:-1]:
        holder = _child(holder, key, operation)
    last = keys[-1]
    if isinstance(holder, dict):
        if name != "add" and last not in holder:
            raise _misfit(operation)
        if name == "remove":
            del holder[last]
        else:
            holder[last] = copy.deepcopy(operation["value"])
        return
    if not isinstance(holder, list):
        raise _misfit(operation)
    index = len(holder) if last == "-" else _index(last, operation)
    if name == "add" and index <= len(holder):
        holder.insert(index, copy.deepcopy(operation["value"]))
    elif name == "replace" and index < len(holder):
        holder[index] = copy.deepcopy(operation["value"])
    elif name == "remove" and index < len(holder):
        del holder[index]
    else:
        raise _misfit(operation)


def _child(holder: Any, key: str, operation: Operation) -> Any:
    if isinstance(holder, dict) and key in holder:
        return holder[key]
    if isinstance(holder, list) and (index := _index(key, operation)) < len(holder):
        return holder[index]
    raise _misfit(operation)


def _index(key: str, operation: Operation) -> int:
    index = whole_number(key)
    if index is None or (len(key) > 1 and key.startswith("0")):
        raise _misfit(operation)
    return index


def _misfit(operation: Operation) -> UsageError:
    name, path = operation["op"], operation["path"]
    return UsageError(
        f"JSON Patch の {name} {path} は適用できません", f"JSON Patch {name} {path} does not fit"
    )
