"""Icons: glyphs of the Material Design font that QtAwesome carries, drawn in a colour and kept.

QtAwesome itself is not imported: that alone takes 0.18 to 0.28 s (it prepares eleven fonts), more than the whole
window; its font file and the table of names are used directly (about 10 ms).
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPixmap


def font_files() -> tuple[Path, Path]:
    """The newest Material Design font of the installed QtAwesome and its table of names."""
    found = importlib.util.find_spec("qtawesome")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("QtAwesome is not installed")
    folder = Path(found.submodule_search_locations[0]) / "fonts"
    return max(folder.glob("materialdesignicons6-webfont-*.ttf")), max(
        folder.glob("materialdesignicons6-webfont-charmap-*.json")
    )


class Icons:
    """Draws glyphs by name; keeps what it drew until :meth:`forget` (a theme change)."""

    def __init__(self) -> None:
        self._glyphs: dict[str, str] = {}
        self._family = ""
        self._drawn: dict[tuple[str, int, int, float, int], QPixmap] = {}

    def _load(self) -> None:
        font, names = font_files()
        number = QFontDatabase.addApplicationFont(str(font))
        self._family = QFontDatabase.applicationFontFamilies(number)[0]
        self._glyphs = json.loads(names.read_text(encoding="utf-8"))

    def forget(self) -> None:
        """Drop all drawn icons."""
        self._drawn.clear()

    def pixmap(self, name: str, colour: QColor, size: int, ratio: float, gap: int = 0) -> QPixmap:
        """The glyph ``name`` (with or without "mdi6.") in ``colour``, ``size`` logical px wide and high.

        ``gap`` px are left empty behind it (before it, when negative).
        """
        key = (name, colour.rgba(), size, ratio, gap)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name.removeprefix("mdi6."), colour, size, ratio, gap)
        return self._drawn[key]

    def _draw(self, name: str, colour: QColor, size: int, ratio: float, gap: int) -> QPixmap:
        if not self._glyphs:
            self._load()
        pixmap = QPixmap(round((size + abs(gap)) * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        font = QFont(self._family)
        font.setPixelSize(size)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        painter = QPainter(pixmap)
        painter.setFont(font)
        painter.setPen(colour)
        glyph = chr(int(self._glyphs[name], 16))
        painter.drawText(QRectF(max(-gap, 0), 0, size, size), Qt.AlignmentFlag.AlignCenter, glyph)
        painter.end()
        return pixmap
