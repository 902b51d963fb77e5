"""The head of the talk: who answers, and the three choices Hears, Thinks, Speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from voiceapp.core.events import EngineChanged, ModelsChanged, SendingChanged, SettingChanged
from voiceapp.core.records import ModelInfo
from voiceapp.gui.context import Context
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.chips import Chip
from voiceapp.gui.widgets.paint import rounded

TASKS = {"asr": "Hears", "llm": "Thinks", "tts": "Speaks"}
READY = ("embedded", "installed")


class _Face(QWidget):
    """The persona's picture: a wave on the accent tint."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.theme = context.theme
        self.setFixedSize(self.theme.px(32), self.theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        rounded(painter, QRectF(self.rect()), self.width() / 2, theme.colour("accent.tint"))
        at = (self.width() - theme.px(20)) // 2
        painter.drawPixmap(at, at, theme.pixmap("waveform", "accent.text", 20))


class TalkHeader(QWidget):
    """Persona and chips; a chip's menu lists what is installed for its task."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, theme = context, context.theme
        self.theme = theme
        self.setObjectName("talk-header")
        self.unfold = IconButton(theme, "menu", "Show the list of talks")
        self.unfold.setObjectName("unfold")
        self.unfold.hide()
        self.persona = Button(theme, "Assistant", "plain", "chevron-down", trailing=True)
        self.persona.setObjectName("persona")
        self.persona.setToolTip("How the assistant answers")
        menu = QMenu(self.persona)
        menu.addAction("Change how it answers").triggered.connect(
            lambda: context.open_page("settings", "talk.persona")
        )
        self.persona.clicked.connect(lambda: menu.popup(self.persona.mapToGlobal(self.persona.rect().bottomLeft())))
        self.menu = menu
        self.chips: dict[str, Chip] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(12), 0, theme.px(12))
        row.setSpacing(theme.px(8))
        row.addWidget(self.unfold)
        row.addWidget(_Face(context))
        row.addWidget(self.persona)
        row.setSpacing(theme.px(4))
        row.addStretch(1)
        for task, word in TASKS.items():
            chip = Chip(theme, word)
            chip.opening.connect(lambda task=task: self._fill(task))
            self.chips[task] = chip
            row.addWidget(chip)
            if task != "tts":
                row.addSpacing(theme.px(4))
        self._engines: Mapping[str, str] = {}
        self._models: Sequence[ModelInfo] = ()
        self._retheme()
        theme.changed.connect(self._retheme)
        events = context.bridge.events
        events.subscribe(EngineChanged, lambda _: self.refresh())
        events.subscribe(ModelsChanged, lambda _: self.refresh())
        events.subscribe(SettingChanged, lambda event: self.refresh() if event.key.startswith("engines.") else None)
        events.subscribe(SendingChanged, self._sending)
        context.bridge.ready.connect(self.refresh)

    def _retheme(self) -> None:
        self.persona.setFont(self.theme.font("heading"))
        self.setMinimumHeight(self.theme.size("pageHeader"))

    def refresh(self) -> None:
        """Ask what is chosen and what is installed."""
        bridge = self.context.bridge
        bridge.submit(lambda app: app.talk.engines(), self._show_engines, owner=self)
        bridge.submit(lambda app: app.models.list(), self._show_models, owner=self)

    def _show_engines(self, engines: Mapping[str, str]) -> None:
        self._engines = engines
        for task, chip in self.chips.items():
            chip.set_value(engines.get(task, ""), chip.amber)

    def _show_models(self, models: Sequence[ModelInfo]) -> None:
        self._models = models

    def _sending(self, event: SendingChanged) -> None:
        for task, chip in self.chips.items():
            title = self._engines.get(task, "")
            chip.set_value(title, event.host is not None and event.host in title)

    def _fill(self, task: str) -> None:
        menu = self.chips[task].menu
        menu.clear()
        ready = [model for model in self._models if model.task == task and model.state in READY]
        for model in ready:
            action = menu.addAction(model.title)
            action.setToolTip(model.note)
            action.setCheckable(True)
            action.setChecked(model.in_use or model.title == self._engines.get(task))
            if model.fit == "too-large":
                action.setEnabled(False)
                action.setText(f"{model.title} (too large)")
            action.triggered.connect(lambda _=False, name=model.name: self._choose(task, name))
        if not ready:
            menu.addAction("Nothing else is installed").setEnabled(False)
        menu.addSeparator()
        menu.addAction("More models").triggered.connect(lambda: self.context.open_page("models", task))

    def _choose(self, task: str, name: str) -> None:
        self.context.bridge.submit(
            lambda app: app.talk.set_engine(task, name), lambda _: self.refresh(), owner=self
        )
