"""The card with the models that suit this computer best for a purpose, and the button that gets them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from voiceapp.core.records import Purpose, Recommendation
from voiceapp.gui.language import said, tr
from voiceapp.gui.panels import models_texts as texts
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, Segmented
from voiceapp.gui.widgets.labels import Card, Label


class SetCard(Card):
    """``asked(purpose)``: the user wants the set that is shown."""

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.theme = theme
        self.setObjectName("best-set")
        self._sets: dict[Purpose, Recommendation] = {}
        self._titles: Mapping[str, str] = {}
        self.choice = Segmented(theme, texts.PURPOSES, tr("What for"))
        self._what = Label(theme, "", "body", "normal", wrap=True)
        self._size = Label(theme, "", "caption", "weak", wrap=True, tabular=True)
        self.get = Button(theme, tr("Get the set"), "filled", "download-outline")
        self.get.setObjectName("get-set")
        self._heading = Label(theme, tr("Best set for this computer"), "bodyStrong", wrap=True)
        self._top = top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        top.setSpacing(theme.px(8))
        top.addWidget(self._heading, 1)
        top.addWidget(self.choice)
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(self._what)
        words.addWidget(self._size)
        bottom = QHBoxLayout()
        bottom.setSpacing(theme.px(16))
        bottom.addLayout(words, 1)
        bottom.addWidget(self.get, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16))
        self.body.addLayout(top)
        self.body.addLayout(bottom)
        self.choice.chosen.connect(lambda _: self._show())
        self.get.clicked.connect(lambda: self.asked.emit(self.choice.value()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        words = self._heading.fontMetrics().horizontalAdvance(self._heading.text())
        room = self.contentsRect().width() - 2 * self.theme.px(24)
        beside = words + self.theme.px(16) + self.choice.sizeHint().width() <= room
        self._top.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def show_sets(self, sets: Sequence[Recommendation], titles: Mapping[str, str]) -> None:
        """Show what is recommended; ``titles`` are the models' names for people."""
        self._sets, self._titles = {best.purpose: best for best in sets}, titles
        self._show()

    def shown(self) -> Recommendation | None:
        """The set that the user looks at."""
        return next((best for key, best in self._sets.items() if key == self.choice.value()), None)

    def _show(self) -> None:
        best = self.shown()
        if best is None:
            return
        what, size = texts.set_lines(best, self._titles)
        self._what.setText(what)
        self._what.setToolTip(said(best.reason))
        self._size.setText(size)
        self._size.setVisible(bool(size))
        self.get.setAccessibleDescription(f"{what} {size}".strip())
        complete = not best.models or (best.size_bytes == 0 and not best.packs)
        self.get.setEnabled(not complete)
        self.get.setToolTip(tr("Everything of it is here") if complete else "")
