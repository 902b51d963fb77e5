"""Starting at login on the Settings page: the desktop's own folder knows it, not the file of settings."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.core.errors import VoiceAppError
from voiceapp.gui.context import Context
from voiceapp.gui.language import said_error, tr
from voiceapp.gui.widgets.buttons import Switch
from voiceapp.gui.widgets.labels import Label

TITLE = tr("Start when I log in")
HELP = tr("Without its window, in the tray; minimised where there is none.")
WORDS = tr("start when i log in login autostart boot hidden tray")
"""What the search of the page finds this by."""


class LoginRow(QWidget):
    """A switch that shows what is so, read back from the desktop after each change."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        theme = context.theme
        self.context = context
        self.setObjectName("start-at-login")
        self.switch = Switch(theme, TITLE)
        self.switch.setEnabled(False)  # until it is known
        self.error = Label(theme, "", "caption", "danger", wrap=True)
        self.error.hide()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(theme, TITLE, "bodyStrong", wrap=True))
        words.addWidget(Label(theme, HELP, "caption", "weak", wrap=True))
        words.addWidget(self.error)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(12), 0, theme.px(12))
        row.setSpacing(theme.px(24))
        row.addLayout(words, 1)
        row.addWidget(self.switch)
        self.switch.clicked.connect(self._switched)
        self.refresh()

    def refresh(self) -> None:
        """Read what is so."""
        self.context.bridge.submit(lambda app: app.autostart.is_on(), self._show, self._say, self)

    def _switched(self, on: bool) -> None:
        def failed(error: VoiceAppError) -> None:
            self.switch.setChecked(not on)
            self._say(error)

        self.context.bridge.submit(lambda app: app.autostart.switch(on), self._show, failed, self)

    def _show(self, on: bool) -> None:
        self.switch.setEnabled(True)
        self.switch.setChecked(on)
        self.error.hide()

    def _say(self, error: VoiceAppError) -> None:
        self.error.setText(said_error(error))
        self.error.show()
