"""Speech by espeak-ng: embedded, many languages, word times from the synthesizer itself.

The library is GPL-3 and stays inside this engine's child process (see ``espeak_library.py``).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines.espeak_library import WORDS_PER_MINUTE, EspeakLibrary, Event
from voiceapp.engines.text_pieces import pieces
from voiceapp.engines.volume import at_volume

# A call into the library returns when its whole text is spoken (0.7 ms a second of sound): pieces of this
# length keep the first sound and the answer to a cancel within a few milliseconds.
_PIECE_CHARACTERS = 240

# Codes that people and Whisper use, where espeak-ng has another word for the same voice.
_ALIASES = {"": "en-us", "en": "en-us", "auto": "en-us", "zh": "cmn", "no": "nb", "iw": "he", "jw": "id"}


class Espeak:
    """The espeak-ng engine (protocol: ``core.protocols.Engine``; sound: mono float32, 22.05 kHz)."""

    def __init__(self) -> None:
        self._library: EspeakLibrary | None = None

    def load(self, ctx: CallContext, model: str = "", **_: Any) -> Capabilities:
        """Initialise the library; ``model`` is not used: every voice is inside the package."""
        import espeakng_loader

        self._library = EspeakLibrary(espeakng_loader.get_library_path(), espeakng_loader.get_data_path())
        voices = self._library.voices()
        languages = {codes[0] for _, codes in voices if codes and codes[0] != "variant"}
        return Capabilities(
            languages=tuple(sorted(languages)),
            streaming=True,
            word_times="exact",
            voices=tuple(name for name, codes in voices if codes and codes[0] != "variant"),
            sample_rate=self._library.rate,
        )

    def voices(self, ctx: CallContext) -> list[dict[str, str]]:
        """Every voice as {"name", "language"}, by language."""
        voices = [
            {"name": name, "language": codes[0]}
            for name, codes in self._loaded().voices()
            if codes and codes[0] != "variant"
        ]
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
    ) -> Iterator[dict[str, Any]]:
        """Speak ``text``, piece by piece: {"audio": Audio, "words": [...]}.

        Word times are seconds from the start of the whole text's sound and exact; ``start`` and ``end``
        are offsets in ``text``, and ``text[start:end]`` is the word. ``seed`` has no meaning here.
        """
        library = self._loaded()
        self._choose(library, voice, language)
        library.set_pace(round(min(max(speed * WORDS_PER_MINUTE, 80), 450)))
        library.set_pitch(pitch)
        offset_s = 0.0
        for start, end in pieces(text, _PIECE_CHARACTERS):
            piece = text[start:end]
            pcm, events = library.synthesize(piece, bool(_ends_sentence(piece)), lambda: ctx.cancelled)
            if ctx.cancelled:
                return
            samples = np.frombuffer(pcm, dtype="<i2").astype(np.float32) / 32768.0
            found = words(piece, events, len(samples))
            if not found:
                continue  # nothing but punctuation: silence would only delay the answer
            yield {
                "audio": Audio(at_volume(samples, volume), library.rate),
                "words": [
                    {
                        "text": piece[first:last],
                        "start_s": offset_s + begin / library.rate,
                        "end_s": offset_s + finish / library.rate,
                        "exact": True,
                        "start": start + first,
                        "end": start + last,
                    }
                    for first, last, begin, finish in found
                ],
            }
            offset_s += len(samples) / library.rate

    def _loaded(self) -> EspeakLibrary:
        if self._library is None:
            raise VoiceAppError("engine-not-loaded", "The voice is not loaded.", "Try again.", retryable=True)
        return self._library

    @staticmethod
    def _choose(library: EspeakLibrary, voice: str, language: str) -> None:
        if voice:
            if not library.set_voice(voice):
                raise VoiceAppError(
                    "voice-unknown",
                    f"There is no voice named {voice}.",
                    "Choose another voice in Settings, or leave it empty.",
                )
            return
        code = language.lower().replace("_", "-")
        family = code.split("-")[0]
        # "pt-br" as it is, "zh-cn" by its family: the first that exists.
        if not any(library.set_voice(_ALIASES.get(name, name)) for name in (code, family)):
            raise VoiceAppError(
                "language-unknown",
                f"eSpeak NG has no voice for the language {language}.",
                "Choose another language in Settings.",
            )


def _ends_sentence(piece: str) -> bool:
    return piece.rstrip().rstrip("\"'”’)]").endswith((".", "!", "?", "…", "。", "！", "？", ":", ";"))


def words(text: str, events: list[Event], samples: int) -> list[tuple[int, int, int, int]]:
    """The spoken words as (start, end) in ``text`` and (begin, finish) in samples.

    espeak-ng tells a word's start and the length of the part that it read; numbers and Chinese tell several
    starts for one written word. So a word reaches to the end of its written run ("It" of "It's"), starts that
    lie inside a word already told belong to it, and a word ends where its trailing silence begins.
    """
    starts: list[tuple[int, int, int]] = []  # position, told length, index of the event
    covered = 0
    for index, event in enumerate(events):
        position = max(event.position, 0)
        if event.word and position >= covered and _spoken(text[position : position + event.length]):
            starts.append((position, event.length, index))
            covered = position + event.length
    found: list[tuple[int, int, int, int]] = []
    for number, (position, length, index) in enumerate(starts):
        last = number + 1 == len(starts)
        next_position = len(text) if last else starts[number + 1][0]
        next_index = len(events) if last else starts[number + 1][2]
        finish = samples if last else events[next_index].sample
        for event in reversed(events[index:next_index]):
            if not event.word and not event.pause:
                break
            if event.pause:
                finish = event.sample
        begin = events[index].sample
        end = _written_end(text, position, min(position + length, len(text)), next_position)
        found.append((position, end, begin, max(finish, begin)))
    return found


def _spoken(written: str) -> bool:
    return any(not character.isspace() for character in written)


def _written_end(text: str, start: int, end: int, limit: int) -> int:
    """Where the written word that starts at ``start`` ends, punctuation after it left out."""
    run = end
    while run < limit and not text[run].isspace():
        run += 1
    while run > end and unicodedata.category(text[run - 1])[0] in "PZSC":
        run -= 1
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return max(run, end)
