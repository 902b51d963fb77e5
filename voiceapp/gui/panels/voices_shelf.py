"""The library of voices: title, search, New voice, filters and the cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.panels import voices_texts as texts
from voiceapp.gui.panels.voices_card import WIDE, VoiceCard
from voiceapp.gui.panels.voices_empty import NoVoices
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, Filters, IconButton
from voiceapp.gui.widgets.fields import SearchField
from voiceapp.gui.widgets.flow import Flow
from voiceapp.gui.widgets.halves import Halves
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.tab_order import beside, keyboard_kept
from voiceapp.gui.widgets.tips import as_tip

if TYPE_CHECKING:
    from voiceapp.core.voices import Voice

PADDING, GAP = 24, 16


def wide(columns: int) -> int:
    """The width (px at 100 %) that so many columns of cards need."""
    return 2 * PADDING + columns * WIDE + (columns - 1) * GAP


class VoiceShelf(QWidget):
    """``opened`` tells a voice's id, ``play_wanted`` a voice whose sound is to be heard, ``new_wanted`` a click."""

    opened = Signal(int)
    play_wanted = Signal(object)
    delete_wanted = Signal(int)
    new_wanted = Signal()
    import_wanted = Signal()
    verify_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.voices: Sequence[Voice] = ()
        self.peaks: Mapping[str, NDArray[np.float32]] = {}
        self.talks = ""
        self.restricted: Set[int] = frozenset()
        self.cards: list[VoiceCard] = []
        self._open: int | None = None
        self._in_sight = False
        self._playing: int | None = None
        self.setObjectName("voice-shelf")
        px = theme.px
        self.title = Label(theme, tr("Voices"), "title")
        self.search = SearchField(theme, tr("Search"))
        self.search.setAccessibleName(tr("Search voices"))
        self.search.setMinimumWidth(px(88))
        self.search.setMaximumWidth(px(168))
        self.new = Button(theme, tr("New voice"), "filled", "plus")
        self.new.setObjectName("new-voice")
        self.more = IconButton(theme, "dots-horizontal", tr("More for voices"))
        self.more.setObjectName("voices-more")
        self.menu = QMenu(self)
        self.menu.setObjectName("voices-menu")
        self.menu.addAction(tr("Import a voice file")).triggered.connect(self.import_wanted)
        self.menu.addAction(tr("Look for the mark of cloned speech")).triggered.connect(self.verify_wanted)
        self.filters = Filters(theme, texts.FILTERS, tr("Which voices"), wrap=True)
        right = QWidget()
        ends = QHBoxLayout(right)
        ends.setContentsMargins(0, 0, 0, 0)
        ends.setSpacing(px(8))
        for widget in (self.search, self.more, self.new):
            ends.addWidget(widget)
        self.head = Halves(theme, self.title, right, "control", 16)
        self._body = QWidget()
        self._body.setProperty("clear", True)
        inner = QVBoxLayout(self._body)
        sides = (0, px(PADDING)) if self.isRightToLeft() else (px(PADDING), 0)
        inner.setContentsMargins(sides[0], px(GAP), sides[1], px(PADDING))
        self.flow = Flow(px(GAP))
        inner.addLayout(self.flow)
        inner.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._body)
        self.empty = NoVoices(theme)
        self.empty.new.clicked.connect(self.new_wanted)
        self.empty.all.clicked.connect(self.show_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, side, above, stretch in (
            (self.head, PADDING, 12, 0), (self.filters, PADDING, 12, 0), (self.area, 0, 0, 1),
            (self.empty, PADDING, 0, 1),
        ):  # fmt: skip
            holder = QVBoxLayout()
            holder.setContentsMargins(px(side), px(above), px(side), 0)
            holder.addWidget(part)
            column.addLayout(holder, stretch)
        bar = self.area.verticalScrollBar()
        bar.rangeChanged.connect(lambda *_: self._reveal())
        bar.actionTriggered.connect(lambda _: self._scrolled())
        self.search.searched.connect(lambda _: self.show_again())
        self.filters.chosen.connect(lambda _: self.show_again())
        self.new.clicked.connect(self.new_wanted)
        self.more.clicked.connect(lambda: self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height()))))

    def show_voices(
        self,
        voices: Sequence[Voice],
        peaks: Mapping[str, NDArray[np.float32]],
        talks: str,
        restricted: Set[int] = frozenset(),
    ) -> None:
        """Show the library; ``peaks`` are waves by a sample's digest, ``talks`` names the assistant's voice,
        ``restricted`` are those that may not serve business."""
        now = (voices, talks, restricted, peaks.keys())
        if now == (self.voices, self.talks, self.restricted, self.peaks.keys()):
            return
        self.voices, self.peaks, self.talks, self.restricted = voices, dict(peaks), talks, restricted
        self.show_again()

    def show_all(self) -> None:
        """Search for nothing, in no kind alone."""
        self.search.clear()
        self.filters.buttons["all"].click()

    def show_again(self) -> None:
        """Make the cards anew."""
        search = self.search.text().strip()
        found = [voice for voice in self.voices if texts.shown(voice, self.filters.value(), search)]
        with keyboard_kept(self._by_voice):
            for card in self.cards:
                self.flow.removeWidget(card)
                card.hide()
                card.deleteLater()
            self.cards = [self._card(voice) for voice in found]
            for card in self.cards:
                self.flow.addWidget(card)
        self.filters.buttons["all"].setText(tr("All {count}", count=len(self.voices)))
        self.filters.setVisible(bool(self.voices))
        self.area.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.empty.tell(bool(self.voices))
        self._mark()

    def _card(self, voice: Voice) -> VoiceCard:
        card = VoiceCard(self.theme, voice)
        sample = texts.first_sample(voice)
        wave = self.peaks.get(sample.digest) if sample else None
        card.show_more(wave, voice.name == self.talks, voice.id in self.restricted)
        card.clicked.connect(lambda: self.opened.emit(voice.id))
        card.play_wanted.connect(lambda: self.play_wanted.emit(voice))
        card.delete_wanted.connect(lambda: self.delete_wanted.emit(voice.id))
        card.stepped.connect(lambda across, down: self._step(card, across, down))
        return card

    def _step(self, card: VoiceCard, across: int, down: int) -> None:
        row = [one for one in self.cards if one.y() == self.cards[0].y()]
        place = self.cards.index(card) + across + down * max(len(row), 1)
        if 0 <= place < len(self.cards):
            self.cards[place].setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(self.cards[place])

    def _by_voice(self) -> dict[int, VoiceCard]:
        return {card.voice.id: card for card in self.cards}

    def turn_from(self, gone: int) -> None:
        """That voice is being deleted: the keyboard goes to the card beside it."""
        if card := beside(self._by_voice(), gone):
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, voice: int | None) -> None:
        """Mark the card of the open voice."""
        if voice != self._open:
            self._in_sight = True
            QTimer.singleShot(0, self, self._reveal)
        self._open = voice
        self._mark()

    def _reveal(self) -> None:
        """Keep the card of the open voice in sight while cards move, until the user scrolls."""
        for card in self.cards:
            if self._in_sight and card.voice.id == self._open:
                self.area.ensureWidgetVisible(card, 0, self.theme.px(GAP))

    def _scrolled(self) -> None:
        self._in_sight = False

    def show_playing(self, voice: int | None) -> None:
        """Show whose sound plays."""
        self._playing = voice
        self._mark()

    def _mark(self) -> None:
        for card in self.cards:
            card.setChecked(card.voice.id == self._open)
            card.play.show_playing(card.voice.id == self._playing)
            if not card.voice.may_speak:
                card.play.setToolTip(as_tip(card.line.full_text()))
