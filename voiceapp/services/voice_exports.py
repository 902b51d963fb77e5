"""What a voice said as a file for others: joined, at the level that they ask for, with tags and captions."""

from __future__ import annotations

import asyncio
import math
import shutil
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from voiceapp.audio.encoding import Encoding
from voiceapp.audio.levels import Levels
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Segment
from voiceapp.core.recordings import WatermarkScore
from voiceapp.core.voices import Script, ScriptLine, Take, Voice
from voiceapp.core.whole_file import not_written, replacing
from voiceapp.services import delivery, given_files, subtitles
from voiceapp.services.delivery import Check, Preset
from voiceapp.services.engine_facts import EngineFacts, require_accepted
from voiceapp.services.script_times import LineTimes, line_times, segments
from voiceapp.services.segment_words import retimed
from voiceapp.services.transcription import FileTranscript
from voiceapp.services.voice_speech import require_consent
from voiceapp.services.voice_tags import tags

CAPTIONS = ("srt", "vtt")

TRIES = 3
"""A limiter and an encoder change levels a little: what is off by then is made up for, so often."""

BELOW_DB = 0.5
"""Peaks are held so far below what is allowed, because encoders raise them."""

MP3_KBPS = 128
"""Without a preset, for MP3: the most that Apple recommends for one channel
(https://podcasters.apple.com/support/893-audio-requirements)."""

TOLD_FROM_S = 4.0
"""A watermark may well be missed in less, the length of the detector's window."""

Tell = Callable[[float | None, str], None]


class Scripts(Protocol):
    """Where scripts are found (storage/takes.py)."""

    async def script(self, script: int, /) -> Script:
        """One script. Raises ``script-unknown``."""

    async def lines(self, script: int, /) -> list[ScriptLine]:
        """Its lines with their takes."""


class Voices(Protocol):
    """Where voices are found (services/voices.py)."""

    async def get(self, voice: int, /) -> Voice:
        """One voice."""

    def folder(self, voice: int, /) -> Path:
        """Where its files lie."""


class JoinedSound(Protocol):
    """The kept takes as one sound (services/script_sound.py)."""

    def joined(
        self, voice: int, lines: Sequence[ScriptLine], tell: Callable[[float], None] | None = None, /
    ) -> AsyncGenerator[Audio]:
        """Block by block. Raises ``takes-missing``."""


class DeliveryFiles(Protocol):
    """Work on the file in another process (workers/remote_delivery.py)."""

    async def measure(
        self, sound: AsyncIterator[Audio], spans: Sequence[tuple[float, float]], /
    ) -> tuple[Levels, list[Levels]]:
        """Levels of a sound and of spans of it."""

    async def measure_file(
        self, path: Path, spans: Sequence[tuple[float, float]], /
    ) -> tuple[Levels, list[Levels]]:
        """The same of a file."""

    async def write(
        self, path: Path, sound: AsyncIterator[Audio], encoding: Encoding, tags: Mapping[str, str], /
    ) -> None:
        """Write the file, whole or not at all."""


@dataclass(frozen=True, slots=True)
class TakeReport:
    """How a kept take fares in a delivery."""

    line: ScriptLine
    take: Take
    checks: tuple[Check, ...]

    @property
    def passed(self) -> bool:
        """Whether it holds all that is asked for."""
        return all(check.passed for check in self.checks)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A written file. ``checks`` and ``takes`` are empty without a preset; ``missing`` lines have no kept take."""

    file: Path
    duration_s: float
    captions: tuple[Path, ...]
    tags: Mapping[str, str]
    engines: tuple[EngineFacts, ...]
    missing: int
    preset: Preset | None = None
    checks: tuple[Check, ...] = ()
    takes: tuple[TakeReport, ...] = ()

    @property
    def passed(self) -> bool | None:
        """Whether the whole holds what its preset asks for; None without one."""
        return all(check.passed for check in self.checks) if self.preset else None


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What is to be written, as it was when that was asked for: it may be edited meanwhile."""

    script: Script
    voice: Voice
    lines: list[ScriptLine]
    times: list[LineTimes]
    engines: list[EngineFacts]


