"""JSON files of other tools: decoded strictly, one document or one a line."""

from typing import Any

import attrs

from auditor import jsontext
from auditor.errors import InputError
from auditor.importers.encoding import decoded
from auditor.importers.result import ImportOptions, ImportProblem, Message
from auditor.limits import Limits


@attrs.frozen
class Documents:
    """The JSON values of a file, and what kept others from being read."""

    values: tuple[Any, ...] = ()
    problems: tuple[ImportProblem, ...] = ()


def documents(data: bytes, *, name: str, options: ImportOptions) -> Documents:
    """The JSON values in `data`, one after another; the items of arrays one by one."""
    read = decoded(data, name=name, options=options)
    if read.problems:
        return Documents(problems=read.problems)
    values: list[Any] = []
    limits = Limits()
    index = jsontext.skip_space(read.text, 0)
    if index == len(read.text):
        message = Message("空のファイルです。", "the file is empty.")
        return Documents(problems=(ImportProblem(sheet=name, message=message),))
    while index < len(read.text):
        try:
            value, end = jsontext.decode(read.text, limits, index)
        except InputError as error:
            problem = ImportProblem(
                sheet=name,
                row=error.line or 0,
                column=str(error.column or ""),
                message=Message(error.ja, error.en),
            )
            return Documents(tuple(values), (problem,))
        values.extend(value if isinstance(value, list) else [value])
        index = jsontext.skip_space(read.text, end)
    return Documents(tuple(values))
