"""Contracts between the pipeline, the services and the engines.

Engines are synchronous classes that run inside a child process (:class:`Engine`). The app sees each of
them through an asynchronous protocol (:class:`Transcriber`, ...) that ``workers/remote.py`` implements
over the pipe and that ``tests/fakes`` implements in memory.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from voiceapp.core.frames import Audio, Heard, Segment, SoundEvent, Speech, ToolCall, Transcript
from voiceapp.core.usage import Usage

Task = Literal[
    "asr", "turn", "llm", "tts", "wake", "diarize", "speaker", "clean", "music", "codec", "answer", "embed",
    "sound", "analysis",
]  # fmt: skip

MODEL_TASKS: tuple[Task, ...] = (
    "asr", "turn", "llm", "tts", "wake", "diarize", "speaker", "clean", "music", "codec", "answer", "embed",
)  # fmt: skip
"""Those that a model is chosen for, in the order of lists; a setting engines.TASK names it."""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What an engine can do, declared in the catalog and completed by the engine once it is loaded.

    ``languages`` are BCP 47 codes, () when unknown, ("*",) when any. ``word_times`` is "exact",
    "estimated" or "none". ``scores`` names the confidence scores that transcripts carry. ``sample_rate``
    is in Hz (0: not fixed), ``channels`` 1 or 2, ``max_seconds`` the longest input of one call (None: no limit).
    ``batched``: files go faster through it in batches. ``melody``, ``continuation``: what a composer can start
    from. ``kbps`` are a codec's bandwidths. ``threshold``: the similarity from which on two voices are one.

    ``detects_among``: language detection can be held to a set. ``caches_prompt``: a chat model that has read a
    prompt answers one that begins like it sooner. ``temperature``: how freely a voice speaks can be chosen.
    ``phonemes``: words can be given by their sounds.
    ``chooses``: a recogniser tells which of given words are said.

    A loaded engine also tells ``device`` (cpu or cuda) and ``precision`` as they really are, and in ``notice``
    why a graphics card that was found is not used.
    """

    languages: tuple[str, ...] = ()
    streaming: bool = False
    cloning: bool = False
    word_times: Literal["exact", "estimated", "none"] = "none"
    scores: tuple[str, ...] = ()
    translation: bool = False
    tools: bool = False
    json_schema: bool = False
    voices: tuple[str, ...] = ()
    sample_rate: int = 0
    max_seconds: float | None = None
    context_tokens: int = 0
    needs_gpu: bool = False
    channels: int = 1
    batched: bool = False
    melody: bool = False
    continuation: bool = False
    kbps: tuple[float, ...] = ()
    threshold: float | None = None
    detects_among: bool = False
    caches_prompt: bool = False
    chooses: bool = False
    temperature: bool = False
    phonemes: bool = False
    device: str = ""
    precision: str = ""
    notice: str = ""


# ---------------------------------------------------------------------------------- inside the child


class CallContext(Protocol):
    """An engine's view of the call that it is serving."""

    @property
    def cancelled(self) -> bool:
        """True once the caller lost interest: stop at the next step and return what there is."""

    @property
    def enough(self) -> bool:
        """True once the caller ended its input: a call that makes something stops there and returns it."""

    def inputs(self) -> Iterator[Any]:
        """The items that the caller feeds, blocking, until it ends its input or cancels."""

    def progress(self, fraction: float | None, message: str = "") -> None:
        """Tell the caller how far the call is (0..1, None when unknown)."""


class Engine(Protocol):
    """A backend. Constructed without arguments; heavy imports happen inside ``load``.

    Every other public method ``name(ctx, **arguments)`` can be called from the app by its name: a
    generator streams what it yields and its return value is the result. Arguments, parts and
    results are None, bool, int, float, str, bytes, list, dict with str keys, numpy arrays or Audio.
    """

    def load(self, ctx: CallContext, **options: Any) -> Capabilities:
        """Load the model. Raises VoiceAppError for what a user can mend."""


# --------------------------------------------------------------------------------------- in the app


@dataclass(frozen=True, slots=True)
class ListenOptions:
    """How to transcribe. ``language`` None: detect it, among ``languages`` where the engine can (() is any).

    ``prompt`` biases spelling; ``words`` asks for word times; ``partials`` False: only the final transcript is
    wanted.
    """

    language: str | None = None
    translate: bool = False
    prompt: str = ""
    words: bool = True
    languages: tuple[str, ...] = ()
    partials: bool = True


