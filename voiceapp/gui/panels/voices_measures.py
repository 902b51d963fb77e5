"""The table of what was measured of a sample."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.gui.language import said, tr
from voiceapp.gui.panels import voices_texts as texts
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.labels import IconLabel, Label, Rule

if TYPE_CHECKING:
    from voiceapp.core.samples import Finding

NAME, VALUE = 104, 80
"""Widths of the columns, px at 100 %; wider where a word of them is."""


class MeasuresTable(QWidget):
    """A row of 32 px for each measure; ``cut_wanted`` tells the spans that one would have taken out."""

    cut_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setAccessibleName(tr("What was measured"))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these measures, with a button where a place can be cut out."""
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._column.addWidget(Rule())
        rows = [self._row(finding) for finding in findings]
        for row in rows:
            self._column.addWidget(row)
            self._column.addWidget(Rule())
        for column, least in (("measure-title", NAME), ("measure-value", VALUE)):
            cells = [cell for row in rows for cell in row.findChildren(Label, column)]
            wide = max((cell.sizeHint().width() for cell in cells), default=0)
            for cell in cells:
                cell.setFixedWidth(max(wide, self.theme.px(least)))

    def _row(self, finding: Finding) -> QWidget:
        theme, px = self.theme, self.theme.px
        row = QWidget()
        name, value = said(finding.title), texts.measure_value(finding)
        advice = texts.measure_advice(finding)
        row.setObjectName(f"measure-{finding.name}")
        row.setAccessibleName(f"{name}: {value}. {advice}")
        row.setMinimumHeight(px(31))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, px(3), 0, px(3))
        line.setSpacing(px(8))
        icon, tone = texts.VERDICTS[finding.verdict]
        line.addWidget(IconLabel(theme, icon, tone, 16, texts.VERDICT_WORDS[finding.verdict]))
        title = Label(theme, name, "body")
        title.setObjectName("measure-title")
        number = Label(theme, value, "bodyStrong", tabular=True)
        number.setObjectName("measure-value")
        words = Label(theme, advice, "body", "strong" if finding.spans else "normal", wrap=True)
        for widget in (title, number):
            line.addWidget(widget)
        line.addWidget(words, 1)
        if finding.spans:
            cut = Button(theme, tr("Cut"), "quiet", size="small")
            cut.setObjectName(f"cut-{finding.name}")
            cut.setAccessibleName(tr("Cut what is wrong: {name}", name=name))
            cut.clicked.connect(lambda: self.cut_wanted.emit(finding.spans))
            line.addWidget(cut)
        return row
