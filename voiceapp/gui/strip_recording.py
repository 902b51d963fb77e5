"""The strip's red clock while a meeting is recorded, with Pause and Stop, on every page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from voiceapp.core.events import RecordingChanged
from voiceapp.gui.language import tr
from voiceapp.gui.panels.meetings_texts import clock
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.labels import IconLabel, Label, Rule


class StripRecording(QWidget):
    """Hidden while nothing is recorded. ``paused`` (False: go on) and ``stopped`` tell the clicks."""

    paused = Signal(bool)
    stopped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._paused = False
        self.setObjectName("strip-recording")
        self.glyph = IconLabel(theme, "record", "danger.graphic", 16)
        self.words = Label(theme, "", "label", "danger", tabular=True)
        self.words.setObjectName("strip-rec")
        self.pause = Button(theme, tr("Pause"), "quiet", size="small")
        self.stop = Button(theme, tr("Stop"), "quiet", size="small")
        self.pause.setObjectName("strip-pause")
        self.stop.setObjectName("strip-stop")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(Rule(vertical=True, length=theme.px(16)))
        for widget in (self.glyph, self.words, self.pause, self.stop):
            row.addWidget(widget)
        self.pause.clicked.connect(lambda: self.paused.emit(not self._paused))
        self.stop.clicked.connect(self.stopped)
        self.hide()

    def show_recording(self, event: RecordingChanged) -> None:
        """Show the clock, or nothing when no meeting is recorded any more."""
        self.setVisible(event.meeting is not None)
        self._paused = event.paused
        time = clock(event.elapsed_s, hours=True)
        self.words.setText(tr("Paused {time}", time=time) if event.paused else tr("REC {time}", time=time))
        self.pause.setText(tr("Go on") if event.paused else tr("Pause"))
        self.glyph.set_icon("pause" if event.paused else "record", "danger.graphic")
