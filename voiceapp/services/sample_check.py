"""Voice samples: what is wrong with them before any model hears them, and samples made ready."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.language_names import family, language_name
from voiceapp.core.protocols import ListenOptions, Transcriber
from voiceapp.core.recordings import Diarization, DiarizeOptions, Diarizer, Vector
from voiceapp.core.samples import Diagnosis, Finding, Preparation, Span, Verdict
from voiceapp.services import given_files
from voiceapp.services.cleaning import Cleaned
from voiceapp.services.file_sound import close_stream

Progress = Callable[[float | None, str], None]
Clean = Callable[[Path, str, Path, Progress | None], Awaitable[Cleaned]]

BASIC = "basic"
"""The diariser that is always there."""

_HEARD_S = 1.0
_CLEAR_DB = 20.0
_DOUBTED_S, _DOUBTED_SHARE = 3.0, 0.25
_LANGUAGE_S = 30.0


class Measurer(Protocol):
    """Measures and prepares samples in a process of its own."""

    async def measure(self, path: Path) -> Diagnosis:
        """What is found in the sound of a file; who speaks is not. Raises VoiceAppError."""

    async def prepare(self, path: Path, how: Preparation) -> Audio:
        """The sound of a file as ``how`` says, mono. Raises VoiceAppError."""


@dataclass(frozen=True, slots=True)
class PreparedSample:
    """A sample made ready."""

    file: Path
    duration_s: float


class SampleCheckService:
    """``decode`` gives a file in chunks of 16 kHz mono, ``best`` names the best diariser of this computer and
    ``diarizer`` makes it, ``threshold`` tells below which cosine two of its voices are two, ``transcriber`` makes
    the engine that the settings name, ``clean`` is the cleaning service's, ``save`` writes a sound file.
    """

    def __init__(
        self,
        measurer: Measurer,
        decode: Callable[[Path], AsyncIterator[Audio]],
        best: Callable[[], Awaitable[str]],
        diarizer: Callable[[str], Diarizer],
        threshold: Callable[[str], float | None],
        transcriber: Callable[[], Transcriber],
        clean: Clean,
        save: Callable[[Path, Audio], Awaitable[None]],
    ) -> None:
        self._measurer = measurer
        self._decode = decode
        self._best = best
        self._diarizer = diarizer
        self._threshold = threshold
        self._transcriber = transcriber
        self._clean = clean
        self._save = save

    async def check(self, path: Path, language: str = "", on_progress: Progress | None = None) -> Diagnosis:
        """What is wrong with a sample. ``language`` is the code of the one that is to be spoken, "" any.

        The language stays unknown where the chosen engine for speech recognition detects none. Raises VoiceAppError
        ``file-missing`` and those of the reader and that engine.
        """
        given_files.require(path)
        tell = on_progress or _nobody
        tell(None, "Listening for faults")
        diagnosis = await self._measurer.measure(path)
        found = list(diagnosis.findings)
        speech = diagnosis.finding("speech_s")
        if speech and speech.value:
            tell(None, "Listening for other voices")
            found.append(await self._speakers(path, diagnosis))
            if language:
                tell(None, "Listening for the language")
                found.append(await self._language(path, language))
        else:
            found.append(Finding("speakers", 0, "", "good"))
        return replace(diagnosis, findings=tuple(found))

    async def prepare(
        self,
        path: Path,
        out: Path,
        how: Preparation = Preparation(),  # noqa: B008 - frozen
        cleaner: str = "",
        on_progress: Progress | None = None,
    ) -> PreparedSample:
        """Write a sample made ready to ``out``; with ``cleaner`` (an engine that cleans) its noise goes first.

        Raises VoiceAppError ``sample-too-long``, ``sample-empty``, and those of the reader, writer and cleaner.
        """
        given_files.require(path)
        given_files.require_folder(out)
        with tempfile.TemporaryDirectory(prefix="voiceapp-sample-") as folder:
            source = path
            if cleaner:
                cleaned = await self._clean(path, cleaner, Path(folder), on_progress)
                speech = [stem.file for stem in cleaned.files if stem.stem == "speech"]
                source = (speech or [stem.file for stem in cleaned.files])[0]
            sound = await self._measurer.prepare(source, how)
        await self._save(out, sound)
        return PreparedSample(out, sound.duration_s)

    async def _speakers(self, path: Path, diagnosis: Diagnosis) -> Finding:
        engine = await self._best()
        try:
            found = await self._diarized(engine, path, diagnosis.heard_s)
        except VoiceAppError:
            if engine == BASIC:
                raise
            engine = BASIC  # the pack may be broken, the sample is not
            found = await self._diarized(engine, path, diagnosis.heard_s)
        threshold = self._threshold(engine) if _is_clear(diagnosis) else None
        return _voices(found, engine.partition(":")[0], threshold)

    async def _diarized(self, engine: str, path: Path, heard_s: float) -> Diarization:
        async with aclosing(_first(self._decode(path), heard_s)) as audio:
            return await self._diarizer(engine).diarize(audio, DiarizeOptions(), _nobody)

    async def _language(self, path: Path, wanted: str) -> Finding:
        heard: str | None = None
        engine = self._transcriber()
        able = engine.capabilities
        if not able.detects_among and "*" not in able.languages and len(able.languages) < 2:
            return Finding("language", None, "", "good")
        async with aclosing(_first(self._decode(path), _LANGUAGE_S)) as audio:
            parts = engine.transcribe(audio, ListenOptions())
            try:
                async for part in parts:
                    heard = part.language or heard
            finally:
                await close_stream(parts)
        if heard is None or family(heard) == family(wanted):
            return Finding("language", heard, "", "good")
        told = f"{language_name(heard)} is heard, not {language_name(wanted)}."
        return Finding("language", heard, "", "bad", f"{told} Choose that language, or another sample.")


def _is_clear(diagnosis: Diagnosis) -> bool:
    """Whether embeddings are of the voice alone: noise, music and a room make two of one."""
    snr = diagnosis.finding("snr_db")
    if snr and isinstance(snr.value, float) and snr.value < _CLEAR_DB:
        return False
    others = (diagnosis.finding(name) for name in ("music_percent", "reverberation_s"))
    return all(finding is None or finding.verdict == "good" for finding in others)


def _voices(found: Diarization, method: str, threshold: float | None) -> Finding:
    """How many speak, and where it is not the one who speaks most.

    Another voice is sure where its embedding is further from the first than one voice's are (``threshold``).
    Without embeddings, or nearer, it takes more talk to be told at all, and no more than a doubt is told.
    """
    seconds: dict[str, float] = {}
    for turn in found.turns:
        seconds[turn.speaker] = seconds.get(turn.speaker, 0.0) + turn.end_s - turn.start_s
    if not seconds:
        return Finding("speakers", 0, "", "good", method=method)
    first = max(seconds, key=lambda speaker: seconds[speaker])
    much = min(_DOUBTED_S, _DOUBTED_SHARE * sum(seconds.values()))
    others = {speaker for speaker in seconds if speaker != first and seconds[speaker] >= _HEARD_S}
    sure = {speaker for speaker in others if _apart(found.voices, first, speaker, threshold)}
    others = sure | {speaker for speaker in others if seconds[speaker] >= much}
    if not others:
        return Finding("speakers", 1, "", "good", method=method)
    verdict: Verdict = "bad" if sure else "fair"
    advice = "Another voice may be heard: listen to the marked parts, and cut them out if so."
    if sure:
        advice = "Another voice is heard: cut it out, or choose a recording of one voice."
    spans = tuple(Span(turn.start_s, turn.end_s, "Another voice") for turn in found.turns if turn.speaker in others)
    return Finding("speakers", 1 + len(others), "", verdict, advice, spans, method)


def _apart(voices: Mapping[str, Vector], one: str, other: str, threshold: float | None) -> bool:
    """Whether two embeddings are surely of two voices."""
    if threshold is None or one not in voices or other not in voices:
        return False
    left, right = voices[one], voices[other]
    return float(left @ right) < threshold * float(np.linalg.norm(left) * np.linalg.norm(right))


async def _first(chunks: AsyncIterator[Audio], seconds: float) -> AsyncGenerator[Audio]:
    """The first seconds of a recording."""
    try:
        left = seconds
        async for chunk in chunks:
            size = round(left * chunk.rate)
            if size <= 0:
                return
            yield Audio(chunk.samples[:size], chunk.rate)
            left -= chunk.duration_s
    finally:
        await close_stream(chunks)


def _nobody(fraction: float | None, message: str) -> None:
    """Nobody is told how far it is."""
