"""Who spoke in a meeting: told by a job, given to its words, named by the user.

A meeting of two channels (the microphone's, and what the loudspeakers played) is diarised channel by channel: the
microphone's passes the echo canceller first. What the user named keeps its name, by the time that old and new turns
share.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, MeetingChanged
from voiceapp.core.frames import Audio
from voiceapp.core.meetings import MeetingInfo, MeetingSegment, MeetingSpeaker, NewSegment, SpokenTurn
from voiceapp.core.recordings import Diarization, DiarizeOptions, Diarizer, SpeakerTurn, Tell
from voiceapp.core.settings import Settings
from voiceapp.services import given_files
from voiceapp.services.file_sound import FedSound
from voiceapp.services.jobs import JobContext, JobsService
from voiceapp.services.meeting_sound import require_sound
from voiceapp.services.meeting_voices import (
    CHANNELS,
    MICROPHONE,
    default_names,
    handed_over,
    joined,
    near_words,
    plain_segment,
    sample_spans,
    within,
)
from voiceapp.services.speaker_turns import matched
from voiceapp.services.word_speakers import assign, shares
from voiceapp.storage.meetings import MeetingStore
from voiceapp.storage.speakers import SpeakerStore
from voiceapp.storage.transcripts import TranscriptStore

KIND = "meeting-diarize"
BASIC = "basic"
LEAST_SHARED = 1 / 3


class Sounds(Protocol):
    """The sound of meetings (services/engines.py)."""

    def decode(self, path: Path, /) -> AsyncIterator[Audio]:
        """A file in chunks, 16 kHz mono."""

    def microphone(self, path: Path, /) -> AsyncIterator[Audio]:
        """The first channel of a file without the second one's echo, 16 kHz."""

    def played(self, path: Path, /) -> AsyncIterator[Audio]:
        """The second channel of a file, 16 kHz."""

    async def excerpts(self, path: Path, spans: Sequence[tuple[float, float]], channel: int | None, /) -> Audio:
        """Spans of a file, one after the other."""


@dataclass(frozen=True, slots=True)
class DiarizedMeeting:
    """What a diarisation found: turns by names. ``engine`` is what told the voices apart, or :data:`CHANNELS`."""

    engine: str
    turns: tuple[SpeakerTurn, ...]
    exclusive: tuple[SpeakerTurn, ...]
    duration_s: float
    real_time_factor: float | None


