"""The Speak tab of a voice: what it is to say, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from voiceapp.core.voices import SEEDS, SPEEDS, TEMPERATURES, Manner
from voiceapp.gui.language import tr
from voiceapp.gui.panels import voices_texts as texts
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.fields import TextField
from voiceapp.gui.widgets.flow import Flow
from voiceapp.gui.widgets.inputs import Choice, Slider
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.recent_button import RecentButton

if TYPE_CHECKING:
    from voiceapp.core.records import ModelInfo
    from voiceapp.core.voices import Voice

CLONING = ("xtts", "speecht5")
"""Engines that take on a voice from samples."""
ANY_ENGINE = (("", tr("The best that can")),)
MOST_TAKES = 5
_WRONG = tr("Temperature is a number from 0.05 to 2, seed a whole number; both may stay empty.")
_HINT = tr("What is it to say? [pause 1s] is a pause, {word|said} another way to say a word.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be spoken, and how; None is as the voice speaks."""

    text: str | Path
    engine: str
    takes: int
    seed: int | None
    speed: float
    temperature: float | None


class _Text(QPlainTextEdit):
    """The text to be spoken; Tab leaves it, Ctrl+Enter speaks."""

    sent = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("speak-text")
        self.setAccessibleName(tr("Text to speak"))
        self.setPlaceholderText(_HINT)
        self.setTabChangesFocus(True)
        self.setProperty("ring", False)
        self._retheme()
        theme.changed.connect(self._retheme)

    def _retheme(self) -> None:
        self.setFont(self.theme.font("reading"))
        self.setMinimumHeight(self.theme.px(144))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sent.emit()
            return
        super().keyPressEvent(event)


