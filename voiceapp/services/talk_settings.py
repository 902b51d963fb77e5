"""What the settings mean for the live talk."""

from __future__ import annotations

from voiceapp.core.protocols import ChatOptions, ListenOptions, SoundOptions, SpeakOptions
from voiceapp.core.settings import Settings
from voiceapp.pipeline.commands import Command
from voiceapp.pipeline.options import TalkOptions

STEP = 1.2
"""By how much "slower", "louder" and the like change the pace and the volume."""

_PACE: dict[Command, tuple[str, float, str]] = {
    "slower": ("sound.speed", 1 / STEP, "Slower from now on."),
    "faster": ("sound.speed", STEP, "Faster from now on."),
    "louder": ("sound.volume", STEP, "Louder from now on."),
    "quieter": ("sound.volume", 1 / STEP, "Quieter from now on."),
}

HELD_ENDPOINT_S = 30.0
"""Silence that ends an utterance while the push-to-talk key is held."""

SOUND_KEYS = (
    "sound.microphone",
    "sound.speaker",
    "sound.sensitivity",
    "sound.echo",
    "sound.noise_suppression",
    "talk.headphones",
)
"""Settings that take effect when the sound is opened anew."""


def talk_options(settings: Settings, held: bool, input_waits: bool, stays_open: bool = False) -> TalkOptions:
    """The options of the next turn. ``held``: the push-to-talk key is down.

    ``stays_open``: the sound process can keep the microphone open during speech.
    """
    language = settings.text("engines.language")
    return TalkOptions(
        endpoint_s=HELD_ENDPOINT_S if held else settings.number("talk.endpoint_s"),
        voice_interrupts=settings.flag("talk.barge_in") and (stays_open or settings.flag("talk.headphones")),
        barge_in_s=settings.number("talk.barge_in_s"),
        input_waits=input_waits,
        typed_aloud=settings.flag("talk.speak_typed"),
        partials=settings.flag("talk.partials"),
        persona=settings.text("talk.persona"),
        listen=ListenOptions(language=None if language == "auto" else language),
        chat=ChatOptions(temperature=settings.number("engines.temperature")),
        speak=SpeakOptions(
            voice=settings.text("engines.voice"),
            language="en" if language == "auto" else language,
            speed=settings.number("sound.speed"),
            volume=settings.number("sound.volume"),
        ),
    )


def may_talk_over(settings: Settings) -> bool:
    """Whether a voice is meant to interrupt an answer."""
    heard = settings.flag("talk.headphones") or settings.text("sound.echo") != "off"
    return heard and settings.flag("talk.barge_in")


def sound_options(settings: Settings, microphone: bool) -> SoundOptions:
    """The devices to open, with the microphone or without."""
    return SoundOptions(
        microphone=settings.text("sound.microphone") or None,
        speaker=settings.text("sound.speaker") or None,
        headphones=settings.flag("talk.headphones"),
        use_microphone=microphone,
        echo=settings.text("sound.echo"),
        noise_suppression=settings.flag("sound.noise_suppression"),
    )


def change_pace(settings: Settings, command: Command) -> str:
    """Carry out "slower", "louder" and the like; the sentence that confirms it."""
    key, factor, sentence = _PACE[command]
    setting = settings.table[key]
    assert setting.low is not None
    assert setting.high is not None
    value = min(max(settings.number(key) * factor, setting.low), setting.high)
    settings.set(key, round(value, 2))
    return sentence
