"""The window's frame: rail, pages (made when first shown), side column, notices and strip."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from voiceapp.core.events import (
    ClipboardWanted,
    JobInfo,
    MicrophoneChanged,
    MicrophoneState,
    Notice,
    RecordingChanged,
    SettingChanged,
    TalkState,
    TalkStateChanged,
    ToolQuestion,
)
from voiceapp.core.paths import Paths
from voiceapp.core.settings import Settings
from voiceapp.gui.announcer import Announcer
from voiceapp.gui.background import Background
from voiceapp.gui.bridge import Bridge, Bug
from voiceapp.gui.context import Context
from voiceapp.gui.dictation import Dictation
from voiceapp.gui.focus import FocusRing
from voiceapp.gui.language import said, tr
from voiceapp.gui.notices import BUG, NoticeBar
from voiceapp.gui.overlays import Overlays
from voiceapp.gui.panels.talk import TalkPage
from voiceapp.gui.rail import Rail, RailEntry
from voiceapp.gui.recording_commands import RecordingCommands
from voiceapp.gui.restart import ACTION as RESTART
from voiceapp.gui.restart import Restart
from voiceapp.gui.small_window import SmallWindow
from voiceapp.gui.strip import Strip
from voiceapp.gui.theme import Theme
from voiceapp.gui.undo import UNDO, Undo
from voiceapp.gui.widgets.announce import untold
from voiceapp.gui.widgets.meter import LevelClock
from voiceapp.gui.widgets.tab_order import go_on
from voiceapp.gui.window_commands import window_commands
from voiceapp.gui.window_store import window_store, write
from voiceapp.services.microphone_notices import SILENT

PAGES: tuple[RailEntry, ...] = (
    RailEntry("talk", tr("Talk"), "message-text-outline", "message-text"),
    RailEntry("meetings", tr("Meetings"), "account-group-outline", "account-group"),
    RailEntry("voices", tr("Voices"), "account-voice", "account-voice"),
    RailEntry("compose", tr("Compose"), "music-note-outline", "music-note"),
    RailEntry("ask", tr("Ask"), "comment-question-outline", "comment-question"),
    RailEntry("models", tr("Models"), "cube-outline", "cube", bottom=True),
    RailEntry("settings", tr("Settings"), "cog-outline", "cog", bottom=True),
)
# Pages are imported when they are first shown, so that they cost the start nothing.
MODULES = {
    "meetings": "voiceapp.gui.panels.meetings:MeetingsPage",
    "voices": "voiceapp.gui.panels.voices:VoicesPage",
    "compose": "voiceapp.gui.panels.compose:ComposePage",
    "ask": "voiceapp.gui.panels.ask:AskPage",
    "models": "voiceapp.gui.panels.models:ModelsPage",
    "settings": "voiceapp.gui.panels.settings:SettingsPage",
    "activity": "voiceapp.gui.panels.activity:ActivityPage",
    "inspect": "voiceapp.gui.panels.inspect:InspectPage",
    "welcome": "voiceapp.gui.panels.welcome:WelcomePage",
    "help": "voiceapp.gui.panels.help:HelpPage",
}


class Window(QMainWindow):
    """The one window. Give it a bridge that is not started yet: it is on the screen before the core is.

    ``leaving`` tells that the user closed it; it stays alive until the core is down.
    """

    leaving = Signal()
    painted = Signal()

    def __init__(self, theme: Theme, bridge: Bridge, settings: Settings, paths: Paths) -> None:
        super().__init__()
        self.theme, self.bridge, self.settings, self.paths = theme, bridge, settings, paths
        self.setWindowTitle("Voiceapp")
        self.setObjectName("window")
        self.setMinimumSize(960, 600)
        self.undo = Undo(bridge, self.notify, self)
        self.context = Context(
            theme, bridge, settings, paths, self.open_page, self.notify, self.go_back,
            self.undo.offer, self.undo.finish,
        )  # fmt: skip
        self.rail = Rail(theme, PAGES)
        self.stack = QStackedWidget()
        self.side = QWidget()
        self.notices = NoticeBar(theme)
        self.strip = Strip(theme, bridge, settings)
        self.announcer = Announcer(bridge, self.strip)
        self.levels = LevelClock(theme, bridge.level)
        self.talk = TalkPage(self.context, self.levels)
        self.dictation = Dictation(self.context)
        self.commands = RecordingCommands(self.context, self)
        self.small: SmallWindow | None = None
        self.background = Background(self.context, self.commands, self, self.store)
        self.pages: dict[str, QWidget] = {"talk": self.talk}
        self.page = ""
        self._before: list[str] = []
        self._microphone: MicrophoneState = "closed"
        self._talk: TalkState = "off"
        self.recording = RecordingChanged(None)
        self._drawn = False
        self._lay_out()
        self.overlays = Overlays(self)
        self.restart = Restart(self)
        self.registry = window_commands(self)
        self.registry.bind(self)
        self._connect()
        self.open_page("talk", "")
        self._fit()
        theme.changed.connect(self._fit)
        self._restore()
        self.ring = FocusRing(self, theme)

    # ------------------------------------------------------------------------------------- building

    def _lay_out(self) -> None:
        self.stack.addWidget(self.talk)
        self.side.setObjectName("side")
        self.side.setProperty("surface", "page")
        self.side.setProperty("line", "left")
        self.side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side = QVBoxLayout(self.side)
        side.setContentsMargins(1, 0, 0, 0)
        self.side.hide()
        content = QHBoxLayout()
        content.setSpacing(0)
        content.addWidget(self.stack, 1)
        content.addWidget(self.side)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(content, 1)
        right.addWidget(self.notices)
        right.addWidget(self.strip)
        body = QWidget()
        whole = QHBoxLayout(body)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rail)
        whole.addLayout(right, 1)
        self.setCentralWidget(body)

    def _fit(self) -> None:
        self.side.setFixedWidth(self.theme.size("sideTalk"))

    def _connect(self) -> None:
        self.rail.chosen.connect(lambda name: self.open_page(name, ""))
        self.strip.activity_clicked.connect(lambda: self.open_page("activity", ""))
        self.strip.help.clicked.connect(self.open_help)
        self.strip.finder.clicked.connect(self.overlays.toggle_palette)
        self.strip.recording.paused.connect(self.commands.pause)
        self.strip.recording.stopped.connect(self.commands.stop)
        self.notices.acted.connect(self._act)
        self.undo.told.connect(self.notices.add)
        self.undo.ended.connect(self.notices.drop)
        self.levels.level.connect(self.strip.meter.set_level)
        self.levels.silent.connect(self._silent)
        self.talk.column.bottom.dictate.clicked.connect(self.dictation.toggle)
        self.dictation.changed.connect(self.talk.column.bottom.set_dictating)
        self.strip.shrink.clicked.connect(self.toggle_small)
        self.background.opening.connect(self._open_from_desktop)
        self.background.quitting.connect(self.quit)
        self.background.unseen.connect(self.showMinimized)
        self.leaving.connect(self.background.end)
        self.leaving.connect(self.undo.finish)
        events = self.bridge.events
        events.subscribe(Notice, self.notify)
        events.subscribe(Bug, lambda _: self.notify(BUG))
        events.subscribe(MicrophoneChanged, self._microphone_changed)
        events.subscribe(TalkStateChanged, lambda event: self._talk_changed(event.state))
        events.subscribe(SettingChanged, self._setting_changed)
        events.subscribe(RecordingChanged, self._recording_changed)
        events.subscribe(ToolQuestion, lambda _: self._show_question())
        events.subscribe(ClipboardWanted, lambda _: self._give_clipboard())
        self.bridge.ready.connect(self._ready)

    # --------------------------------------------------------------------------------------- pages

    def open_page(self, name: str, part: str = "") -> None:
        """Show a page, and a part of it (a setting's key, a task) where it has ``open_part``."""
        if name not in self.pages:
            page = self._make(name)
            self.pages[name] = page
            self.stack.addWidget(page)
        if name == "talk" and self.side.isVisible():
            self.toggle_side()
        if name != self.page:
            before = [] if name in self.rail.items else self._before
            self._before = [page for page in before if page != name] + [self.page]
        self._turn_to(name)
        self.page = name
        self.rail.choose(name)
        self._show_dot()
        open_part = getattr(self.pages[name], "open_part", None)
        if part and open_part is not None:
            open_part(part)

    def _turn_to(self, name: str) -> None:
        """The keyboard comes along, from the rail to the page's tab; so a screen reader says which page it is."""
        page, before, focus = self.pages[name], self.pages.get(self.page), self.focusWidget()
        self.stack.setCurrentWidget(page)
        if focus is None or before is None or before is page or page.isAncestorOf(self.focusWidget()):
            return
        if self.rail.isAncestorOf(focus):
            self.rail.items.get(name, page).setFocus(Qt.FocusReason.OtherFocusReason)
        elif before.isAncestorOf(focus):
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """Return to the page that was shown before this one."""
        *before, page = self._before
        self.open_page(page)
        self._before = before

    def open_help(self) -> None:
        """Show what the guide says about the page that is shown (F1)."""
        if self.page != "help":
            self.open_page("help", self.page)

    def _make(self, name: str) -> QWidget:
        module, _, kind = MODULES[name].partition(":")
        make = cast("Callable[[Context], QWidget]", getattr(importlib.import_module(module), kind))
        with untold():
            return make(self.context)

    def toggle_side(self) -> None:
        """Show the running talk in a column beside another page, or put it back."""
        layout = self.side.layout()
        assert layout is not None
        if self.side.isVisible():
            self.side.hide()
            self.talk.take_back()
        elif self.page != "talk":
            layout.addWidget(self.talk.lend())
            self.side.show()

    def toggle_small(self) -> None:
        """Show the small window, or put it away; the setting remembers."""
        shown = self.small is not None and self.small.isVisible()
        self.bridge.submit(lambda app: app.settings.set("look.small_window", not shown), owner=self)

    def _show_small(self, shown: bool) -> None:
        if shown and self.small is None:
            small = self.small = SmallWindow(self.theme, self.talk.model, self.levels, self.store)
            small.seen.connect(self._run_meters)
            small.closed.connect(self._small_closed)
            small.opening.connect(self.raise_window)
            small.stopped.connect(self.talk.stop)
            self.registry.bind(small, ("stop", "mute", "quit"))
            self.destroyed.connect(small.deleteLater)
        if self.small is not None:
            self.small.setVisible(shown)

    def _small_closed(self) -> None:
        """Closed after the whole window was, it ends the program; else it is not wanted any more."""
        if self.isVisible() or self.background.closing() == "hide":
            self.toggle_small()
        else:
            self.quit()

    # --------------------------------------------------------------------------------------- events

    def notify(self, notice: Notice) -> None:
        """Show a notice above the strip, its sentence in the small window; on the desktop where neither is seen."""
        notice = replace(notice, sentence=said(notice.sentence), next_step=said(notice.next_step))
        self.notices.add(notice)
        if self.small is not None:
            self.small.tell(notice.sentence)
        self.background.tell(notice, self._seen())

    def _show_question(self) -> None:
        """A tool's question is answered in the whole window: where it is closed, it comes back."""
        if not self.isVisible() or (self.small is not None and self.small.isVisible() and self.isMinimized()):
            self.raise_window()

    def answer_question(self) -> None:
        """The keyboard goes to a tool's question, on the button that leaves it."""
        if (question := self.talk.question) is not None:
            if not question.isVisible():
                self.open_page("talk")
            question.keep.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _act(self, action: str) -> None:
        page, _, part = action.partition(":")
        if page == RESTART:
            self.restart.now()
        elif page in self.pages or page in MODULES:
            self.open_page(page, part)
        elif action == UNDO:
            self.undo.take_back()

    def _open_from_desktop(self, action: str) -> None:
        self.raise_window()
        self._act(action)

    def _give_clipboard(self) -> None:
        text = QGuiApplication.clipboard().text()
        self.bridge.submit(lambda app: app.clipboard.answer(text), owner=self)

    def _ready(self) -> None:
        self.bridge.submit(lambda app: app.clipboard.attach(), owner=self)
        self._show_small(self.settings.flag("look.small_window"))
        self.bridge.submit(lambda app: app.jobs.list(), self._show_jobs, owner=self)
        for problem in self.settings.problems:
            self.notify(Notice("warning", problem.message, problem.next_step, "settings", problem.code))

    def _show_jobs(self, jobs: Sequence[JobInfo]) -> None:
        self.strip.activity.show_jobs(list(jobs))

    def _microphone_changed(self, event: MicrophoneChanged) -> None:
        self._microphone = event.state
        self._run_meters()

    def _talk_changed(self, state: TalkState) -> None:
        self._talk = state
        self._show_dot()

    def _show_dot(self) -> None:
        """Talk's rail item tells that the talk runs, while another page is shown."""
        running = self._talk != "off" and self.page != "talk"
        self.rail.items["talk"].set_dot("accent.graphic" if running else "")
        self.rail.items["meetings"].set_dot("danger.graphic" if self.recording.meeting is not None else "")

    def _recording_changed(self, event: RecordingChanged) -> None:
        self.recording = event
        self._show_dot()

    def _silent(self, silent: bool) -> None:
        if silent:
            self.notify(SILENT)
        else:
            self.notices.drop(SILENT.code)

    def _setting_changed(self, event: SettingChanged) -> None:
        match event.key:
            case "look.theme":
                self.theme.choose(choice=str(event.value))
            case "look.text_scale":
                self.theme.choose(scale=int(event.value))
            case "look.reduced_motion":
                self.theme.choose(reduced=bool(event.value))
            case "look.small_window":
                self._show_small(bool(event.value))

    # ------------------------------------------------------------------------------- Qt's own events

    def _seen(self) -> bool:
        return any(one.isVisible() and not one.isMinimized() for one in (self, self.small) if one is not None)

    def _run_meters(self) -> None:
        """The level is measured and read only while somebody can see it."""
        on = self._seen() and self._microphone == "open"
        if on != self.levels.running:
            self.bridge.submit(lambda app: app.talk.meter(on), owner=self)
        self.levels.run(on)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_meters()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._run_meters()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and hasattr(self, "levels"):
            self._run_meters()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest and not self._drawn:
            self._drawn = True
            self.painted.emit()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.page != "talk" or not self.talk.begin_to_type(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab, and Qt where what has the focus is hidden or switched off."""
        return go_on(self, next)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._save()
        if self.small is not None and self.small.isVisible():
            return  # it goes on while the small one is there
        match self.background.closing():
            case "hide":
                self.background.hide()
            case "ask":
                event.ignore()
                self.background.ask(self.quit)
            case "quit":
                self.leaving.emit()

    def quit(self) -> None:
        """End the program, whichever windows are open."""
        if self.isVisible():
            self._save()
        if self.small is not None:
            self.small.hide()
        self.hide()
        self.leaving.emit()

    def raise_window(self) -> None:
        """Come to the front (another start of the program asks for it)."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    @property
    def was_open(self) -> bool:
        """Whether this home's window was open before."""
        return self.store().contains("geometry")

    def store(self) -> QSettings:
        """What the window remembers between its starts."""
        return window_store(self.paths.config)

    def _save(self) -> None:
        store = self.store()
        store.setValue("geometry", self.saveGeometry())
        store.setValue("list", self.talk.list_shown)
        write(store)

    def _restore(self) -> None:
        store = self.store()
        geometry = store.value("geometry")
        if not isinstance(geometry, QByteArray) or not self.restoreGeometry(geometry):
            screen = QGuiApplication.primaryScreen().availableGeometry()
            self.resize(min(1280, screen.width()), min(800, screen.height()))
        self.talk.show_list(store.value("list", True, type=bool) is not False)
