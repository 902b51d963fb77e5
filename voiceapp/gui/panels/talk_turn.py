"""One turn of the transcript: the user's bubble, the reply, its row of actions and its waterfall."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QPropertyAnimation, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from voiceapp.core.events import ToolQuestion
from voiceapp.gui.language import number, tr
from voiceapp.gui.panels.talk_model import Turn
from voiceapp.gui.panels.talk_steps import Steps, worth_showing
from voiceapp.gui.panels.tool_texts import tool_question
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.markdown import plain
from voiceapp.gui.widgets.question import Question
from voiceapp.gui.widgets.reading import MARGIN, Marks, Reading
from voiceapp.gui.widgets.waterfall import Waterfall, answered

BUBBLE, REPLY = 560, 640


class Bubble(QWidget):
    """The user's words on the user tint, at most 560 px wide, radius 16 and 4 at the lower right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("bubble")
        self.words = Reading(theme, tr("You said"))
        self.words.setObjectName("said")
        row = QHBoxLayout(self)
        side, top = theme.px(16) - MARGIN, theme.px(10) - MARGIN
        row.setContentsMargins(side, top, side, top)
        row.addWidget(self.words)

    def show_turn(self, turn: Turn) -> None:
        """Show what was said; partial words are grey, doubtful ones dotted."""
        marks = Marks(
            bright=turn.settled if turn.partial else None,
            doubtful=() if turn.partial else turn.doubtful,
        )
        self.words.show_text(turn.said, marks, markdown=False)

    def fit(self, width: int) -> None:
        """Take the size that the words need within ``width`` px."""
        pad = 2 * self.theme.px(16)
        self.words.fit(min(self.theme.px(BUBBLE), width) - pad)
        side, top = self.theme.px(16) - MARGIN, self.theme.px(10) - MARGIN
        self.setFixedSize(self.words.width() + 2 * side, self.words.height() + 2 * top)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        big, small = self.theme.radius("bubble"), self.theme.radius("small")
        w, h = self.width(), self.height()
        path = QPainterPath()
        path.moveTo(big, 0)
        path.lineTo(w - big, 0)
        path.arcTo(w - 2 * big, 0, 2 * big, 2 * big, 90, -90)
        path.lineTo(w, h - small)
        path.arcTo(w - 2 * small, h - 2 * small, 2 * small, 2 * small, 0, -90)
        path.lineTo(big, h)
        path.arcTo(0, h - 2 * big, 2 * big, 2 * big, 270, -90)
        path.lineTo(0, big)
        path.arcTo(0, 0, 2 * big, 2 * big, 180, -90)
        painter.fillPath(path, self.theme.colour("user.tint"))


class Correction(QWidget):
    """The heard sentence to be corrected and sent again."""

    sent = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self.setObjectName("correction")
        self.field = QPlainTextEdit(text)
        self.field.setObjectName("correction-field")
        self.field.setAccessibleName(tr("Correct what was heard"))
        self.field.setFont(theme.font("reading"))
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(theme.px(80))
        self.keep = Button(theme, tr("Keep it as it was"), "quiet")
        self.send = Button(theme, tr("Send again"), "tonal", "send")
        self.send.setObjectName("correction-send")
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.send)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.field)
        column.addLayout(buttons)
        self.keep.clicked.connect(self.left)
        self.send.clicked.connect(lambda: self.sent.emit(self.field.toPlainText().strip()))
        self.field.textChanged.connect(lambda: self.send.setEnabled(bool(self.field.toPlainText().strip())))


