"""A voice as a vector by SpeechBrain's ECAPA-TDNN (Desplanques et al., 2020, arXiv:2005.07143).

Layout: speechbrain/spkrec-ecapa-voxceleb. Its ``hyperparams.yaml`` is a program that builds Python objects and is
never run: the same modules are built here, with the sizes that the weights have.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.frames import SPEECH_RATE, Samples
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import model_folder, torch_device, torch_loading
from voiceapp.engines.recording import stretches
from voiceapp.engines.speaker_resemblyzer import no_voice

_TITLE = "ECAPA-TDNN"
_WEIGHTS = "embedding_model.ckpt"
THRESHOLD = 0.25
"""speechbrain 1.1.2, inference/speaker.py: the default of SpeakerRecognition.verify_batch."""

# Of more, the attention over time would take 30 MB a second; people differ in less.
_LONGEST_S = 30.0
_SHORTEST_S = 0.1
_SILENT = 1e-4


class Ecapa:
    """The ECAPA-TDNN engine (protocol: ``core.protocols.Engine``). Sound in: mono float32, 16 kHz."""

    def __init__(self) -> None:
        self._model: Any = None
        self._features: Any = None
        self._normalise: Any = None

    def load(
        self, ctx: CallContext, model: str = "", device: str = "auto", threads: int = 0, **_: Any
    ) -> Capabilities:
        """Load the folder ``model``. Raises VoiceAppError for a folder or device that will not do."""
        folder = model_folder.check(model, (_WEIGHTS,), _TITLE)
        import torch
        from speechbrain.lobes.features import Fbank
        from speechbrain.lobes.models.ECAPA_TDNN import ECAPA_TDNN
        from speechbrain.processing.features import InputNormalization

        place = torch_device.choose(_TITLE, device, half=False, threads=threads)
        with torch_loading.reading(folder.name, _TITLE):
            weights = torch.load(folder / _WEIGHTS, map_location="cpu", weights_only=True)
            sizes = architecture(weights)
            loaded = ECAPA_TDNN(**sizes)
            loaded.load_state_dict(weights)
        self._model, place = torch_device.put(loaded, place, _TITLE)
        self._features = Fbank(n_mels=sizes["input_size"]).to(place.device)
        self._normalise = InputNormalization(norm_type="sentence", std_norm=False).to(place.device)
        return Capabilities(
            languages=("*",),
            sample_rate=SPEECH_RATE,
            threshold=THRESHOLD,
            device=place.device,
            precision=place.precision,
            notice=place.notice,
        )

    def embed(self, ctx: CallContext) -> NDArray[np.float32]:
        """The voice in the sound that is fed, as a vector of unit length.

        Up to half a minute it is ``EncoderClassifier.encode_batch``; of longer sound, the mean over half
        minutes, each weighted by its length. Raises VoiceAppError ``no-voice``.
        """
        total: NDArray[np.float64] | None = None
        for stretch in stretches(ctx, _LONGEST_S):
            if len(stretch) < _SHORTEST_S * SPEECH_RATE or float(np.abs(stretch).max()) < _SILENT:
                continue
            vector = len(stretch) * self._stretch(stretch)
            total = vector if total is None else total + vector
            ctx.progress(None, "Listening to the voice")
        if total is None:
            if ctx.cancelled:
                return np.zeros(0, np.float32)
            raise no_voice()
        return np.asarray(total / np.linalg.norm(total), np.float32)

    def _stretch(self, samples: Samples) -> NDArray[np.float64]:
        import torch

        with torch.inference_mode():
            device = next(self._model.parameters()).device
            sound = torch.from_numpy(samples)[None].to(device)
            whole = torch.ones(1, device=device)
            features = self._normalise(self._features(sound), whole)
            vector = self._model(features, whole)[0, 0].double().cpu().numpy()
        return np.asarray(vector / np.linalg.norm(vector), np.float64)


def architecture(weights: dict[str, Any]) -> dict[str, Any]:
    """The arguments of ``ECAPA_TDNN`` that fit a state dict; it has no dilations: 1, 2, 3, ... and 1."""
    blocks = 1 + max(int(found[1]) for name in weights if (found := re.match(r"blocks\.(\d+)\.", name)))
    first = weights["blocks.0.conv.conv.weight"]
    inner = [weights[f"blocks.{number}.tdnn2.conv.conv.weight"] for number in range(1, blocks)]
    steps = [weights[f"blocks.{number}.res2net_block.blocks.0.conv.conv.weight"] for number in range(1, blocks)]
    last = weights["mfa.conv.conv.weight"]
    attention = weights["asp.tdnn.conv.conv.weight"]
    scale = 2 + max(
        int(found[1]) for name in weights if (found := re.match(r"blocks\.1\.res2net_block\.blocks\.(\d+)\.", name))
    )
    return {
        "input_size": first.shape[1],
        "channels": [first.shape[0], *(weight.shape[0] for weight in inner), last.shape[0]],
        "kernel_sizes": [first.shape[2], *(weight.shape[2] for weight in steps), last.shape[2]],
        "dilations": [*range(1, blocks + 1), 1],
        "attention_channels": attention.shape[0],
        "res2net_scale": scale,
        "se_channels": weights["blocks.1.se_block.conv1.conv.weight"].shape[0],
        "global_context": attention.shape[1] == 3 * last.shape[0],
        "lin_neurons": weights["fc.conv.weight"].shape[0],
    }
