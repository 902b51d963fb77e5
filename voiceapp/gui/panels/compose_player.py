"""The player of the chosen track: controls, title, and the wave below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.panels.compose_loop import LoopRow
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.play import PlayButton
from voiceapp.gui.widgets.time_axis import clock
from voiceapp.gui.widgets.tips import as_tip
from voiceapp.gui.widgets.track_wave import WAVE, TrackWave

if TYPE_CHECKING:
    from voiceapp.core.tracks import Track, TrackMark

STEP_S = 5.0
WIDE, MIDDLE = 760, 600
"""px at 100 % from which buttons have their words, and the title its place."""
LOW, HIGH = 620, 920
"""Pages that are lower, or higher (px at 100 %), have a lower or a higher wave."""
LOW_WAVE, HIGH_WAVE = 40, 112


class TrackPlayer(QWidget):
    """Space plays, the arrow keys go 5 s on and back, Home to the beginning, M sets a mark or takes it away, L
    loops, [ and ] set where the loop begins and ends.

    ``loop_wanted`` tells whether to loop, ``spectrum_wanted`` whether the spectrogram is wanted, ``opened`` which
    part below is: "stems", "mix" or "" for the tokens.
    """

    toggled = Signal()
    sought = Signal(float)
    marked = Signal()
    loop_wanted = Signal(bool)
    edge_wanted = Signal(bool)
    spectrum_wanted = Signal(bool)
    export_wanted = Signal()
    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.duration_s = self.at_s = 0.0
        self.setObjectName("track-player")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName(tr("Player"))
        self.setProperty("surface", "raised")
        self.setProperty("line", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = IconButton(theme, "skip-previous", tr("To the beginning (Home)"))
        self.play = PlayButton(theme, keys=tr("Space"))
        self.loop = IconButton(theme, "repeat", tr("Loop (L)"))
        self.loop.setCheckable(True)
        self.time = Label(theme, clock(0), "bodyStrong", tabular=True)
        self.of = Label(theme, "", "body", "weak", tabular=True)
        self.title = Label(theme, "", "bodyStrong", elide=True)
        self.mark = IconButton(theme, "flag-plus-outline", tr("Set a mark here (M)"))
        self.spectrum = IconButton(theme, "chart-histogram", tr("Show the spectrogram"))
        self.spectrum.setCheckable(True)
        self.stems = Button(theme, tr("Stems"), "plain", "layers-triple-outline")
        self.mix = Button(theme, tr("Mix"), "plain", "tune-variant")
        self.parts = {"stems": self.stems, "mix": self.mix}
        self.export = Button(theme, tr("Export"), "quiet", "export-variant")
        self.wave = TrackWave(theme)
        self.loops = LoopRow(theme)
        self.loops.hide()
        for label in (self.time, self.of):
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        for name in ("back", "loop", "time", "title", "mark", "spectrum", "stems", "mix", "export"):
            getattr(self, name).setObjectName(f"track-{name}")
        for button in self.parts.values():
            button.setCheckable(True)
            button.setAccessibleName(button.text())
        self.export.setAccessibleName(tr("Export the track"))
        self._lay_out()
        self.back.clicked.connect(lambda: self.sought.emit(0.0))
        self.play.clicked.connect(self.toggled)
        self.loop.clicked.connect(self.loop_wanted)
        self.mark.clicked.connect(self.marked)
        self.spectrum.clicked.connect(self.spectrum_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.wave.sought.connect(self.sought)
        self.stems.clicked.connect(lambda on: self.opened.emit("stems" if on else ""))
        self.mix.clicked.connect(lambda on: self.opened.emit("mix" if on else ""))

    def _lay_out(self) -> None:
        px = self.theme.px
        self._controls = QHBoxLayout()
        self._controls.setSpacing(px(4))
        left: tuple[QWidget, ...] = (self.back, self.play, self.loop)
        right: tuple[QWidget, ...] = (self.mark, self.spectrum, self.stems, self.mix, self.export)
        for widget in left:
            self._controls.addWidget(widget)
        self._controls.addSpacing(px(8))
        self._controls.addWidget(self.time)
        self._controls.addWidget(self.of)
        self._controls.addWidget(self.title)
        self.title.setContentsMargins(px(16), 0, 0, 0)
        self._controls.addStretch(1)
        for widget in right:
            self._controls.addWidget(widget)
        self._controls.insertSpacing(self._controls.count() - 1, px(8))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(24), px(8), px(24), px(4))
        self._column.setSpacing(px(4))
        self._column.addLayout(self._controls)
        self._column.addWidget(self.wave)
        self._column.addWidget(self.loops)

    def show_track(self, track: Track | None) -> None:
        """Show which track it is about; None: there is none yet."""
        self.duration_s = track.duration_s if track else 0.0
        self.title.setText(track.title if track else "")
        self.of.setText(tr("of {length}", length=clock(self.duration_s)) if track else "")
        self.play.set_what(track.title if track else "")
        for widget in (self.back, self.play, self.loop, self.mark, self.spectrum, self.stems, self.export):
            widget.setEnabled(track is not None)

    def show_marks(self, marks: Sequence[TrackMark]) -> None:
        """Show its marks."""
        self.wave.show_recording(self.duration_s, (), [mark.at_s for mark in marks])
        self.wave.setToolTip(as_tip("\n".join(f"{clock(mark.at_s)} {mark.name}" for mark in marks)))

    def show_position(self, at_s: float, playing: bool) -> None:
        """Show where the sound is."""
        self.at_s = at_s
        self.time.setText(clock(at_s))
        self.play.show_playing(playing)
        self.wave.show_position(at_s)

    def show_looping(self, looping: bool) -> None:
        """Show that it loops, and what."""
        self.loop.setChecked(looping)
        self.loop.set_icon("repeat", "accent.text" if looping else "text.normal")
        self.loops.setVisible(looping)

    def show_spectral(self, spectral: bool) -> None:
        """Show whether the spectrogram is up."""
        self.spectrum.setChecked(spectral)
        self.spectrum.set_icon("waveform" if spectral else "chart-histogram")
        self.spectrum.set_name(tr("Show the wave") if spectral else tr("Show the spectrogram"))

    def show_part(self, part: str) -> None:
        """Show which part below is open."""
        for name, button in self.parts.items():
            button.setChecked(name == part)

    def fit(self, width: int, page: int) -> None:
        """Leave out what has no room in ``width`` px; the wave is as high as a page of ``page`` px allows."""
        px = self.theme.px
        wide = width >= px(WIDE)
        for button, words in ((self.stems, tr("Stems")), (self.mix, tr("Mix")), (self.export, tr("Export"))):
            button.setText(words if wide else "")
            button.setToolTip("" if wide else words)
        self.title.setVisible(width >= px(MIDDLE))
        self.of.setVisible(width >= px(480))
        self.wave.set_high(LOW_WAVE if page < px(LOW) else HIGH_WAVE if page >= px(HIGH) else WAVE)

    def skip(self, seconds: float) -> None:
        """Go some seconds on or back."""
        self.sought.emit(min(max(self.at_s + seconds, 0.0), self.duration_s))

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key means to the player; False where it means nothing."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not plain or not self.play.isEnabled():
            return False
        match event.key():
            case Qt.Key.Key_Space:
                self.toggled.emit()
            case Qt.Key.Key_Left:
                self.skip(-STEP_S)
            case Qt.Key.Key_Right:
                self.skip(STEP_S)
            case Qt.Key.Key_Home:
                self.sought.emit(0.0)
            case Qt.Key.Key_M:
                self.marked.emit()
            case Qt.Key.Key_L:
                self.loop_wanted.emit(not self.loop.isChecked())
            case Qt.Key.Key_BracketLeft | Qt.Key.Key_BracketRight:
                self.edge_wanted.emit(event.key() == Qt.Key.Key_BracketRight)
            case _:
                return False
        return True
