"""Speech recognition by pocketsphinx: embedded (its English model comes in the wheel), no download.

Two decoders hear the same sound: one knows only the phrases of the built-in skills (a grammar), the other
any English. The grammar's phrase is taken where its measured confidence says so (see ``sphinx_scores``);
else free dictation is given with its own confidence, which is low in real rooms.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import FRAME_SAMPLES, SPEECH_RATE, Samples
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines import skill_grammar, sphinx_choice
from voiceapp.engines.recording import gathered
from voiceapp.engines.sphinx_scores import (
    FRAME_S,
    Spoken,
    free_confidence,
    grammar_confidence,
    text_of,
    weigh,
)
from voiceapp.engines.vad_webrtc import WebrtcVad
from voiceapp.engines.windows import Counted, Stretch, windows

UNDERSTOOD = 0.5
"""From here on the grammar's phrase is taken for what was said."""

_GRAMMAR = "skills"
_READING = "reading"
# Measured on 60 phrases by two voices: with the defaults "stop" came out as "stop the".
_PHRASE_SEARCH = {"wip": 0.2, "silprob": 0.1}
# The cepstral mean to begin with: of flite's four voices and four recordings of people (the library's own
# "40,3,-1" costs half of the exact sentences until it has heard some speech).
_FIRST_MEAN = "48.3,11.5,-4.6,14.4,-5.6,-1.1,-0.5,-5.9,0.6,-2.4,2.6,1.9,-0.1"
_PARTIAL_FRAMES = 12  # look for new words every quarter of a second
_LONGEST_S = 10.0  # of a window: 2.5 s of work, so that a cancel is soon seen
_PAUSE_BLOCKS, _PAD_BLOCKS, _LEAST_BLOCKS = 25, 15, 8
_QUESTIONS = tuple("what what's how when where who why which can could would will is are do does did".split())
_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday christmas january february april june july "
    "august september october november december".split()
)
_POLITE = ("can you", "could you", "would you")

Part = dict[str, Any]


