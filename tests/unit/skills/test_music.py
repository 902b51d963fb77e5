"""Music is composed by a sentence; other things that are made are not taken for it."""

from __future__ import annotations

from datetime import datetime

import pytest

from voiceapp.engines.llm_skills import result_sentence, understand

NOW = datetime(2026, 11, 23, 14, 0)


@pytest.mark.parametrize(
    ("text", "prompt", "seconds"),
    [
        ("Compose calm piano music", "calm piano", None),
        ("Could you please compose some music for studying?", "music for studying", None),
        ("Make a 20 second track of calm piano.", "calm piano", 20.0),
        ("make a twenty-second jazz track", "jazz", 20.0),
        ("create a one minute happy track", "happy", 60.0),
        ("Generate me a rock song with heavy drums", "rock song with heavy drums", None),
        ("compose a piece of classical music of two minutes", "classical", 120.0),
        ("compose a sad song about rain for 45 seconds", "sad song about rain", 45.0),
        ("Compose music", "music", None),
        ("compose a two minute soundtrack for a rainy night, please", "soundtrack for a rainy night", 120.0),
        ("make a loop of drums", "loop of drums", None),
        ("compose a piano piece for 20 seconds", "piano piece", 20.0),
    ],
)
def test_music_is_ordered(text: str, prompt: str, seconds: float | None) -> None:
    wanted: dict[str, object] = {"prompt": prompt} if seconds is None else {"prompt": prompt, "seconds": seconds}
    assert understand(text, NOW) == ("compose_music", wanted)


@pytest.mark.parametrize(
    "text",
    [
        "compose an email to Anna",
        "make the music louder",
        "make a list of songs",
        "create a playlist of jazz music",
        "make a note to buy sheet music",
        "create an appointment with the music teacher",
        "make a call about the song",
        "create an appointment with my jazz track",
        "make a piece of cake",
        "make coffee",
        "play calm piano music",
    ],
)
def test_other_things_are_not_music(text: str) -> None:
    found = understand(text, NOW)
    assert found is None or found[0] != "compose_music"


def test_what_is_composed_is_said() -> None:
    call = {"name": "compose_music", "arguments": {"prompt": "calm piano"}}
    said = result_sentence({"text": '{"ok": true, "job": 3}', "call": call})
    assert said == "I am composing calm piano. I will tell you when it is ready."
