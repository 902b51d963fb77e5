"""The waterfall of a turn: where the time between the end of speech and the first sound went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from voiceapp.core.usage import Usage
from voiceapp.gui.language import number, short_number, tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.paint import rounded

PAUSE = tr("Your pause")

PADDING, AXIS, ROW, BAR, LABELS, VALUES = 16, 24, 24, 12, 128, 94
STEPS = (0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0)

Timeline = Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Span:
    """One row: its label and where it lies, in seconds since the end of speech; None where not known."""

    label: str
    start: float | None
    end: float | None

    @property
    def length(self) -> float | None:
        """Its length in seconds."""
        return None if self.start is None or self.end is None else max(self.end - self.start, 0.0)


def spans(timeline: Timeline) -> list[Span]:
    """The rows of a turn's timeline (milliseconds since the end of speech, as in CLI.md).

    Hearing starts where ``hearing`` says; without it at the endpoint, or at the end of speech when the words were
    there before the endpoint.
    """
    at = {name: None if value is None else value / 1000 for name, value in timeline.items()}
    end, words = at.get("endpoint"), at.get("transcript")
    hearing = at.get("hearing")
    if hearing is None and words is not None:
        hearing = end if end is not None and words >= end else 0.0
    token, sentence = at.get("first_token"), at.get("first_sentence")
    audio, sound = at.get("first_audio"), at.get("first_sound")
    played = audio if audio is None or end is None else max(audio, end)
    return [
        Span(PAUSE, 0.0 if end is not None else None, end),
        Span(tr("Hearing"), hearing, words),
        Span(tr("Thinking", sense="a stage of the answer"), words, token),
        Span(tr("First sentence"), token, sentence),
        Span(tr("Voice", sense="a stage of the answer"), sentence, audio),
        Span(tr("Speakers", sense="loudspeakers"), played, sound),
    ]


def _seconds(value: float, digits: int = 2) -> str:
    return tr("{seconds} s", seconds=number(value, digits))


def answered(timeline: Timeline) -> float | None:
    """Seconds until the answer began: its first sound, or the first thing known where nothing was spoken."""
    for name in ("first_sound", "first_audio", "first_sentence", "first_token"):
        value = timeline.get(name)
        if value is not None:
            return value / 1000
    return None


def saved(timeline: Timeline) -> float:
    """Seconds that were gained by starting during the pause (0 when nothing was): the work done until its end."""
    rows = spans(timeline)
    end, hearing, audio = rows[0].end, rows[1].start, rows[4].end
    if end is None or hearing is None:
        return 0.0
    return max(min(end, end if audio is None else audio) - hearing, 0.0)


def cache_words(usage: Usage | None) -> str:
    """How much of the talk the language model did not have to read again; "" where it does not tell."""
    if usage is None:
        return ""
    percent = round(100 * usage.cached_tokens / max(usage.prompt_tokens, 1))
    return tr(
        "Thinking knew {cached_tokens} of {prompt_tokens} tokens from before ({percent} %)",
        cached_tokens=usage.cached_tokens,
        prompt_tokens=usage.prompt_tokens,
        percent=percent,
    )


class Waterfall(QWidget):
    """A card with one bar a stage; see LOOK.md. ``timeline`` and ``usage`` are the turn's."""

    def __init__(self, theme: Theme, timeline: Timeline, usage: Usage | None = None) -> None:
        super().__init__()
        self.theme, self.timeline = theme, timeline
        self.cache = cache_words(usage)
        self.setObjectName("waterfall")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Where the time went"))
        self.setAccessibleDescription(self._words())
        theme.changed.connect(self.updateGeometry)
        self.setMinimumHeight(self.sizeHint().height())

    def _words(self) -> str:
        rows = [f"{row.label} {_seconds(row.length)}" for row in spans(self.timeline) if row.length is not None]
        return ", ".join([*rows, self.cache] if self.cache else rows)

    def sizeHint(self) -> QSize:
        rows = len(spans(self.timeline))
        below = 2 if self.cache else 1
        return QSize(self.theme.px(640), self.theme.px(8 + AXIS + rows * ROW + 4 + below * ROW + 10))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        rounded(
            painter, self.rect(), theme.radius("card"), theme.colour("surface.raised"), theme.colour("line.soft")
        )
        rows = spans(self.timeline)
        total = max([row.end for row in rows if row.end is not None] or [1.0])
        step = next((step for step in STEPS if total / step < 6), STEPS[-1])
        ticks = int(total / step + 1e-9) + 1
        left = 1 + theme.px(PADDING + LABELS)
        scale = (self.width() - left - 1 - theme.px(PADDING + VALUES)) / (ticks * step)
        self._grid(painter, left, scale, step, ticks)
        for place, row in enumerate(rows):
            self._row(painter, row, theme.px(8 + AXIS + place * ROW), left, scale, rows[0].end or 0.0)
        self._legend(painter, theme.px(8 + AXIS + len(rows) * ROW + 4))
        if self.cache:
            painter.setFont(theme.font("caption", tabular=True))
            painter.setPen(theme.colour("text.normal"))
            top, left = theme.px(8 + AXIS + (len(rows) + 1) * ROW + 4), 1 + theme.px(PADDING)
            box = QRectF(left, top, self.width() - 2 * left, theme.px(ROW))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.cache)

    def _grid(self, painter: QPainter, left: int, scale: float, step: float, ticks: int) -> None:
        theme, sound = self.theme, answered(self.timeline)
        top, bottom = theme.px(8 + AXIS), theme.px(8 + AXIS + 6 * ROW)
        strong = theme.font("label", tabular=True)
        words = _seconds(sound, 1) if sound is not None else ""
        mark = left + round(sound * scale) if sound is not None else -1000
        keep = QFontMetrics(strong).horizontalAdvance(words) / 2 + theme.px(4)
        painter.setFont(theme.font("caption", tabular=True))
        metrics = painter.fontMetrics()
        for tick in range(ticks + 1):
            x = left + round(tick * step * scale)
            painter.setPen(theme.colour("line.soft"))
            painter.drawLine(x, top, x, bottom)
            word = short_number(tick * step)
            word = tr("{seconds} s", seconds=word) if tick == ticks else word
            half = metrics.horizontalAdvance(word) / 2
            if abs(x - mark) > keep + half:
                painter.setPen(theme.colour("text.normal"))
                box = QRectF(x - half, theme.px(8), half * 2 + 1, theme.px(AXIS))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
        if sound is not None:
            painter.setPen(theme.colour("text.strong"))
            painter.setFont(strong)
            box = QRectF(mark - keep, theme.px(8), keep * 2, theme.px(AXIS))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _row(self, painter: QPainter, row: Span, top: int, left: int, scale: float, pause: float) -> None:
        theme = self.theme
        painter.setFont(theme.font("caption", tabular=True))
        painter.setPen(theme.colour("text.strong"))
        height = theme.px(ROW)
        middle = Qt.AlignmentFlag.AlignVCenter
        box = QRectF(1 + theme.px(PADDING), top, theme.px(LABELS - 8), height)
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignLeft, row.label)
        value = _seconds(row.length) if row.length is not None else tr("Unknown")
        painter.setPen(theme.colour("text.normal"))
        box = QRectF(self.width() - 1 - theme.px(PADDING + VALUES), top, theme.px(VALUES), height)
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, value)
        if row.start is not None and row.end is not None:
            self._bar(painter, row, top + (height - theme.px(BAR)) / 2, left, scale, pause)
        sound = answered(self.timeline)
        if sound is not None:
            painter.setPen(QPen(theme.colour("text.strong"), 1))
            x = left + round(sound * scale)
            painter.drawLine(x, top, x, top + height)

    def _bar(self, painter: QPainter, row: Span, top: float, left: int, scale: float, pause: float) -> None:
        theme = self.theme
        assert row.start is not None
        assert row.end is not None
        high = theme.px(BAR)
        x, width = left + row.start * scale, max((row.end - row.start) * scale, 2.0)
        box = QRectF(x, top, width, high)
        if row.label == PAUSE:
            rounded(painter, box, 3, theme.colour("line.control"))
            return
        rounded(painter, box, 3, theme.colour("accent.graphic"))
        early = (pause - row.start) * scale
        if early > 0:
            painter.save()
            painter.setClipRect(QRectF(x, top, min(early, width), high))
            rounded(painter, box, 3, theme.colour("accent.graphicSoft"))
            painter.restore()

    def _legend(self, painter: QPainter, top: int) -> None:
        theme, x = self.theme, 1 + self.theme.px(PADDING)
        painter.setFont(theme.font("caption", tabular=True))
        metrics, height = painter.fontMetrics(), theme.px(ROW)
        for role, words in (
            ("accent.graphicSoft", tr("Done early, during your pause")),
            ("accent.graphic", tr("After it")),
        ):
            side = theme.px(12)
            rounded(painter, QRectF(x, top + (height - side) / 2, side, side), 3, theme.colour(role))
            painter.setPen(theme.colour("text.normal"))
            wide = metrics.horizontalAdvance(words)
            box = QRectF(x + side + theme.px(6), top, wide + 1, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
            x += side + theme.px(6) + wide + theme.px(16)
        gained = saved(self.timeline)
        if gained <= 0:
            return
        value, words = _seconds(gained), tr("Starting early saved") + " "
        strong = theme.font("label", tabular=True)
        right = self.width() - 1 - theme.px(PADDING)
        wide = QFontMetrics(strong).horizontalAdvance(value)
        if right - wide - metrics.horizontalAdvance(words) < x:
            return
        box = QRectF(x, top, right - wide - x, height)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        painter.setFont(strong)
        painter.setPen(theme.colour("text.strong"))
        painter.drawText(QRectF(right - wide, top, wide + 1, height), Qt.AlignmentFlag.AlignVCenter, value)
