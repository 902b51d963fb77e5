"""A small window above all others: what the talk does, how loud it is, what was said last, and Stop."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.gui.focus import FocusRing
from voiceapp.gui.language import tr
from voiceapp.gui.panels.talk_model import TalkModel, Turn
from voiceapp.gui.strip import TALK_WORDS, Dot
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.meter import LevelClock, LevelMeter
from voiceapp.gui.window_store import write

WIDE = 360
_EDGE = 24
_SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s|$)|$)", re.MULTILINE)


def last_line(turns: Sequence[Turn]) -> str:
    """The sentence of the reply that is heard now or was heard last; before a reply what the user says."""
    if not turns:
        return tr("Nothing was said yet.")
    turn = turns[-1]
    if not turn.reply:
        return tr("You: {words}", words=turn.said or "...")
    if turn.spoken:
        at = turn.spoken[0]
    elif turn.finished:
        at = len(turn.reply) - 1 if turn.heard is None else max(turn.heard - 1, 0)
    else:
        at = 0
    reached = [match[0] for match in _SENTENCE.finditer(turn.reply) if match.start() <= at]
    return reached[-1] if reached else turn.reply


class SmallWindow(QWidget):
    """Keeps its place in ``store``. ``seen``: whether somebody can see it changed; ``closed``: the user closed it;
    ``opening``: the user wants the whole window; ``stopped``: the assistant is to be silent."""

    seen = Signal()
    closed = Signal()
    opening = Signal()
    stopped = Signal()

    def __init__(self, theme: Theme, model: TalkModel, levels: LevelClock, store: Callable[[], QSettings]) -> None:
        stays = Qt.WindowType.WindowStaysOnTopHint
        title = Qt.WindowType.WindowTitleHint | Qt.WindowType.WindowCloseButtonHint
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.CustomizeWindowHint | title | stays)
        self.theme, self._model, self._store = theme, model, store
        self.setWindowTitle(tr("Voiceapp, small window"))
        self.setObjectName("small-window")
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.dot = Dot(theme)
        self.state = Label(theme, "", "bodyStrong")
        self.meter = LevelMeter(theme)
        self.line = Label(theme, "", "body", "normal", elide=True)
        self.stop = Button(theme, tr("Stop"), "tonal", "stop")
        self.open = IconButton(theme, "open-in-app", tr("Show the whole window"))
        for name in ("state", "meter", "line", "stop", "open"):
            getattr(self, name).setObjectName(f"small-{name}")
        self._lay_out()
        self.stop.setToolTip(tr("Stop the answer (Esc)"))
        self.stop.clicked.connect(self.stopped)
        self.open.clicked.connect(self.opening)
        levels.level.connect(self.meter.set_level)
        model.state_changed.connect(self._show_state)
        for signal in (model.reset, model.added, model.changed, model.removed):
            signal.connect(self._show_line)
        theme.changed.connect(self._fit)
        self._show_state()
        self._show_line()
        self._fit()
        self._restore()
        self.ring = FocusRing(self, theme)

    def _lay_out(self) -> None:
        theme = self.theme
        first = QHBoxLayout()
        first.setSpacing(theme.px(8))
        for widget in (self.dot, self.state, self.meter):
            first.addWidget(widget)
        first.addStretch(1)
        first.addWidget(self.stop)
        first.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(8))
        column.addLayout(first)
        column.addWidget(self.line)

    def _fit(self) -> None:
        self.setMinimumWidth(self.theme.px(WIDE))
        self.setFixedHeight(self.sizeHint().height())

    def _show_state(self) -> None:
        state = self._model.state
        self.state.setText(TALK_WORDS[state])
        self.dot.set_role("line.control" if state == "off" else "accent.graphic")
        self.stop.setEnabled(state in ("thinking", "speaking"))

    def _show_line(self) -> None:
        self.line.setText(last_line(self._model.turns))

    def tell(self, sentence: str) -> None:
        """Show a notice's sentence until something is said."""
        self.line.setText(sentence)

    # ------------------------------------------------------------------------------- Qt's own events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._save()
        self.seen.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.seen.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.closed.emit()

    def _save(self) -> None:
        store = self._store()
        store.setValue("small", self.pos())
        store.setValue("smallWidth", self.width())
        write(store)

    def _restore(self) -> None:
        """Where it was, if that is on a screen; else in the lower right corner."""
        store = self._store()
        width, place = str(store.value("smallWidth", "")), store.value("small")
        self.resize(max(int(width) if width.isdecimal() else 0, self.minimumWidth()), self.height())
        if isinstance(place, QPoint) and QGuiApplication.screenAt(place):
            self.move(place)
            return
        free = QGuiApplication.primaryScreen().availableGeometry()
        self.move(free.right() - self.width() - _EDGE, free.bottom() - self.frameGeometry().height() - _EDGE)
