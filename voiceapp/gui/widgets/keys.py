"""Keys that a widget keeps from the window's shortcuts: Esc, and a combination that is being recorded."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from voiceapp.gui.language import tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.fields import TextField

_MODIFIERS = (
    Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Shift, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_Super_L,
    Qt.Key.Key_Super_R, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock,
)  # fmt: skip
_LEAVES = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


def keeps_escape(event: QEvent) -> bool:
    """Whether Esc was kept for who has the focus, not the window's "stop speaking". For ``QWidget.event``."""
    if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
    return False


class KeyLine(TextField):
    """Shows a combination and records the one that is pressed; Backspace means none. Tab and Esc leave it."""

    pressed = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, tr("Press the keys"), height=32)
        self.setReadOnly(True)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if not self._leaves(event):
                event.accept()  # the window's own shortcuts wait while keys are recorded
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._leaves(event):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and not event.modifiers():
            self.pressed.emit("")
        elif event.key() not in _MODIFIERS and not event.isAutoRepeat():
            self.pressed.emit(
                QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
            )

    @staticmethod
    def _leaves(event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        return event.key() in _LEAVES and held == Qt.KeyboardModifier.NoModifier
