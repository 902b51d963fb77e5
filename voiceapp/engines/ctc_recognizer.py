"""Speech recognition by networks with a CTC output: what Wav2Vec2's and SpeechBrain's engines share."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Samples
from voiceapp.core.protocols import CallContext
from voiceapp.engines import ctc, vad_stretches
from voiceapp.engines.asr_windows import Part, Request, WindowedRecognizer
from voiceapp.engines.windows import LONGEST_S, Stretch, quietest

_SHORTEST = 1600
SCORES = ("confidence", "avg_logprob", "probability")


class CtcRecognizer(WindowedRecognizer):
    """A :class:`WindowedRecognizer` whose word times come from the network's frames."""

    def __init__(self) -> None:
        super().__init__()
        self.blank = 0
        self.gap: list[int] = []
        """The tokens between two words, where a word's own do not tell."""
        self.frame_s = 0.02

    @abstractmethod
    def frames(self, samples: Samples) -> ctc.Scores:
        """The network's log-probabilities for at most 30 s of sound, shape (frames, tokens)."""

    @abstractmethod
    def words(self, spans: Sequence[ctc.Span]) -> list[tuple[str, list[ctc.Span]]]:
        """The words that tokens spell, each with its tokens."""

    @abstractmethod
    def spelled(self, word: str) -> list[int]:
        """A word's tokens, [] where the network has none for it."""

    def recognize(self, ctx: CallContext, samples: Samples, request: Request) -> Iterator[Part]:
        """What the network hears, best token by best token."""
        scores = self.frames(samples)
        edges = np.arange(len(scores) + 1, dtype=np.float64) * self.frame_s
        heard = [ctc.word(text, spans, edges) for text, spans in self.words(ctc.greedy(scores, self.blank))]
        for segment in ctc.segments(heard, request.language):
            yield segment if request.words else {**segment, "words": []}

    def align(self, ctx: CallContext, text: str) -> list[Part]:
        """Where each word of ``text`` is said in the call's sound (mono, 16 kHz, some minutes): words with times.

        A word that the network cannot spell (digits, another script) lies between its neighbours, without a
        probability. Raises VoiceAppError ``align-impossible`` and ``align-too-long``.
        """
        if not self.loaded:
            raise VoiceAppError("engine-not-loaded", f"{self.title} is not loaded.", "Try again.", retryable=True)
        scores, edges = self._all_frames(ctx)
        if ctx.cancelled:
            return []
        tokens: list[int] = []
        places: list[tuple[str, int, int]] = []
        for word in text.split():
            letters = self.spelled(word)
            tokens += self.gap if tokens and letters else []
            places.append((word, len(tokens), len(tokens) + len(letters)))
            tokens += letters
        spans = ctc.align(scores, tokens, self.blank)
        found: list[Part] = []
        for word, start, end in places:
            if start < end:
                found.append(ctc.word(word, spans[start:end], edges))
                continue
            before = found[-1]["end_s"] if found else 0.0
            after = float(edges[spans[start].start] if start < len(spans) else edges[-1])
            between = {"start_s": before, "end_s": max(before, after)}
            found.append({"text": word, **between, "probability": None, "exact": False})
        return found

    def speech(self, samples: Samples) -> list[Stretch]:
        """Where webrtcvad hears speech."""
        return vad_stretches.stretches(samples)

    def _all_frames(self, ctx: CallContext) -> tuple[ctc.Scores, NDArray[np.float64]]:
        """The frames of the whole sound, heard in pieces of at most 28 s cut where it is quietest; their edges."""
        longest = int(LONGEST_S * SPEECH_RATE)
        scores: list[ctc.Scores] = []
        edges: list[NDArray[np.float64]] = []
        held: Samples = np.zeros(0, np.float32)
        begin = 0

        def hear(length: int) -> None:
            nonlocal held, begin
            scores.append(self.frames(held[:length]))
            edges.append(begin / SPEECH_RATE + np.arange(len(scores[-1]), dtype=np.float64) * self.frame_s)
            held, begin = held[length:], begin + length

        for item in ctx.inputs():
            held = np.concatenate([held, item.samples])
            while len(held) > longest and not ctx.cancelled:
                hear(quietest(held[:longest], longest // 2))
        if len(held) >= _SHORTEST and not ctx.cancelled:
            hear(len(held))
        end = (begin + len(held)) / SPEECH_RATE
        whole = np.concatenate(scores) if scores else np.zeros((0, 1), np.float32)
        return whole, np.concatenate([*edges, [end]])
