"""What flows through a talk. Every frame that belongs to a turn carries the turn's number."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.errors import VoiceAppError

Samples = NDArray[np.float32]

SPEECH_RATE = 16_000
"""Sample rate in Hz of everything that is captured, detected and transcribed."""

FRAME_SAMPLES = 320
"""Samples in one captured frame: 20 ms at 16 kHz."""


@dataclass(frozen=True, slots=True, eq=False)
class Audio:
    """Sound in memory: float32 in [-1, 1], shape (n,) mono or (n, channels); ``rate`` in Hz."""

    samples: Samples
    rate: int

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return len(self.samples) / self.rate


@dataclass(frozen=True, slots=True)
class Word:
    """One word with its times in seconds from the start of the sound that it belongs to.

    ``start`` and ``end`` are character offsets in the text that was spoken (-1 where unknown);
    ``probability`` is 0..1 or None; ``exact`` is False where the times are an estimate.
    """

    text: str
    start_s: float
    end_s: float
    probability: float | None = None
    exact: bool = True
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of transcript, times in seconds; scores are None where the engine has none."""

    text: str
    start_s: float
    end_s: float
    words: tuple[Word, ...] = ()
    avg_logprob: float | None = None
    no_speech_prob: float | None = None
    compression_ratio: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class AudioChunk:
    """One captured frame: 20 ms of 16 kHz mono, ``start_s`` on the monotonic clock of the machine.

    ``speech`` is the detector's verdict, ``level_db`` the frame's RMS in dB relative to full scale.
    """

    samples: Samples
    start_s: float
    speech: bool
    level_db: float = -100.0


@dataclass(frozen=True, slots=True)
class SpeechStarted:
    """The detector is sure that somebody speaks since ``at_s`` (pre-roll frames come after this)."""

    at_s: float


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was understood so far. ``confidence`` is 0..1 or None where the engine has none.

    ``language_probability`` is that of the detected language, None where it was given or is not told.
    """

    turn: int
    text: str
    final: bool
    language: str | None = None
    segments: tuple[Segment, ...] = ()
    confidence: float | None = None
    language_probability: float | None = None


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A call that a chat model asks for; ``arguments`` are not yet validated."""

    name: str
    arguments: dict[str, object] = field(default_factory=dict)
    id: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """Part of one spoken sentence: sound and the words that start in it (times from the sentence's start)."""

    turn: int
    sentence: int
    audio: Audio
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaybackStarted:
    """The first sample of a turn's speech left the loudspeaker at ``at_s`` (monotonic clock)."""

    turn: int
    at_s: float


@dataclass(frozen=True, slots=True)
class Heard:
    """``heard_s`` seconds of the turn's speech have left the loudspeaker by ``at_s``; ``done`` after the last."""

    turn: int
    heard_s: float
    at_s: float
    done: bool = False


@dataclass(frozen=True, slots=True)
class DeviceState:
    """A device was opened, lost or found again. ``kind`` is "microphone" or "speaker"; ``name`` None: none is open.

    ``sentence`` is what the user should read, empty when nothing needs to be said.
    """

    kind: str
    name: str | None
    sentence: str = ""
    rate: int = 0
    error: VoiceAppError | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """The microphone's level, for meters: RMS and peak in dB relative to full scale, speech probability 0..1."""

    rms_db: float
    peak_db: float
    speech: float
    at_s: float


@dataclass(frozen=True, slots=True)
class Overflow:
    """``count`` captured blocks were lost since the microphone was opened."""

    count: int


@dataclass(frozen=True, slots=True)
class Silent:
    """The microphone has given nothing but zeros since it was opened."""


@dataclass(frozen=True, slots=True)
class InputEnded:
    """The file that stands in for the microphone has been read to its end."""

    at_s: float


@dataclass(frozen=True, slots=True)
class EchoState:
    """Whether the microphone can stay ``open`` during speech: the echo is cancelled, or headphones are worn.

    ``error`` tells why the echo is not cancelled though it should be.
    """

    open: bool
    error: VoiceAppError | None = None


SoundEvent = (
    AudioChunk
    | SpeechStarted
    | PlaybackStarted
    | Heard
    | DeviceState
    | Level
    | Overflow
    | Silent
    | InputEnded
    | EchoState
)
"""What the sound process tells the pipeline."""
