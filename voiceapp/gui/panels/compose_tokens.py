"""The tokens that a track is made of, and what it is like when only some of them are played."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.gui.language import short_number, tr, tr_n
from voiceapp.gui.panels import compose_player_texts as texts
from voiceapp.gui.panels.compose_cards import FactCards, Told
from voiceapp.gui.panels.compose_codec import CodecTable
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, Segmented
from voiceapp.gui.widgets.heat_map import HeatLegend, HeatMap
from voiceapp.gui.widgets.labels import Label

if TYPE_CHECKING:
    from voiceapp.core.tracks import Track
    from voiceapp.services.track_tokens import TokenView

MOST_OFFERED = 8
"""With more books than these every power of two of them is offered."""


def offered(books: int) -> list[int]:
    """With how many of the books a track can be played."""
    if books <= MOST_OFFERED:
        return list(range(1, books + 1))
    powers = [1 << power for power in range(books.bit_length()) if 1 << power < books]
    return [*powers, books]


class TokensPanel(QWidget):
    """``heard_wanted`` tells with how many books to play, ``wanted`` that the tokens are to be read, ``sought`` a
    second.
    """

    heard_wanted = Signal(int)
    wanted = Signal()
    sought = Signal(float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.track: Track | None = None
        self.view: TokenView | None = None
        self.heard = 0
        self.setObjectName("tokens-panel")
        self.heading = Label(theme, tr("Tokens"), "heading")
        self.about = Label(theme, "", "body", "weak", elide=True)
        self.about.setObjectName("tokens-about")
        self.look = Button(theme, tr("Show the tokens"), "quiet")
        self.look.setObjectName("tokens-look")
        self.first = Label(theme, tr("Play with the first"), "caption", "normal")
        self.books: Segmented | None = None
        self._books = QHBoxLayout()
        self.map = HeatMap(theme)
        self.under = Label(theme, "", "caption", "normal", tabular=True, elide=True)
        self.under.setObjectName("token-words")
        self.token = Label(theme, "", "label", tabular=True)
        self.legend = QWidget()
        self.legend.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.cards = FactCards(theme)
        self.codec = CodecTable(theme)
        self._lay_out()
        self.look.clicked.connect(self.wanted)
        self.map.pointed.connect(self._show_cell)
        self.map.sought.connect(self.sought)
        self.show_track(None)

    def _lay_out(self) -> None:
        px = self.theme.px
        legend = QHBoxLayout(self.legend)
        legend.setContentsMargins(0, 0, 0, 0)
        legend.setSpacing(px(8))
        legend.addWidget(Label(self.theme, tr("Low", sense="token number"), "caption", "normal"))
        legend.addWidget(HeatLegend(self.theme))
        legend.addWidget(Label(self.theme, tr("High token number"), "caption", "normal"))
        self._head = QHBoxLayout()
        self._head.setSpacing(px(8))
        self._head.addWidget(self.heading)
        self._head.addWidget(self.about, 1)
        self._head.addWidget(self.look)
        self._head.addWidget(self.first)
        self._head.addLayout(self._books)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(px(4))
        self._foot.addWidget(self.under)
        self._foot.addWidget(self.token)
        self._foot.addStretch(1)
        self._foot.addWidget(self.legend)
        self._below = QVBoxLayout()
        self._below.setSpacing(px(24))
        self._below.addLayout(self._foot)
        self._below.addWidget(self.cards)
        self._below.addWidget(self.codec)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(px(8))
        self._column.addLayout(self._head)
        self._column.addWidget(self.map)
        self._column.addLayout(self._below)
        self._column.addStretch(1)

    def fit(self, width: int) -> None:
        """Leave out what has no room in ``width`` px."""
        px = self.theme.px
        side = px(24)
        self._column.setContentsMargins(0, px(12), side, px(16))
        self._head.setContentsMargins(side, 0, 0, px(4))
        self._below.setContentsMargins(side, 0, 0, 0)
        self.cards.fit(width - 2 * side)
        self.first.setVisible(self.books is not None and width >= px(520))

    # ------------------------------------------------------------------------------------- content

    def show_track(self, track: Track | None) -> None:
        """Be about a track, whose tokens are not read yet."""
        self.track, self.view = track, None
        self.map.hide()
        self._show_foot(False)
        self._offer(0)
        self.codec.clear()
        self.codec.setVisible(track is not None)
        self.look.setVisible(track is not None)
        self.look.setEnabled(True)
        self.about.setText("" if track is None else tr("Codes of the sound, in books one finer than the other"))
        self._show_cards()

    def show_measures(self, track: Track) -> None:
        """Show what was measured of the track since."""
        self.track = track
        self._show_cards()

    def show_reading(self) -> None:
        """They are being read, or made."""
        self.look.setEnabled(False)
        self.about.setText(tr("Reading the tokens"))

    def show_failed(self, sentence: str) -> None:
        """They cannot be had."""
        self.look.setEnabled(True)
        self.about.setText(sentence)

    def show_tokens(self, view: TokenView) -> None:
        """Show them; all books are heard."""
        assert self.track is not None
        self.view = view
        books = len(view.codes)
        self.look.hide()
        self.about.setText(
            tr_n(
                books,
                "{count} book of {size}, {rate} steps a second",
                "{count} books of {size}, {rate} steps a second",
                size=view.size,
                rate=short_number(view.frame_rate),
            )
        )
        self.map.show_tokens(view.codes, view.frame_rate, view.size, self.track.duration_s)
        self.map.show()
        self._show_foot(True)
        self._offer(books)
        self._show_cell()
        self.show_heard(books)

    def show_heard(self, books: int) -> None:
        """Show with how many books it is played."""
        self.heard = books
        self.map.show_heard(books)
        if self.books is not None:
            self.books.choose(str(books))
        self._show_cards()

    def show_position(self, at_s: float) -> None:
        """Move the playhead."""
        self.map.show_position(at_s)

    def _show_foot(self, shown: bool) -> None:
        for widget in (self.under, self.token, self.legend):
            widget.setVisible(shown)

    def _offer(self, books: int) -> None:
        if self.books is not None:
            self.books.hide()
            self.books.deleteLater()
            self.books = None
        self.first.setVisible(books > 1)
        if books > 1:
            choices = [(str(count), str(count)) for count in offered(books)]
            self.books = Segmented(self.theme, choices, tr("Play with the first books"), str(books))
            self.books.setObjectName("token-books")
            for key, button in self.books.buttons.items():
                button.setObjectName(f"books-{key}")
            self.books.chosen.connect(lambda key: self.heard_wanted.emit(int(key)))
            self._books.addWidget(self.books, 0, Qt.AlignmentFlag.AlignRight)

    def _show_cell(self) -> None:
        cell, view = self.map.cell, self.view
        if cell is None or view is None:
            self.under.setText(tr("Point at a cell to read its token"))
            self.token.setText("")
        else:
            self.under.setText(
                tr("Book {book} at {time}, token", book=cell[0] + 1, time=texts.exact(cell[1] / view.frame_rate))
            )
            self.token.setText(str(self.map.token))
        self.map.setAccessibleDescription(f"{self.under.full_text()} {self.token.text()}".strip())

    def _show_cards(self) -> None:
        facts: list[tuple[str, Told]] = []
        view, track = self.view, self.track
        if view is not None:
            share = self.heard / len(view.codes)
            every = (
                tr("With all books") if share == 1 else tr("Of {rate} with all books", rate=short_number(view.kbps))
            )
            facts.append(("rate", (tr("Bit rate"), texts.bit_rate(float(f"{view.kbps * share:.3g}")), every)))
        if (row := next((one for one in self.codec.rows if one.codebooks == self.heard), None)) is not None:
            distance = texts.decibels(row.log_spectral_distance_db)
            facts.append(("distance", (tr("Distance to the original"), distance, tr("Spectral, 0 is equal"))))
        if track is not None and (seams := track.measures.seams):
            worst = max(seams, key=lambda seam: seam.score)
            facts.append(("seam", (texts.seam_title(seams, worst), *texts.seam(worst))))
        if track is not None and track.measures.drift is not None:
            facts.append(("drift", (tr("Drift of the sound"), *texts.drift(track.measures.drift))))
        self.cards.show_facts(facts)

    def show_codec(self) -> None:
        """The codec was compared: its distance has a card."""
        self._show_cards()
