"""A light frame over a window: nothing waits for it, Esc closes it, and the keyboard goes back where it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.keys import keeps_escape
from voiceapp.gui.widgets.tab_order import go_on

TOP = 48
"""px at 100 % above it; half of that is free at its other sides at least."""


class Overlay(QFrame):
    """At the top centre of its window, ``wide`` px at 100 % where there is room.

    It closes by Esc, by a click beside it, and when the keyboard goes elsewhere.
    """

    def __init__(self, theme: Theme, window: QWidget, name: str, wide: int) -> None:
        super().__init__(window)
        self.theme, self._window, self._wide = theme, window, wide
        self._before: QWidget | None = None
        self.setAccessibleName(name)
        self.setProperty("surface", "overlay")
        self.hide()
        window.installEventFilter(self)
        theme.changed.connect(self.fit)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def high(self) -> int:
        """The height in px that shows everything."""
        return self.sizeHint().height()

    def first(self) -> QWidget:
        """The widget that gets the keyboard."""
        raise NotImplementedError

    def open(self) -> None:
        """Show it, and take the keyboard."""
        self._before = QApplication.focusWidget()
        self.fit()
        self.show()
        self.raise_()
        self.first().setFocus(Qt.FocusReason.PopupFocusReason)
        self._window.windowHandle().installEventFilter(self)

    def leave(self) -> None:
        """Close it, where it is open, and give the keyboard back."""
        if not self.isVisible():
            return
        before = self._before
        back = before if before is not None and isValid(before) and before.isVisible() else self._window
        back.setFocus(Qt.FocusReason.PopupFocusReason)
        self._put_away()

    def _put_away(self) -> None:
        self.hide()
        self._before = None
        self._window.windowHandle().removeEventFilter(self)

    def fit(self) -> None:
        """Take the place that there is."""
        window, px = self._window.size(), self.theme.px
        top = min(px(TOP), window.height() // 12)
        width = min(px(self._wide), window.width() - px(TOP))
        self.setFixedWidth(width)
        self.setFixedHeight(min(self.high(), window.height() - 2 * top))
        self.move((window.width() - width) // 2, top)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        away = new is not None and new.window() is self._window and not self._holds(new)
        if self.isVisible() and away:
            self._put_away()

    def _holds(self, widget: QWidget) -> bool:
        return widget is self or self.isAncestorOf(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.fit()
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            if watched is not self._window and not self.geometry().contains(event.position().toPoint()):
                self.leave()
        return False

    def event(self, event: QEvent) -> bool:
        """Esc is this frame's, not the window's "stop speaking"."""
        return keeps_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        # else nothing: a key is for this frame alone, not for the page below

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab stays inside."""
        go_on(self, next)
        return True
