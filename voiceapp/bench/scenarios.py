"""Scripts of short talks: what is said when, and how many turns a good listener makes of it.

The same scripts run on the virtual sound card (``bench talk --scenario``) and, with scripted engines, on the
virtual clock of the tests. Clips are in ``assets/scenarios``; sounds without words are made here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from voiceapp.audio.files import read
from voiceapp.core.events import TalkState
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples
from voiceapp.core.paths import asset

SOUNDS = ("cough", "hiss", "keys", "silence")
"""Clips without words."""


@dataclass(frozen=True, slots=True)
class Say:
    """A clip is heard, ``after_s`` after the step before; ``words`` is what a perfect transcriber makes of it.

    ``answered``: the end of these words is what an answer follows.
    """

    clip: str
    words: str = ""
    after_s: float = 0.0
    answered: bool = True


@dataclass(frozen=True, slots=True)
class Until:
    """Wait until the talk does something."""

    state: TalkState


Step = Say | Until


@dataclass(frozen=True, slots=True)
class Scenario:
    """``turns`` are the sentences to be answered, ``cut`` numbers those whose replies are not heard whole.

    ``room``: the microphone hears the loudspeakers. ``languages`` of the turns, where they matter: only a
    transcriber that knows them all can play it.
    """

    name: str
    steps: tuple[Step, ...]
    turns: tuple[str, ...] = ()
    cut: frozenset[int] = frozenset()
    settings: Mapping[str, str] = field(default_factory=dict)
    room: bool = False
    languages: tuple[str, ...] = ()


_TIME = Say("time", "What time is it?")
_HELP = Say("help", "What can you do?")
_HEADPHONES = {"talk.headphones": "on"}
_BERLIN = Say("berlin", "Wie spät ist es jetzt gerade in Berlin?", 1.0)
_INTO_THE_ANSWER = 1.5

SCENARIOS: tuple[Scenario, ...] = (
    Scenario("question", (_TIME,), ("What time is it?",)),
    Scenario("long-answer", (_HELP,), ("What can you do?",)),
    Scenario(
        "interruption",
        (_HELP, Until("speaking"), Say("time", "What time is it?", _INTO_THE_ANSWER)),
        ("What can you do?", "What time is it?"),
        frozenset({0}),
        _HEADPHONES,
    ),
    Scenario(
        "stop",
        (_HELP, Until("speaking"), Say("stop", "Stop", _INTO_THE_ANSWER, answered=False)),
        ("What can you do?", "Stop"),
        frozenset({0}),
        _HEADPHONES,
    ),
    Scenario(
        "cough",
        (_HELP, Until("speaking"), Say("cough", "", _INTO_THE_ANSWER)),
        ("What can you do?",),
        settings=_HEADPHONES,
    ),
    Scenario(
        "backchannel",
        (_HELP, Until("speaking"), Say("right", "Right", _INTO_THE_ANSWER, answered=False)),
        ("What can you do?",),
        settings=_HEADPHONES,
    ),
    Scenario(
        "hesitation",
        (Say("timer", "Set a timer", answered=False), Say("minutes", "for ten minutes", 0.9)),
        ("Set a timer for ten minutes",),
    ),
    Scenario(
        "language-switch",
        (
            _HELP,
            Until("speaking"),
            Until("listening"),
            _BERLIN,
        ),
        ("What can you do?", "Wie spät ist es jetzt gerade in Berlin?"),
        settings={"engines.language": "auto"},
        languages=("en", "de"),
    ),
    Scenario("echo", (_HELP,), ("What can you do?",), room=True),
    Scenario("silence", (Say("silence"),)),
    Scenario("noise", (Say("hiss"), Say("keys", after_s=1.0))),
)


def sound(clip: str) -> Audio:
    """A clip: mono, 16 kHz."""
    if clip not in SOUNDS:
        return read(asset("scenarios", f"{clip}.flac"), SPEECH_RATE)
    random = np.random.default_rng(7)
    made: Samples
    match clip:
        case "cough":  # two bursts of noise that die away, as the glottis opens and closes
            made = np.concatenate([_burst(random, 0.22, 0.5), _burst(random, 0.12, 0.25)])
        case "hiss":
            made = (random.standard_normal(10 * SPEECH_RATE) * 0.01).astype(np.float32)
        case "keys":
            made = np.zeros(5 * SPEECH_RATE, np.float32)
            for at in random.integers(0, len(made) - 800, 40):
                made[at : at + 800] += _burst(random, 0.05, 0.1)[:800]
        case _:
            made = np.zeros(10 * SPEECH_RATE, np.float32)
    return Audio(made, SPEECH_RATE)


def _burst(random: np.random.Generator, seconds: float, level: float) -> Samples:
    count = round(seconds * SPEECH_RATE)
    shape = np.exp(-np.arange(count) / (count / 4))
    return np.asarray(random.standard_normal(count) * shape * level / 3, np.float32)
