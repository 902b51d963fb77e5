"""A mix: layers on one beat grid, and what can be made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.panels.compose_mix_rows import LayerRow
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.fields import TextField
from voiceapp.gui.widgets.flow import Flow
from voiceapp.gui.widgets.inputs import Choice, Number
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.play import PlayButton
from voiceapp.gui.widgets.progress import ProgressRow

if TYPE_CHECKING:
    from voiceapp.core.tracks import Layer, Mix, Track

SLOWEST, FASTEST, MOST_BEATS = 20, 400, 16
LONGEST_TITLE = 24
NO_MIX = tr("Tracks become layers on one beat grid: drums, bass, keys, each louder or softer, sooner or later.")
NO_LAYERS = tr("Choose a track above and add it, or have a layer composed.")


class LayerForm(QWidget):
    """Asks what layer is to be composed; ``wanted`` tells its name and the words for it."""

    wanted = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("layer-form")
        self.name = TextField(theme, tr("Name of the layer"), tr("Drums"), height=32)
        self.name.setObjectName("layer-name")
        self.name.setMaximumWidth(theme.px(140))
        self.prompt = TextField(theme, tr("Words for the layer"), tr("Soft brushes, steady"), height=32)
        self.prompt.setObjectName("layer-prompt")
        self.do = Button(theme, tr("Compose the layer"), "tonal", "music-note")
        self.do.setObjectName("layer-compose")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.name)
        row.addWidget(self.prompt, 1)
        row.addWidget(self.do)
        for field in (self.name, self.prompt):
            field.setAcceptDrops(False)  # files go to the page
            field.textChanged.connect(lambda _: self._check())
            field.returnPressed.connect(self._tell)
        self.do.clicked.connect(self._tell)
        self._check()

    def _check(self) -> None:
        self.do.setEnabled(bool(self.name.text().strip() and self.prompt.text().strip()))

    def _tell(self) -> None:
        if self.do.isEnabled():
            self.wanted.emit(self.name.text().strip(), self.prompt.text().strip())
            self.name.clear()
            self.prompt.clear()


class MixPanel(QWidget):
    """The signals tell what the user wants of the mix that is shown; ``chosen`` another one, ``grid_changed`` the
    beats a minute and to the bar; ``added`` tells a row whose wave is not there yet.
    """

    chosen = Signal(int)
    added = Signal(object)
    new_wanted = Signal()
    delete_wanted = Signal()
    grid_changed = Signal(float, int)
    layer_changed = Signal(object)
    fit_wanted = Signal(int)
    remove_wanted = Signal(int)
    add_wanted = Signal()
    compose_wanted = Signal(str, str)
    play_wanted = Signal()
    bounce_wanted = Signal()
    export_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.mix: Mix | None = None
        self.rows: list[LayerRow] = []
        self.setObjectName("mix-panel")
        self.mixes = Choice(theme, (), tr("Which mix"))
        self.mixes.setObjectName("mixes")
        self.mixes.setMinimumWidth(theme.px(140))
        self.bpm = Number(theme, tr("Tempo of the mix"), 120, SLOWEST, FASTEST, decimals=1, unit="BPM")
        self.bpm.setObjectName("mix-bpm")
        self.beats = Number(theme, tr("Beats to the bar"), 4, 1, MOST_BEATS, unit=tr("beats a bar"))
        self.beats.setObjectName("mix-beats")
        self.new = Button(theme, tr("New mix"), "quiet", "plus")
        self.delete = IconButton(theme, "trash-can-outline", tr("Delete the mix"))
        self.shut = IconButton(theme, "close", tr("Back to the tokens"))
        self.words = Label(theme, NO_MIX, "body", "normal", wrap=True)
        self.progress = ProgressRow(theme, tr("the layer"))
        self.form = LayerForm(theme)
        self.play = PlayButton(theme, tr("the mix"), side=32)
        self.add = Button(theme, tr("Add the track"), "quiet", "plus")
        self.compose = Button(theme, tr("Compose a layer"), "quiet", "music-note")
        self.compose.setCheckable(True)
        self.bounce = Button(theme, tr("Make it a track"), "quiet", "source-branch")
        self.export = Button(theme, tr("Export the mix"), "quiet", "export-variant")
        for name in ("new", "delete", "words", "progress", "play", "add", "compose", "bounce", "export"):
            getattr(self, name).setObjectName(f"mix-{name}")
        self.shut.setObjectName("mix-close")
        self._lay_out()
        self._connect()
        self.show_mixes((), None, {})

    def _lay_out(self) -> None:
        px = self.theme.px
        self._grid = Flow(px(8))
        for widget in (self.mixes, self.bpm, self.beats, self.new, self.delete):
            self._grid.addWidget(widget)
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(Label(self.theme, tr("Mix"), "heading"))
        head.addLayout(self._grid, 1)
        head.addWidget(self.shut)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(4))
        foot = Flow(px(8))
        for button in (self.play, self.add, self.compose, self.bounce, self.export):
            foot.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(px(8))
        self._column.addLayout(head)
        self._column.addWidget(self.words)
        self._column.addLayout(self._rows)
        self._column.addWidget(self.progress)
        self._column.addLayout(foot)
        self._column.addWidget(self.form)
        self._column.addStretch(1)

    def _connect(self) -> None:
        self.mixes.chosen.connect(lambda key: self.chosen.emit(int(key)))
        for field in (self.bpm, self.beats):
            field.entered.connect(lambda _: self.grid_changed.emit(self.bpm.value(), round(self.beats.value())))
        self.compose.clicked.connect(self._show_form)
        self.form.wanted.connect(self._compose)
        for button, signal in (
            (self.new, self.new_wanted), (self.delete, self.delete_wanted), (self.shut, self.close_wanted),
            (self.play, self.play_wanted), (self.add, self.add_wanted), (self.bounce, self.bounce_wanted),
            (self.export, self.export_wanted),
        ):  # fmt: skip
            button.clicked.connect(signal)

    def fit(self, width: int) -> None:
        """Keep to the page's margins."""
        side = self.theme.px(24)
        self._column.setContentsMargins(side, self.theme.px(12), side, self.theme.px(16))

    # ------------------------------------------------------------------------------------- content

    def show_mixes(self, mixes: Sequence[Mix], shown: int | None, tracks: Mapping[int, Track]) -> None:
        """Show one of the mixes; ``tracks`` are those of the library by number."""
        self.mix = next((mix for mix in mixes if mix.id == shown), None)
        self.mixes.clear()
        for mix in mixes:
            self.mixes.addItem(mix.title, str(mix.id))
        there = self.mix is not None
        for widget in (self.mixes, self.bpm, self.beats, self.delete, self.add, self.compose):
            widget.setVisible(there)
        layers = self.mix.layers if self.mix else ()
        for button in (self.play, self.bounce, self.export):
            button.setVisible(bool(layers))
            button.setEnabled(self.mix is not None and bool(self.mix.heard))
        self.words.setText(NO_LAYERS if there else NO_MIX)
        self.words.setVisible(not layers)
        self._show_form(there and self.compose.isChecked())
        if self.mix is not None:
            self.mixes.choose(str(self.mix.id))
            self.bpm.show_value(self.mix.bpm)
            self.beats.show_value(self.mix.beats)
        self._show_layers(layers, tracks)

    def _show_layers(self, layers: Sequence[Layer], tracks: Mapping[int, Track]) -> None:
        if [(row.layer.id, row.layer.name) for row in self.rows] != [(one.id, one.name) for one in layers]:
            for row in self.rows:
                row.hide()
                row.deleteLater()
            self.rows = [self._row(layer) for layer in layers]
        lengths = [tracks[one.track].duration_s if one.track in tracks else 0.0 for one in layers]
        spans = zip(layers, lengths, strict=True)
        whole_s = max((one.offset_s + length * one.stretch for one, length in spans), default=0.0)
        for row, layer, length in zip(self.rows, layers, lengths, strict=True):
            assert self.mix is not None
            row.show_layer(layer, self.mix, length, whole_s)

    def _row(self, layer: Layer) -> LayerRow:
        row, number = LayerRow(self.theme, layer), layer.id
        row.changed.connect(self.layer_changed)
        row.fit_wanted.connect(lambda: self.fit_wanted.emit(number))
        row.remove_wanted.connect(lambda: self.remove_wanted.emit(number))
        self._rows.addWidget(row)
        self.added.emit(row)
        return row

    def show_track(self, track: Track | None) -> None:
        """Offer the chosen track as a layer."""
        title = track.title if track else ""
        short = title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"
        self.add.setText(tr("Add “{title}”", title=short))
        self.add.setEnabled(track is not None)

    def show_rendering(self, rendering: bool) -> None:
        """The mix is being written: nothing more can be asked of it until then."""
        for button in (self.play, self.bounce, self.export):
            button.setEnabled(not rendering)

    def _show_form(self, shown: bool) -> None:
        self.compose.setChecked(shown)
        self.form.setVisible(shown)

    def _compose(self, name: str, prompt: str) -> None:
        self._show_form(False)
        self.compose_wanted.emit(name, prompt)