class ReplyRow(QWidget):
    """ "Answered in 0.8 s" (opens the waterfall), copy, play again, try again; 24 px high."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("reply-row")
        self.time = Button(theme, tr("Answered"), "plain", "chevron-down", size="small", tone="weak", trailing=True)
        self.time.setObjectName("answered")
        self.time.setProperty("flush", True)
        self.copy = IconButton(theme, "content-copy", tr("Copy the answer"), small=True)
        self.play = IconButton(theme, "play", tr("Play the answer again"), small=True)
        self.again = IconButton(theme, "refresh", tr("Try again"), small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)  # the button brings its own 4 px
        row.setSpacing(theme.px(4))
        row.addWidget(self.time)
        row.addSpacing(theme.px(8))
        for name in ("copy", "play", "again"):
            button = getattr(self, name)
            button.setObjectName(f"reply-{name}")
            row.addWidget(button)
        row.addStretch(1)
        self.theme = theme
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedHeight(self.theme.px(24))

    def show_turn(self, turn: Turn) -> None:
        """Show the time of the turn; its sound can be asked for again once it is stored."""
        seconds = answered(turn.timeline)
        self.time.setText(
            tr("Answered in {seconds} s", seconds=number(seconds, 1)) if seconds is not None else tr("Answered")
        )
        self.time.setEnabled(seconds is not None)
        self.time.setAccessibleDescription(tr("Shows where the time went"))
        self.copy.setAccessibleDescription(plain(turn.reply) if turn.finished else "")
        for button in (self.play, self.again):
            button.setEnabled(turn.id is not None)


class Pencil(IconButton):
    """The button that corrects what was heard: seen while the turn is pointed at or the button has the focus."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "pencil-outline", tr("Correct what was heard"), small=True, tone="text.weak")
        self.setObjectName("correct")
        self._pointed = self._kept = False

    def point(self, pointed: bool) -> None:
        """The turn is pointed at, or no longer."""
        self._pointed = pointed
        self._refresh()

    def keep(self, corrected: bool) -> None:
        """A turn that was corrected keeps its pencil."""
        self._kept = corrected
        self.set_name(tr("Corrected; correct it again") if corrected else tr("Correct what was heard"))
        self._refresh()

    def _refresh(self) -> None:
        seen = self._pointed or self._kept or self.hasFocus()
        self.set_icon("pencil-outline", "text.weak" if seen else "surface.page")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._refresh()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._refresh()


