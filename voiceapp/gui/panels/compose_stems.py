"""The stems of the chosen track: drums, bass, voice and the rest, each a track of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.panels import compose_texts as texts
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.play import PlayButton
from voiceapp.gui.widgets.progress import ProgressRow
from voiceapp.gui.widgets.time_axis import clock
from voiceapp.gui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from voiceapp.core.tracks import Track

NONE = tr("The track is taken apart into drums, bass, voice and the rest. Each becomes a track of its own.")
NAME, WAVE = 88, 28
"""px at 100 %: the width of a name, the height of a wave."""
SOME = tr("Each plays at the same second as the track, and is a track of its own.")


class StemWave(Timeline):
    """The wave of one stem."""

    def __init__(self, theme: Theme, stem: Track, name: str) -> None:
        self._name = name
        super().__init__(theme, WAVE)
        self.setObjectName(f"wave-stem-{stem.id}")
        self.show_recording(stem.duration_s, (), ())

    def _tell(self) -> None:
        self.setAccessibleName(tr("Wave of {name}", name=self._name))
        self.setAccessibleDescription(
            tr("{time} of {length}", time=clock(self.at_s), length=clock(self.duration_s))
        )


class StemRow(QWidget):
    """One stem with its play button and its wave; ``opened`` tells a click on "Open"."""

    toggled = Signal()
    opened = Signal()

    def __init__(self, theme: Theme, stem: Track, name: str) -> None:
        super().__init__()
        self.stem, self.name = stem, name
        self.setObjectName(f"stem-{stem.id}")
        self.play = PlayButton(theme, name, side=32)
        self.play.setObjectName(f"play-stem-{stem.id}")
        self.title = Label(theme, name, "body", elide=True)
        self.title.setFixedWidth(theme.px(NAME))
        self.wave = StemWave(theme, stem, name)
        self.open = Button(theme, tr("Open"), "plain", size="small")
        self.open.setObjectName(f"open-stem-{stem.id}")
        self.open.setAccessibleName(tr("Open {name}", name=name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        row.setSpacing(theme.px(12))
        row.addWidget(self.play)
        row.addWidget(self.title)
        row.addWidget(self.wave, 1)
        row.addWidget(self.open)
        self.play.clicked.connect(self.toggled)
        self.open.clicked.connect(self.opened)


class StemsPanel(QWidget):
    """``wanted`` tells that the track is to be taken apart, ``mix_wanted`` that its stems are to be mixed,
    ``toggled`` a stem to play or pause, ``opened`` one to show, ``sought`` a second, ``added`` a row whose wave is
    not there yet.
    """

    wanted = Signal()
    mix_wanted = Signal()
    toggled = Signal(object)
    opened = Signal(int)
    sought = Signal(float)
    added = Signal(object)
    close_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.rows: list[StemRow] = []
        self.setObjectName("stems-panel")
        self.words = Label(theme, NONE, "body", "normal", wrap=True)
        self.words.setObjectName("stems-words")
        self.shut = IconButton(theme, "close", tr("Back to the tokens"))
        self.shut.setObjectName("stems-close")
        self.take_apart = Button(theme, tr("Take it apart"), "tonal", "content-cut")
        self.take_apart.setObjectName("take-apart")
        self.mix = Button(theme, tr("Mix the stems"), "quiet", "tune-variant")
        self.mix.setObjectName("mix-stems")
        self.progress = ProgressRow(theme, tr("taking it apart"))
        self.progress.setObjectName("stems-progress")
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(Label(theme, tr("Stems"), "heading"))
        head.addStretch(1)
        head.addWidget(self.shut)
        foot.addWidget(self.take_apart)
        foot.addWidget(self.mix)
        foot.addStretch(1)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.px(8))
        self._column.addLayout(head)
        self._column.addWidget(self.words)
        self._column.addLayout(self._rows)
        self._column.addWidget(self.progress)
        self._column.addLayout(foot)
        self._column.addStretch(1)
        self.take_apart.clicked.connect(self.wanted)
        self.mix.clicked.connect(self.mix_wanted)
        self.shut.clicked.connect(self.close_wanted)

    def fit(self, width: int) -> None:
        """Keep to the page's margins."""
        side = self.theme.px(24)
        self._column.setContentsMargins(side, self.theme.px(12), side, self.theme.px(16))

    def show_stems(self, stems: Sequence[Track], busy: bool) -> None:
        """Show a track's stems; ``busy``: they are being made."""
        self.words.setText(SOME if stems else NONE)
        self.take_apart.setVisible(not stems and not busy)
        self.mix.setVisible(bool(stems))
        if [row.stem for row in self.rows] == list(stems):
            return
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [StemRow(self.theme, stem, texts.stem(stem)) for stem in stems]
        for row in self.rows:
            row.toggled.connect(lambda stem=row.stem: self.toggled.emit(stem))
            row.opened.connect(lambda stem=row.stem: self.opened.emit(stem.id))
            row.wave.sought.connect(self.sought)
            self._rows.addWidget(row)
            self.added.emit(row)

    def show_playing(self, stem: int | None, at_s: float) -> None:
        """Show which stem plays, and where the track is."""
        for row in self.rows:
            row.wave.show_position(at_s)
            row.play.show_playing(row.stem.id == stem)
