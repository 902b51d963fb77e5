"""What stands under the tree of the Compose page, from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from voiceapp.gui.panels.compose_exporting import TrackExporting
from voiceapp.gui.panels.compose_mix import MixPanel
from voiceapp.gui.panels.compose_mixing import Mixing
from voiceapp.gui.panels.compose_player import TrackPlayer
from voiceapp.gui.panels.compose_playing import TrackPlaying
from voiceapp.gui.panels.compose_stems import StemsPanel
from voiceapp.gui.panels.compose_taking_apart import TakingApart
from voiceapp.gui.panels.compose_token_reading import TokenReading
from voiceapp.gui.panels.compose_tokens import TokensPanel
from voiceapp.gui.widgets.asked import AskedPlace
from voiceapp.gui.widgets.question import Question

if TYPE_CHECKING:
    from voiceapp.gui.panels.compose import ComposePage

MOST_ASKED = 480


class ComposeLower(QWidget):
    """The player, and below it the tokens, the stems or the mix."""

    def __init__(self, page: ComposePage) -> None:
        super().__init__()
        self.page, self.theme = page, page.theme
        self.setObjectName("compose-lower")
        self.player, self.tokens = TrackPlayer(self.theme), TokensPanel(self.theme)
        self.stems, self.mix = StemsPanel(self.theme), MixPanel(self.theme)
        self.parts: dict[str, QWidget] = {"": self.tokens, "stems": self.stems, "mix": self.mix}
        self.asked = AskedPlace(self.theme)
        self._asked = QVBoxLayout()
        self._asked.addWidget(self.asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.player)
        column.addLayout(self._asked)
        for part in self.parts.values():
            column.addWidget(part)
        column.addStretch(1)
        self.playing = TrackPlaying(page, self.player)
        self.reading = TokenReading(page, self.tokens)
        self.exporting = TrackExporting(page, self.playing)
        self.taking_apart = TakingApart(page, self.stems, self.playing)
        self.mixing = Mixing(page, self.mix, self.playing)
        self._connect()
        kept = page.memory.text("part")
        self.open(kept if kept in self.parts else "")

    def _connect(self) -> None:
        self.playing.moved.connect(lambda at_s, _: self.tokens.show_position(at_s))
        self.tokens.sought.connect(self.playing.seek)
        self.reading.heard.connect(self.playing.hear)
        self.player.opened.connect(self.open)
        self.stems.close_wanted.connect(lambda: self.open(""))
        self.mix.close_wanted.connect(lambda: self.open(""))
        self.player.export_wanted.connect(self.exporting.ask)
        for asks in (self.exporting, self.mixing):
            asks.asked.connect(self.ask)
        self.taking_apart.mixed.connect(self._open_mix)
        self.theme.changed.connect(self._fit)

    def open(self, part: str) -> None:
        """Show the tokens (""), the stems or the mix; the track sounds as it is again."""
        for name, panel in self.parts.items():
            panel.setVisible(name == part)
        self.player.show_part(part)
        self.page.memory.keep("part", part)
        self.playing.hear(None)
        self.reading.hear_all()
        if part == "mix":
            self.mixing.refresh()
        self._fit()

    def _open_mix(self, mix: int) -> None:
        self.mixing.choose(mix)
        self.open("mix")

    def ask(self, question: Question) -> None:
        """Open a question below the player."""
        question.answered.connect(self._drop)
        self.asked.ask(question)
        self._fit()

    def _drop(self) -> None:
        self.asked.drop()
        self._fit()
        self.player.export.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.player.take_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px, wide = self.theme.px, self.width()
        space = px(12) if self.asked.question is not None else 0
        self._asked.setContentsMargins(px(24), space, px(24), 0)
        self.asked.fit(wide - px(48), px(MOST_ASKED))
        self.player.fit(wide, self.page.height())
        for part in (self.tokens, self.stems, self.mix):
            part.fit(wide)


def lower_panels(page: ComposePage) -> Sequence[QWidget]:
    """The panels about the chosen track: each follows ``page.track_shown`` and keeps ``page.at_s`` true."""
    return (ComposeLower(page),)
