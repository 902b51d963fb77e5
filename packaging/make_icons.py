"""Draws ``assets/icons/voiceapp.svg`` in the sizes that desktops ask for: PNG files beside it, and one for Windows.

Run by hand after the drawing was changed: ``QT_QPA_PLATFORM=offscreen .venv/bin/python packaging/make_icons.py``.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
WINDOWS = Path(__file__).resolve().parent / "windows" / "voiceapp.ico"
FOLDER = Path(__file__).resolve().parent.parent / "assets" / "icons"


def main() -> None:
    """Draw them all."""
    _ = QGuiApplication([])
    drawing = QSvgRenderer(str(FOLDER / "voiceapp.svg"))
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        image.save(str(FOLDER / f"voiceapp-{size}.png"))
    with Image.open(FOLDER / "voiceapp-256.png") as largest:
        largest.save(WINDOWS, sizes=[(size, size) for size in SIZES if size <= 256])


if __name__ == "__main__":
    main()
