"""What the live talk is told by its owner: settings in force and the engines in use."""

from __future__ import annotations

from dataclasses import dataclass, field

from voiceapp.core.protocols import ChatModel, ChatOptions, ListenOptions, SpeakOptions, Synthesizer, Transcriber


@dataclass(frozen=True, slots=True)
class TalkOptions:
    """Settings of the live talk, read anew at each turn. Times in seconds.

    ``voice_interrupts``: speech of ``barge_in_s`` during an answer stops it (headphones are worn, so the
    microphone stays open). ``input_waits``: the input stands still while the assistant thinks and speaks
    (a file that runs as fast as it goes). ``aloud`` / ``typed_aloud``: answers are spoken. ``tool_wait_s``: a tool
    that takes longer is given up. ``can_ask``: somebody is there to answer a tool's question by hand, within
    ``question_s``.
    """

    endpoint_s: float = 0.7
    voice_interrupts: bool = False
    barge_in_s: float = 0.2
    input_waits: bool = False
    aloud: bool = True
    typed_aloud: bool = True
    partials: bool = True
    persona: str = ""
    tool_wait_s: float = 30.0
    can_ask: bool = False
    question_s: float = 120.0
    listen: ListenOptions = field(default_factory=ListenOptions)
    chat: ChatOptions = field(default_factory=ChatOptions)
    speak: SpeakOptions = field(default_factory=SpeakOptions)


@dataclass(frozen=True, slots=True)
class Engines:
    """The three engines that a turn uses from its beginning to its end."""

    transcriber: Transcriber
    chat: ChatModel
    synthesizer: Synthesizer
