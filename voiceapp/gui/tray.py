"""The icon in the desktop's tray: what the microphone is used for; recording, muting and quitting by its menu."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from voiceapp.core.events import MicrophoneChanged, MicrophoneState, Notice, RecordingChanged, VoiceRecordingChanged
from voiceapp.core.inspection import LiveMicrophone
from voiceapp.gui.context import Context
from voiceapp.gui.language import tr
from voiceapp.gui.recording_commands import RecordingCommands

_SIZE = 64
_GLYPH = 44
STATES = {
    "recording": (tr("Recording a meeting"), "record", "danger"),
    "paused": (tr("The recording is paused"), "pause", "danger"),
    "voice": (tr("Recording a voice"), "record", "danger"),
    "open": (tr("The microphone is open"), "microphone", "accent"),
    "muted": (tr("The microphone is muted"), "microphone-off", "accent"),
    "closed": (tr("The microphone is closed"), "waveform", "accent"),
}
"""What each state is called, its glyph, and the colours that it has on any panel, light or dark."""


class Tray(QSystemTrayIcon):
    """``opening``: the user wants the window, ``parent``; ``quitting``: the end of the program."""

    opening = Signal()
    quitting = Signal()

    def __init__(self, context: Context, commands: RecordingCommands, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._commands = context, commands
        self._recording = RecordingChanged(None)
        self._microphone: MicrophoneState = "closed"
        self._voice_recorded = self._looked_at = False
        menu = QMenu(parent)
        menu.setObjectName("tray-menu")
        self.words = menu.addAction("")  # not every desktop shows tooltips
        self.words.setEnabled(False)
        menu.addSeparator()
        self.mute = menu.addAction("", self._mute)
        self.record = menu.addAction(tr("Record a meeting"), self._begin)
        self.pause = menu.addAction(tr("Pause the recording"), lambda: commands.pause(not self._recording.paused))
        self.stop = menu.addAction(tr("Stop the recording"), commands.stop)
        menu.addSeparator()
        menu.addAction(tr("Open the window"), self.opening.emit)
        menu.addAction(tr("Quit"), self.quitting.emit)
        self.setContextMenu(menu)
        self.activated.connect(self._activated)
        self.messageClicked.connect(self.opening)
        events = context.bridge.events
        events.subscribe(RecordingChanged, self._recording_changed)
        events.subscribe(MicrophoneChanged, self._microphone_changed)
        events.subscribe(VoiceRecordingChanged, self._voice_changed)
        events.subscribe(LiveMicrophone, self._live_changed)
        context.theme.changed.connect(self._show)
        self._show()
        self.show()

    @property
    def state(self) -> str:
        """What is shown: "recording", "paused", "voice" (recorded), or what the microphone is."""
        if self._recording.meeting is not None:
            return "paused" if self._recording.paused else "recording"
        if self._voice_recorded:
            return "voice"
        return "open" if self._looked_at else self._microphone

    def tell(self, notice: Notice) -> None:
        """Show a notice beside the icon."""
        icons = {"error": self.MessageIcon.Critical, "warning": self.MessageIcon.Warning}
        icon = icons.get(notice.level, self.MessageIcon.Information)
        self.showMessage("Voiceapp", str(notice), icon)

    def _show(self) -> None:
        words, glyph, role = STATES[self.state]
        self.setToolTip(f"Voiceapp: {words}")
        self.words.setText(words)
        self.setIcon(self._drawn(glyph, role))
        running = self._recording.meeting is not None
        self.record.setVisible(not running)
        self.pause.setVisible(running)
        self.stop.setVisible(running)
        self.pause.setText(tr("Go on with the recording") if self._recording.paused else tr("Pause the recording"))
        pushed = self._context.settings.text("talk.start") == "push"  # open while the key is held, and only then
        self.mute.setVisible(self._microphone != "closed" and not running and not pushed)
        self.mute.setText(tr("Hear again") if self._microphone == "muted" else tr("Mute the microphone"))

    def _drawn(self, glyph: str, role: str) -> QIcon:
        theme, pixmap = self._context.theme, QPixmap(_SIZE, _SIZE)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{role}.fill"))
        painter.drawEllipse(QRectF(0, 0, _SIZE, _SIZE))
        drawn = theme.pixmap(glyph, f"{role}.onFill", _GLYPH)
        place = QRectF(0, 0, _GLYPH, _GLYPH)
        place.moveCenter(QPointF(_SIZE / 2, _SIZE / 2))
        painter.drawPixmap(place, drawn, QRectF(drawn.rect()))
        painter.end()
        return QIcon(pixmap)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == self.ActivationReason.Trigger:
            self.opening.emit()

    def _recording_changed(self, event: RecordingChanged) -> None:
        """Levels come ten times a second; the desktop is told of another state alone."""
        before, self._recording = self.state, event
        if self.state != before:
            self._show()

    def _microphone_changed(self, event: MicrophoneChanged) -> None:
        self._microphone = event.state
        self._show()

    def _voice_changed(self, event: VoiceRecordingChanged) -> None:
        recorded = event.stage == "recording"
        if recorded != self._voice_recorded:
            self._voice_recorded = recorded
            self._show()

    def _mute(self) -> None:
        muted = self._microphone == "open"
        self._context.bridge.submit(lambda app: app.talk.mute(muted), owner=self)

    def _live_changed(self, event: LiveMicrophone) -> None:
        self._looked_at = event.name is not None
        self._show()

    def _begin(self) -> None:
        if not self._context.settings.flag("meetings.consent_told"):  # it is asked in the window
            self.opening.emit()
        self._commands.start()


def make_tray(context: Context, commands: RecordingCommands, parent: QWidget) -> Tray | None:
    """The icon, where the desktop has a tray."""
    return Tray(context, commands, parent) if QSystemTrayIcon.isSystemTrayAvailable() else None
