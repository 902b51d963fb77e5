"""The first steps: microphone, speakers, models and how a talk begins. Each can be passed over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import SettingChanged
from voiceapp.core.inspection import LiveMicrophone
from voiceapp.core.microphone_test import MicrophoneHeard
from voiceapp.core.protocols import SoundDevice
from voiceapp.core.settings_table import FIRST_STEPS_SEEN
from voiceapp.gui.context import Context
from voiceapp.gui.language import tr
from voiceapp.gui.panels import welcome_texts as texts
from voiceapp.gui.panels.settings import fetch_devices
from voiceapp.gui.panels.settings_frame import PageFrame
from voiceapp.gui.panels.welcome_models import ModelsStep
from voiceapp.gui.panels.welcome_sound import MicrophoneStep, SpeakerStep, Step
from voiceapp.gui.panels.welcome_start import StartStep
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.step_bar import StepBar

MODELS, LAST = 2, len(texts.STEPS) - 1
ENOUGH = 720


class WelcomePage(PageFrame):
    """One step at a time, between Back and Next. Leaving the page in any way counts as having seen it.

    In a tall window what is beyond ``ENOUGH`` px of height is left free, most of it below.
    """

    most = 760

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("First steps"))
        self.at = 0
        self._microphones = True
        self._fetching = False
        self.begin()
        events = context.bridge.events
        events.subscribe(MicrophoneHeard, lambda event: self.microphone.heard(event))
        events.subscribe(LiveMicrophone, self._microphone_changed)
        events.subscribe(SettingChanged, self._setting_changed)

    def build(self) -> None:
        theme = self.theme
        self.microphone, self.speakers = MicrophoneStep(self.context), SpeakerStep(self.context)
        self.models, self.start = ModelsStep(self.context), StartStep(self.context)
        self.steps: tuple[Step, ...] = (self.microphone, self.speakers, self.models, self.start)
        self.models.fetching.connect(self._fetch_begun)
        self.where = Label(theme, "", "body", "weak", wrap=True, tabular=True)
        self.where.setObjectName("which-step")
        self.skip = Button(theme, tr("Skip the first steps"), "plain", tone="normal")
        self.skip.setObjectName("step-skip")
        self.add_header(self.skip, folds=False)
        self.bar = StepBar(theme, len(self.steps))
        how_far = QVBoxLayout()
        how_far.setSpacing(theme.px(8))
        how_far.addWidget(self.where)
        how_far.addWidget(self.bar)
        self.column.addLayout(how_far)
        self.column.addSpacing(theme.px(16))
        for step in self.steps:
            self.column.addWidget(step)
        self.column.addStretch(1)
        self.back = Button(theme, tr("Back"), "quiet", size="main")
        self.back.setObjectName("step-back")
        self.next = Button(theme, tr("Next"), "filled", size="main")
        self.next.setObjectName("step-next")
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.back)
        self._foot.addStretch(1)
        self._foot.addWidget(self.next)
        self._page.addLayout(self._foot)
        self.back.clicked.connect(lambda: self.show_step(self.at - 1))
        self.next.clicked.connect(self._go_on)
        self.skip.clicked.connect(self._end)
        self._show()

    def keep(self) -> object:
        return self.at

    def restore(self, kept: object) -> None:
        self.context.bridge.submit(lambda app: app.microphone_test.stop(), owner=self)
        self.show_step(cast("int", kept))

    def _set_edges(self) -> None:
        super()._set_edges()
        px, head, column = self.theme.px, self.header.contentsMargins(), self.column.contentsMargins()
        free = max(self.height() - px(ENOUGH), 0)
        self.column.setContentsMargins(column.left(), px(8) + free // 3, column.right(), column.bottom())
        self._foot.setContentsMargins(head.left(), px(12), head.right(), px(12) + free * 2 // 3)

    def folds(self, folded: bool) -> None:
        for row in (self.microphone.device, self.speakers.device):
            row.fold(folded)

    # ------------------------------------------------------------------------------------- showing

    def show_step(self, step: int) -> None:
        """Show a step, counted from 0."""
        if step != self.at:
            self.steps[self.at].leave()
        self.at = step
        self._show()
        self.area.verticalScrollBar().setValue(0)
        if step == MODELS:
            self.models.refresh()
        else:
            self.context.bridge.submit(fetch_devices, self._show_devices, self._no_devices, self)
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        for number, step in enumerate(self.steps):
            step.setVisible(number == self.at)
        self.where.setText(texts.step_title(self.at))
        self.bar.show_step(self.at)
        self.back.setVisible(self.at > 0)
        self._name_next()

    def _name_next(self) -> None:
        words = tr("Next")
        if self.at == MODELS and not self._fetching:
            words = tr("Go on with the built-in ones")
        elif self.at == LAST:
            words = tr("Start talking") if self._microphones else tr("Start by keyboard")
        self.next.setText(words)

    def _fetch_begun(self) -> None:
        self._fetching = True
        self._name_next()

    def _show_devices(self, devices: Sequence[SoundDevice]) -> None:
        self.microphone.device.show_devices(devices)
        self.speakers.device.show_devices(devices)
        kinds = {device.kind for device in devices}
        self._microphones = "microphone" in kinds
        self.microphone.show_found(self._microphones)
        self.speakers.show_found("speaker" in kinds)
        self.start.nobody.setVisible(not self._microphones)
        self._name_next()

    def _no_devices(self, error: VoiceAppError) -> None:
        self.microphone.device.show_error(error)
        self.speakers.device.show_error(error)

    def _microphone_changed(self, event: LiveMicrophone) -> None:
        if event.name is None:
            self.microphone.lost()

    def _setting_changed(self, event: SettingChanged) -> None:
        rows = {row.setting.key: row for row in (self.microphone.device, self.speakers.device)}
        if (row := rows.get(event.key)) is not None:
            row.show_value(event.value)
            row.show_error(None)
            if row is self.microphone.device and self.microphone.on:
                self.microphone.listen()
        elif event.key == "talk.start":
            self.start.show_choice(str(event.value))

    # --------------------------------------------------------------------------------------- acting

    def _go_on(self) -> None:
        if self.at < LAST:
            self.show_step(self.at + 1)
            return
        talking = self._microphones
        self._end()
        if talking:
            self.context.bridge.submit(lambda app: app.talk.open(), owner=self)

    def _end(self) -> None:
        """Go to the talk; the guide begins anew when it is called again."""
        self.context.open_page("talk", "")
        self.at = 0
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.show_step(self.at)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.steps[self.at].leave()
            self.context.bridge.submit(lambda app: app.settings.set(FIRST_STEPS_SEEN, True), owner=self)
