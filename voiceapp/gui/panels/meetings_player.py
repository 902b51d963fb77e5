"""The player of a meeting: controls, time, speed, and the timeline below."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.gui.language import number, tr
from voiceapp.gui.panels import meetings_texts as texts
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.inputs import Choice, Slider
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.play import PlayButton
from voiceapp.gui.widgets.timeline import Lane, Timeline

if TYPE_CHECKING:
    from voiceapp.core.meetings import Meeting

STEP_S = 10.0
VOLUME_MS = 150
"""So long the volume must rest before it is another one."""
SPEEDS = ("0.5", "0.75", "1", "1.25", "1.5", "2")


class Player(QWidget):
    """``toggled``: play or pause; ``sought`` a second; ``speed_chosen``; ``volume_chosen`` (1: as recorded);
    ``marked``: a marker is wanted here.
    """

    toggled = Signal()
    sought = Signal(float)
    speed_chosen = Signal(float)
    volume_chosen = Signal(float)
    marked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.at_s = self.duration_s = 0.0
        self.setObjectName("player")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName(tr("Player"))
        self.setProperty("surface", "raised")
        self.setProperty("line", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = IconButton(theme, "rewind-10", tr("Back 10 s (Left)"))
        self.play = PlayButton(theme, keys=tr("Space"))
        self.ahead = IconButton(theme, "fast-forward-10", tr("Ahead 10 s (Right)"))
        self.time = Label(theme, "00:00", "bodyStrong", tabular=True)
        self.of = Label(theme, "", "body", "weak", tabular=True)
        self.marker = Button(theme, tr("Marker"), "plain", "flag-plus-outline")
        self.marker.setAccessibleName(tr("Set a marker here"))
        self.marker.setToolTip(tr("Set a marker here"))
        self.speed = Choice(
            theme, [(speed, f"{number(float(speed), len(speed[2:]))}×") for speed in SPEEDS], tr("Speed")
        )
        self.speed.choose("1")
        self.mute = IconButton(theme, "volume-high", tr("Mute"))
        self.volume = Slider(theme, tr("Volume"), 100, 0, 200, step=5, unit="%")
        self.volume.setFixedWidth(theme.px(140))
        self._unmuted = 100.0
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(VOLUME_MS)
        self.timeline = Timeline(theme)
        for name in ("back", "ahead", "time", "marker", "speed", "mute", "volume"):
            getattr(self, name).setObjectName(f"player-{name}")
        self._lay_out()
        self.back.clicked.connect(lambda: self.skip(-STEP_S))
        self.ahead.clicked.connect(lambda: self.skip(STEP_S))
        self.play.clicked.connect(self.toggled)
        self.marker.clicked.connect(self.marked)
        self.speed.chosen.connect(lambda speed: self.speed_chosen.emit(float(speed)))
        self.volume.moved.connect(lambda _: self._resting.start())
        self.mute.clicked.connect(self._mute)
        self._resting.timeout.connect(lambda: self._volume_told(self.volume.value()))
        self.timeline.sought.connect(self.sought)

    def _lay_out(self) -> None:
        px = self.theme.px
        controls = QHBoxLayout()
        controls.setSpacing(px(4))
        for widget in (self.back, self.play, self.ahead):
            controls.addWidget(widget)
        controls.addSpacing(px(12))
        controls.addWidget(self.time)
        controls.addWidget(self.of)
        controls.addStretch(1)
        controls.addWidget(self.mute)
        controls.addWidget(self.volume)
        controls.addWidget(self.marker)
        controls.addWidget(self.speed)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(6), px(24), px(10))
        column.setSpacing(px(2))
        column.addLayout(controls)
        column.addWidget(self.timeline)

    def show_meeting(self, meeting: Meeting, colours: Mapping[int, int]) -> None:
        """Show a meeting's length, lanes and markers."""
        self.duration_s = meeting.info.duration_s
        self.of.setText(tr("of {length}", length=texts.clock(self.duration_s)))
        by_speaker: dict[int, list[tuple[float, float]]] = {one.id: [] for one in meeting.speakers}
        for turn in meeting.turns:
            by_speaker.setdefault(turn.speaker, []).append((turn.start_s, turn.end_s))
        if not meeting.turns:
            for one in meeting.segments:
                if one.speaker is not None:
                    by_speaker.setdefault(one.speaker, []).append((one.start_s, one.end_s))
        lanes = [
            Lane(texts.person(meeting.name_of(speaker)), f"speaker.{colours[speaker]}", by_speaker.get(speaker, ()))
            for speaker in colours
        ]
        flags = [note.at_s for note in meeting.notes if note.marker]
        self.timeline.show_recording(self.duration_s, lanes, flags)

    def show_position(self, at_s: float, playing: bool) -> None:
        """Show where the sound is."""
        self.at_s = at_s
        self.time.setText(texts.clock(at_s))
        self.play.show_playing(playing)
        self.timeline.show_position(at_s)

    def skip(self, seconds: float) -> None:
        """Go some seconds on or back."""
        self.sought.emit(min(max(self.at_s + seconds, 0.0), self.duration_s))

    def chosen_speed(self) -> float:
        """How fast it plays."""
        return float(self.speed.value())

    def show_volume(self, volume: float) -> None:
        """Show how loud it plays; 1 is as it was recorded."""
        percent = round(volume * 100)
        if not self._resting.isActive():
            self.volume.show_value(percent)
        self._unmuted = percent or self._unmuted
        self.mute.set_icon("volume-high" if percent else "volume-off")
        self.mute.set_name(tr("Mute") if percent else tr("Play aloud again"))

    def _mute(self) -> None:
        self._volume_told(0.0 if self.volume.value() else self._unmuted)

    def _volume_told(self, percent: float) -> None:
        self.volume_chosen.emit(percent / 100)

    def fit(self, width: int) -> None:
        """Leave out what has no room."""
        px = self.theme.px
        self.of.setVisible(width >= px(480))
        self.volume.setVisible(width >= px(600))
        self.marker.setText(tr("Marker") if width >= px(720) else "")
        self.marker.set_icon("flag-plus-outline")
