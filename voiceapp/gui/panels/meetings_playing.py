"""Playing the open meeting: where it is, by clicks on words, times and the timeline."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from voiceapp.core.events import PlayerMoved, SettingChanged
from voiceapp.gui.context import Context
from voiceapp.gui.panels import meetings_texts as texts
from voiceapp.gui.panels.inspect_opening import inspect_sound
from voiceapp.gui.panels.meetings_detail import MeetingDetail

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from voiceapp.core.meetings import Meeting
    from voiceapp.gui.ports import AppPort
    from voiceapp.gui.ports_meetings import PlayerPort

VOLUME = "meetings.volume"


class Playing(QObject):
    """Asks the player, and shows in the detail where it is. ``at_s`` is kept while nothing plays."""

    def __init__(self, context: Context, detail: MeetingDetail) -> None:
        super().__init__(detail)
        self.context, self.detail = context, detail
        self.meeting: int | None = None
        self.at_s, self.playing = 0.0, False
        self._waved: int | None = None
        player = detail.player
        player.toggled.connect(self.toggle)
        player.sought.connect(self.seek)
        player.speed_chosen.connect(self._set_speed)
        player.volume_chosen.connect(self._set_volume)
        detail.transcript.sought.connect(self.hear)
        detail.notes.sought.connect(self.seek)
        detail.people.heard.connect(self._hear_sample)
        detail.header.inspect_wanted.connect(self._inspect)
        context.bridge.events.subscribe(PlayerMoved, self._moved)
        context.bridge.events.subscribe(SettingChanged, self._setting_changed)
        player.show_volume(context.settings.number(VOLUME))

    def _ask(self, work: Callable[[PlayerPort], Any]) -> None:
        self.context.bridge.submit(
            lambda app: work(app.meeting_player) if app.meeting_player is not None else None, owner=self
        )

    def _inspect(self) -> None:
        if (meeting := self.detail.meeting) is not None:
            number, title = meeting.info.id, meeting.info.title
            inspect_sound(self.context, self, lambda app: app.meetings.audio_path(number), title)

    def turn_to(self, meeting: int | None, at_s: float = 0.0) -> None:
        """Be at a second of a meeting; what plays of another one ends."""
        if meeting != self.meeting:
            self.stop()
            self.meeting, self.at_s, self.playing = meeting, at_s, False

    def stop(self) -> None:
        """End what plays."""
        if self.playing:
            self._ask(lambda player: player.pause())

    def show(self) -> None:
        """Show where it is."""
        self.detail.player.show_position(self.at_s, self.playing)
        self.detail.transcript.show_position(self.at_s, self.playing)

    def _moved(self, event: PlayerMoved) -> None:
        if event.meeting == self.meeting:
            self.at_s, self.playing = event.at_s, event.playing
            self.show()

    def toggle(self) -> None:
        """Play from where it is, or pause."""
        if self.playing:
            self._ask(lambda player: player.pause())
        elif self.detail.player.isVisible():
            self._play(self.at_s)

    def _play(self, at_s: float) -> None:
        meeting, speed = self.meeting, self.detail.player.chosen_speed()
        self.detail.transcript.follow()
        if meeting is not None:
            self._ask(lambda player: player.play(meeting, at_s, speed))

    def _set_speed(self, speed: float) -> None:
        if self.playing:
            self._ask(lambda player: player.set_speed(speed))

    def _set_volume(self, volume: float) -> None:
        self.context.bridge.submit(lambda app: app.settings.set(VOLUME, volume), owner=self)

    def _setting_changed(self, event: SettingChanged) -> None:
        if event.key == VOLUME:
            self.detail.player.show_volume(float(event.value))

    def seek(self, at_s: float) -> None:
        """Go to a second; what plays goes on from there."""
        self.at_s = at_s
        if self.playing:
            self._ask(lambda player: player.seek(at_s))
        self.show()

    def hear(self, at_s: float) -> None:
        """Go to a second and play."""
        self.seek(at_s)
        if not self.playing and self.detail.player.isVisible():
            self._play(at_s)

    def _hear_sample(self, speaker: int) -> None:
        meeting = self.detail.meeting
        if meeting is not None and (found := texts.sample_of(meeting, speaker)):
            self._ask(lambda player: player.play(meeting.info.id, found[0], 1.0, found[1]))

    def fetch_wave(self, meeting: Meeting) -> None:
        """Show a meeting's wave; the first time it takes a while to be computed."""
        number, timeline = meeting.info.id, self.detail.player.timeline
        if number == self._waved or meeting.info.state != "ready" or not meeting.info.audio:
            return
        self._waved = number
        timeline.clear_peaks()

        async def fetch(app: AppPort) -> NDArray[np.float32] | None:
            return await app.meeting_peaks.peaks(number) if app.meeting_peaks is not None else None

        def done(peaks: NDArray[np.float32] | None) -> None:
            if peaks is not None and self._waved == number:
                timeline.show_peaks(peaks)

        self.context.bridge.submit(fetch, done, owner=self)
