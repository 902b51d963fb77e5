"""A better sample takes the place of the one before, and a consent goes on where it is the same voice."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.voices import VoiceHouse
from tests.unit.services.test_voices import consent
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.samples import Preparation, Span
from voiceapp.core.voices import Voice
from voiceapp.services.sample_check import PreparedSample
from voiceapp.services.sample_cuts import SampleCutsService


class Desk(VoiceHouse):
    """``problem`` is raised by matching again."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.asked: list[tuple[Preparation, str]] = []
        self.matched: list[int] = []
        self.problem: VoiceAppError | None = None
        self.cleaners = ["demucs:stems", "sepformer:wham"]
        self.cuts = SampleCutsService(self.library, self, self._rematch, self._cleaners)  # type: ignore[arg-type]

    async def prepare(self, path: Path, out: Path, how: Preparation, cleaner: str) -> PreparedSample:
        assert path.exists()
        self.asked.append((how, cleaner))
        out.write_bytes(self.recording("better.flac", 6.0, 200.0 + 50.0 * len(self.asked)).read_bytes())
        return PreparedSample(out, 6.0)

    async def _rematch(self, voice: int) -> bool:
        self.matched.append(voice)
        if self.problem:
            raise self.problem
        await self.store.set_consent(voice, consent(await self.library.get(voice)))
        return True

    async def _cleaners(self) -> list[str]:
        return self.cleaners

    async def linda(self, agreed: bool = True) -> Voice:
        voice = await self.library.add("Linda", "own", samples=[self.recording("one.wav")])
        if agreed:
            await self.store.set_consent(voice.id, consent(voice))
        return await self.library.get(voice.id)


def at_a_desk(folder: Path, scenario: Callable[[Desk], Awaitable[Any]]) -> None:
    async def run() -> None:
        desk = Desk(folder)
        async with desk.open():
            await scenario(desk)

    asyncio.run(run())


def test_spans_are_cut_out_and_the_consent_is_matched_again(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        voice = await desk.linda()
        new = await desk.cuts.cut(voice.samples[0], [Span(1.0, 2.0, "Too loud"), Span(3.0, 3.5, "Too loud")])
        assert desk.asked == [(Preparation(cuts=((1.0, 2.0), (3.0, 3.5))), "")]
        assert [sample.id for sample in (await desk.library.get(voice.id)).samples] == [new.id]
        assert desk.matched == [voice.id]

    at_a_desk(tmp_path, scenario)


@pytest.mark.parametrize("can_compare", [True, False])
def test_a_cut_can_be_taken_back_and_the_consent_counts_again(tmp_path: Path, can_compare: bool) -> None:
    async def scenario(desk: Desk) -> None:
        voice = await desk.linda()
        if not can_compare:
            desk.problem = VoiceAppError("speaker-engine-missing", "Nothing here can compare voices.")
        new = await desk.cuts.cut(voice.samples[0], [Span(1.0, 2.0, "Too loud")], keep=True)
        cut = await desk.library.get(voice.id)
        assert [sample.id for sample in cut.used] == [new.id]
        assert cut.consent_state == ("matched" if can_compare else "none")
        assert {sample.id for sample in cut.samples} == {voice.samples[0].id, new.id}, "nothing is lost yet"
        await desk.cuts.take_back(voice.samples[0], new)
        again = await desk.library.get(voice.id)
        assert again.samples == voice.samples
        assert again.consent_state == "matched"
        assert [path.name for path in desk.library.folder(voice.id).glob("sample-*")] == [voice.samples[0].file]

    at_a_desk(tmp_path, scenario)


def test_noise_is_taken_out_by_the_engine_for_speech(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        voice = await desk.linda(agreed=False)
        assert await desk.cuts.cleaner() == "sepformer:wham"
        await desk.cuts.clean(voice.samples[0])
        assert desk.asked == [(Preparation(), "sepformer:wham")]
        assert desk.matched == [], "there is no consent to match"
        desk.cleaners = ["demucs"]
        with pytest.raises(VoiceAppError, match="Nothing here can take noise out"):
            await desk.cuts.clean((await desk.library.get(voice.id)).samples[0])

    at_a_desk(tmp_path, scenario)


def test_where_voices_cannot_be_compared_the_sample_is_cut_and_the_voice_waits(tmp_path: Path) -> None:
    async def scenario(desk: Desk) -> None:
        voice = await desk.linda()
        desk.problem = VoiceAppError("speaker-engine-missing", "Nothing here can compare voices.")
        await desk.cuts.cut(voice.samples[0], [Span(1.0, 2.0, "Too loud")])
        changed = await desk.library.get(voice.id)
        assert (len(changed.samples), changed.consent_state) == (1, "none")
        desk.problem = VoiceAppError("disk-full", "The disk is full.")
        await desk.store.set_consent(voice.id, consent(changed))
        with pytest.raises(VoiceAppError, match="disk is full"):
            await desk.cuts.cut(changed.samples[0], [Span(1.0, 2.0, "Too loud")])

    at_a_desk(tmp_path, scenario)
