"""Voice samples in a process of their own: what is wrong with a recording, and the recording made ready."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voiceapp.audio.files import SoundReader
from voiceapp.audio.resample import Resampler, mono
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.core.samples import Diagnosis, Preparation
from voiceapp.engines import sample_verdicts as verdicts
from voiceapp.engines.sample_band import bandwidth_hz
from voiceapp.engines.sample_clipping import ClippingMeter
from voiceapp.engines.sample_levels import loudness_lufs
from voiceapp.engines.sample_noise import noise, tones
from voiceapp.engines.sample_prepare import prepared
from voiceapp.engines.sample_room import reverberation_s
from voiceapp.engines.sample_sound import SampleSound
from voiceapp.engines.sample_verdicts import LONGEST_S
from voiceapp.engines.vad_silero import SileroVad

MOST_RATE = 48_000
"""Higher rates are brought down to this: no engine that speaks knows more."""

_BLOCK_S = 1.0
_READ_S = LONGEST_S + _BLOCK_S  # not every file says how long it is
_NEAR_S = 0.1


class VoiceSamples:
    """The engine of voice samples (protocol: ``core.protocols.Engine``).

    At most five minutes of a sample are held: 0.4 GB while they are measured at 48 kHz, 30 MB for half a minute.
    """

    def __init__(self) -> None:
        self._vad: SileroVad | None = None

    def load(self, ctx: CallContext, **_: Any) -> Capabilities:
        """Load the speech detector. Raises VoiceAppError ``vad-missing``."""
        self._vad = SileroVad()
        return Capabilities(languages=("*",), sample_rate=SPEECH_RATE)

    def measure(self, ctx: CallContext, path: str) -> dict[str, Any]:
        """A :class:`voiceapp.core.samples.Diagnosis` of a file as plain data; how many speak is not in it.

        Of a long file the first five minutes are listened to. Raises the VoiceAppErrors of
        :class:`voiceapp.audio.files.SoundReader`.
        """
        meter = ClippingMeter()
        with SoundReader(path, downmix=False) as reader:
            own = _read(ctx, reader, 0.0, _READ_S, meter)
            told_s = reader.info.duration_s or 0.0
        return diagnosed(own, max(own.duration_s, told_s), meter, self._detector).to_dict()

    def prepare(
        self,
        ctx: CallContext,
        path: str,
        start_s: float = 0.0,
        end_s: float | None = None,
        cuts: Sequence[Sequence[float]] = (),
        **how: Any,
    ) -> Audio:
        """The sound of a file as a :class:`voiceapp.core.samples.Preparation` of these values says, mono.

        Times count from the start of the file. Raises VoiceAppError ``sample-too-long`` (more than five minutes are
        kept), ``sample-empty`` (nothing is left) and those of :class:`voiceapp.audio.files.SoundReader`.
        """
        with SoundReader(path, downmix=False) as reader:
            kept_s = _READ_S if end_s is None else min(end_s - start_s, _READ_S)
            sound = _read(ctx, reader, start_s, kept_s)
            if sound.duration_s > LONGEST_S:
                raise VoiceAppError(
                    "sample-too-long",
                    f"{reader.path.name} is longer than {LONGEST_S / 60:.0f} minutes.",
                    "Choose which 6 to 30 seconds of it to keep.",
                )
        shifted = tuple((begin - start_s, end - start_s) for begin, end in cuts)
        made = prepared(sound, Preparation(cuts=shifted, **how), self._detector)
        if not len(made.samples) and not ctx.cancelled:
            raise VoiceAppError(
                "sample-empty", "Nothing of this sample is left.", "Keep a part in which somebody speaks."
            )
        return made

    @property
    def _detector(self) -> SileroVad:
        assert self._vad is not None
        return self._vad


def diagnosed(own: Audio, duration_s: float, meter: ClippingMeter, vad: SileroVad) -> Diagnosis:
    """What is found in a sample; ``meter`` has been given all of it, at any rate."""
    sound = SampleSound.of(own, vad)
    behind = noise(sound)
    snr = behind.snr_db
    ring = reverberation_s(sound.heard) if verdicts.shows_room(snr) else None
    other = tones(sound, ring if ring is not None and verdicts.rings(ring) else 0.0)
    clipped = meter.places_s()
    findings = (
        verdicts.speech(sum(end - start for start, end in sound.stretches), duration_s),
        verdicts.noise(snr, verdicts.rings(ring) and not behind.in_pauses, behind.low),
        verdicts.clipping(meter.percent, _joined(clipped), meter.crowded_percent),
        verdicts.loudness(loudness_lufs(own)),
        verdicts.offset(float(own.samples.mean(dtype=np.float64)) if len(own.samples) else 0.0),
        verdicts.bandwidth(bandwidth_hz(sound, verdicts.is_noisy(snr))),
        verdicts.room(ring),
        verdicts.music(other.share, other.spans),
    )
    return Diagnosis(round(duration_s, 3), round(own.duration_s, 3), findings)


def _read(
    ctx: CallContext, reader: SoundReader, start_s: float, seconds: float, meter: ClippingMeter | None = None
) -> Audio:
    """So much of a file, mono at its own rate or 48 kHz."""
    rate = min(reader.rate, MOST_RATE)
    resampler = Resampler(reader.rate, rate)
    parts: list[Samples] = []
    left = round(seconds * reader.rate)
    for block in reader.blocks(_BLOCK_S, start_s):
        if ctx.cancelled or left <= 0:
            break
        samples = block.samples[:left]
        left -= len(samples)
        if meter:
            meter.push(samples, reader.rate)
        parts.append(resampler.push(mono(samples)))
        ctx.progress(None)
    return Audio(np.concatenate([*parts, resampler.finish()]), rate)


def _joined(places_s: NDArray[np.float64]) -> list[tuple[float, float]]:
    """Moments close to each other as spans, in seconds."""
    if not len(places_s):
        return []
    groups = np.split(places_s, np.flatnonzero(np.diff(places_s) > _NEAR_S) + 1)
    return [(float(group[0]), float(group[-1])) for group in groups]
