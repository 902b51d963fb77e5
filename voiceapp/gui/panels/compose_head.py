"""The head of the right side of the Compose page: how many tracks, A and B, branching, more."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton, Segmented
from voiceapp.gui.widgets.halves import Halves
from voiceapp.gui.widgets.labels import Label


class ComposeHead(Halves):
    """``compare`` chooses what is heard of two tracks; ``branch`` goes on from the place that plays."""

    def __init__(self, theme: Theme) -> None:
        left, right = QWidget(), QWidget()
        self.count = Label(theme, "", "body", "weak", elide=True)
        self.count.setObjectName("tracks-count")
        self.compare = Segmented(theme, (("A", "A"), ("B", "B")), tr("Which of the two you hear"))
        self.compare.setObjectName("compare")
        self.branch = Button(theme, tr("Branch from here"), "quiet", "source-branch")
        self.branch.setObjectName("branch")
        self.more = IconButton(theme, "dots-horizontal", tr("More for tracks"))
        self.more.setObjectName("tracks-more")
        self.menu = QMenu(right)
        self.menu.setObjectName("tracks-menu")
        self.take_in = self.menu.addAction(tr("Import music"))
        self.stop_comparing = self.menu.addAction(tr("Stop comparing"))
        words, buttons = QHBoxLayout(left), QHBoxLayout(right)
        for row in (words, buttons):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.px(8))
        words.addWidget(Label(theme, tr("Variations"), "heading"))
        words.addWidget(self.count, 1)
        for widget in (self.compare, self.more, self.branch):
            buttons.addWidget(widget)
        super().__init__(theme, left, right, "control", 16)
        self.more.clicked.connect(lambda: self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height()))))
        self.show_pair(False, "")

    def show_pair(self, compared: bool, heard: str) -> None:
        """Show A and B while two tracks are compared, and which of them is ``heard``."""
        self.compare.setVisible(compared)
        self.stop_comparing.setVisible(compared)
        if heard:
            self.compare.choose(heard)
