"""A voice as a vector by Resemblyzer, without any download."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Samples
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines.recording import stretches
from voiceapp.engines.resemblyzer_voice import encoder

THRESHOLD = 0.77
"""The similarity from which on two voices are one. Measured on 15 real and synthetic voices of telephone, meetings
and reading: one voice 0.79 and more, two voices below it in 97 of 100 pairs (0.84 at most)."""

_LONGEST_S = 60.0


class Resemblyzer:
    """The Resemblyzer speaker engine (protocol: ``core.protocols.Engine``). Sound in: mono float32, 16 kHz."""

    def __init__(self) -> None:
        self._encoder: Any = None

    def load(self, ctx: CallContext, threads: int = 0, **_: Any) -> Capabilities:
        """Load the encoder."""
        import torch

        if threads:
            torch.set_num_threads(threads)
        self._encoder = encoder()
        return Capabilities(
            languages=("*",), sample_rate=SPEECH_RATE, threshold=THRESHOLD, device="cpu", precision="float32"
        )

    def embed(self, ctx: CallContext) -> NDArray[np.float32]:
        """The voice in the sound that is fed, as a vector of unit length, shape (256,).

        Up to a minute it is ``embed_utterance(preprocess_wav(sound))``; of longer sound, the mean over minutes,
        each weighted by its speech. Raises VoiceAppError ``no-voice``.
        """
        total = np.zeros(256, np.float64)
        for stretch in stretches(ctx, _LONGEST_S):
            total += self._stretch(stretch)
            ctx.progress(None, "Listening to the voice")
        length = float(np.linalg.norm(total))
        if length == 0.0 and not ctx.cancelled:
            raise no_voice()
        return np.asarray(total / max(length, 1e-12), np.float32)

    def _stretch(self, samples: Samples) -> NDArray[np.float64]:
        """The sum of the stretch's partial embeddings; zeros for silence."""
        from resemblyzer import preprocess_wav

        if not samples.any():
            return np.zeros(256, np.float64)
        speech = preprocess_wav(samples)
        if not len(speech):
            return np.zeros(256, np.float64)
        _, partials, _ = self._encoder.embed_utterance(speech, return_partials=True)
        return np.asarray(partials.sum(axis=0), np.float64)


def no_voice() -> VoiceAppError:
    """The error for sound in which nobody speaks."""
    return VoiceAppError(
        "no-voice", "No voice is heard in this recording.", "Choose one in which somebody speaks for a few seconds."
    )
