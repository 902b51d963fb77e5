"""Plays meetings: from any second, faster and slower, and tells where it is by what was really heard."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, MeetingRemoved, Notice, PlayerMoved
from voiceapp.core.frames import Audio, DeviceState, Heard, Speech
from voiceapp.core.protocols import SoundIO, SoundOptions
from voiceapp.core.setting import Value
from voiceapp.core.settings import Settings
from voiceapp.core.tasks import Tasks
from voiceapp.services.file_sound import close_stream

SLOWEST, FASTEST = 0.5, 2.0
IDLE_S = 30.0
"""So long after the last sound the loudspeakers are let go of."""

VOLUME = "meetings.volume"

Stretch = Callable[[Path, float, float | None, float, float], AsyncIterator[Audio]]
"""Gives a file from a second on, until another one (None: its end), at a speed and a volume."""


@dataclass(slots=True, eq=False)
class _Run:
    """What is played without a break: one turn of the sound process."""

    turn: int
    meeting: int
    path: Path
    from_s: float
    until_s: float | None
    speed: float
    at_s: float
    playing: bool = True


class PlayerService:
    """One meeting at a time; each move is told by a PlayerMoved, some 20 times a second while it plays.

    ``audio_path`` gives a meeting's sound, ``stretch`` the sound of a file, ``sound`` is a sound process of the
    player's own, ``settings`` name the loudspeakers and the volume; another one is heard at once. ``stereo``: the
    sound has two sides, and both are heard.
    """

    def __init__(
        self,
        audio_path: Callable[[int], Awaitable[Path | None]],
        stretch: Stretch,
        sound: SoundIO,
        settings: Settings,
        bus: EventBus,
        stereo: bool = False,
    ) -> None:
        self._stereo = stereo
        self._audio_path = audio_path
        self._stretch = stretch
        self._sound = sound
        self._settings = settings
        self._bus = bus
        self._tasks = Tasks(bus)
        self._lock = asyncio.Lock()
        self._run: _Run | None = None
        self._turn = 0
        self._feeder: asyncio.Task[None] | None = None
        self._listener: asyncio.Task[None] | None = None
        self._idle: asyncio.TimerHandle | None = None
        self._lost = False
        bus.subscribe(MeetingRemoved, self._on_removed)
        settings.listen(self._on_setting)

    async def play(
        self, meeting: int, from_s: float = 0.0, speed: float = 1.0, until_s: float | None = None
    ) -> None:
        """Play a meeting from a second on, to another one or its end, instead of what is playing.

        ``speed`` is 0.5 to 2. Raises VoiceAppError ``sound-missing``, ``meeting-unknown`` and what the sound
        process raises; what is wrong with the file is told by a Notice.
        """
        async with self._lock:
            path = await self._audio_path(meeting)
            if path is None:
                raise VoiceAppError(
                    "sound-missing", "The sound of this meeting is no longer here.", "Its words can still be read."
                )
            await self._halt()
            await self._begin(meeting, path, max(0.0, from_s), until_s, min(max(speed, SLOWEST), FASTEST))

    async def pause(self) -> None:
        """Stop where it is; :meth:`play` goes on from there."""
        async with self._lock:
            if await self._halt():
                self._tell()

    async def seek(self, at_s: float) -> None:
        """Go to another second, and on to the end where it is playing."""
        async with self._lock:
            if (run := self._run) is None:
                return
            if await self._halt():
                await self._begin(run.meeting, run.path, max(0.0, at_s), None, run.speed)
            else:
                run.at_s = max(0.0, at_s)
                self._tell()

    async def set_speed(self, speed: float) -> None:
        """Go on faster or slower (0.5 to 2)."""
        async with self._lock:
            await self._again(min(max(speed, SLOWEST), FASTEST))

    async def close(self) -> None:
        """Stop, and let go of the loudspeakers."""
        async with self._lock:
            await self._halt()
            self._stay()
            await self._let_go()
        await self._tasks.cancel()

    # ---------------------------------------------------------------------------- under the lock

    async def _begin(self, meeting: int, path: Path, from_s: float, until_s: float | None, speed: float) -> None:
        self._stay()
        if self._lost:
            await self._let_go()
        if self._listener is None:
            self._lost = False
            speaker = self._settings.text("sound.speaker") or None
            await self._sound.open(SoundOptions(speaker=speaker, use_microphone=False, stereo=self._stereo))
            self._listener = asyncio.create_task(self._listen(), name="player")
        self._turn += 1
        self._run = run = _Run(self._turn, meeting, path, from_s, until_s, speed, from_s)
        self._feeder = asyncio.create_task(self._feed(run), name="player-feed")
        self._tell()

    async def _again(self, speed: float | None = None) -> None:
        """Go on from where it is, as it is wanted now, where something plays."""
        if (run := self._run) and await self._halt():
            await self._begin(run.meeting, run.path, run.at_s, run.until_s, speed or run.speed)

    async def _halt(self) -> bool:
        """Silence what is playing; False where nothing is."""
        feeder, self._feeder = self._feeder, None
        if feeder is not None:
            feeder.cancel()
            await asyncio.wait([feeder])
        run = self._run
        if run is None or not run.playing:
            return False
        run.playing = False
        if (heard := await self._sound.stop()) is not None and heard.turn == run.turn:
            self._move(run, heard.heard_s)
        self._rest()
        return True

    async def _let_go(self) -> None:
        listener, self._listener = self._listener, None
        if listener is not None:
            await self._sound.close()
            await listener

    # ------------------------------------------------------------------------------------- tasks

    async def _feed(self, run: _Run) -> None:
        volume = self._settings.number(VOLUME)
        stretch = self._stretch(run.path, run.from_s, run.until_s, run.speed, volume)
        try:
            async for audio in stretch:
                await self._sound.play(Speech(run.turn, 0, audio))
        except VoiceAppError as error:
            self._bus.publish(Notice.of(error))
        finally:
            await close_stream(stretch)
        await self._sound.end(run.turn)

    async def _listen(self) -> None:
        async for event in self._sound.events():
            match event:
                case Heard() if (run := self._run) and run.playing and run.turn == event.turn:
                    self._move(run, event.heard_s)
                    if event.done:
                        run.playing = False
                        self._rest()
                    self._tell()
                case DeviceState(kind="speaker", error=VoiceAppError() as error):
                    self._lost = True  # they may be back when something is played again
                    self._bus.publish(Notice.of(error, action="settings:sound.speaker"))

    def _move(self, run: _Run, heard_s: float) -> None:
        at_s = run.from_s + heard_s * run.speed
        run.at_s = at_s if run.until_s is None else min(at_s, run.until_s)

    def _tell(self) -> None:
        if self._run is not None:
            self._bus.publish(PlayerMoved(self._run.meeting, self._run.at_s, self._run.playing))

    def _rest(self) -> None:
        """Nothing plays: let go of the loudspeakers, unless something does again soon."""
        self._stay()
        loop = asyncio.get_running_loop()
        self._idle = loop.call_later(IDLE_S, lambda: self._tasks.spawn(self._close_idle()))

    def _stay(self) -> None:
        if self._idle is not None:
            self._idle.cancel()

    async def _close_idle(self) -> None:
        async with self._lock:
            if self._run is None or not self._run.playing:
                await self._let_go()

    def _on_setting(self, key: str, value: Value) -> None:
        if key == VOLUME and self._run is not None:
            self._tasks.spawn(self._at_volume())

    async def _at_volume(self) -> None:
        async with self._lock:
            await self._again()

    def _on_removed(self, event: MeetingRemoved) -> None:
        if self._run is not None and self._run.meeting == event.id:
            self._tasks.spawn(self.pause())
