"""Recording a voice: the text to read, countdown, level and verdict while it runs, then keep it or do it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.core.recording import VOICE_VERDICTS
from voiceapp.gui.language import number, said, tr
from voiceapp.gui.panels.meetings_recording import DeckMeter
from voiceapp.gui.panels.voices_texts import clock
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.announce import announce
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.flow import Flow
from voiceapp.gui.widgets.keys import keeps_escape
from voiceapp.gui.widgets.labels import Card, IconLabel, Label
from voiceapp.gui.widgets.roles import set_group

if TYPE_CHECKING:
    from voiceapp.core.events import VoiceRecordingChanged
    from voiceapp.core.recording import VoiceVerdict

ICONS: dict[VoiceVerdict, tuple[str, str]] = {
    "waiting": ("information-outline", "text.normal"),
    "quiet": ("alert-outline", "amber.text"),
    "clipped": ("alert-circle-outline", "danger.text"),
    "good": ("check", "success.text"),
}
"""Icon and colour role of what is heard."""


class RecordPanel(QWidget):
    """Each signal tells what the user wants; ``heard``: to hear what was recorded."""

    began = Signal()
    stopped = Signal()
    kept = Signal()
    again = Signal()
    left = Signal()
    heard = Signal()
    next_text = Signal()
    file_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("record-panel")
        set_group(self)
        self.setAccessibleName(tr("Recording"))
        self.stage = "ready"
        px = theme.px
        self.heading = Label(theme, "", "heading", wrap=True)
        self.hint = Label(theme, "", "body", "normal", wrap=True)
        self.text = Label(theme, "", "reading", wrap=True)
        self.text.setObjectName("record-text")
        self.other = Button(theme, tr("Another text"), "plain", "refresh", tone="normal")
        self.clock = Label(theme, "", "clock", tabular=True)
        self.clock.setObjectName("record-clock")
        self.meter = DeckMeter(theme, tr("Level of the microphone"))
        self.icon = IconLabel(theme, "information-outline", "text.normal", 16)
        self.verdict = Label(theme, "", "bodyStrong", wrap=True)
        self.verdict.setObjectName("record-verdict")
        self.start = Button(theme, tr("Record"), "danger", "microphone", size="main")
        self.stop = Button(theme, tr("Stop"), "danger", "stop", size="main")
        self.keep = Button(theme, tr("Keep it"), "tonal", "check", size="main")
        self.redo = Button(theme, tr("Record again"), "quiet", "microphone-outline", size="main")
        self.hear = IconButton(theme, "play", tr("Play what was recorded"))
        self.file = Button(theme, tr("Use a recording"), "quiet", "folder-open-outline", size="main")
        self.leave = Button(theme, tr("Not now"), "quiet", size="main")
        for name, widget in (
            ("record-start", self.start), ("record-stop", self.stop), ("record-keep", self.keep),
            ("record-redo", self.redo), ("record-hear", self.hear), ("record-leave", self.leave),
            ("record-other", self.other), ("record-file", self.file),
        ):  # fmt: skip
            widget.setObjectName(name)
        card = Card(theme, page=True)
        card.body.addWidget(self.text)
        card.body.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        level = QHBoxLayout()
        level.setSpacing(px(16))
        level.addWidget(self.clock)
        level.addWidget(self.meter, 1)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self.icon)
        line.addWidget(self.verdict, 1)
        buttons = Flow(px(8))
        for button in (self.start, self.stop, self.keep, self.redo, self.hear, self.file, self.leave):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for part in (self.heading, self.hint, card):
            column.addWidget(part)
        column.addLayout(level)
        column.addLayout(line)
        column.addLayout(buttons)
        column.addStretch(1)
        for button, told in (
            (self.start, self.began), (self.stop, self.stopped), (self.keep, self.kept), (self.redo, self.again),
            (self.leave, self.left), (self.hear, self.heard), (self.other, self.next_text),
            (self.file, self.file_wanted),
        ):  # fmt: skip
            button.clicked.connect(told)

    def ask(self, heading: str, hint: str, text: str, *, another: bool) -> None:
        """Ask for a text to be read; ``another``: there are others, else a recording of it may be given."""
        if self.isVisible() and text != self.text.text():  # else a screen reader reads it with the panel
            announce(self, text)
        self.heading.setText(heading)
        self.hint.setText(hint)
        self.text.setText(text)
        self._another = another
        self.show_stage("ready")
        self._show(tr("Take your time: it counts down before it records."), "information-outline", "text.normal")
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_stage(self, stage: str) -> None:
        """ "ready", "countdown", "recording", "working" or "done": which buttons there are."""
        self.stage = stage
        held = self.isAncestorOf(self.window().focusWidget() or self.window()) or self.hasFocus()
        running = stage in ("countdown", "recording")
        self.start.setVisible(stage == "ready")
        self.stop.setVisible(running)
        self.keep.setVisible(stage == "done")
        self.redo.setVisible(stage == "done")
        self.hear.setVisible(stage == "done")
        self.leave.setVisible(stage != "working")
        self.other.setVisible(stage == "ready" and self._another)
        self.file.setVisible(stage == "ready" and not self._another)
        self.meter.setVisible(running)
        if held:  # the button that was pressed is gone: the keyboard stays here
            main = {"ready": self.start, "done": self.keep, "working": self.verdict}.get(stage, self.stop)
            main.setFocus(Qt.FocusReason.OtherFocusReason)
        if stage == "ready":
            self.clock.setText(clock(0))
            self.meter.show_level(-100.0)

    def listen(self) -> None:
        """What was recorded is being judged."""
        self._show(tr("Listening to it"), "progress-clock", "text.normal")
        self.show_stage("working")

    def say(self, words: str, icon: str, tone: str) -> None:
        """Say how it is, to a screen reader, too: not while it records, which would hear that."""
        self._show(words, icon, tone)
        announce(self, words)

    def _show(self, words: str, icon: str, tone: str) -> None:
        self.icon.set_icon(icon, tone)
        self.verdict.setText(words)

    def show_recording(self, event: VoiceRecordingChanged) -> None:
        """Show how the recording goes."""
        if event.stage == "countdown":
            if (left := str(event.left_s)) != self.clock.text():
                announce(self, left)
            self.clock.setText(left)
            self._show(tr("It begins in a moment"), "progress-clock", "text.normal")
            return
        self.clock.setText(clock(event.elapsed_s))
        self.meter.show_level(event.level_db)
        words, (icon, tone) = said(VOICE_VERDICTS[event.verdict]), ICONS[event.verdict]
        if event.sentence:
            words, icon, tone = said(event.sentence), "alert-outline", "amber.text"
        elif event.verdict == "good":
            words = tr("Good, {seconds} s of speech", seconds=number(event.speech_s))
        self._show(words, icon, tone)

    def event(self, event: QEvent) -> bool:
        """Esc is the recording's while it has the focus, not the window's "stop speaking"."""
        return keeps_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.stage != "working":
            self.left.emit()
            return
        super().keyPressEvent(event)
