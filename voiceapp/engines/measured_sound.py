"""The facts of a sound file of any length, read once: levels, silences, speech and music, tempo, key, pitch.

Memory is bounded but for some numbers a second that are kept of each measure: 50 MB for an hour were measured.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voiceapp.audio.files import SoundReader
from voiceapp.audio.levels import COURSE_S, FLOOR_DB, SOUND_DB, LevelMeter
from voiceapp.audio.resample import Resampler, mono, with_channels
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.core.sound_facts import LoudnessFact, PartKind, PulseFact, SoundFacts, SoundPart, VoiceRange
from voiceapp.engines.framing import Framing, hann, power
from voiceapp.engines.heard_parts import CELL_S, SPOKEN, Mask, parts, played, silences, spoken
from voiceapp.engines.onsets import Onsets, overall
from voiceapp.engines.tonality import Chroma, SteadyTones, key
from voiceapp.engines.vad_silero import CHUNK, SileroVad
from voiceapp.engines.yin import pitch

_BLOCK_S = 4.0
_MUSIC_RATE, _WINDOW, _HOP = 22_050, 2048, 512
_PITCH_WINDOW, _PITCH_HOP = 1024, 320

_BELOW_DB = 40.0
"""So far below a sound's own loudness nothing is heard of it."""

_LEAST_PITCHES = 50
"""Voiced frames, of 20 ms each, of which a range is told."""
_BELOW_FIRST, _ABOVE_THIRD = 0.75, 1.5
"""Of the quartiles: what lies outside is the octave of a voice, not the voice (Hirst, 2007, ICPhS XVI)."""

_MOMENTARY_S, _SHORT_TERM_S = 0.4, 3.0
_MOSTLY = 0.75
"""Where less of its 3 s is heard, a moment is a silence, not quiet."""


class MeasuredSound:
    """The engine of facts (protocol: ``core.protocols.Engine``)."""

    def load(self, ctx: CallContext, **_: Any) -> Capabilities:
        """Nothing to load: what is needed comes with the first file."""
        return Capabilities(languages=("*",))

    def measure(
        self, ctx: CallContext, path: str, from_s: float = 0.0, until_s: float | None = None
    ) -> dict[str, Any]:
        """The fields of :class:`voiceapp.core.sound_facts.SoundFacts` without the speakers, as plain values.

        Raises the VoiceAppErrors of :class:`voiceapp.audio.files.SoundReader`.
        """
        with SoundReader(path, downmix=False) as reader:
            channels = 1 if reader.info.channels == 1 else 2
            measures = _Measures(reader.rate, channels)
            last_s = until_s if until_s is not None else reader.info.duration_s
            for block in _between(reader, from_s, until_s):
                if ctx.cancelled:
                    break
                measures.push(block.samples)
                if last_s is not None and last_s > from_s:
                    ctx.progress(min(measures.seconds / (last_s - from_s), 1.0))
        return asdict(measures.facts(from_s))