class MeetingSpeakersService:
    """Diarises meetings by jobs and keeps their speakers. Each change is told by a MeetingChanged.

    ``audio`` gives the file with a meeting's sound (None: there is none), ``diarizer`` makes an engine, ``best``
    names the best one that is installed, ``save`` writes a sound file.
    """

    def __init__(
        self,
        jobs: JobsService,
        meetings: MeetingStore,
        transcripts: TranscriptStore,
        speakers: SpeakerStore,
        settings: Settings,
        bus: EventBus,
        audio: Callable[[int], Awaitable[Path | None]],
        sounds: Sounds,
        diarizer: Callable[[str], Diarizer],
        best: Callable[[], Awaitable[str]],
        save: Callable[[Path, Audio], Awaitable[None]],
    ) -> None:
        self._save = save
        self._jobs = jobs
        self._meetings = meetings
        self._transcripts = transcripts
        self._speakers = speakers
        self._settings = settings
        self._bus = bus
        self._audio = audio
        self._sounds = sounds
        self._diarizer = diarizer
        self._best = best
        self._results: dict[int, DiarizedMeeting] = {}
        jobs.register(KIND, self._run, pausable=False)

    # --------------------------------------------------------------------------------- who speaks when

    async def diarize(self, meeting: int, engine: str = "", options: DiarizeOptions | None = None) -> int:
        """Queue a meeting to be diarised (anew); its job. ``engine`` "" is the setting's, else the best one.

        Raises ``meeting-unknown`` and what :func:`require_sound` does.
        """
        info = await self._meetings.get(meeting)
        await self._sound(info)
        running = self._jobs.running(KIND, meeting=meeting)
        if running:
            return running.id
        params = {"meeting": meeting, "engine": engine, "options": asdict(options or DiarizeOptions())}
        return await self._jobs.submit(KIND, f"Telling who speaks in “{info.title}”", params)

    async def begin(self, meeting: int) -> int | None:
        """Queue a meeting that has words to be diarised; its job. None where that is not wanted or not possible.

        Speakers whose turns are known, from a given transcript or an earlier diarisation, stay as they are.
        """
        wanted = self._settings.flag("meetings.find_speakers") and not await self._speakers.turns(meeting)
        if not wanted or await self._audio(meeting) is None:
            return None
        return await self.diarize(meeting)

    def result(self, job: int) -> DiarizedMeeting:
        """What a job that is done, and was run by this process, found."""
        return self._results[job]

    async def _sound(self, info: MeetingInfo) -> Path:
        return require_sound(info, await self._audio(info.id), "The speakers that are known are kept.")

    async def _run(self, ctx: JobContext) -> None:
        meeting = int(ctx.params["meeting"])
        info = await self._meetings.get(meeting)
        path = await self._sound(info)
        engine = str(ctx.params["engine"]) or self._settings.text("meetings.diarizer").strip()
        if not engine:
            engine = await self._best()
            if info.channels == 2 and engine == BASIC:
                engine = CHANNELS
        options = DiarizeOptions(**ctx.params["options"])
        sounds = self._parts(info, path)
        found: list[tuple[int | None, Diarization]] = []
        heard_s = factor = 0.0
        for number, (channel, sound) in enumerate(sounds):
            fed = FedSound(sound)

            def tell(fraction: float | None, message: str, number: int = number) -> None:
                ctx.progress(None if fraction is None else (number + fraction) / len(sounds), message)

            found.append((channel, await self._heard(fed, engine, within(options, engine, len(sounds)), tell)))
            heard_s = max(heard_s, fed.seconds)
            factor += fed.real_time_factor() or 0.0
        await self._store(meeting, engine, found)
        self._results[ctx.id] = await self._told(meeting, engine, heard_s, factor or None)

    def _parts(self, info: MeetingInfo, path: Path) -> list[tuple[int | None, Callable[[], AsyncIterator[Audio]]]]:
        if info.channels != 2:
            return [(None, lambda: self._sounds.decode(path))]
        return [(MICROPHONE, lambda: self._sounds.microphone(path)), (1, lambda: self._sounds.played(path))]

    async def _heard(self, sound: FedSound, engine: str, options: DiarizeOptions, tell: Tell) -> Diarization:
        diarizer = self._diarizer(BASIC if engine == CHANNELS else engine)
        async with aclosing(sound.chunks()) as audio:
            return await diarizer.diarize(audio, options, tell)

    async def _store(self, meeting: int, engine: str, found: Sequence[tuple[int | None, Diarization]]) -> None:
        """Keep who was found, with the ids and names of those who were known before."""
        voices, turns, alone = joined(found)
        known = {one.id: one for one in await self._speakers.list(meeting)}
        before = await self._known_turns(meeting)
        channels = {voice.label: voice.channel for voice in voices}
        again = matched(
            ((turn.speaker, turn.start_s, turn.end_s) for turn in before),
            ((turn.speaker, turn.start_s, turn.end_s) for turn in turns),
            LEAST_SHARED,
            lambda label, one: (
                None in (known[one].channel, channels[label]) or known[one].channel == channels[label]
            ),
        )
        old = {label: known[one] for label, one in again.items()}
        names = default_names(voices, engine, {label: one.name for label, one in old.items() if one.named})
        ids: dict[str, int] = {}
        for voice, name in zip(voices, names, strict=True):
            if voice.label in old:
                speaker = old[voice.label].id
                await self._speakers.heard_again(speaker, voice.label, name, voice.channel, voice.vector, engine)
            else:
                made = await self._speakers.add(
                    meeting, voice.label, name, False, voice.channel, voice.vector, engine
                )
                speaker = made.id
            ids[voice.label] = speaker
        stored = [SpokenTurn(ids[turn.speaker], turn.start_s, turn.end_s, True) for turn in alone]
        stored += [SpokenTurn(ids[turn.speaker], turn.start_s, turn.end_s, False) for turn in turns]
        await self._speakers.set_turns(meeting, stored)
        await self.give_words(meeting)
        await self._speakers.prune(meeting)

    async def _known_turns(self, meeting: int) -> list[SpokenTurn]:
        """The turns that are known; without any, the segments of the transcript in use."""
        turns = await self._speakers.turns(meeting)
        info = await self._meetings.get(meeting)
        if turns or info.transcript is None:
            return turns
        segments = await self._transcripts.segments(info.transcript)
        return [SpokenTurn(one.speaker, one.start_s, one.end_s) for one in segments if one.speaker is not None]

    async def give_words(self, meeting: int) -> None:
        """Give the words of all transcripts their speakers by the turns that are known.

        A segment in which the speaker changes is cut there; one that is of a channel stays with its voices. Edits
        that were made before cannot be undone then.
        """
        turns = await self._speakers.turns(meeting)
        sides = {one.id: one.channel for one in await self._speakers.list(meeting)}
        pieces: list[tuple[MeetingSegment, Sequence[NewSegment]]] = []
        for version in await self._transcripts.versions(meeting):
            segments = await self._transcripts.segments(version.id)
            by_side: dict[int | None, list[MeetingSegment]] = defaultdict(list)
            for segment in segments:
                by_side[None if segment.speaker is None else sides[segment.speaker]].append(segment)
            for side, mine in by_side.items():
                near = near_words(turns, sides, side)
                given = await asyncio.to_thread(assign, [plain_segment(segment) for segment in mine], near)
                pieces += [
                    (segment, parts)
                    for segment, parts in zip(mine, given, strict=True)
                    if len(parts) > 1 or parts[0].speaker != segment.speaker
                ]
        if pieces:
            await self._speakers.cut(meeting, pieces, shares)
        self._bus.publish(MeetingChanged(meeting))

    async def _told(self, meeting: int, engine: str, heard_s: float, factor: float | None) -> DiarizedMeeting:
        names = {one.id: one.name for one in await self._speakers.list(meeting)}
        turns = await self._speakers.turns(meeting)

        def by_name(alone: bool) -> tuple[SpeakerTurn, ...]:
            return tuple(
                SpeakerTurn(turn.start_s, turn.end_s, names[turn.speaker])
                for turn in turns
                if turn.exclusive == alone
            )

        return DiarizedMeeting(engine, by_name(False), by_name(True), heard_s, factor)

    # ------------------------------------------------------------------------------------------- names

    async def rename(self, meeting: int, speaker: int, name: str) -> MeetingSpeaker:
        """Give a speaker a name. Raises ``speaker-unknown``, ``name-empty``."""
        if not name.split():
            raise VoiceAppError("name-empty", "A speaker needs a name.", "Write one.")
        renamed = await self._speakers.rename(meeting, speaker, name)
        self._bus.publish(MeetingChanged(meeting))
        return renamed

    async def merge(self, meeting: int, speaker: int, into: int) -> None:
        """Two speakers are one: what the first said is the second's. Raises ``speaker-unknown``."""
        if speaker == into:
            return
        await self._speakers.merge(meeting, speaker, into)
        self._bus.publish(MeetingChanged(meeting))

    async def split_off(self, meeting: int, segment: int, name: str = "") -> MeetingSpeaker:
        """Somebody else spoke this segment, who was not known: a new speaker. Raises ``segment-unknown``."""
        info = await self._meetings.get(meeting)
        segments = await self._transcripts.segments(info.transcript) if info.transcript is not None else []
        row = next((one for one in segments if one.id == segment), None)
        if row is None:
            raise VoiceAppError(
                "segment-unknown",
                f"The transcript of meeting {meeting} has no segment {segment}.",
                "It may have been changed; look at the transcript again.",
            )
        known = await self._speakers.list(meeting)
        taken = {one.name for one in known}
        fresh = next(free for number in range(1, len(known) + 2) if (free := f"Speaker {number}") not in taken)
        made = await self._speakers.add(meeting, f"SPEAKER_{segment}", name or fresh, named=bool(name.split()))
        turns = await self._speakers.turns(meeting)
        await self._speakers.set_turns(meeting, handed_over(turns, row, made.id))
        await self._speakers.assign({segment: made.id})
        await self._speakers.prune(meeting)
        self._bus.publish(MeetingChanged(meeting))
        return made

    async def sample(self, meeting: int, speaker: int) -> Audio:
        """About ten seconds of a speaker's voice: the longest stretches in which nobody else speaks.

        Raises ``speaker-unknown``, ``audio-missing``, and ``no-voice`` for one who has no turn of his own.
        """
        one = next((one for one in await self._speakers.list(meeting) if one.id == speaker), None)
        if one is None:
            raise VoiceAppError(
                "speaker-unknown", f"Meeting {meeting} has no speaker {speaker}.", "Choose one of its speakers."
            )
        spans = sample_spans(await self._speakers.turns(meeting), speaker)
        if not spans:
            raise VoiceAppError(
                "no-voice", f"{one.name} is nowhere heard alone.", "Listen to the transcript's lines."
            )
        return await self._sounds.excerpts(await self._sound(await self._meetings.get(meeting)), spans, one.channel)

    async def save_sample(self, meeting: int, speaker: int, path: Path) -> float:
        """Write :meth:`sample` to a file; its seconds. Raises what that does, and ``folder-missing``."""
        given_files.require_folder(path)
        audio = await self.sample(meeting, speaker)
        await self._save(path, audio)
        return audio.duration_s