@dataclass(frozen=True, slots=True)
class WakeOptions:
    """What wakes the assistant. ``phrase`` is for spotters of any words; ``sensitivity`` is low, normal or high."""

    phrase: str = "okay assistant"
    sensitivity: str = "normal"


class WakeSpotter(Protocol):
    """Listens for the wake phrase."""

    def spot(self, audio: AsyncIterator[Audio], options: WakeOptions) -> AsyncGenerator[float | None, None]:
        """One verdict for each piece of 16 kHz sound: None, or how many seconds into the sound the phrase ended.

        Raises VoiceAppError "wake-words-unknown" for a phrase that cannot be spotted.
        """


@dataclass(frozen=True, slots=True)
class TranscriptionProgress:
    """A finished segment of a long transcription and how far it is (seconds done of seconds in all)."""

    segment: Segment
    done_s: float
    language: str | None = None


class Transcriber(Protocol):
    """Speech to text."""

    @property
    def capabilities(self) -> Capabilities: ...

    def listen(self, turn: int, audio: AsyncIterator[Audio], options: ListenOptions) -> AsyncIterator[Transcript]:
        """Transcribe while the user speaks: partial transcripts, and a final one after ``audio`` ends."""

    def transcribe(
        self, audio: AsyncIterator[Audio], options: ListenOptions
    ) -> AsyncIterator[TranscriptionProgress]:
        """Transcribe a recording of any length, segment by segment."""


class TurnDetector(Protocol):
    """Tells by the sound of an utterance whether its speaker has finished: what is said and how, not silence."""

    @property
    def capabilities(self) -> Capabilities: ...

    async def complete(self, audio: Audio) -> float:
        """The probability (0..1) that the turn is over; from 0.5 on it is taken to be.

        ``audio`` is the utterance up to a short pause, 16 kHz mono as it was captured. Of a long one the last
        ``capabilities.max_seconds`` count. Raises what the engine raises; a talk then decides without it.
        """


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation. ``role``: system, user, assistant or tool."""

    role: Literal["system", "user", "assistant", "tool"]
    text: str
    call: ToolCall | None = None


@dataclass(frozen=True, slots=True)
class OwnWords:
    """How it is known that the user asked for a call, whatever others' words are in the talk.

    In this turn the user says one of ``verbs`` and what the call has for ``arguments`` (one of them at least).
    """

    verbs: tuple[str, ...]
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToolSpec:
    """A tool as a model is told of it. ``parameters`` is a JSON schema; ``effect`` decides who may call it.

    ``asks``: it deletes or cannot be undone, so the user is asked before each call. ``undoable``: the tool "undo"
    takes its change back. ``outside``: what it answers are words of somebody else. ``title`` names to the user what
    it does, as in "Empty a list" ("" where it never asks). ``own_words``: where the user's are these, words
    from outside did not bring the call about.
    """

    name: str
    description: str
    parameters: Mapping[str, Any]
    effect: Literal["reads", "changes", "sends"] = "reads"
    asks: bool = False
    undoable: bool = False
    outside: bool = False
    title: str = ""
    own_words: OwnWords | None = None


@dataclass(frozen=True, slots=True)
class ChatOptions:
    """How to answer. ``json_schema`` forces the answer into a shape (where capable).

    ``on_usage`` is told, at the first part of the reply, what reading the prompt took (where the engine knows).
    """

    temperature: float = 0.7
    max_tokens: int = 512
    seed: int | None = None
    json_schema: Mapping[str, Any] | None = None
    on_usage: Callable[[Usage], None] | None = field(default=None, compare=False)


class ChatModel(Protocol):
    """Text in, text or tool calls out."""

    @property
    def capabilities(self) -> Capabilities: ...

    def reply(
        self, messages: Sequence[Message], tools: Sequence[ToolSpec], options: ChatOptions
    ) -> AsyncIterator[str | ToolCall]:
        """Stream the answer: pieces of text, or a tool call (whose result comes back as a message)."""


Timbre = Mapping[str, NDArray[np.float32]]
"""What an engine took from samples of a voice, by the names that it gave (see ``recordings.VoiceCloner``)."""


@dataclass(frozen=True, slots=True)
class SpeakOptions:
    """How to speak. ``voice`` "" is the engine's own; ``speed`` 1.0 is its normal pace; ``volume`` 0..2.

    ``pitch`` is in semitones up from the voice's own; engines that cannot change it leave it. ``timbre`` takes the
    place of ``voice``; an engine that cannot clone refuses it. ``temperature`` is how freely the engine draws what
    it says (None: its own), for those that tell this capability; ``phonemes`` are words of the text given by their
    sounds (start, end and IPA), for those that tell that one.
    """

    voice: str = ""
    language: str = "en"
    speed: float = 1.0
    volume: float = 1.0
    pitch: float = 0.0
    seed: int | None = None
    timbre: Timbre | None = field(default=None, compare=False)
    temperature: float | None = None
    phonemes: tuple[tuple[int, int, str], ...] = ()


class Synthesizer(Protocol):
    """Text to speech."""

    @property
    def capabilities(self) -> Capabilities: ...

    def speak(self, turn: int, sentence: int, text: str, options: SpeakOptions) -> AsyncIterator[Speech]:
        """Speak one sentence. Word times count from the start of the sentence's sound."""


