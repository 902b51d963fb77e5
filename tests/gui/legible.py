"""Looks at what a window really paints: texts that stand out too little, and words that are cut.

What widgets paint themselves is seen by listening to ``QPainter.drawText`` while they are painted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QRegion
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QWidget,
)

from tests.gui.walk import described
from voiceapp.gui.theme import Theme

Pixels = NDArray[np.uint32]
LEAST, LEAST_LARGE = 4.5, 3.0
LARGE, LARGE_BOLD = 24, 19
"""px at 100 %: text this large needs less contrast."""
_BREAKS = re.compile(r"\s+|(?<=[/-])")
SLACK = 2
"""px that rounding may take from a text."""


# ------------------------------------------------------------------------------------------ contrast


def luminance(colours: NDArray[Any]) -> NDArray[np.float64]:
    """The relative luminance of colours 0xAARRGGBB, by WCAG."""
    parts = np.stack([(colours >> shift) & 255 for shift in (16, 8, 0)]).astype(np.float64) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    weighed: NDArray[np.float64] = np.tensordot(np.array([0.2126, 0.7152, 0.0722]), linear, 1)
    return weighed


def contrasts(colours: NDArray[Any], ground: int) -> NDArray[np.float64]:
    """The contrast of colours with a ground."""
    these, other = luminance(colours), luminance(np.array([ground]))[0]
    ratios: NDArray[np.float64] = (np.maximum(these, other) + 0.05) / (np.minimum(these, other) + 0.05)
    return ratios


def _ground(pixels: Pixels) -> int:
    colours, counts = np.unique(pixels, return_counts=True)
    return int(colours[counts.argmax()])


# ---------------------------------------------------------------------------------------- what is seen


@dataclass(frozen=True)
class Drawn:
    """A text that a widget painted itself: where (in its own px), in which room, font and colour."""

    widget: QWidget
    text: str
    place: QRectF
    room: QRectF
    font: QFont
    colour: QColor


@contextmanager
def drawn_texts() -> Iterator[list[Drawn]]:
    """Keeps every text that widgets paint meanwhile."""
    kept: list[Drawn] = []
    original = QPainter.drawText

    def listen(painter: QPainter, *given: Any) -> Any:
        widget = painter.device()
        text = next(one for one in given if isinstance(one, str))
        if isinstance(widget, QWidget) and text.strip():
            metrics, move = QFontMetricsF(painter.font()), painter.worldTransform()
            if isinstance(given[0], (QRect, QRectF)):
                room = QRectF(given[0])
                flags = given[1] if not isinstance(given[1], str) else Qt.AlignmentFlag.AlignLeft
                place = metrics.boundingRect(room, flags, text)
            else:
                at = QPointF(given[0]) if isinstance(given[0], (QPoint, QPointF)) else QPointF(*given[:2])
                place = metrics.boundingRect(text).translated(at)
                room = QRectF(widget.rect())
            colour = painter.pen().color()
            kept.append(Drawn(widget, text, move.mapRect(place), move.mapRect(room), QFont(painter.font()), colour))
        return original(painter, *given)

    QPainter.drawText = listen  # type: ignore[method-assign, assignment]
    try:
        yield kept
    finally:
        QPainter.drawText = original  # type: ignore[method-assign]


class Sight:
    """Everything below a widget as it is painted, what scroll areas hide among it."""

    def __init__(self, root: QWidget) -> None:
        self.root = root
        with drawn_texts() as first:
            image = root.grab().toImage()
        self._pictures: dict[QWidget, Pixels] = {root: _pixels(image)}
        texts = list(first)
        for area in root.findChildren(QScrollArea):
            content = area.widget()
            if content is not None and content.isVisible():
                texts += self._whole(area, content)
        seen = {(id(one.widget), one.text, one.place.x(), one.place.y()): one for one in texts}
        self.drawn = list(seen.values())

    def _whole(self, area: QScrollArea, content: QWidget) -> list[Drawn]:
        """Paint all that an area scrolls, on the ground that is seen along its edge."""
        edge = self.pixels(area.viewport(), QRect(0, 0, 8, area.viewport().height()))
        picture = QImage(content.size(), QImage.Format.Format_RGB32)
        picture.fill(QColor.fromRgb(_ground(edge)) if edge.size else content.palette().window().color())
        with drawn_texts() as texts:
            content.render(picture, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        self._pictures[content] = _pixels(picture)
        return texts

    def pixels(self, widget: QWidget, part: QRect) -> Pixels:
        """What is painted at a part of a widget; nothing where it is out of sight."""
        holder = widget
        while holder not in self._pictures and (above := holder.parentWidget()) is not None:
            holder = above
        place = QRect(widget.mapTo(holder, part.topLeft()), part.size())
        inside = place.intersected(holder.rect())
        parent = widget.parentWidget()
        while parent is not None and parent is not holder:
            inside = inside.intersected(QRect(parent.mapTo(holder, QPoint(0, 0)), parent.size()))
            parent = parent.parentWidget()
        picture = self._pictures[holder]
        return picture[inside.top() : inside.bottom() + 1, inside.left() : inside.right() + 1]


def _pixels(image: QImage) -> Pixels:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    return flat[:, : image.width()].copy()


# -------------------------------------------------------------------------------------------- faint


def _texts(root: QWidget) -> list[tuple[QWidget, str, QRect]]:
    """Labels, buttons and fields that Qt paints, with their words and where they stand."""
    found: list[tuple[QWidget, str, QRect]] = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not widget.isEnabled() or widget.window() is not root.window():
            continue
        if isinstance(widget, QLabel) and widget.text() and widget.pixmap().isNull():
            found.append((widget, widget.text(), widget.rect()))
        elif isinstance(widget, (QPushButton, QRadioButton)) and widget.text():
            found.append((widget, widget.text(), widget.rect().adjusted(3, 3, -3, -3)))
        elif isinstance(widget, QLineEdit) and (words := widget.text() or widget.placeholderText()):
            found.append((widget, words, widget.rect().adjusted(4, 4, -4, -4)))
        elif isinstance(widget, QComboBox) and widget.currentText():
            found.append((widget, widget.currentText(), _combo_room(widget)))
    return found


def faint(root: QWidget, theme: Theme, sight: Sight | None = None) -> list[str]:
    """Texts whose colour stands out too little from what is painted behind them. Disabled ones may."""
    sight = sight or Sight(root)
    wrong = []
    for widget, words, part in _texts(root):
        pixels = sight.pixels(widget, part)
        if pixels.size < 12:
            continue
        colours, ground = np.unique(pixels), _ground(pixels)
        ratios = contrasts(colours, ground)
        if ratios.max() < _least(widget.font(), theme):
            pair = _pair(int(colours[ratios.argmax()]), ground, float(ratios.max()))
            wrong.append(f"{described(widget)} says {words[:40]!r} {pair}")
    for one in sight.drawn:
        pixels = sight.pixels(one.widget, one.place.toAlignedRect())
        if not one.widget.isEnabled() or pixels.size < 12:
            continue
        colour, ground = one.colour.rgb(), _ground(pixels)
        ratio = float(contrasts(np.array([colour]), ground)[0])
        if ratio < _least(one.font, theme):
            wrong.append(f"{described(one.widget)} paints {one.text[:40]!r} {_pair(colour, ground, ratio)}")
    return wrong


def _pair(colour: int, ground: int, ratio: float) -> str:
    return f"in #{colour & 0xFFFFFF:06x} on #{ground & 0xFFFFFF:06x}: {ratio:.2f}"


def _least(font: QFont, theme: Theme) -> float:
    size = font.pixelSize() * 100 / theme.px(100)
    return LEAST_LARGE if size >= (LARGE_BOLD if font.weight() >= QFont.Weight.DemiBold else LARGE) else LEAST


# ---------------------------------------------------------------------------------------------- cut


def cut(root: QWidget, sight: Sight | None = None) -> list[str]:
    """Words that are clipped, or elided while no tooltip tells the whole."""
    sight = sight or Sight(root)
    wrong = []
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and widget.window() is root.window() and (how := _cut(widget)):
            wrong.append(f"{described(widget)} {how}")
    for one in sight.drawn:
        if how := _cut_paint(one):
            wrong.append(f"{described(one.widget)} paints {one.text[:40]!r} {how}")
    return wrong


def _cut(widget: QWidget) -> str:
    told, wide = bool(widget.toolTip()), widget.fontMetrics().horizontalAdvance
    if isinstance(widget, QLabel) and widget.text() and widget.pixmap().isNull():
        return _cut_label(widget)
    if isinstance(widget, QPushButton) and widget.text():
        need, room = widget.sizeHint().width(), widget.width()
        return f"has {room} px for {need}" if room < need and not told else ""
    if isinstance(widget, QComboBox):
        need, room = wide(widget.currentText()), _combo_room(widget).width()
        return f"has {room} px for {need} of {widget.currentText()!r}" if room < need and not told else ""
    if isinstance(widget, QAbstractSpinBox):
        need, room = wide(widget.text()) + 4, widget.rect().width() - 4
        return f"has {room} px for {need} of {widget.text()!r}" if room < need else ""
    if isinstance(widget, QLineEdit) and not widget.text():
        need, room = wide(widget.placeholderText()), _field_room(widget)
        words = widget.placeholderText()[:40]
        return f"has {room} px for {need} of {words!r}" if room + SLACK < need and not told else ""
    if isinstance(widget, QScrollArea) and (content := widget.widget()) is not None:
        never = widget.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        need, room = content.width(), widget.viewport().width()
        return f"shows {room} px of {need} and cannot be scrolled" if never and room + SLACK < need else ""
    return ""


def _cut_label(label: QLabel) -> str:
    text, wide = label.text(), label.fontMetrics().horizontalAdvance
    whole = label.full_text() if hasattr(label, "full_text") else text
    if whole != text and not label.toolTip():
        return f"elides {whole[:40]!r} without a tooltip"
    room = label.contentsRect().width() - 2 * label.margin()
    parts = _BREAKS.split(text) if label.wordWrap() else text.split("\n")
    need = max(map(wide, parts), default=0)
    if room + SLACK < need:
        return f"has {room} px for {need} of {text[:40]!r}"
    high = label.heightForWidth(label.width()) if label.wordWrap() else label.fontMetrics().ascent()
    return (
        f"is {label.height()} px high and needs {high} for {text[:40]!r}" if label.height() + SLACK < high else ""
    )


def _cut_paint(one: Drawn) -> str:
    if one.text.rstrip().endswith("\u2026"):
        return "" if one.widget.toolTip() else "without a tooltip"
    ink = QFontMetricsF(one.font).tightBoundingRect(one.text)
    if one.place.width() > one.room.width() + SLACK or ink.height() > one.room.height() + SLACK:
        return f"in {one.room.width():.0f}x{one.room.height():.0f} px, needs {ink.width():.0f}x{ink.height():.0f}"
    own = QRectF(one.widget.rect()).adjusted(-SLACK, -SLACK, SLACK, SLACK)
    if one.place.left() < own.left() or one.place.right() > own.right():
        return "over its edge"
    return ""


def _combo_room(combo: QComboBox) -> QRect:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    edit = QStyle.SubControl.SC_ComboBoxEditField
    return combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, edit, combo)


def _field_room(line: QLineEdit) -> int:
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    inner = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
    margins = line.textMargins()
    return inner.width() - margins.left() - margins.right()
