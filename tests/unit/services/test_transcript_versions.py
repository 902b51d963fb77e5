"""Versions of a transcript: as they were before corrections, side by side, and scored."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.fakes.meetings import Library
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.meetings import NewSegment
from voiceapp.core.versions import Side
from voiceapp.services.diarization import DiarizationScores, Pairs
from voiceapp.services.transcript_versions import TranscriptVersions


class Shelf(Library):
    """A library with its versions; DER and JER are made up, ``scored`` is what they were asked of."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.scored: list[Pairs] = []
        self.versions = TranscriptVersions(*self.stores, self.edit_store, self.score)

    async def score(self, pairs: Pairs) -> DiarizationScores:
        self.scored.append(pairs)
        return DiarizationScores(0.25, 0.5)

    async def texts(self, side: Side) -> list[str]:
        return [one.text for one in await self.versions.segments(1, side)]


def test_a_version_is_told_as_it_was_before_every_kind_of_correction(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with Shelf(tmp_path).open() as shelf:
            await shelf.add_call()
            assert [(one.used, one.corrected) for one in await shelf.versions.list(1)] == [(True, False)]
            await shelf.edits.edit(1, 1, "The Sansibar budget.")
            await shelf.edits.split(1, 1, 2)
            await shelf.edits.assign(1, 1, None)
            await shelf.edits.edit(1, 2, "")
            assert await shelf.texts(Side(1)) == ["The Sansibar", "budget."]
            assert await shelf.texts(Side(1, first=True)) == ["The zanzibar budget.", "Agreed."]
            first = await shelf.versions.segments(1, Side(1, first=True))
            assert [one.speaker for one in first] == [1, 2]
            assert (first[0].words[1].text, first[0].edited) == ("zanzibar", False)
            assert [one.corrected for one in await shelf.versions.list(1)] == [True]

    asyncio.run(scenario())


def test_what_was_undone_is_no_correction_and_speakers_found_since_stay(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with Shelf(tmp_path).open() as shelf:
            await shelf.add_call()
            await shelf.edits.edit(1, 2, "Never.")
            await shelf.edits.undo(1)
            assert [one.corrected for one in await shelf.versions.list(1)] == [False]
            await shelf.edits.edit(1, 2, "Never.")
            await shelf.stores[2].assign({2: 1})
            first = await shelf.versions.segments(1, Side(1, first=True))
            assert (first[1].text, first[1].speaker) == ("Agreed.", 1)

    asyncio.run(scenario())


def test_the_automatic_words_are_scored_by_the_corrected_ones(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with Shelf(tmp_path).open() as shelf:
            await shelf.add_call()
            await shelf.edits.edit(1, 1, "The Sansibar budget.")
            found = await shelf.versions.compare(1, Side(1, first=True), Side(1))
            assert (found.scores.words, found.scores.wer, found.scores.cpwer) == (4, 0.25, 0.25)
            assert [(one.one, one.other) for one in found.stretches if not one.same] == [("zanzibar", "Sansibar")]
            assert [one.line.text for one in found.stretches if one.line] == ["The Sansibar budget.", "Agreed."]
            await shelf.edits.assign(1, 2, 1)
            scores = (await shelf.versions.compare(1, Side(1, first=True), Side(1))).scores
            assert (scores.wer, scores.cpwer) == (0.25, 0.75)
            assert scores.der is None
            assert shelf.scored == []

    asyncio.run(scenario())


def test_a_file_that_is_right_scores_words_and_turns(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with Shelf(tmp_path).open() as shelf:
            await shelf.add_call()
            stm, turns = tmp_path / "right.stm", tmp_path / "right.rttm"
            stm.write_text("call 1 A 0.00 2.00 the sansibar budget\ncall 1 B 2.00 3.00 agreed\n")
            turns.write_text("SPEAKER call 1 0.000 3.000 <NA> <NA> A <NA> <NA>\n")
            found = (await shelf.versions.compare_with_file(1, Side(1), stm)).scores
            assert (found.wer, found.cpwer, found.der, found.jer) == (0.25, 0.25, 0.25, 0.5)
            ((wanted, given),) = shelf.scored[0]
            assert [(one.start_s, one.end_s, one.speaker) for one in wanted] == [(0, 2, "A"), (2, 3, "B")]
            assert [(one.start_s, one.end_s, one.speaker) for one in given] == [(0, 2, "1"), (2, 3, "2")]
            of_turns = await shelf.versions.compare_with_file(1, Side(1), turns)
            assert (of_turns.scores.wer, of_turns.scores.der, of_turns.stretches) == (None, 0.25, ())
            turns.write_text(turns.read_text() + "SPEAKER other 1 0.000 3.000 <NA> <NA> A <NA> <NA>\n")
            with pytest.raises(VoiceAppError) as error:
                await shelf.versions.compare_with_file(1, Side(1), turns)
            assert error.value.code == "reference-unclear"

    asyncio.run(scenario())


def test_versions_of_other_meetings_are_unknown(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with Shelf(tmp_path).open() as shelf:
            await shelf.add_call()
            await shelf.add_call("Other")
            with pytest.raises(VoiceAppError) as error:
                await shelf.versions.compare(1, Side(1), Side(2))
            assert error.value.code == "transcript-unknown"
            segment = NewSegment(0.0, 2.0, "Das Budget.", (), None, "de")
            made = await shelf.stores[1].add(1, "translation", "whisper", [segment], "en", 1)
            assert made.id not in [one.info.id for one in await shelf.versions.list(1)]

    asyncio.run(scenario())
