"""XTTS v2 by Coqui's library: 17 languages, streamed, in its own voices or one that it heard (arXiv:2406.04904).

All that it speaks is watermarked.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.audio.resample import Resampler
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.protocols import CallContext, Capabilities, Timbre
from voiceapp.engines import model_folder, torch_device, torch_loading, torch_steps, voice_samples
from voiceapp.engines import pitch as pitches
from voiceapp.engines.catalog import needs
from voiceapp.engines.text_pieces import pieces
from voiceapp.engines.voice_names import chosen, spoken_language
from voiceapp.engines.volume import gain
from voiceapp.engines.watermark import Watermark
from voiceapp.engines.word_times import Unfolding, within

_TITLE = "XTTS"
_NEEDS = needs("xtts")
_REFERENCE_RATE = 22_050
_REFERENCE_S = 3.0
"""The library asks for more than 3 s of a voice."""
_SHORTEST_S = 0.5
"""Less tells nothing of a voice."""
_NORMALISED = 0.75
"""The peak that the library's ``sound_norm_refs`` brings a sample to."""

# How the tokenizer romanises; without its library a language cannot be spoken.
_ROMANISERS = {"zh": "pypinyin", "ja": "cutlet", "ko": "ko_speech_tools"}

# Only how long a text will become while it is being spoken: letters a second, of a syllabary or ideographs fewer.
_LETTERS_PER_S = 15.0
_SYLLABLES_PER_S = 5.0
_TOKENS_PER_S = 21.5
"""22,050 Hz by ``gpt_code_stride_len``, 1024."""


