"""The program behind its closed window: the tray, what closing the window does, and what the desktop is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from voiceapp.core.events import DesktopNoticeClicked, MicrophoneChanged, Notice, RecordingChanged
from voiceapp.gui.context import Context
from voiceapp.gui.language import tr
from voiceapp.gui.panels.talk_alarms import is_alarm
from voiceapp.gui.recording_commands import RecordingCommands
from voiceapp.gui.tray import Tray, make_tray
from voiceapp.gui.widgets.dialogs import confirm
from voiceapp.gui.window_store import write

KEEPS = "background.close"
"""The setting that says what closing the window does."""

TRAY_WAIT_S = 20
"""At login a desktop may start its tray after its programs."""

_TOLD_QUIT, _TOLD_RECORDING, _TOLD_TRAY = "closeToldQuit", "closeToldRecording", "closeToldTray"
_HEARS = tr("The microphone stays open, as its icon shows.")
_RECORDS = tr("The recording goes on, as its icon shows.")


class Background(QObject):
    """``opening`` with the page that a click leads to ("": none), ``quitting`` by the tray, ``unseen``: there is no
    tray to start hidden in."""

    opening = Signal(str)
    quitting = Signal()
    unseen = Signal()

    def __init__(
        self, context: Context, commands: RecordingCommands, window: QWidget, store: Callable[[], QSettings]
    ) -> None:
        super().__init__(window)
        self._context, self._commands, self._window, self._store = context, commands, window, store
        self.tray: Tray | None = None
        self._microphone_open = self._recording = False
        self._left = TRAY_WAIT_S
        self._waiting = QTimer(self)
        self._waiting.setInterval(1000)
        self._waiting.timeout.connect(self._look_for_tray)
        events = context.bridge.events
        events.subscribe(MicrophoneChanged, self._microphone_changed)
        events.subscribe(RecordingChanged, self._recording_changed)
        events.subscribe(DesktopNoticeClicked, lambda event: self.opening.emit(event.action))
        context.bridge.ready.connect(self._ready)

    def _ready(self) -> None:
        """Once the core runs: a window that is on the screen early comes first."""
        self.tray = make_tray(self._context, self._commands, self._window)
        if self.tray is not None:
            self._waiting.stop()
            self.tray.opening.connect(lambda: self.opening.emit(""))
            self.tray.quitting.connect(self.quitting)
            self._tell_open()
        elif not self._window.isVisible():
            self._waiting.start()

    def _look_for_tray(self) -> None:
        self._left -= 1
        self._ready()
        if self.tray is None and self._left <= 0:
            self._waiting.stop()
            if not self._window.isVisible():
                self.unseen.emit()

    def end(self) -> None:
        """The program ends, and its icon goes first."""
        self._waiting.stop()
        if self.tray is not None:
            self.tray.hide()

    # ------------------------------------------------------------------------------------- telling

    def tell(self, notice: Notice, seen: bool) -> None:
        """Tell on the desktop what is due, and what nobody sees in a window: about a recording, or an error."""
        if is_alarm(notice) or not seen and (notice.action == "meetings" or notice.level == "error"):
            self.say(notice)

    def say(self, notice: Notice) -> None:
        """Tell it on the desktop: by its own service, else beside the icon in the tray."""
        stays = is_alarm(notice)

        def answered(told: bool) -> None:
            if not told and self.tray is not None:
                self.tray.tell(notice)

        self._context.bridge.submit(lambda app: app.desktop_notices.tell(notice, stays), answered, owner=self)

    # ------------------------------------------------------------------------------------- closing

    def closing(self) -> Literal["hide", "ask", "quit"]:
        """What closing the window does now. It asks until the user knows that something ends with it."""
        shown = self.tray is not None and QSystemTrayIcon.isSystemTrayAvailable()  # a panel may end before us
        if shown and self._context.settings.text(KEEPS) == "tray":
            return "hide"
        told = _TOLD_RECORDING if self._recording else _TOLD_QUIT
        return "ask" if self._runs and not self._told(told) else "quit"

    @property
    def _runs(self) -> bool:
        return self._microphone_open or self._recording

    def ask(self, done: Callable[[], None]) -> None:
        """Say what ends with the program; ``done`` when the user wants that."""
        what = (
            tr("A meeting is being recorded. Closing the window ends the recording; what was recorded is kept.")
            if self._recording
            else tr("The microphone is open. Closing the window ends the talk.")
        )
        if self.tray is not None:
            what += " " + tr("To go on without the window, choose it in Settings, In the background.")

        told = (_TOLD_QUIT, _TOLD_RECORDING) if self._recording else (_TOLD_QUIT,)

        def quit_told() -> None:
            self._note(*told)
            done()

        theme, title = self._context.theme, tr("Quit Voiceapp")
        confirm(
            self._window, theme, title, what, verb=tr("Quit"), keep=tr("Keep it open"), done=quit_told, danger=False
        )

    def hide(self) -> None:
        """The window was closed into the tray: say so the first time, and always what goes on to hear."""
        step = tr("Quit by the menu of its icon.")
        if self._runs:
            step = _RECORDS if self._recording else _HEARS
        if self._runs or not self._told(_TOLD_TRAY):
            self.say(Notice("info", tr("The window is closed, and Voiceapp goes on in the tray."), step))
        self._note(_TOLD_TRAY)

    def _told(self, what: str) -> bool:
        return bool(self._store().value(what, False, type=bool))

    def _note(self, *told: str) -> None:
        store = self._store()
        for what in told:
            store.setValue(what, True)
        write(store)

    def _microphone_changed(self, event: MicrophoneChanged) -> None:
        before, self._microphone_open = self._microphone_open, event.state == "open"
        if not before:
            self._tell_open()

    def _tell_open(self) -> None:
        held = self._context.settings.text("talk.start") == "push"  # whoever holds the key knows
        if self._microphone_open and not held and self.tray is not None and not self._window.isVisible():
            self.say(
                Notice(
                    "info", tr("The microphone is open."), tr("Voiceapp listens, as the icon in the tray shows.")
                )
            )

    def _recording_changed(self, event: RecordingChanged) -> None:
        self._recording = event.meeting is not None
