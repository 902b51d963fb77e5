"""Transcripts that the user has: what is read of them, and what is said of broken ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Segment, Word
from voiceapp.services.subtitles import cues, render
from voiceapp.services.transcript_files import GivenSegment, parse, read
from voiceapp.services.transcription import FileTranscript

STM = """;; a comment
talk 1 Diane 6.68 7.16 Hello?
talk 1 Sheila 7.634 8.155 <o,f0,female> Hello there.
talk 1 inter_segment_gap 8.155 9.0 <o,,>
talk 1 excluded_region 9.0 9.5 ignore_time_segment_in_scoring
"""

VTT = """WEBVTT - a call

STYLE
::cue { color: lime }

NOTE nobody reads this

intro
00:01.000 --> 00:02.500 align:start
<v.loud Diane  Lee>Hello &amp; <i>good</i> <00:00:01.500>day</v>

01:00:00.000 --> 01:00:04.000
<v Ann>Four</v><v Bob>More</v>
"""


def shown(path: str, text: str) -> list[tuple[float, float, str, str]]:
    found = parse(text, Path(path)).segments
    return [(one.start_s, one.end_s, one.speaker, one.text) for one in found]


def test_stm_tells_who_said_what_and_leaves_gaps_out() -> None:
    assert shown("a.stm", STM) == [(6.68, 7.16, "Diane", "Hello?"), (7.634, 8.155, "Sheila", "Hello there.")]


def test_voice_tags_of_vtt_are_speakers_and_other_tags_go() -> None:
    assert shown("a.vtt", VTT) == [
        (1.0, 2.5, "Diane Lee", "Hello & good day"),
        (3600.0, 3602.0, "Ann", "Four"),
        (3602.0, 3604.0, "Bob", "More"),
    ]


def test_srt_as_editors_write_it() -> None:
    first = "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>In</i> {\\an8}two\r\nlines\r\n\r\n"
    text = first + "2\r\n0:00:03.5 --> 0:00:04.0\r\n7"
    assert shown("a.srt", text) == [(1.0, 2.5, "", "In two lines"), (3.5, 4.0, "", "7")]


def test_old_code_pages_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    for encoding in ("utf-16", "utf-8-sig", "cp1252"):
        path.write_bytes("1\n00:00:01,000 --> 00:00:02,000\nGrüße\n".encode(encoding))
        assert read(path).segments[0].text == "Grüße"


def test_our_json_comes_back_with_words_and_speakers() -> None:
    told = {
        "speakers": [{"id": 4, "name": "Ann"}],
        "language": "en",
        "segments": [
            {
                "speaker": 4, "start_s": 1, "end_s": 2, "text": "Hello.", "avg_logprob": -1.0,
                "words": [{"word": "Hello.", "start_s": 1.0, "end_s": 1.5, "probability": 0.5}],
            },
            {"speaker": "Bob", "start_s": 2, "end_s": 3, "text": "Yes.", "language": "fr", "confidence": 0.25},
        ],
    }  # fmt: skip
    for data in (told, {"files": [told]}):
        found = parse(json.dumps(data), Path("a.json"))
        assert found.language == "en"
        assert found.segments == (
            GivenSegment(1.0, 2.0, "Hello.", "Ann", (Word("Hello.", 1.0, 1.5, 0.5),), None, 0.5),
            GivenSegment(2.0, 3.0, "Yes.", "Bob", (), "fr", 0.25),
        )


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.srt", "1\n00:00:01,000 --> 00:00:99\nHello\n", "line 2: its times do not read"),
        ("a.srt", "1\n00:00:02,000 --> 00:00:01,000\nHello\n", "line 2: it ends before"),
        ("a.srt", "Hello\n", "line 1: a number or a time"),
        ("a.srt", "", "it holds no words"),
        ("a.vtt", "00:01.000 --> 00:02.000\nHello\n", "line 1: it does not begin with WEBVTT"),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n\nlost words\n", "line 6: a time"),
        ("a.stm", ";; x\ntalk 1 Ann 1.0\n", "line 2: it has less than"),
        ("a.stm", "talk 1 Ann one two Hello\n", "line 1: its times are no numbers"),
        ("a.stm", "talk 1 Ann 1 2 Hello\nother 1 Ann 1 2 Hello\n", "line 2: it belongs to another"),
        ("a.json", '{\n"segments": [}', "line 2: it is no JSON"),
        ("a.json", '{"segments": [{"text": "Hi", "start_s": 0, "end_s": 1}, {"text": "Hi"}]}', "segment 2"),
        ("a.json", '{"segments": [{"text": "Hi", "start_s": 2, "end_s": NaN}]}', "segment 1"),
        ("a.json", "[1]", "it holds no segments"),
    ],
)
def test_broken_files_name_the_line(name: str, text: str, told: str) -> None:
    with pytest.raises(VoiceAppError) as caught:
        parse(text, Path(name))
    assert caught.value.code == "transcript-wrong"
    assert told in caught.value.message


def test_other_files_are_refused() -> None:
    with pytest.raises(VoiceAppError) as caught:
        parse("Hello", Path("a.docx"))
    assert caught.value.code == "transcript-format"


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="<>{\\"), min_size=1, max_size=40)
SEGMENTS = st.lists(
    st.tuples(WORDS, st.floats(0.0, 40_000.0), st.floats(0.001, 30.0)).map(
        lambda one: Segment(one[0], one[1], one[1] + one[2], avg_logprob=-0.5)
    ),
    max_size=8,
)


@given(SEGMENTS)
def test_our_own_subtitles_are_read_back(segments: list[Segment]) -> None:
    transcript = FileTranscript(Path("a.wav"), "", "en", 60.0, None, tuple(segments))
    wanted = [(cue.start_ms, cue.end_ms, " ".join(cue.lines)) for cue in cues(segments)]
    for format in ("srt", "vtt", "json"):
        if not any(segment.text.split() for segment in segments):
            continue
        found = parse(render(transcript, format), Path(f"a.{format}")).segments
        if format == "json":
            texts = [" ".join(one.text.split()) for one in sorted(segments, key=lambda one: round(one.start_s, 3))]
            assert [one.text for one in found] == [text for text in texts if text]
        else:
            assert [(round(one.start_s * 1000), round(one.end_s * 1000), one.text) for one in found] == wanted


@given(st.text(max_size=200), st.sampled_from([".srt", ".vtt", ".stm", ".json"]))
def test_whatever_a_file_holds_is_read_or_told(text: str, ending: str) -> None:
    code = ""
    try:
        assert all(one.text for one in parse(text, Path(f"a{ending}")).segments)
    except VoiceAppError as error:
        code = error.code
    assert code in ("", "transcript-wrong")
