"""Silero's voice detector (version 6, ONNX), streamed with onnxruntime on one thread: 0.1 ms for 32 ms.

The model (https://github.com/snakers4/silero-vad, MIT) is a file inside the faster-whisper package, which is
found without being imported.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Samples

CHUNK = 512
"""Samples at 16 kHz that one step takes: 32 ms."""

_CONTEXT = 64
_STATE = (1, 1, 128)


def model_path() -> Path:
    """Where the model is. Raises VoiceAppError "vad-missing"."""
    spec = importlib.util.find_spec("faster_whisper")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / "assets" / "silero_vad_v6.onnx"
        if path.is_file():
            return path
    raise VoiceAppError(
        "vad-missing",
        "The precise speech detector is not installed; a simpler one is used.",
        "Install the program again to have it.",
    )


class SileroVad:
    """Probabilities of speech for a stream of 16 kHz mono. The constructor loads the model."""

    def __init__(self) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.inter_op_num_threads = options.intra_op_num_threads = 1
        options.log_severity_level = 4
        self._session: Any = onnxruntime.InferenceSession(
            str(model_path()), providers=["CPUExecutionProvider"], sess_options=options
        )
        self.reset()

    def reset(self) -> None:
        """Begin a new stream."""
        self._hidden = np.zeros(_STATE, np.float32)
        self._cell = np.zeros(_STATE, np.float32)
        self._context = np.zeros(_CONTEXT, np.float32)
        self._rest = np.zeros(0, np.float32)

    def feed(self, samples: Samples) -> list[float]:
        """The probabilities (0..1) of the chunks that these samples complete, often none or one."""
        samples = np.concatenate([self._rest, samples])
        whole = len(samples) - len(samples) % CHUNK
        result = [self._step(samples[start : start + CHUNK]) for start in range(0, whole, CHUNK)]
        self._rest = samples[whole:]
        return result

    def _step(self, chunk: Samples) -> float:
        data = np.concatenate([self._context, chunk])[None]
        out, self._hidden, self._cell = self._session.run(None, {"input": data, "h": self._hidden, "c": self._cell})
        self._context = chunk[-_CONTEXT:]
        return float(out.ravel()[0])
