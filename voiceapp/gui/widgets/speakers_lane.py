"""The lane of who speaks when: a line for each, named, in the colours of speakers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent

from voiceapp.core.inspection import SpeakerLane
from voiceapp.gui.language import said, tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.paint import elided, rounded
from voiceapp.gui.widgets.sound_lane import NAMES, TICKS, SoundLane
from voiceapp.gui.widgets.sound_span import SoundSpan

COLOURS, ROW, GAP, EMPTY, SPEAKER = 8, 16, 4, 48, 48


class SpeakersLane(SoundLane):
    """``find_wanted``: nobody is known, and they are to be found."""

    find_wanted = Signal()

    def __init__(self, theme: Theme, span: SoundSpan, title: str, about: str) -> None:
        super().__init__(theme, span, "speakers", title, about, EMPTY)
        self.speakers: Sequence[SpeakerLane] = ()
        self.finder = Button(theme, tr("Find speakers"), "quiet", "account-voice", parent=self)
        self.finder.setObjectName("find-speakers")
        self.finder.clicked.connect(self.find_wanted)
        self.show_speakers(())

    def show_speakers(self, speakers: Sequence[SpeakerLane]) -> None:
        """Show who speaks when; nobody: they can be looked for."""
        self.speakers = sorted(speakers, key=lambda one: min(one.stretches, default=(0.0, 0.0)))
        self.finder.setVisible(not speakers)
        self.finder.setEnabled(True)
        self.finder.setText(tr("Find speakers"))
        self.least_high = max(len(speakers) * (ROW + GAP) + GAP, EMPTY)
        self.high = max(self.high, self.least_high) if speakers else EMPTY
        self.updateGeometry()
        self.refresh()

    def show_finding(self) -> None:
        """Say that they are being looked for."""
        self.finder.setEnabled(False)
        self.finder.setText(tr("Finding speakers"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.finder.adjustSize()
        bed = self.bed()
        self.finder.move(bed.left() + self.theme.px(8), (bed.height() - self.finder.height()) // 2)

    def paint_bed(self, painter: QPainter, wide: int, high: int) -> None:
        px, span = self.theme.px, self.span
        row, gap = px(ROW), px(GAP)
        painter.setFont(self.theme.font("caption"))
        for number, speaker in enumerate(self.speakers):
            y = gap + number * (row + gap)
            colour = self.theme.colour(f"speaker.{number % COLOURS}")
            for start, end in speaker.stretches:
                if end > span.from_s and start < span.until_s:
                    left, right = ((at - span.from_s) / span.wide_s * wide for at in (start, end))
                    rounded(painter, QRectF(left, y, max(right - left, 1.5), row), 2, colour)

    def paint_names(self, painter: QPainter) -> None:
        theme, px = self.theme, self.theme.px
        speaking = set(self._speaking(self.span.cursor_s))
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("text.strong"))
        painter.drawText(QRect(0, 0, px(NAMES), theme.line_height("caption")), 0, self.title)
        for number, speaker in enumerate(self.speakers):
            box = QRect(
                px(NAMES - SPEAKER), px(GAP) + number * (px(ROW) + px(GAP)), px(SPEAKER + TICKS - 8), px(ROW)
            )
            painter.setFont(theme.font("label" if speaker.name in speaking else "caption"))
            painter.setPen(theme.colour("text.strong" if speaker.name in speaking else "text.normal"))
            words = elided(painter.fontMetrics(), said(speaker.name), box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _speaking(self, at_s: float) -> list[str]:
        return [one.name for one in self.speakers if any(a <= at_s < b for a, b in one.stretches)]

    def readout(self, at_s: float, share: float | None) -> Sequence[str]:
        return (", ".join(map(said, self._speaking(at_s))) or tr("Nobody"),) if self.speakers else ()
