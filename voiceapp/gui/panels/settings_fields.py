"""The fields of the Settings page: one for each type of setting, all with the same few methods."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from voiceapp.core.setting import Setting, Value
from voiceapp.gui.commands import keys_text
from voiceapp.gui.language import said, tr
from voiceapp.gui.panels import settings_texts as texts
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.announce import untold
from voiceapp.gui.widgets.buttons import Segmented, Switch
from voiceapp.gui.widgets.fields import TextField
from voiceapp.gui.widgets.inputs import ToldCombo
from voiceapp.gui.widgets.keys import KeyLine
from voiceapp.gui.widgets.labels import IconLabel, Label
from voiceapp.gui.widgets.paint import rounded
from voiceapp.gui.widgets.roles import set_slider

FIELD_WIDTH = 288


class Field(QWidget):
    """A setting's field. ``changed(value)`` tells what the user chose; :meth:`show_value` never does."""

    changed = Signal(object)

    def __init__(self, theme: Theme, setting: Setting) -> None:
        super().__init__()
        self.theme, self.setting, self.name = theme, setting, said(setting.label)
        self.wrong = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(12))

    def show_value(self, value: Value) -> None:
        """Show the value in force."""
        raise NotImplementedError

    def show_error(self, wrong: bool) -> None:
        """Mark the field as wrong, or no longer. A wrong value can be sent again as it is."""
        self.wrong = wrong

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices (device and engine pickers)."""

    def focus(self) -> QWidget:
        """What takes the keyboard."""
        raise NotImplementedError


class SwitchField(Field):
    """On or off, with the word beside it."""

    def __init__(self, theme: Theme, setting: Setting) -> None:
        super().__init__(theme, setting)
        self.switch = Switch(theme, self.name)
        self.word = Label(theme, "", "body", "normal")
        self._row.addWidget(self.switch)
        self._row.addWidget(self.word, 1)
        self.switch.clicked.connect(lambda: self.changed.emit(self.switch.isChecked()))
        self.switch.toggled.connect(lambda on: self.word.setText(tr("On") if on else tr("Off")))

    def show_value(self, value: Value) -> None:
        self.switch.setChecked(bool(value))
        self.word.setText(tr("On") if value else tr("Off"))

    def focus(self) -> QWidget:
        return self.switch


class Slider(QSlider):
    """A track of 4 px, its filled part in the accent, a knob of 14 with a 2 px line. The wheel scrolls the page."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        set_slider(self)
        self.theme = theme
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("focusRadius", theme.radius("control"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(160), self.theme.px(32))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colour, px = QPainter(self), self.theme.colour, self.theme.px
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )
        knob = px(14)
        share = (self.value() - self.minimum()) / max(self.maximum() - self.minimum(), 1)
        start, end = handle.width() / 2, self.width() - handle.width() / 2
        if option.upsideDown:  # where one reads from right to left
            start, end = end, start
        centre = QPointF(start + share * (end - start), self.height() / 2)
        track = QRectF(0, centre.y() - px(4) / 2, self.width(), px(4))
        rounded(painter, track, track.height() / 2, colour("line.soft"))
        (track.setLeft if option.upsideDown else track.setRight)(centre.x())
        rounded(painter, track, track.height() / 2, colour("accent.graphic"))
        fill = "surface.pressed" if self.isSliderDown() else "surface.page"
        box = QRectF(centre.x() - knob / 2, centre.y() - knob / 2, knob, knob)
        rounded(painter, box, knob / 2, colour(fill), colour("accent.graphic"), 2)


