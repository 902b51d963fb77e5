"""The transcript: a column of turns that follows what is said until the user scrolls away."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QPropertyAnimation, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.panels.talk_model import TalkModel, Turn
from voiceapp.gui.panels.talk_turn import TurnWidget
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.reading import MARGIN

SHOWN = 40
"""Turns that are made at once; older ones come when they are asked for."""


class Transcript(QScrollArea):
    """Shows a :class:`TalkModel`; ``play``, ``again`` and ``corrected`` tell what the user asks of a turn."""

    play = Signal(object)
    again = Signal(object)
    corrected = Signal(object, str)
    answered = Signal(int, bool)

    def __init__(self, theme: Theme, model: TalkModel) -> None:
        super().__init__()
        self.theme, self.model = theme, model
        self.setObjectName("transcript")
        self.setAccessibleName(tr("Talk"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.widgets: dict[Turn, TurnWidget] = {}
        self._first = 0
        self._following = True
        self._width = theme.size("column")
        self._dirty: set[Turn] = set()
        body = QWidget()
        body.setProperty("clear", True)
        self._column = QWidget(body)
        self._turns = QVBoxLayout(self._column)
        self._turns.setContentsMargins(0, theme.px(8), 0, 0)
        self._turns.setSpacing(0)
        self.older = Button(theme, tr("Show earlier turns"), "plain", "chevron-up", tone="normal")
        self.older.setObjectName("older")
        self.older.clicked.connect(self._show_older)
        self._turns.addWidget(self.older, 0, Qt.AlignmentFlag.AlignHCenter)
        self._turns.addStretch(1)
        outer = QVBoxLayout(body)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._column, 1, Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(body)
        self._slide = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.verticalScrollBar().rangeChanged.connect(self._range_changed)
        self.verticalScrollBar().sliderPressed.connect(self._scrolled)
        self.verticalScrollBar().actionTriggered.connect(lambda _: QTimer.singleShot(0, self._scrolled))
        model.reset.connect(self.rebuild)
        model.added.connect(self._add)
        model.changed.connect(self._change)
        model.removed.connect(self._remove)
        theme.changed.connect(self._refit)
        self._refit()
        self.rebuild()

    # --------------------------------------------------------------------------------------- turns

    def rebuild(self) -> None:
        """Show the model's turns, the newest ones first."""
        for widget in self.widgets.values():
            self._turns.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.widgets.clear()
        self._first = max(0, len(self.model.turns) - SHOWN)
        for turn in self.model.turns[self._first :]:
            self._add(turn)
        self.older.setVisible(self._first > 0)
        self._following = True

    def _show_older(self) -> None:
        before = self._first
        self._first = max(0, before - SHOWN)
        for place, turn in enumerate(self.model.turns[self._first : before]):
            self._insert(turn, 1 + place)
        self.older.setVisible(self._first > 0)
        self._following = False

    def _add(self, turn: Turn) -> None:
        self._insert(turn, self._turns.count() - 1)

    def _insert(self, turn: Turn, place: int) -> None:
        widget = TurnWidget(self.theme, turn)
        widget.play.connect(self.play)
        widget.again.connect(self.again)
        widget.corrected.connect(self.corrected)
        widget.answered.connect(self.answered)
        widget.grew.connect(lambda: QTimer.singleShot(0, lambda: self._reveal(widget)))
        self.widgets[turn] = widget
        self._turns.insertWidget(place, widget)
        widget.show_turn(self._width)

    def _change(self, turn: Turn) -> None:
        widget = self.widgets.get(turn)
        if widget is None:
            return
        if self.isVisible():
            widget.show_turn(self._width)
        else:
            self._dirty.add(turn)  # a hidden page is not laid out; it catches up when shown

    def _remove(self, turn: Turn) -> None:
        widget = self.widgets.pop(turn, None)
        if widget is not None:
            self._turns.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def showEvent(self, event: object) -> None:
        for turn in self._dirty:
            if turn in self.widgets:
                self.widgets[turn].show_turn(self._width)
        self._dirty.clear()

    def set_column(self, width: int) -> None:
        """Give the turns ``width`` px."""
        if width != self._width:
            self._width = width
            self._refit()

    def _refit(self) -> None:
        self._column.setFixedWidth(self._width + 2 * MARGIN)
        for widget in self.widgets.values():
            widget.fit(self._width)

    # ----------------------------------------------------------------------------------- following

    def _range_changed(self, low: int, high: int) -> None:
        if self._following and high > 0:
            self._to(high)

    def _to(self, value: int) -> None:
        self._slide.stop()
        duration = self.theme.duration("normal")
        bar = self.verticalScrollBar()
        if not duration or not self.isVisible() or abs(value - bar.value()) > 2 * self.height():
            bar.setValue(value)
            return
        self._slide.setDuration(duration)
        self._slide.setStartValue(bar.value())
        self._slide.setEndValue(value)
        self._slide.start()

    def _scrolled(self) -> None:
        self._slide.stop()
        bar = self.verticalScrollBar()
        self._following = bar.value() >= bar.maximum() - self.theme.px(24)

    def _reveal(self, widget: TurnWidget) -> None:
        if widget in self.widgets.values() and not self._following:
            self.ensureWidgetVisible(widget, 0, self.theme.px(8))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            QTimer.singleShot(0, self._scrolled)
        return super().viewportEvent(event)
