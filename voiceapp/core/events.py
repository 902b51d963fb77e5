"""Typed events that tell the window, the command line and the logs what happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar, cast

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.recording import SideName, VoiceVerdict
from voiceapp.core.usage import Usage

TalkState = Literal["off", "listening", "hearing", "thinking", "speaking"]
MicrophoneState = Literal["closed", "muted", "open"]


_ABOUT_MODELS = ("model-", "engine-missing", "engine-broken", "pack-", "does-not-fit", "no-gpu")


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events."""


@dataclass(frozen=True, slots=True)
class TalkStateChanged(Event):
    """The talk went to another state."""

    state: TalkState


@dataclass(frozen=True, slots=True)
class WakeChanged(Event):
    """The talk waits for the wake ``phrase`` from now on; None: it takes whatever is said."""

    phrase: str | None


@dataclass(frozen=True, slots=True)
class MicrophoneChanged(Event):
    """The microphone was opened, muted or closed; ``name`` is the device's, None when closed."""

    state: MicrophoneState
    name: str | None = None


@dataclass(frozen=True, slots=True)
class TurnStarted(Event):
    """The user began to speak or sent a text."""

    turn: int
    conversation: int


@dataclass(frozen=True, slots=True)
class PartialHeard(Event):
    """Words heard so far in a turn. The first ``stable`` characters do not change any more; the rest may."""

    turn: int
    text: str
    stable: int = 0


@dataclass(frozen=True, slots=True)
class UserSaid(Event):
    """The final text of a turn. ``typed`` is True when it came from the keyboard.

    ``doubtful`` holds the (start, end) character spans of words heard with little certainty.
    """

    turn: int
    text: str
    typed: bool = False
    language: str | None = None
    doubtful: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ReplyGrew(Event):
    """More text of the reply arrived; ``text`` is the whole reply so far, as shown."""

    turn: int
    text: str


@dataclass(frozen=True, slots=True)
class WordSpoken(Event):
    """The word at ``start``..``end`` of the shown reply is heard now."""

    turn: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TurnFinished(Event):
    """The turn is over and stored. ``heard`` is the length of the heard prefix of ``reply`` in characters.

    ``timeline_ms`` maps stage names (see CLI.md) to milliseconds since the end of speech, None where unknown;
    ``usage`` is what the language model had to read (None: it was not asked, or does not tell). ``outside``: words
    of a file or a tool from outside were in it.
    """

    turn: int
    conversation: int
    transcript: str
    reply: str
    heard: int
    language: str | None
    interrupted: bool
    timeline_ms: dict[str, float | None]
    typed: bool = False
    usage: Usage | None = None
    outside: bool = False


@dataclass(frozen=True, slots=True)
class TurnStored(Event):
    """The finished turn ``turn`` of this run is known as ``id`` from now on (negative: kept in memory only).

    ``conversation`` is the stored conversation that it belongs to, 0 where nothing is stored.
    """

    turn: int
    id: int
    conversation: int


@dataclass(frozen=True, slots=True)
class TurnDropped(Event):
    """What was heard was not a turn (no words): the window removes what it showed of it."""

    turn: int


@dataclass(frozen=True, slots=True)
class DictationChanged(Event):
    """A dictation began (``listening``) or ended: what is said meanwhile is written down, not answered."""

    listening: bool


@dataclass(frozen=True, slots=True)
class DictationReady(Event):
    """What was dictated. ``sure`` is False where it was heard with little certainty."""

    text: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class ClipboardWanted(Event):
    """A tool wants the text in the clipboard: the window answers by ``clipboard.answer``."""


@dataclass(frozen=True, slots=True)
class ToolUsed(Event):
    """A tool ran for a turn: its name, whether it did what it was asked to, and the step as the user reads it.

    ``title`` says what it does, ``arguments`` are the values that it was called with, ``result`` what came of it.
    """

    turn: int
    name: str
    ok: bool
    title: str = ""
    arguments: tuple[str, ...] = ()
    result: str = ""


@dataclass(frozen=True, slots=True)
class ToolQuestion(Event):
    """A tool may run only if the user says so: answer with the talk's ``answer_question(id, ...)``.

    ``arguments`` are exactly what it would be called with, as (name, value); ``why`` says why it is asked.
    ``by_voice``: a spoken yes counts. ``undoable``: the change can be taken back.
    """

    turn: int
    id: int
    title: str
    tool: str
    arguments: tuple[tuple[str, str], ...]
    why: str
    by_voice: bool
    undoable: bool


