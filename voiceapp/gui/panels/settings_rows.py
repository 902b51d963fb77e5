"""Rows and sections of the Settings page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.setting import Setting, Value
from voiceapp.gui.language import said, said_error, tr
from voiceapp.gui.panels import settings_texts as texts
from voiceapp.gui.panels.settings_fields import FIELD_WIDTH, make_field
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.labels import Card, IconLabel, Label, Rule


class SettingRow(QWidget):
    """Label and help at the left, the field at the right; below it what is wrong, restart and reset."""

    changed = Signal(object)
    reset = Signal()

    def __init__(self, theme: Theme, setting: Setting) -> None:
        super().__init__()
        self.theme, self.setting, self.value = theme, setting, setting.default
        self.setObjectName(f"setting-{setting.key}")
        label, about = said(setting.label), said(setting.help)
        self.setAccessibleName(label)
        self.label = Label(theme, label, "bodyStrong", wrap=True)
        self.help = Label(theme, about, "caption", "weak", wrap=True)
        self.field = make_field(theme, setting)
        self.field.changed.connect(self.changed)
        self.field.focus().setAccessibleDescription(about)
        self.error = Label(theme, "", "caption", "danger", wrap=True)
        self.error.hide()
        self.link = Button(theme, texts.reset_text(setting), "plain", size="small", tone="normal")
        self.link.setObjectName(f"reset-{setting.key}")
        self.link.setAccessibleName(f"{label}: {texts.reset_text(setting)}")
        self.link.clicked.connect(self.reset)
        self._marks = QWidget()
        marks = QHBoxLayout(self._marks)
        marks.setContentsMargins(0, 0, 0, 0)
        marks.setSpacing(theme.px(8))
        self._changed = Label(theme, tr("Changed"), "caption", "weak", elide=True)
        marks.addWidget(self._changed)
        marks.addWidget(self.link)
        marks.addStretch(1)
        self._marks.hide()
        self.restart = Label(theme, tr("Needs a restart"), "caption", "weak")
        self.restart.setVisible(setting.restart)
        words = QVBoxLayout()
        words.setSpacing(0)
        for line in (self.label, self.help, self.restart):
            words.addWidget(line)
        self._words = words
        words.addStretch(1)
        right = QWidget()
        self._right = right
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        for widget in (self.field, self.error, self._marks):
            column.addWidget(widget)
        column.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, theme.px(12), 0, theme.px(12))
        self._row.setSpacing(theme.px(24))
        self._row.addLayout(words, 1)
        self._row.addWidget(right)
        self.fold(False)

    def fold(self, folded: bool) -> None:
        """Put the field below its label where there is no room beside it."""
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if folded else QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(self.theme.px(8 if folded else 24))
        width = self.theme.px(FIELD_WIDTH)
        self._right.setMinimumWidth(0 if folded else width)
        self._right.setMaximumWidth(width * 2 if folded else width)

    def refuse(self, why: str) -> None:
        """It cannot be chosen on this computer."""
        self.field.setEnabled(False)
        self.field.setToolTip(why)
        self.note(why)

    def note(self, words: str) -> None:
        """Say below the help how it is on this computer."""
        self._words.insertWidget(2, Label(self.theme, words, "caption", "normal", wrap=True))

    def show_value(self, value: Value) -> None:
        """Show the value in force, and whether it is the default."""
        self.value = value
        self.field.show_value(value)
        had_focus = self.link.hasFocus()
        self._marks.setVisible(value != self.setting.default)
        if had_focus and self._marks.isHidden():
            self.field.focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, error: VoiceAppError | None) -> None:
        """Say under the field what is wrong and how to mend it; None clears it."""
        self.field.show_error(error is not None)
        if error is not None and not texts.is_typed(self.setting):
            self.field.show_value(self.value)
        self.error.setText("" if error is None else texts.error_text(error, self.setting))
        self.error.setVisible(error is not None)


class FolderRow(QWidget):
    """Where the user's data lies."""

    opened = Signal()

    def __init__(self, theme: Theme, folder: Path) -> None:
        super().__init__()
        self.setObjectName("data-folder")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(12), 0, theme.px(12))
        row.setSpacing(theme.px(24))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(theme, tr("Data folder"), "bodyStrong", wrap=True))
        path = Label(theme, str(folder), "caption", "weak", elide=True)
        path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(path)
        self.button = Button(theme, tr("Open folder"), "quiet", "folder-open-outline")
        self.button.setObjectName("open-data-folder")
        self.button.clicked.connect(self.opened)
        row.addLayout(words, 1)
        row.addWidget(self.button)


class SectionBox(QWidget):
    """A heading and its rows, a soft line between them."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(Label(theme, title, "heading"))
        self._rows: list[tuple[QWidget, Rule]] = []

    def add(self, row: QWidget) -> None:
        """Add a row."""
        rule = Rule()
        self._rows.append((row, rule))
        self._column.addWidget(row)
        self._column.addWidget(rule)
        self.rule_off()

    def rule_off(self) -> None:
        """No line below the last row that is shown, nor below hidden ones."""
        shown = [row for row, _ in self._rows if not row.isHidden()]
        for row, rule in self._rows:
            rule.setVisible(bool(shown) and row in shown and row is not shown[-1])


class Problems(Card):
    """What is wrong in the settings file: each sentence with its remedy."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.theme = theme
        self.setObjectName("settings-problems")
        self.setAccessibleName(tr("Problems of the settings file"))
        self.sentences: list[Label] = []
        self.hide()

    def show_problems(self, problems: Sequence[VoiceAppError]) -> None:
        """Show them; without any the card is not there."""
        while item := self.body.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.sentences = []
        self.setVisible(bool(problems))
        if not problems:
            return
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.px(8))
        row.addWidget(IconLabel(self.theme, "alert-outline", "amber.graphic", 20))
        row.addWidget(Label(self.theme, texts.problems_heading(len(problems)), "bodyStrong", wrap=True), 1)
        self.body.addWidget(head)
        for problem in problems:
            sentence = Label(self.theme, said_error(problem), "body", "normal", wrap=True)
            self.sentences.append(sentence)
            self.body.addWidget(sentence)
