"""EnCodec by the Transformers library: sound to tokens and back (Défossez et al., 2022, arXiv:2210.13438)."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.audio.resample import stream_at, with_channels
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import model_folder, torch_device, torch_loading
from voiceapp.engines.catalog import needs

_TITLE = "EnCodec"
_NEEDS = needs("encodec")

_PIECE_S = 30.0
"""Longer sound is computed in pieces of this length: activations of a whole song would not fit into memory."""

_CONTEXT_S = 2.0
"""How much a piece of an unchunked model overlaps on either side, so that its inside is as in the whole."""

_Coded = tuple[np.ndarray[Any, Any], list[float]]


class Encodec:
    """The EnCodec engine (protocol: ``core.protocols.Engine``).

    Models that work in chunks (48 kHz) give exactly the library's tokens and sound at any length, without
    the library's last chunk, which lies wholly behind the end. Models that do not (24 and 32 kHz) do so up to
    30 s; the tokens of longer sound are those of pieces with 2 s of context on either side. Of a MusicGen folder
    its codec is loaded; in stereo the codebooks of left and right alternate, as MusicGen has them.

    Memory stays bounded at any length, but for models that need the loudness of the whole: none is published.
    """

    def __init__(self) -> None:
        self._model: Any = None
        self._kbps: tuple[float, ...] = ()
        self._sides = 1

    def load(
        self, ctx: CallContext, model: str = "", device: str = "auto", threads: int = 0, **_: Any
    ) -> Capabilities:
        """Load the folder ``model``. Raises VoiceAppError for a folder or device that will not do."""
        composer = _is_composer(model)
        folder = model_folder.check(model, needs("musicgen") if composer else _NEEDS, _TITLE)
        from transformers import AutoConfig, EncodecModel

        # The quantiser's distances do not survive half precision.
        place = torch_device.choose(_TITLE, device, half=False, threads=threads)
        with torch_loading.reading(folder.name, _TITLE):
            inside: dict[str, Any] = {}
            if composer:
                config = AutoConfig.from_pretrained(folder, local_files_only=True)
                self._sides = int(config.decoder.audio_channels)
                inside = {"config": config.audio_encoder, "key_mapping": {r"^audio_encoder\.": ""}}
            loaded = EncodecModel.from_pretrained(folder, local_files_only=True, dtype="float32", **inside)
        self._model, place = torch_device.put(loaded, place, _TITLE)
        config = self._model.config
        self._kbps = tuple(self._sides * float(kbps) for kbps in config.target_bandwidths)
        return Capabilities(
            sample_rate=config.sampling_rate,
            channels=self._channels,
            kbps=self._kbps,
            device=place.device,
            precision=place.precision,
            notice=place.notice,
        )

    def encode(self, ctx: CallContext, kbps: float | None = None) -> dict[str, Any]:
        """The sound that is fed (any rate, mono or stereo) to the fields of ``core.recordings.Tokens``.

        ``kbps`` None: the most. Raises VoiceAppError ``bandwidth-unsupported`` and ``sound-empty``.
        """
        config = self._model.config
        wanted = max(self._kbps) if kbps is None else kbps
        if wanted not in self._kbps:
            listed = ", ".join(f"{there:g}" for there in self._kbps)
            raise VoiceAppError(
                "bandwidth-unsupported", f"This codec has no {wanted:g} kbps.", f"Choose one of: {listed}."
            )
        sound = (Audio(with_channels(part.samples, self._channels), part.rate) for part in ctx.inputs())
        held = _Held(stream_at(sound, config.sampling_rate), self._channels)
        chunked = config.chunk_length is not None
        coded = (self._chunks if chunked else self._frames)(held, wanted / self._sides)
        codes, scales = [], []
        for piece, factors in coded:
            codes.append(piece)
            scales += factors
        if not codes:
            raise VoiceAppError("sound-empty", "There is no sound to turn into tokens.", "Choose another file.")
        step = config.chunk_stride / codes[0].shape[2] if chunked else self._hop
        return {
            "codes": np.concatenate(codes, axis=0 if chunked else 2).astype(np.int32),
            "scales": np.asarray(scales, np.float32),
            "samples": held.samples,
            "rate": config.sampling_rate,
            "channels": self._channels,
            "kbps": wanted,
            "frame_rate": config.sampling_rate / step,
            "size": config.codebook_size,
        }

    def decode(
        self,
        ctx: CallContext,
        codes: np.ndarray[Any, Any],
        scales: np.ndarray[Any, Any],
        samples: int,
        rate: int,
        channels: int,
        codebooks: int | None = None,
        **_: Any,
    ) -> Iterator[Audio]:
        """Tokens to sound in parts, from the first ``codebooks`` codebooks; of two sides, from as many of both.

        Raises VoiceAppError ``tokens-foreign``.
        """
        self._check(codes, scales, samples, rate, channels)
        books = -(-(codebooks or codes.shape[1]) // self._sides) * self._sides
        left = samples
        for fraction, part in self._parts(codes[:, :books].astype(np.int64), scales):
            ctx.progress(fraction)
            if ctx.cancelled or not left:
                return
            sound = part[:, :left]
            left -= sound.shape[1]
            yield Audio(np.ascontiguousarray(sound[0] if channels == 1 else sound.T, np.float32), rate)
        ctx.progress(1.0)

    def _parts(
        self, codes: np.ndarray[Any, Any], scales: np.ndarray[Any, Any]
    ) -> Iterator[tuple[float, np.ndarray[Any, Any]]]:
        """The sound in pieces, each of shape (channels, n), and how much came before."""
        config = self._model.config
        if config.chunk_length is None:
            frames = codes.shape[2]
            for start, end, left, right in _pieces(frames, self._steps(self._hop), self._context()):
                sound = self._sound(codes[:, :, left:right], scales)
                last = sound.shape[1] if end == frames else (end - left) * self._hop
                yield start / frames, sound[:, (start - left) * self._hop : last]
            return
        stride = config.chunk_stride
        lead = -(-config.chunk_length // stride) - 1  # earlier chunks that sound into a chunk's beginning
        for start, end, left, _ in _pieces(len(codes), self._steps(stride), lead):
            sound = self._sound(codes[left:end], scales[left:end])
            last = sound.shape[1] if end == len(codes) else (end - left) * stride
            yield start / len(codes), sound[:, (start - left) * stride : last]

    @property
    def _channels(self) -> int:
        return int(self._model.config.audio_channels) * self._sides

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

    def _chunks(self, held: _Held, kbps: float) -> Iterator[_Coded]:
        """Tokens and loudness factors of a model that works in chunks which overlap a little."""
        stride, length = self._model.config.chunk_stride, self._model.config.chunk_length
        most = self._steps(stride)
        while (wave := held.first((most - 1) * stride + length)).shape[1]:
            count = min(most, -(-wave.shape[1] // stride))
            needed = (count - 1) * stride + length
            padded = np.pad(wave[:, :needed], ((0, 0), (0, max(0, needed - wave.shape[1]))))
            codes, factors = self._encoded(padded, kbps)
            yield codes[:count], factors[:count]
            held.drop(count * stride)

    def _frames(self, held: _Held, kbps: float) -> Iterator[_Coded]:
        """Tokens of a model that takes the whole sound as one chunk."""
        most, context = self._steps(self._hop), self._context()
        lead = 0  # frames before the piece
        while (wave := held.first((lead + most + context) * self._hop)).shape[1] > lead * self._hop:
            codes, factors = self._encoded(wave, kbps)
            end = min(lead + most, -(-wave.shape[1] // self._hop))
            yield codes[:, :, lead:end], factors
            lead = min(context, end)
            held.drop((end - lead) * self._hop)

    def _encoded(self, wave: Samples, kbps: float) -> _Coded:
        """Tokens of shape (chunks, codebooks, frames) and the chunks' loudness factors, if it has any."""
        import torch

        sound = torch.from_numpy(np.ascontiguousarray(wave)).to(self._model.device)
        with torch.inference_mode():
            made = [self._model.encode(side[None], bandwidth=kbps) for side in sound.chunk(self._sides)]
        codes = np.stack([one.audio_codes[:, 0].cpu().numpy() for one in made], axis=2)
        factors = [float(scale) for scale in made[0].audio_scales if scale is not None]
        return codes.reshape(len(codes), -1, codes.shape[3]), factors

    def _sound(self, codes: np.ndarray[Any, Any], scales: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        """The sound of chunks of tokens, shape (channels, n)."""
        import torch

        device = self._model.device
        factors = [torch.tensor([[scale]], device=device) for scale in scales] or [None] * len(codes)
        sides = [torch.from_numpy(codes[:, None, side :: self._sides]).to(device) for side in range(self._sides)]
        with torch.inference_mode():
            made = torch.cat([self._model.decode(side, factors).audio_values[0] for side in sides])
            sound: np.ndarray[Any, Any] = made.float().cpu().numpy()
        return sound

    def _check(self, codes: np.ndarray[Any, Any], scales: Any, samples: int, rate: int, channels: int) -> None:
        config = self._model.config
        chunks, books, frames = codes.shape if codes.ndim == 3 else (0, 0, 0)
        step = self._hop * frames if config.chunk_length is None else config.chunk_stride
        fits = (
            (rate, channels) == (config.sampling_rate, self._channels)
            and codes.size > 0
            and books % self._sides == 0
            and books <= len(self._model.quantizer.layers) * self._sides
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


class _Held:
    """Sound that is on its way, shape (channels, n); ``samples`` came in all."""

    def __init__(self, sound: Iterator[Samples], channels: int) -> None:
        self._sound = sound
        self._parts: list[Samples] = [np.zeros((channels, 0), np.float32)]
        self.samples = 0
        self._there = 0

    def first(self, count: int) -> Samples:
        """The first ``count`` samples, or as many as there still are."""
        while self._there < count and (part := next(self._sound, None)) is not None:
            self._parts.append(part.T if part.ndim == 2 else part[None])
            self._there += len(part)
            self.samples += len(part)
        self._parts = [np.concatenate(self._parts, axis=1)]
        return self._parts[0][:, :count]

    def drop(self, count: int) -> None:
        """Forget the first ``count`` samples."""
        self._parts = [self._parts[0][:, count:]]
        self._there = self._parts[0].shape[1]


def _is_composer(model: str) -> bool:
    """Whether the folder is a MusicGen's, which holds a codec beside the language model."""
    try:
        told = json.loads((Path(model).expanduser() / "config.json").read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(told, dict) and str(told.get("model_type")).startswith("musicgen")


def _pieces(count: int, size: int, context: int) -> list[tuple[int, int, int, int]]:
    """``count`` steps in pieces: start and end, and where each begins and ends with its context."""
    starts = range(0, count, size)
    return [
        (start, min(start + size, count), max(0, start - context), min(start + size + context, count))
        for start in starts
    ]
