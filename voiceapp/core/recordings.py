"""Contracts for work on whole recordings: who speaks, cleaning, music, codec tokens, questions, embeddings.

What is said of engines in :mod:`voiceapp.core.protocols` holds for these too. Sound goes in and out in memory.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.frames import Audio
from voiceapp.core.protocols import Capabilities, Timbre

Vector = NDArray[np.float32]
Codes = NDArray[np.int32]

Tell = Callable[[float | None, str], None]
"""Called with the fraction done (0..1, None when unknown) and what is being done."""


@dataclass(frozen=True, slots=True)
class SpeakerTurn:
    """A stretch in which one speaker speaks; seconds from the start of the recording."""

    start_s: float
    end_s: float
    speaker: str


@dataclass(frozen=True, slots=True, eq=False)
class Diarization:
    """Who spoke when. ``turns`` may overlap; ``exclusive`` has at most one speaker at a time: words are
    assigned from it. ``voices`` are embeddings by speaker, without those that are only zeros."""

    turns: tuple[SpeakerTurn, ...]
    exclusive: tuple[SpeakerTurn, ...]
    voices: Mapping[str, Vector] = field(default_factory=dict)

    @property
    def speakers(self) -> tuple[str, ...]:
        """The speakers in the order of their first turn."""
        return tuple(dict.fromkeys(turn.speaker for turn in sorted(self.turns, key=lambda turn: turn.start_s)))


@dataclass(frozen=True, slots=True)
class DiarizeOptions:
    """How many speakers there are: exactly, or between two bounds; None is unknown."""

    speakers: int | None = None
    min_speakers: int | None = None
    max_speakers: int | None = None


class Diarizer(Protocol):
    """Who spoke when."""

    @property
    def capabilities(self) -> Capabilities: ...

    async def diarize(self, audio: AsyncIterator[Audio], options: DiarizeOptions, tell: Tell) -> Diarization:
        """Diarise a recording (mono, 16 kHz)."""


@dataclass(frozen=True, slots=True)
class SpeakerMatch:
    """Whether two recordings are of one voice: cosine ``score`` against the engine's ``threshold``."""

    score: float
    threshold: float

    @property
    def same(self) -> bool:
        """The verdict."""
        return self.score >= self.threshold


class SpeakerEncoder(Protocol):
    """A voice as a vector of unit length."""

    @property
    def capabilities(self) -> Capabilities: ...

    async def embed(self, audio: AsyncIterator[Audio]) -> Vector:
        """The embedding of a recording of one voice (mono, 16 kHz), shape (d,)."""

    async def compare(self, one: AsyncIterator[Audio], other: AsyncIterator[Audio]) -> SpeakerMatch:
        """Whether two recordings are of one voice."""


class VoiceCloner(Protocol):
    """A synthesizer that takes on a voice from samples of it."""

    @property
    def capabilities(self) -> Capabilities: ...

    async def condition(self, samples: AsyncIterator[Audio]) -> Timbre:
        """What the engine takes from a voice; each item is one whole sample, mono at any rate.

        It goes as ``timbre`` with what is to be spoken, and fits the model that made it alone. Raises VoiceAppError
        ``engine-cannot-clone``, ``recording-too-short``, ``no-voice`` and what the engine raises.
        """

    async def model_key(self) -> str:
        """What tells the model's weights from those of any other. Raises VoiceAppError."""


@dataclass(frozen=True, slots=True)
class WatermarkScore:
    """How sure a detector is (0..1) of the watermark where it is clearest, and where in the sound that is.

    ``threshold``: from this score on it is taken to be there. ``at_s`` is the start of that window; ``seconds`` are
    those of the whole sound, ``marked_s`` those of the windows that hold it.
    """

    score: float
    threshold: float
    at_s: float
    seconds: float
    marked_s: float

    @property
    def watermarked(self) -> bool:
        """The verdict; no watermark found proves nothing."""
        return self.score >= self.threshold


class WatermarkDetector(Protocol):
    """Finds the mark that cloned speech carries."""

    async def detect(self, audio: AsyncIterator[Audio]) -> WatermarkScore:
        """Look through sound of any length (mono, one rate). Raises VoiceAppError ``sound-empty``."""


