"""SpeechT5's voices: x-vectors by SpeechBrain (Snyder et al., 2018, "X-vectors: robust DNN embeddings").

Layout: speechbrain/spkrec-xvect-voxceleb. Its ``hyperparams.yaml`` is a program that builds Python objects and is
never run: the same modules are built here, with the sizes that the weights have and the dilations that it names.
What becomes of an x-vector before SpeechT5 takes it (unit length) is as in prep_cmu_arctic_spkemb.py of
mechanicalsea/speecht5-vc, which made CMU ARCTIC's.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.frames import SPEECH_RATE, Samples
from voiceapp.core.protocols import CallContext
from voiceapp.engines import model_folder, torch_device, torch_loading, voice_samples
from voiceapp.engines.speaker_resemblyzer import no_voice

WEIGHTS = "voice_encoder/embedding_model.ckpt"

_DILATIONS = (1, 2, 3)
"""Of the first layers; 1 in those that follow."""
_LAYER = re.compile(r"blocks\.(\d+)\.conv\.weight")
_MOST_S = 120.0
"""Of one sample: people differ in less, and its features take memory."""
_SHORTEST_S = 0.5
_SILENT = 1e-4


class XVector:
    """The model of a SpeechT5 folder, loaded. Raises VoiceAppError ``model-incomplete`` and ``model-broken``."""

    def __init__(self, folder: Path, width: int, device: str, title: str) -> None:
        if not (folder / WEIGHTS).is_file():
            raise model_folder.incomplete(
                folder.name,
                title,
                [WEIGHTS],
                "It is needed to take on a voice from samples: download the model again, or copy "
                "embedding_model.ckpt of speechbrain/spkrec-xvect-voxceleb there.",
            )
        import torch
        from speechbrain.lobes.features import Fbank
        from speechbrain.lobes.models.Xvector import Xvector
        from speechbrain.processing.features import InputNormalization

        with torch_loading.reading(folder.name, title):
            weights = torch.load(folder / WEIGHTS, map_location="cpu", weights_only=True)
            sizes = architecture(weights)
            model = Xvector(**sizes)
            model.load_state_dict(weights)
        if sizes["lin_neurons"] != width:
            raise model_folder.broken(f"file {WEIGHTS}", title)
        self._device = device
        self._model = model.eval().to(device)
        self._features: Any = Fbank(n_mels=sizes["in_channels"]).to(device)
        self._normalise: Any = InputNormalization(norm_type="sentence", std_norm=False).to(device)

    def voice(self, ctx: CallContext) -> NDArray[np.float32] | None:
        """The voice in the samples that are fed: the mean of their x-vectors, each of unit length, brought to it.

        None when it was cancelled. Raises VoiceAppError ``no-voice``.
        """
        found: list[NDArray[np.float32]] = []
        for number, samples in enumerate(voice_samples.fed(ctx, SPEECH_RATE, _MOST_S)):
            if len(samples) >= _SHORTEST_S * SPEECH_RATE and float(np.abs(samples).max()) >= _SILENT:
                found.append(self._of(samples))
            ctx.progress(None, f"Listening to sample {number + 1}")
        if ctx.cancelled:
            return None
        if not found:
            raise no_voice()
        mean = np.mean(found, axis=0)
        return np.asarray(mean / np.linalg.norm(mean), np.float32)

    def _of(self, samples: Samples) -> NDArray[np.float32]:
        import torch

        sound = torch.from_numpy(samples)[None].to(self._device)
        whole = torch.ones(1, device=self._device)
        # The library's pooling adds a little noise (1e-5): the same each time.
        with torch.inference_mode(), torch_device.seeded(0):
            vector = self._model(self._normalise(self._features(sound), whole), whole)[0, 0].float().cpu().numpy()
        return np.asarray(vector / np.linalg.norm(vector), np.float32)


def architecture(weights: dict[str, Any]) -> dict[str, Any]:
    """The arguments of ``Xvector`` that fit a state dict."""
    layers = sorted((int(found[1]), weights[name]) for name in weights if (found := _LAYER.fullmatch(name)))
    kernels = [weight for _, weight in layers]
    last = [weight for name, weight in weights.items() if name.endswith(".w.weight")]
    return {
        "in_channels": kernels[0].shape[1],
        "tdnn_blocks": len(kernels),
        "tdnn_channels": [weight.shape[0] for weight in kernels],
        "tdnn_kernel_sizes": [weight.shape[2] for weight in kernels],
        "tdnn_dilations": [*_DILATIONS, *[1] * len(kernels)][: len(kernels)],
        "lin_neurons": last[0].shape[0],
    }
