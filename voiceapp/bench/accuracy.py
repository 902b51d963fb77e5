"""``bench accuracy --data DIR``: what the installed engines make of a folder's recordings, clean and in noise.

A recording is scored by what lies beside it under its name: ``.txt`` or ``.stm`` (word error rate, by jiwer, of
lower-case words without punctuation), ``.rttm`` (diarisation error rate, no collar, overlap scored).
"""

from __future__ import annotations

import tempfile
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.audio.files import read
from voiceapp.audio.writer import write
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples
from voiceapp.core.records import ModelInfo
from voiceapp.services.word_scores import word_error_rate

SNRS_DB: tuple[float | None, ...] = (None, 20.0, 10.0, 0.0)
"""Speech-shaped noise is added at these signal-to-noise ratios; None is the recording as it is."""

SOUNDS = (".wav", ".flac", ".mp3", ".ogg", ".opus", ".m4a")

Transcribe = Callable[[Path, str], Awaitable[tuple[str, float | None]]]
"""Recording and engine -> text and real-time factor."""

Diarise = Callable[[Path, str, Path], Awaitable[tuple[float | None, float | None]]]
"""Recording, engine and reference RTTM -> diarisation error rate and real-time factor."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A sound file with its references."""

    file: Path
    words: str | None
    turns: Path | None


class AccuracyBench:
    """``models`` tells what is installed; ``transcribe`` and ``diarise`` are the services."""

    def __init__(
        self,
        models: Callable[[], Awaitable[Sequence[ModelInfo]]],
        transcribe: Transcribe,
        diarise: Diarise,
        tell: Callable[[str], None],
    ) -> None:
        self._models, self._transcribe, self._diarise, self._tell = models, transcribe, diarise, tell

    async def run(self, folder: Path) -> dict[str, Any]:
        """One row for each engine, recording and noise. Raises ``data-missing``."""
        found = recordings(folder)
        usable = [model for model in await self._models() if model.state in ("embedded", "installed")]
        rows: list[dict[str, Any]] = []
        with tempfile.TemporaryDirectory(prefix="voiceapp-bench-") as place:
            for recording in found:
                for snr_db in SNRS_DB:
                    file = recording.file if snr_db is None else _noisy(recording.file, snr_db, Path(place))
                    for model in usable:
                        rows += await self._rows(model, recording, file, snr_db)
        return {"data": str(folder), "rows": rows}

    async def _rows(
        self, model: ModelInfo, recording: Recording, file: Path, snr_db: float | None
    ) -> list[dict[str, Any]]:
        wer = der = factor = None
        try:
            if model.task == "asr" and recording.words is not None:
                text, factor = await self._transcribe(file, model.name)
                wer = word_error_rate(recording.words, text)
            elif model.task == "diarize" and recording.turns is not None:
                der, factor = await self._diarise(file, model.name, recording.turns)
            else:
                return []
        except VoiceAppError as error:
            self._tell(f"{model.name}, {recording.file.name}: {error}")
        self._tell(f"{model.title}, {recording.file.name}, {_noise_word(snr_db)}: {_figure(wer, der)}")
        return [
            {
                "engine": model.engine,
                "model": model.title,
                "file": recording.file.name,
                "wer": _rounded(wer),
                "der": _rounded(der),
                "real_time_factor": _rounded(factor),
                "snr_db": snr_db,
            }
        ]


def recordings(folder: Path) -> list[Recording]:
    """The recordings of a folder that have a reference. Raises VoiceAppError ``data-missing``."""
    found = []
    for file in sorted(folder.iterdir()) if folder.is_dir() else []:
        if file.suffix.lower() not in SOUNDS:
            continue
        text, stm, rttm = (file.with_suffix(ending) for ending in (".txt", ".stm", ".rttm"))
        words = None
        if text.is_file():
            words = text.read_text(encoding="utf-8")
        elif stm.is_file():
            words = stm_words(stm.read_text(encoding="utf-8"))
        turns = rttm if rttm.is_file() else None
        if words is not None or turns is not None:
            found.append(Recording(file, words, turns))
    if not found:
        raise VoiceAppError(
            "data-missing",
            f"{folder} holds no recording with a reference.",
            "Put .txt or .stm (words) or .rttm (speakers) files of the same name beside the recordings.",
        )
    return found


def stm_words(text: str) -> str:
    """The words of an STM file (NIST) in order of time: waveform, channel, speaker, begin, end, <label>, words."""
    lines = []
    for line in text.splitlines():
        fields = line.split()
        if len(fields) < 6 or line.startswith(";;"):
            continue
        words = fields[6:] if fields[5].startswith("<") else fields[5:]
        lines.append((float(fields[3]), " ".join(words)))
    return " ".join(words for _, words in sorted(lines))


def with_noise(samples: Samples, snr_db: float, seed: int = 1) -> Samples:
    """The sound with noise of its own long-term spectrum (random phases) at a signal-to-noise ratio."""
    spectrum = np.abs(np.fft.rfft(samples))
    phases = np.random.default_rng(seed).uniform(0, 2 * np.pi, len(spectrum))
    noise = np.fft.irfft(spectrum * np.exp(1j * phases), len(samples))
    power = float(np.mean(np.square(samples, dtype=np.float64)))
    scale = np.sqrt(power / 10 ** (snr_db / 10) / max(float(np.mean(np.square(noise))), 1e-20))
    mixed = samples + scale * noise
    return np.asarray(mixed / max(1.0, float(np.abs(mixed).max())), np.float32)


def _noisy(file: Path, snr_db: float, folder: Path) -> Path:
    sound = read(file, SPEECH_RATE)
    path = folder / f"{file.stem}-{snr_db:g}.wav"
    write(path, Audio(with_noise(sound.samples, snr_db), SPEECH_RATE))
    return path


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _noise_word(snr_db: float | None) -> str:
    return "clean" if snr_db is None else f"noise at {snr_db:g} dB"


def _figure(wer: float | None, der: float | None) -> str:
    if wer is not None:
        return f"word error rate {wer:.3f}"
    return "could not be measured" if der is None else f"diarisation error rate {der:.3f}"
