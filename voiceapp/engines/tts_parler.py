"""Speech by Parler-TTS: the voice is described in words (Lyth and King, 2024, arXiv:2402.01912).

The sound comes while it is made, from the library's own streamer, which for each part decodes all again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.core.voice_words import VoiceProperties, describe, pitch_of, speed_of
from voiceapp.engines import model_folder, torch_device, torch_loading, torch_steps
from voiceapp.engines.catalog import needs
from voiceapp.engines.generating import streamed
from voiceapp.engines.text_pieces import pieces
from voiceapp.engines.voice_names import spoken_language
from voiceapp.engines.volume import at_volume
from voiceapp.engines.word_times import Unfolding, estimated, within

_TITLE = "Parler-TTS"
_NEEDS = needs("parler")
_DESCRIPTIONS = "description_tokenizer"
"""Folder of the tokenizer that reads descriptions, where texts have one of their own (multilingual models)."""

_PIECE_CHARACTERS = 240  # about 16 s; the published models end at 30 s, whatever the text
_LETTERS_PER_S = 15.0
_PART_S = 0.5
_DESCRIPTION_TOKENS = 512  # the length that FLAN-T5, the text encoder, was trained with

# The speakers whose names stood in the training's descriptions, by the models' own pages: huggingface/parler-tts,
# INFERENCE.md, and the page of parler-tts-mini-multilingual-v1.1.
_ENGLISH = tuple(
    "Laura Gary Jon Lea Karen Rick Brenda David Eileen Jordan Mike Yann Joy James Eric Lauren Rose Will Jason "
    "Aaron Naomie Alisa Patrick Jerry Tina Jenna Bill Tom Carol Barbara Rebecca Anna Bruce Emily".split()
)
_MULTILINGUAL = tuple(
    "Mark Jessica Daniel Christine Christopher Nicole Richard Julia Alex Natalie Nicholas Sophia Steven Olivia "
    "Megan Michelle".split()
)
_EUROPEAN = ("en", "fr", "es", "pt", "pl", "de", "it", "nl")


class Parler:
    """The Parler-TTS engine (protocol: ``core.protocols.Engine``; sound: mono float32, 44.1 kHz as published)."""

    def __init__(self) -> None:
        self._model: Any = None
        self._texts: Any = None
        self._descriptions: Any = None
        self._names: tuple[str, ...] = ()
        self._languages: tuple[str, ...] = ()
        self._place = torch_device.Place("cpu", "float32")
        # The random numbers are the process's: two generations at once would take each other's.
        self._generating = threading.Lock()

    def load(
        self, ctx: CallContext, model: str = "", device: str = "auto", threads: int = 0, **_: Any
    ) -> Capabilities:
        """Load the folder ``model``. Raises VoiceAppError for a folder or device that will not do."""
        folder = model_folder.check(model, _NEEDS, _TITLE)
        from parler_tts import ParlerTTSForConditionalGeneration
        from transformers import AutoTokenizer

        # Half precision would have to be bfloat16 (huggingface/parler-tts, INFERENCE.md): float16 lacks the range.
        place = torch_device.choose(_TITLE, device, half=False, threads=threads)
        own = folder / _DESCRIPTIONS
        with torch_loading.reading(folder.name, _TITLE):
            loaded = ParlerTTSForConditionalGeneration.from_pretrained(folder, local_files_only=True)
            self._texts = AutoTokenizer.from_pretrained(folder, local_files_only=True)
            multilingual = (own / "tokenizer.json").is_file()
            self._descriptions = (
                AutoTokenizer.from_pretrained(own, local_files_only=True) if multilingual else self._texts
            )
        if len(self._descriptions) > loaded.config.text_encoder.vocab_size:
            raise model_folder.incomplete(folder.name, _TITLE, [f"{_DESCRIPTIONS}/tokenizer.json"])
        self._names = _MULTILINGUAL if multilingual else _ENGLISH
        self._languages = _EUROPEAN if multilingual else ("en",)
        self._model, self._place = torch_device.put(loaded, place, _TITLE)
        return Capabilities(
            languages=self._languages,
            streaming=True,
            temperature=True,
            word_times="estimated",
            voices=self._names,
            sample_rate=self._model.config.sampling_rate,
            device=self._place.device,
            precision=self._place.precision,
            notice=self._place.notice,
        )

    def voices(self, ctx: CallContext) -> list[dict[str, str]]:
        """The speakers that a published model knows by name, as {"name", "language"}; all else is described."""
        language = "" if self._names is _MULTILINGUAL else "en"
        return [{"name": name, "language": language} for name in self._names]

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
        """Speak ``text`` while it is being made: {"audio": Audio, "words": [...]} with estimated word times.

        ``voice`` is a description in English, or a speaker's name; ``speed`` and ``pitch`` become words of the
        description where the user gave none. Each piece of a long text begins from ``seed`` again, so that it
        sounds alike. Raises VoiceAppError ``voice-description-long`` and ``language-unknown``.
        """
        spoken_language(language, self._languages, _TITLE)  # the model finds it in the text
        description = self._tokens(self._describe(voice, speed, pitch))
        rate = self._model.config.sampling_rate
        offset_s = 0.0
        for start, end in pieces(text, _PIECE_CHARACTERS):
            piece = text[start:end]
            if not estimated(piece, 1.0):
                continue  # nothing but punctuation, of which it would make words
            seconds = len(piece) / _LETTERS_PER_S
            words = Unfolding(piece, seconds, offset_s)
            share = (start / len(text), end / len(text))
            for samples, last in self._generate(ctx, description, piece, seed, temperature, seconds, share):
                if ctx.cancelled:
                    return
                told = words.part(len(samples) / rate, last)
                yield {
                    "audio": Audio(at_volume(samples, volume), rate),
                    "words": within(told, start),
                }
                offset_s += len(samples) / rate
            ctx.progress(share[1])

    def _describe(self, voice: str, speed: float, pitch: float) -> str:
        name = next((name for name in self._names if name.casefold() == voice.strip().casefold()), "")
        if voice.strip() and not name:
            return voice.strip()
        return describe(VoiceProperties(name=name, speed=speed_of(speed), pitch=pitch_of(pitch)))

    def _tokens(self, description: str) -> Any:
        inputs = self._descriptions(description, return_tensors="pt")
        length = inputs.input_ids.shape[1]
        most = min(self._descriptions.model_max_length, _DESCRIPTION_TOKENS)
        if length > most:
            raise VoiceAppError(
                "voice-description-long",
                f"The description of the voice is too long: {length} tokens, and {most} are the most.",
                "Describe the voice in a sentence or two.",
            )
        return inputs

    def _generate(
        self,
        ctx: CallContext,
        description: Any,
        piece: str,
        seed: int | None,
        temperature: float | None,
        seconds: float,
        share: tuple[float, float],
    ) -> Iterator[tuple[Samples, bool]]:
        """The sound of one piece in parts, and whether it is the last. What generation raises is raised here."""
        from parler_tts import ParlerTTSStreamer

        codec = self._model.audio_encoder.config
        books = self._model.decoder.num_codebooks
        hop = getattr(codec, "hop_length", 0) or codec.sampling_rate // codec.frame_rate
        steps_per_s = codec.sampling_rate / hop
        steps = max(round(_PART_S * steps_per_s), books + 6)
        prompt = self._texts(piece, return_tensors="pt")
        given_up = threading.Event()
        criteria = torch_steps.stopping(ctx, round(seconds * steps_per_s), "", *share, enough=given_up.is_set)
        arguments = {
            "input_ids": description.input_ids,
            "attention_mask": description.attention_mask,
            "prompt_input_ids": prompt.input_ids,
            "prompt_attention_mask": prompt.attention_mask,
        }
        placed = {name: value.to(self._place.device) for name, value in arguments.items()}
        drawn = {} if temperature is None else {"temperature": temperature}

        def generate(tell: Callable[[tuple[Samples, bool]], None]) -> None:
            class Parts(ParlerTTSStreamer):  # type: ignore[misc]
                def on_finalized_audio(self, audio: Samples, stream_end: bool = False) -> None:
                    tell((audio, stream_end))

            # The library's own stride, which it works out from the codec's frame rate: not every codec tells that.
            streamer = Parts(self._model, self._place.device, steps, stride=hop * (steps - books) // 6)
            with self._generating, torch_device.seeded(seed):
                self._model.generate(**placed, **drawn, streamer=streamer, stopping_criteria=criteria)

        # Cancelled in its first steps the library fails, since there is nothing that it could decode.
        yield from streamed(ctx, generate, given_up)
