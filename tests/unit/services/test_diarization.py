"""RTTM to turns and back, references matched with recordings, files that are not there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Audio
from voiceapp.core.protocols import Capabilities
from voiceapp.core.recordings import Diarization, DiarizeOptions, SpeakerMatch, SpeakerTurn, Tell, Vector
from voiceapp.services import rttm
from voiceapp.services.diarization import DiarizationScores, DiarizationService, Pairs

NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Z")), min_size=1, max_size=8)
MOMENTS = st.integers(0, 10_000_000)


@given(st.lists(st.tuples(MOMENTS, MOMENTS, NAMES), min_size=1), NAMES)
def test_turns_survive_rttm_to_the_millisecond(drawn: list[tuple[int, int, str]], recording: str) -> None:
    turns = tuple(SpeakerTurn(start / 1000, (start + length) / 1000, name) for start, length, name in drawn)
    found = rttm.parse(rttm.render(turns, recording), Path("x.rttm"))
    assert list(found) == [recording]
    for turn, (start, length, name) in zip(found[recording], drawn, strict=True):
        assert (round(turn.start_s * 1000), round(turn.end_s * 1000), turn.speaker) == (start, start + length, name)


def test_names_with_blanks_stay_one_field() -> None:
    text = rttm.render([SpeakerTurn(0.0, 1.0, "Ada  L.")], "Monday talk")
    assert text == "SPEAKER Monday_talk 1 0.000 1.000 <NA> <NA> Ada_L. <NA> <NA>\n"


def test_other_lines_are_passed_over() -> None:
    text = ";; a comment\n\nSPKR-INFO r 1 <NA> <NA> <NA> unknown a <NA>\nSPEAKER r 1 0.5 1 <NA> <NA> a <NA>\n"
    assert rttm.parse(text, Path("x.rttm")) == {"r": (SpeakerTurn(0.5, 1.5, "a"),)}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no SPEAKER lines"),
        ("SPEAKER r 1 0.5", "line 1 has 4 fields"),
        ("SPEAKER r 1 one 1 <NA> <NA> a", "line 1 has no numbers"),
        ("SPEAKER r 1 nan 1 <NA> <NA> a", "line 1 has times that cannot be"),
        ("SPEAKER r 1 0 1 <NA> <NA> a\nSPEAKER r 1 1 -2 <NA> <NA> a", "line 2 has times that cannot be"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, why: str) -> None:
    with pytest.raises(VoiceAppError) as caught:
        rttm.parse(text, Path("notes.rttm"))
    assert caught.value.code == "rttm-wrong"
    assert why in caught.value.message


class Ears:
    """A diarizer that hears one speaker for as long as there is sound, and an encoder for whom all are one."""

    capabilities = Capabilities(threshold=0.5)

    async def diarize(self, audio: AsyncIterator[Audio], options: DiarizeOptions, tell: Tell) -> Diarization:
        seconds = sum([part.duration_s async for part in audio])
        turn = (SpeakerTurn(0.0, seconds, "SPEAKER_00"),)
        return Diarization(turn, turn)

    async def embed(self, audio: AsyncIterator[Audio]) -> Vector:
        raise NotImplementedError

    async def compare(self, one: AsyncIterator[Audio], other: AsyncIterator[Audio]) -> SpeakerMatch:
        lengths = [sum([part.duration_s async for part in sound]) for sound in (one, other)]
        return SpeakerMatch(min(lengths) / max(lengths), 0.5)


class Desk:
    """The service with those ears; ``pairs`` are what was scored."""

    def __init__(self, seconds: float = 3.0) -> None:
        self.pairs: Pairs = []
        self.seconds = seconds
        self.service = DiarizationService(lambda _: Ears(), lambda _: Ears(), self.decode, self.score)

    async def decode(self, path: Path) -> AsyncIterator[Audio]:
        for _ in range(int(self.seconds)):
            yield Audio(np.zeros(SPEECH_RATE, np.float32), SPEECH_RATE)

    async def score(self, pairs: Pairs) -> DiarizationScores:
        self.pairs = pairs
        return DiarizationScores(0.0, 0.0)


def line(recording: str, start: float, speaker: str = "a") -> str:
    return f"SPEAKER {recording} 1 {start} 1.0 <NA> <NA> {speaker} <NA> <NA>\n"


def test_a_file_is_diarised_and_timed(tmp_path: Path) -> None:
    file = tmp_path / "talk.wav"
    file.touch()
    found = asyncio.run(Desk().service.diarize(file, "", DiarizeOptions(), lambda *_: None))
    assert found.found.turns == (SpeakerTurn(0.0, 3.0, "SPEAKER_00"),)
    assert found.duration_s == 3.0
    assert found.real_time_factor is not None
    empty = asyncio.run(Desk(0.0).service.diarize(file, "", DiarizeOptions(), lambda *_: None))
    assert (empty.duration_s, empty.real_time_factor) == (0.0, None)


def test_files_that_are_not_there_are_told(tmp_path: Path) -> None:
    there = tmp_path / "talk.wav"
    there.touch()
    service = Desk().service
    for call in (
        service.diarize(tmp_path / "no.wav", "", DiarizeOptions(), lambda *_: None),
        service.same_voice(there, tmp_path / "no.wav", ""),
        service.score((), tmp_path / "no.rttm"),
    ):
        with pytest.raises(VoiceAppError) as caught:
            asyncio.run(call)
        assert caught.value.code == "file-missing"
        assert "no." in caught.value.message
    with pytest.raises(VoiceAppError) as caught:
        asyncio.run(service.score((), tmp_path))
    assert caught.value.code == "file-is-folder"


def test_the_only_reference_counts_whatever_its_name(tmp_path: Path) -> None:
    desk = Desk()
    reference, given = tmp_path / "right.rttm", tmp_path / "mine.rttm"
    reference.write_text(line("monday", 0.0))
    given.write_text(line("talk", 2.0))
    turns = (SpeakerTurn(1.0, 2.0, "b"),)
    asyncio.run(desk.service.score(turns, reference))
    assert desk.pairs == [((SpeakerTurn(0.0, 1.0, "a"),), turns)]
    asyncio.run(desk.service.score_files(reference, given))
    assert desk.pairs == [((SpeakerTurn(0.0, 1.0, "a"),), (SpeakerTurn(2.0, 3.0, "a"),))]


def test_recordings_are_matched_by_name(tmp_path: Path) -> None:
    desk = Desk()
    reference, given = tmp_path / "right.rttm", tmp_path / "mine.rttm"
    reference.write_text(line("monday", 0.0) + line("friday", 5.0))
    given.write_text(line("friday", 6.0))
    asyncio.run(desk.service.score_files(reference, given))
    assert desk.pairs == [
        ((SpeakerTurn(0.0, 1.0, "a"),), ()),  # missed altogether
        ((SpeakerTurn(5.0, 6.0, "a"),), (SpeakerTurn(6.0, 7.0, "a"),)),
    ]
    with pytest.raises(VoiceAppError) as caught:
        asyncio.run(desk.service.score((), reference))
    assert caught.value.code == "reference-unclear"
    given.write_text(line("sunday", 6.0))
    with pytest.raises(VoiceAppError) as caught:
        asyncio.run(desk.service.score_files(reference, given))
    assert "monday, friday" in caught.value.next_step
