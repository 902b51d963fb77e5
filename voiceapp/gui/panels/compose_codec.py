"""What the codec takes away: the same sound at each of its bit rates against the original."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.gui.language import short_number, tr
from voiceapp.gui.panels import compose_player_texts as texts
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.progress import Bar

if TYPE_CHECKING:
    from voiceapp.services.codec_compare import CodecRow

HEADS = (tr("Bit rate"), tr("Books"), tr("Signal to noise"), tr("Distance to the original"))


class CodecTable(QWidget):
    """``compare_wanted`` tells a click on the button that starts it."""

    compare_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("codec-table")
        self.rows: Sequence[CodecRow] = ()
        self.heading = Label(theme, tr("Codec"), "heading")
        self.words = Label(theme, "", "body", "weak", wrap=True)
        self.words.setObjectName("codec-words")
        self.compare = Button(theme, tr("Compare"), "quiet")
        self.compare.setObjectName("codec-compare")
        self.compare.setAccessibleName(tr("Compare the codec's bit rates with the original"))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self.heading)
        head.addWidget(self.words, 1)
        head.addWidget(self.compare)
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(24))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnStretch(len(HEADS), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(self._table)
        self.compare.clicked.connect(self.compare_wanted)
        self.clear()

    def clear(self) -> None:
        """Nothing is compared yet."""
        self._empty()
        self.rows = ()
        self._table.hide()
        self.compare.setEnabled(True)
        self.words.setText(
            tr("Tokens do not hold all of the sound. Compare it with the original at each bit rate.")
        )

    def show_comparing(self) -> None:
        """It is being compared."""
        self.compare.setEnabled(False)
        self.words.setText(tr("Coding the track at each bit rate"))

    def show_rows(self, rows: Sequence[CodecRow]) -> None:
        """Show a row for each bit rate."""
        self._empty()
        self.rows = rows
        self.compare.setEnabled(True)
        self.words.setText(tr("A higher signal to noise and a smaller distance are closer to the original."))
        for place, name in enumerate(HEADS):
            self._grid.addWidget(Label(self.theme, name, "caption", "weak"), 0, place, _RIGHT)
        most = max((row.log_spectral_distance_db for row in rows), default=1.0) or 1.0
        for line, row in enumerate(rows, 1):
            told = (
                texts.bit_rate(row.kbps),
                str(row.codebooks),
                texts.decibels(row.snr_db),
                texts.decibels(row.log_spectral_distance_db),
            )
            for place, words in enumerate(told):
                label = Label(self.theme, words, "bodyStrong" if not place else "body", tabular=True)
                label.setMinimumHeight(self.theme.px(24))
                label.setAccessibleName(f"{HEADS[place]}: {words}")
                self._grid.addWidget(label, line, place, _RIGHT)
            bar = Bar(self.theme, tr("Distance at {rate} kbit/s", rate=short_number(row.kbps)))
            bar.set_fraction(row.log_spectral_distance_db / most)
            self._grid.addWidget(bar, line, len(told), Qt.AlignmentFlag.AlignVCenter)
        self._table.show()

    def _empty(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
