"""What a talk does with recordings beside answering: plays them, writes a file down, reads in a library voice."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from voiceapp.core.clock import Clock
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import (
    Announced,
    EventBus,
    JobInfo,
    Notice,
    PlayerMoved,
    RecordingChanged,
    SilenceWanted,
)
from voiceapp.core.meetings import Meeting, MeetingHit, MeetingInfo
from voiceapp.core.protocols import Recital
from voiceapp.core.tasks import Tasks
from voiceapp.core.voices import Voice
from voiceapp.engines.skill_numbers import joined, spoken_duration
from voiceapp.services import given_files
from voiceapp.services.desktop_tools import Run
from voiceapp.services.matching import best_match, plain
from voiceapp.services.meeting_import import Imported
from voiceapp.services.named_files import find_named, require_seen
from voiceapp.services.recording_choice import RecordingChoice
from voiceapp.services.voice_speech import require_consent
from voiceapp.services.watched_folder import ENDINGS


class Meetings(Protocol):
    """services/meetings.py"""

    async def list(self) -> Sequence[MeetingInfo]:
        """All meetings, the latest first."""

    async def get(self, meeting: int, /) -> Meeting:
        """A meeting with its transcript."""

    async def search(self, text: str, *, meeting: int | None = None) -> Sequence[MeetingHit]:
        """Segments that hold every word of ``text``, best first."""

    async def audio_path(self, meeting: int, /) -> Path | None:
        """The file with a meeting's sound."""

    async def import_files(self, files: Sequence[Path], /) -> Sequence[int]:
        """Queue recordings to be imported; their jobs."""


class Player(Protocol):
    """services/player.py"""

    async def play(self, meeting: int, from_s: float = 0.0, /) -> None:
        """Play a meeting from a second on."""

    async def pause(self) -> None:
        """Stop where it is."""


class Voices(Protocol):
    """services/voices.py"""

    async def list(self) -> Sequence[Voice]:
        """All voices, by name."""


@dataclass(frozen=True, slots=True)
class Studio:
    """What is acted with. ``obstacle``: why files are not written down (None: they are).

    ``imported`` tells what became of a file by its job, ``wait`` waits until a job has ended, ``quiet`` until
    nobody speaks and nothing is answered. ``engine`` gives what speaks as a voice and raises where nothing does.
    ``hears``: whether the microphone stays open while something is played.
    """

    meetings: Meetings
    player: Player
    obstacle: Callable[[], VoiceAppError | None]
    imported: Callable[[int], Imported]
    wait: Callable[[int], Awaitable[JobInfo]]
    voices: Voices
    engine: Callable[[Voice], Awaitable[str]]
    quiet: Callable[[], Awaitable[None]]
    hears: Callable[[], bool]


