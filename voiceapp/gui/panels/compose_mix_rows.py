"""A layer of a mix: its volume, whether it is heard, where it begins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from voiceapp.gui.language import number, tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.flow import Flow
from voiceapp.gui.widgets.inputs import Number, Slider
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.layer_lane import LayerLane

if TYPE_CHECKING:
    from voiceapp.core.tracks import Layer, Mix

NAME, WIDE_NAME, WIDE = 96, 208, 640
"""px of a name at 100 %, and of one in a row of that width."""
LOUDEST_DB, QUIETEST_DB = 6, -30
MOST_S = 3600.0
REST_MS = 300
"""A volume that rests so long is the one that is meant."""


class LayerRow(QWidget):
    """``changed`` tells the layer as it is wanted; ``fit_wanted`` and ``remove_wanted`` tell a click."""

    changed = Signal(object)
    fit_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, theme: Theme, layer: Layer) -> None:
        super().__init__()
        self.theme, self.layer = theme, layer
        name, key = layer.name, layer.id
        self.setObjectName(f"layer-{key}")
        self.name = Label(theme, name, "bodyStrong", elide=True)
        self.name.setFixedWidth(theme.px(NAME))
        self.mute = IconButton(theme, "volume-high", tr("Mute {name}", name=name), small=True)
        self.solo = Button(theme, tr("Solo"), "plain", size="small")
        self.solo.setCheckable(True)
        self.solo.setAccessibleName(tr("Hear {name} alone", name=name))
        self.solo.setToolTip(tr("Hear {name} alone", name=name))
        self.volume = Slider(theme, tr("Volume of {name}", name=name), 0, QUIETEST_DB, LOUDEST_DB, unit="dB")
        self.volume.setFixedWidth(theme.px(152))
        self.offset = Number(theme, tr("{name} begins at", name=name), 0, 0, MOST_S, decimals=2, step=0.5, unit="s")
        self.offset.setToolTip(tr("{name} begins at", name=name))
        self.offset.setFixedWidth(theme.px(88))
        self.fit = IconButton(theme, "metronome", tr("Fit {name} to the tempo of the mix", name=name), small=True)
        self.remove = IconButton(theme, "close", tr("Take {name} out of the mix", name=name), small=True)
        self.stretch = Label(theme, "", "caption", "weak", tabular=True)
        for part in ("mute", "solo", "volume", "offset", "fit", "remove", "stretch"):
            getattr(self, part).setObjectName(f"{part}-{key}")
        self.lane = LayerLane(theme, name)
        self.lane.setObjectName(f"lane-{key}")
        controls = Flow(theme.px(8))
        for widget in (
            self.name, self.mute, self.solo, self.volume, self.offset, self.fit, self.remove, self.stretch,
        ):  # fmt: skip
            controls.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        column.setSpacing(theme.px(4))
        column.addLayout(controls)
        column.addWidget(self.lane)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(lambda: self._change(gain_db=self.volume.value()))
        self.volume.moved.connect(lambda _: self._rest.start())
        self.mute.clicked.connect(lambda: self._change(muted=not self.layer.muted))
        self.solo.clicked.connect(lambda on: self._change(solo=on))
        self.offset.entered.connect(lambda at_s: self._change(offset_s=at_s))
        self.lane.moved.connect(lambda at_s: self._change(offset_s=at_s))
        self.fit.clicked.connect(self.fit_wanted)
        self.remove.clicked.connect(self.remove_wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self.theme.px
        self.name.setFixedWidth(px(WIDE_NAME if self.width() >= px(WIDE) else NAME))

    def _change(self, **changes: Any) -> None:
        self.layer = replace(self.layer, **changes)
        self.changed.emit(self.layer)

    def show_layer(self, layer: Layer, mix: Mix, length_s: float, whole_s: float) -> None:
        """Show how it is in its mix; ``length_s`` is how long its track is, ``whole_s`` how long the mix is."""
        self.layer = layer
        heard = layer in mix.heard
        self.name.set_tone("strong" if heard else "weak")
        self.mute.set_icon("volume-off" if layer.muted else "volume-high")
        self.mute.set_name(
            tr("Hear {name} again", name=layer.name) if layer.muted else tr("Mute {name}", name=layer.name)
        )
        self.solo.setChecked(layer.solo)
        if not self._rest.isActive():
            self.volume.show_value(layer.gain_db)
        self.offset.show_value(layer.offset_s)
        self.stretch.setText(
            "" if layer.stretch == 1 else tr("Played {times} times as fast", times=number(1 / layer.stretch, 2))
        )
        self.stretch.setVisible(layer.stretch != 1)
        self.lane.show_grid(mix.bpm, mix.beats)
        self.lane.show_place(layer.offset_s, length_s * layer.stretch, whole_s, heard)