@dataclass(frozen=True, slots=True)
class ToolQuestionClosed(Event):
    """The question ``id`` of turn ``turn`` is over: the user said yes or no, or nothing in time."""

    turn: int
    id: int
    outcome: Literal["done", "kept", "unanswered"]


@dataclass(frozen=True, slots=True)
class Notice(Event):
    """Something the user should read. ``action`` names a page or command that the next step opens, if any."""

    level: Literal["info", "warning", "error", "success"]
    sentence: str
    next_step: str = ""
    action: str = ""
    code: str = ""

    @classmethod
    def of(cls, error: VoiceAppError, action: str = "") -> Notice:
        """The notice that shows an error. What has to do with models leads to the Models page."""
        if error.code.startswith(_ABOUT_MODELS):
            action = action or "models"
        return cls("error", error.message, error.next_step, action, error.code)

    def __str__(self) -> str:
        """What it says: the sentence and the next step."""
        return f"{self.sentence} {self.next_step}".strip()


@dataclass(frozen=True, slots=True)
class DesktopNoticeClicked(Event):
    """The user clicked a notice on the desktop; ``action`` is the notice's."""

    action: str


@dataclass(frozen=True, slots=True)
class TimerInfo:
    """A running timer or reminder; ``due`` is seconds since the epoch."""

    id: int
    kind: Literal["timer", "reminder"]
    label: str
    due: float


@dataclass(frozen=True, slots=True)
class TimersChanged(Event):
    """The running timers and reminders, soonest first."""

    timers: tuple[TimerInfo, ...]


@dataclass(frozen=True, slots=True)
class TimerFired(Event):
    """A timer or reminder is due now."""

    timer: TimerInfo


@dataclass(frozen=True, slots=True)
class Announced(Event):
    """Something that the assistant was asked for is done: said aloud, once nobody is in mid-sentence."""

    text: str


@dataclass(frozen=True, slots=True)
class SilenceWanted(Event):
    """The user said stop, or wants to be heard: what was begun by the talk and plays beside it falls silent."""


@dataclass(frozen=True, slots=True)
class ConversationsChanged(Event):
    """The stored conversations changed. ``conversation`` is the one that changed, None for many."""

    conversation: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingChanged(Event):
    """A meeting is new, or something of it changed: title, tags, notes, transcript, speakers, sound."""

    id: int


@dataclass(frozen=True, slots=True)
class MeetingRemoved(Event):
    """A meeting was deleted."""

    id: int


@dataclass(frozen=True, slots=True)
class PlayerMoved(Event):
    """The player of a meeting is at that second."""

    meeting: int
    at_s: float
    playing: bool


@dataclass(frozen=True, slots=True)
class ClipMoved(Event):
    """The place in a sound file of its own (a sample, a take) that is played, in seconds."""

    file: Path
    at_s: float
    playing: bool


@dataclass(frozen=True, slots=True)
class MinutesChanged(Event):
    """The minutes of a meeting were made or changed."""

    meeting: int


@dataclass(frozen=True, slots=True)
class RecordingChanged(Event):
    """A recording began, moves on or ended (``meeting`` None). Levels are dB, ``others_db`` None: not recorded.

    ``others_silent``: something plays, and nothing of it arrives.
    """

    meeting: int | None
    elapsed_s: float = 0.0
    you_db: float = -60.0
    others_db: float | None = None
    paused: bool = False
    hours_left: float | None = None
    others_silent: bool = False


@dataclass(frozen=True, slots=True)
class LiveLine(Event):
    """A line of what is said in the meeting that is recorded, from second ``start_s`` to ``end_s``.

    Told each time that it changes: the first ``stable`` characters of ``text`` never do, and nothing of it does
    once it is ``final``. A final line without text is none: nothing was said. ``side`` is you or others.
    """

    meeting: int
    number: int
    side: SideName
    start_s: float
    end_s: float
    text: str
    stable: int
    final: bool = False


@dataclass(frozen=True, slots=True)
class FactsChanged(Event):
    """What is known about the user changed."""


