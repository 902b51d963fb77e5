"""Subtitles that players accept: valid times, no overlaps, nothing in the text that reads as markup."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Segment, Word
from voiceapp.services.subtitles import CUE_CHARACTERS, WRITERS, cues, parse_formats, render
from voiceapp.services.transcription import FileTranscript

TIME = re.compile(r"(\d{2,}):(\d{2}):(\d{2})[.,](\d{3}) --> (\d{2,}):(\d{2}):(\d{2})[.,](\d{3})")


def transcript(*segments: Segment) -> FileTranscript:
    return FileTranscript(Path("talk.wav"), " ".join(part.text for part in segments), "en", 10.0, 0.1, segments)


HELLO = Segment(
    "Hello there.", 0.5, 1.25, (Word("Hello", 0.5, 0.8, 0.9), Word("there.", 0.9, 1.25, 0.8)), -0.1, 0.02
)

# What engines do give: text with any character, times that may overlap, go backwards or be empty.
seconds = st.floats(min_value=0, max_value=400_000, allow_nan=False)
texts = st.text(min_size=0, max_size=200)


@st.composite
def segments(draw: st.DrawFn) -> Segment:
    start, length = draw(seconds), draw(st.floats(min_value=0, max_value=60))
    text = draw(texts)
    words: list[Word] = []
    if draw(st.booleans()):
        parts = text.split()
        step = length / max(1, len(parts))
        words = [Word(part, start + i * step, start + (i + 1) * step) for i, part in enumerate(parts)]
    return Segment(text, start, start + length, tuple(words))


def ms(groups: tuple[str, ...]) -> int:
    hours, minutes, secs, millis = (int(group) for group in groups)
    assert minutes < 60
    assert secs < 60
    return ((hours * 60 + minutes) * 60 + secs) * 1000 + millis


def read_back(text: str) -> list[tuple[int, int, str]]:
    """Parse SubRip or WebVTT the way players do: blocks between empty lines, a time line, then text."""
    found: list[tuple[int, int, str]] = []
    for block in text.replace("WEBVTT\n", "", 1).strip("\n").split("\n\n"):
        lines = block.split("\n")
        at = next((i for i, line in enumerate(lines) if TIME.fullmatch(line)), None)
        if at is None:
            assert not block.strip()
            continue
        match = TIME.fullmatch(lines[at])
        assert match
        found.append((ms(match.groups()[:4]), ms(match.groups()[4:]), "\n".join(lines[at + 1 :])))
    return found


@given(st.lists(segments(), max_size=12))
def test_times_are_valid_and_never_overlap(parts: list[Segment]) -> None:
    end = 0
    for cue in cues(parts):
        assert cue.start_ms >= end
        assert cue.end_ms > cue.start_ms
        assert cue.lines
        assert all(line.strip() and line.splitlines() == [line] for line in cue.lines)
        end = cue.end_ms


@given(st.lists(segments(), max_size=8))
def test_players_read_back_every_word(parts: list[Segment]) -> None:
    said = [word for part in sorted(parts, key=lambda part: part.start_s) for word in part.text.split()]
    for format in ("srt", "vtt"):
        blocks = read_back(render(transcript(*parts), format))
        assert [block[:2] for block in blocks] == [(cue.start_ms, cue.end_ms) for cue in cues(parts)]
        read = " ".join(block[2] for block in blocks)
        read = html.unescape(read) if format == "vtt" else read
        expected = [word.replace("-->", "→") if format == "srt" else word for word in said]
        assert sorted(read.split()) == sorted(expected)


@given(st.lists(segments(), max_size=8))
def test_json_holds_what_was_understood(parts: list[Segment]) -> None:
    data = json.loads(render(transcript(*parts), "json"))
    assert [row["text"] for row in data["segments"]] == [part.text for part in parts]


def test_the_four_formats() -> None:
    one = transcript(HELLO)
    assert render(one, "txt") == "Hello there.\n"
    assert render(one, "srt") == "1\n00:00:00,500 --> 00:00:01,250\nHello there.\n"
    assert render(one, "vtt") == "WEBVTT\n\n00:00:00.500 --> 00:00:01.250\nHello there.\n"
    data = json.loads(render(one, "json"))
    assert data["duration_s"] == 10.0
    assert data["segments"][0]["words"][0] == {"word": "Hello", "start_s": 0.5, "end_s": 0.8, "probability": 0.9}


def test_markup_is_escaped() -> None:
    shown = render(transcript(Segment("a <b> & c --> d", 0, 1)), "vtt")
    assert "a &lt;b&gt; &amp; c --&gt; d" in shown
    assert "a <b> & c → d" in render(transcript(Segment("a <b> & c --> d", 0, 1)), "srt")


def test_a_long_segment_becomes_several_cues() -> None:
    words = tuple(Word(f"word{i}", i * 0.5, i * 0.5 + 0.4) for i in range(60))
    found = cues([Segment(" ".join(word.text for word in words), 0, 30, words)])
    assert len(found) > 3
    assert all(len(" ".join(cue.lines)) <= CUE_CHARACTERS for cue in found)
    assert all(cue.end_ms - cue.start_ms <= 7_000 for cue in found)
    assert " ".join(" ".join(cue.lines) for cue in found).split() == [word.text for word in words]


def test_hours_are_counted() -> None:
    assert "10:00:01,000 --> 100:00:00,000" in render(transcript(Segment("x", 36_001, 360_000)), "srt")


def test_silence_makes_empty_files() -> None:
    assert {name: render(transcript(), name) for name in ("txt", "srt", "vtt")} == {
        "txt": "",
        "srt": "",
        "vtt": "WEBVTT\n",
    }


def test_formats_of_a_list() -> None:
    assert parse_formats("txt, SRT,vtt,json") == list(WRITERS)
    with pytest.raises(VoiceAppError, match="There is no format doc"):
        parse_formats("txt,doc")
