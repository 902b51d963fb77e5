"""Meetings as CSV, RTTM, STM and JSON, read back by the formats' own rules."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from tests.unit.services.exported import all_minutes, meeting, meetings, minutes
from voiceapp.core.meetings import Meeting, Minutes
from voiceapp.services import rttm as rttm_format
from voiceapp.services import transcript_files
from voiceapp.services.export_document import plain
from voiceapp.services.export_json import json_text
from voiceapp.services.export_subtitles import vtt
from voiceapp.services.export_tables import csv_table, rttm, stm


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def test_a_table_has_a_row_for_each_segment() -> None:
    table = rows(csv_table(meeting(), minutes()))
    assert [(row["speaker"], row["start_s"], row["end_s"], row["text"]) for row in table] == [
        ("Ann", "0.5", "1.4", "Good morning."),
        ("Ann", "2.0", "5.25", "We spend 5 < 6 & more."),
        ("Bob Stone", "4.5", "7.0", "'=Wait, why?"),
        ("Unknown", "61.0", "62.5", "Because."),
    ]
    assert [row["edited"] for row in table] == ["no", "yes", "no", "no"]
    assert csv_table(meeting(), None).startswith("\ufeff"), "or Excel reads it in another encoding"


@given(meetings())
def test_no_cell_is_a_formula_and_every_word_is_in_its_row(made: Meeting) -> None:
    table = rows(csv_table(made, None))
    assert len(table) == len(made.segments)
    for row, segment in zip(table, made.segments, strict=True):
        assert row["text"].removeprefix("'") == plain(segment.text).removeprefix("'")
        assert float(row["start_s"]) == pytest.approx(segment.start_s, abs=0.001)
        for cell in row.values():
            assert not cell.startswith(
                ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
            )


def test_rttm_holds_the_overlap_and_no_stretch_twice() -> None:
    assert rttm(meeting(), None).splitlines() == [
        "SPEAKER Budget_call 1 0.500 0.900 <NA> <NA> Ann <NA> <NA>",
        "SPEAKER Budget_call 1 2.000 3.250 <NA> <NA> Ann <NA> <NA>",
        "SPEAKER Budget_call 1 4.500 2.500 <NA> <NA> Bob_Stone <NA> <NA>",
    ]


@given(meetings())
def test_rttm_has_ten_fields_a_line_and_as_many_speakers(made: Meeting) -> None:
    text = rttm(made, None)
    speakers = {one.speaker for one in (made.turns or made.segments) if one.speaker is not None}
    if not speakers:
        assert text == ""
        return
    assert all(len(line.split(" ")) == 10 for line in text.splitlines())
    (turns,) = rttm_format.parse(text, Path("made.rttm")).values()
    assert len({turn.speaker for turn in turns}) == len(speakers)
    spoken = [(one.start_s, one.end_s) for one in (made.turns or made.segments) if one.speaker is not None]
    assert min(turn.start_s for turn in turns) == pytest.approx(min(start for start, _ in spoken), abs=0.001)
    assert max(turn.end_s for turn in turns) == pytest.approx(max(end for _, end in spoken), abs=0.002)


def test_stm_holds_who_says_what_when() -> None:
    assert stm(meeting(), None).splitlines()[1:3] == [
        "Budget_call 1 Ann 2.000 5.250 We spend 5 6 & more.",
        "Budget_call 1 Bob_Stone 4.500 7.000 =Wait, why?",
    ]


@given(meetings())
def test_stm_has_six_fields_a_line_and_no_comments_labels_or_alternatives(made: Meeting) -> None:
    lines = stm(made, None).split("\n")
    assert lines.pop() == ""
    said = [
        words for segment in made.segments if (words := plain("".join(c for c in segment.text if c not in "<>{}")))
    ]
    assert len(lines) == len(said)
    for line, words in zip(lines, said, strict=True):
        recording, channel, _speaker, start, end, text = line.split(maxsplit=5)
        assert not recording.startswith(";")
        assert (channel, text) == ("1", words)
        assert float(start) <= float(end)
        assert not set(text) & set("<>{}")


def test_json_holds_everything_that_is_known() -> None:
    data: dict[str, Any] = json.loads(json_text(meeting(), minutes()))
    assert (data["id"], data["title"], data["duration_s"], data["tags"]) == (7, "Budget call", 75.5, ["money"])
    assert [(one["id"], one["name"], one["talk_s"]) for one in data["speakers"]] == [
        (1, "Ann", 4.9),
        (2, "Bob Stone", 0),
    ]
    assert data["segments"][0]["words"][1] == {
        "word": "morning.",
        "start_s": 0.9,
        "end_s": 1.4,
        "probability": 0.41,
    }
    assert [one["speaker"] for one in data["segments"]] == [1, 1, 2, None]
    assert data["notes"][1] == {"id": 22, "at_s": 60.0, "text": "", "marker": True}
    assert data["minutes"]["decisions"][0]["supported"] is False
    assert data["minutes"]["action_items"][0]["owner"] == "Ann"
    assert json.loads(json_text(meeting(), None))["minutes"] is None
    known = {"id", "name", "label", "named", "channel", "talk_s"}
    assert all(set(one) == known for one in data["speakers"]), "and no voiceprint"


@pytest.mark.parametrize(
    ("ending", "write", "bob"),
    [(".json", json_text, "Bob Stone"), (".vtt", vtt, "Bob Stone"), (".stm", stm, "Bob_Stone")],
)
def test_what_is_exported_can_be_imported_again(
    ending: str, write: Callable[[Meeting, Minutes | None], str], bob: str
) -> None:
    read = transcript_files.parse(write(meeting(), minutes()), Path(f"call{ending}"))
    said = "We spend 5 6 & more." if ending == ".stm" else "We spend 5 < 6 & more."
    assert [(one.start_s, one.end_s, one.text) for one in read.segments[1:3]] == [
        (2.0, 5.25, said),
        (4.5, 7.0, "=Wait, why?"),
    ]
    assert [one.speaker for one in read.segments[:3]] == ["Ann", "Ann", bob]


@given(meetings(), all_minutes())
def test_json_keeps_every_character_that_utf8_can_hold(made: Meeting, told: Minutes | None) -> None:
    data = json.loads(json_text(made, told).encode("utf-8"))
    kept = [text.encode("utf-8", "replace").decode() for text in (segment.text for segment in made.segments)]
    assert [segment["text"] for segment in data["segments"]] == kept