class VoiceExports:
    """Writes scripts' kept takes.

    ``about`` tells of an engine by its text; ``verify`` looks for the watermark in a file, None where nothing can.
    """

    def __init__(
        self,
        scripts: Scripts,
        voices: Voices,
        sound: JoinedSound,
        files: DeliveryFiles,
        about: Callable[[str], Awaitable[EngineFacts]],
        verify: Callable[[Path], Awaitable[WatermarkScore]] | None = None,
    ) -> None:
        self._scripts = scripts
        self._voices = voices
        self._sound = sound
        self._files = files
        self._about = about
        self._verify = verify

    async def render(
        self,
        script: int,
        out: Path,
        preset: str = "",
        captions: Sequence[str] = (),
        accepted: bool = False,
        tell: Tell | None = None,
    ) -> Rendered:
        """Write a script's kept takes into ``out`` (its ending names the format), and captions beside it.

        ``accepted``: whoever asks keeps to a licence that forbids business. Raises what :meth:`require` raises,
        ``disk-full`` and ``not-written``; then no file is written.
        """
        spoken = await self._spoken(script, out, preset, captions, accepted)
        kept = [line.kept for line in spoken.lines if line.kept]
        longest = max(kept, key=lambda take: take.duration_s)
        mark = await self._watermarked(self._voices.folder(spoken.voice.id) / longest.file)
        models = [model for model in dict.fromkeys(take.model for take in kept) if model]
        told = tags(spoken.script, spoken.voice, spoken.engines, models, mark)
        plain = Rendered(out, 0.0, (), told, tuple(spoken.engines), len(spoken.lines) - len(kept))
        try:
            with _aside(out) as part:
                if preset:
                    rendered, encoding = await self._deliver(spoken, plain, part, delivery.preset(preset), tell)
                else:
                    encoding = Encoding(kbps=MP3_KBPS if out.suffix.lower() == ".mp3" else 0)
                    writing = _part(tell, "Writing", 0, 1)
                    rendered = replace(plain, duration_s=await self._write(spoken, part, encoding, told, writing))
                part.replace(out)
        except OSError as error:
            raise not_written(out, error) from error
        files = [await self._captions(spoken, out, format, encoding.head_s) for format in dict.fromkeys(captions)]
        return replace(rendered, captions=tuple(files))

    async def require(
        self, script: int, out: Path, preset: str = "", captions: Sequence[str] = (), accepted: bool = False
    ) -> Script:
        """Raise what can be told before any work: ``preset-unknown``, ``format-unknown``, ``format-not-taken``,
        ``folder-missing``, ``takes-missing``, ``consent-missing``, ``licence-not-accepted``. The script."""
        return (await self._spoken(script, out, preset, captions, accepted)).script

    async def _spoken(
        self, script: int, out: Path, preset: str, captions: Sequence[str], accepted: bool
    ) -> _Spoken:
        from voiceapp.audio.writer import check_ending  # soundfile: not for the window's start

        wanted = delivery.preset(preset) if preset else None
        check_ending(out)
        if wanted:
            delivery.require_ending(wanted, out)
        check_captions(captions)
        given_files.require_folder(out)
        found, lines = await self._scripts.script(script), await self._scripts.lines(script)
        times = line_times(lines)
        if not times:
            raise VoiceAppError("takes-missing", "Nothing of this script is spoken yet.", "Speak it first.")
        voice = await self._voices.get(found.voice)
        require_consent(voice)
        texts = dict.fromkeys(line.kept.engine for line in lines if line.kept)
        engines = [await self._about(engine) for engine in texts]
        require_accepted(engines, accepted, "speaks")
        return _Spoken(found, voice, lines, times, engines)

    async def _watermarked(self, take: Path) -> bool | None:
        if self._verify is None:
            return None
        try:
            found = await self._verify(take)
        except VoiceAppError:  # what looks for it is not installed
            return None
        return True if found.watermarked else False if found.seconds >= TOLD_FROM_S else None

    async def _deliver(
        self, spoken: _Spoken, plain: Rendered, part: Path, wanted: Preset, tell: Tell | None
    ) -> tuple[Rendered, Encoding]:
        """Write ``part`` at the level that is asked for, and measure what was written; the last try stays."""
        spans = [(times.start_s, times.end_s) for times in spoken.times]
        passes = 1 + TRIES
        measuring = _part(tell, "Measuring", 0, passes)
        async with aclosing(self._sound.joined(spoken.voice.id, spoken.lines, measuring)) as sound:
            before, _ = await self._files.measure(sound, spans)
        head_s, tail_s = _padding(wanted.head_s, before.head_s), _padding(wanted.tail_s, before.tail_s)
        encoding = Encoding(
            rate=wanted.rate,
            bits=wanted.bits,
            kbps=wanted.kbps,
            gain_db=_gain(wanted, before, head_s + tail_s),
            peak_db=wanted.peak_db - BELOW_DB,
            head_s=head_s,
            tail_s=tail_s,
        )
        placed = [(start + encoding.head_s, end + encoding.head_s) for start, end in spans]
        for number in range(1, passes):
            await self._write(spoken, part, encoding, plain.tags, _part(tell, "Writing", number, passes))
            whole, takes = await self._files.measure_file(part, placed)
            checks = delivery.whole_checks(wanted, whole, takes)
            if number == TRIES or all(check.passed for check in checks):
                break
            over = max(whole.true_peak_db - wanted.peak_db, 0.0)
            encoding = replace(
                encoding,
                gain_db=encoding.gain_db + _gain(wanted, whole),
                peak_db=(encoding.peak_db or 0.0) - over,
            )
        reports = tuple(
            TakeReport(times.line, times.line.kept, delivery.take_checks(wanted, levels))
            for times, levels in zip(spoken.times, takes, strict=True)
            if times.line.kept
        )
        rendered = replace(plain, duration_s=whole.duration_s, preset=wanted, checks=checks, takes=reports)
        return rendered, encoding

    async def _write(
        self,
        spoken: _Spoken,
        out: Path,
        encoding: Encoding,
        told: Mapping[str, str],
        tell: Callable[[float], None] | None,
    ) -> float:
        """Write the file; the seconds of sound in it."""
        seconds = 0.0

        async def counted(sound: AsyncIterator[Audio]) -> AsyncGenerator[Audio]:
            nonlocal seconds
            async for block in sound:
                seconds += block.duration_s
                yield block

        async with aclosing(self._sound.joined(spoken.voice.id, spoken.lines, tell)) as sound:
            await self._files.write(out, counted(sound), encoding, told)
        return seconds

    async def _captions(self, spoken: _Spoken, out: Path, format: str, head_s: float) -> Path:
        moved = tuple(_caption(segment, head_s) for segment in segments(spoken.lines))
        end_s = moved[-1].end_s
        made = FileTranscript(out, "", spoken.lines[0].language, end_s, None, moved)
        path = out.with_suffix(f".{format}")

        def write() -> None:
            with replacing(path) as file:
                file.write(subtitles.render(made, format).encode())

        try:
            await asyncio.to_thread(write)
        except OSError as error:
            raise not_written(path, error) from error
        return path


