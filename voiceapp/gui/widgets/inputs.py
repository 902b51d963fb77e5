"""Inputs of forms: drop-down list, slider, check box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QSizePolicy,
    QSlider,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from voiceapp.gui.language import number
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.announce import untold
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.paint import PaintedButton, elided, placed, rounded
from voiceapp.gui.widgets.roles import Role, set_role, set_slider


class ToldCombo(QComboBox):
    """Tells Orca what an arrow key chooses while its list is closed, which Qt does not: by its description."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, Role.ComboBox)
        self._about: str | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex() != before:
            if self._about is None:
                self._about = self.accessibleDescription()
            self.setAccessibleDescription(self.currentText())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._about is not None:
            with untold():
                self.setAccessibleDescription(self._about)
            self._about = None


class Choice(ToldCombo):
    """A drop-down list of (key, word); ``chosen`` tells the key when the user picks one.

    The wheel scrolls the page, not the value.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, choices: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", False)
        for key, word in choices:
            self.addItem(word, key)
        self.activated.connect(lambda index: self.chosen.emit(str(self.itemData(index))))

    def choose(self, key: str) -> None:
        """Show one, without telling :attr:`chosen`."""
        self.setCurrentIndex(self.findData(key))

    def value(self) -> str:
        """The chosen key."""
        return str(self.currentData())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        place = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        words = option.currentText or self.placeholderText()
        option.currentText = elided(option.fontMetrics, words, place.width() - 2)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        side = self.theme.px(16)
        tone = "text.normal" if self.isEnabled() else "text.disabled"
        end = QRect(self.width() - side - self.theme.px(8), (self.height() - side) // 2, side, side)
        painter.drawPixmap(placed(self, end).topLeft(), self.theme.pixmap("chevron-down", tone, 16))


class Number(QDoubleSpinBox):
    """A number with its unit; arrow keys step it. ``entered`` tells it when the user is done."""

    entered = Signal(float)

    def __init__(
        self, theme: Theme, name: str, value: float, low: float, high: float, *, decimals: int = 0, step: float = 1,
        unit: str = "",
    ) -> None:  # fmt: skip
        super().__init__()
        self.theme = theme
        self.setAccessibleName(name)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", False)
        self.setRange(low, high)
        self.setDecimals(decimals)
        self.setSingleStep(step)
        if unit:
            self.setSuffix(f" {unit}")
        self.setFont(theme.font("body", tabular=True))
        self.setValue(value)
        self.setKeyboardTracking(False)
        self.valueChanged.connect(self.entered)

    def show_value(self, value: float) -> None:
        """Show a value, without telling :attr:`entered`."""
        blocked = self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(blocked)

    def _place(self) -> None:
        """Qt's styled boxes leave 1 px to the text where there are no buttons."""
        inner = self.rect().adjusted(self.theme.px(12), 1, -self.theme.px(4), -1)
        self.lineEdit().setGeometry(inner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._place()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Track(QSlider):
    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        set_slider(self)
        self.theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRadius", 8)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(160), self.theme.px(24))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colour, knob = QPainter(self), self.theme.colour, self.theme.px(14)
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        share = (self.value() - self.minimum()) / max(self.maximum() - self.minimum(), 1)
        left = share * (self.width() - knob)
        top = (self.height() - self.theme.px(4)) / 2
        bed = QRectF(0, top, self.width(), self.theme.px(4))
        rounded(painter, bed, bed.height() / 2, colour("line.soft"))
        done = QRectF(0, top, left + knob / 2, bed.height())
        tone = "accent.graphic" if self.isEnabled() else "line.control"
        rounded(painter, done, bed.height() / 2, colour(tone))
        ball = QRectF(left, (self.height() - knob) / 2, knob, knob)
        rounded(painter, ball, knob / 2, colour("surface.page"), colour(tone), 2)


class Slider(QWidget):
    """A slider from ``low`` to ``high`` in steps, its value with unit at the right; ``moved`` tells the user's.

    ``words`` stand for the values 0, 1, 2, ... in the place of numbers. ``above``: its name and its value stand
    over it.
    """

    moved = Signal(float)

    def __init__(
        self, theme: Theme, name: str, value: float, low: float, high: float, *, step: float = 1, unit: str = "",
        words: Sequence[str] = (), above: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._low, self._step, self._unit, self._named = low, step, unit, words
        self._decimals = max(0, len(f"{step:g}".partition(".")[2]))
        self.track = _Track(theme)
        self.track.setAccessibleName(name)
        self.track.setRange(0, round((high - low) / step))
        widest = max(words or (self._words(low), self._words(high)), key=len)
        self.label = Label(theme, "", "bodyStrong" if above else "body", "normal", tabular=True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.label.setMinimumWidth(self.label.fontMetrics().horizontalAdvance(widest) + 2)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(Label(theme, name, "caption", "normal") if above else self.track, 1)
        row.addWidget(self.label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        if above:
            column.addWidget(self.track)
        self.setFocusProxy(self.track)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_value(value)
        self.track.valueChanged.connect(self._changed)

    def _words(self, value: float) -> str:
        if self._named:
            return self._named[round(value)]
        words = number(value, self._decimals).replace("-", "\N{MINUS SIGN}")
        return f"{words} {self._unit}" if self._unit else words

    def room_for(self, wide: int) -> None:
        """Leave at least so many px to the words, so that tracks below each other end in one line."""
        self.label.setMinimumWidth(max(wide, self.label.minimumWidth()))

    def value(self) -> float:
        """The value."""
        return round(self._low + self.track.value() * self._step, self._decimals)

    def show_value(self, value: float) -> None:
        """Show a value, without telling :attr:`moved`."""
        blocked = self.track.blockSignals(True)
        self.track.setValue(round((value - self._low) / self._step))
        self.track.blockSignals(blocked)
        self._tell(self._words(value))

    def _changed(self) -> None:
        self._tell(self._words(self.value()))
        self.moved.emit(self.value())

    def _tell(self, words: str) -> None:
        self.label.setText(words)
        self.track.setAccessibleDescription(words)


class CheckBox(PaintedButton):
    """A check box 16 px with its words, in lines where they have no room in one."""

    def __init__(self, theme: Theme, text: str, on: bool = False) -> None:
        super().__init__(theme, text)
        self.setText(text)
        self.setCheckable(True)
        self.setChecked(on)
        self.setProperty("focusRadius", theme.radius("small"))
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        self.setFont(self.theme.font("body"))
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + self.theme.px(24) + 2, self.theme.px(24))

    def minimumSizeHint(self) -> QSize:
        words = self.text().split() or [""]
        longest = max(self.fontMetrics().horizontalAdvance(word) for word in words)
        return QSize(longest + self.theme.px(24), self.theme.px(24))

    def heightForWidth(self, width: int) -> int:
        words = QRect(0, 0, width - self.theme.px(24), 10_000)
        high = self.fontMetrics().boundingRect(words, Qt.TextFlag.TextWordWrap, self.text()).height()
        return max(high, self.theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colour, side = QPainter(self), self.theme.colour, self.theme.px(16)
        top = (self.height() - self.heightForWidth(self.width())) // 2 + self.theme.px(4)
        box = QRectF(placed(self, QRect(0, top, side, side)))
        if self.isChecked():
            rounded(painter, box, 4, colour("accent.fill"))
            painter.drawPixmap(box.toRect().topLeft(), self.theme.pixmap("check", "accent.onFill", 16))
        else:
            rounded(painter, box, 4, self.surface("surface.page"), colour("line.control"))
        painter.setPen(colour("text.strong" if self.isEnabled() else "text.disabled"))
        words = self.rect().adjusted(side + self.theme.px(8), 0, 0, 0)
        aligned = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(placed(self, words), aligned, self.text())
