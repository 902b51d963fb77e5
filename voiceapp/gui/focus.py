"""The focus ring: 2 px, 2 px outside of the widget, on whatever has the focus, and only for keyboard users.

A :class:`QFocusFrame` follows the widget through layouts and scrolling; a proxy style on the frame alone (no
other painting goes through Python) paints it. A widget's property ``focusRadius`` rounds its ring, ``ring`` False
says that it shows the focus itself.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProxyStyle,
    QScrollArea,
    QStyle,
    QStyleOption,
    QTextEdit,
    QWidget,
)

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.paint import rounded

GAP = WIDTH = 2
_KEYS = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}


class _RingStyle(QProxyStyle):
    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self._theme = theme

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return GAP + WIDTH
        return super().pixelMetric(metric, option, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == QStyle.ControlElement.CE_FocusFrame:
            target = widget.widget() if isinstance(widget, QFocusFrame) else None
            radius = float(target.property("focusRadius") or 4) if target is not None else 4.0
            box = QRectF(option.rect)
            rounded(painter, box, radius + GAP + WIDTH / 2, None, self._theme.colour("focus"), WIDTH)
            return
        super().drawControl(element, option, painter, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: object = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget)


class FocusRing(QObject):
    """Shows the ring in one window while its user moves by keyboard. Installs itself on the window's QWindow."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._by_key = False
        self.frame = QFocusFrame(window)
        self._style = _RingStyle(theme)
        self._style.setParent(self.frame)  # no widget may outlive its style
        self.frame.setStyle(self._style)
        self.frame.hide()
        theme.changed.connect(self._restyle)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)
        window.winId()
        handle = window.windowHandle()
        handle.installEventFilter(self)

    def _restyle(self) -> None:
        self.frame.setStyle(self._style)
        self.frame.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _KEYS or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.by_keyboard(True)
        elif event.type() == QEvent.Type.MouseButtonPress:
            self.by_keyboard(False)
        return False

    def by_keyboard(self, yes: bool) -> None:
        """The user last used the keyboard (True) or the mouse."""
        if yes != self._by_key:
            self._by_key = yes
            self._show(QApplication.focusWidget())

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if not self._by_key:
            return
        if old is not None and new is not None and new.window() is self._window:
            _bring_into_view(new)
        self._show(new)

    def _show(self, widget: QWidget | None) -> None:
        own = isinstance(widget, (QLineEdit, QPlainTextEdit, QMenu)) or (
            isinstance(widget, QTextEdit) and not widget.isReadOnly()
        )
        if (
            not self._by_key
            or widget is None
            or own
            or widget.property("ring") is False
            or widget.window() is not self._window
        ):
            self.frame.setWidget(None)  # type: ignore[arg-type]
            return
        self.frame.setWidget(widget)


def _bring_into_view(widget: QWidget) -> None:
    """Qt scrolls for the keyboard only within an area, and after the frame, which stays hidden out of sight."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
