from __future__ import annotations

import pytest

from tests.fakes.loop import run_virtual
from voiceapp.core.events import EventBus, MicrophoneState, PlayerMoved, VoiceRecordingChanged
from voiceapp.services.quiet_talk import QuietTalk


class Talk:
    def __init__(self, microphone: MicrophoneState) -> None:
        self.microphone: MicrophoneState = microphone

    async def mute(self, muted: bool) -> None:
        self.microphone = "muted" if muted else "open"


@pytest.mark.parametrize(
    ("before", "headphones", "meanwhile"),
    [("open", False, "muted"), ("open", True, "open"), ("muted", False, "muted"), ("closed", False, "closed")],
)
def test_the_talk_hears_no_meeting_and_is_afterwards_as_it_was(
    before: MicrophoneState, headphones: bool, meanwhile: MicrophoneState
) -> None:
    async def scenario() -> None:
        talk, bus = Talk(before), EventBus()
        quiet = QuietTalk(talk, lambda: headphones, bus)
        for at_s in (0.0, 0.05, 0.1):
            bus.publish(PlayerMoved(1, at_s, True))
            await quiet.close()
            assert talk.microphone == meanwhile
        bus.publish(PlayerMoved(1, 0.1, False))
        await quiet.close()
        assert talk.microphone == before

    run_virtual(scenario())


def test_who_unmutes_it_meanwhile_is_heard() -> None:
    async def scenario() -> None:
        talk, bus = Talk("open"), EventBus()
        quiet = QuietTalk(talk, lambda: False, bus)
        bus.publish(PlayerMoved(1, 0.0, True))
        await quiet.close()
        talk.microphone = "open"
        bus.publish(PlayerMoved(1, 0.1, True))
        await quiet.close()
        assert talk.microphone == "open"

    run_virtual(scenario())


def test_who_reads_for_a_voice_is_not_answered() -> None:
    async def scenario() -> None:
        talk, bus = Talk("open"), EventBus()
        quiet = QuietTalk(talk, lambda: True, bus)
        states = []
        for event in (
            VoiceRecordingChanged("countdown", 3),
            PlayerMoved(1, 0.0, True),
            VoiceRecordingChanged("recording"),
            PlayerMoved(1, 0.1, False),
            VoiceRecordingChanged("recording"),
            VoiceRecordingChanged("done"),
        ):
            bus.publish(event)
            await quiet.close()
            states.append(talk.microphone)
        assert states == ["muted"] * 5 + ["open"]

    run_virtual(scenario())
