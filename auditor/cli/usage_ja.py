"""What click says of wrong usage, in Japanese: it tells the values in English sentences only."""

import re

import click

_SENTENCES = (
    (r"(.+) is not in the range (.+)\.", r"\1 は範囲の外です（\2）"),
    (r"(.+) is not a valid integer(?: range)?\.", r"\1 は整数ではありません"),
    (r"(.+) is not a valid float(?: range)?\.", r"\1 は数値ではありません"),
    (r"(.+) is not a number of the range (.+)\.", r"\1 は数値ではありません（\2）"),
    (r"(.+) is not one of (.+)\.", r"\1 は使えません（使える値: \2）"),
    (r"(?:Directory|File|Path) (.+) does not exist\.", r"\1 がありません"),
    (r"Directory (.+) is a file\.", r"\1 はフォルダーではありません"),
    (r"File (.+) is a directory\.", r"\1 はフォルダーです"),
    (r"Got unexpected extra arguments? \((.+)\)", r"余分な引数があります: \1"),
    (r"Option (.+) requires an argument\.", r"\1 には値が要ります"),
    (r"Option (.+) does not take a value\.", r"\1 に値は付けられません"),
)


def sentence(error: click.ClickException) -> str:
    """The sentence of the error; click's own where it is none that we know."""
    if isinstance(error, click.NoSuchOption):
        near = f"（{error.possibilities[0]} のことですか）" if error.possibilities else ""
        return f"{error.option_name} というオプションはありません{near}"
    if isinstance(error, click.MissingParameter):
        return f"{_name(error)} を指定してください"
    if isinstance(error, click.BadParameter):
        return f"{_name(error)} の値が正しくありません: {_translated(error.message)}"
    return _translated(error.format_message())


def _name(error: click.BadParameter) -> str:
    return error.param.get_error_hint(error.ctx) if error.param and error.ctx else ""


def _translated(text: str) -> str:
    for pattern, japanese in _SENTENCES:
        found = re.fullmatch(pattern, text)
        if found:
            return found.expand(japanese)
    return text
