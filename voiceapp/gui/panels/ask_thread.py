"""A thread: its questions, and the answers of each below it, side by side where the width allows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from voiceapp.core.asking import AskedQuestion, GivenAnswer, Way
from voiceapp.gui.language import tr
from voiceapp.gui.panels.ask_answer import AnswerView
from voiceapp.gui.panels.ask_lines import Growth
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.reading import MARGIN, Marks, Reading

LEAST, BETWEEN, MOST, WIDEST = 256, 32, 720, 928
"""Of an answer side by side with another one, between two, of an answer alone, and of the thread (px at 100 %)."""


class AskedView(QWidget):
    """A question with its answers. The signals are an answer's, with the way."""

    cited = Signal(object)
    stopped = Signal(str)
    again = Signal()
    copied = Signal(str)
    led = Signal(str)

    def __init__(self, theme: Theme, asked: AskedQuestion, about: str, *, titled: bool) -> None:
        super().__init__()
        self.theme, self.asked = theme, asked
        self.setObjectName(f"asked-{asked.id}")
        self.question = Reading(theme, tr("Question"), "title" if titled else "heading")
        self.question.show_text(asked.question.text, Marks(), markdown=False)
        self.about = Label(theme, about, "caption", "weak", elide=True)
        self.answers: dict[Way, AnswerView] = {}
        self._side = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        self.about.setContentsMargins(MARGIN, 0, MARGIN, 0)
        column.addWidget(self.question)
        column.addWidget(self.about)
        self.about.setVisible(bool(about))
        column.addSpacing(theme.px(10))
        column.addLayout(self._side)
        for given in asked.answers:
            self._add(given, headed=len(asked.answers) > 1, titled=titled)
        self._side.addStretch(1)

    def _add(self, given: GivenAnswer, *, headed: bool, titled: bool) -> None:
        view = AnswerView(self.theme, given.way, titled=titled, headed=headed)
        view.cited.connect(self.cited)
        view.stopped.connect(lambda: self.stopped.emit(given.way))
        view.copied.connect(lambda: self.copied.emit(given.way))
        view.again.connect(self.again)
        view.led.connect(self.led)
        self.answers[given.way] = view
        self._side.addWidget(view, 0, Qt.AlignmentFlag.AlignTop)

    def fit(self, width: int) -> None:
        """Lay out in a width: answers side by side where each gets its least, else one below the other."""
        px, count = self.theme.px, max(len(self.answers), 1)
        self.question.fit(width - 2 * MARGIN)
        each = (width - (count - 1) * px(BETWEEN)) // count
        stacked = count > 1 and each < px(LEAST)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._side.setDirection(down if stacked else across)
        self._side.setSpacing(px(16 if stacked else BETWEEN))
        for view in self.answers.values():
            view.fit(min(width if stacked else each, px(MOST)))


class ThreadView(QScrollArea):
    """Shows the questions of a thread, the newest at the end; it follows what grows until the user scrolls away.

    ``cited`` tells a clicked citation; ``stopped`` a question and a way; ``again`` a question that is to be asked
    once more; ``copied`` an answer; ``led`` where a next step leads.
    """

    cited = Signal(object)
    stopped = Signal(int, str)
    again = Signal(object)
    copied = Signal(object, str)
    led = Signal(str)

    def __init__(self, theme: Theme, *, titled: bool) -> None:
        super().__init__()
        self.theme, self._titled = theme, titled
        self.views: dict[int, AskedView] = {}
        self._following = True
        self.setObjectName("ask-thread")
        self.setAccessibleName(tr("Questions and answers"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setProperty("clear", True)
        self._column = QVBoxLayout(body)
        self._column.setSpacing(theme.px(32))
        self._column.addStretch(1)
        self.setWidget(body)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda *_: self._follow())
        bar.actionTriggered.connect(lambda _: QTimer.singleShot(0, self, self._scrolled))
        bar.sliderMoved.connect(lambda _: self._scrolled())
        theme.changed.connect(self._retheme)

    def _retheme(self) -> None:
        """Lay out anew once all texts have their new size."""
        QTimer.singleShot(0, self, self.fit)

    def _follow(self) -> None:
        """Stay at the end, but never past the beginning of the newest question."""
        if self._following and self.views:
            newest = max(self.views.values(), key=lambda view: view.asked.id)
            bar = self.verticalScrollBar()
            bar.setValue(min(bar.maximum(), newest.y() - self._column.contentsMargins().top()))

    def _scrolled(self) -> None:
        bar = self.verticalScrollBar()
        self._following = bar.value() >= bar.maximum() - self.theme.px(24)

    def show_thread(self, asked: Sequence[AskedQuestion], about: Callable[[AskedQuestion], str]) -> None:
        """Show these questions; ``about`` tells the line below one. Those that stand already stay."""
        for number in [number for number in self.views if number not in {one.id for one in asked}]:
            old = self.views.pop(number)
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        for one in asked:
            if one.id not in self.views:
                self._add(one, about(one))
        self.fit()

    def _add(self, asked: AskedQuestion, about: str) -> None:
        view = AskedView(self.theme, asked, about, titled=self._titled)
        view.cited.connect(self.cited)
        view.stopped.connect(lambda way: self.stopped.emit(asked.id, way))
        view.again.connect(lambda: self.again.emit(asked))
        view.copied.connect(lambda way: self.copied.emit(asked, way))
        view.led.connect(self.led)
        self.views[asked.id] = view
        self._column.insertWidget(self._column.count() - 1, view)
        self._following = True

    def show_answer(self, question: int, given: GivenAnswer, growth: Growth | None) -> None:
        """Show how one answer is now."""
        if (view := self.views.get(question)) is not None and given.way in view.answers:
            view.answers[given.way].show_answer(given, growth)

    def answers(self) -> list[AnswerView]:
        """Every answer that is shown."""
        return [answer for view in self.views.values() for answer in view.answers.values()]

    def side(self, width: int) -> int:
        """What is left free at each side of a page of this width: it stands in the middle of a wide one."""
        px = self.theme.px
        return max((width - px(WIDEST)) // 2, px(24 if self._titled else 16))

    def fit(self) -> None:
        """Lay out in the width there is."""
        px, side = self.theme.px, self.side(self.width())
        bar = self.width() - self.viewport().width()
        self._column.setContentsMargins(side, px(24 if self._titled else 12), max(side - bar, px(16)), px(16))
        margins = self._column.contentsMargins()
        width = self.viewport().width() - margins.left() - margins.right()
        for view in self.views.values():
            view.fit(max(width, self.theme.px(120)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
