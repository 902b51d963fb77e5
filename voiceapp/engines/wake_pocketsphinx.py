"""The wake phrase by pocketsphinx's keyphrase search: any English words, its model comes in the wheel.

The search weighs the phrase against a loop of all phones; the score of a find is the decadic logarithm of that
likelihood ratio, with what noise takes from it given back (:func:`allowance`). How high it has to be was measured
by ``voiceapp bench wake`` with flite's four voices and one of eSpeak's, 25 phrases at each level of noise. At
"normal" flite's are never missed clean; in all are missed at 20, 10, 5 and 0 dB: of "okay assistant" 4, 8, 9 and
15, of "hey computer" 8, 15, 21 and 24. Taken for it are none and 2 of 610 sentences (0.5 h), 8 of 100 and 9 of 80
near misses ("okay a system", "hey commuter"), nothing of noises and of 0.05 h of recorded talk: so "okay
assistant" is the default. Clean, eSpeak's voice is not spotted: the acoustic model is one of people.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import FRAME_SAMPLES, SPEECH_RATE, Samples
from voiceapp.core.protocols import CallContext, Capabilities

PER_PHONE = {"low": -0.8, "normal": -1.5, "high": -3.0}
"""The least score for each phone of the phrase, by sensitivity: every phone adds its own chance of a bad fit.

