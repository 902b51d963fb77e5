"""A document as a PDF file (ISO 32000) by fpdf2, text of all directions shaped by HarfBuzz."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from voiceapp.core.documents import Document, Point, stamp
from voiceapp.core.protocols import CallContext
from voiceapp.engines.document_fonts import Fonts, choose, folders, shown

_MARGIN_MM = 20
_WEAK, _STRONG, _AMBER, _LINK = (90, 104, 108), (21, 30, 31), (116, 70, 0), (7, 89, 106)


def pdf(document: Document, ctx: CallContext, places: Sequence[Path] | None = None) -> tuple[bytes, str]:
    """The file, and the characters that no font in ``places`` (None: the system's) has; the file tells it, too."""
    fonts = choose(_all_text(document), folders() if places is None else places)
    missing = "".join(sorted(fonts.missing))
    made = _Pages(document, fonts)
    made.write(missing, ctx)
    return made.finish(), missing


def not_shown(missing: str) -> str:
    """What the file says of characters that no font has."""
    codes = ", ".join(f"U+{ord(letter):04X}" for letter in missing[:12]) + (", ..." if len(missing) > 12 else "")
    many = "1 character is" if len(missing) == 1 else f"{len(missing)} different characters are"
    return f"{many} not shown here, because no font on the computer that made this file has them: {codes}."


def right_to_left(text: str) -> bool:
    """The direction of a line: that of its first strong character (Unicode UAX #9, rules P2 and P3)."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind in ("R", "AL") for kind in strong if kind in ("L", "R", "AL")), False)


def _all_text(document: Document) -> str:
    points = [point for section in document.sections for point in section.points]
    texts = [document.title, *document.facts, *(f"{one.name}{one.text}" for one in document.spoken)]
    return "".join([*texts, *(f"{point.text}{point.detail}{point.mark}" for point in points)])


class _Pages:
    """Pages of A4 that are being filled."""

    def __init__(self, document: Document, fonts: Fonts) -> None:
        from fpdf import FPDF

        family = "text" if fonts.regular else "helvetica"

        class Numbered(FPDF):
            def footer(self) -> None:
                self.set_y(-15)
                self.set_font(family, size=8)
                self.set_text_color(*_WEAK)
                self.cell(0, 5, str(self.page_no()), align="C")

        self._document = document
        self._fonts = fonts
        self._pdf: Any = Numbered(format="A4")
        self._pdf.str_alias_nb_pages = ""  # "{nb}" is a word like any other
        self._pdf.set_margin(_MARGIN_MM)
        self._pdf.set_auto_page_break(True, _MARGIN_MM)
        self._family = family
        self._pdf.set_title(document.title)
        self._pdf.set_creator("voiceapp")
        self._links: list[int] = []
        self._take_fonts()

    def _take_fonts(self) -> None:
        if self._fonts.regular is None:
            return
        self._pdf.add_font("text", "", self._fonts.regular)
        self._pdf.add_font("text", "B", self._fonts.bold)
        for number, file in enumerate(self._fonts.others):
            self._pdf.add_font(f"other{number}", "", file)
        others = [f"other{number}" for number in range(len(self._fonts.others))]
        self._pdf.set_fallback_fonts(["text", *others], exact_match=False)  # bold has fewer characters than regular
        self._pdf.set_text_shaping(True)

    def write(self, missing: str, ctx: CallContext) -> None:
        """Fill the pages; stops where the caller lost interest."""
        document = self._document
        self._pdf.add_page()
        self._links = [self._pdf.add_link() for _ in document.spoken]
        self._line(document.title, 20, bold=True)
        for fact in document.facts:
            self._line(fact, 9, _WEAK)
        if missing:
            self._line(not_shown(missing), 9, _AMBER)
        for section in document.sections:
            self._heading(section.title)
            for point in section.points:
                self._point(point)
        if document.spoken:
            self._heading("Transcript")
        for number, one in enumerate(document.spoken):
            if ctx.cancelled:
                return
            self._pdf.ln(2)
            self._pdf.set_link(self._links[number], y=self._pdf.get_y(), page=self._pdf.page_no())
            self._words(one.name, 9, bold=True)
            self._words(f"  {stamp(one.start_s)}-{stamp(one.end_s)}", 8, _WEAK)
            self._pdf.ln()
            self._line(one.text, 10)
            ctx.progress((number + 1) / len(document.spoken))

    def finish(self) -> bytes:
        """The file."""
        file = io.BytesIO()
        self._pdf.output(file)
        return file.getvalue()

    def _heading(self, title: str) -> None:
        self._pdf.ln(5)
        self._pdf.start_section(title)
        self._line(title, 12, bold=True)

    def _point(self, point: Point) -> None:
        self._words(f"\u00b7  {point.text}" + (f" ({point.detail})" if point.detail else ""), 10)
        if point.mark:
            self._words(f"  [{point.mark}]", 9, _AMBER, bold=True)
        for at_s in point.at_s:
            target = self._document.spoken_at(at_s)
            self._words("  ", 9)
            self._words(stamp(at_s), 9, _LINK, link="" if target is None else self._links[target])
        self._pdf.ln(6)

    def _line(self, text: str, size: int, colour: tuple[int, int, int] = _STRONG, bold: bool = False) -> None:
        self._use(size, colour, bold)
        align = "R" if right_to_left(text) else "L"
        self._pdf.multi_cell(0, size * 0.5, self._shown(text), align=align, new_x="LMARGIN", new_y="NEXT")

    def _words(
        self,
        text: str,
        size: int,
        colour: tuple[int, int, int] = _STRONG,
        bold: bool = False,
        link: int | str = "",
    ) -> None:
        self._use(size, colour, bold)
        self._pdf.write(5, self._shown(text), link)

    def _use(self, size: int, colour: tuple[int, int, int], bold: bool) -> None:
        self._pdf.set_font(self._family, "B" if bold else "", size)
        self._pdf.set_text_color(*colour)

    def _shown(self, text: str) -> str:
        return shown(text, self._fonts)
