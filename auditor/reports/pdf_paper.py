"""A4 pages to write on: text in Japanese and Latin, boxes, bars and tables that run over pages."""

from collections.abc import Callable, Iterable, Sequence
from html import escape

import attrs

from auditor.reports.moments import parsed
from auditor.reports.pdf_fonts import POINT, Fonts, font_library, plain

Colour = tuple[int, int, int]

INK: Colour = (32, 36, 42)
SOFT: Colour = (86, 93, 103)
LINE: Colour = (214, 209, 198)
FAINT: Colour = (246, 243, 236)
ACCENT: Colour = (23, 97, 74)
PALE: Colour = (174, 202, 192)
MARK: Colour = (255, 227, 154)
BLACK: Colour = (0, 0, 0)

LEFT, RIGHT, TOP, BOTTOM = 20.0, 190.0, 24.0, 275.0
_LEADING = 1.62
# A cell or a paragraph of more lines than this is cut, so that a row always fits on a page.
_MOST_LINES = 48

# What the file says of itself; the renderer's own would tell the time of the clock.
_METADATA = """<x:xmpmeta xmlns:x="adobe:ns:meta/">
  <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
    <rdf:Description rdf:about=""{dates} pdf:Producer="openchat-auditor">
      <pdfaid:part>2</pdfaid:part>
      <pdfaid:conformance>U</pdfaid:conformance>
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
    </rdf:Description>
  </rdf:RDF>
</x:xmpmeta>"""


@attrs.frozen
class Cell:
    """A text in a table, and the colour it has."""

    text: str
    colour: Colour = INK


