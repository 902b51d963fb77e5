"""Voices are remembered only with consent and enough of them, suggested by two tests, and leave no trace."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.meetings import Library
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.meetings import SpokenTurn
from voiceapp.core.people import CONSENT
from voiceapp.core.recordings import Vector
from voiceapp.services.voiceprints import MOST_REFERENCES, VoiceprintsService, nearest
from voiceapp.storage.voiceprints import VoiceprintStore

THRESHOLDS = {"good": 0.75, "basic": None}


def voice(*axes: float) -> Vector:
    made = np.zeros(8, np.float32)
    made[: len(axes)] = axes
    return np.asarray(made / max(float(np.linalg.norm(made)), 1e-9), np.float32)


class Desk:
    def __init__(self, folder: Path) -> None:
        self.library = Library(folder)
        self.store = VoiceprintStore(self.library.db, lambda: 1_234.0)
        self.speakers = self.library.stores[2]
        self.service = VoiceprintsService(self.store, self.speakers, lambda engine: THRESHOLDS.get(engine))

    async def meet(
        self,
        name: str,
        heard: Vector,
        lengths: tuple[float, ...] = (6.0, 6.0, 6.0),
        engine: str = "good",
    ) -> tuple[int, int]:
        """A meeting with one speaker; "" has no name yet. The meeting and the speaker."""
        made = await self.library.stores[0].create("Talk", 0.0, "imported", "ready")
        one = await self.speakers.add(made.id, "SPEAKER_00", name or "Speaker 1", bool(name), None, heard, engine)
        turns, at = [SpokenTurn(one.id, 0.0, 100.0, False)], 0.0
        for length in lengths:
            turns.append(SpokenTurn(one.id, at, at + length))
            at += length + 1.0
        await self.speakers.set_turns(made.id, turns)
        return made.id, one.id


def on_a_desk(folder: Path, scenario: Callable[[Desk], Awaitable[None]]) -> None:
    async def run() -> None:
        desk = Desk(folder)
        async with desk.library.open():
            await scenario(desk)

    asyncio.run(run())


async def refusal(call: Awaitable[object]) -> str:
    with pytest.raises(VoiceAppError) as caught:
        await call
    return caught.value.code


def test_a_voice_is_remembered_with_the_sentence_that_was_agreed_to(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        where = await desk.meet("Ann", voice(1))
        assert await refusal(desk.service.remember(*where)) == "consent-missing"
        assert await refusal(desk.service.remember(*where, " ")) == "consent-missing"
        person = await desk.service.remember(*where, CONSENT)
        assert (person.name, person.consented, person.consent, person.references) == ("Ann", 1_234.0, CONSENT, 1)
        again = await desk.service.remember(*await desk.meet("ann", voice(1, 0.1)))
        assert (again.id, again.references) == (person.id, 2), "it was agreed to already"

    on_a_desk(tmp_path, scenario)


@pytest.mark.parametrize(
    ("name", "heard", "lengths", "engine", "code"),
    [
        ("Ann", voice(1), (14.0, 0.9, 0.9), "good", "voice-too-short"),
        ("Ann", voice(1), (10.0, 10.0), "good", "voice-too-short"),
        ("Ann", voice(1), (), "good", "voice-too-short"),  # overlapped speech alone
        ("", voice(1), (9.0, 9.0, 9.0), "good", "speaker-unnamed"),
        ("Ann", voice(0), (9.0, 9.0, 9.0), "good", "voice-unknown"),
        ("Ann", np.full(8, np.nan, np.float32), (9.0, 9.0, 9.0), "good", "voice-unknown"),
        ("Ann", voice(1), (9.0, 9.0, 9.0), "basic", "voice-unknown"),
    ],
)
def test_what_is_not_enough_is_not_remembered(
    tmp_path: Path, name: str, heard: Vector, lengths: tuple[float, ...], engine: str, code: str
) -> None:
    async def scenario(desk: Desk) -> None:
        where = await desk.meet(name, heard, lengths, engine)
        assert await refusal(desk.service.remember(*where, CONSENT)) == code
        assert await desk.service.people() == []

    on_a_desk(tmp_path, scenario)


def test_a_name_is_suggested_and_not_written(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.service.remember(*await desk.meet("Ann", voice(1)), CONSENT)
        await desk.service.remember(*await desk.meet("Bob", voice(0, 1)), CONSENT)
        meeting, speaker = await desk.meet("", voice(1, 0.2))
        found = (await desk.service.suggest(meeting))[speaker]
        assert (found.name, round(found.score, 2)) == ("Ann", 0.98)
        assert [one.name for one in await desk.speakers.list(meeting)] == ["Speaker 1"]
        for unknown in (voice(1, 0.95), voice(0, 0, 1)):  # between the two; nobody's
            meeting, _ = await desk.meet("", unknown)
            assert await desk.service.suggest(meeting) == {}
        for meeting, _ in (await desk.meet("", voice(1), (2.0,)), await desk.meet("", voice(1), engine="basic")):
            assert await desk.service.suggest(meeting) == {}, "too short, or by another engine"

    on_a_desk(tmp_path, scenario)


def test_a_person_is_suggested_once(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        await desk.service.remember(*await desk.meet("Ann", voice(1)), CONSENT)
        meeting, first = await desk.meet("", voice(1, 0.3))
        second = await desk.speakers.add(meeting, "SPEAKER_01", "Speaker 2", voice=voice(1), engine="good")
        turns = await desk.speakers.turns(meeting)
        await desk.speakers.set_turns(meeting, [*turns, SpokenTurn(second.id, 50.0, 60.0)])
        assert list(await desk.service.suggest(meeting)) == [second.id]
        await desk.speakers.rename(meeting, first, "Ann")
        assert await desk.service.suggest(meeting) == {}, "Ann is there already"

    on_a_desk(tmp_path, scenario)


def test_threshold_and_margin() -> None:
    known = {1: [voice(1)], 2: [voice(0.9, 0.3)]}
    assert nearest(voice(1), known, 0.75) is None, "two people are as near"
    found = nearest(voice(1), {1: [voice(1)]}, 0.75)
    assert found
    assert found[0] == 1
    assert found[1] == pytest.approx(1.0)
    assert nearest(voice(1), {}, 0.75) is None


def test_at_most_ten_references_are_kept(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        for extra in range(MOST_REFERENCES + 3):
            await desk.service.remember(*await desk.meet("Ann", voice(1), (9.0, 9.0, 9.0 + extra)), CONSENT)
        (person,) = await desk.service.people()
        assert person.references == MOST_REFERENCES

    on_a_desk(tmp_path, scenario)


def test_forgetting_leaves_no_voice_on_the_disk(tmp_path: Path) -> None:
    heard = voice(*(0.11 * number for number in range(1, 9)))

    async def scenario(desk: Desk) -> None:
        meeting, speaker = await desk.meet("Ann", heard)
        person = await desk.service.remember(meeting, speaker, CONSENT)
        await desk.service.forget(person.id)
        assert await desk.service.people() == []
        await desk.service.remember(meeting, speaker, CONSENT)
        await desk.service.forget_all()
        assert await desk.service.people() == []
        assert await desk.speakers.voices(meeting) == {}
        assert [one.name for one in await desk.speakers.list(meeting)] == ["Ann"], "names stay"

    on_a_desk(tmp_path, scenario)
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert heard.astype("<f4").tobytes() not in left
    assert CONSENT.encode() not in left


def test_what_is_told_of_a_meeting_holds_no_voice(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        heard = voice(0.123456, 0.654321)
        meeting, speaker = await desk.meet("Ann", heard)
        person = await desk.service.remember(meeting, speaker, CONSENT)
        told = json.dumps([asdict(await desk.library.service.get(meeting)), asdict(person)])
        for number in heard[:2]:
            assert f"{number:.4f}" not in told
        assert "voice" not in json.loads(told)[0]["speakers"][0]

    on_a_desk(tmp_path, scenario)
