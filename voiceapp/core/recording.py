"""Contracts of recording a meeting: what to record, what is told meanwhile, and what becomes of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from voiceapp.core.errors import VoiceAppError

if TYPE_CHECKING:
    from voiceapp.core.frames import Samples

SideName = Literal["you", "others"]
"""The microphone (first channel), and what the loudspeakers play (second channel)."""

SIDES: Mapping[SideName, str] = {"you": "You", "others": "Others"}
"""What they are called."""

NO_SYSTEM = "none"
"""In place of a device's name: the microphone alone is recorded, in one channel."""

VoiceVerdict = Literal["waiting", "quiet", "clipped", "good"]
"""How somebody is heard whose voice is recorded."""

VOICE_VERDICTS: Mapping[VoiceVerdict, str] = {
    "waiting": "Nobody is heard yet",
    "quiet": "Too quiet: come closer",
    "clipped": "Too loud: move away from the microphone",
    "good": "Good",
}
"""What is said of it."""

RECORDING_FILE = "audio.flac"
"""The verified sound in a meeting's folder."""

CONSENT = (
    "I would like to record this conversation, to write down what was said. The recording stays on my computer. "
    "Does everyone agree?"
)
"""What to read out or paste before recording."""


@dataclass(frozen=True, slots=True)
class RecordingOrder:
    """What to record and where. None is the system's default device, which is followed when it changes.

    ``again``: go on with a recording whose process died. ``words``: tell what is said (:class:`RecordingSpeech`).
    """

    folder: Path
    rate: int
    microphone: str | None = None
    system: str | None = None
    again: bool = False
    words: bool = False


@dataclass(frozen=True, slots=True)
class RecordingReady:
    """It records from now on."""

    channels: int


@dataclass(frozen=True, slots=True)
class RecordingLevel:
    """Ten times a second: levels in dB, and the sound of ``at_s`` (the loop's clock) is at ``elapsed_s``.

    ``others_db`` None: not recorded. ``free_bytes``: what the disk has left.
    """

    you_db: float
    others_db: float | None
    elapsed_s: float
    at_s: float
    free_bytes: int


@dataclass(frozen=True, slots=True)
class RecordingPaused:
    """It was paused, or goes on; the recording has ``elapsed_s`` seconds at ``at_s`` on the loop's clock."""

    paused: bool
    elapsed_s: float
    at_s: float


@dataclass(frozen=True, slots=True)
class RecordingDevice:
    """A side is recorded by the device ``name`` from now on (None: by none). ``sentence`` says what changed."""

    side: SideName
    name: str | None
    sentence: str = ""
    error: VoiceAppError | None = None


@dataclass(frozen=True, slots=True)
class RecordingSilent:
    """A side gives nothing though it should; an empty ``sentence``: it is heard again."""

    side: SideName
    sentence: str


@dataclass(frozen=True, slots=True, eq=False)
class RecordingSpeech:
    """The next piece of an utterance that began at second ``begin_s`` of the recording: 16 kHz mono.

    ``ended``: its last one, which may be empty. ``lost_s``: sound of this side before it that could not be told,
    because the app or the cutting did not keep up.
    """

    side: SideName
    begin_s: float
    samples: Samples
    ended: bool
    lost_s: float = 0.0


@dataclass(frozen=True, slots=True)
class RecordingEnded:
    """Everything is on the disk. ``error``: what ended it before it was asked to."""

    duration_s: float
    error: VoiceAppError | None = None


RecorderEvent = (
    RecordingReady
    | RecordingLevel
    | RecordingPaused
    | RecordingDevice
    | RecordingSilent
    | RecordingSpeech
    | RecordingEnded
)
RecorderCommand = Literal["pause", "resume", "stop"]


@dataclass(frozen=True, slots=True)
class Finished:
    """The verified file of a recording. ``missing_s``: the most that a crash can have cost at its end."""

    duration_s: float
    channels: int
    size_bytes: int
    missing_s: float = 0.0


class MeetingRecorder(Protocol):
    """Records and finishes in a process of its own."""

    def record(
        self, order: RecordingOrder, commands: AsyncIterator[RecorderCommand]
    ) -> AsyncIterator[RecorderEvent]:
        """Record until "stop". Raises VoiceAppError; ``engine-died`` leaves what can be gone on with."""

    async def finish(self, folder: Path, tell: Callable[[float | None, str], None]) -> Finished:
        """Make the verified file of what was recorded. Raises VoiceAppError; the recording is kept then."""
