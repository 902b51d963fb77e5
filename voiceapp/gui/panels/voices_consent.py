"""The Consent tab of a voice: whether its speaker agreed, to what, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from voiceapp.core.voices import DECLARED
from voiceapp.gui.language import number, tr
from voiceapp.gui.panels import voices_texts as texts
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.fields import TextField
from voiceapp.gui.widgets.flow import Flow
from voiceapp.gui.widgets.labels import Badge, Label
from voiceapp.gui.widgets.roles import set_group

if TYPE_CHECKING:
    from voiceapp.core.voices import Voice

_COUNTS = tr(
    "It counts when the words are understood and the voice is that of the samples. "
    "Its sound stays on this computer."
)


class ConsentTab(QWidget):
    """``asked`` tells the purpose that the speaker is to agree to; the others a click."""

    asked = Signal(str)
    matched_again = Signal()
    play_wanted = Signal()
    withdrawn = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._voice = 0
        set_group(self)
        px = theme.px
        self.state = QVBoxLayout()
        self.words = Label(theme, "", "body", "normal", wrap=True)
        self.words.setObjectName("consent-words")
        self.facts = QGridLayout()
        self.facts.setHorizontalSpacing(px(16))
        self.facts.setVerticalSpacing(px(8))
        self.facts.setColumnStretch(1, 1)
        self.purpose = TextField(
            theme, tr("Purpose"), tr("What for, in the speaker's words (may stay empty)"), height=32
        )
        self.ask = Button(theme, tr("Ask the speaker"), "tonal", "microphone-outline")
        self.match = Button(theme, tr("Compare with the samples"), "quiet", "refresh")
        self.play = Button(theme, tr("Play the consent"), "quiet", "play")
        self.withdraw = Button(theme, tr("Withdraw the consent"), "quietDanger", "shield-off-outline")
        for name, widget in (
            ("consent-purpose", self.purpose), ("consent-ask", self.ask), ("consent-match", self.match),
            ("consent-play", self.play), ("consent-withdraw", self.withdraw),
        ):  # fmt: skip
            widget.setObjectName(name)
        buttons = Flow(px(8))
        for button in (self.ask, self.match, self.play, self.withdraw):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        column.addLayout(self.state)
        column.addWidget(self.words)
        column.addLayout(self.facts)
        column.addWidget(self.purpose)
        column.addLayout(buttons)
        column.addStretch(1)
        self.ask.clicked.connect(lambda: self.asked.emit(self.purpose.text().strip()))
        self.match.clicked.connect(self.matched_again)
        self.play.clicked.connect(self.play_wanted)
        self.withdraw.clicked.connect(self.withdrawn)

    def show_voice(self, voice: Voice) -> None:
        """Show whether a voice's speaker agreed."""
        state, consent = voice.consent_state, voice.consent
        if voice.id != self._voice:
            self._voice = voice.id
            self.purpose.clear()
        while item := self.state.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        words, kind, icon = texts.BADGES[state]
        self.setAccessibleName(words)
        badge = Badge(self.theme, words, kind, icon)
        badge.setObjectName("consent-state")
        self.state.addWidget(badge)
        outdated = consent is not None and state == "none"
        if outdated:
            self.words.setText(
                tr("Samples were added that {name}'s consent was not compared with.", name=voice.name)
            )
        elif not voice.used:
            self.words.setText(
                tr("Use one of the samples first: the voice of whoever agrees is compared with it.")
                if voice.samples
                else tr("Add a sample first: the voice of whoever agrees is compared with it.")
            )
        else:
            self.words.setText(f"{_reads(voice)} {_COUNTS}")
        self.words.setVisible(consent is None or outdated)
        self._show_facts(voice)
        asks = consent is None or state != "matched"
        self.purpose.setVisible(asks and bool(voice.used))
        self.ask.setVisible(asks)
        self.ask.setEnabled(bool(voice.used))
        self.ask.setToolTip("" if voice.used else self.words.text())
        self.match.setVisible(consent is not None and state != "matched")
        self.play.setVisible(consent is not None)
        self.withdraw.setVisible(consent is not None)

    def _show_facts(self, voice: Voice) -> None:
        while item := self.facts.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        told: list[tuple[str, str]] = []
        if voice.kind in DECLARED:
            told += [(tr("Source"), voice.source), (tr("Licence"), voice.licence)]
        if (consent := voice.consent) is not None:
            told += [
                (tr("Read aloud", sense="the words of a consent"), tr("“{sentence}”", sentence=consent.sentence)),
                (tr("Purpose"), consent.purpose),
                (tr("Given on"), texts.day(consent.given)),
                (tr("Words"), tr("{percent} % of them were understood", percent=number(consent.words * 100))),
                (tr("Voice"), texts.likeness(consent.similarity) if consent.engine else tr("Not compared here")),
            ]
        for row, (name, value) in enumerate(told):
            self.facts.addWidget(Label(self.theme, name, "body", "weak"), row, 0)
            words = Label(self.theme, value or tr("Unknown"), "body", wrap=True)
            words.setAccessibleName(f"{name}: {value or tr('Unknown')}")
            self.facts.addWidget(words, row, 1)


def _reads(voice: Voice) -> str:
    if voice.kind == "own":
        return tr(
            "{name} reads a sentence with the name, the purpose and a few words drawn at random.", name=voice.name
        )
    return tr("The speaker reads a sentence with the name, the purpose and a few words drawn at random.")
