"""EnCodec by the Transformers library: sound to tokens and back (Défossez et al., 2022, arXiv:2210.13438)."""

from __future__ import annotations

from typing import Any

import numpy as np

from voiceapp.audio.resample import mono, resampled
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import model_folder, torch_device

_TITLE = "EnCodec"
_NEEDS = ("config.json", "model.safetensors|pytorch_model.bin", "preprocessor_config.json|processor_config.json")


class Encodec:
    """The EnCodec engine (protocol: ``core.protocols.Engine``)."""

    def __init__(self) -> None:
        self._model: Any = None
        self._processor: Any = None
        self._kbps: tuple[float, ...] = ()

    def load(
        self, ctx: CallContext, model: str = "", device: str = "auto", threads: int = 0, **_: Any
    ) -> Capabilities:
        """Load the folder ``model``. Raises VoiceAppError for a folder or device that will not do."""
        folder = model_folder.check(model, _NEEDS, _TITLE)
        from transformers import AutoProcessor, EncodecModel

        # The quantiser's distances do not survive half precision.
        place = torch_device.choose(_TITLE, device, half=False, threads=threads)
        try:
            loaded = EncodecModel.from_pretrained(folder, local_files_only=True)
            self._processor = AutoProcessor.from_pretrained(folder, local_files_only=True)
        except (OSError, ValueError, RuntimeError, KeyError) as error:
            raise model_folder.broken(folder.name, _TITLE) from error
        self._model, place = torch_device.put(loaded, place, _TITLE)
        config = self._model.config
        self._kbps = tuple(float(kbps) for kbps in config.target_bandwidths)
        return Capabilities(
            sample_rate=config.sampling_rate,
            channels=config.audio_channels,
            kbps=self._kbps,
            device=place.device,
            precision=place.precision,
            notice=place.notice,
        )

    def encode(self, ctx: CallContext, audio: Audio, kbps: float | None = None) -> dict[str, Any]:
        """Sound (any rate, mono or stereo) to the fields of ``core.recordings.Tokens``; ``kbps`` None: the most.

        Raises VoiceAppError ``bandwidth-unsupported``.
        """
        import torch

        config = self._model.config
        wanted = max(self._kbps) if kbps is None else kbps
        if wanted not in self._kbps:
            listed = ", ".join(f"{there:g}" for there in self._kbps)
            raise VoiceAppError(
                "bandwidth-unsupported", f"This codec has no {wanted:g} kbps.", f"Choose one of: {listed}."
            )
        sound = resampled(_with_channels(audio, config.audio_channels), config.sampling_rate)
        prepared = self._processor(raw_audio=sound.samples, sampling_rate=config.sampling_rate, return_tensors="pt")
        with torch.inference_mode():
            values = prepared["input_values"].to(self._model.device)
            made = self._model.encode(values, prepared["padding_mask"].to(self._model.device), bandwidth=wanted)
        scales = [] if made.audio_scales[0] is None else [float(scale) for scale in made.audio_scales]
        return {
            "codes": made.audio_codes[:, 0].cpu().numpy().astype(np.int32),
            "scales": np.asarray(scales, np.float32),
            "samples": len(sound.samples),
            "rate": config.sampling_rate,
            "channels": config.audio_channels,
            "kbps": wanted,
        }

    def decode(
        self,
        ctx: CallContext,
        codes: np.ndarray[Any, Any],
        scales: np.ndarray[Any, Any],
        samples: int,
        rate: int,
        channels: int,
        kbps: float,
        codebooks: int | None = None,
    ) -> Audio:
        """Tokens to sound from the first ``codebooks`` codebooks. Raises VoiceAppError ``tokens-foreign``."""
        import torch

        config = self._model.config
        most = config.codebook_size
        if (
            (rate, channels) != (config.sampling_rate, config.audio_channels)
            or codes.min() < 0
            or codes.max() >= most
        ):
            raise VoiceAppError(
                "tokens-foreign",
                f"These tokens are of another codec: {rate} Hz, {channels} channels.",
                "Choose the codec that made them.",
            )
        taken = torch.from_numpy(codes[:, None, : codebooks or codes.shape[1]].astype(np.int64))
        factors = [torch.tensor([[scale]]) for scale in scales] or [None] * len(codes)
        with torch.inference_mode():
            device = self._model.device
            placed = [None if factor is None else factor.to(device) for factor in factors]
            sound = self._model.decode(taken.to(device), placed)[0][0].float().cpu().numpy()
        made = sound[0] if channels == 1 else sound.T
        return Audio(np.ascontiguousarray(made[:samples], np.float32), rate)


def _with_channels(audio: Audio, channels: int) -> Audio:
    flat: Samples = mono(audio.samples)
    if channels == 1:
        return Audio(flat, audio.rate)
    both = audio.samples if audio.samples.ndim == 2 else np.stack([flat, flat], axis=1)
    return Audio(both[:, :2], audio.rate)