class Pocketsphinx:
    """The pocketsphinx engine (protocol: ``core.protocols.Engine``). Sound in: mono float32, 16 kHz."""

    def __init__(self) -> None:
        self._free: Any = None
        self._grammar: Any = None
        self._phrases: Any = None
        self._mean = _FIRST_MEAN

    def load(self, ctx: CallContext, model: str = "", **_: Any) -> Capabilities:
        """Load the model inside the package (0.3 s) and the skills' grammar; ``model`` is not used."""
        import pocketsphinx

        self._free = pocketsphinx.Decoder(pocketsphinx.Config(loglevel="FATAL"))
        self._grammar = pocketsphinx.Decoder(pocketsphinx.Config(lm=None, loglevel="FATAL", **_PHRASE_SEARCH))
        self._grammar.add_jsgf_string(_GRAMMAR, skill_grammar.jsgf())
        self._grammar.activate_search(_GRAMMAR)
        self._phrases = self._grammar.get_fsg(_GRAMMAR)
        self._mean = _FIRST_MEAN
        return Capabilities(
            languages=("en",),
            streaming=True,
            word_times="exact",
            scores=("confidence", "probability"),
            chooses=True,
            sample_rate=SPEECH_RATE,
        )

    def listen(
        self,
        ctx: CallContext,
        language: str | None = None,
        translate: bool = False,
        prompt: str = "",
        words: bool = True,
        partials: bool = True,
    ) -> Generator[Part, None, Part]:
        """Transcribe one utterance while it is spoken: partial texts, then the final result.

        ``confidence`` is measured; below ``UNDERSTOOD`` the words should not be acted upon. ``prompt`` is
        not used. Raises VoiceAppError for another language than English.
        """
        self._check(language, translate)
        shown = ""
        self._start(self._mean)
        for number, frame in enumerate(_frames(ctx)):
            self._hear(frame)
            if partials and number % _PARTIAL_FRAMES == _PARTIAL_FRAMES - 1:
                partial = self._partial()
                if partial and partial != shown:
                    shown = partial
                    yield {"text": shown, "final": False}
        text, confidence, entries = self._understand(ctx.cancelled)
        if confidence >= UNDERSTOOD:
            # The sound of this room and microphone, learnt from speech that was certainly speech.
            self._mean = self._free.get_cmn(True)
        if not entries:
            return {"text": "", "language": "en", "confidence": None, "segments": []}
        return {
            "text": text,
            "language": "en",
            "confidence": confidence,
            "segments": [_segment(text, entries, 0.0, words)],
        }

    def transcribe(
        self,
        ctx: CallContext,
        language: str | None = None,
        translate: bool = False,
        prompt: str = "",
        words: bool = True,
    ) -> Generator[Part, None, Part]:
        """Transcribe a recording of any length, one stretch of speech at a time."""
        self._check(language, translate)
        heard = Counted(ctx.inputs())
        for window in windows(heard, _speech, _LONGEST_S):
            self._start(_FIRST_MEAN)
            self._hear(_pcm(window.samples), whole=True)
            text, _, entries = self._understand(ctx.cancelled)
            if ctx.cancelled:
                break
            if entries:
                segment = _segment(text, entries, window.start_s, words)
                yield {**segment, "done_s": window.end_s, "language": "en"}
        return {"language": "en", "duration_s": heard.samples / SPEECH_RATE}

    def choose(self, ctx: CallContext, before: str, choices: list[str], count: int) -> list[str]:
        """The last ``count`` words of a sentence that begins with ``before``, each one of ``choices`` (lower case).

        [] where the sound (mono, 16 kHz, a minute at most) is not that sentence.
        """
        import pocketsphinx

        # One of its own (0.3 s), since a decoder hears by what it heard before.
        decoder = pocketsphinx.Decoder(pocketsphinx.Config(lm=None, loglevel="FATAL", **_PHRASE_SEARCH))
        known = sphinx_choice.grammar(before, choices, count, lambda word: decoder.lookup_word(word) is not None)
        decoder.add_jsgf_string(_READING, known)
        decoder.activate_search(_READING)
        decoder.start_utt()
        decoder.process_raw(_pcm(gathered(ctx)), full_utt=True)
        decoder.end_utt()
        words = [entry.text for entry in _entries(decoder) if not entry.silent]
        return words[-count:]

    def knows(self, ctx: CallContext, words: list[str]) -> bool:
        """Whether all words (lower case) are in the dictionary; others can never be heard."""
        return all(self._grammar.lookup_word(word) is not None for word in words)

    # ------------------------------------------------------------------------------------------------

    def _check(self, language: str | None, translate: bool) -> None:
        if self._free is None:
            raise VoiceAppError(
                "engine-not-loaded", "Speech recognition is not loaded.", "Try again.", retryable=True
            )
        if translate or (language or "en").lower().replace("_", "-").split("-")[0] not in ("en", "auto"):
            raise VoiceAppError(
                "language-unsupported",
                "Pocketsphinx understands English only and does not translate.",
                "Choose a Whisper model in Settings, or set the language to English.",
            )

    def _start(self, mean: str) -> None:
        for decoder in (self._free, self._grammar):
            decoder.set_cmn(mean)
            decoder.start_utt()

    def _hear(self, pcm: bytes, whole: bool = False) -> None:
        """Decode; a ``whole`` utterance is levelled by its own mean, which live speech cannot wait for."""
        self._free.process_raw(pcm, full_utt=whole)
        self._grammar.process_raw(pcm, full_utt=whole)

    def _partial(self) -> str:
        """Free dictation so far, or the phrase that it seems to become."""
        free = self._free.hyp()
        if free is None or not free.hypstr:
            return ""
        phrase = self._grammar.hyp()
        text = str(free.hypstr)
        if phrase is not None and phrase.hypstr:
            evidence = weigh(_entries(self._grammar), _entries(self._free))
            if grammar_confidence(evidence) >= UNDERSTOOD:
                text = str(phrase.hypstr)
        return _written(text, question=False)

    def _understand(self, cancelled: bool) -> tuple[str, float, list[Spoken]]:
        """End the utterance: the text, its confidence, and the words with their frames ([] : nothing said)."""
        self._grammar.end_utt()
        self._free.end_utt()
        if cancelled:
            return "", 0.0, []
        free = _entries(self._free)
        phrase = self._whole(_entries(self._grammar))
        if phrase:
            confidence = grammar_confidence(weigh(phrase, free))
            if confidence >= UNDERSTOOD:
                return _written(text_of(phrase), question=True), confidence, phrase
        if not text_of(free):
            return "", 0.0, []
        return _written(text_of(free), question=False), free_confidence(free, self._free.get_prob()), free

    def _whole(self, entries: list[Spoken]) -> list[Spoken]:
        """The path, if its words are a whole phrase of the grammar; one word begun too many is dropped.

        pocketsphinx gives the best path so far where no phrase was finished ("stop the").
        """
        words = text_of(entries).split()
        if words and self._phrases.accept(" ".join(words)):
            return entries
        if len(words) > 1 and self._phrases.accept(" ".join(words[:-1])):
            last = max(index for index, entry in enumerate(entries) if not entry.silent)
            return [*entries[:last], *entries[last + 1 :]]
        return []