class _Measures:
    """All measures of one stream of sound."""

    def __init__(self, rate: int, channels: int) -> None:
        self._rate = rate
        self._channels = channels
        self._samples = 0
        self._levels = LevelMeter(rate, channels)
        self._to_speech, self._to_music = Resampler(rate, SPEECH_RATE), Resampler(rate, _MUSIC_RATE)
        self._voice = _Voice()
        self._framing, self._shape = Framing(_WINDOW, _HOP), hann(_WINDOW)
        self._scale = np.float32((2 / self._shape.sum()) ** 2)  # a sine of full scale has 0 dB
        self._onsets = Onsets(_MUSIC_RATE, _WINDOW, _HOP)
        self._tones = SteadyTones(_MUSIC_RATE, _WINDOW, _HOP)
        self._chroma = Chroma(_MUSIC_RATE)

    @property
    def seconds(self) -> float:
        """How much was pushed."""
        return self._samples / self._rate

    def push(self, samples: Samples) -> None:
        """The next samples, shape (n, channels of the file)."""
        self._samples += len(samples)
        self._levels.push(with_channels(samples, self._channels))
        one = mono(samples)
        self._voice.push(self._to_speech.push(one))
        self._music(self._to_music.push(one))

    def facts(self, from_s: float) -> SoundFacts:
        """All facts; the stream is over and began at ``from_s`` of its file."""
        self._voice.push(self._to_speech.finish())
        self._music(self._to_music.finish())
        self._spectra(self._framing.finish())
        count = int(np.ceil(self.seconds / CELL_S))
        loudness, silent = self._loudness(from_s, count)
        speech = spoken(self._voice.probabilities, SPEECH_RATE / CHUNK, count)
        beats, chroma = self._onsets.beats(), self._chroma.finish()
        music = played(self._tones.values(), self._tones.per_second, beats, speech)

        def at(cell: int) -> float:
            return round(from_s + min(cell * CELL_S, self.seconds), 3)

        def melody(heard: list[tuple[PartKind, int, int]]) -> tuple[PulseFact | None, str | None]:
            playing = [(start, end) for kind, start, end in heard if kind in ("music", "both")]
            if not playing:
                return None, None
            told = overall([one for one in beats if any(a <= one.at_s / CELL_S <= b for a, b in playing)])
            # Voices have tones of their own.
            alone = [(start, end) for kind, start, end in heard if kind == "music"]
            grain = CELL_S * self._chroma.per_second
            rows = [chroma[round(start * grain) : round(end * grain)] for start, end in alone]
            return (PulseFact(*told) if told else None), key(np.concatenate([*rows, chroma[:0]]))

        heard = parts(speech, music, silent)
        pulse, found_key = melody(heard)
        return SoundFacts(
            start_s=from_s,
            end_s=from_s + self.seconds,
            loudness=loudness,
            silences=tuple((at(start), at(end)) for start, end in silences(silent)),
            parts=tuple(
                SoundPart(kind, at(start), at(end), *melody([(kind, start, end)])) for kind, start, end in heard
            ),
            pulse=pulse,
            key=found_key,
            voice=self._voice.range(speech & ~music),
        )

    def _music(self, samples: Samples) -> None:
        self._chroma.push(samples)
        self._spectra(self._framing.push(samples))

    def _spectra(self, frames: NDArray[np.float32]) -> None:
        if len(frames):
            spectra = power(frames, self._shape) * self._scale
            self._onsets.push(spectra)
            self._tones.push(spectra)

    def _loudness(self, from_s: float, count: int) -> tuple[LoudnessFact, Mask]:
        """Levels, and which of ``count`` cells are silent."""
        levels, course = self._levels.levels(), self._levels.course()
        below = SOUND_DB if levels.lufs is None else max(SOUND_DB, levels.lufs - _BELOW_DB)
        silent = np.ones(count, bool)
        silent[: len(course.block_db)] = course.block_db[:count] <= below
        loudest = quietest = None
        if (course.momentary > FLOOR_DB).any() and not silent.all():
            loudest = from_s + (int(np.argmax(course.momentary)) + 1) * COURSE_S - _MOMENTARY_S / 2
        ends = (np.arange(len(course.short_term)) + 1) * COURSE_S
        heard = np.concatenate([[0], np.cumsum(~silent)]) * CELL_S
        last = np.minimum(np.rint(ends / CELL_S).astype(int), count)
        within = heard[last] - heard[np.maximum(last - round(_SHORT_TERM_S / CELL_S), 0)]
        audible = (within >= _MOSTLY * _SHORT_TERM_S) & (course.short_term > FLOOR_DB)
        if audible.any():
            softest = int(np.argmin(np.where(audible, course.short_term, np.inf)))
            quietest = from_s + float(ends[softest]) - _SHORT_TERM_S / 2
        return LoudnessFact(levels.lufs, levels.true_peak_db, loudest, quietest), silent


class _Voice:
    """Where somebody speaks, and how high."""

    def __init__(self) -> None:
        self.probabilities: list[float] = []
        self._detector = SileroVad()
        self._framing = Framing(_PITCH_WINDOW, _PITCH_HOP)
        self._frames = 0
        self._pitches: list[NDArray[np.float32]] = []

    def push(self, samples: Samples) -> None:
        """The next samples of 16 kHz."""
        self.probabilities += self._detector.feed(samples)
        frames = self._framing.push(samples)
        if not len(frames) or not self.probabilities:
            return
        at = (self._frames + np.arange(len(frames))) * _PITCH_HOP
        self._frames += len(frames)
        first = min(int(at[0]) // CHUNK, len(self.probabilities) - 1)
        near = np.array(self.probabilities[first:])
        voiced = near[np.minimum(at // CHUNK - first, len(near) - 1)] >= SPOKEN
        if voiced.any():
            hertz = pitch(frames[voiced], SPEECH_RATE)[:, 0]
            self._pitches.append(np.stack([at[voiced] / SPEECH_RATE, hertz], axis=1).astype(np.float32))

    def range(self, speech: Mask) -> VoiceRange | None:
        """The range of what is said in these cells; None where too little is voiced."""
        told = np.concatenate([*self._pitches, np.zeros((0, 2), np.float32)])
        inside = np.append(speech, False)[np.minimum(told[:, 0] / CELL_S, len(speech)).astype(int)]
        hertz = told[inside & np.isfinite(told[:, 1]), 1]
        if len(hertz) < _LEAST_PITCHES:
            return None
        first, third = np.percentile(hertz, (25, 75))
        hertz = hertz[(hertz >= _BELOW_FIRST * first) & (hertz <= _ABOVE_THIRD * third)]
        low, median, high = np.percentile(hertz, (5, 50, 95))
        return VoiceRange(float(low), float(median), float(high))


def _between(reader: SoundReader, from_s: float, until_s: float | None) -> Iterator[Audio]:
    """The blocks of a file between two seconds, without what is no number."""
    left = None if until_s is None else max(round((until_s - from_s) * reader.rate), 0)
    for block in reader.blocks(_BLOCK_S, from_s):
        samples = np.nan_to_num(block.samples[:left], nan=0.0, posinf=1.0, neginf=-1.0)
        yield Audio(samples, block.rate)
        if left is not None:
            left -= len(samples)
            if left <= 0:
                return
