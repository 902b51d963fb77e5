"""The microphone on the Inspect page: its lanes run along, and what was heard stays as a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice
from voiceapp.core.inspection import LiveMicrophone, LiveRows
from voiceapp.gui.context import Context
from voiceapp.gui.panels.inspect_stack import LaneStack
from voiceapp.gui.widgets.lane_tiles import LIVE_S

NOT_LIVE = ("speakers", "codec")
"""Lanes that only a whole file has."""


class InspectLive(QObject):
    """``started``: it listens; ``stopped`` tells the file of what was heard, None where that is nothing."""

    started = Signal()
    stopped = Signal(object)

    def __init__(self, context: Context, stack: LaneStack) -> None:
        super().__init__(stack)
        self.context, self.stack = context, stack
        self.running = self._listening = False
        self._until_s = 0.0
        context.bridge.events.subscribe(LiveRows, self._rows)
        context.bridge.events.subscribe(LiveMicrophone, self._microphone_changed)

    def start(self) -> None:
        """Listen, and look at what is heard: in all ways, so that a lane that is shown later has its past."""
        if self.running:
            return
        self.running, self._until_s = True, 0.0
        features = [lane.feature for lane in self.stack.tiled() if lane.feature not in NOT_LIVE]
        look = self.stack.memory.look
        self.context.bridge.submit(
            lambda app: app.sound_views.start_live(features, look),
            lambda _: self._begun(),
            self._not_started,
            owner=self,
        )

    def _begun(self) -> None:
        if self.running:  # nobody has stopped it meanwhile
            self._listening = True
            self.started.emit()

    def _microphone_changed(self, event: LiveMicrophone) -> None:
        if event.name is None and self._listening:  # it broke off
            self.stop()

    def _not_started(self, error: VoiceAppError) -> None:
        self.running = False
        self.context.notify(Notice.of(error))
        self.stopped.emit(None)

    def stop(self) -> None:
        """Let go of the microphone."""
        if self.running:
            self.running = self._listening = False
            self.context.bridge.submit(lambda app: app.sound_views.stop_live(), self._ended, self._not_kept, self)

    def _ended(self, file: Path | None) -> None:
        if not self.running:  # it is not listened to again already
            self.stopped.emit(file)

    def _not_kept(self, error: VoiceAppError) -> None:
        self.context.notify(Notice.of(error))
        self._ended(None)

    def _rows(self, rows: LiveRows) -> None:
        """The view runs along with the newest of what came."""
        until_s = (rows.first + len(rows.values)) / rows.lane.per_second
        if self.running and until_s > self._until_s:
            self._until_s = until_s
            self.stack.span.show_live(until_s, LIVE_S)
