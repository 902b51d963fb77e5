"""What the live talk is told by its owner: settings in force and the engines in use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from voiceapp.core.protocols import (
    ChatModel,
    ChatOptions,
    ListenOptions,
    SpeakOptions,
    Synthesizer,
    Transcriber,
    TurnDetector,
)


@dataclass(frozen=True, slots=True)
class TalkOptions:
    """Settings of the live talk, read anew at each turn. Times in seconds.

    ``endpoint_s`` is the silence that ends a turn, None: by what is said and by the user's own pauses.
    ``speculate_s``: after so much silence the answer is begun in case that the turn is over, None: not before.
    ``voice_interrupts``: speech of ``barge_in_s`` during an answer holds it, and words stop it (headphones are worn
    or the echo is cancelled, so the microphone stays open); without words it goes on after ``resume_s`` of silence,
    0: it is stopped at once. ``input_waits``: the input stands still while the assistant thinks and speaks
    (a file that runs as fast as it goes). ``aloud`` / ``typed_aloud``: answers are spoken. With less confidence
    than ``confirm_below``, or less than ``agreement`` of a second recogniser, what was heard is asked about first.
    ``short_answers``: of a long answer to a spoken question three sentences, and then an offer to go on.
    ``home`` is the language that the persona is for; ``voices`` maps others to the voices that speak them.
    ``context_tokens`` holds for chat models that do not tell how much they keep in mind.
    ``tool_wait_s``: a tool
    that takes longer is given up. ``can_ask``: somebody is there to answer a tool's question by hand, within
    ``question_s``.
    """

    endpoint_s: float | None = 0.7
    speculate_s: float | None = None
    voice_interrupts: bool = False
    barge_in_s: float = 0.2
    resume_s: float = 2.0
    input_waits: bool = False
    aloud: bool = True
    typed_aloud: bool = True
    partials: bool = True
    short_answers: bool = True
    persona: str = ""
    confirm_below: float = 0.6
    agreement: float = 0.5
    home: str = "en"
    context_tokens: int = 4096
    voices: Mapping[str, str] = field(default_factory=dict)
    tool_wait_s: float = 30.0
    can_ask: bool = False
    question_s: float = 120.0
    listen: ListenOptions = field(default_factory=ListenOptions)
    chat: ChatOptions = field(default_factory=ChatOptions)
    speak: SpeakOptions = field(default_factory=SpeakOptions)


@dataclass(frozen=True, slots=True)
class Engines:
    """The engines that a turn uses from beginning to end.

    Without a turn detector words and silence decide; ``second`` also hears each utterance, if any.
    """

    transcriber: Transcriber
    chat: ChatModel
    synthesizer: Synthesizer
    turn_detector: TurnDetector | None = None
    second: Transcriber | None = None
