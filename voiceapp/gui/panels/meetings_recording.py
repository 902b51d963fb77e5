"""While a meeting is recorded: clock, levels and buttons; before the first one: does everyone agree?"""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from voiceapp.core.events import RecordingChanged
from voiceapp.gui.language import number, tr, tr_n
from voiceapp.gui.panels import meetings_texts as texts
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.inputs import CheckBox
from voiceapp.gui.widgets.labels import IconLabel, Label
from voiceapp.gui.widgets.meter import FLOOR_DB
from voiceapp.gui.widgets.paint import rounded
from voiceapp.gui.widgets.question import Question

HOLD_S = 1.0
MARK_DB = -6.0
LOW_HOURS = 1.0
TIGHT = 480
"""Below this width (px at 100 % text) the buttons have no icons."""

SILENT = tr("The others are silent: this computer plays something, but nothing of it is recorded.")


class DeckMeter(QWidget):
    """248x8 px: accent up to -6 dB, danger beyond, a line at the peak of the last second, a tick at -6."""

    def __init__(self, theme: Theme, name: str, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.theme, self._now = theme, now
        self.db = self.peak_db = FLOOR_DB
        self._peak_at = 0.0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(248), self.theme.px(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(96), self.theme.px(8))

    def show_level(self, db: float) -> None:
        """Show a level in dB, -60 to 0."""
        self.db = min(max(db, FLOOR_DB), 0.0)
        if self.db >= self.peak_db or self._now() - self._peak_at > HOLD_S:
            self.peak_db, self._peak_at = self.db, self._now()
        self.setAccessibleDescription(tr("{db} dB", db=number(self.db)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, colour = QPainter(self), QRectF(self.rect()), self.theme.colour
        rounded(painter, box, 4, colour("surface.sunken"))

        def x(db: float) -> float:
            return box.width() * (db - FLOOR_DB) / -FLOOR_DB

        if self.db > FLOOR_DB:
            if self.db > MARK_DB:
                rounded(painter, QRectF(0, 0, x(self.db), box.height()), 4, colour("danger.graphic"))
            rounded(painter, QRectF(0, 0, x(min(self.db, MARK_DB)), box.height()), 4, colour("accent.graphic"))
        if self.peak_db > FLOOR_DB:
            painter.fillRect(QRectF(x(self.peak_db) - 1, 0, 2, box.height()), colour("text.strong"))
        painter.fillRect(QRectF(x(MARK_DB), 0, 1, box.height()), colour("line.control"))


class LiveWave(QWidget):
    """The levels of the last minutes as bars, the newest at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._levels: deque[float] = deque(maxlen=1200)
        self.setAccessibleName(tr("What was recorded last"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(240), self.theme.px(40))

    def add(self, db: float) -> None:
        """Append a level in dB."""
        self._levels.append(db)
        self.update()

    def clear(self) -> None:
        """Begin anew."""
        self._levels.clear()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colour = QPainter(self), self.theme.colour("accent.graphicSoft")
        count = self.width() // 3
        shown = list(self._levels)[-count:]
        left, middle = self.width() - len(shown) * 3, self.height() / 2
        for place, db in enumerate(shown):
            half = max(middle * math.pow(max(db - FLOOR_DB, 0.0) / -FLOOR_DB, 1.5), 0.5)
            painter.fillRect(QRectF(left + place * 3, middle - half, 2, 2 * half), colour)


class RecordingDeck(QWidget):
    """Clock, levels, Marker, Pause, Stop; ``marked``, ``paused`` (False: go on) and ``stopped`` tell the clicks."""

    marked = Signal()
    paused = Signal(bool)
    stopped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._paused = self._low = self._lowest = self._tight = False
        self.setObjectName("deck")
        self.setAccessibleName(tr("Recording"))
        self.setProperty("surface", "raised")
        self.setProperty("line", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.dot = IconLabel(theme, "record", "danger.graphic", 20, tr("Recording"))
        self.clock = Label(theme, "00:00:00", "clock", tabular=True)
        self.room = Label(theme, tr("Saved every second."), "caption", "normal", wrap=True)
        self.silent = Label(theme, SILENT, "caption", "amber", wrap=True)
        self.silent_row = QWidget()
        self.you, self.others = DeckMeter(theme, tr("You")), DeckMeter(theme, tr("Others"))
        self.you_db = Label(theme, "", "caption", "normal", tabular=True)
        self.others_db = Label(theme, "", "caption", "normal", tabular=True)
        self.wave = LiveWave(theme)
        self.marker = Button(theme, tr("Marker"), "quiet", "flag-plus-outline", size="main")
        self.pause = Button(theme, tr("Pause"), "quiet", "pause", size="main")
        self.stop = Button(theme, tr("Stop"), "danger", "stop", size="main")
        for name in ("clock", "room", "silent", "you", "others", "marker", "pause", "stop"):
            getattr(self, name).setObjectName(f"deck-{name}")
        self._lay_out()
        self.marker.clicked.connect(self.marked)
        self.pause.clicked.connect(lambda: self.paused.emit(not self._paused))
        self.stop.clicked.connect(self.stopped)

    def _meter(self, name: str, what: str, meter: DeckMeter, db: Label) -> QVBoxLayout:
        words = QHBoxLayout()
        words.setSpacing(self.theme.px(8))
        words.addWidget(Label(self.theme, name, "label"))
        words.addWidget(Label(self.theme, what, "caption", "weak", elide=True), 1)
        words.addWidget(db)
        column = QVBoxLayout()
        column.setSpacing(self.theme.px(4))
        column.addLayout(words)
        column.addWidget(meter)
        return column

    def _lay_out(self) -> None:
        px = self.theme.px
        left = QVBoxLayout()
        left.setSpacing(0)
        high = QHBoxLayout()
        high.setSpacing(px(12))
        high.addWidget(self.dot)
        high.addWidget(self.clock)
        high.addStretch(1)
        left.addLayout(high)
        left.addWidget(self.room)
        self._meters = QWidget()
        self._two = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._meters)
        self._two.setContentsMargins(0, 0, 0, 0)
        self._two.setSpacing(px(8))
        self._two.addLayout(self._meter(tr("You"), tr("Microphone"), self.you, self.you_db), 1)
        self._others = QWidget()
        self._others.setLayout(self._meter(tr("Others"), tr("Sound of this computer"), self.others, self.others_db))
        self._others.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        self._two.addWidget(self._others, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        for button in (self.marker, self.pause, self.stop):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._top = QHBoxLayout()
        self._top.setSpacing(px(24))
        self._top.addLayout(left, 1)
        self._top.addWidget(self._meters)
        self._top.addLayout(buttons)
        line = QHBoxLayout(self.silent_row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(8))
        line.addWidget(IconLabel(self.theme, "alert-outline", "amber.text", 16), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.silent, 1)
        self.silent_row.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(24), px(12), px(16), px(12))
        self._column.setSpacing(px(8))
        self._column.addWidget(self.silent_row)
        self._column.addLayout(self._top)
        self._column.addWidget(self.wave)

    def set_narrow(self, narrow: bool) -> None:
        """Where there is little width the meters take the place of the wave."""
        if narrow == (self._two.direction() == QBoxLayout.Direction.LeftToRight):
            return
        across = QBoxLayout.Direction.LeftToRight if narrow else QBoxLayout.Direction.TopToBottom
        self._two.setDirection(across)
        self._two.setSpacing(self.theme.px(24 if narrow else 8))
        self._top.removeWidget(self._meters)
        self._column.removeWidget(self._meters)
        if narrow:
            self._column.addWidget(self._meters)
        else:
            self._top.insertWidget(1, self._meters)
        self.wave.setVisible(not narrow)

    def set_low(self, low: bool, lowest: bool) -> None:
        """Where there is little height the clock is smaller, then alone; what is wrong then hides the meters."""
        self._low, self._lowest = low, lowest
        self.clock.set_style("title" if low else "clock")
        above = self.theme.px(3 if lowest else 12)
        self._column.setContentsMargins(self.theme.px(24), above, self.theme.px(16), above)
        self._column.setSpacing(self.theme.px(4 if lowest else 8))
        self._show_room()

    def _show_room(self) -> None:
        wrong = not self.silent_row.isHidden()
        self.room.setHidden(self._lowest or (self._low and wrong))
        self._meters.setHidden(self._lowest and wrong)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tight = self.width() < self.theme.px(TIGHT)
        self._top.setSpacing(self.theme.px(8 if self._tight else 24))
        self._show_icons()

    def _show_icons(self) -> None:
        """Where there is least width the buttons are words alone."""
        icons = ("flag-plus-outline", "record" if self._paused else "pause", "stop")
        for button, icon in zip((self.marker, self.pause, self.stop), icons, strict=True):
            button.set_icon("" if self._tight else icon)

    def show_recording(self, event: RecordingChanged) -> None:
        """Show time, levels and what is wrong."""
        self.clock.setText(texts.clock(event.elapsed_s, hours=True))
        self.you.show_level(event.you_db)
        self.you_db.setText(level_text(event.you_db))
        self._others.setVisible(event.others_db is not None)
        if event.others_db is not None:
            self.others.show_level(event.others_db)
            self.others_db.setText(level_text(event.others_db))
        if not event.paused:
            self.wave.add(max(event.you_db, event.others_db if event.others_db is not None else FLOOR_DB))
        self._paused = event.paused
        self.pause.setText(tr("Go on") if event.paused else tr("Pause"))
        self._show_icons()
        self.dot.set_icon("pause" if event.paused else "record", "text.weak" if event.paused else "danger.graphic")
        self.room.setText(room_text(event))
        self.room.set_tone("amber" if event.hours_left is not None and event.hours_left < LOW_HOURS else "normal")
        self.silent_row.setVisible(event.others_silent)
        self._show_room()


def level_text(db: float) -> str:
    """A level as it stands beside its meter."""
    return tr("{db} dB", db=number(db)).replace("-", "\N{MINUS SIGN}") if db > FLOOR_DB else tr("Silence")


def room_text(event: RecordingChanged) -> str:
    """What is safe and how long the disk lasts."""
    safe = tr("Paused. What was recorded is saved.") if event.paused else tr("Saved every second.")
    if (hours := event.hours_left) is None:
        return safe
    if hours < LOW_HOURS:
        room = tr("Room for only {minutes} min.", minutes=max(int(hours * 60), 0))
    else:
        room = tr_n(int(hours), "Room for {count} hour.", "Room for {count} hours.")
    return f"{safe} {room}"


class ConsentCard(Question):
    """Asked once before the first recording: everyone must agree. The step is open when the box is ticked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            "account-group-outline",
            tr("Everyone must agree before you record"),
            tr(
                "In many places it is forbidden to record people who do not know. "
                "Read this out or paste it, and wait for a yes:"
            ),
            tr("Do not record"),
            tr("Start recording"),
            "danger",
        )
        self.setObjectName("consent")
        place = QWidget()
        self.sentence = Label(theme, tr("“{sentence}”", sentence=texts.CONSENT), "body", wrap=True)
        self.copy = Button(theme, tr("Copy the sentence"), "plain", "content-copy", size="small")
        self.copy.setObjectName("copy-consent")
        self.tick = CheckBox(theme, tr("Everyone agrees"))
        self.tick.setObjectName("consent-tick")
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.sentence)
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.tick)
        self.put_field(place)
        self.do.setEnabled(False)
        self.do.setToolTip(tr("Tick that everyone agrees first"))
        self.tick.toggled.connect(self.do.setEnabled)
        self.copy.clicked.connect(self._copied)

    def _copied(self) -> None:
        QGuiApplication.clipboard().setText(texts.CONSENT)
        self.copy.setText(tr("Copied"))