@dataclass(frozen=True, slots=True)
class SoundDevice:
    """A microphone or loudspeaker as the user knows it; ``id`` is stable across restarts (its name)."""

    id: str
    name: str
    kind: Literal["microphone", "speaker"]
    rate: int
    channels: int
    default: bool = False


@dataclass(frozen=True, slots=True)
class SoundOptions:
    """Where sound comes from and goes to. None is the system's default device.

    ``input_file`` and ``output_file`` replace a device by a file; ``realtime`` False lets files run as
    fast as they go (the input then stands still while the assistant thinks or speaks). ``headphones``
    keeps the microphone open during speech, so that a voice can interrupt it. ``use_microphone`` False
    really leaves the microphone closed (a typed question is answered aloud). ``echo`` is auto (cancelled
    unless headphones are worn), on or off. ``stereo``: what is played may have two sides.
    """

    microphone: str | None = None
    speaker: str | None = None
    input_file: str | None = None
    output_file: str | None = None
    realtime: bool = True
    headphones: bool = False
    use_microphone: bool = True
    use_speaker: bool = True
    echo: str = "auto"
    noise_suppression: bool = False
    stereo: bool = False


class SoundIO(Protocol):
    """The sound process: a microphone with a voice detector, and a loudspeaker with a clock."""

    async def open(self, options: SoundOptions) -> None:
        """Open the devices. A missing microphone is told as a DeviceState, not raised."""

    async def close(self) -> None:
        """Release the devices."""

    def events(self) -> AsyncIterator[SoundEvent]:
        """Everything that the sound process tells, in order, until it is closed."""

    async def listen(self) -> None:
        """The utterance is over: send nothing until somebody speaks again."""

    async def mute(self, muted: bool) -> None:
        """Let go of the microphone, or open it again; a file in its place goes on unheard."""

    async def gate(self, closed: bool) -> None:
        """Hear nothing while closed (the assistant speaks without headphones)."""

    async def meter(self, on: bool) -> None:
        """Send Level events (30 a second) or not."""

    async def play(self, speech: Speech) -> None:
        """Append sound to the turn's speech. Waits while more than a few seconds are queued."""

    async def end(self, turn: int) -> None:
        """No more sound comes for the turn: tell Heard(done=True) after its last sample."""

    async def pause(self) -> Heard | None:
        """Fade out (30 ms), keep what is queued and tell how much was heard; None when nothing is being played.

        It holds until :meth:`resume` or :meth:`stop`, or until the turn is over because nothing of it was left.
        """

    async def resume(self, from_s: float) -> None:
        """Go on with what was paused, from that second of the turn's speech (at most two seconds back)."""

    async def stop(self) -> Heard | None:
        """Fade out (30 ms), drop what is queued and tell how much was heard."""

    async def devices(self) -> list[SoundDevice]:
        """The devices there are now."""


@dataclass(frozen=True, slots=True)
class Recital:
    """A ``text`` that belongs into the answer word for word, spoken in a ``voice`` (a name, as in SpeakOptions)."""

    text: str
    voice: str


@dataclass(frozen=True, slots=True)
class ToolResult:
    """What a tool answers: ``data`` for the model, ``text`` the sentence that says it to the user.

    ``recital``: what the answer says next, whatever the model makes of the result. ``outside``: it holds words of
    somebody else, such as a file's name, though the tool's answers mostly do not.
    """

    data: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""
    recital: Recital | None = None
    outside: bool = False


class ToolRunner(Protocol):
    """Runs the tools that a chat model asks for."""

    @property
    def specs(self) -> Sequence[ToolSpec]: ...

    def check(self, call: ToolCall) -> ToolCall:
        """The call with its arguments as they will be used. Raises VoiceAppError where they do not fit."""

    async def run(self, call: ToolCall) -> ToolResult:
        """Validate the arguments and run the tool. A failed tool is a result that says so, never an exception."""
