"""The wake word by openWakeWord's models: spectrogram -> speech embedding -> word, three ONNX files in a folder.

Shapes, scales and step as in openwakeword 0.6 (https://github.com/dscripka/openWakeWord, Apache-2.0:
``AudioFeatures`` and ``Model``; the embedding is https://tfhub.dev/google/speech_embedding/1, Lin et al. 2020,
arXiv:2002.01322): every 80 ms the last 1760 samples give 8 rows of 32 mel bands, the last 76 rows an embedding of
96 numbers, the last 16 embeddings (as many as the word's model asks for) a probability.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Samples
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import model_folder, onnx_session
from voiceapp.engines.catalog import needs

TITLE = "openWakeWord"

LEAST = {"low": 0.7, "normal": 0.5, "high": 0.3}
"""The least probability by sensitivity; 0.5 is what the library's README recommends."""

STEP = 1_280
"""Samples of one step: 80 ms at 16 kHz."""

_LOOKBACK = 480  # what the spectrogram's first window needs from before the step
_ROWS, _BANDS, _EMBEDDING = 76, 32, 96
_SHARED = ("melspectrogram.onnx", "embedding_model.onnx")
_LOOSEST = 0.05

Floats = NDArray[np.float32]


class WakeOpenWakeWord:
    """The engine ``openwakeword`` (protocol: ``core.protocols.Engine``). Sound in: mono float32, 16 kHz."""

    def __init__(self) -> None:
        self._sessions: list[Any] = []
        self._count = 16

    def load(self, ctx: CallContext, model: str = "", **_: Any) -> Capabilities:
        """Load the folder ``model``. Raises VoiceAppError ``model-missing``, ``-incomplete``, ``-broken``."""
        folder = model_folder.check(model, needs("openwakeword"), TITLE)
        files = [*(folder / name for name in _SHARED), word_file(folder)]
        self._sessions = [onnx_session.load(file, 1, file.name, TITLE) for file in files]
        shape = self._sessions[2].get_inputs()[0].shape
        if len(shape) != 3 or shape[2] != _EMBEDDING or not isinstance(shape[1], int):
            raise model_folder.broken(files[2].name, TITLE)
        self._count = shape[1]
        return Capabilities(streaming=True, sample_rate=SPEECH_RATE)

    def check(self, ctx: CallContext, phrase: str) -> None:
        """The model's own word is spotted, whatever the phrase."""

    def spot(self, ctx: CallContext, phrase: str, sensitivity: str) -> Generator[float | None, None, None]:
        """For each piece of sound: None, or how many seconds into all of it the word ended."""
        stream, least, above = _Stream(self._sessions, self._count), LEAST.get(sensitivity, LEAST["normal"]), False
        for piece in ctx.inputs():
            found = None
            for end_s, score in stream.feed(piece.samples):
                if score >= least and not above and found is None:
                    found = end_s
                above = score >= least
            yield found

    def rate(self, ctx: CallContext, phrase: str) -> Generator[list[list[float]], None, None]:
        """For each array of samples, heard alone: the peaks above the loosest score, as [end_s, score]."""
        for samples in ctx.inputs():
            scores = _Stream(self._sessions, self._count).feed(samples)
            yield [list(peak) for peak in _peaks(scores)]

    def thresholds(self, ctx: CallContext, phrase: str) -> dict[str, float]:
        """The least probability of each sensitivity."""
        return dict(LEAST)


class _Stream:
    """One utterance on its way through the three models."""

    def __init__(self, sessions: list[Any], count: int) -> None:
        self._spectrogram, self._embedding, self._word = sessions
        self._count = count
        self._samples: Samples = np.zeros(_LOOKBACK, np.float32)
        self._rows: Floats = np.ones((_ROWS, _BANDS), np.float32)  # as the library begins
        quiet = self._embed(np.ones((_ROWS, _BANDS), np.float32))
        self._embeddings: deque[Floats] = deque([quiet] * count, maxlen=count)
        self._done = 0

    def feed(self, samples: Samples) -> list[tuple[float, float]]:
        """(seconds from the start, probability) of each step that is complete now."""
        self._samples = np.concatenate([self._samples, samples])
        found = []
        while len(self._samples) >= _LOOKBACK + STEP:
            score = self._step(self._samples[: _LOOKBACK + STEP])
            self._samples = self._samples[STEP:]
            self._done += STEP
            found.append((self._done / SPEECH_RATE, score))
        return found

    def _step(self, samples: Samples) -> float:
        whole = np.round(np.clip(samples, -1.0, 1.0) * 32767.0).astype(np.float32)  # 16-bit values, as floats
        rows = _run(self._spectrogram, whole[None], (-1, _BANDS)) / 10.0 + 2.0
        self._rows = np.concatenate([self._rows, rows])[-_ROWS:]
        self._embeddings.append(self._embed(self._rows))
        return float(_run(self._word, np.stack(self._embeddings)[None], (1,))[0])

    def _embed(self, rows: Floats) -> Floats:
        return _run(self._embedding, rows[None, :, :, None], (_EMBEDDING,))


def word_file(folder: Path) -> Path:
    """The word's own model beside the two shared ones. Raises VoiceAppError ``model-incomplete``."""
    words = sorted(file for file in folder.glob("*.onnx") if file.name not in (*_SHARED, "silero_vad.onnx"))
    if len(words) != 1:
        lacking = "the model of a word (another .onnx file)" if not words else "one word's model instead of several"
        raise model_folder.incomplete(folder.name, TITLE, [lacking], "Put one word's .onnx file beside the others.")
    return words[0]


def _run(session: Any, data: Floats, shape: tuple[int, ...]) -> Floats:
    """A model's output in the shape that the next step needs. Raises VoiceAppError ``model-broken``."""
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    try:
        given = {session.get_inputs()[0].name: np.ascontiguousarray(data, np.float32)}
        return np.asarray(session.run(None, given)[0], np.float32).reshape(shape)
    except (state.Fail, state.InvalidArgument, state.RuntimeException, ValueError) as error:
        raise VoiceAppError(
            "model-broken",
            f"The {TITLE} model cannot be used: its files do not fit together.",
            "Take all three files from the same release.",
        ) from error


def _peaks(scores: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The best step of each stretch above the loosest score."""
    peaks: list[tuple[float, float]] = []
    last = 0.0
    for end_s, score in scores:
        if score >= _LOOSEST:
            if last < _LOOSEST:
                peaks.append((end_s, score))
            elif score > peaks[-1][1]:
                peaks[-1] = (end_s, score)
        last = score
    return peaks