@dataclass(frozen=True, slots=True, eq=False)
class Stem:
    """Part of one separated source: ``name`` is speech, noise, speaker 1, drums, vocals, ..."""

    name: str
    audio: Audio


class Separator(Protocol):
    """Takes a recording apart, or cleans it."""

    @property
    def capabilities(self) -> Capabilities: ...

    def separate(self, audio: AsyncIterator[Audio], tell: Tell) -> AsyncIterator[Stem]:
        """The sources, each in parts in order of time. Sound in: at the capabilities' rate, mono or stereo."""


@dataclass(frozen=True, slots=True, eq=False)
class ComposeRequest:
    """Music to make. ``melody`` guides it, ``prime`` is continued (and comes first in the result).

    ``prime_codes`` are continued in its place: the codec's own tokens of each variation, shape (variations,
    codebooks, frames). ``guidance`` is how strictly the prompt is kept to, ``top_k`` among how many tokens each is
    chosen.
    """

    prompt: str
    seconds: float = 10.0
    seed: int | None = None
    variations: int = 1
    guidance: float = 3.0
    temperature: float = 1.0
    top_k: int = 250
    melody: Audio | None = None
    prime: Audio | None = None
    prime_codes: Codes | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Composition:
    """One variation. ``codes`` are the tokens that it is made of, shape (codebooks, frames); None: it has none."""

    audio: Audio
    codes: Codes | None = None


class Composer(Protocol):
    """Music from words, melodies and music."""

    @property
    def capabilities(self) -> Capabilities: ...

    async def load(self) -> None:
        """Load it before it is needed; then the capabilities are complete. Raises VoiceAppError."""

    async def compose(
        self, request: ComposeRequest, tell: Tell, enough: Callable[[], Awaitable[object]] | None = None
    ) -> Sequence[Composition]:
        """The variations. ``enough``, once it is done, ends it early: what was made by then is returned."""


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """Sound as a codec's tokens: ``codes`` of shape (chunks, codebooks, frames).

    ``scales`` are the chunks' loudness factors (empty where the codec has none), ``samples`` the length of the
    sound at ``rate`` Hz, ``channels`` its channels, ``kbps`` the bandwidth. Chunks follow each other with
    ``frame_rate`` frames a second, of which each holds a number below ``size`` per codebook; 0: not told.
    """

    codes: Codes
    scales: Vector
    samples: int
    rate: int
    channels: int
    kbps: float
    frame_rate: float = 0.0
    size: int = 0


class Codec(Protocol):
    """A neural codec."""

    @property
    def capabilities(self) -> Capabilities: ...

    async def load(self) -> None:
        """Load it before it is needed; then the capabilities are complete. Raises VoiceAppError."""

    async def encode(self, audio: AsyncIterator[Audio], kbps: float | None = None) -> Tokens:
        """Sound of any length (one rate) to tokens; ``kbps`` None: the most.

        Raises VoiceAppError ``bandwidth-unsupported`` with those that there are, and ``sound-empty``.
        """

    def decode(self, tokens: Tokens, codebooks: int | None = None) -> AsyncIterator[Audio]:
        """Tokens to sound in parts, from the first ``codebooks`` codebooks (None: all).

        Raises VoiceAppError ``tokens-foreign``.
        """


@dataclass(frozen=True, slots=True)
class AnswerOptions:
    """How to answer a question about a recording."""

    max_tokens: int = 256
    temperature: float = 0.0
    seed: int | None = None


class AudioAnswerer(Protocol):
    """Answers questions about what is heard."""

    @property
    def capabilities(self) -> Capabilities: ...

    async def load(self) -> None:
        """Load the engine: from then on ``capabilities`` tells how much it hears at once."""

    def answer(self, audio: AsyncIterator[Audio], question: str, options: AnswerOptions) -> AsyncIterator[str]:
        """Stream the answer about at most ``capabilities.max_seconds`` of sound (mono, 16 kHz)."""


class Embedder(Protocol):
    """Sentences as vectors."""

    @property
    def capabilities(self) -> Capabilities: ...

    async def embed(self, texts: Sequence[str]) -> Vector:
        """Embeddings of unit length, shape (len(texts), d)."""
