"""Meetings written down: a job that hears the stored sound, drops what nobody said and stores a new version.

What the user had corrected and whom the user had named stays: corrected stretches keep their words, and the new
segments get their speakers by the turns that are known. Where none are, another job finds out who speaks.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from voiceapp.core.connections import connection_name
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, MeetingChanged, Notice
from voiceapp.core.frames import Segment, Transcript
from voiceapp.core.meetings import MeetingInfo, NewSegment, SpokenTurn
from voiceapp.core.settings import Settings
from voiceapp.engines.catalog import find
from voiceapp.pipeline.guard import LOOP_TURNS, LOOP_WORDS, judge
from voiceapp.pipeline.stock_phrases import plain
from voiceapp.pipeline.utterance_sound import UtteranceSound
from voiceapp.services.echo_words import without_echo
from voiceapp.services.jobs import JobContext, JobsService
from voiceapp.services.meeting_sound import require_sound
from voiceapp.services.meeting_voices import SIDES, near_words
from voiceapp.services.segment_words import carried
from voiceapp.services.transcription import FileTranscript, Progress
from voiceapp.services.word_speakers import assign
from voiceapp.storage.edits import EditStore
from voiceapp.storage.meetings import MeetingStore
from voiceapp.storage.speakers import SpeakerStore
from voiceapp.storage.transcripts import TranscriptStore

KIND = "meeting-transcribe"
_WEAK = "pocketsphinx"
Channel = list[NewSegment]
_OTHER = "Try another engine or language."
_STEP = "Choose an engine for meetings in Settings, such as faster-whisper:MODEL."


class Transcribe(Protocol):
    """:meth:`voiceapp.services.transcription.TranscriptionService.transcribe`."""

    def __call__(
        self,
        path: Path,
        asr: str,
        language: str | None = None,
        translate: bool = False,
        on_progress: Progress | None = None,
        prompt: str = "",
    ) -> Awaitable[FileTranscript]:
        """Transcribe a file."""


async def _nothing(meeting: int) -> int | None:
    return None


class MeetingTranscription:
    """Writes meetings down with the engine that the settings name.

    ``audio`` gives the file with a meeting's sound, ``transcribe`` does the work; ``channels`` do it for the
    microphone's and for the other channel of a file with two. ``then`` queues what follows: its job, or None.
    """

    def __init__(
        self,
        jobs: JobsService,
        meetings: MeetingStore,
        transcripts: TranscriptStore,
        speakers: SpeakerStore,
        edits: EditStore,
        settings: Settings,
        bus: EventBus,
        audio: Callable[[int], Awaitable[Path | None]],
        transcribe: Transcribe,
        channels: tuple[Transcribe, Transcribe] | None = None,
        then: Callable[[int], Awaitable[int | None]] = _nothing,
    ) -> None:
        self._jobs = jobs
        self._meetings = meetings
        self._transcripts = transcripts
        self._speakers = speakers
        self._edits = edits
        self._settings = settings
        self._bus = bus
        self._audio = audio
        self._transcribe = transcribe
        self._channels = channels
        self._then = then
        self._following: dict[int, int | None] = {}
        jobs.register(KIND, self._run, pausable=False)

    @property
    def engine(self) -> str:
        """The engine that writes meetings down."""
        return self._settings.text("meetings.asr") or self._settings.text("engines.asr")

    def obstacle(self) -> VoiceAppError | None:
        """Why a new meeting is not written down by itself; None where it is."""
        return None if self._settings.text("meetings.asr") else _unfit(self.engine)

    def live_engine(self) -> str:
        """The engine that writes a meeting down while it is recorded: the talk's, else the one for meetings.

        Raises VoiceAppError where neither is fit for it.
        """
        talk = self._settings.text("engines.asr")
        problem = _unfit(talk)
        if problem is not None and not self._settings.text("meetings.asr"):
            raise problem
        return talk if problem is None else self.engine

    async def begin(self, meeting: int) -> int | None:
        """Queue a meeting that came in; its job. None, and a notice, where :meth:`obstacle` tells why not."""
        if obstacle := self.obstacle():
            sentence = f"The meeting was not written down. {obstacle.message}"
            self._bus.publish(Notice("info", sentence, obstacle.next_step, "settings", obstacle.code))
            return None
        return await self.start(meeting)

    def translates(self, asr: str) -> bool:
        """Whether an engine of this computer translates to English."""
        return connection_name(asr) is None and find(asr, "asr")[0].capabilities.translation

    async def start(self, meeting: int, translate: bool = False, asr: str = "", language: str = "") -> int:
        """Queue a meeting to be written down (anew), or to be translated to English; its job.

        ``asr`` and ``language`` are for this run, "": those of the settings. Raises ``meeting-unknown``, what
        :func:`require_sound` does and, where there is nothing to put a translation beside, ``transcript-missing``.
        """
        info = await self._meetings.get(meeting)
        await self._sound(info)
        if translate and info.transcript is None:
            raise VoiceAppError(
                "transcript-missing", f"“{info.title}” has no transcript yet.", "Let it be written down first."
            )
        params = {"meeting": meeting, "translate": translate, "asr": asr, "language": language}
        running = self._jobs.running(KIND, **params)
        if running:
            return running.id
        what = "Translating" if translate else "Writing down"
        return await self._jobs.submit(KIND, f"{what} “{info.title}”", params)

    def following(self, job: int) -> int | None:
        """The job that finds out who speaks, after a job that is done and was run by this process."""
        return self._following[job]

    async def _sound(self, info: MeetingInfo) -> Path:
        return require_sound(info, await self._audio(info.id), "What was written down is kept.")

    async def _run(self, ctx: JobContext) -> None:
        meeting = int(ctx.params["meeting"])
        translate = bool(ctx.params["translate"])
        info = await self._meetings.get(meeting)
        path = await self._sound(info)
        engine = str(ctx.params.get("asr") or self.engine)
        language = str(ctx.params.get("language") or self._settings.text("meetings.language"))
        ways = self._channels if info.channels == 2 and self._channels else (self._transcribe,)
        told: list[FileTranscript] = []
        for number, transcribe in enumerate(ways):

            def tell(fraction: float | None, done_s: float, number: int = number) -> None:
                part = None if fraction is None else (number + fraction) / len(ways)
                ctx.progress(part, f"{int(done_s // 60)}:{int(done_s % 60):02d} written down")

            told.append(
                await transcribe(
                    path,
                    engine,
                    language,
                    translate,
                    tell,
                    self._settings.text("meetings.vocabulary").strip(),
                )
            )
        turns = await self._speakers.turns(meeting)
        sides = {one.id: one.channel for one in await self._speakers.list(meeting)}
        heard = await asyncio.to_thread(_channels, told)
        if turns:
            heard = await asyncio.to_thread(_with_speakers, heard, turns, sides)
        elif len(heard) > 1:
            heard = await self._by_channel(meeting, heard)
        segments = sorted((one for channel in heard for one in channel), key=lambda one: one.start_s)
        if not segments and await self._transcripts.has_words(meeting):
            sentence = f"Nothing was understood in “{info.title}”. The words that were there stay."
            self._bus.publish(Notice("warning", sentence, _OTHER, code="nothing-heard"))
        elif translate:
            await self._transcripts.add(meeting, "translation", engine, segments, "en", info.transcript)
        else:
            spoken_in = next((one.language for one in told if one.language), None)
            await self._edits.add_version(meeting, engine, segments, spoken_in, carried)
        self._bus.publish(MeetingChanged(meeting))
        self._following[ctx.id] = None if translate else await self._then(meeting)

    async def _by_channel(self, meeting: int, channels: Sequence[Channel]) -> list[Channel]:
        """What was said, each channel by one speaker: a diarisation keeps words in the channel of their speaker."""
        known = {one.channel: one.id for one in reversed(await self._speakers.list(meeting))}
        for number, channel in enumerate(channels):
            if channel and number not in known:
                made = await self._speakers.add(meeting, f"SPEAKER_{number:02d}", SIDES[number], channel=number)
                known[number] = made.id
        return [
            [replace(segment, speaker=known[number]) for segment in channel]
            for number, channel in enumerate(channels)
        ]


def _unfit(engine: str) -> VoiceAppError | None:
    """Why the engine of the talk is not used for meetings unless it is chosen for them."""
    sentence = ""
    if connection_name(engine) is not None:
        sentence = "What hears you in the talk is on another computer; meetings stay here."
    elif engine.partition(":")[0] == _WEAK:
        sentence = "The built-in recogniser knows short English phrases, not meetings."
    return VoiceAppError("not-transcribed", sentence, _STEP) if sentence else None


def _channels(told: Sequence[FileTranscript]) -> list[Channel]:
    """What was said in each channel. Of two, the first loses what it heard of the second."""
    first, *others = (spoken(one) for one in told)
    return [without_echo(first, others[0]), others[0]] if others else [first]


def _with_speakers(
    channels: Sequence[Channel], turns: Sequence[SpokenTurn], sides: Mapping[int, int | None]
) -> list[Channel]:
    """What was said by whom; of two channels, each by those who are heard there."""
    given = []
    for number, channel in enumerate(channels):
        near = near_words(turns, sides, number if len(channels) > 1 else None)
        given.append([piece for pieces in assign(channel, near) for piece in pieces])
    return given


def spoken(told: FileTranscript) -> list[NewSegment]:
    """The segments of a transcript that somebody said, with how sure the engine was of each (0..1).

    Each is judged by its scores as a talk's transcripts are; one that follows itself again and again is a decoder
    that could not stop, and stays twice. Words that go round in circles within a segment are kept as unsure:
    somebody spoke there.
    """
    made: list[NewSegment] = []
    languages = told.languages or (told.language,) * len(told.segments)
    repeated = 1
    for segment, language in zip(told.segments, languages, strict=True):
        sound = UtteranceSound(((segment.start_s, max(segment.end_s, segment.start_s + 0.01)),))
        verdict = judge(Transcript(0, segment.text, True, segments=(segment,)), sound)
        if verdict.verdict == "reject" or not segment.text.strip():
            continue
        unsure = verdict.reason == "repeats"
        text = " ".join(verdict.transcript.text.split())
        kept = verdict.transcript.segments
        words = tuple(word for piece in kept for word in piece.words)
        repeated = repeated + 1 if made and plain(made[-1].text) == plain(text) else 1
        if repeated >= LOOP_TURNS and repeated * len(text.split()) >= LOOP_WORDS:
            continue
        confidence = 0.0 if unsure else confidence_of(segment)
        made.append(NewSegment(kept[0].start_s, kept[-1].end_s, text, words, None, language, confidence))
    return made


def confidence_of(segment: Segment) -> float | None:
    """0..1 as the recognisers of the talk reckon it: 2 to the mean log-probability; else the mean of the words'."""
    if segment.avg_logprob is not None:
        return float(min(1.0, 2.0**segment.avg_logprob))
    known = [word.probability for word in segment.words if word.probability is not None]
    return sum(known) / len(known) if known else None
