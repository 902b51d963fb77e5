"""``bench wake``: misses of the wake phrase at several levels of noise, and what else is taken for it.

Everything is made and heard in memory, faster than real time, by the spotter in use: first the phrase alone and
before requests, by several voices, clean and in noise of speech's own spectrum; then what does not hold it:
sentences, near misses, noises, and with ``--data DIR`` recordings. On the sweep over thresholds the defaults rest.
"""

from __future__ import annotations

import asyncio
import json
import math
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

from voiceapp.audio.files import read
from voiceapp.audio.resample import resampled
from voiceapp.bench.accuracy import SOUNDS, with_noise
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples

FLITE_VOICES = ("slt", "rms", "awb", "kal16")
ESPEAK_VOICES = ("en-us",)
SNRS_DB: tuple[float | None, ...] = (None, 20.0, 10.0, 5.0, 0.0)
REQUESTS = ("", "what time is it", "set a timer for ten minutes", "add milk to my shopping list", "thank you")
PIECE_S = 10.0
_LEAD: Samples = np.zeros(SPEECH_RATE // 2, np.float32)

Say = Callable[[str, str], Awaitable[Audio]]
"""Voice of the program's own synthesizer and text -> sound."""

Rate = Callable[[str, Sequence[Samples]], Awaitable[list[list[tuple[float, float]]]]]
"""Phrase and sounds -> for each sound the finds, as (end in seconds, score), above the loosest threshold."""

Thresholds = Callable[[str], Awaitable[dict[str, float]]]
"""Phrase -> the least score of each sensitivity."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Sounds of one kind and what was found in them. ``best`` are the best scores, None where nothing was."""

    what: str
    voice: str
    snr_db: float | None
    seconds: float
    best: list[float | None]
    finds: list[float]


class WakeBench:
    """``say`` and ``rate`` are the program's engines; flite's voices are used too where flite is installed."""

    def __init__(
        self, say: Say, rate: Rate, thresholds: Thresholds, texts: Path, tell: Callable[[str], None]
    ) -> None:
        self._say, self._rate, self._thresholds, self._tell = say, rate, thresholds, tell
        self._texts = texts

    async def run(self, phrase: str, seconds: float, data: Path | None) -> dict[str, Any]:
        """Misses, false accepts and the sweep for a phrase. ``seconds`` of each noise. Raises ``data-missing``."""
        thresholds = await self._thresholds(phrase)
        began, work_s = perf_counter(), 0.0
        spoken, other = [], []
        for voice in self._voices():
            self._tell(f"voice {voice}")
            said = [await self._speak(voice, f"{phrase}, {request}" if request else phrase) for request in REQUESTS]
            for snr_db in SNRS_DB:
                noisy = said if snr_db is None else [with_noise(one, snr_db, n) for n, one in enumerate(said)]
                spoken.append(await self._hear(phrase, "phrase", voice, snr_db, noisy))
            for what, texts in (("near misses", near_misses(phrase)), ("sentences", self._sentences(phrase))):
                sounds = [await self._speak(voice, text) for text in texts]
                other.append(await self._hear(phrase, what, voice, None, sounds))
        for what, noise in noises(seconds):
            self._tell(what)
            other.append(await self._hear(phrase, what, "", None, list(_cut(noise))))
        for file in _recordings(data):
            self._tell(file.name)
            sound = await asyncio.to_thread(read, file, SPEECH_RATE)
            other.append(await self._hear(phrase, "recordings", "", None, list(_cut(sound.samples))))
        heard_s = sum(one.seconds for one in (*spoken, *other))
        work_s = perf_counter() - began
        return {
            "phrase": phrase,
            "thresholds": thresholds,
            "heard_s": round(heard_s, 1),
            "real_time_factor": round(work_s / heard_s, 4),
            "misses": [
                _misses(spoken, name, least, snr_db) for name, least in thresholds.items() for snr_db in SNRS_DB
            ],
            "misses_by_voice": _by_voice(spoken, thresholds["normal"]),
            "false_accepts": [
                _accepts(other, name, least, what)
                for name, least in thresholds.items()
                for what in dict.fromkeys(one.what for one in other)
            ],
            "sweep": sweep(spoken, other),
        }

    def _voices(self) -> tuple[str, ...]:
        flite = FLITE_VOICES if shutil.which("flite") else ()
        return tuple(f"flite {name}" for name in flite) + tuple(f"espeak {name}" for name in ESPEAK_VOICES)

    async def _speak(self, voice: str, text: str) -> Samples:
        program, _, name = voice.partition(" ")
        sound = await (flite(name, text) if program == "flite" else self._say(name, text))
        samples = resampled(sound, SPEECH_RATE).samples
        level = 0.1 / max(float(np.sqrt(np.mean(np.square(samples)))), 1e-6)
        return np.concatenate([_LEAD, np.clip(samples * level, -1, 1), _LEAD]).astype(np.float32)

    def _sentences(self, phrase: str) -> list[str]:
        lines = (self._texts / "skills_near_misses.jsonl").read_text(encoding="utf-8").splitlines()
        texts = [str(json.loads(line)["text"]) for line in lines]
        return [text for text in texts if phrase.lower() not in text.lower()]

    async def _hear(self, phrase: str, what: str, voice: str, snr_db: float | None, sounds: list[Samples]) -> Heard:
        found = await self._rate(phrase, sounds)
        return Heard(
            what,
            voice,
            snr_db,
            sum(len(sound) for sound in sounds) / SPEECH_RATE,
            [max((score for _, score in finds), default=None) for finds in found],
            [score for finds in found for _, score in finds],
        )


def near_misses(phrase: str) -> list[str]:
    """What sounds like the phrase: its single words, words that rhyme with the default's, its ends cut off."""
    words = phrase.split()
    own = [
        *words,
        " ".join(words[1:]),
        f"{words[0]} there how are you",
        f"I have {' '.join(words[1:])} lessons today",
    ]
    known = [
        "hey commuter what time is the train", "they compute her taxes", "hey competitor", "hay for the pewter cup",
        "a computer is on the table", "pay the commuter fare", "hey come put her there", "okay commuter",
        "the computer is slow today", "hey computation is hard", "say computers are nice", "hey Peter what is it",
        "okay a system please", "hey the assistants are here", "hey is this tent yours", "okay assist Tom",
    ]  # fmt: skip
    return [text for text in dict.fromkeys([*own, *known]) if text and phrase not in f" {text} "]


def noises(seconds: float) -> Iterator[tuple[str, Samples]]:
    """White and pink noise, clicks like typing, and a chord that swells, ``seconds`` of each."""
    random, count = np.random.default_rng(1), round(seconds * SPEECH_RATE)
    white = random.standard_normal(count).astype(np.float32)
    yield "white noise", white * 0.05
    spectrum = np.fft.rfft(white)
    pink = np.fft.irfft(spectrum / np.sqrt(np.maximum(np.arange(len(spectrum)), 1)), count)
    yield "pink noise", np.asarray(pink * 0.05 / np.std(pink), np.float32)
    clicks = np.zeros(count, np.float32)
    for at in np.cumsum(random.uniform(0.08, 0.4, round(seconds * 5)) * SPEECH_RATE).astype(int):
        length = min(160, count - at)
        if length > 0:
            clicks[at : at + length] += random.standard_normal(length) * 0.3 * np.exp(-np.arange(length) / 25)
    yield "clicks", clicks
    time = np.arange(count) / SPEECH_RATE
    chord = sum(np.sin(2 * np.pi * hertz * time) for hertz in (220.0, 277.2, 329.6, 440.0))
    yield "chord", np.asarray(0.05 * chord * (1 + np.sin(2 * np.pi * 0.7 * time)), np.float32)


def sweep(spoken: Sequence[Heard], other: Sequence[Heard]) -> list[dict[str, Any]]:
    """For each threshold, strict to loose: the share missed clean, at 10 and at 0 dB, and what else is taken."""
    scores = [score for one in (*spoken, *other) for score in one.finds]
    if not scores:
        return []
    rows = []
    hours = sum(one.seconds for one in other if one.what != "near misses") / 3600
    for least in range(math.floor(max(scores) / 5) * 5, math.floor(min(scores)) - 5, -5):
        rows.append(
            {
                "least_score": least,
                "missed": {
                    _snr_word(snr_db): _misses(spoken, "", least, snr_db)["share"] for snr_db in (None, 10.0, 0.0)
                },
                "near_misses_taken": sum(
                    score >= least for one in other if one.what == "near misses" for score in one.finds
                ),
                "false_accepts_per_hour": round(
                    sum(score >= least for one in other if one.what != "near misses" for score in one.finds)
                    / hours,
                    2,
                ),
            }
        )
    return rows


def _misses(spoken: Sequence[Heard], sensitivity: str, least: float, snr_db: float | None) -> dict[str, Any]:
    best = [score for one in spoken if one.snr_db == snr_db for score in one.best]
    missed = sum(score is None or score < least for score in best)
    share = round(missed / len(best), 3) if best else None
    return {"sensitivity": sensitivity, "snr_db": snr_db, "n": len(best), "missed": missed, "share": share}


def _by_voice(spoken: Sequence[Heard], least: float) -> dict[str, dict[str, float | None]]:
    return {
        voice: {
            _snr_word(snr_db): _misses([one for one in spoken if one.voice == voice], "", least, snr_db)["share"]
            for snr_db in SNRS_DB
        }
        for voice in dict.fromkeys(one.voice for one in spoken)
    }


def _accepts(other: Sequence[Heard], sensitivity: str, least: float, what: str) -> dict[str, Any]:
    mine = [one for one in other if one.what == what]
    hours = sum(one.seconds for one in mine) / 3600
    count = sum(score >= least for one in mine for score in one.finds)
    return {
        "sensitivity": sensitivity,
        "sound": what,
        "hours": round(hours, 3),
        "n": sum(len(one.best) for one in mine),
        "count": count,
        "per_hour": round(count / hours, 2),
    }


def _snr_word(snr_db: float | None) -> str:
    return "clean" if snr_db is None else f"{snr_db:g} dB"


def _cut(sound: Samples) -> Iterator[Samples]:
    step = round(PIECE_S * SPEECH_RATE)
    return (sound[start : start + step] for start in range(0, len(sound), step))


def _recordings(data: Path | None) -> list[Path]:
    if data is None:
        return []
    files = sorted(file for file in data.rglob("*") if file.suffix.lower() in SOUNDS)
    if not files:
        raise VoiceAppError("data-missing", f"{data} holds no recording.", "Name a folder with sound files.")
    return files


async def flite(voice: str, text: str) -> Audio:
    """What a voice of the program flite says, 16 kHz."""
    with tempfile.TemporaryDirectory(prefix="voiceapp-bench-") as folder:
        path = Path(folder) / "said.wav"
        process = await asyncio.create_subprocess_exec("flite", "-voice", voice, "-t", text, "-o", str(path))
        await process.wait()
        return await asyncio.to_thread(read, path, SPEECH_RATE)
