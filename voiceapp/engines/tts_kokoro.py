"""Speech by Kokoro, 82 million parameters, as ONNX through kokoro-onnx: quick on a processor, so made for talks.

The architecture is StyleTTS 2 (Li et al., 2023, arXiv:2306.07691) with an iSTFTNet vocoder. kokoro-onnx gets its
phonemes from phonemizer and espeak-ng; both are GPL-3 and stay inside this engine's process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.core.voice_blends import parse
from voiceapp.engines import kokoro_folder, model_folder, onnx_session
from voiceapp.engines import pitch as pitches
from voiceapp.engines.catalog import needs
from voiceapp.engines.text_pieces import pieces
from voiceapp.engines.voice_names import chosen
from voiceapp.engines.volume import at_volume
from voiceapp.engines.word_times import estimated, within

_TITLE = "Kokoro"
_RATE = 24_000

# A voice's first letter is its language (hexgrad/kokoro, kokoro/pipeline.py: LANG_CODES and ALIASES). Japanese (j)
# and Chinese (z) were trained on phonemes of another tool: with espeak-ng's they would not be understood.
_LANGUAGES = {"a": "en-us", "b": "en-gb", "e": "es", "f": "fr-fr", "h": "hi", "i": "it", "p": "pt-br"}
_VOICE = re.compile(r"([a-z])[fm](_|$)")
_BEST = ("af_heart", "bf_emma")  # of their languages, by the grades in hexgrad/kokoro, kokoro.js/src/voices.js
_PIECE_CHARACTERS = 240  # what is made at once: its end is the next place where a call can stop
_SLOWEST, _FASTEST = 0.5, 2.0  # kokoro-onnx takes no others
_SENTENCE_PAUSE_S, _CLAUSE_PAUSE_S = 0.25, 0.1  # its own defaults
_PLAIN = re.compile(r"[^\W\d_]|[\s.,;:!?'’\"“”…—–-]")


class Kokoro:
    """The Kokoro engine (protocol: ``core.protocols.Engine``; sound: mono float32, 24 kHz)."""

    def __init__(self) -> None:
        self._library: Any = None
        self._voices: dict[str, kokoro_folder.Voice] = {}

    def load(self, ctx: CallContext, model: str = "", threads: int = 0, **_: Any) -> Capabilities:
        """Load the folder ``model``, in either published layout. Raises VoiceAppError for one that will not do."""
        folder = model_folder.check(model, needs("kokoro"), _TITLE)
        voices = kokoro_folder.voices(folder, _TITLE)
        vocabulary = kokoro_folder.vocabulary(folder, _TITLE)
        import kokoro_onnx

        file = kokoro_folder.graph(folder)
        session = onnx_session.load(file, threads, folder.name, _TITLE)
        if {"style", "speed"} - {given.name for given in session.get_inputs()}:
            raise model_folder.broken(folder.name, _TITLE)
        none: Any = kokoro_folder.NoVoices(folder)
        self._library = kokoro_onnx.Kokoro.from_session(session, none, vocab_config=vocabulary)
        self._library.tokenizer.phonemize("a", "en-us")  # starts espeak-ng: 0.2 s that no answer has to wait for
        self._voices = {name: table for name, table in voices.items() if _language(name) != ""}
        return Capabilities(
            languages=tuple(sorted({language for name in self._voices if (language := _language(name))})),
            streaming=True,
            word_times="exact" if self._library.has_timings else "estimated",
            phonemes=True,
            voices=tuple(self._voices),
            sample_rate=_RATE,
            device="cpu",
            precision=kokoro_folder.precision(file),
        )

    def close(self) -> None:
        """Let phonemizer remove the copies of espeak-ng's library that it made for itself: two caches hold them."""
        from phonemizer.backend.espeak.wrapper import EspeakWrapper
        from phonemizer.phonemize import clear_backends_cache

        clear_backends_cache()
        EspeakWrapper.available_voices.cache_clear()

    def voices(self, ctx: CallContext) -> list[dict[str, str]]:
        """Every voice as {"name", "language"}, by language; "" is a voice whose name tells none."""
        voices = [{"name": name, "language": _language(name) or ""} for name in self._voices]
        return sorted(voices, key=lambda voice: (voice["language"], voice["name"]))

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
        phonemes: Sequence[tuple[int, int, str]] = (),
    ) -> Iterator[dict[str, Any]]:
        """Speak ``text``, piece by piece: {"audio": Audio, "words": [...]}.

        The spans (start, end, IPA) of ``phonemes`` are spoken by their sounds.

        A named voice speaks its own language, else the first one of ``language`` speaks; several voices of one
        language can be blended (``core/voice_blends.py``). Word times are seconds
        from the start of the whole text's sound: exact where the model tells how long its phonemes are and
        each written word is one spoken word. The model's own noise cannot be seeded: ``seed`` has no meaning.

        Raises VoiceAppError ``voice-unknown``, ``blend-wrong``, ``blend-languages`` and ``language-unknown``.
        """
        style, spoken = self._choose(voice, language)
        raised = pitches.factor(pitch)
        pace = min(max(speed / raised, _SLOWEST), _FASTEST)
        offset_s = 0.0
        for number, (start, end) in enumerate(cuts := list(pieces(text, _PIECE_CHARACTERS))):
            if ctx.cancelled:
                return
            ctx.progress(number / len(cuts))
            piece = text[start:end]
            if not estimated(piece, 1.0):
                continue  # nothing but punctuation
            given = [(first - start, last - start, ipa) for first, last, ipa in phonemes if start <= first < end]
            sounds = self._sounds(piece, spoken, given)
            if not self._library.tokenizer.tokenize(sounds, limit=None):
                continue
            samples, _, times = self._library.create_timed(sounds, style, pace, is_phonemes=True)
            samples = pitches.shifted(samples, pitch, _RATE)
            told = _words(piece, times, raised, offset_s) or estimated(piece, len(samples) / _RATE, offset_s)
            samples = np.concatenate([samples, np.zeros(_pause(sounds), np.float32)]).astype(np.float32)
            yield {"audio": Audio(at_volume(samples, volume), _RATE), "words": within(told, start)}
            offset_s += len(samples) / _RATE

    def _sounds(self, piece: str, spoken: str, given: Sequence[tuple[int, int, str]]) -> str:
        """A piece in phonemes: as espeak-ng reads it, but for the words that are ``given``."""
        parts: list[str] = []
        at = 0
        for start, end, ipa in (*given, (len(piece), len(piece), "")):
            if any(map(str.isalnum, before := piece[at:start])):
                parts.append(self._library.tokenizer.phonemize(before, spoken))
            elif before.strip() and parts:
                parts[-1] += before.strip()
            parts += [ipa] if ipa else []
            at = end
        return " ".join(part.strip() for part in parts)

    def _choose(self, voice: str, language: str) -> tuple[kokoro_folder.Voice, str]:
        """The style of who speaks, and espeak-ng's name for the language."""
        wanted = _code(language)
        if voice.strip():
            return self._blended(parse(voice), wanted)
        family = wanted.split("-")[0]
        for matches in (wanted.__eq__, lambda code: code.split("-")[0] == family):
            fitting = sorted(name for name in self._voices if matches(_language(name) or "en-us"))
            if fitting:
                best = next((name for name in _BEST if name in fitting), fitting[0])
                return self._voices[best], _language(best) or "en-us"
        raise VoiceAppError(
            "language-unknown",
            f"This Kokoro model has no voice for the language {language}.",
            "Choose another language in Settings, or espeak as the engine that speaks.",
        )

    def _blended(self, weights: Mapping[str, float], wanted: str) -> tuple[kokoro_folder.Voice, str]:
        """The weighted mean of styles: one voice remains as it is."""
        shares = [(chosen(name, tuple(self._voices)), share) for name, share in weights.items()]
        languages = dict.fromkeys(_language(name) or wanted for name, _ in shares)
        if len(languages) > 1:
            told = ", ".join(f"{name} speaks {_language(name) or wanted}" for name, _ in shares)
            raise VoiceAppError(
                "blend-languages",
                f"Voices of several languages cannot be blended: {told}.",
                "Choose voices of one language.",
            )
        if len(shares) == 1:
            return self._voices[shares[0][0]], next(iter(languages))
        # Tables may reach to texts of different lengths.
        rows = min(len(self._voices[name]) for name, _ in shares)
        style = np.sum([share * self._voices[name][:rows] for name, share in shares], axis=0)
        return np.asarray(style, np.float32), next(iter(languages))