class Xtts:
    """The XTTS engine (protocol: ``core.protocols.Engine``; sound: mono float32, 24 kHz)."""

    def __init__(self) -> None:
        self._model: Any = None
        self._config: Any = None
        self._languages: tuple[str, ...] = ()
        self._watermark: Watermark | None = None

    def load(
        self, ctx: CallContext, model: str = "", device: str = "auto", threads: int = 0, **_: Any
    ) -> Capabilities:
        """Load the folder ``model``. Raises VoiceAppError for a folder or device that will not do."""
        folder = model_folder.check(model, _NEEDS, _TITLE)
        from TTS.tts.configs.xtts_config import XttsConfig
        from TTS.tts.models.xtts import Xtts as Library

        # The library computes in float32; half precision is none of its options.
        place = torch_device.choose(_TITLE, device, half=False, threads=threads)
        with torch_loading.reading(folder.name, _TITLE):
            config = XttsConfig()
            config.load_json(folder / "config.json")
            loaded = Library.init_from_config(config)
            # The library's own reading would write the file anew, without the settings that it was saved with.
            loaded._load_checkpoint = _weights
            loaded.load_checkpoint(config, checkpoint_dir=folder, eval=True)
        self._config = config
        self._model, place = torch_device.put(loaded, place, _TITLE)
        self._watermark = Watermark(place.device)
        bases = dict.fromkeys(str(language).split("-")[0] for language in config.languages)
        self._languages = tuple(code for code in bases if _readable(code))
        return Capabilities(
            languages=self._languages,
            streaming=True,
            cloning=True,
            temperature=True,
            word_times="estimated",
            voices=self._names(),
            sample_rate=config.audio.output_sample_rate,
            device=place.device,
            precision=place.precision,
            notice=place.notice,
        )

    def voices(self, ctx: CallContext) -> list[dict[str, str]]:
        """The model's own voices as {"name", "language"}: each speaks every language, so that is ""."""
        return [{"name": name, "language": ""} for name in self._names()]

    def condition(self, ctx: CallContext) -> dict[str, Samples]:
        """What the model needs of a voice, from its samples, which are fed as :mod:`voice_samples` says.

        Returns the arrays for ``timbre`` of :meth:`speak`: ``gpt_cond_latent`` (1, frames, channels) of the
        samples one after the other, and ``speaker_embedding`` (1, 512, 1), the mean over the samples. How much of
        them counts the model's settings say, as in the library's ``get_conditioning_latents``. {} when cancelled.
        Raises VoiceAppError ``recording-too-short``.
        """
        import torch

        config = self._config
        sounds, embeddings, length = [], [], 0.0
        for number, samples in enumerate(voice_samples.fed(ctx, _REFERENCE_RATE, config.max_ref_len)):
            if config.sound_norm_refs:
                samples = samples / max(float(np.abs(samples).max()), 1e-6) * _NORMALISED
            if len(samples) < _SHORTEST_S * _REFERENCE_RATE:
                continue
            sound = torch.from_numpy(samples)[None].to(self._model.device)
            embeddings.append(self._model.get_speaker_embedding(sound, _REFERENCE_RATE))
            if not 0 < config.gpt_cond_len <= length:  # more is not looked at
                sounds.append(sound)
            length += len(samples) / _REFERENCE_RATE
            ctx.progress(None, f"Listening to sample {number + 1}")
        if ctx.cancelled:
            return {}
        if length < _REFERENCE_S:
            raise VoiceAppError(
                "recording-too-short",
                f"The samples are {length:.1f} s long; {_TITLE} needs {_REFERENCE_S:.0f} s of a voice.",
                "Record a few sentences more.",
            )
        latent = self._model.get_gpt_cond_latents(
            torch.cat(sounds, dim=-1),
            _REFERENCE_RATE,
            length=config.gpt_cond_len,
            chunk_length=config.gpt_cond_chunk_len,
        )
        embedding = torch.stack(embeddings).mean(dim=0)
        ctx.progress(1.0)
        return {
            "gpt_cond_latent": latent.float().cpu().numpy(),
            "speaker_embedding": embedding.float().cpu().numpy(),
        }

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
        temperature: float | None = None,
    ) -> Iterator[dict[str, Any]]:
        """Speak ``text`` while it is being made: {"audio": Audio, "words": [...]} with estimated word times.

        ``voice`` is one of the model's own ("" the first); ``timbre``, of :meth:`condition`, takes its
        place. Raises VoiceAppError ``voice-unknown``, ``timbre-unfit`` and ``language-unknown``.
        """
        assert self._watermark is not None
        code = spoken_language(language, self._languages, _TITLE)
        speaker = self._speaker(voice, timbre)
        rate = self._config.audio.output_sample_rate
        offset_s = 0.0
        # A longer text would be cut off in the middle.
        for start, end in pieces(text, self._model.tokenizer.char_limits.get(code, 250)):
            piece = text[start:end]
            seconds = _expected_s(piece, speed)
            if not seconds:
                continue  # nothing but punctuation, of which it would make words
            share = start / len(text), end / len(text)
            criteria = torch_steps.stopping(ctx, round(seconds * _TOKENS_PER_S), "", *share)
            chunks = self._model.inference_stream(
                piece,
                code,
                *speaker,
                speed=speed / pitches.factor(pitch),
                stopping_criteria=criteria,
                **self._options(temperature),
            )
            marked = self._watermark.stream(rate)
            words = Unfolding(piece, seconds, offset_s)
            raised = pitches.shifter(pitch, rate)
            for samples in self._parts(torch_device.seeded_steps(seed, chunks), raised, marked, volume):
                if ctx.cancelled:
                    return
                last = samples is None
                samples = marked.finish() if samples is None else samples
                if last or len(samples):
                    part = words.part(len(samples) / rate, last)
                    yield {
                        "audio": Audio(np.clip(samples, -1.0, 1.0), rate),
                        "words": within(part, start),
                    }
                    offset_s += len(samples) / rate
            ctx.progress(share[1])

    @staticmethod
    def _parts(chunks: Iterator[Any], raised: Resampler, marked: Any, volume: float) -> Iterator[Samples | None]:
        """The marked sound as it becomes ready; None once only its end is left."""
        for chunk in chunks:
            made = chunk.float().cpu().numpy() * gain(volume)
            yield marked.push(raised.push(made))
        yield marked.push(raised.finish())
        yield None

    def _options(self, temperature: float | None) -> dict[str, Any]:
        """The sampling that the model's own settings ask for, as the library's ``synthesize`` does."""
        options = {name: self._config[name] for name in ("length_penalty", "repetition_penalty", "top_k", "top_p")}
        return {**options, "temperature": self._config.temperature if temperature is None else temperature}

    def _names(self) -> tuple[str, ...]:
        return tuple(str(name) for name in self._model.speaker_manager.speakers)

    def _speaker(self, voice: str, timbre: Timbre | None) -> tuple[Any, Any]:
        import torch

        if timbre is not None:
            channels = self._model.args.gpt_n_model_channels
            shapes = {
                "gpt_cond_latent": (1, None, channels),
                "speaker_embedding": (1, self._model.args.d_vector_dim, 1),
            }
            arrays = voice_samples.checked(timbre, shapes, _TITLE)
            return torch.from_numpy(arrays["gpt_cond_latent"]), torch.from_numpy(arrays["speaker_embedding"])
        name = chosen(voice, self._names()) if voice else self._names()[0]
        told = self._model.speaker_manager.speakers[name]
        return told["gpt_cond_latent"], told["speaker_embedding"]


def _weights(path: Path) -> Any:
    """The weights in the published file, which also holds the settings of its training: four classes, no more."""
    import torch
    from TTS.config.shared_configs import BaseDatasetConfig
    from TTS.tts.configs.xtts_config import XttsArgs, XttsAudioConfig, XttsConfig

    allowed = [
        BaseDatasetConfig,
        XttsConfig,
        *(XttsArgs, XttsAudioConfig),
        # where they were when the model was saved
        (XttsArgs, "TTS.tts.models.xtts.XttsArgs"),
        (XttsAudioConfig, "TTS.tts.models.xtts.XttsAudioConfig"),
    ]
    with torch.serialization.safe_globals(allowed):
        # Read as it is needed, not 1.9 GB at once beside the model.
        stored = torch.load(path, map_location="cpu", weights_only=True, mmap=zipfile.is_zipfile(path))
    return stored["model"]


def _readable(code: str) -> bool:
    return code not in _ROMANISERS or find_spec(_ROMANISERS[code]) is not None


def _expected_s(piece: str, speed: float) -> float:
    """About how long a text will be when spoken; 0 where there is nothing to speak."""
    spoken = [character for character in piece if character.isalnum()]
    syllables = sum("\u3040" <= character <= "\uffff" for character in spoken)
    return (syllables / _SYLLABLES_PER_S + (len(spoken) - syllables) / _LETTERS_PER_S) / max(speed, 0.05)
