"""Who speaks in a file is known from its meeting, or found, and then known until the file changes."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import numpy as np
import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.inspection import SpeakerLane
from voiceapp.core.meetings import Meeting, MeetingInfo, MeetingSpeaker, SpokenTurn
from voiceapp.core.recordings import Diarization, SpeakerTurn
from voiceapp.services.diarization import DiarizedFile
from voiceapp.services.sound_speakers import SoundSpeakers, spoken

INFO = MeetingInfo(1, "Call", 0.0, 9.0, "ready", "imported")
SPEAKERS = (MeetingSpeaker(1, "SPEAKER_00", "Ann"), MeetingSpeaker(2, "SPEAKER_01", "Bob"))


def speakers(meeting: Meeting | None, asked: list[Path] | None = None) -> SoundSpeakers:
    async def of(path: Path) -> Meeting | None:
        return meeting

    async def diarize(path: Path) -> DiarizedFile:
        assert asked is not None, "it is known already"
        asked.append(path)
        turns = (SpeakerTurn(2.0, 4.0, "B"), SpeakerTurn(0.0, 2.5, "A"), SpeakerTurn(5.0, 6.0, "A"))
        return DiarizedFile(path, Diarization(turns, turns), 9.0, 0.1)

    return SoundSpeakers(of, diarize)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "a.wav").touch()
    return tmp_path / "a.wav"


def test_a_meeting_tells_who_speaks_and_who_interrupts(path: Path) -> None:
    alone = [SpokenTurn(2, 0.0, 2.0), SpokenTurn(1, 2.0, 5.0)]
    known = speakers(Meeting(INFO, SPEAKERS, turns=alone))
    assert asyncio.run(known.known(path)) == (SpeakerLane("Bob", ((0.0, 2.0),)), SpeakerLane("Ann", ((2.0, 5.0),)))
    also = [*alone, SpokenTurn(2, 0.0, 3.0, exclusive=False), SpokenTurn(1, 2.0, 5.0, exclusive=False)]
    known = speakers(Meeting(INFO, SPEAKERS, turns=also))
    assert asyncio.run(known.known_or_found(path))[0] == SpeakerLane("Bob", ((0.0, 3.0),))


def test_what_was_found_is_known_until_the_file_changes(path: Path) -> None:
    asked: list[Path] = []
    found = speakers(None, asked)

    async def work() -> None:
        assert await found.known(path) == ()
        lanes = await found.find(path)
        assert lanes == (
            SpeakerLane("Speaker 1", ((0.0, 2.5), (5.0, 6.0))),
            SpeakerLane("Speaker 2", ((2.0, 4.0),)),
        )
        assert await found.known(path) == lanes == await found.known_or_found(path)
        os.utime(path, (1.0, 1.0))
        assert await found.known(path) == ()
        assert await found.known_or_found(path) == lanes
        with pytest.raises(VoiceAppError, match="no file"):
            await found.known(path.with_name("none.wav"))

    asyncio.run(work())
    assert asked == [path, path]


def test_who_speaks_is_a_row_each_20_ms() -> None:
    values, lane = spoken((SpeakerLane("Ann", ((0.0, 0.1),)), SpeakerLane("Bob", ((0.06, 0.2),))), 0.2)
    assert (lane.per_second, lane.width, lane.unit) == (50.0, 2, "Ann, Bob")
    assert np.flatnonzero(values[:, 0]).tolist() == [0, 1, 2, 3, 4]
    assert np.flatnonzero(values[:, 1]).tolist() == [3, 4, 5, 6, 7, 8, 9]
