"""What becomes of a dictated text: into the clipboard, and to the cursor where the desktop allows it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from voiceapp.core.events import DictationChanged, DictationReady, Notice
from voiceapp.gui.context import Context
from voiceapp.gui.language import tr
from voiceapp.gui.paste import paster

TAKEN_MS = 500
"""Other programs fetch what they paste when they get round to it, and nothing tells when: so long it is left."""

_SHOWN = 80


class Dictation(QObject):
    """Starts and stops dictations for the window. ``changed`` tells whether one is running.

    ``make_paster`` gives what pastes into other programs, None where that is not possible.
    """

    changed = Signal(bool)

    def __init__(self, context: Context, make_paster: Callable[[], Callable[[], None] | None] = paster) -> None:
        super().__init__(context.bridge)
        self._context, self._make_paster = context, make_paster
        self.active = False
        self._before: QMimeData | None = None
        self._taken = QTimer(self)
        self._taken.setSingleShot(True)
        self._taken.setInterval(TAKEN_MS)
        self._taken.timeout.connect(self._put_back)
        events = context.bridge.events
        events.subscribe(DictationChanged, self._changed)
        events.subscribe(DictationReady, self._ready)

    def toggle(self) -> None:
        """Begin a dictation, or end the one that runs."""
        self.hold(not self.active)

    def hold(self, down: bool) -> None:
        """Dictate while a key is held."""
        if down:
            self._context.bridge.submit(lambda app: app.dictation.start(), owner=self)
        else:
            self._context.bridge.submit(lambda app: app.dictation.stop(), owner=self)

    def _changed(self, event: DictationChanged) -> None:
        self.active = event.listening
        self.changed.emit(event.listening)

    def _ready(self, event: DictationReady) -> None:
        how, clipboard = self._context.settings.text("talk.dictation"), QApplication.clipboard()
        if how == "cursor" and self._before is None:
            self._before = _copy(clipboard.mimeData())
        clipboard.setText(event.text)
        placed = how != "clipboard" and self._place(event.text)
        if self._before is not None:
            if placed:
                self._taken.start()
            else:
                self._before = None
        self._tell(event, placed, how != "clipboard")

    def _place(self, text: str) -> bool:
        """Write the text where the cursor is: in this window directly, else by the keys that paste."""
        if QApplication.activeWindow() is not None:
            field = QApplication.focusWidget()
            if isinstance(field, QLineEdit):
                field.insert(text)
            elif isinstance(field, QPlainTextEdit):
                field.insertPlainText(text)
            else:
                return False
            return True
        press = self._make_paster()
        if press is None:
            return False
        press()
        return True

    def _put_back(self) -> None:
        if self._before is not None:
            QApplication.clipboard().setMimeData(self._before)
            self._before = None

    def _tell(self, event: DictationReady, placed: bool, wanted: bool) -> None:
        shown = event.text if len(event.text) <= _SHOWN else f"{event.text[:_SHOWN].rstrip()}..."
        done = tr("Written at the cursor") if placed else tr("In the clipboard")
        step = "" if placed else tr("Ctrl+V pastes it.")
        if wanted and not placed and QApplication.activeWindow() is None:
            step = tr("This desktop lets no program paste into another: press Ctrl+V.")
        if not event.sure:
            step = tr("It was heard with little certainty, so read it over. {step}", step=step).strip()
        self._context.notify(
            Notice(
                "success" if event.sure else "warning",
                tr("{what}: “{words}”", what=done, words=shown),
                step,
                code="dictation",
            )
        )


def _copy(held: QMimeData) -> QMimeData:
    """What is in the clipboard, on its own: the clipboard's own object goes with what is put there next."""
    copy = QMimeData()
    for kind in held.formats():
        copy.setData(kind, held.data(kind))
    return copy
