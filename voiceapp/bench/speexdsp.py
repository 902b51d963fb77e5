"""The canceller that was not chosen, kept for comparison: speexdsp, where its library is installed.

Signatures and numbers: ``speex_echo.h`` and ``speex_preprocess.h`` of speexdsp 1.2 (Debian: libspeexdsp1). Its
algorithm: Soo and Pang, IEEE Trans. ASSP 38, 1990; Valin, IEEE Trans. Audio Speech Lang. Process. 15, 2007.
"""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import FRAME_SAMPLES, SPEECH_RATE, Samples

TAIL_S = 0.3
_ECHO_SET_SAMPLING_RATE = 24
_PREPROCESS_SET_DENOISE = 0
_PREPROCESS_SET_ECHO_STATE = 24


class SpeexCanceller:
    """An EchoCanceller of audio/echo.py. Raises VoiceAppError "echo-missing" without the library."""

    def __init__(self) -> None:
        try:
            self._library: Any = ctypes.CDLL("libspeexdsp.so.1")
        except OSError as error:
            raise VoiceAppError(
                "echo-missing", "speexdsp is not installed.", "Run: sudo apt install libspeexdsp1"
            ) from error
        library = self._library
        library.speex_echo_state_init.restype = library.speex_preprocess_state_init.restype = ctypes.c_void_p
        self._echo = ctypes.c_void_p(library.speex_echo_state_init(FRAME_SAMPLES, round(TAIL_S * SPEECH_RATE)))
        self._residual = ctypes.c_void_p(library.speex_preprocess_state_init(FRAME_SAMPLES, SPEECH_RATE))
        library.speex_echo_ctl(self._echo, _ECHO_SET_SAMPLING_RATE, ctypes.byref(ctypes.c_int(SPEECH_RATE)))
        library.speex_preprocess_ctl(self._residual, _PREPROCESS_SET_DENOISE, ctypes.byref(ctypes.c_int(0)))
        library.speex_preprocess_ctl(self._residual, _PREPROCESS_SET_ECHO_STATE, self._echo)

    def __del__(self) -> None:
        if hasattr(self, "_residual"):
            self._library.speex_preprocess_state_destroy(self._residual)
            self._library.speex_echo_state_destroy(self._echo)

    def process(self, near: Samples, far: Samples) -> Samples:
        """The frame without the echo: the adaptive filter, then the suppressor of what is left."""
        captured, played = (_pcm(sound) for sound in (near, far))
        out = np.empty_like(captured)
        pointers = [ctypes.c_void_p(sound.ctypes.data) for sound in (captured, played, out)]
        self._library.speex_echo_cancellation(self._echo, *pointers)
        self._library.speex_preprocess_run(self._residual, pointers[2])
        return np.asarray(out / np.float32(32768), np.float32)


def _pcm(samples: Samples) -> np.ndarray[Any, np.dtype[np.int16]]:
    return np.clip(samples * 32768, -32768, 32767).astype(np.int16)
