"""Meetings that are deleted by themselves once they are old, if the user wants that."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from voiceapp.core.events import EventBus
from voiceapp.core.meetings import MeetingInfo
from voiceapp.core.settings import Settings
from voiceapp.services.meetings import MeetingsService
from voiceapp.services.recurring import Recurring

EVERY_S = 3600.0
_DAY_S = 86_400.0


class OldMeetings(Recurring):
    """Looks every hour for meetings that are older than the settings allow."""

    def __init__(
        self, settings: Settings, meetings: MeetingsService, bus: EventBus, now: Callable[[], float] = time.time
    ) -> None:
        super().__init__(bus, EVERY_S)
        self._settings = settings
        self._meetings = meetings
        self._now = now

    async def look(self) -> None:
        """Delete what is too old. Raises VoiceAppError ``not-deleted``."""
        days = self._settings.number("meetings.delete_after_days")
        if not days:
            return
        everything = self._settings.text("meetings.delete_what") == "everything"
        for info in await self._meetings.list():
            if info.state not in ("ready", "broken") or not (everything or info.audio):
                continue
            if self._now() - await self._last(info) < days * _DAY_S:
                continue
            if everything:
                await self._meetings.delete(info.id)
            else:
                await self._meetings.delete_audio(info.id)

    async def _last(self, info: MeetingInfo) -> float:
        """When it was held, came in or was written down last: an old file is not old once it is imported."""
        moments = [info.started + info.duration_s, *(one.made for one in await self._meetings.versions(info.id))]
        path = await self._meetings.audio_path(info.id)
        if path:
            moments.append((await asyncio.to_thread(path.stat)).st_mtime)
        return max(moments)
