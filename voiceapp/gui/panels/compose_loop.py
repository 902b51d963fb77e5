"""Below the wave: what is looped, and the loops of whole bars that were found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.panels import compose_player_texts as texts
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.announce import untold
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.inputs import Choice
from voiceapp.gui.widgets.labels import Label

if TYPE_CHECKING:
    from voiceapp.core.music import Loop
    from voiceapp.gui.widgets.track_wave import Region

NEAR, LEAST_NEAR_S = 0.15, 0.3
"""A dragged region becomes a loop that was found where each end is nearer than this share of its length."""
WHOLE = "whole"


def snapped(region: Region, loops: Sequence[Loop]) -> Loop | None:
    """The loop of whole bars that somebody who dragged ``region`` meant; None where none is near."""
    near = max((region[1] - region[0]) * NEAR, LEAST_NEAR_S)

    def off(loop: Loop) -> float:
        return max(abs(loop.start_s - region[0]), abs(loop.end_s - region[1]))

    best = min(loops, key=off, default=None)
    return best if best is not None and off(best) <= near else None


class LoopRow(QWidget):
    """``chosen`` tells the region that is to be looped (None: the whole track), ``find_wanted`` that loops of
    whole bars are to be looked for.
    """

    chosen = Signal(object)
    find_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.loops: Sequence[Loop] = ()
        self.words = Label(theme, "", "caption", "normal", tabular=True, elide=True)
        self.words.setObjectName("loop-words")
        self.look = Button(theme, tr("Find whole bars"), "plain", size="small")
        self.look.setObjectName("loop-find")
        self.offers = Choice(theme, (), tr("Loops of whole bars"))
        self.offers.setObjectName("loop-offers")
        self.offers.setMinimumWidth(theme.px(176))
        self.offers.hide()
        self.clear = IconButton(theme, "close", tr("Loop the whole track"), small=True)
        self.clear.setObjectName("loop-clear")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, theme.px(4))
        row.setSpacing(theme.px(8))
        row.addWidget(self.words, 1)
        row.addWidget(self.look)
        row.addWidget(self.offers)
        row.addWidget(self.clear)
        self.look.clicked.connect(self.find_wanted)
        self.clear.clicked.connect(lambda: self.chosen.emit(None))
        self.offers.chosen.connect(self._choose)

    def show_finding(self) -> None:
        """Loops are being looked for."""
        self.look.setEnabled(False)
        self.look.setText(tr("Looking for whole bars"))

    def show_loops(self, loops: Sequence[Loop] | None) -> None:
        """Offer loops; None: nobody has looked for them."""
        self.loops = loops or ()
        self.look.setVisible(not loops)
        self.look.setEnabled(loops is None)
        self.look.setText(tr("Find whole bars") if loops is None else tr("No steady bars were found"))
        self.offers.setVisible(bool(loops))
        with untold():
            self.offers.clear()
            self.offers.addItem(tr("Whole track"), WHOLE)
            for place, loop in enumerate(self.loops):
                words = tr("{bars} at {time}", bars=texts.bars(loop.bars), time=texts.exact(loop.start_s))
                self.offers.addItem(words, str(place))

    def show_region(self, region: Region | None) -> None:
        """Show what is looped."""
        found = next((one for one in self.loops if (one.start_s, one.end_s) == region), None)
        self.words.setText(texts.loop(region, found.bars if found else None))
        self.clear.setVisible(region is not None)
        if found is not None or region is None:
            self.offers.choose(str(self.loops.index(found)) if found else WHOLE)
        else:
            self.offers.setCurrentIndex(-1)
            self.offers.setPlaceholderText(tr("Loops of whole bars"))

    def _choose(self, key: str) -> None:
        loop = None if key == WHOLE else self.loops[int(key)]
        self.chosen.emit(None if loop is None else (loop.start_s, loop.end_s))
