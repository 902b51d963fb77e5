"""A voice described in words, from plain properties: what Parler-TTS is told of how to speak.

The phrases are those that its training data was labelled with (Data-Speech's ``v02_text_bins.json``), so the model
knows each of them but those of emotion, which it may follow less surely: Lyth and King, "Natural language guidance
of high-fidelity text-to-speech with synthetic annotations", 2024 (arXiv:2402.01912).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from voiceapp.core.errors import VoiceAppError

Level = Literal["very low", "low", "normal", "high", "very high"]
Gender = Literal["female", "male", ""]

LEVELS: tuple[Level, ...] = get_args(Level)
GENDERS: tuple[Gender, ...] = get_args(Gender)

_PITCH: Mapping[Level, str] = {
    "very low": "very low-pitch",
    "low": "quite low-pitch",
    "normal": "moderate-pitch",
    "high": "quite high-pitch",
    "very high": "very high-pitch",
}
_SPEED: Mapping[Level, str] = {
    "very low": "very slowly",
    "low": "quite slowly",
    "normal": "at a moderate speed",
    "high": "quite fast",
    "very high": "very fast",
}
_EMOTION: Mapping[Level, str] = {
    "very low": "sad, ",
    "low": "calm, ",
    "normal": "",
    "high": "happy, ",
    "very high": "excited, ",
}
_EXPRESSIVITY: Mapping[Level, str] = {
    "very low": "very monotone",
    "low": "quite monotone",
    "normal": "moderately dynamic",
    "high": "quite expressive and animated",
    "very high": "very expressive and animated",
}
_ROOM: Mapping[Level, str] = {
    "very low": "very close-sounding",
    "low": "quite close-sounding",
    "normal": "moderately balanced in reverberation",
    "high": "quite distant-sounding",
    "very high": "very distant-sounding",
}
_NOISE: Mapping[Level, str] = {
    "very low": "very clean",
    "low": "quite clean",
    "normal": "balanced in clarity",
    "high": "quite noisy",
    "very high": "very noisy",
}
_SLOW, _FAST = (0.6, 0.85), (1.2, 1.5)


@dataclass(frozen=True, slots=True)
class VoiceProperties:
    """How a voice sounds. ``name`` is a speaker that the model knows, else ``gender`` tells what kind of one.

    The levels are those of :data:`SLIDERS`.
    """

    name: str = ""
    gender: Gender = "female"
    pitch: Level = "normal"
    speed: Level = "normal"
    emotion: Level = "normal"
    expressivity: Level = "normal"
    room: Level = "very low"
    noise: Level = "very low"

    @classmethod
    def of(cls, recipe: Mapping[str, Any]) -> VoiceProperties:
        """The properties that a stored voice has: those that it leaves out are as they come.

        Raises VoiceAppError ``recipe-wrong`` for any that do not exist.
        """
        levels = {slider.name for slider in SLIDERS}
        for key, value in recipe.items():
            allowed = LEVELS if key in levels else GENDERS if key == "gender" else None
            known = value in allowed if allowed else key == "name" and isinstance(value, str)
            if not known:
                raise VoiceAppError(
                    "recipe-wrong",
                    f"A voice cannot be described with {key} = {value}.",
                    f"Use name, gender and, from {LEVELS[0]} to {LEVELS[-1]}: {', '.join(sorted(levels))}.",
                )
        return cls(**recipe)


@dataclass(frozen=True, slots=True)
class Slider:
    """A property with levels: its field in :class:`VoiceProperties`, its label, and the names of its two ends."""

    name: str
    label: str
    low: str
    high: str


SLIDERS = (
    Slider("pitch", "Pitch", "Low", "High"),
    Slider("speed", "Speed", "Slow", "Fast"),
    Slider("emotion", "Emotion", "Sad", "Excited"),
    Slider("expressivity", "Expressivity", "Even", "Lively"),
    Slider("room", "Room", "Close", "Distant"),
    Slider("noise", "Noise", "Clean", "Noisy"),
)


def describe(voice: VoiceProperties) -> str:
    """Two English sentences: how the voice sounds, and how it was recorded.

    >>> describe(VoiceProperties(gender="male", pitch="low", emotion="low", room="normal"))
    'A male speaker talks at a moderate speed with a quite low-pitch voice and a calm, moderately dynamic \
delivery. The recording is moderately balanced in reverberation and very clean.'
    """
    who = voice.name.strip() or " ".join(word for word in ("A", voice.gender, "speaker") if word)
    manner = _EMOTION[voice.emotion] + _EXPRESSIVITY[voice.expressivity]
    article = "an" if manner[0] in "aeiou" else "a"
    return (
        f"{who} talks {_SPEED[voice.speed]} with a {_PITCH[voice.pitch]} voice and {article} {manner} delivery. "
        f"The recording is {_ROOM[voice.room]} and {_NOISE[voice.noise]}."
    )


def pitch_of(semitones: float) -> Level:
    """The word for a pitch given in semitones up from the voice's own."""
    if semitones < -1.0:
        return "very low" if semitones < -4.0 else "low"
    if semitones > 1.0:
        return "very high" if semitones > 4.0 else "high"
    return "normal"


def speed_of(speed: float) -> Level:
    """The word for a speed given as a factor, 1 being the voice's own."""
    if speed < _SLOW[1]:
        return "very low" if speed < _SLOW[0] else "low"
    if speed > _FAST[0]:
        return "very high" if speed > _FAST[1] else "high"
    return "normal"
