"""The foot of the talk: running timers, microphone, text field, Send that turns into Stop."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.core.events import MicrophoneState, TimerInfo
from voiceapp.gui.commands import key_of
from voiceapp.gui.language import tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.chips import TimerChip
from voiceapp.gui.widgets.fields import TextField
from voiceapp.gui.widgets.flow import Flow
from voiceapp.gui.widgets.labels import IconLabel, Label
from voiceapp.gui.widgets.mic import MicButton, MicLook
from voiceapp.gui.widgets.paint import PaintedButton, placed, rounded

DICTATE = tr("Dictate: what you say is written, not answered")


class SendButton(PaintedButton):
    """Send (off until there is text), or, while the assistant works, Stop with its Esc key; 40 px high."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Send"))
        self.setObjectName("send")
        self.stop = self.compact = False
        self.set_stop(False)

    def set_stop(self, stop: bool) -> None:
        """Be Stop, or Send."""
        self.stop = stop
        self.setAccessibleName(tr("Stop") if stop else tr("Send"))
        self.setToolTip(
            tr("Stop the answer (Esc)") if stop else tr("Send (Enter)") if self.isEnabled() else tr("Type first")
        )
        self.retheme()

    def set_compact(self, compact: bool) -> None:
        """Be an icon alone, where there is little room."""
        self.compact = compact
        self.retheme()

    def retheme(self) -> None:
        self.setFixedSize(self.theme.px(40) if self.compact else self._wide(), self.theme.px(40))
        super().retheme()

    def _wide(self) -> int:
        """As wide as Stop with its key, so that the field never jumps."""
        word = QFontMetrics(self.theme.font("bodyStrong")).horizontalAdvance(tr("Stop"))
        return word + self._cap() + self.theme.px(16 + 16 + 8 + 12 + 16)

    def _cap(self) -> int:
        return QFontMetrics(self.theme.font("label")).horizontalAdvance(tr("Esc")) + self.theme.px(10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, colour = QPainter(self), self.theme, self.theme.colour
        if self.isEnabled():
            tone, fill = "accent.text", self.surface("accent.tint")
        else:
            tone, fill = "text.disabled", colour("surface.sunken")
        rounded(painter, self.rect(), theme.radius("control"), fill)
        word, icon = (tr("Stop"), "stop") if self.stop else (tr("Send"), "send")
        if self.compact:
            inset = (self.width() - theme.px(16)) // 2
            painter.drawPixmap(inset, inset, theme.pixmap(icon, tone, 16))
            return
        painter.setFont(theme.font("bodyStrong"))
        wide = painter.fontMetrics().horizontalAdvance(word)
        extra = self._cap() + theme.px(12) if self.stop else 0
        x = (self.width() - theme.px(16 + 8) - wide - extra) // 2
        side = theme.px(16)
        at = placed(self, QRect(x, (self.height() - side) // 2, side, side))
        painter.drawPixmap(at.topLeft(), theme.pixmap(icon, tone, 16))
        x += theme.px(16 + 8)
        painter.setPen(colour(tone))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(placed(self, QRect(x, 0, wide + 2, self.height())), middle, word)
        if self.stop:
            high = theme.px(18)
            cap = placed(self, QRect(x + wide + theme.px(12), (self.height() - high) // 2, self._cap(), high))
            rounded(painter, cap, theme.radius("small"), None, colour("accent.text"))
            painter.setFont(theme.font("label"))
            painter.setPen(colour(tone))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, tr("Esc"))


class NoMicrophone(QWidget):
    """Says that there is no microphone, with a button that plays the sample question instead."""

    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("no-microphone")
        self.button = Button(theme, tr("Play the sample question"), "tonal", "play")
        self.button.setObjectName("sample")
        self.sentence = Label(
            theme, tr("No microphone was found. Type, or hear how it works."), "body", "normal", wrap=True
        )
        words = QHBoxLayout()
        words.setSpacing(theme.px(12))
        words.addWidget(IconLabel(theme, "microphone-off", "amber.text", 20))
        words.addWidget(self.sentence, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(12))
        self._row.addLayout(words, 1)
        self._row.addWidget(self.button)
        self.button.clicked.connect(self.clicked)

    def set_compact(self, compact: bool) -> None:
        """The button below the sentence, where there is little room."""
        way = QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)


class Timers(QWidget):
    """The running timers as chips that count down. The clock ticks only while they are seen."""

    cancelled = Signal(int)

    def __init__(self, theme: Theme, now: Callable[[], float] = time.time) -> None:
        super().__init__()
        self.theme, self._now = theme, now
        self.setObjectName("timers")
        self.chips: dict[int, TimerChip] = {}
        self._flow = Flow(theme.px(8), self)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self.refresh)
        self.hide()

    def show_timers(self, timers: tuple[TimerInfo, ...]) -> None:
        """Show these timers, soonest first."""
        for chip in self.chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips.clear()
        for timer in timers:
            name = timer.label or (tr("Reminder") if timer.kind == "reminder" else tr("Timer"))
            # Nobody named it, so it is called by its length: "10 minute timer".
            by_length = name[:1].isdigit() and timer.kind == "timer"
            name = tr("{length} timer", length=name) if by_length else name[:1].upper() + name[1:]
            chip = TimerChip(self.theme, timer.id, name, timer.due, reminder=timer.kind == "reminder")
            chip.closed.connect(self.cancelled)
            self._flow.addWidget(chip)
            self.chips[timer.id] = chip
        self.refresh()
        self.setVisible(bool(timers))
        self._run()

    def refresh(self) -> None:
        """Show the time that is left now."""
        now = self._now()
        for chip in self.chips.values():
            chip.show_time(now)

    def _run(self) -> None:
        if self.chips and self.isVisible():
            self.refresh()
            self._tick.start()
        else:
            self._tick.stop()

    def showEvent(self, event: object) -> None:
        self._run()

    def hideEvent(self, event: object) -> None:
        self._tick.stop()


class TalkBottom(QWidget):
    """Timers above; microphone, field and Send or Stop below. Tells what the user does, knows no service."""

    sent = Signal(str)
    stopped = Signal()
    sample = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("talk-bottom")
        self.theme = theme
        self.timers = Timers(theme)
        self.no_microphone = NoMicrophone(theme)
        self.mic = MicButton(theme)
        self.field = TextField(theme, tr("Type instead"), tr("Type instead"))
        self.field.setObjectName("field")
        self.dictate = IconButton(theme, "text-recognition", DICTATE)
        self.dictate.set_name(DICTATE, key_of("dictate"))
        self.dictate.setObjectName("dictate")
        self.send = SendButton(theme)
        line = QHBoxLayout()
        line.setSpacing(theme.px(16))
        line.addWidget(self.mic)
        line.addWidget(self.field, 1)
        line.addWidget(self.dictate)
        line.addWidget(self.send)
        above = QVBoxLayout()
        self._above, self._line = above, line
        above.setSpacing(theme.px(8))
        above.addWidget(self.no_microphone)
        above.addWidget(self.timers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, theme.px(16))
        column.setSpacing(theme.px(8))
        column.addLayout(above)
        column.addLayout(line)
        self.no_microphone.hide()
        self.no_microphone.clicked.connect(self.sample)
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._send)
        self.send.clicked.connect(self._pressed)
        self._busy = False
        self.set_compact(False)
        self._typed("")

    def set_compact(self, compact: bool) -> None:
        """Fit into the side column."""
        self._above.setContentsMargins(0 if compact else self.theme.px(88), 0, 0, 0)
        self._line.setSpacing(self.theme.px(8 if compact else 16))
        self.send.set_compact(compact)
        self.no_microphone.set_compact(compact)

    def set_busy(self, busy: bool, placeholder: str) -> None:
        """The assistant thinks or speaks (Send is Stop), or not."""
        self._busy = busy
        self.field.setPlaceholderText(placeholder)
        self._typed(self.field.text())

    def set_dictating(self, on: bool) -> None:
        """What is said is written down (the button ends that), or answered again."""
        self.dictate.set_name(tr("Stop dictating") if on else DICTATE, key_of("dictate"))
        self.dictate.set_icon("stop" if on else "text-recognition", "accent.text" if on else "text.normal")
        self.field.setPlaceholderText(tr("Say what is to be written") if on else tr("Type instead"))

    def set_microphone(self, state: MicrophoneState, found: bool, push: bool = False) -> None:
        """Show the microphone's state; ``found`` False where the computer has none; ``push``: push-to-talk."""
        look: MicLook = "closed" if push and state == "muted" else state
        self.mic.set_look("none" if not found and state == "closed" else look, push)
        self.no_microphone.setVisible(not found and state == "closed")

    def _typed(self, text: str) -> None:
        stop = self._busy and not text.strip()
        self.send.setEnabled(stop or bool(text.strip()))
        self.send.set_stop(stop)

    def _pressed(self) -> None:
        if self.send.stop:
            self.stopped.emit()
        else:
            self._send()

    def _send(self) -> None:
        text = self.field.text().strip()
        if text:
            self.field.clear()
            self.sent.emit(text)