@dataclass(frozen=True, slots=True)
class PersonasChanged(Event):
    """A persona was made, changed or removed."""


@dataclass(frozen=True, slots=True)
class VoiceChanged(Event):
    """A voice of the library was added or changed: itself, its samples, its consent."""

    voice: int


@dataclass(frozen=True, slots=True)
class TrackChanged(Event):
    """A track of the library was added or changed: itself, its rating, its marks, its measures."""

    track: int


@dataclass(frozen=True, slots=True)
class TrackRemoved(Event):
    """A track was deleted; what was branched from it has another parent now."""

    track: int


@dataclass(frozen=True, slots=True)
class MixChanged(Event):
    """A mix was made, changed or deleted."""

    mix: int


@dataclass(frozen=True, slots=True)
class TrackMoved(Event):
    """The place in the music that is played, in seconds: in a track, or (``track`` None) in a file of its own."""

    track: int | None
    file: Path
    at_s: float
    playing: bool


VoiceRecordingStage = Literal["countdown", "recording", "done"]


@dataclass(frozen=True, slots=True)
class VoiceRecordingChanged(Event):
    """A recording for a voice: ``left_s`` until it begins; then, ten times a second, how it goes.

    ``level_db`` is of this moment, ``speech_s`` is how much was said, ``clipped_percent`` how much of that is cut
    off. ``sentence`` says what is wrong with the microphone.
    """

    stage: VoiceRecordingStage
    left_s: int = 0
    elapsed_s: float = 0.0
    level_db: float = -100.0
    speech_s: float = 0.0
    clipped_percent: float = 0.0
    verdict: VoiceVerdict = "waiting"
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class VoiceRemoved(Event):
    """A voice is no longer in the library."""

    voice: int


@dataclass(frozen=True, slots=True)
class ScriptChanged(Event):
    """A script was added, changed or removed: its lines, its takes, which of them is kept."""

    script: int


@dataclass(frozen=True, slots=True)
class SettingChanged(Event):
    """A setting has a new value."""

    key: str
    value: Any


@dataclass(frozen=True, slots=True)
class ModelsChanged(Event):
    """Models or packs were added, removed or changed their state."""


@dataclass(frozen=True, slots=True)
class EngineChanged(Event):
    """An engine's process is loading, ready, failed or gone. ``task`` is asr, llm, tts, sound."""

    task: str
    engine: str
    state: Literal["loading", "ready", "failed", "unloaded"]
    error: VoiceAppError | None = None


JobState = Literal["queued", "running", "paused", "done", "failed", "cancelled"]


@dataclass(frozen=True, slots=True)
class JobInfo:
    """A job as Activity shows it. ``fraction`` 0..1 or None when unknown, ``left_s`` seconds or None."""

    id: int
    kind: str
    title: str
    state: JobState
    fraction: float | None = None
    left_s: float | None = None
    message: str = ""
    error: VoiceAppError | None = None
    pausable: bool = False


@dataclass(frozen=True, slots=True)
class JobChanged(Event):
    """A job was added, moved on or ended."""

    job: JobInfo


@dataclass(frozen=True, slots=True)
class SendingChanged(Event):
    """Data goes to (or no longer goes to) another computer; ``host`` None: everything stays here."""

    host: str | None


E = TypeVar("E", bound=Event)


class EventBus:
    """Delivers events to subscribers, in order, on the thread that publishes (the core's loop).

    A subscriber to a class gets its subclasses too, so ``Event`` means everything.
    """

    def __init__(self) -> None:
        self._subscribers: dict[type[Event], list[Callable[[Any], None]]] = defaultdict(list)

    def subscribe(self, kind: type[E], callback: Callable[[E], None]) -> Callable[[], None]:
        """Call ``callback`` for each event of ``kind`` from now on; returns what ends that."""
        callbacks = self._subscribers[cast("type[Event]", kind)]
        callbacks.append(callback)

        def unsubscribe() -> None:
            if callback in callbacks:
                callbacks.remove(callback)

        return unsubscribe

    def publish(self, event: Event) -> None:
        """Tell every subscriber of the event's class and of its bases."""
        for kind in type(event).__mro__:
            for callback in tuple(self._subscribers.get(kind, ())):
                callback(event)
