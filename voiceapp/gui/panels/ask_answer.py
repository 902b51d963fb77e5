"""The answer to a question in one way: while it comes, when it is there, and when there is none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.core.asking import GivenAnswer, Way
from voiceapp.gui.language import number, said, tr
from voiceapp.gui.panels import ask_texts as texts
from voiceapp.gui.panels.ask_lines import Growth, Line
from voiceapp.gui.panels.ask_links import CitationLink, SentenceView
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.labels import Badge, IconLabel, Label
from voiceapp.gui.widgets.progress import Bar
from voiceapp.gui.widgets.reading import MARGIN


class AnswerView(QWidget):
    """``cited`` tells a clicked citation, ``stopped`` and ``again`` that no more or another answer is wanted,
    ``copied`` that this one is wanted as text, ``led`` where an error's next step leads.
    """

    cited = Signal(object)
    stopped = Signal()
    again = Signal()
    copied = Signal()
    led = Signal(str)

    def __init__(self, theme: Theme, way: Way, *, titled: bool, headed: bool) -> None:
        super().__init__()
        self.theme, self.way, self._titled = theme, way, titled
        self.given = GivenAnswer(way)
        self.sentences: list[SentenceView] = []
        self._leads = texts.AGAIN
        self._width = 0
        self.setObjectName(f"answer-{way}")
        self.setAccessibleName(tr("Answer: {way}", way=texts.word_of(way)))
        self.head = Label(theme, texts.word_of(way), "label", "weak")
        self.copy = IconButton(
            theme, "content-copy", tr("Copy this answer with its places"), small=True, tone="text.weak"
        )
        self.copy.setObjectName("copy-answer")
        self.badge = Badge(theme, "", "grey", "information-outline")
        self.badge.setObjectName("answer-badge")
        self.how = Label(theme, "", "caption", "normal", wrap=True)
        self.how.setObjectName("answer-how")
        self.nothing = Label(theme, texts.NOT_HERE, "heading", "strong", wrap=True)
        self.nothing.setObjectName("answer-nothing")
        self.looked = Label(theme, "", "body", "normal", wrap=True)
        self.looked.setObjectName("answer-looked")
        self.get = Button(theme, tr("Get a model that listens"), "quiet", "cube-outline")
        self.get.setObjectName("answer-get-model")
        self.note = Label(theme, "", "caption", "weak", wrap=True)
        self.note.setObjectName("answer-note")
        self.doing = Label(theme, "", "caption", "normal", wrap=True, tabular=True)
        self.doing.setObjectName("answer-doing")
        self.bar = Bar(theme, tr("How far the answer is"))
        self.bar.setObjectName("answer-bar")
        self.stop = Button(theme, tr("Stop"), "quiet", "stop", size="small")
        self.stop.setObjectName("answer-stop")
        self.stop.setAccessibleName(tr("Stop this answer: {way}", way=texts.word_of(way)))
        self.failed = Label(theme, "", "body", "strong", wrap=True)
        self.failed.setObjectName("answer-error")
        self.step = Button(theme, "", "quiet")
        self.step.setObjectName("answer-step")
        self._lay_out()
        self.head.setVisible(headed)
        self.copy.clicked.connect(self.copied)
        self.stop.clicked.connect(self.stopped)
        self.step.clicked.connect(self._take_step)
        self.get.clicked.connect(lambda: self.led.emit("models:answer"))

    def _lay_out(self) -> None:
        px = self.theme.px
        self._top, self._working, self._error = QWidget(), QWidget(), QWidget()
        top = QHBoxLayout(self._top)
        top.setContentsMargins(MARGIN, 0, 0, 0)
        top.setSpacing(px(8))
        top.addWidget(self.head)
        top.addWidget(self.badge)
        top.addStretch(1)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(6))
        working = QVBoxLayout(self._working)
        working.setContentsMargins(MARGIN, px(4), MARGIN, 0)
        working.setSpacing(px(4))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.doing, 1)
        row.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignTop)
        working.addLayout(row)
        working.addWidget(self.bar)
        error = QHBoxLayout(self._error)
        error.setContentsMargins(MARGIN, 0, MARGIN, 0)
        error.setSpacing(px(8))
        self._sign = IconLabel(self.theme, "alert-circle-outline", "danger.text", 20)
        error.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(px(8))
        told.addWidget(self.failed)
        told.addWidget(self.step, 0, Qt.AlignmentFlag.AlignLeft)
        error.addLayout(told, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self._top)
        for label in (self.how, self.nothing, self.looked):
            label.setContentsMargins(MARGIN, 0, MARGIN, 0)
            column.addWidget(label)
        get = QHBoxLayout()
        get.setContentsMargins(MARGIN, 0, MARGIN, 0)
        get.addWidget(self.get)
        get.addStretch(1)
        column.addLayout(get)
        column.addLayout(self._lines)
        self.note.setContentsMargins(MARGIN, 0, MARGIN, 0)
        column.addWidget(self.note)
        column.addWidget(self._working)
        column.addWidget(self._error)
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    # -------------------------------------------------------------------------------------- showing

    def show_answer(self, given: GivenAnswer, growth: Growth | None) -> None:
        """Show what was given; while there is nothing yet, what has come so far."""
        self.given = given
        answer, error = given.answer, given.error
        working = answer is None and error is None and not given.cancelled
        label = texts.label_of(answer) if answer is not None else ""
        self.badge.label.setText(label)
        self.badge.setAccessibleName(label)
        self.how.setText(label)
        self._show_label()
        abstained = answer if answer is not None and answer.abstained else None
        self.nothing.setVisible(abstained is not None and texts.not_here(abstained))
        self.looked.setVisible(abstained is not None)
        self.looked.setText(texts.looked_for(abstained) if abstained is not None else "")
        self.get.setVisible(abstained is not None and texts.listener_missing(abstained))
        note = texts.about_reading(answer) if answer is not None else ""
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self._working.setVisible(working)
        if working:
            self._show_progress(growth or Growth())
        self._show_end(given)
        self.copy.setVisible(answer is not None)
        self._show_lines(
            texts.shown(answer) if answer is not None else growth.lines() if growth is not None else []
        )

    def _show_end(self, given: GivenAnswer) -> None:
        """Say that it failed or was stopped, and what can be done."""
        error = given.error
        self._error.setVisible(error is not None or given.cancelled)
        self._sign.setVisible(error is not None)
        words, self._leads = texts.next_button(error) if error is not None else (tr("Ask again"), texts.AGAIN)
        self.failed.setText(texts.failure(error) if error is not None else texts.STOPPED)
        self.step.setText(words)
        self.step.setToolTip(said(error.next_step) if error is not None else "")

    def _show_progress(self, growth: Growth) -> None:
        share = growth.share
        doing = said(growth.doing) or texts.WORKING
        if share is not None:
            doing = tr("{doing}, {percent} %", doing=doing, percent=number(share * 100))
        self.doing.setText(doing)
        self.bar.setVisible(share is not None)
        self.bar.set_fraction(share)

    def _show_lines(self, lines: Sequence[Line]) -> None:
        while len(self.sentences) > len(lines):
            old = self.sentences.pop()
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        while len(self.sentences) < len(lines):
            new = SentenceView(self.theme, titled=self._titled)
            new.cited.connect(self.cited)
            self.sentences.append(new)
            self._lines.addWidget(new)
        for view, line in zip(self.sentences, lines, strict=True):
            if view.show_line(line) and self._width:
                view.fit(self._width)

    def fit(self, width: int) -> None:
        """Be this wide."""
        self._width = width
        self.setFixedWidth(width)
        self._show_label()
        for one in self.sentences:
            one.fit(width)

    def _show_label(self) -> None:
        """How it came about: a badge, or a line of text where the column is too narrow for one."""
        label = self.badge.label.text()
        before = 0 if self.head.isHidden() else self.head.sizeHint().width() + self.theme.px(8)
        fits = before + self.badge.sizeHint().width() + MARGIN <= self._width
        self.badge.setVisible(bool(label) and fits)
        self.how.setVisible(bool(label) and not fits)
        self._top.setVisible(bool(label) and fits or not self.head.isHidden())

    def links(self) -> list[CitationLink]:
        """Every link of the answer."""
        return [link for one in self.sentences for link in one.links]

    def _take_step(self) -> None:
        if self._leads == texts.AGAIN:
            self.again.emit()
        else:
            self.led.emit(self._leads)
