"""EnCodec by the Transformers library: sound to tokens and back (Défossez et al., 2022, arXiv:2210.13438)."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np

from voiceapp.audio.resample import resampled, with_channels
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import model_folder, torch_device, torch_loading
from voiceapp.engines.catalog import needs

_TITLE = "EnCodec"
_NEEDS = needs("encodec")

_PIECE_S = 30.0
"""Longer sound is computed in pieces of this length: activations of a whole song would not fit into memory."""

_CONTEXT_S = 2.0
"""How much a piece of an unchunked model overlaps on either side, so that its inside is as in the whole."""


class Encodec:
    """The EnCodec engine (protocol: ``core.protocols.Engine``).

    Models that work in chunks (48 kHz) give exactly the library's tokens and sound at any length, without
    the library's last chunk, which lies wholly behind the end. Models that do not (24 and 32 kHz) do so up to
    30 s; the tokens of longer sound are those of pieces with 2 s of context on either side.
    """

    def __init__(self) -> None:
        self._model: Any = None
        self._kbps: tuple[float, ...] = ()

    def load(
        self, ctx: CallContext, model: str = "", device: str = "auto", threads: int = 0, **_: Any
    ) -> Capabilities:
        """Load the folder ``model``. Raises VoiceAppError for a folder or device that will not do."""
        folder = model_folder.check(model, _NEEDS, _TITLE)
        from transformers import EncodecModel

        # The quantiser's distances do not survive half precision.
        place = torch_device.choose(_TITLE, device, half=False, threads=threads)
        with torch_loading.reading(folder.name, _TITLE):
            loaded = EncodecModel.from_pretrained(folder, local_files_only=True)
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

        Raises VoiceAppError ``bandwidth-unsupported`` and ``sound-empty``.
        """
        config = self._model.config
        wanted = max(self._kbps) if kbps is None else kbps
        if wanted not in self._kbps:
            listed = ", ".join(f"{there:g}" for there in self._kbps)
            raise VoiceAppError(
                "bandwidth-unsupported", f"This codec has no {wanted:g} kbps.", f"Choose one of: {listed}."
            )
        sound = Audio(with_channels(audio.samples, config.audio_channels), audio.rate)
        samples = resampled(sound, config.sampling_rate).samples
        if not len(samples):
            raise VoiceAppError("sound-empty", "There is no sound to turn into tokens.", "Choose another file.")
        wave = np.ascontiguousarray(samples.T.reshape(config.audio_channels, -1), np.float32)
        chunked = config.chunk_length is not None
        codes, scales = (self._chunks if chunked else self._frames)(ctx, wave, wanted)
        return {
            "codes": codes,
            "scales": scales,
            "samples": wave.shape[1],
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
        self._check(codes, scales, samples, rate, channels)
        taken = codes[:, : codebooks or codes.shape[1]].astype(np.int64)
        config = self._model.config
        pieces: list[np.ndarray[Any, Any]] = []
        if config.chunk_length is None:
            for start, end, left, right in _pieces(taken.shape[2], self._steps(self._hop), self._context()):
                ctx.progress(start / taken.shape[2])
                if ctx.cancelled:
                    break
                sound = self._sound(taken[:, :, left:right], scales)
                last = sound.shape[1] if end == taken.shape[2] else (end - left) * self._hop
                pieces.append(sound[:, (start - left) * self._hop : last])
        else:
            stride = config.chunk_stride
            lead = -(-config.chunk_length // stride) - 1  # earlier chunks that sound into a chunk's beginning
            for start, end, left, _ in _pieces(len(taken), self._steps(stride), lead):
                ctx.progress(start / len(taken))
                if ctx.cancelled:
                    break
                sound = self._sound(taken[left:end], scales[left:end])
                last = sound.shape[1] if end == len(taken) else (end - left) * stride
                pieces.append(sound[:, (start - left) * stride : last])
        ctx.progress(1.0)
        made = np.concatenate(pieces or [np.zeros((channels, 0), np.float32)], axis=1)[:, :samples]
        return Audio(np.ascontiguousarray(made[0] if channels == 1 else made.T, np.float32), rate)

    @property
    def _hop(self) -> int:
        return int(self._model.config.hop_length)

    def _steps(self, hop: int) -> int:
        config = self._model.config
        if config.normalize and config.chunk_length is None:
            return sys.maxsize  # one loudness factor for all of it
        return max(1, int(_PIECE_S * config.sampling_rate) // hop)

    def _context(self) -> int:
        return int(_CONTEXT_S * self._model.config.sampling_rate) // self._hop

    def _chunks(self, ctx: CallContext, wave: np.ndarray[Any, Any], kbps: float) -> tuple[Any, Any]:
        """Tokens and loudness factors of a model that works in chunks which overlap a little."""
        config = self._model.config
        stride, length = config.chunk_stride, config.chunk_length
        count = -(-wave.shape[1] // stride)
        padded = np.pad(wave, ((0, 0), (0, (count - 1) * stride + length - wave.shape[1])))
        codes, scales = [], []
        for start, end, _, _ in _pieces(count, self._steps(stride), 0):
            ctx.progress(start / count)
            if ctx.cancelled:
                break
            made = self._encoded(padded[:, start * stride : (end - 1) * stride + length], kbps)
            codes.append(made.audio_codes[: end - start, 0].cpu().numpy())
            scales += [float(scale) for scale in made.audio_scales[: end - start] if scale is not None]
        ctx.progress(1.0)
        return np.concatenate(codes or [np.zeros((0, 1, 1))]).astype(np.int32), np.asarray(scales, np.float32)

    def _frames(self, ctx: CallContext, wave: np.ndarray[Any, Any], kbps: float) -> tuple[Any, Any]:
        """Tokens of a model that takes the whole sound as one chunk."""
        count = -(-wave.shape[1] // self._hop)
        codes, scales = [], []
        for start, end, left, right in _pieces(count, self._steps(self._hop), self._context()):
            ctx.progress(start / count)
            if ctx.cancelled:
                break
            made = self._encoded(wave[:, left * self._hop : right * self._hop], kbps)
            codes.append(made.audio_codes[0, 0].cpu().numpy()[:, start - left : end - left])
            scales = [float(scale) for scale in made.audio_scales if scale is not None]
        ctx.progress(1.0)
        whole = np.concatenate(codes or [np.zeros((1, 0))], axis=1)
        return whole[None].astype(np.int32), np.asarray(scales, np.float32)

    def _encoded(self, wave: np.ndarray[Any, Any], kbps: float) -> Any:
        import torch

        with torch.inference_mode():
            return self._model.encode(torch.from_numpy(wave)[None].to(self._model.device), bandwidth=kbps)

    def _sound(self, codes: np.ndarray[Any, Any], scales: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        """The sound of chunks of tokens, shape (channels, n)."""
        import torch

        device = self._model.device
        factors = [torch.tensor([[scale]], device=device) for scale in scales] or [None] * len(codes)
        with torch.inference_mode():
            made = self._model.decode(torch.from_numpy(codes)[:, None].to(device), factors)
            sound: np.ndarray[Any, Any] = made.audio_values[0].float().cpu().numpy()
        return sound

    def _check(self, codes: np.ndarray[Any, Any], scales: Any, samples: int, rate: int, channels: int) -> None:
        config = self._model.config
        chunks, books, frames = codes.shape if codes.ndim == 3 else (0, 0, 0)
        step = self._hop * frames if config.chunk_length is None else config.chunk_stride
        fits = (
            (rate, channels) == (config.sampling_rate, config.audio_channels)
            and codes.size > 0
            and books <= len(self._model.quantizer.layers)
            and (config.chunk_length is not None or chunks == 1)
            and len(scales) == (chunks if config.normalize else 0)
            and 0 < samples <= chunks * step
            and 0 <= int(codes.min()) <= int(codes.max()) < config.codebook_size
        )
        if not fits:
            raise VoiceAppError(
                "tokens-foreign",
                f"These tokens are of another codec: {rate} Hz, {channels} channel{'s' if channels != 1 else ''}.",
                "Choose the codec that made them.",
            )


def _pieces(count: int, size: int, context: int) -> list[tuple[int, int, int, int]]:
    """``count`` steps in pieces: start and end, and where each begins and ends with its context."""
    starts = range(0, count, size)
    return [
        (start, min(start + size, count), max(0, start - context), min(start + size + context, count))
        for start in starts
    ]