class SpeakTab(QWidget):
    """``wanted`` tells what is to be spoken, ``manner_chosen`` how the voice is to speak from now on."""

    wanted = Signal(object)
    manner_chosen = Signal(object)
    file_wanted = Signal()
    models_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.file: Path | None = None
        self._reading = False
        self._voice: Voice | None = None
        px = theme.px
        self.why = Label(theme, "", "body", "danger", wrap=True)
        self.why.setObjectName("speak-why")
        self.text = _Text(theme)
        self.read = Button(theme, tr("Read a file"), "plain", "file-document-outline", tone="normal")
        self.read.setToolTip(tr("txt, md, html, docx, epub, pdf or ssml"))
        self.given = QWidget()
        self.given_name = Label(theme, "", "bodyStrong", elide=True)
        self.leave = IconButton(theme, "close", tr("Leave out the file"), small=True)
        self.engine = Choice(theme, ANY_ENGINE, tr("Model that speaks"))
        self.speed = Slider(theme, tr("Speed"), 1.0, *SPEEDS, step=0.05, unit="×")
        self.temperature = TextField(theme, tr("Temperature"), tr("The model's own, or 0.05 to 2"), height=32)
        self.seed = TextField(theme, tr("Seed"), tr("A new one"), height=32)
        self.wrong = Label(theme, _WRONG, "caption", "danger", wrap=True)
        self.takes = Slider(theme, tr("Takes of each line"), 1, 1, MOST_TAKES)
        self.do = Button(theme, tr("Speak"), "tonal", "account-voice")
        self.manner = Button(theme, tr("Always speak so"), "plain", tone="normal")
        for name, widget in (
            ("speak-file", self.read), ("speak-given", self.given), ("speak-leave", self.leave),
            ("speak-engine", self.engine), ("speak-speed", self.speed), ("speak-temperature", self.temperature),
            ("speak-seed", self.seed), ("speak-takes", self.takes), ("speak", self.do),
            ("speak-manner", self.manner),
        ):  # fmt: skip
            widget.setObjectName(name)
        row = QHBoxLayout(self.given)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.given_name, 1)
        row.addWidget(self.leave)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(1, 1)
        self._engine_label = Label(theme, tr("Model"), "body")
        for place, (label, field) in enumerate((
            (self._engine_label, self.engine), (Label(theme, tr("Speed"), "body"), self.speed),
            (Label(theme, tr("Temperature"), "body"), self.temperature),
            (Label(theme, tr("Seed"), "body"), self.seed),
            (Label(theme, tr("Takes of each line"), "body"), self.takes),
        )):  # fmt: skip
            grid.addWidget(label, place, 0)
            grid.addWidget(field, place, 1)
        self._buttons = Flow(px(8))
        for button in (self.do, self.read, self.manner):
            self._buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        for part in (self.why, self.text, self.given):
            column.addWidget(part)
        column.addLayout(grid)
        column.addWidget(self.wrong)
        column.addLayout(self._buttons)
        column.addStretch(1)
        self._connect()
        self.take_file(None)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._look)
        self.text.sent.connect(self._speak)
        self.do.clicked.connect(self._speak)
        self.read.clicked.connect(self.file_wanted)
        self.leave.clicked.connect(lambda: self.take_file(None))
        self.manner.clicked.connect(lambda: self.manner_chosen.emit(self._manner()))
        self.speed.moved.connect(lambda _: self._look())
        self.temperature.textChanged.connect(lambda _: self._look())
        self.seed.textChanged.connect(lambda _: self._look())

    def show_voice(self, voice: Voice) -> None:
        """Be about a voice; what was typed for it stays."""
        before, self._voice = self._voice, voice
        if before is None or before.id != voice.id:
            self.text.clear()
            self.take_file(None)
        if before is None or (before.id, before.manner) != (voice.id, voice.manner):
            manner = voice.manner
            self.speed.show_value(manner.speed)
            self.temperature.setText("" if manner.temperature is None else texts.figure(manner.temperature))
            self.seed.setText("" if manner.seed is None else str(manner.seed))
        for widget in (self._engine_label, self.engine):
            widget.setVisible(voice.cloned)
        self.why.setVisible(not voice.may_speak)
        self.why.setText(f"{texts.line(voice)}.")
        self._look()

    def show_models(self, models: Sequence[ModelInfo]) -> None:
        """Offer the engines of this computer that take on a voice."""
        chosen = self.engine.value()
        self.engine.clear()
        able = [
            (one.name, one.title)
            for one in models
            if one.task == "tts" and one.state == "installed" and one.engine in CLONING
        ]
        for name, title in (*ANY_ENGINE, *able):
            self.engine.addItem(title, name)
        self.engine.setCurrentIndex(max(self.engine.findData(chosen), 0))

    def put_recent(self, button: RecentButton) -> None:
        """Offer the texts that were read last."""
        self._buttons.addWidget(button)
        button.picked.connect(self.take_file)

    def take_file(self, file: Path | None) -> None:
        """Speak a file in the place of the text."""
        self.file = file
        self.given.setVisible(file is not None)
        self.text.setVisible(file is None)
        self.given_name.setText(file.name if file else "")
        self._look()

    def show_reading(self, reading: bool) -> None:
        """Show that the text is being read and cut into lines, or no longer."""
        self._reading = reading
        self.do.setText(tr("Reading the text") if reading else tr("Speak"))
        self._look()

    def _manner(self) -> Manner:
        """How it is to speak. Raises ValueError where a field holds no number that can be used."""
        temperature, seed = self.temperature.text().strip(), self.seed.text().strip()
        wanted = float(temperature.replace(",", ".")) if temperature else None
        if wanted is not None and not TEMPERATURES[0] <= wanted <= TEMPERATURES[1]:
            raise ValueError(temperature)
        if seed and not 0 <= int(seed) < SEEDS:
            raise ValueError(seed)
        return Manner(self.speed.value(), wanted, int(seed) if seed else None)

    def _wrong(self) -> bool:
        try:
            self._manner()
        except ValueError:
            return True
        return False

    def _look(self) -> None:
        voice = self._voice
        wrong = self._wrong()
        self.wrong.setVisible(wrong)
        able = voice is not None and voice.may_speak and not wrong and not self._reading
        self.do.setEnabled(able and (self.file is not None or bool(self.text.toPlainText().strip())))
        self.manner.setVisible(voice is not None and not wrong and self._manner() != voice.manner)

    def _speak(self) -> None:
        if self.do.isEnabled():
            text = self.file or self.text.toPlainText()
            manner = self._manner()
            engine = self.engine.value() if self._voice is not None and self._voice.cloned else ""
            takes = round(self.takes.value())
            self.wanted.emit(Wanted(text, engine, takes, manner.seed, manner.speed, manner.temperature))

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.models_wanted.emit()
