"""The steps of an answer: which tools were used for it, with what words, and what came of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.core.events import ToolUsed
from voiceapp.gui.language import tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.labels import IconLabel, Label

_LONGEST = 400
"""Characters of a result that are kept for its line and tooltip."""


@dataclass(frozen=True, slots=True)
class Step:
    """A tool that was used: what it did with which words, what came of it, and whether it worked."""

    title: str
    result: str
    ok: bool

    @classmethod
    def of(cls, used: ToolUsed) -> Step:
        """The step that an event tells of."""
        words = ", ".join(used.arguments)
        result = " ".join(used.result.split())
        shown = result if len(result) <= _LONGEST else f"{result[:_LONGEST]} …"
        return cls(_line(f"{used.title}: {words}" if words else used.title), shown, used.ok)


def worth_showing(steps: Sequence[Step], reply: str) -> Sequence[Step]:
    """The steps, but for a single one whose result is the reply itself."""
    if len(steps) == 1 and steps[0].result.startswith(" ".join(reply.split())[:_LONGEST]):
        return ()
    return steps


def _line(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST]} …"


class Steps(QWidget):
    """Two lines a step, above the reply; hidden while there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("steps")
        self.setAccessibleName(tr("Steps of the answer"))
        self.shown: Sequence[Step] = ()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.px(8))
        self._column.setContentsMargins(0, 0, 0, theme.px(8))
        self.hide()

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps, in order."""
        steps = tuple(steps)
        if steps == self.shown:
            return
        kept = len(self.shown) if steps[: len(self.shown)] == self.shown else 0
        while self._column.count() > kept:
            if (item := self._column.takeAt(kept)) and (row := item.widget()):
                row.hide()
                row.deleteLater()
        for step in steps[kept:]:
            self._column.addWidget(self._row(step))
        self.shown = steps
        self.setVisible(bool(steps))

    def _row(self, step: Step) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self.theme.px(8))
        icon, tone, name = (
            ("check", "success.graphic", "") if step.ok else ("alert-outline", "amber.graphic", tr("Failed"))
        )
        line.addWidget(IconLabel(self.theme, icon, tone, name=name), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(self.theme, step.title, "body", "normal", elide=True))
        if step.result:
            words.addWidget(Label(self.theme, step.result, "body", "weak", elide=True))
        line.addLayout(words, 1)
        return row
