"""Cues in brackets reach the voice that knows them."""

from __future__ import annotations

from voiceapp.pipeline.speakable import speakable


def test_cues_in_brackets_are_spoken_as_they_stand_and_links_are_not() -> None:
    text = "[laughs] See [the page](https://example.org/x) [clears throat] **now**."
    spoken = speakable(text)
    assert spoken.text == "[laughs] See the page [clears throat] now."
    start = spoken.text.index("[clears")
    assert text[slice(*spoken.shown(start, start + len("[clears throat]")))] == "[clears throat]"
