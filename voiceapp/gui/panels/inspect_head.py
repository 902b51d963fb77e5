"""The head of the Inspect page: back, what is looked at, and the bar that plays, zooms and tells the time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from voiceapp.core.inspection import InspectedSound
from voiceapp.gui.language import tr
from voiceapp.gui.panels import inspect_texts as texts
from voiceapp.gui.recent import RecentFiles
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.play import PlayButton
from voiceapp.gui.widgets.recent_button import RecentButton
from voiceapp.gui.widgets.sound_span import SoundSpan
from voiceapp.gui.widgets.time_ruler import exact

LISTEN = tr("Look at the microphone")
WIDE, MIDDLE = 760, 520
"""px at 100 % from which buttons have their words, and the sound its facts."""


class InspectHead(QWidget):
    """``live_wanted`` tells a click on the microphone, which while it listens is Stop."""

    back_wanted = Signal()
    open_wanted = Signal()
    live_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, theme: Theme, recent: RecentFiles) -> None:
        super().__init__()
        self.theme = theme
        px = theme.px
        self.setObjectName("inspect-head")
        self.back = IconButton(theme, "arrow-left", tr("Back"), shortcut="Alt+Left")
        self.title = Label(theme, tr("Inspect"), "title", elide=True)
        self.about = Label(theme, "", "body", "weak", elide=True, tabular=True)
        self.open = Button(theme, tr("Open a file"), "quiet", "folder-open-outline")
        self.recent = RecentButton(theme, recent)
        self.live = Button(theme, tr("Microphone"), "quiet", "microphone-outline")
        self.export = Button(theme, tr("Export"), "quiet", "export-variant")
        self.side = IconButton(theme, "tune-variant", tr("Lanes and settings"))
        self.side.setCheckable(True)
        self.words = {self.open: tr("Open a file"), self.live: tr("Microphone"), self.export: tr("Export")}
        for name in ("back", "title", "about", "open", "live", "export", "side"):
            getattr(self, name).setObjectName(f"inspect-{name}")
        self.open.setAccessibleName(tr("Open a file"))
        self.live.setAccessibleName(LISTEN)
        self.export.setAccessibleName(tr("Export what is shown"))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(12), px(24), px(12))
        row.setSpacing(px(8))
        row.addWidget(self.back)
        row.addWidget(self.title)
        row.addWidget(self.about)
        row.addStretch(1)
        for button in (self.open, self.recent, self.live, self.export, self.side):
            row.addWidget(button)
        self.back.clicked.connect(self.back_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.live.clicked.connect(self.live_wanted)
        self.export.clicked.connect(self.export_wanted)

    def show_sound(self, sound: InspectedSound | None) -> None:
        """Show what is looked at."""
        self.title.setText(sound.name if sound else tr("Inspect"))
        self.about.setText(texts.about(sound) if sound else "")
        self.export.setEnabled(sound is not None)

    def show_there(self, there: bool) -> None:
        """Where there is no sound, the page itself says what to do."""
        for button in (self.open, self.live, self.export, self.side):
            button.setVisible(there)
        if there:
            self.recent.fit()
        else:
            self.recent.hide()

    def show_live(self, live: bool) -> None:
        """Show that the microphone is open, or that it can be opened."""
        self.words[self.live] = tr("Stop") if live else tr("Microphone")
        self.live.setAccessibleName(tr("Stop listening") if live else LISTEN)
        self.live.set_icon("stop" if live else "microphone-outline")
        self.live.set_role("tonal" if live else "quiet")
        if live:
            self.title.setText(tr("Microphone"))
            self.about.setText(tr("The last 30 s of what it hears"))
            self.export.setEnabled(False)
        self.fit(self.width())

    def fit(self, width: int) -> None:
        """Leave out what has no room."""
        px = self.theme.px
        for button, words in self.words.items():
            button.setText(words if width >= px(WIDE) else "")
            button.setToolTip("" if width >= px(WIDE) else words)
        self.about.setVisible(width >= px(MIDDLE))


class InspectBar(QWidget):
    """Play, the time under the cursor, what is selected, how far finer values or an export are, and zooming.

    ``stopped``: the export is wanted no more.
    """

    toggled = Signal()
    stopped = Signal()

    def __init__(self, theme: Theme, span: SoundSpan) -> None:
        super().__init__()
        self.theme, self.span = theme, span
        px = theme.px
        self.setObjectName("inspect-bar")
        self.play = PlayButton(theme, side=32, keys=tr("Space"))
        self.time = Label(theme, "", "bodyStrong", tabular=True)
        self.selected = Label(theme, "", "body", "normal", tabular=True, elide=True)
        self.progress = Label(theme, "", "body", "weak", tabular=True, elide=True)
        self.stop = IconButton(theme, "close", tr("Stop the export"))
        self.nearer = IconButton(theme, "magnify-plus-outline", tr("Zoom in (+)"))
        self.further = IconButton(theme, "magnify-minus-outline", tr("Zoom out (−)"))
        self.all = IconButton(theme, "arrow-expand-horizontal", tr("Show all (F)"))
        for name in ("time", "selected", "progress", "stop", "nearer", "further", "all"):
            getattr(self, name).setObjectName(f"inspect-{name}")
        self.time.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.time.setAccessibleName(tr("Time under the cursor"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        left: tuple[QWidget, ...] = (self.play, self.time, self.selected)
        right: tuple[QWidget, ...] = (self.progress, self.stop, self.further, self.nearer, self.all)
        for widget in left:
            row.addWidget(widget)
        row.addStretch(1)
        for widget in right:
            row.addWidget(widget)
        self.play.clicked.connect(self.toggled)
        self.stop.clicked.connect(self.stopped)
        self.stop.hide()
        self.nearer.clicked.connect(lambda: span.zoom(0.5))
        self.further.clicked.connect(lambda: span.zoom(2.0))
        self.all.clicked.connect(span.fit)
        span.pointed.connect(self.show_times)
        span.moved.connect(self.show_times)
        self.show_times()

    def show_export(self, words: str) -> None:
        """Show how far an export is; "": there is none."""
        self.progress.setText(words)
        self.stop.setVisible(bool(words))

    def show_times(self) -> None:
        """Show the time under the cursor, as exactly as the view is, and the selection."""
        span = self.span
        self.time.setText(exact(span.cursor_s, min(max(span.wide_s / 1000, 1e-6), 0.001)))
        words = texts.selected(span.selection)
        self.selected.setText(tr("Selected {times}", times=words) if words else "")
