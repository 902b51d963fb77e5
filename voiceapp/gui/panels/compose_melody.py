"""The tune that music follows: chosen, dropped or hummed; what the model sees of it is drawn."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.gui.language import said, tr
from voiceapp.gui.panels.compose_texts import clock
from voiceapp.gui.panels.meetings_recording import DeckMeter
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.chroma import ChromaView
from voiceapp.gui.widgets.flow import Flow
from voiceapp.gui.widgets.keys import keeps_escape
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.play import PlayButton

if TYPE_CHECKING:
    from voiceapp.core.events import VoiceRecordingChanged
    from voiceapp.core.music import Chroma

HINT = tr("Choose or drop a file with a tune, or hum one. Clear single notes are followed best.")
SEEN = tr("The strongest notes are what the model follows.")


class MelodyPart(QWidget):
    """``file_wanted``: a file is to be chosen; ``began``, ``stopped``, ``left``: of humming; ``heard``: play it;
    ``changed``: there is another tune, or none."""

    file_wanted = Signal()
    began = Signal()
    stopped = Signal()
    left = Signal()
    heard = Signal()
    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.file: Path | None = None
        self.hummed = False
        self.stage = "ready"
        px = theme.px
        self.hint = Label(theme, HINT, "body", "normal", wrap=True)
        self.choose = Button(theme, tr("Choose a file"), "quiet", "folder-open-outline")
        self.hum = Button(theme, tr("Hum it"), "quiet", "microphone-outline")
        self.clock = Label(theme, "", "title", tabular=True)
        self.meter = DeckMeter(theme, tr("Level of the microphone"))
        self.stop = Button(theme, tr("Stop"), "danger", "stop")
        self.leave = Button(theme, tr("Not now"), "quiet")
        self.name = Label(theme, "", "bodyStrong", elide=True)
        self.play = PlayButton(theme, tr("the tune"), side=24)
        self.remove = IconButton(theme, "close", tr("Take another tune"), small=True)
        self.chroma = ChromaView(theme)
        self.seen = Label(theme, SEEN, "caption", "weak", wrap=True)
        for name, widget in (
            ("melody-choose", self.choose), ("melody-hum", self.hum), ("melody-stop", self.stop),
            ("melody-leave", self.leave), ("melody-name", self.name), ("melody-remove", self.remove),
            ("melody-clock", self.clock), ("melody-play", self.play), ("melody-seen", self.seen),
        ):  # fmt: skip
            widget.setObjectName(name)
        self._ready, self._running, self._done = QWidget(), QWidget(), QWidget()
        self._ways = Flow(px(8), self._ready)
        self._ways.addWidget(self.choose)
        self._ways.addWidget(self.hum)
        running = QVBoxLayout(self._running)
        level = QHBoxLayout()
        level.setSpacing(px(12))
        level.addWidget(self.clock)
        level.addWidget(self.meter, 1)
        running.addLayout(level)
        buttons = QHBoxLayout()
        buttons.addWidget(self.stop)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        running.addLayout(buttons)
        done = QVBoxLayout(self._done)
        line = QHBoxLayout()
        line.addWidget(self.name, 1)
        line.addWidget(self.play)
        line.addWidget(self.remove)
        done.addLayout(line)
        done.addWidget(self.chroma)
        done.addWidget(self.seen)
        for layout in (running, done):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for part in (self.hint, self._ready, self._running, self._done):
            column.addWidget(part)
        for button, told in (
            (self.choose, self.file_wanted), (self.hum, self.began), (self.stop, self.stopped),
            (self.leave, self.left), (self.play, self.heard),
        ):  # fmt: skip
            button.clicked.connect(told)
        self.remove.clicked.connect(lambda: self.take(None))
        self.show_stage("ready")

    def offer_recent(self, recent: QWidget) -> None:
        """Put the button of the files that were opened last beside the one that chooses a file."""
        self._ways.removeWidget(self.hum)
        for button in (recent, self.hum):
            self._ways.addWidget(button)

    def show_stage(self, stage: str) -> None:
        """ "ready", "countdown", "recording", "working" or "done"."""
        self.stage = stage
        running = stage in ("countdown", "recording")
        self.hint.setVisible(stage != "done")
        self._ready.setVisible(stage in ("ready", "working"))
        self._ready.setEnabled(stage == "ready")
        self._running.setVisible(running)
        self._done.setVisible(stage == "done")
        if stage == "ready":
            self.say(HINT)
        elif running:
            self.meter.show_level(-100.0)

    def say(self, words: str, wrong: bool = False) -> None:
        """Say how it is, or what is wrong."""
        self.hint.setText(words)
        self.hint.set_tone("danger" if wrong else "normal")

    def show_recording(self, event: VoiceRecordingChanged) -> None:
        """Show how humming goes."""
        if event.stage == "countdown":
            self.clock.setText(str(event.left_s))
            self.say(tr("It begins in a moment."))
            return
        self.clock.setText(clock(event.elapsed_s))
        self.meter.show_level(event.level_db)
        self.say(said(event.sentence) or tr("Hum or sing the tune."))

    def take(self, file: Path | None, title: str = "") -> None:
        """Follow this tune, or none; ``title`` stands for the name of one that was hummed."""
        self.file, self.hummed = file, bool(title)
        self.name.setText(title or (file.name if file else ""))
        self.chroma.show_chroma(np.zeros((0, 12), np.float32))
        self.seen.setText(tr("Looking for its notes"))
        self.show_stage("ready" if file is None else "done")
        self.changed.emit()

    def show_chroma(self, found: Chroma) -> None:
        """Draw what the model sees of the tune."""
        self.chroma.show_chroma(found.values)
        self.seen.setText(SEEN)

    def event(self, event: QEvent) -> bool:
        """Esc is the recording's while it has the focus, not the window's "stop speaking"."""
        recording = self.stage in ("countdown", "recording")
        return (recording and keeps_escape(event)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.stage in ("countdown", "recording"):
            self.left.emit()
            return
        super().keyPressEvent(event)
