"""A voice described in words, from plain properties: what Parler-TTS is told of how to speak.

The phrases are those that its training data was labelled with (Data-Speech's ``v02_text_bins.json``), so the model
knows each of them: Lyth and King, "Natural language guidance of high-fidelity text-to-speech with synthetic
annotations", 2024 (arXiv:2402.01912).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Level = Literal["very low", "low", "normal", "high", "very high"]

_PITCH: Mapping[Level, str] = {
    "very low": "very low-pitch",
    "low": "quite low-pitch",
    "normal": "moderate-pitch",
    "high": "quite high-pitch",
    "very high": "very high-pitch",
}
_PACE: Mapping[Level, str] = {
    "very low": "very slowly",
    "low": "quite slowly",
    "normal": "at a moderate speed",
    "high": "quite fast",
    "very high": "very fast",
}
_EMOTION: Mapping[Level, str] = {
    "very low": "very monotone",
    "low": "quite monotone",
    "normal": "moderately dynamic",
    "high": "quite expressive and animated",
    "very high": "very expressive and animated",
}
_CLOSENESS: Mapping[Level, str] = {
    "very low": "very distant-sounding",
    "low": "quite distant-sounding",
    "normal": "moderately balanced in reverberation",
    "high": "quite close-sounding",
    "very high": "very close-sounding",
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

    ``mood`` is a word of the user's own ("calm", "happy"), as is ``room`` ("a small room"); the levels go from
    very low to very high: pitch, pace, emotion (how lively), closeness to the microphone, noise behind it.
    """

    name: str = ""
    gender: Literal["female", "male", ""] = "female"
    pitch: Level = "normal"
    pace: Level = "normal"
    emotion: Level = "normal"
    closeness: Level = "very high"
    noise: Level = "very low"
    mood: str = ""
    room: str = ""


def describe(voice: VoiceProperties) -> str:
    """Two English sentences: how the voice sounds, and how it was recorded.

    >>> describe(VoiceProperties(gender="male", pitch="low", mood="calm", room="a small room"))
    'A male speaker talks at a moderate speed with a quite low-pitch voice and a calm, moderately dynamic delivery \
in a small room. The recording is very close-sounding and very clean.'
    """
    who = voice.name.strip() or " ".join(word for word in ("A", voice.gender, "speaker") if word)
    manner = ", ".join(word for word in (voice.mood.strip(), _EMOTION[voice.emotion]) if word)
    where = f" in {voice.room.strip()}" if voice.room.strip() else ""
    return (
        f"{who} talks {_PACE[voice.pace]} with a {_PITCH[voice.pitch]} voice and a {manner} delivery{where}. "
        f"The recording is {_CLOSENESS[voice.closeness]} and {_NOISE[voice.noise]}."
    )


def pitch_of(semitones: float) -> Level:
    """The word for a pitch given in semitones up from the voice's own."""
    if semitones < -1.0:
        return "very low" if semitones < -4.0 else "low"
    if semitones > 1.0:
        return "very high" if semitones > 4.0 else "high"
    return "normal"


def pace_of(speed: float) -> Level:
    """The word for a pace given as a factor, 1 being the voice's own."""
    if speed < _SLOW[1]:
        return "very low" if speed < _SLOW[0] else "low"
    if speed > _FAST[0]:
        return "very high" if speed > _FAST[1] else "high"
    return "normal"
