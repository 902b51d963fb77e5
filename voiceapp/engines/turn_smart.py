"""Whether a turn is over, by how it sounds: Smart Turn v3 (https://github.com/pipecat-ai/smart-turn), ONNX.

The encoder of Whisper tiny with a small classifier on top. It was trained on the last 8 seconds of a turn, shorter
ones with zeros before them, all of it brought to unit variance, as Whisper's log-mel spectrogram (its train.py).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import model_folder, onnx_session
from voiceapp.engines.catalog import needs
from voiceapp.engines.catalog_turn import TURN_LANGUAGES
from voiceapp.engines.log_mel import HOP, LogMel, unit_variance

SECONDS = 8
BANDS = 80

_TITLE = "Smart Turn"
_SAMPLES = SECONDS * SPEECH_RATE
_INPUT = "input_features"


class SmartTurn:
    """The end-of-turn engine (protocol: ``core.protocols.Engine``; sound: mono, 16 kHz)."""

    def __init__(self) -> None:
        self._session: Any = None
        self._spectrogram = LogMel(BANDS)

    def load(self, ctx: CallContext, model: str = "", **_: Any) -> Capabilities:
        """Load the file ``model``, or the best one in a folder. Raises VoiceAppError for one that will not do.

        One thread: hearing needs the other cores at that moment.
        """
        file = _file(model)
        session = onnx_session.load(file, 1, file.name, _TITLE)
        taken = {given.name: given.shape[1:] for given in session.get_inputs()}
        if taken != {_INPUT: [BANDS, _SAMPLES // HOP]}:
            raise model_folder.broken(file.name, _TITLE)
        self._session = session
        self.complete(ctx, Audio(np.zeros(HOP, np.float32), SPEECH_RATE))  # the first run is slow
        return Capabilities(
            languages=TURN_LANGUAGES,
            sample_rate=SPEECH_RATE,
            max_seconds=SECONDS,
            device="cpu",
            precision="float32" if "gpu" in file.stem else "int8",
        )

    def complete(self, ctx: CallContext, audio: Audio) -> float:
        """The probability (0..1) that the turn is over, from its last 8 seconds."""
        if self._session is None:
            raise VoiceAppError("engine-not-loaded", f"{_TITLE} is not loaded.", "Try again.", retryable=True)
        (probability,) = self._session.run(None, {_INPUT: self.features(audio.samples)[None]})
        return float(np.ravel(probability)[0])

    def features(self, samples: Samples) -> Samples:
        """What the model is shown of 16 kHz mono: float32, shape (80, 800)."""
        last = samples[-_SAMPLES:]
        return self._spectrogram(unit_variance(np.pad(last, (_SAMPLES - len(last), 0))))


def _file(model: str) -> Path:
    """The ONNX file; of several versions in a folder the newest one that is made for the processor."""
    if Path(model).expanduser().is_file():
        return model_folder.check_file(model, _TITLE)
    wanted = needs("smart-turn")
    folder = model_folder.check(model, wanted, _TITLE)
    return max(folder.glob(wanted[0]), key=lambda file: ("gpu" not in file.stem, file.name))
