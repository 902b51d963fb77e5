"""The last of the first steps: how a talk begins."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup

from voiceapp.gui.context import Context
from voiceapp.gui.language import tr
from voiceapp.gui.panels import welcome_texts as texts
from voiceapp.gui.panels.welcome_sound import Step
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.option import OptionCard

NO_MICROPHONE = tr("No microphone was found, so you type. Plug one in at any time.")


class StartStep(Step):
    """A card for each way; the chosen one is stored at once."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            "message-text-outline",
            tr("How do you want to start?"),
            tr("You can change it in Settings, under Talk."),
        )
        self.cards: dict[str, OptionCard] = {}
        self._group = QButtonGroup(self)
        for value, icon, name, line in texts.STARTS:
            words = line.format(phrase=context.settings.text("talk.wake_phrase"))
            card = self.cards[value] = OptionCard(self.theme, icon, name, words)
            card.setObjectName(f"start-{value}")
            card.clicked.connect(lambda _=False, value=value: self._choose(value))
            self._group.addButton(card)
            self.column.addWidget(card)
        self.nobody = Label(self.theme, NO_MICROPHONE, "body", "amber", wrap=True)
        self.nobody.hide()
        self.column.addWidget(self.nobody)
        self.column.addStretch(1)
        self.show_choice(context.settings.text("talk.start"))

    def show_choice(self, value: str) -> None:
        """Mark what is chosen."""
        self.cards[value].setChecked(True)

    def _choose(self, value: str) -> None:
        self.context.bridge.submit(lambda app: app.settings.set("talk.start", value), owner=self)