class Paper:
    """A document that grows downwards; what does not fit goes on to the next page."""

    def __init__(self, *, title: str, foot: str, lang: str, audited_at: object) -> None:
        """Begin the document on its first page.

        Raises:
            UsageError: when the extra `pdf` is not installed.
        """
        renderer, paths = font_library()
        self._pdf = renderer.FPDF(enforce_compliance="PDF/A-2U")
        self._pdf.set_auto_page_break(False)
        self._pdf.set_title(plain(title))
        self._pdf.set_lang(lang)
        self._pdf.set_producer("openchat-auditor")
        at = parsed(audited_at)
        self._pdf.set_creation_date(at)
        told = at.isoformat(timespec="seconds") if at else ""
        dates = f' xmp:CreateDate="{told}" xmp:ModifyDate="{told}" xmp:MetadataDate="{told}"'
        self._pdf.set_xmp_metadata(
            _METADATA.format(dates=dates if at else "", title=escape(plain(title)))
        )
        self._fonts = Fonts(self._pdf, paths)
        self._foot = foot
        self.y = TOP
        self._begin_page()

    def bytes(self) -> bytes:
        """Give the finished document, each page with its foot and its number if it has one."""
        total = self._pdf.pages_count
        foot = self.shown(self._foot)[:110]
        for number in range(1, total + 1) if foot else ():
            self._pdf.page = number
            self._forget_state()
            self._rule(BOTTOM + 5)
            self._line(foot, LEFT, BOTTOM + 9.5, 7, "sans", SOFT)
            pages = f"{number} / {total}"
            wide = self._fonts.width(pages, 7, "sans")
            self._line(pages, RIGHT - wide, BOTTOM + 9.5, 7, "sans", SOFT)
        return bytes(self._pdf.output())

    def close(self) -> None:
        """Let go of the files of the fonts."""
        self._fonts.close()

    @property
    def pages(self) -> int:
        """How many pages there are so far."""
        return int(self._pdf.pages_count)

    def bookmark(self, text: str, level: int = 0) -> None:
        """Let the reader's outline point here."""
        self._pdf.set_y(self.y)
        self._pdf.start_section(" ".join(plain(text).split())[:80] or "–", level, strict=False)

    def need(self, height: float) -> None:
        """Go on to the next page when less than so much is left of this one."""
        if self.y + height > BOTTOM and self.y > TOP:
            self._begin_page()

    def space(self, height: float) -> None:
        """Leave some room, if there is anything above it on the page."""
        if self.y > TOP:
            self.y += height

    def shown(self, text: object) -> str:
        """Give the text as the fonts can show it."""
        return self._fonts.shown(text)

    def height_of(self, text: object, size: float, width: float, font: str = "sans") -> float:
        """Tell how high the text will be."""
        lines = self._fonts.lines(self.shown(text), size, font, width)[:_MOST_LINES]
        return len(lines) * size * POINT * _LEADING

    def width_of(self, text: object, size: float, font: str) -> float:
        """Tell how wide the text will be on a single line."""
        return self._fonts.width(self.shown(text), size, font)

    def text(
        self,
        text: object,
        *,
        size: float = 9.5,
        font: str = "sans",
        colour: Colour = INK,
        x: float = LEFT,
        width: float | None = None,
        mark: tuple[int, int] | None = None,
        most: int = _MOST_LINES,
    ) -> None:
        """Write a paragraph of at most so many lines.

        `mark` tells which characters of the shown text to highlight.
        """
        shown, step = self.shown(text), size * POINT * _LEADING
        lines = self._fonts.lines(shown, size, font, width or RIGHT - x)
        for start, end in lines[:most]:
            self.need(step)
            if mark and max(start, mark[0]) < min(end, mark[1]):
                left, right = max(start, mark[0]), min(end, mark[1])
                self.fill(
                    x + self._fonts.width(shown[start:left], size, font),
                    self.y + step * 0.1,
                    self._fonts.width(shown[left:right], size, font),
                    step * 0.86,
                    MARK,
                )
            self._line(shown[start:end], x, self.y + step * 0.72, size, font, colour)
            self.y += step

    def heading(self, text: str, *, level: int = 1) -> None:
        """Write a heading that does not stand alone at the foot of a page."""
        size, above = ((15.0, 7.0), (12.0, 5.0))[level - 1]
        self.need(26)
        self.space(above)
        self.text(text, size=size, font="serif", colour=ACCENT if level == 2 else INK)
        self.y += 1.2

    def panel(
        self, write: Callable[[float], None], *, height: float, fill: Colour, edge: Colour
    ) -> None:
        """Write on a coloured ground with an edge; `write` gets the left of its text."""
        self.need(height + 5)
        top = self.y
        self.fill(LEFT, top, RIGHT - LEFT, height + 5, fill)
        self.fill(LEFT, top, 1.1, height + 5, edge)
        self.y = top + 2.5
        write(LEFT + 5)
        self.y = top + height + 5

    def bar(self, x: float, y: float, width: float, height: float, low: int, high: int) -> None:
        """Draw a score: what is known, and what is possible."""
        self.fill(x, y, width, height, LINE)
        self.fill(x, y, width * high / 100, height, PALE)
        self.fill(x, y, width * low / 100, height, ACCENT)

    def rule(self) -> None:
        """Draw a line across the page."""
        self._rule(self.y)

    def put(
        self, text: object, x: float, y: float, *, size: float, font: str, colour: Colour
    ) -> float:
        """Write a single line at a place, and tell how wide it is."""
        shown = self.shown(text).replace("\n", " ")
        self._line(shown, x, y, size, font, colour)
        return self._fonts.width(shown, size, font)

    def fill(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Draw a filled box."""
        if width > 0:
            self._pdf.set_fill_color(*colour)
            self._pdf.rect(x, y, width, height, style="F")

    def frame(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Draw the four sides of a box."""
        self._pdf.set_draw_color(*colour)
        self._pdf.set_line_width(0.4)
        self._pdf.rect(x, y, width, height, style="D")

    def table(
        self,
        heads: Sequence[str],
        parts: Sequence[float],
        rows: Iterable[Sequence[Cell | str]],
        *,
        size: float = 8.5,
    ) -> None:
        """Write a table; its head is repeated on every page, and no row is divided."""
        widths = [(RIGHT - LEFT) * part / sum(parts) for part in parts]
        head = [Cell(text, SOFT) for text in heads]
        first = self._height(head, widths, 7.5)
        self.need(first + 16)
        self._row(head, widths, 7.5, first)
        for row in rows:
            cells = [Cell(cell) if isinstance(cell, str) else cell for cell in row]
            height = self._height(cells, widths, size)
            if self.y + height > BOTTOM:
                self._begin_page()
                self._row(head, widths, 7.5, first)
            self._row(cells, widths, size, height)

    def _row(
        self, cells: Sequence[Cell], widths: Sequence[float], size: float, height: float
    ) -> None:
        x, top, step = LEFT, self.y, size * POINT * _LEADING
        for cell, width in zip(cells, widths, strict=True):
            shown, y = self.shown(cell.text), top + 1.2
            lines = self._fonts.lines(shown, size, "sans", width - 3)
            for start, end in lines[:_MOST_LINES]:
                self._line(shown[start:end], x, y + step * 0.72, size, "sans", cell.colour)
                y += step
            x += width
        self.y = top + height
        self._rule(self.y)

    def _height(self, cells: Sequence[Cell], widths: Sequence[float], size: float) -> float:
        return 2.6 + max(
            self.height_of(cell.text, size, width - 3)
            for cell, width in zip(cells, widths, strict=True)
        )

    def _begin_page(self) -> None:
        self._pdf.add_page()
        self.y = TOP

    def _forget_state(self) -> None:
        # The renderer writes a font or colour only when it changes, and does not notice that
        # the page is another one.
        self._pdf.set_font("thai", size=1)
        self._pdf.set_draw_color(*BLACK)
        self._pdf.set_line_width(0.1)

    def _line(self, shown: str, x: float, y: float, size: float, font: str, colour: Colour) -> None:
        self._pdf.set_text_color(*colour)
        for home, run in self._fonts.runs(shown, font):
            self._pdf.set_font(home, size=size)
            self._pdf.text(x, y, run)
            x += self._fonts.width(run, size, font)

    def _rule(self, y: float) -> None:
        self._pdf.set_draw_color(*LINE)
        self._pdf.set_line_width(0.2)
        self._pdf.line(LEFT, y, RIGHT, y)
