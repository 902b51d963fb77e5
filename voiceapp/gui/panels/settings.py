"""The Settings page, made from the table of settings: what is not in the table is not on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon, QVBoxLayout

from voiceapp.core.connections import Connection
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import ModelsChanged, Notice, SettingChanged
from voiceapp.core.protocols import SoundDevice
from voiceapp.core.records import ModelInfo
from voiceapp.core.setting import Value
from voiceapp.core.settings_table import SECTIONS
from voiceapp.gui.context import Context
from voiceapp.gui.language import said, tr
from voiceapp.gui.panels import settings_texts as texts
from voiceapp.gui.panels.chosen_memory import ChosenMemory
from voiceapp.gui.panels.deleting import Deleting
from voiceapp.gui.panels.settings_about import WORDS as ABOUT_WORDS
from voiceapp.gui.panels.settings_about import AboutBox
from voiceapp.gui.panels.settings_facts import WORDS as FACT_WORDS
from voiceapp.gui.panels.settings_facts import FactsBox
from voiceapp.gui.panels.settings_frame import PageFrame
from voiceapp.gui.panels.settings_guide import WORDS as GUIDE_WORDS
from voiceapp.gui.panels.settings_guide import GuideRow
from voiceapp.gui.panels.settings_login import WORDS as LOGIN_WORDS
from voiceapp.gui.panels.settings_login import LoginRow
from voiceapp.gui.panels.settings_personas import WORDS as PERSONA_WORDS
from voiceapp.gui.panels.settings_personas import PersonasBox
from voiceapp.gui.panels.settings_rows import FolderRow, Problems, SectionBox, SettingRow
from voiceapp.gui.panels.settings_sections import Sections
from voiceapp.gui.panels.settings_tools import ToolsBox
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.fields import SearchField
from voiceapp.gui.widgets.labels import Label

if TYPE_CHECKING:
    from voiceapp.gui.ports import AppPort

COLUMN = 760


@dataclass(frozen=True, slots=True)
class Choices:
    """What the pickers offer."""

    devices: tuple[SoundDevice, ...] = ()
    models: tuple[ModelInfo, ...] = ()
    connections: tuple[Connection, ...] = ()


async def fetch_models(app: AppPort) -> tuple[Sequence[ModelInfo], Sequence[Connection]]:
    """The models that engine pickers offer, here and on other computers (core loop)."""
    return await app.models.list(), await app.connections.list()


async def fetch_devices(app: AppPort) -> Sequence[SoundDevice]:
    """The devices that device pickers offer (core loop)."""
    found: Sequence[SoundDevice] = await app.talk.devices()
    return found


class SettingsPage(PageFrame):
    """Every setting with its field, help, reset and what is wrong with it. A change acts at once.

    Values are read and written on the core's loop; SettingChanged updates the fields whoever changed it.
    """

    fold, most = 820, COLUMN

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Settings"))
        self._table = context.settings.table
        self.choices = Choices()
        self.deleting = Deleting(context, self)
        self.chosen = ChosenMemory(context.paths.config, "settings")
        self.begin()
        self.filters.choose(self.chosen.read("section", self.filters.buttons, "all"))
        self._sift()
        context.bridge.events.subscribe(SettingChanged, self._setting_changed)
        context.bridge.events.subscribe(ModelsChanged, lambda _: self._fetch_models())
        self.refresh()

    def build(self) -> None:
        theme = self.theme
        self.rows: dict[str, SettingRow] = {}
        self.boxes: dict[str, SectionBox] = {}
        self.search = SearchField(theme, tr("Search settings"))
        sections = [("all", tr("All")), *((box.name, box.title) for box in texts.sections(self._table.values()))]
        sections.append(("about", tr("About")))
        self.filters = Sections(theme, sections, self.search)
        self.put_pane(self.filters)
        self.problems = Problems(theme)
        self.nothing = Label(theme, "", "heading", wrap=True)
        self.all = Button(theme, tr("Show all settings"), "quiet", "format-list-bulleted")
        self.all.setObjectName("all-settings")
        self.all.clicked.connect(lambda: self.open_part("all"))
        column = QVBoxLayout()
        column.setSpacing(theme.px(24))
        column.addWidget(self.problems)
        column.addWidget(self.nothing)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self._fill(column)
        self.column.addLayout(column)
        self.column.addStretch(1)
        self.search.searched.connect(self._searched)
        self.filters.chosen.connect(lambda _: self._sift())
        self.filters.chosen.connect(lambda chosen: self.chosen.write("section", chosen))
        self._sift()

    def _fill(self, column: QVBoxLayout) -> None:
        theme = self.theme
        for section in texts.sections(self._table.values()):
            box = SectionBox(theme, section.title)
            self.boxes[section.name] = box
            for setting in section.settings:
                row = SettingRow(theme, setting)
                row.field.show_value(setting.default)
                row.changed.connect(lambda value, key=setting.key: self.set_value(key, value))
                row.reset.connect(lambda key=setting.key: self.set_value(key, self._table[key].default))
                self.rows[setting.key] = row
                box.add(row)
            column.addWidget(box)
        self.lists = (
            ("talk", PersonasBox(self.context, self.deleting), PERSONA_WORDS),
            ("privacy", FactsBox(self.context, self.deleting), FACT_WORDS),
        )
        for name, entries, _ in self.lists:
            if name in self.boxes:
                self.boxes[name].add(entries)
        self.folder = FolderRow(theme, self.context.paths.data)
        self.folder.opened.connect(self._open_folder)
        self.tools = ToolsBox(self.context, self.deleting)
        if tools := self.boxes.get("tools"):
            tools.add(self.tools)
        last = self.boxes.get("files") or SectionBox(theme, said(dict(SECTIONS)["files"]))
        last.add(self.folder)
        about = self.boxes["about"] = SectionBox(theme, tr("About"))
        column.addWidget(about)
        self.others = (
            ("look", GuideRow(self.context), GUIDE_WORDS),
            ("background", LoginRow(self.context), LOGIN_WORDS),
            ("about", AboutBox(self.context), ABOUT_WORDS),
        )
        for name, part, _ in self.others:
            if name in self.boxes:
                self.boxes[name].add(part)
        if not QSystemTrayIcon.isSystemTrayAvailable() and (close := self.rows.get("background.close")):
            close.refuse(tr("This desktop has no tray, so closing the window quits."))
        if QGuiApplication.platformName() == "wayland" and (small := self.rows.get("look.small_window")):
            small.note(tr("This desktop places windows itself: choose “Always on top” in that window's own menu."))

    def keep(self) -> object:
        focus = self.focusWidget()
        key = next((key for key, row in self.rows.items() if focus is not None and row.isAncestorOf(focus)), "")
        return self.search.text(), self.filters.value(), key

    def restore(self, kept: object) -> None:
        words, chosen, key = cast("tuple[str, str, str]", kept)
        self.search.setText(words)
        self.filters.choose(chosen)
        self._sift()
        if key:
            self.rows[key].field.focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def focus_search(self) -> None:
        """Put the keyboard into the search field (Ctrl+F)."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ------------------------------------------------------------------------------------- showing

    def open_part(self, part: str) -> None:
        """Show a section ("sound") or a setting ("sound.microphone"), which gets the keyboard."""
        self.search.clear()
        self.filters.choose(part if part in self.filters.buttons else "all")
        self._sift()
        for entries in (entries for _, entries, _ in self.lists if entries.objectName() == part):
            self.bring_into_view(entries)
            entries.add.setFocus(Qt.FocusReason.OtherFocusReason)
        if row := self.rows.get(part):
            self.bring_into_view(row)
            row.field.focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def folds(self, folded: bool) -> None:
        self.filters.setVisible(not folded)
        if folded:
            self.column.insertWidget(0, self.search)
            self.filters.choose("all")
            self._sift()
        else:
            self.filters.take(self.search)
        for row in self.rows.values():
            row.fold(folded)

    def refresh(self) -> None:
        """Read all values and choices again."""
        bridge = self.context.bridge
        bridge.submit(self._values, self._show_values, None, self)
        self._fetch_models()
        self.fetch_devices()

    def fetch_devices(self) -> None:
        """Ask again which microphones and speakers there are."""
        self.context.bridge.submit(fetch_devices, self._show_devices, self._no_devices, self)

    def _fetch_models(self) -> None:
        self.context.bridge.submit(fetch_models, self._models_fetched, lambda _: None, self)

    def _values(self, app: AppPort) -> tuple[dict[str, Value], list[VoiceAppError]]:
        settings = app.settings
        return {key: settings.get(key) for key in self._table}, list(settings.problems)

    def _show_values(self, found: tuple[dict[str, Value], list[VoiceAppError]]) -> None:
        values, problems = found
        for key, value in values.items():
            self.rows[key].show_value(value)
        self._show_models()
        self._show_devices(self.choices.devices)
        self.problems.show_problems(problems)

    def _show_devices(self, devices: Sequence[SoundDevice]) -> None:
        self.choices = replace(self.choices, devices=tuple(devices))
        for key, kind in texts.DEVICE_KEYS.items():
            if row := self.rows.get(key):
                row.field.show_choices(texts.device_choices(self.choices.devices, kind, str(row.value)))

    def _no_devices(self, error: VoiceAppError) -> None:
        for key in texts.DEVICE_KEYS:
            if row := self.rows.get(key):
                row.show_error(error)

    def _models_fetched(self, found: tuple[Sequence[ModelInfo], Sequence[Connection]]) -> None:
        models, connections = found
        self.choices = replace(self.choices, models=tuple(models), connections=tuple(connections))
        self._show_models()

    def _show_models(self) -> None:
        models, connections = self.choices.models, self.choices.connections
        for key, task in texts.ENGINE_KEYS.items():
            if row := self.rows.get(key):
                optional = not self._table[key].default
                choices = texts.engine_choices(models, task, str(row.value), connections, optional=optional)
                row.field.show_choices(choices)

    def _searched(self, words: str) -> None:
        """Who searches does not know the section: look in all of them."""
        if words:
            self.filters.choose("all")
        self._sift()

    def _sift(self) -> None:
        words, chosen = self.search.text().strip(), self.filters.value()
        shown = texts.sections(self._table.values(), chosen, words)
        keys = {setting.key for section in shown for setting in section.settings}
        folder = chosen in ("all", "files") and texts.holds(tr("data folder files open where"), words)
        for key, row in self.rows.items():
            row.setVisible(key in keys)
        self.folder.setVisible(folder)
        tools = chosen in ("all", "tools") and texts.holds(tr("tools of your own mcp add allow"), words)
        self.tools.setVisible(tools)
        names = {section.name for section in shown} | ({"files"} if folder else set())
        for name, entries, known_by in (*self.lists, *self.others):
            entries.setVisible(chosen in ("all", name) and texts.holds(known_by, words))
            names |= set() if entries.isHidden() else {name}
        names |= {"tools"} if tools else set()
        for name, box in self.boxes.items():
            box.setVisible(name in names)
            box.rule_off()
        self.nothing.setVisible(not names)
        self.all.setVisible(not names)
        self.nothing.setText(tr("No setting is called “{words}”.", words=words))

    # ------------------------------------------------------------------------------------- changing

    def set_value(self, key: str, value: Any) -> None:
        """Check, store and announce a value; what is wrong with it is said under its field."""
        self.context.bridge.submit(
            lambda app: app.settings.set(key, value),
            lambda _: self.rows[key].show_error(None),
            self.rows[key].show_error,
            self,
        )

    def _setting_changed(self, event: SettingChanged) -> None:
        row = self.rows.get(event.key)
        if row is None:
            return
        row.show_value(event.value)
        row.show_error(None)
        if event.key in texts.ENGINE_KEYS:
            self._show_models()
        elif event.key in texts.DEVICE_KEYS:
            self._show_devices(self.choices.devices)

    def _open_folder(self) -> None:
        folder = self.context.paths.data
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.context.notify(
                Notice("info", tr("Your data lies in {folder}.", folder=folder), tr("Open that folder yourself."))
            )
