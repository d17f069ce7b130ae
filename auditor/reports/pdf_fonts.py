"""The fonts of the PDF formats: which of them draws a character, and how wide it is.

Noto Sans JP and Noto Serif JP come from the package pylopdf-fonts-jp, Noto Emoji and Noto Sans Thai
from manimgx-fonts; all four are under the SIL Open Font License 1.1, which lets a document carry
them. What none of them draws, Hangul for one, is written as its number.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from auditor.errors import UsageError
from auditor.extras import install_command
from auditor.reports.lines import Span, lines_of
from auditor.reports.visible import visible

POINT = 0.3528
"""Millimetres of a typographic point."""

# Within emoji and kanji these only choose a form; the fonts here have one form of each.
_FORMS: Mapping[int, None] = dict.fromkeys((0x200D, 0xFE0E, 0xFE0F, *range(0xE0100, 0xE01F0)))
# Beside the font that is asked for, these are tried in turn.
_OTHERS = ("sans", "emoji", "thai")


@cache
def font_library() -> tuple[Any, Mapping[str, Path]]:
    """Give the renderer, and the file of each font by the font's name.

    Raises:
        UsageError: when the extra `pdf` is not installed.
    """
    try:
        renderer, japanese, others = (
            import_module(name) for name in ("fpdf", "pylopdf_fonts_jp", "manimgx_fonts")
        )
    except ModuleNotFoundError as missing:
        raise UsageError(
            f"PDF形式には追加のパッケージが要ります: {install_command('pdf')}",
            f"the pdf formats need more packages: {install_command('pdf')}",
        ) from missing
    folder = Path(str(others.__file__)).parent
    return renderer, {
        "sans": japanese.sans_path(),
        "serif": japanese.serif_path(),
        "emoji": folder / "NotoEmoji[wght].ttf",
        "thai": folder / "NotoSansThai[wght].ttf",
    }


class Fonts:
    """The fonts of one document."""

    def __init__(self, pdf: Any, paths: Mapping[str, Path]) -> None:
        """Add the fonts to the document; only the characters that are used go into it."""
        for name, path in paths.items():
            pdf.add_font(name, fname=str(path))
        self._faces = {name: pdf.fonts[name] for name in paths}
        self._known: dict[tuple[str, str], tuple[str, float]] = {}

    def close(self) -> None:
        """Let go of the fonts' files."""
        for face in self._faces.values():
            face.close()

    def shown(self, text: object) -> str:
        """Give the text as it can be drawn: what no font has is named by its number."""
        return "".join(
            character
            if character == "\n" or self._home(character, "sans")
            else f"[U+{ord(character):04X}]"
            for character in plain(text)
        )

    def width(self, shown: str, size: float, font: str) -> float:
        """Tell how wide the text is in millimetres."""
        return sum(self._glyph(each, font)[1] for each in shown) * size * POINT / 1000

    def lines(self, shown: str, size: float, font: str, room: float) -> Sequence[Span]:
        """Break the text into lines of at most so many millimetres."""
        scale = size * POINT / 1000
        return list(lines_of(shown, [self._glyph(each, font)[1] * scale for each in shown], room))

    def runs(self, shown: str, font: str) -> Iterator[tuple[str, str]]:
        """Divide the text by the font that draws it: the font's name and the run."""
        start = 0
        for index in range(1, len(shown) + 1):
            home = self._glyph(shown[start], font)[0]
            if index == len(shown) or self._glyph(shown[index], font)[0] != home:
                yield home, shown[start:index]
                start = index

    def _glyph(self, character: str, font: str) -> tuple[str, float]:
        known = self._known.get((character, font))
        if known is None:
            home = self._home(character, font) or font
            wide = 0.0 if character == "\n" else float(self._faces[home].cw[ord(character)])
            known = self._known[character, font] = (home, wide)
        return known

    def _home(self, character: str, font: str) -> str | None:
        code = ord(character)
        return next((name for name in (font, *_OTHERS) if code in self._faces[name].cmap), None)


def plain(text: object) -> str:
    """Give the visible text without what only chooses a form."""
    return visible(str(text)).replace("\t", " ").translate(_FORMS)
