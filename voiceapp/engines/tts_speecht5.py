"""SpeechT5 by the Transformers library: English in the voice of an x-vector (Ao et al., 2022, arXiv:2110.07205).

Its folder holds ``microsoft/speecht5_tts``, in ``vocoder/`` ``microsoft/speecht5_hifigan``, in ``voice_encoder/``
what makes x-vectors of samples (:mod:`xvector`) and voices in ``xvectors/``: ``NAME.npy`` is one, 512 numbers; an
archive (.zip) such as CMU ARCTIC's x-vectors holds one for each of its speakers. All that it speaks is watermarked.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.protocols import CallContext, Capabilities, Timbre
from voiceapp.engines import model_folder, torch_device, torch_loading, torch_steps, voice_samples
from voiceapp.engines.catalog import needs
from voiceapp.engines.leaving import Cancelled
from voiceapp.engines.text_pieces import pieces
from voiceapp.engines.voice_names import chosen, spoken_language
from voiceapp.engines.volume import gain
from voiceapp.engines.watermark import Watermark
from voiceapp.engines.word_times import estimated, within
from voiceapp.engines.xvector import XVector

_TITLE = "SpeechT5"
_NEEDS = needs("speecht5")
_PIECE_CHARACTERS = 200
"""Well inside ``max_text_positions`` (600): sentence by sentence is how it was trained."""
_LONGEST = 20.0
"""``maxlenratio`` of the library's ``generate_speech``: frames of the spectrogram for a token of text."""
_LARGEST_VECTOR = 1 << 20
"""Bytes of a file of an x-vector: those of the published ones are 512 numbers."""
_ARCTIC = re.compile(r"cmu_us_([a-z]+)_arctic")


