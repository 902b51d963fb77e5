"""Bark by the Transformers library: speech with laughter, sighs and song in the voices of its presets.

Cues in brackets ([laughs], [sighs], [clears throat], [music]) reach the model as they are. It speaks at most 15
seconds at once (768 semantic tokens, 49.9 a second), so a text goes to it sentence by sentence. Text to semantic
tokens, these to two codebooks of EnCodec, these to eight: three models, which share the progress.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import model_folder, torch_device, torch_loading, torch_steps
from voiceapp.engines.catalog import needs
from voiceapp.engines.leaving import Cancelled
from voiceapp.engines.text_pieces import pieces
from voiceapp.engines.voice_names import chosen
from voiceapp.engines.volume import gain
from voiceapp.engines.word_times import estimated, within

_TITLE = "Bark"
_NEEDS = needs("bark")
_PIECE_CHARACTERS = 180
"""What is spoken in 13 seconds or so."""
_CUE = re.compile(r"\[[^\[\]]+\]")
_PRESETS = "speaker_embeddings_path.json"
_PROMPTS = ("semantic_prompt", "coarse_prompt", "fine_prompt")
_LANGUAGE = re.compile(r"(?:.*/)?([a-z]{2})_speaker_\d+$")

# Shares of the three stages in the time that a piece takes.
_COARSE, _FINE = 0.3, 0.9


class Bark:
    """The Bark engine (protocol: ``core.protocols.Engine``; sound: mono float32, 24 kHz)."""

    def __init__(self) -> None:
        self._model: Any = None
        self._processor: Any = None
        self._voices: tuple[str, ...] = ()

    def load(
        self, ctx: CallContext, model: str = "", device: str = "auto", threads: int = 0, **options: Any
    ) -> Capabilities:
        """Load the folder ``model``. Raises VoiceAppError for a folder or device that will not do."""
        folder = model_folder.check(model, _NEEDS, _TITLE)
        from transformers import BarkModel, BarkProcessor

        place = torch_device.choose(_TITLE, device, options.get("precision", "auto"), threads=threads)
        with torch_loading.reading(folder.name, _TITLE):
            loaded = BarkModel.from_pretrained(folder, local_files_only=True)
            self._processor = BarkProcessor.from_pretrained(folder, local_files_only=True)
        self._voices = self._presets(folder)
        self._model, place = torch_device.put(loaded, place, _TITLE)
        return Capabilities(
            languages=tuple(sorted({language for name in self._voices if (language := _language(name))})),
            temperature=True,
            word_times="estimated",
            voices=self._voices,
            sample_rate=self._model.generation_config.sample_rate,
            device=place.device,
            precision=place.precision,
            notice=place.notice,
        )

    def voices(self, ctx: CallContext) -> list[dict[str, str]]:
        """The presets in the model's folder as {"name", "language"} ("" where a name tells none)."""
        return [{"name": name, "language": _language(name)} for name in self._voices]

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
        temperature: float | None = None,
    ) -> Iterator[dict[str, Any]]:
        """Speak ``text``, sentence by sentence: {"audio": Audio, "words": [...]} with estimated word times.

        ``voice`` "" is the language's first preset (without presets: a new voice each time); the model
        finds the language in the text and has no ``speed`` or ``pitch``. Raises VoiceAppError ``voice-unknown``.
        """
        preset = chosen(voice, self._voices) if voice else self._own(language)
        rate = self._model.generation_config.sample_rate
        offset_s = 0.0
        for start, end in pieces(text, _PIECE_CHARACTERS):
            if not estimated(text[start:end], 1.0):
                continue  # nothing but punctuation, of which it would make words
            share = start / len(text), end / len(text)
            try:
                with torch_device.seeded(seed):
                    made = self._piece(ctx, text[start:end].strip(), preset, temperature, *share)
            except Cancelled:
                return
            samples = made * gain(volume)
            audio = Audio(np.clip(samples, -1.0, 1.0), rate)
            spoken = _CUE.sub(lambda cue: " " * len(cue[0]), text[start:end])
            words = estimated(spoken, audio.duration_s, offset_s)
            yield {
                "audio": audio,
                "words": within(words, start),
            }
            offset_s += audio.duration_s
            ctx.progress(share[1])

    def _piece(
        self, ctx: CallContext, text: str, preset: str | None, temperature: float | None, begin: float, end: float
    ) -> np.ndarray[Any, Any]:
        config = self._model.generation_config
        prepared = self._processor(text, voice_preset=preset)
        inputs = {
            name: value if value is None else value.to(self._model.device) for name, value in prepared.items()
        }

        def at(share: float) -> float:
            return begin + (end - begin) * share

        semantic = _settings(config.semantic_config)
        coarse = _settings(config.coarse_acoustics_config)
        fine = _settings(config.fine_acoustics_config)
        # The fine model only fills in: it keeps its own, lower one.
        stages = () if temperature is None else ("semantic", "coarse")
        drawn = {f"{stage}_temperature": temperature for stage in stages}
        most = int(semantic.get("max_new_tokens") or 768)
        # Two codebooks of 75 frames a second for 49.9 semantic tokens.
        ratio = coarse["coarse_rate_hz"] * coarse["n_coarse_codebooks"] / semantic["semantic_rate_hz"]
        # The fine model is called past its hooks, its first layer is not.
        with (
            torch_steps.each_step(self._model.semantic, ctx, most, at(0), at(_COARSE)),
            torch_steps.each_step(self._model.coarse_acoustics, ctx, int(most * ratio), at(_COARSE), at(_FINE)),
            torch_steps.each_step(
                self._model.fine_acoustics.layers[0], ctx, fine["n_fine_codebooks"], at(_FINE), at(1)
            ),
        ):
            made = self._model.generate(**inputs, **drawn)
        result: np.ndarray[Any, Any] = made[0].float().cpu().numpy()
        return result

    def _presets(self, folder: Path) -> tuple[str, ...]:
        """The presets whose files are all in the folder: the processor will know them, and no others."""
        path = folder / _PRESETS
        if not path.is_file():
            return ()
        try:
            listed = json.loads(path.read_bytes())
            there = {
                name: files
                for name, files in listed.items()
                if name != "repo_or_path" and all(_inside(folder, files[prompt]) for prompt in _PROMPTS)
            }
        except (ValueError, AttributeError, KeyError, TypeError) as error:
            raise model_folder.broken(f"file {_PRESETS}", _TITLE) from error
        if listed and not there:
            raise VoiceAppError(
                "model-incomplete",
                f"The {_TITLE} folder {folder.name} is not complete: none of the voices in {_PRESETS} is there.",
                "Copy the whole folder, or download the model again.",
            )
        self._processor.speaker_embeddings = {"repo_or_path": str(folder), **there}
        # The second edition's presets ("v2/...") are the better ones: they come first.
        return tuple(sorted(there, key=lambda name: ("/" not in name, name)))

    def _own(self, language: str) -> str | None:
        code = language.lower().split("-")[0]
        return next((name for name in self._voices if _language(name) == code), next(iter(self._voices), None))


def _settings(told: Any) -> dict[str, Any]:
    """A stage's generation settings: the library keeps them as an object or as read from the file."""
    settings: dict[str, Any] = told if isinstance(told, dict) else told.to_dict()
    return settings


def _language(name: str) -> str:
    match = _LANGUAGE.match(name)
    return match[1] if match else ""


def _inside(folder: Path, name: str) -> bool:
    path = (folder / name).absolute()
    return ".." not in path.parts and path.is_relative_to(folder.absolute()) and path.is_file()
