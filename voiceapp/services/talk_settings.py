"""What the settings mean for the live talk."""

from __future__ import annotations

from voiceapp.core.frames import Audio
from voiceapp.core.protocols import ChatOptions, SoundOptions, SpeakOptions, WakeOptions
from voiceapp.core.settings import Settings
from voiceapp.engines.catalog import find
from voiceapp.pipeline.commands import Command
from voiceapp.pipeline.options import TalkOptions
from voiceapp.pipeline.wake import WakeSettings

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

SOUND_KEYS = find("sound", "sound")[0].settings
"""Settings that take effect when the sound is opened anew."""


def talk_options(settings: Settings, held: bool, input_waits: bool, stays_open: bool = False) -> TalkOptions:
    """The options of the next turn but for who answers. ``held``: the push-to-talk key is down.

    ``stays_open``: the sound process can keep the microphone open during speech.
    """
    return TalkOptions(
        endpoint_s=_endpoint_s(settings, held),
        speculate_s=settings.number("talk.speculation_s") if settings.flag("talk.speculation") else None,
        voice_interrupts=settings.flag("talk.barge_in") and (stays_open or settings.flag("talk.headphones")),
        barge_in_s=settings.number("talk.barge_in_s"),
        resume_s=settings.number("talk.resume_s"),
        input_waits=input_waits,
        typed_aloud=settings.flag("talk.speak_typed"),
        short_answers=settings.flag("talk.short_answers"),
        partials=settings.flag("talk.partials"),
        confirm_below=settings.number("talk.confirm_below"),
        agreement=settings.number("talk.agreement"),
        context_tokens=int(settings.number("engines.context_tokens")),
        tool_wait_s=settings.number("tools.wait_s"),
        question_s=settings.number("tools.question_s"),
        chat=ChatOptions(temperature=settings.number("engines.temperature")),
        speak=SpeakOptions(
            speed=settings.number("sound.speed"),
            volume=settings.number("sound.volume"),
            pitch=settings.number("sound.pitch"),
        ),
    )


def _endpoint_s(settings: Settings, held: bool) -> float | None:
    if held:
        return HELD_ENDPOINT_S
    return settings.number("talk.endpoint_s") if settings.text("talk.endpointing") == "fixed" else None


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


WAKE_KEYS = ("talk.start", "talk.wake_phrase", "engines.wake")
"""Settings after which it has to be seen anew that the wake phrase can be listened for."""


def wake_settings(settings: Settings, meant: bool, sound: Audio | None) -> WakeSettings:
    """Whether and how the wake phrase is needed. ``meant``: what is heard now is for the assistant anyway."""
    return WakeSettings(
        needed=settings.text("talk.start") == "wake" and not meant,
        follow_up_s=settings.number("talk.follow_up_s"),
        sound=sound if settings.flag("talk.wake_sound") else None,
        options=WakeOptions(settings.text("talk.wake_phrase"), settings.text("talk.wake_sensitivity")),
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