class SpeechT5:
    """The SpeechT5 engine (protocol: ``core.protocols.Engine``; sound: mono float32, 16 kHz)."""

    def __init__(self) -> None:
        self._model: Any = None
        self._vocoder: Any = None
        self._processor: Any = None
        self._voices: dict[str, Samples] = {}
        self._watermark: Watermark | None = None
        self._folder = Path()
        self._encoder: XVector | None = None

    def load(
        self, ctx: CallContext, model: str = "", device: str = "auto", threads: int = 0, **_: Any
    ) -> Capabilities:
        """Load the folder ``model``. Raises VoiceAppError for a folder or device that will not do."""
        folder = model_folder.check(model, _NEEDS, _TITLE)
        self._voices = xvectors(folder / "xvectors")
        from transformers import SpeechT5ForTextToSpeech, SpeechT5HifiGan, SpeechT5Processor

        place = torch_device.choose(_TITLE, device, half=False, threads=threads)
        with torch_loading.reading(folder.name, _TITLE):
            loaded = SpeechT5ForTextToSpeech.from_pretrained(folder, local_files_only=True)
            vocoder = SpeechT5HifiGan.from_pretrained(folder / "vocoder", local_files_only=True)
            self._processor = SpeechT5Processor.from_pretrained(folder, local_files_only=True)
        width = loaded.config.speaker_embedding_dim
        self._voices = {name: voice for name, voice in self._voices.items() if voice.shape == (width,)}
        if not self._voices:
            raise VoiceAppError(
                "model-incomplete",
                f"The {_TITLE} folder {folder.name} holds no voice: none in xvectors has {width} numbers.",
                "Copy the x-vector of a voice there, or download the model again.",
            )
        self._model, place = torch_device.put(loaded, place, _TITLE)
        self._vocoder = torch_device.put(vocoder, place, _TITLE)[0]
        self._watermark = Watermark(place.device)
        self._folder = folder
        return Capabilities(
            languages=("en",),
            cloning=True,
            word_times="estimated",
            voices=tuple(self._voices),
            sample_rate=self._vocoder.config.sampling_rate,
            device=place.device,
            precision=place.precision,
            notice=place.notice,
        )

    def voices(self, ctx: CallContext) -> list[dict[str, str]]:
        """The voices in the model's folder as {"name", "language"}."""
        return [{"name": name, "language": "en"} for name in self._voices]

    def condition(self, ctx: CallContext) -> dict[str, Samples]:
        """The voice in samples of it, which are fed as :mod:`voice_samples` says: {"xvector": (512,)}.

        The model that hears it (:mod:`xvector`) is loaded here, since few need it. {} when it was cancelled.
        Raises VoiceAppError ``model-incomplete`` where that model is not in the folder, and ``no-voice``.
        """
        width = self._model.config.speaker_embedding_dim
        if self._encoder is None:
            self._encoder = XVector(self._folder, width, str(self._model.device), _TITLE)
        vector = self._encoder.voice(ctx)
        return {} if vector is None else {"xvector": vector}

    def speak(
        self,
        ctx: CallContext,
        text: str,
        voice: str = "",
        language: str = "en",
        speed: float = 1.0,
        volume: float = 1.0,
        pitch: float = 0.0,
        seed: int | None = None,
        timbre: Timbre | None = None,
    ) -> Iterator[dict[str, Any]]:
        """Speak ``text``, sentence by sentence: {"audio": Audio, "words": [...]} with estimated word times.

        ``voice`` "" is the first one; ``timbre``, of :meth:`condition`, takes its place. The model has no ``speed``
        or ``pitch`` of its own. Raises VoiceAppError ``voice-unknown``, ``timbre-unfit`` and ``language-unknown``.
        """
        import torch

        assert self._watermark is not None
        spoken_language(language, ("en",), _TITLE)
        speaker = torch.from_numpy(self._vector(voice, timbre))[None].to(self._model.device)
        rate = self._vocoder.config.sampling_rate
        offset_s = 0.0
        for start, end in pieces(text, _PIECE_CHARACTERS):
            share = start / len(text), end / len(text)
            # Its letters are English ones: numbers are read out as words by the tokenizer.
            prepared = self._processor(text=text[start:end].strip(), normalize=True, return_tensors="pt")
            tokens = prepared["input_ids"].to(self._model.device)
            if tokens.shape[1] < 2:  # nothing but the end mark
                continue
            steps = int(tokens.shape[1] * _LONGEST / self._model.config.reduction_factor)
            decoder = self._model.speecht5.decoder.wrapped_decoder
            try:
                with torch_device.seeded(seed), torch_steps.each_step(decoder, ctx, steps, *share):
                    made = self._model.generate_speech(tokens, speaker, vocoder=self._vocoder, maxlenratio=_LONGEST)
            except Cancelled:
                return
            samples = made.float().cpu().numpy() * gain(volume)
            audio = self._watermark.mark(Audio(samples, rate))
            words = estimated(text[start:end], audio.duration_s, offset_s)
            yield {
                "audio": Audio(np.clip(audio.samples, -1.0, 1.0), rate),
                "words": within(words, start),
            }
            offset_s += audio.duration_s
            ctx.progress(share[1])

    def _vector(self, voice: str, timbre: Timbre | None) -> Samples:
        if timbre is not None:
            width = self._model.config.speaker_embedding_dim
            return voice_samples.checked(timbre, {"xvector": (width,)}, _TITLE)["xvector"]
        return self._voices[chosen(voice, tuple(self._voices)) if voice else next(iter(self._voices))]


def xvectors(folder: Path) -> dict[str, Samples]:
    """The voices in a folder by their names: every .npy, and of an archive the first of each speaker.

    Raises VoiceAppError ``model-broken`` for a file that is none, or that would run code.
    """
    found: dict[str, Samples] = {}
    for file in sorted(folder.iterdir()):
        try:
            if file.suffix == ".npy":
                found[file.stem] = _vector(file.read_bytes())
            elif file.suffix == ".zip":
                found.update(_archive(file))
        except (ValueError, OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
            raise model_folder.broken(f"voice {file.name}", _TITLE) from error
    return found


def _archive(file: Path) -> dict[str, Samples]:
    found: dict[str, Samples] = {}
    with zipfile.ZipFile(file) as archive:
        for member in sorted(archive.namelist()):
            if member.endswith(".npy"):
                speaker = _ARCTIC.search(member)
                name = speaker[1] if speaker else Path(member).stem
                if name not in found:
                    if archive.getinfo(member).file_size > _LARGEST_VECTOR:
                        raise ValueError(f"{member} is no x-vector")
                    found[name] = _vector(archive.read(member))
    return found


def _vector(data: bytes) -> Samples:
    vector: Samples = np.load(io.BytesIO(data), allow_pickle=False).astype(np.float32).reshape(-1)
    return vector