Clean, "hey computer" (10 phones) scored -5 to 21.
"""

CLEAN_DB, MOST_DB = 40.0, 25.0
"""From this range between speech and pauses on sound is clean; of what is less, at most so much is given back."""

LEAST_PHONES = 6
"""Shorter phrases ("hey you") are found in ordinary talk at any threshold."""

_LOOSEST_PER_PHONE = -5.0
_LEVEL_FRAMES = 150  # 3 s: the phrase and the pre-roll before it
_FRAME_S = 0.01
# kws_search.c stores a find's score less KWS_MAX, in units of 2**SENSCR_SHIFT logarithms to the base 1.0001.
_KWS_MAX, _UNIT = 1500, 1024
_LOG_BASE = 1e-4
_FIRST_MEAN = "48.3,11.5,-4.6,14.4,-5.6,-1.1,-0.5,-5.9,0.6,-2.4,2.6,1.9,-0.1"  # as in asr_pocketsphinx


@dataclass(frozen=True, slots=True)
class Find:
    """The phrase was found: where it ended, in seconds from the start of the sound, and its score."""

    end_s: float
    score: float


class WakePocketsphinx:
    """The engine ``wake-pocketsphinx`` (protocol: ``core.protocols.Engine``). Sound in: mono float32, 16 kHz."""

    def __init__(self) -> None:
        self._decoder: Any = None
        self._armed: tuple[str, float] = ("", 0.0)

    def load(self, ctx: CallContext, model: str = "", **_: Any) -> Capabilities:
        """Load the model inside the package (0.2 s, 60 MB); ``model`` is not used."""
        self._arm("okay assistant", "normal")
        return Capabilities(languages=("en",), streaming=True, sample_rate=SPEECH_RATE)

    def check(self, ctx: CallContext, phrase: str) -> None:
        """Raise VoiceAppError "wake-words-unknown" or "wake-phrase-short" for a phrase that cannot be spotted."""
        self._phones(_plain(phrase))

    def spot(self, ctx: CallContext, phrase: str, sensitivity: str) -> Generator[float | None, None, None]:
        """For each piece of sound: None, or how many seconds into all of it the phrase ended. Raises as check."""
        self._arm(phrase, sensitivity)
        told, levels = 0.0, deque[float](maxlen=_LEVEL_FRAMES)
        least = threshold(self._phones(_plain(phrase)), sensitivity)
        self._decoder.set_cmn(_FIRST_MEAN)
        self._decoder.start_utt()
        try:
            for piece in ctx.inputs():
                self._decoder.process_raw(_pcm(piece.samples))
                levels.extend(_levels(piece.samples))
                found = self._finds(allowance(levels))
                new = [find.end_s for find in found if find.end_s > told and find.score >= least]
                told = max([told, *new])
                yield new[0] if new else None
        finally:
            self._decoder.end_utt()

    def rate(self, ctx: CallContext, phrase: str) -> Generator[list[list[float]], None, None]:
        """For each array of samples, heard alone: every find above the loosest score, as [end_s, score].

        This is what ``bench wake`` asks.
        """
        self._arm(phrase, "loosest")
        for samples in ctx.inputs():
            self._decoder.set_cmn(_FIRST_MEAN)
            self._decoder.start_utt()
            pcm, step = _pcm(samples), 2 * SPEECH_RATE // 10  # as live sound comes, a tenth of a second
            for start in range(0, len(pcm), step):
                self._decoder.process_raw(pcm[start : start + step])
            # The noise of the whole: live, only the last seconds count.
            found = [[find.end_s, find.score] for find in self._finds(allowance(_levels(samples)))]
            self._decoder.end_utt()
            yield found

    def thresholds(self, ctx: CallContext, phrase: str) -> dict[str, float]:
        """The least score of each sensitivity for this phrase."""
        return {name: threshold(self._phones(_plain(phrase)), name) for name in PER_PHONE}

    # ------------------------------------------------------------------------------------------------

    def _arm(self, phrase: str, sensitivity: str) -> None:
        """Have a decoder that looks for the phrase."""
        import pocketsphinx

        words = _plain(phrase)
        if self._decoder is None:
            config = pocketsphinx.Config(lm=None, loglevel="FATAL", keyphrase=words, kws_threshold=1.0)
            self._decoder = pocketsphinx.Decoder(config)
        least = threshold(self._phones(words), sensitivity)
        if (words, least) != self._armed:
            config = self._decoder.config
            config["keyphrase"], config["kws_threshold"] = words, 10.0 ** (least - MOST_DB)
            self._decoder.reinit()
            self._armed = (words, least)

    def _phones(self, words: str) -> int:
        said = [self._decoder.lookup_word(word) for word in words.split()]
        unknown = [word for word, phones in zip(words.split(), said, strict=True) if phones is None]
        if unknown:
            raise VoiceAppError(
                "wake-words-unknown",
                f"The wake phrase cannot be listened for: nobody knows how to say {' and '.join(unknown)}.",
                "Choose English words from the dictionary.",
            )
        phones = sum(len(one.split()) for one in said)
        if phones < LEAST_PHONES:
            raise VoiceAppError(
                "wake-phrase-short",
                f"The wake phrase “{words}” is too short: it would be heard in ordinary talk.",
                "Choose two words, or one long one.",
            )
        return phones

    def _finds(self, noise: float) -> list[Find]:
        if self._decoder.hyp() is None:
            return []
        finds = [Find((one.end_frame + 1) * _FRAME_S, _score(one.prob) + noise) for one in self._decoder.seg()]
        return sorted(finds, key=lambda find: find.end_s)


def threshold(phones: int, sensitivity: str) -> float:
    """The least score at which a phrase of so many phones is taken for found."""
    return phones * PER_PHONE.get(sensitivity, _LOOSEST_PER_PHONE)


def allowance(levels: Sequence[float]) -> float:
    """What noise takes from a score: one for each decibel that is missing between speech and pauses.

    Measured with noise of speech's own spectrum: at 20 dB the phrase scored 15 less than clean, at 10 dB 30 less.
    """
    if len(levels) < 2:
        return 0.0
    pauses, speech = np.percentile(levels, [10, 95])
    return float(np.clip(CLEAN_DB - (speech - pauses), 0.0, MOST_DB))


def _levels(samples: Samples) -> list[float]:
    """Decibels of each 20 ms."""
    frames = samples[: len(samples) // FRAME_SAMPLES * FRAME_SAMPLES].reshape(-1, FRAME_SAMPLES)
    power = np.mean(np.square(frames, dtype=np.float64), axis=1)
    return [float(level) for level in 10 * np.log10(power + 1e-10)]


def _score(probability: float) -> float:
    return (math.log(probability) / _LOG_BASE + _KWS_MAX) * _UNIT * _LOG_BASE / math.log(10)


def _plain(phrase: str) -> str:
    return " ".join("".join(letter for letter in phrase.lower() if letter.isalnum() or letter in "' ").split())


def _pcm(samples: Samples) -> bytes:
    return (np.clip(samples, -1.0, 1.0) * 32767.0).astype("<i2").tobytes()
