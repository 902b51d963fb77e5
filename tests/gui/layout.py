"""Asserts that what stands in a window can be seen (unclipped, not over its neighbours) and has its name."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QFocusFrame, QLabel, QMenu, QScrollArea, QWidget

from tests.gui.walk import unnamed


def named(root: QWidget) -> list[QWidget]:
    """Every visible widget below ``root`` that we gave a name (Qt's own begin with qt_)."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
        and widget.objectName()
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget, (QMenu, QFocusFrame))
        and widget.window() is root.window()
    ]


def box(widget: QWidget) -> QRect:
    """Where a widget stands in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def scrolled(widget: QWidget) -> bool:
    """Whether a scroll area lies between the widget and its window: it may be out of sight, not out of reach."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def problems(root: QWidget) -> list[str]:
    """What is wrong with the layout, in words; nothing when it is right."""
    wrong = []
    widgets = named(root)
    for widget in widgets:
        name, place = widget.objectName(), box(widget)
        if place.width() <= 0 or place.height() <= 0:
            wrong.append(f"{name} has no size")
        if not scrolled(widget) and not root.window().rect().contains(place):
            wrong.append(f"{name} reaches out of the window: {place}")
        parent = widget.parentWidget()
        inside = parent is None or parent.rect().contains(widget.geometry())
        if not inside and not scrolled(widget):
            wrong.append(f"{name} is clipped by its parent: {widget.geometry()} in {parent.rect()}")  # type: ignore[union-attr]
    for label in root.findChildren(QLabel):
        if label.isVisible() and label.text() and label.pixmap().isNull():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            if label.height() + 1 < needed:
                wrong.append(f"{label.text()!r} is cut: {label.height()} px of {needed}")
            if not label.wordWrap() and label.width() + 1 < label.fontMetrics().horizontalAdvance(label.text()):
                wrong.append(f"{label.text()!r} is too narrow: {label.width()} px")
    return wrong + _overlaps(widgets) + unnamed(root)


def _overlaps(widgets: list[QWidget]) -> list[str]:
    wrong = []
    for index, first in enumerate(widgets):
        for second in widgets[index + 1 :]:
            if first.parentWidget() is second.parentWidget() and first.geometry().intersects(second.geometry()):
                wrong.append(f"{first.objectName()} lies over {second.objectName()}")
    return wrong


def assert_laid_out(root: QWidget) -> None:
    """Fail with every problem of the layout."""
    found = problems(root)
    assert not found, "\n".join(found)
