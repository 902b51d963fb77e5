"""A voice by its name, in any case; one that is not there is told with some that are."""

from __future__ import annotations

import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.engines.voice_names import chosen


def test_the_case_of_a_name_does_not_matter() -> None:
    assert chosen("AF_heart", ("am_adam", "af_heart")) == "af_heart"


@pytest.mark.parametrize(
    ("names", "step"),
    [
        (("Ada", "Bob"), "Choose one of: Ada, Bob."),
        ((), "Leave the voice empty: the model has no named ones."),
    ],
)
def test_an_unknown_voice_is_told_with_what_there_is(names: tuple[str, ...], step: str) -> None:
    with pytest.raises(VoiceAppError) as caught:
        chosen("Eve", names)
    assert (caught.value.code, caught.value.next_step) == ("voice-unknown", step)


def test_of_hundreds_only_some_are_named() -> None:
    with pytest.raises(VoiceAppError) as caught:
        chosen("Eve", tuple(f"v2/en_speaker_{number}" for number in range(260)))
    assert caught.value.next_step.endswith("v2/en_speaker_19, ...")
