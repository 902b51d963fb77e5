"""The head of the talk: who answers, and the three choices Hears, Thinks, Speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from voiceapp.core.events import EngineChanged, ModelsChanged, PersonasChanged, SendingChanged, SettingChanged
from voiceapp.gui.context import Context
from voiceapp.gui.language import said, tr
from voiceapp.gui.panels.connection_texts import elsewhere
from voiceapp.gui.panels.settings_personas import fetch as fetch_personas
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.chips import Chip
from voiceapp.gui.widgets.halves import Halves
from voiceapp.gui.widgets.paint import rounded

if TYPE_CHECKING:
    from voiceapp.core.connections import Connection
    from voiceapp.core.personas import Persona
    from voiceapp.core.records import ModelInfo

TASKS = {"asr": tr("Hears"), "llm": tr("Thinks"), "tts": tr("Speaks")}
READY = ("embedded", "installed")
FOLLOWED = ("engines.", "talk.persona", "privacy.offline")


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
        self.unfold = IconButton(theme, "menu", tr("Show the list of talks"))
        self.unfold.setObjectName("unfold")
        self.unfold.hide()
        self.persona = Button(theme, tr("Assistant"), "plain", "chevron-down", trailing=True)
        self.persona.setObjectName("persona")
        self.persona.setProperty("tight", True)
        self.persona.setToolTip(tr("Who answers, and how"))
        self.menu = QMenu(self.persona)
        self.persona.clicked.connect(self._open_menu)
        self.chips: dict[str, Chip] = {}
        who, choices = QWidget(), QWidget()
        left = QHBoxLayout(who)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.px(4))
        for widget in (self.unfold, _Face(context), self.persona):
            left.addWidget(widget)
        left.addStretch(1)
        right = QHBoxLayout(choices)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(theme.px(8))
        for task, word in TASKS.items():
            chip = Chip(theme, word)
            chip.opening.connect(lambda task=task: self._fill(task))
            self.chips[task] = chip
            right.addWidget(chip)
        self._choices = choices
        self._halves = Halves(theme, who, choices, "pageHeader", 16)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._halves)
        self._engines: Mapping[str, str] = {}
        self._models: Sequence[ModelInfo] = ()
        self._personas: Sequence[Persona] = ()
        self._answers = ""
        self._fill_personas()
        self._connections: Sequence[Connection] = ()
        self._retheme()
        theme.changed.connect(self._retheme)
        events = context.bridge.events
        events.subscribe(EngineChanged, lambda _: self.refresh())
        events.subscribe(ModelsChanged, lambda _: self.refresh())
        events.subscribe(PersonasChanged, lambda _: self.refresh())
        events.subscribe(SettingChanged, lambda event: self.refresh() if event.key.startswith(FOLLOWED) else None)
        events.subscribe(SendingChanged, lambda _: self.refresh())
        context.bridge.ready.connect(self.refresh)

    def _retheme(self) -> None:
        self.persona.setFont(self.theme.font("heading"))

    def set_compact(self, compact: bool) -> None:
        """In the side column there is no room for the chips."""
        self._choices.setVisible(not compact)
        self._halves.arrange()

    def refresh(self) -> None:
        """Ask what is chosen and what is installed."""
        bridge = self.context.bridge
        bridge.submit(lambda app: (app.talk.engines(), app.talk.hosts()), self._show_engines, owner=self)
        bridge.submit(lambda app: app.models.list(), self._show_models, owner=self)
        bridge.submit(fetch_personas, self._show_personas, owner=self)
        bridge.submit(lambda app: app.connections.list(), self._show_connections, owner=self)

    def _show_engines(self, shown: tuple[Mapping[str, str], Mapping[str, str]]) -> None:
        self._engines, elsewhere = shown
        for task, chip in self.chips.items():
            chip.set_value(said(self._engines.get(task, "")), task in elsewhere)

    def _show_models(self, models: Sequence[ModelInfo]) -> None:
        self._models = models

    def _show_personas(self, found: tuple[Sequence[Persona], str]) -> None:
        self._personas, self._answers = found
        self.persona.setText(said(self._answers))
        self._fill_personas()

    def _fill_personas(self) -> None:
        self.menu.clear()
        for persona in self._personas:
            action = self.menu.addAction(said(persona.name))
            action.setCheckable(True)
            action.setChecked(persona.name == self._answers)
            action.triggered.connect(lambda _=False, name=persona.name: self._let_answer(name))
        self.menu.addSeparator()
        for words, part in ((tr("Change how it answers"), "talk.persona"), (tr("Personas"), "personas")):
            self.menu.addAction(words).triggered.connect(
                lambda _=False, part=part: self.context.open_page("settings", part)
            )

    def _open_menu(self) -> None:
        self.menu.popup(self.persona.mapToGlobal(self.persona.rect().bottomLeft()))

    def _let_answer(self, name: str) -> None:
        self.context.bridge.submit(lambda app: app.personas.choose(name), owner=self)

    def _show_connections(self, connections: Sequence[Connection]) -> None:
        self._connections = connections

    def _fill(self, task: str) -> None:
        menu = self.chips[task].menu
        menu.clear()
        ready = [model for model in self._models if model.task == task and model.state in READY]
        for model in ready:
            action = menu.addAction(said(model.title))
            action.setToolTip(model.note)
            action.setCheckable(True)
            action.setChecked(model.in_use or model.title == self._engines.get(task))
            if model.fit == "too-large":
                action.setEnabled(False)
                action.setText(tr("{title} (too large)", title=said(model.title)))
            action.triggered.connect(lambda _=False, name=model.name: self._choose(task, name))
        if not ready:
            menu.addAction(tr("Nothing else is installed")).setEnabled(False)
        self._fill_elsewhere(menu, task)
        menu.addSeparator()
        menu.addAction(tr("More models")).triggered.connect(lambda: self.context.open_page("models", task))

    def _fill_elsewhere(self, menu: QMenu, task: str) -> None:
        """Models on other computers, marked with their host; amber where words leave this computer."""
        fitting = [connection for connection in self._connections if connection.task == task]
        if fitting:
            menu.addSeparator()
        for connection in fitting:
            icon = ("upload-network-outline", "amber.text") if connection.sends_out else ("laptop", "text.normal")
            if connection.title == self._engines.get(task):  # a menu draws no check mark beside an icon
                icon = ("check", icon[1])
            action = menu.addAction(self.theme.icon(*icon, 16), elsewhere(connection))
            action.setToolTip(
                tr("What you say is sent to {host}", host=connection.host) if connection.sends_out else ""
            )
            action.triggered.connect(lambda _=False, name=connection.engine: self._choose(task, name))

    def _choose(self, task: str, name: str) -> None:
        self.context.bridge.submit(
            lambda app: app.talk.set_engine(task, name), lambda _: self.refresh(), owner=self
        )
