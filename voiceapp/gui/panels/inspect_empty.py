"""What stands on the Inspect page where there is no sound, or none that can be read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from voiceapp.core.errors import VoiceAppError
from voiceapp.gui.language import said_error, tr
from voiceapp.gui.panels import inspect_texts as texts
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.flow import Flow
from voiceapp.gui.widgets.labels import IconLabel, Label


class NoSound(QScrollArea):
    """``open_wanted``: a file is to be opened; ``live_wanted``: the microphone."""

    open_wanted = Signal()
    live_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        px = theme.px
        self.setObjectName("inspect-empty")
        self.warning = IconLabel(theme, "alert-circle-outline", "danger.text", 24)
        self.heading = Label(theme, "", "display", wrap=True)
        self.heading.setObjectName("inspect-empty-heading")
        self.words = Label(theme, "", "reading", "normal", wrap=True)
        self.words.setObjectName("inspect-empty-words")
        self.words.setMaximumWidth(px(640))
        self.open = Button(theme, tr("Open a file"), "filled", "folder-open-outline", size="main")
        self.open.setObjectName("inspect-empty-open")
        self.live = Button(theme, tr("Listen to the microphone"), "quiet", "microphone-outline", size="main")
        self.live.setObjectName("inspect-empty-live")
        buttons = QWidget()
        row = Flow(px(8), buttons)
        row.addWidget(self.open)
        row.addWidget(self.live)
        inner = QWidget()
        inner.setProperty("clear", True)
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.setSpacing(px(12))
        column.addStretch(1)
        column.addWidget(self.warning)
        column.addWidget(self.heading)
        column.addWidget(self.words)
        column.addWidget(buttons, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(2)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
        self.open.clicked.connect(self.open_wanted)
        self.live.clicked.connect(self.live_wanted)
        self.tell(None)

    def tell(self, error: VoiceAppError | None) -> None:
        """Say why a sound cannot be shown, or that there is none yet."""
        heading, words = texts.EMPTY
        self.warning.setVisible(error is not None)
        self.heading.set_style("display" if error is None else "title")
        self.heading.setText(texts.UNREADABLE if error else heading)
        self.words.setText(said_error(error) if error else words)