def _frames(ctx: CallContext) -> Iterator[bytes]:
    """The call's input as 16-bit frames of 20 ms, whatever the size of its items."""
    held: Samples = np.zeros(0, np.float32)
    for item in ctx.inputs():
        held = np.concatenate([held, item.samples]) if len(held) else item.samples
        whole = len(held) - len(held) % FRAME_SAMPLES
        for at in range(0, whole, FRAME_SAMPLES):
            yield _pcm(held[at : at + FRAME_SAMPLES])
        held = held[whole:]
    if len(held):
        yield _pcm(held)


def _pcm(samples: Samples) -> bytes:
    return (np.clip(samples, -1.0, 1.0) * 32767.0).astype("<i2").tobytes()


def _entries(decoder: Any) -> list[Spoken]:
    if decoder.hyp() is None:
        return []
    return [
        Spoken(entry.word, entry.start_frame, entry.end_frame, entry.ascore, min(entry.prob, 1.0))
        for entry in decoder.seg()
    ]


def _segment(text: str, entries: list[Spoken], start_s: float, words: bool) -> Part:
    spoken = [entry for entry in entries if not entry.silent]
    return {
        "text": text,
        "start_s": start_s + spoken[0].start * FRAME_S,
        "end_s": start_s + (spoken[-1].end + 1) * FRAME_S,
        "avg_logprob": None,
        "no_speech_prob": None,
        "compression_ratio": None,
        "words": [
            {
                "text": word,
                "start_s": start_s + entry.start * FRAME_S,
                "end_s": start_s + (entry.end + 1) * FRAME_S,
                "probability": entry.probability,
                "exact": True,
            }
            for word, entry in zip(text.split(), spoken, strict=True)
        ]
        if words
        else [],
    }


def _written(text: str, question: bool) -> str:
    """Lower-case words as a sentence; a phrase of the grammar that asks gets its question mark."""
    words = [word.capitalize() if word in _NAMES or word == "i" else word for word in text.split()]
    words = ["I" + word[1:] if word.startswith("i'") else word for word in words]
    words[:1] = [word[:1].upper() + word[1:] for word in words[:1]]
    written = " ".join(words)
    asks = text.split(" ", 1)[0] in _QUESTIONS and not text.startswith(_POLITE)
    return f"{written}?" if question and asks else written


def _speech(samples: Samples) -> list[Stretch]:
    """Where somebody speaks, by WebRTC's detector: stretches at least half a second apart, padded by 0.3 s.

    Less than 0.16 s of speech is a click, or the detector's first guess.
    """
    vad = WebrtcVad()
    blocks = len(samples) // FRAME_SAMPLES
    spoken = [
        block
        for block in range(blocks)
        if vad.is_speech(samples[block * FRAME_SAMPLES : (block + 1) * FRAME_SAMPLES])
    ]
    runs: list[list[int]] = []
    for block in spoken:
        if runs and block - runs[-1][-1] <= _PAUSE_BLOCKS:
            runs[-1].append(block)
        else:
            runs.append([block])
    return [
        (max(run[0] - _PAD_BLOCKS, 0) * FRAME_SAMPLES, min(run[-1] + 1 + _PAD_BLOCKS, blocks) * FRAME_SAMPLES)
        for run in runs
        if len(run) >= _LEAST_BLOCKS
    ]