def check_captions(formats: Sequence[str]) -> None:
    """Raise VoiceAppError ``format-unknown`` for captions that there are not."""
    for format in formats:
        if format not in CAPTIONS:
            raise VoiceAppError(
                "format-unknown", f"There are no captions {format}.", f"There are {' and '.join(CAPTIONS)}."
            )


def _gain(wanted: Preset, levels: Levels, silence_s: float = 0.0) -> float:
    """What brings a sound to the loudness that is wanted when so much silence is put around it.

    Silence makes the RMS less, while the loudness by BS.1770 leaves it out.
    """
    found = delivery.loudness(wanted, levels)
    if found is None or not levels.duration_s:
        return 0.0
    longer = 1 + silence_s / levels.duration_s
    return wanted.target - found + (10 * math.log10(longer) if wanted.measure == "RMS" else 0.0)


def _padding(limits: delivery.Range, there_s: float) -> float:
    """Silence that brings an end to the middle of what is asked for."""
    low, high = limits
    return 0.0 if low is None or high is None else max((low + high) / 2 - there_s, 0.0)


def _part(tell: Tell | None, words: str, number: int, passes: int) -> Callable[[float], None] | None:
    """Tells how far the whole is, from how far one pass over the sound is."""
    return None if tell is None else lambda fraction: tell((number + fraction) / passes, words)


@contextmanager
def _aside(out: Path) -> Iterator[Path]:
    """A place for the file until it is whole, in a hidden folder beside it; one left by a killed program goes."""
    folder = out.parent / f".{out.name[:60]}-export"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder / out.name
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _caption(segment: Segment, by_s: float) -> Segment:
    """A line as it is read, with its marks, so much later; engines tell times of words without marks."""
    words = tuple(
        replace(word, start_s=word.start_s + by_s, end_s=word.end_s + by_s)
        for word in retimed(segment.words, segment.text)
    )
    return replace(segment, start_s=segment.start_s + by_s, end_s=segment.end_s + by_s, words=words)
