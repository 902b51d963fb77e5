"""The first two of the first steps: whether the user is heard, and whether the user hears."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.microphone_test import MicrophoneHeard, MicrophoneTake
from voiceapp.core.paths import asset
from voiceapp.core.protocols import SoundDevice
from voiceapp.gui.context import Context
from voiceapp.gui.language import said, said_error, tr
from voiceapp.gui.panels import settings_texts
from voiceapp.gui.panels import welcome_texts as texts
from voiceapp.gui.panels.settings_rows import SettingRow
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.flow import Flow
from voiceapp.gui.widgets.labels import Card, IconLabel, Label
from voiceapp.gui.widgets.meter import FLOOR_DB, LevelMeter
from voiceapp.gui.widgets.round_icon import RoundIcon


class Step(QWidget):
    """A picture, a heading, a sentence, and below them what :attr:`column` holds."""

    def __init__(self, context: Context, icon: str, heading: str, sentence: str) -> None:
        super().__init__()
        self.context, self.theme = context, context.theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(self.theme.px(16))
        words = QVBoxLayout()
        words.setSpacing(self.theme.px(4))
        self.sentence = Label(self.theme, sentence, "reading", "normal", wrap=True)
        words.addWidget(Label(self.theme, heading, "title", wrap=True))
        words.addWidget(self.sentence)
        head = QHBoxLayout()
        head.setSpacing(self.theme.px(16))
        head.addWidget(RoundIcon(self.theme, icon), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self.column.addLayout(head)
        self.column.addSpacing(self.theme.px(8))

    def leave(self) -> None:
        """Another step is shown, or another page."""


class Advice(Card):
    """What is so, with an icon, and what to do about it, line by line."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._theme = context.theme
        self.setObjectName("advice")
        self._icon = IconLabel(self._theme, "information-outline", size=20)
        self._heading = Label(self._theme, "", "bodyStrong", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(self._theme.px(8))
        head.addWidget(self._icon)
        head.addWidget(self._heading, 1)
        self._lines = Label(self._theme, "", "body", "normal", wrap=True)
        self.body.addLayout(head)
        self.body.addWidget(self._lines)
        self.hide()

    def say(self, heading: str, lines: Sequence[str] = (), *, good: bool = False) -> None:
        """Show it; ``good``: nothing is wrong."""
        if good:
            self._icon.set_icon("check-circle-outline", "success.text")
        else:
            self._icon.set_icon("alert-outline", "amber.graphic")
        self._heading.setText(heading)
        self._lines.setText("\n".join(lines))
        self._lines.setVisible(bool(lines))
        self.setAccessibleName(" ".join((heading, *lines)))
        self.show()


class DeviceRow(SettingRow):
    """The row of the Settings page for a device, which offers what is plugged in."""

    def __init__(self, context: Context, key: str) -> None:
        super().__init__(context.theme, context.settings.table[key])
        self._context = context
        self.help.hide()  # the list names the default itself
        self.show_value(context.settings.get(key))
        self.show_devices(())
        self.changed.connect(self._choose)
        self.reset.connect(lambda: self._choose(self.setting.default))

    def _choose(self, value: object) -> None:
        key = self.setting.key
        self._context.bridge.submit(lambda app: app.settings.set(key, value), None, self.show_error, self)

    def show_devices(self, devices: Sequence[SoundDevice]) -> None:
        """Offer these."""
        kind = settings_texts.DEVICE_KEYS[self.setting.key]
        self.field.show_choices(settings_texts.device_choices(devices, kind, str(self.value)))


class MicrophoneStep(Step):
    """Choose, see the level, record three seconds and hear them again."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            "microphone",
            tr("Can it hear you?"),
            tr("It is opened when you ask for it, and nothing of the test is kept."),
        )
        theme = self.theme
        self.on = False
        self._file: Path | None = None
        self.device = DeviceRow(context, "sound.microphone")
        self.test = Button(theme, tr("Test the microphone"), "tonal", "microphone-outline")
        self.test.setObjectName("test-microphone")
        self.record = Button(theme, tr("Record 3 seconds"), "tonal", "record-circle-outline")
        self.record.setObjectName("record-test")
        self.hear = Button(theme, tr("Play it again"), "quiet", "play")
        self.hear.setObjectName("hear-test")
        buttons = Flow(theme.px(8))
        for button in (self.test, self.record, self.hear):
            buttons.addWidget(button)
        self.meter = LevelMeter(theme)
        self.meter.setFixedSize(theme.px(248), theme.px(8))
        self.state = Label(theme, "", "body", "normal", wrap=True)
        self.state.setObjectName("test-state")
        self.advice = Advice(context)
        self.column.addWidget(self.device)
        self.column.addLayout(buttons)
        self.column.addWidget(self.meter)
        self.column.addWidget(self.state)
        self.column.addWidget(self.advice)
        self.column.addStretch(1)
        self.test.clicked.connect(self.listen)
        self.record.clicked.connect(self._record)
        self.hear.clicked.connect(self._play)
        self._show(False)

    def _show(self, on: bool) -> None:
        """The microphone is heard, or no longer."""
        self.on = on
        self.test.setVisible(not on)
        self.test.setEnabled(True)
        for widget in (self.record, self.meter, self.state):
            widget.setVisible(on)
        self.record.setEnabled(True)
        self.hear.setVisible(on and self._file is not None)
        self.meter.set_level(FLOOR_DB)
        self.state.setText(tr("Say something: the bar should move."))

    def show_found(self, found: bool) -> None:
        """Whether there is any microphone."""
        if not found:
            self.advice.say(
                tr("No microphone was found"), [tr("Plug one in and test it, or go on and type instead.")]
            )

    def listen(self) -> None:
        """Open the chosen microphone."""
        by_keyboard = self.test.hasFocus()
        self.test.setEnabled(False)
        self.advice.hide()
        self._file = None
        self.context.bridge.submit(
            lambda app: app.microphone_test.start(), lambda _: self._opened(by_keyboard), self._failed, self
        )

    def _opened(self, by_keyboard: bool) -> None:
        if not self.isVisible():
            self.leave()
            return
        self._show(True)
        if by_keyboard:
            self.record.setFocus()

    def heard(self, event: MicrophoneHeard) -> None:
        """Show what is heard now."""
        if self.on:
            self.meter.set_level(max(event.level_db, FLOOR_DB))
            if event.left_s is not None:
                self.state.setText(texts.recording_text(event.left_s))

    def lost(self) -> None:
        """The microphone is no longer heard."""
        if self.on:
            self._show(False)

    def _record(self) -> None:
        self.record.setEnabled(False)
        self.hear.hide()
        self.advice.hide()
        self.context.bridge.submit(lambda app: app.microphone_test.record(), self._recorded, self._failed, self)

    def _recorded(self, take: MicrophoneTake) -> None:
        if not self.on:
            return
        self.record.setEnabled(True)
        if not take.heard:
            self.state.setText(tr("Say something: the bar should move."))
            self.advice.say(texts.SILENT[0], texts.SILENT[1:])
            return
        self._file = take.file
        self.hear.show()
        self.state.setText(tr("This is what was heard."))
        self.advice.say(
            tr("You can be heard"), [tr("You hear it in a moment; if not, the next step helps.")], good=True
        )
        self._play()

    def _play(self) -> None:
        if (file := self._file) is not None:
            self.context.bridge.submit(lambda app: app.clips.play(file), None, self._not_played, self)

    def _not_played(self, error: VoiceAppError) -> None:
        self.advice.say(
            tr("You can be heard"), [tr("It cannot be played: {error}", error=said_error(error))], good=True
        )

    def _failed(self, error: VoiceAppError) -> None:
        self._show(False)
        step = f"{said(error.next_step)} {tr('You can go on and type instead.')}".strip()
        self.advice.say(said(error.message), [step])

    def leave(self) -> None:
        self._file = None
        self._show(False)
        self.advice.hide()
        self.context.bridge.submit(lambda app: app.microphone_test.stop(), owner=self)


class SpeakerStep(Step):
    """Choose, and play a voice."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            "volume-high",
            tr("Can you hear it?"),
            tr("Answers are spoken through these, and always written too."),
        )
        theme = self.theme
        self.device = DeviceRow(context, "sound.speaker")
        self.play = Button(theme, tr("Play a test sound"), "tonal", "volume-high")
        self.play.setObjectName("play-test")
        self.asked = QWidget()
        asked = Flow(theme.px(8), self.asked)
        self.yes = Button(theme, tr("I heard it"), "quiet", "check")
        self.yes.setObjectName("heard")
        self.no = Button(theme, tr("I heard nothing"), "quiet")
        self.no.setObjectName("not-heard")
        asked.addWidget(Label(theme, tr("Did you hear it?"), "body", "normal"))
        asked.addWidget(self.yes)
        asked.addWidget(self.no)
        self.asked.hide()
        row = QHBoxLayout()
        row.addWidget(self.play)
        row.addStretch(1)
        self.advice = Advice(context)
        self.column.addWidget(self.device)
        self.column.addLayout(row)
        self.column.addWidget(self.asked)
        self.column.addWidget(self.advice)
        self.column.addStretch(1)
        self.play.clicked.connect(self._play)
        self.yes.clicked.connect(lambda: self._answer(tr("Your speakers work"), (), good=True))
        self.no.clicked.connect(lambda: self._answer(tr("Nothing was heard"), texts.QUIET))

    def show_found(self, found: bool) -> None:
        """Whether there are any speakers."""
        if not found:
            self.advice.say(tr("No speakers were found"), [tr("Plug some in, or go on: answers are also written.")])

    def _play(self) -> None:
        self.advice.hide()
        file = asset("samples", "question.wav")
        self.context.bridge.submit(lambda app: app.clips.play(file), lambda _: self._ask(), self._failed, self)

    def _ask(self) -> None:
        self.asked.show()

    def _answer(self, heading: str, lines: Sequence[str], *, good: bool = False) -> None:
        self.play.setFocus()
        self.asked.hide()
        self.advice.say(heading, lines, good=good)

    def _failed(self, error: VoiceAppError) -> None:
        self.asked.hide()
        self.advice.say(
            said(error.message),
            [f"{said(error.next_step)} {tr('You can go on: answers are also written.')}".strip()],
        )

    def leave(self) -> None:
        self.asked.hide()
        self.advice.hide()
        self.context.bridge.submit(lambda app: app.clips.pause(), owner=self)
