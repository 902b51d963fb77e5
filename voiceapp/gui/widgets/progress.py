"""Progress bars and the row of a running job."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from voiceapp.gui.language import number, percent, tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import IconButton
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.paint import placed, rounded


def time_left(seconds: float | None) -> str:
    """Time left in words: "2 min left", "40 s left", "" when unknown."""
    if seconds is None:
        return ""
    if seconds < 60:
        return tr("{seconds} s left", seconds=max(round(seconds), 1))
    if seconds < 5400:
        return tr("{minutes} min left", minutes=round(seconds / 60))
    return tr("{hours} h left", hours=number(seconds / 3600, 1))


class Bar(QProgressBar):
    """A bar 4 px high; ``fraction`` 0..1 or None (unknown: the bed alone). ``width`` 0 stretches."""

    def __init__(self, theme: Theme, name: str, width: int = 0) -> None:
        super().__init__()
        self.theme, self._width = theme, width
        self.fraction: float | None = None
        self.setAccessibleName(name)
        policy = QSizePolicy.Policy.Fixed if width else QSizePolicy.Policy.Expanding
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(self._width or 120), self.theme.px(4))

    def minimumSizeHint(self) -> QSize:
        """Less than Qt's own, which has room for a text inside."""
        return QSize(0, self.theme.px(4))

    def set_fraction(self, fraction: float | None) -> None:
        """Fill the bar to ``fraction``."""
        if fraction != self.fraction:
            self.fraction = fraction
            self.setValue(-1 if fraction is None else round(fraction * 100))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        radius = box.height() / 2
        rounded(painter, box, radius, self.theme.colour("line.soft"))
        if self.fraction:
            box.setWidth(max(box.width() * min(self.fraction, 1.0), box.height()))
            rounded(painter, placed(self, box), radius, self.theme.colour("accent.graphic"))


class ProgressRow(QWidget):
    """A job's percent and time left, pause and cancel, and its bar below. Unknown length: words only.

    ``paused`` tells True for pause and False for go on; ``cancelled`` tells a click on cancel.
    """

    paused = Signal(bool)
    cancelled = Signal()

    def __init__(self, theme: Theme, what: str, width: int = 0) -> None:
        super().__init__()
        self._what, self._paused = what, False
        self.label = Label(theme, "", "caption", "normal", tabular=True, elide=bool(width))
        self.pause = IconButton(theme, "pause", tr("Pause {what}", what=what), small=True)
        self.cancel = IconButton(theme, "close", tr("Cancel {what}", what=what), small=True)
        self.bar = Bar(theme, what, width)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.label, 1)
        row.addWidget(self.pause)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(row)
        column.addWidget(self.bar)
        if width:
            self.setFixedWidth(theme.px(width))
        self.pause.clicked.connect(lambda: self.paused.emit(not self._paused))
        self.cancel.clicked.connect(self.cancelled)

    def show_progress(
        self, fraction: float | None, left_s: float | None, *, paused: bool = False, pausable: bool = True,
        message: str = "",
    ) -> None:  # fmt: skip
        """Show how far the job is; ``message`` stands instead of the percent when the length is unknown."""
        share = percent(fraction) if fraction is not None else ""
        words = [share or message or tr("Working")]
        words += [tr("paused")] if paused else [time_left(left_s)] if time_left(left_s) else []
        self.label.setText(", ".join(words))
        self.bar.setVisible(fraction is not None)
        self.bar.set_fraction(fraction)
        self._paused = paused
        self.pause.setVisible(pausable)
        self.pause.set_icon("play" if paused else "pause")
        self.pause.set_name(
            tr("Go on with {what}", what=self._what) if paused else tr("Pause {what}", what=self._what)
        )