class RecordingActs:
    """Runs them with ``studio``; ``folders`` are searched for files. Failures raise VoiceAppError."""

    def __init__(self, studio: Callable[[], Studio], clock: Clock, folders: Sequence[Path], bus: EventBus) -> None:
        self._studio = studio
        self._clock = clock
        self._folders = folders
        self._bus = bus
        self._tasks = Tasks(bus)
        self._starting: asyncio.Task[None] | None = None
        self._playing = False
        self._recorded = False
        self.runners: dict[str, Run] = {"play_recording": self._play, "transcribe_file": self._transcribe}
        bus.subscribe(RecordingChanged, self._on_recording)
        bus.subscribe(PlayerMoved, self._on_moved)
        bus.subscribe(SilenceWanted, self._on_silence)

    @property
    def plays(self) -> bool:
        """Whether a recording plays, or is about to, because the talk was asked for it."""
        return self._playing or bool(self._starting and not self._starting.done())

    async def recital(self, text: str, name: str) -> Recital:
        """A text to be read in a library voice.

        Raises ``voice-unknown``, ``consent-missing``, ``samples-missing`` and ``engine-cannot-clone``.
        """
        voices = await self._studio().voices.list()
        index = best_match(name, [voice.name for voice in voices])
        if index is None:
            known = f"There is {joined([voice.name for voice in voices])}." if voices else "Make one in Voices."
            raise VoiceAppError("voice-unknown", f"There is no voice called {name}.", known)
        require_consent(voices[index])
        await self._studio().engine(voices[index])
        return Recital(text, voices[index].name)

    async def stop(self) -> None:
        """Let what the talk plays fall silent."""
        if self._starting:
            self._starting.cancel()
        if self._playing:
            self._playing = False
            await self._studio().player.pause()

    async def close(self) -> None:
        """End what runs."""
        await self._tasks.cancel()

    # ------------------------------------------------------------------------------------------ playing

    async def _play(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        if self._recorded:
            raise VoiceAppError(
                "recording-runs", "Nothing is played while a meeting is recorded.", "Stop the recording first."
            )
        choice = RecordingChoice(self._studio().meetings, self._clock)
        info, at_s, where = await self._place(arguments, choice)
        if await self._studio().meetings.audio_path(info.id) is None:
            raise VoiceAppError(
                "sound-missing",
                f"The sound of {choice.named(info)} is no longer here.",
                "Its words can still be read.",
            )
        if self._starting:
            self._starting.cancel()
        self._starting = self._tasks.spawn(self._begin(info.id, at_s))
        begins = f"from {spoken_duration(at_s)} on" if at_s >= 1 else "from the beginning"
        ends = "Say stop to end it." if self._studio().hears() else "Press Esc or type stop to end it."
        return {"text": f"I play {choice.named(info)}, {begins}{where}. {ends}"}

    async def _place(self, arguments: Mapping[str, Any], choice: RecordingChoice) -> tuple[MeetingInfo, float, str]:
        """The recording, the second to begin at, and why there ("" where the user named it)."""
        which, said = str(arguments.get("recording", "")), str(arguments.get("said", ""))
        if said and not choice.told(which):
            infos = list((await choice.fitting("")).infos)
        else:
            infos = [(await choice.one(which))[0]]
        if not said:
            at_s = float(arguments.get("seconds", 0.0))
            if at_s > infos[0].duration_s:
                length = spoken_duration(infos[0].duration_s)
                raise VoiceAppError("place-unknown", f"{choice.named(infos[0])} is only {length} long.")
            return infos[0], at_s, ""
        only = infos[0].id if len(infos) == 1 else None
        hits = await self._studio().meetings.search(said, meeting=only)
        for info in infos:  # the latest first
            if places := [hit.start_s for hit in hits if hit.meeting == info.id]:
                return info, min(places), f", where {said} is mentioned"
        for info in infos:
            if (begins := await self._first_words(info, said)) is not None:
                return info, begins, f", where {said} speaks first"
        where = f"in {choice.named(infos[0])}" if only else "in any recording"
        raise VoiceAppError("place-unknown", f"{said} is not mentioned {where}.", "Try another word of it.")

    async def _first_words(self, info: MeetingInfo, name: str) -> float | None:
        if (index := best_match(name, info.speakers)) is None:
            return None
        meeting = await self._studio().meetings.get(info.id)
        said = (one.start_s for one in meeting.segments if meeting.name_of(one.speaker) == info.speakers[index])
        return next(said, None)

    async def _begin(self, meeting: int, at_s: float) -> None:
        """Play once the answer that tells of it has been said."""
        await self._studio().quiet()
        if self._recorded:
            return
        self._playing = True
        try:
            await self._studio().player.play(meeting, at_s)
        except VoiceAppError:
            self._playing = False
            raise

    def _on_moved(self, event: PlayerMoved) -> None:
        if not event.playing:
            self._playing = False

    def _on_silence(self, event: SilenceWanted) -> None:
        if self.plays:
            self._tasks.spawn(self.stop())

    def _on_recording(self, event: RecordingChanged) -> None:
        if not self._recorded and event.meeting is not None and self.plays:
            self._tasks.spawn(self.stop())  # it would be recorded, too
        self._recorded = event.meeting is not None

    # ------------------------------------------------------------------------------------ writing down

    async def _transcribe(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        wanted = str(arguments["file"])
        path = await asyncio.to_thread(find_named, wanted, self._folders, ENDINGS)
        if path is None:
            raise VoiceAppError(
                "file-unknown", f"I found no sound file called {wanted}.", "Say its whole name, or its folder too."
            )
        await asyncio.to_thread(require_seen, path)
        said = Path(wanted).name  # a name that was not said is somebody else's words, and no model reads it
        named = path.name if plain(path.stem) in (plain(said), plain(Path(said).stem)) else said
        if obstacle := self._studio().obstacle():
            raise VoiceAppError(
                obstacle.code, f"{named} cannot be written down. {obstacle.message}", obstacle.next_step
            )
        (job,) = await self._studio().meetings.import_files([path])
        self._tasks.spawn(self._follow(job, given_files.readable(path.name)))
        return {"ok": True, "text": f"I am writing {named} down. I will tell you when it is ready."}

    async def _follow(self, job: int, name: str) -> None:
        """Tell what became of a file."""
        ended = await self._studio().wait(job)
        made = self._studio().imported(job) if ended.state == "done" else None
        if made and made.writing is not None:
            ended = await self._studio().wait(made.writing)
        if ended.state == "done" and made:
            there = made.duplicate_of is not None
            told = f"{name} is among your recordings already." if there else f"{name} is written down."
            self._bus.publish(Notice("success", told, "It is in Meetings.", "meetings"))
            self._bus.publish(Announced(told))
        elif ended.error is not None:
            self._bus.publish(Notice.of(ended.error))
            self._bus.publish(Announced(f"{name} was not written down. {ended.error.message}"))