def _language(voice: str) -> str | None:
    """The language that a voice's name tells; "" for one that cannot be spoken here, None where it tells none."""
    match = _VOICE.match(voice)
    return None if match is None else _LANGUAGES.get(match[1], "")


def _code(language: str) -> str:
    """espeak-ng's name for a language code: "en" is American, as elsewhere in the program."""
    code = language.lower().replace("_", "-")
    return {"": "en-us", "auto": "en-us", "en": "en-us", "fr": "fr-fr", "pt": "pt-br"}.get(code, code)


def _pause(phonemes: str) -> int:
    """Samples of silence after a piece: the library cuts off what the model made of its last mark."""
    from kokoro_onnx.chunker import pause_after

    return int(pause_after(phonemes, _SENTENCE_PAUSE_S, _CLAUSE_PAUSE_S) * _RATE)


def _words(text: str, times: Sequence[Any], raised: float, offset_s: float) -> list[dict[str, Any]]:
    """The words with the times of their phonemes; [] where the two cannot be matched one to one.

    espeak-ng runs short words together ("of the") and reads numbers and signs as several: then none is certain.
    """
    written = estimated(text, 1.0)
    spoken: list[list[Any]] = [[]]
    for time in times:
        if time.phoneme == " ":
            spoken.append([])
        elif time.phoneme.isalpha():
            spoken[-1].append(time)
    groups = [group for group in spoken if group]
    if len(groups) != len(written) or not all(_PLAIN.fullmatch(character) for character in text):
        return []
    for word, group in zip(written, groups, strict=True):
        word["start_s"], word["end_s"] = offset_s + group[0].start / raised, offset_s + group[-1].end / raised
        word["exact"] = True
    for word, following in pairwise(written):
        word["end_s"] = min(word["end_s"], following["start_s"])
    return written