class SliderField(Field):
    """A number between two limits. It acts when the knob is let go, and at once by keyboard."""

    def __init__(self, theme: Theme, setting: Setting) -> None:
        super().__init__(theme, setting)
        self.slider = Slider(theme, self.name)
        self.slider.setRange(0, texts.slider_steps(setting))
        self.slider.setPageStep(max(1, texts.slider_steps(setting) // 10))
        self.number = Label(theme, "", "body", tabular=True)
        widest = max(
            self.number.fontMetrics().horizontalAdvance(texts.value_text(setting, end))
            for end in (setting.low or 0.0, setting.high or 0.0)
        )
        self.number.setMinimumWidth(widest + theme.px(16))
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.slider, 1)
        self._row.addWidget(self.number)
        self.slider.valueChanged.connect(self._moved)
        self.slider.sliderReleased.connect(self._chosen)

    def _moved(self) -> None:
        value = texts.slider_value(self.setting, self.slider.value())
        self._say(value)
        if not self.slider.isSliderDown():
            self._chosen()

    def _chosen(self) -> None:
        self.changed.emit(texts.slider_value(self.setting, self.slider.value()))

    def _say(self, value: Value) -> None:
        self.number.setText(texts.value_text(self.setting, value))
        self.slider.setAccessibleDescription(texts.value_text(self.setting, value))

    def show_value(self, value: Value) -> None:
        if self.slider.isSliderDown():
            return
        blocker = QSignalBlocker(self.slider)
        self.slider.setValue(texts.slider_position(self.setting, value))
        blocker.unblock()
        self._say(value)
        self.slider.update()

    def focus(self) -> QWidget:
        return self.slider


class SegmentsField(Field):
    """One of a few words."""

    def __init__(self, theme: Theme, setting: Setting) -> None:
        super().__init__(theme, setting)
        self.segments = Segmented(theme, texts.choices(setting), self.name, str(setting.default))
        self._row.addWidget(self.segments)
        self._row.addStretch(1)
        self.segments.chosen.connect(self.changed.emit)

    def show_value(self, value: Value) -> None:
        self.segments.choose(str(value))

    def focus(self) -> QWidget:
        return self.segments.buttons[self.segments.value()]


class Combo(ToldCombo):
    """A list to choose from, with the chevron of the other controls. The wheel scrolls the page."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizeAdjustPolicy(ToldCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._chevron = IconLabel(theme, "chevron-down", "text.normal", 16, parent=self)
        self._chevron.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side, gap = self._chevron.width(), self.theme.px(8)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._chevron.move(gap if mirrored else self.width() - side - gap, (self.height() - side) // 2)


class ComboField(Field):
    """One of many: choices of the table, devices or engines."""

    def __init__(self, theme: Theme, setting: Setting) -> None:
        super().__init__(theme, setting)
        self.combo = Combo(theme, self.name)
        self.combo.setFont(theme.font("body"))
        self._row.addWidget(self.combo, 1)
        self._value: Value = setting.default
        self.show_choices(texts.choices(setting))
        self.combo.activated.connect(lambda index: self.changed.emit(self.combo.itemData(index)))

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        shown = [(self.combo.itemData(place), self.combo.itemText(place)) for place in range(self.combo.count())]
        if shown != list(choices):
            blocker = QSignalBlocker(self.combo)
            with untold():
                self.combo.clear()
                for value, label in choices:
                    self.combo.addItem(label, value)
            blocker.unblock()
        self.show_value(self._value)

    def show_value(self, value: Value) -> None:
        self._value = value
        index = self.combo.findData(value)
        if index < 0:
            self.combo.addItem(str(value), value)
            index = self.combo.count() - 1
        self.combo.setCurrentIndex(index)

    def show_error(self, wrong: bool) -> None:
        super().show_error(wrong)
        mark(self.combo, wrong)

    def focus(self) -> QWidget:
        return self.combo


class LineField(Field):
    """A short text. It acts on Enter or when the field is left."""

    def __init__(self, theme: Theme, setting: Setting) -> None:
        super().__init__(theme, setting)
        self.line = TextField(theme, self.name, height=32)
        self._row.addWidget(self.line, 1)
        self._shown = ""
        self.line.editingFinished.connect(self._chosen)

    def _chosen(self) -> None:
        text = self.line.text().strip()
        if text != self._shown or self.wrong:
            self._shown = text
            self.changed.emit(self.meant(text))

    def meant(self, text: str) -> str:
        """The value that was typed."""
        return text

    def show_value(self, value: Value) -> None:
        self._shown = str(value)
        if not (self.line.hasFocus() and self.line.isModified()):
            self.line.setText(str(value))

    def show_error(self, wrong: bool) -> None:
        super().show_error(wrong)
        self.line.set_error(wrong)

    def focus(self) -> QWidget:
        return self.line


class KeysField(Field):
    """A key combination, recorded by pressing it."""

    def __init__(self, theme: Theme, setting: Setting) -> None:
        super().__init__(theme, setting)
        self.line = KeyLine(theme, self.name)
        self._row.addWidget(self.line, 1)
        self.line.pressed.connect(self.changed.emit)

    def show_value(self, value: Value) -> None:
        self.line.setText(keys_text(str(value)) or str(value))

    def focus(self) -> QWidget:
        return self.line


class NumberField(LineField):
    """A number that is typed, with its unit. Up and Down change it by a step."""

    def __init__(self, theme: Theme, setting: Setting) -> None:
        super().__init__(theme, setting)
        self.line.setFixedWidth(theme.px(128))
        self.line.installEventFilter(self)
        if setting.unit:
            self._row.addWidget(Label(theme, said(setting.unit), "body", "normal"))
        self._row.addStretch(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
            if steps:
                self.line.setText(texts.stepped(self.setting, self.line.text(), steps))
                self._chosen()
                return True
        return super().eventFilter(watched, event)

    def meant(self, text: str) -> str:
        return texts.typed_number(text)

    def show_value(self, value: Value) -> None:
        super().show_value(texts.number_text(value))


class _Paragraph(QPlainTextEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers():
            self.left.emit()
            return
        super().keyPressEvent(event)


class ParagraphField(Field):
    """A text of several lines. It acts on Ctrl+Enter or when the field is left."""

    def __init__(self, theme: Theme, setting: Setting) -> None:
        super().__init__(theme, setting)
        self.edit = _Paragraph()
        self.edit.setAccessibleName(self.name)
        self.edit.setTabChangesFocus(True)
        self.edit.setFont(theme.font("body"))
        self.edit.setFixedHeight(theme.line_height("body") * 3 + theme.px(24))
        self._row.addWidget(self.edit, 1)
        self._shown = ""
        self.edit.left.connect(self._chosen)

    def _chosen(self) -> None:
        text = self.edit.toPlainText().strip()
        if text != self._shown or self.wrong:
            self._shown = text
            self.changed.emit(text)

    def show_value(self, value: Value) -> None:
        self._shown = str(value)
        if not self.edit.hasFocus():
            self.edit.setPlainText(str(value))

    def focus(self) -> QWidget:
        return self.edit


def mark(widget: QWidget, wrong: bool) -> None:
    """Draw a field's line in the danger colour, or no longer."""
    if bool(widget.property("error")) != wrong:
        widget.setProperty("error", wrong)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


_FIELDS: dict[texts.FieldKind, type[Field]] = {
    "switch": SwitchField,
    "slider": SliderField,
    "number": NumberField,
    "segments": SegmentsField,
    "combo": ComboField,
    "device": ComboField,
    "engine": ComboField,
    "text": LineField,
    "keys": KeysField,
    "paragraph": ParagraphField,
}


def make_field(theme: Theme, setting: Setting) -> Field:
    """The field that fits the setting's type."""
    return _FIELDS[texts.field_kind(setting)](theme, setting)
