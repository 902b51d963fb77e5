"""The side column of the Inspect page: which lanes are shown, and how sound is looked at, with what each trades."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from voiceapp.core.inspection import Look
from voiceapp.gui.language import tr, tr_n
from voiceapp.gui.panels import inspect_texts as texts
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Segmented
from voiceapp.gui.widgets.colour_maps import COLOUR_MAPS
from voiceapp.gui.widgets.inputs import CheckBox, Choice, Slider
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.map_lane import Display

if TYPE_CHECKING:
    from voiceapp.gui.panels.inspect_memory import InspectMemory

SIDE = 264


class InspectSide(QScrollArea):
    """``lane_wanted`` tells a lane and whether it is to be shown, ``looked`` a new :class:`Look`, ``displayed`` a
    new :class:`Display`."""

    lane_wanted = Signal(str, bool)
    looked = Signal(object)
    displayed = Signal(object)

    def __init__(self, theme: Theme, memory: InspectMemory) -> None:
        super().__init__()
        self.theme, self.memory = theme, memory
        self.setObjectName("inspect-side-column")
        self.setAccessibleName(tr("Lanes and settings"))
        self.setProperty("line", "left")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        look, display = memory.look, memory.display
        self.boxes = {name: CheckBox(theme, text.title) for name, text in texts.LANES.items()}
        windows = [(str(count), texts.window_words(count)) for count in texts.WINDOWS]
        self.window_length = self._choice(windows, tr("Window"), str(look.window))
        self.hop = self._choice(
            [(str(part), words) for part, words in texts.HOPS], tr("Hop"), texts.hop_share(look)
        )
        self.bands = self._choice(
            [(str(n), tr_n(n, "{count} band", "{count} bands")) for n in texts.BANDS],
            tr("Mel bands"),
            str(look.bands),
        )
        self.scale = Segmented(theme, texts.SCALES, tr("Scale of frequencies"), display.scale, wide=True)
        self.range = Slider(theme, tr("Range"), display.range_db, 30, 120, step=10, unit="dB", above=True)
        self.colours = self._choice(COLOUR_MAPS, tr("Colours"), display.colours)
        for name, widget in (
            ("look-window", self.window_length), ("look-hop", self.hop), ("look-bands", self.bands),
            ("look-scale", self.scale), ("look-range", self.range), ("look-colours", self.colours),
            *((f"show-{name}", box) for name, box in self.boxes.items()),
        ):  # fmt: skip
            widget.setObjectName(name)
        self._lay_out()
        for name, box in self.boxes.items():
            box.clicked.connect(lambda on, name=name: self.lane_wanted.emit(name, on))
        for choice in (self.window_length, self.hop, self.bands):
            choice.chosen.connect(lambda _: self._look())
        self.scale.chosen.connect(lambda _: self._display())
        self.range.moved.connect(lambda _: self._display())
        self.colours.chosen.connect(lambda _: self._display())

    def _choice(self, choices: object, name: str, value: str) -> Choice:
        choice = Choice(self.theme, choices, name)  # type: ignore[arg-type]
        choice.choose(value)
        return choice

    def _lay_out(self) -> None:
        px, theme = self.theme.px, self.theme
        inner = QWidget()
        inner.setProperty("clear", True)
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(16), px(8), px(16), px(16))
        column.setSpacing(px(4))

        def hint(words: str) -> None:
            column.addWidget(Label(theme, words, "caption", "weak", wrap=True))
            column.addSpacing(px(8))

        def heading(words: str) -> None:
            column.addSpacing(px(8))
            column.addWidget(Label(theme, words, "label", "weak"))

        heading(tr("Lanes"))
        for box in self.boxes.values():
            column.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        heading(tr("Spectrum"))
        for words, choice, trade in (
            (tr("Window"), self.window_length, texts.WINDOW_HINT),
            (tr("From one to the next"), self.hop, texts.HOP_HINT),
            (tr("Mel bands"), self.bands, texts.BANDS_HINT),
        ):
            column.addWidget(Label(theme, words, "caption", "normal"))
            column.addWidget(choice)
            hint(trade)
        hint(texts.WHISPER_HINT)
        heading(tr("Picture"))
        column.addWidget(Label(theme, tr("Frequencies of the spectrogram"), "caption", "normal"))
        column.addWidget(self.scale)
        hint(texts.SCALE_HINT)
        column.addWidget(self.range)
        hint(texts.RANGE_HINT)
        column.addWidget(Label(theme, tr("Colours"), "caption", "normal"))
        column.addWidget(self.colours)
        hint(texts.COLOURS_HINT)
        heading(tr("Keys"))
        hint(texts.KEYS_HINT)
        column.addStretch(1)
        self.setWidget(inner)

    def show_lanes(self, shown: Collection[str], offered: Collection[str]) -> None:
        """Tick what is shown; what is not to be had has no box."""
        for name, box in self.boxes.items():
            box.setVisible(name in offered)
            box.setChecked(name in shown)

    def show_live(self, live: bool) -> None:
        """While the microphone runs it is looked at as when it was opened."""
        for choice in (self.window_length, self.hop, self.bands):
            choice.setEnabled(not live)
            choice.setToolTip(texts.LIVE_HINT if live else "")

    def _look(self) -> None:
        window = int(self.window_length.value())
        self.looked.emit(Look(window, window // int(self.hop.value()), int(self.bands.value())))

    def _display(self) -> None:
        self.displayed.emit(Display(self.scale.value(), round(self.range.value()), self.colours.value()))