class TurnWidget(QWidget):
    """A turn. ``play``, ``again``, ``corrected`` tell what the user asks for; ``grew``: its height changed.

    ``answered``: the user's word about a tool, as (question, yes).
    """

    play = Signal(object)
    again = Signal(object)
    corrected = Signal(object, str)
    answered = Signal(int, bool)
    grew = Signal()

    def __init__(self, theme: Theme, turn: Turn) -> None:
        super().__init__()
        self.theme, self.turn, self._width = theme, turn, 0
        self.setObjectName("turn")
        self.bubble = Bubble(theme)
        self.pencil = Pencil(theme)
        self.steps = Steps(theme)
        self.reply = Reading(theme, tr("Answer"))
        self.reply.setObjectName("reply")
        self.row = ReplyRow(theme)
        self.waterfall: Waterfall | None = None
        self.correction: Correction | None = None
        self.question: Question | None = None
        self._shown_question: ToolQuestion | None = None
        self._lay_out()
        self.pencil.clicked.connect(self.edit)
        self.reply.linked.connect(_follow)
        self.row.time.clicked.connect(self.toggle_waterfall)
        self.row.copy.clicked.connect(self._copy)
        self.row.play.clicked.connect(lambda: self.play.emit(self.turn))
        self.row.again.clicked.connect(lambda: self.again.emit(self.turn))

    def _lay_out(self) -> None:
        theme = self.theme
        said = QHBoxLayout()
        said.setContentsMargins(0, 0, MARGIN, 0)
        said.setSpacing(theme.px(4))
        said.addStretch(1)
        said.addWidget(self.pencil, 0, Qt.AlignmentFlag.AlignVCenter)
        said.addWidget(self.bubble)
        self._said = said
        self._answer = QVBoxLayout()
        self._answer.setContentsMargins(0, theme.px(16) - MARGIN, 0, 0)
        self._answer.setSpacing(0)
        above = QHBoxLayout()
        above.setContentsMargins(MARGIN, 0, MARGIN, 0)
        above.addWidget(self.steps)
        above.addStretch(1)
        self._answer.addLayout(above)
        shifted = QHBoxLayout()
        shifted.setContentsMargins(0, 0, 0, 0)
        shifted.addWidget(self.reply)
        shifted.addStretch(1)
        self._answer.addLayout(shifted)
        self._answer.addWidget(self.row)
        self._under = QHBoxLayout()
        self._under.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._answer.addLayout(self._under)
        self._asked = QHBoxLayout()
        self._asked.setContentsMargins(0, 0, 0, 0)
        self._asked.addStretch(0)
        self._answer.addLayout(self._asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(16))
        column.setSpacing(0)
        column.addLayout(said)
        column.addLayout(self._answer)

    # ------------------------------------------------------------------------------------- showing

    def show_turn(self, width: int) -> None:
        """Show the turn as it is now within ``width`` px."""
        turn, self._width = self.turn, width
        self.bubble.setVisible(bool(turn.said) and self.correction is None)
        self.bubble.show_turn(turn)
        self.steps.show_steps(worth_showing(turn.steps, turn.reply))
        self.reply.setVisible(bool(turn.reply))
        self.reply.show_text(turn.reply, self._marks(), markdown=True)
        self.row.setVisible(turn.finished and bool(turn.reply))
        self.row.show_turn(turn)
        self._show_pencil()
        self._show_question()
        self.fit(width)

    def _show_question(self) -> None:
        asked = self.turn.question
        if asked is self._shown_question:
            return
        self._shown_question = asked
        if self.question is not None:
            self.question.hide()
            self.question.deleteLater()
            self.question = None
        if asked is not None:
            number = asked.id
            self.question = tool_question(self.theme, asked)
            self.question.answered.connect(lambda yes: self.answered.emit(number, yes))
            self._asked.insertWidget(0, self.question, 1)
        self._asked.setContentsMargins(MARGIN, self.theme.px(8) if self.question else 0, MARGIN, 0)
        self.grew.emit()

    def _marks(self) -> Marks:
        turn = self.turn
        if turn.spoken is not None:
            return Marks(bright=turn.spoken[1], rest="text.normal", spoken=turn.spoken)
        if turn.heard is not None:
            return Marks(bright=turn.heard, rest="text.weak", badge=tr("Not heard"))
        return Marks()

    def fit(self, width: int) -> None:
        """Take ``width`` px."""
        self._width = width
        self.bubble.fit(width - self.theme.px(32))
        self.steps.setMaximumWidth(min(self.theme.px(REPLY), width - 2 * MARGIN))
        self.reply.fit(min(self.theme.px(REPLY), width - 2 * MARGIN))
        if self.correction is not None:
            self.correction.setFixedWidth(min(self.theme.px(BUBBLE), width))
        self.updateGeometry()

    def _show_pencil(self) -> None:
        self.pencil.setVisible(self.turn.finished and self.turn.id is not None and self.correction is None)
        self.pencil.keep(self.turn.corrected)
        self.pencil.setAccessibleDescription(self.turn.said)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pencil.point(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pencil.point(False)

    # -------------------------------------------------------------------------------------- acting

    def toggle_waterfall(self) -> None:
        """Open or close the waterfall."""
        if self.waterfall is not None:
            self.waterfall.deleteLater()
            self.waterfall = None
            self._under.setContentsMargins(MARGIN, 0, MARGIN, 0)
            self.row.time.set_icon("chevron-down")
            self.grew.emit()
            return
        self.row.time.set_icon("chevron-up")
        self.waterfall = Waterfall(self.theme, self.turn.timeline, self.turn.usage)
        self._under.setContentsMargins(MARGIN, self.theme.px(8), MARGIN, 0)
        self._under.addWidget(self.waterfall)
        duration = self.theme.duration("slow")
        if duration and self.isVisible():
            slide = QPropertyAnimation(self.waterfall, b"maximumHeight", self.waterfall)
            high = self.waterfall.sizeHint().height()
            self.waterfall.setMinimumHeight(0)
            slide.setDuration(duration)
            slide.setStartValue(0)
            slide.setEndValue(high)
            slide.setEasingCurve(QEasingCurve.Type.OutCubic)
            slide.valueChanged.connect(self.waterfall.setMinimumHeight)
            slide.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)
        self.grew.emit()

    def edit(self) -> None:
        """Let the user correct what was heard."""
        if self.correction is not None:
            return
        self.correction = Correction(self.theme, self.turn.said)
        self.correction.left.connect(self._close_edit)
        self.correction.sent.connect(self._send_again)
        self._said.addWidget(self.correction)
        self.show_turn(self._width)
        self.correction.field.setFocus()
        self.grew.emit()

    def _close_edit(self) -> None:
        if self.correction is not None:
            self.correction.deleteLater()
            self.correction = None
            self.show_turn(self._width)
            self.grew.emit()

    def _send_again(self, text: str) -> None:
        self._close_edit()
        if text:
            self.corrected.emit(self.turn, text)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(plain(self.turn.reply))


def _follow(address: str) -> None:
    QDesktopServices.openUrl(QUrl(address))
