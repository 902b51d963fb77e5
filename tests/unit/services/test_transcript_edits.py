"""Corrections of a transcript: times of words stay, the original is kept, everything can be undone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.meetings import Library
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Word
from voiceapp.core.meetings import MeetingSegment, NewSegment
from voiceapp.services.segment_words import cut, joined, retimed
from voiceapp.storage.edits import SegmentRow

WORDS = (Word("The", 0.0, 0.5, 0.9), Word("zanzibar", 0.5, 1.0, 0.25), Word("budget.", 1.0, 2.0, 0.875))


class Desk(Library):
    async def rows(self) -> list[MeetingSegment]:
        return list((await self.service.get(1)).segments)

    async def texts(self) -> list[str]:
        return [row.text for row in await self.rows()]


@asynccontextmanager
async def desk(folder: Path) -> AsyncIterator[Desk]:
    async with Desk(folder).open() as made:
        await made.add_call()
        yield made


def test_edited_words_keep_the_times_of_those_that_stay(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with desk(tmp_path) as made:
            await made.edits.edit(1, 1, "The  Sansibar plan budget.")
            row = (await made.rows())[0]
            assert (row.text, row.edited) == ("The Sansibar plan budget.", True)
            assert [(word.text, word.probability) for word in row.words] == [
                ("The", 0.9), ("Sansibar", None), ("plan", None), ("budget.", 0.875),
            ]  # fmt: skip
            assert row.words[0] == WORDS[0]
            assert row.words[3] == WORDS[2]
            assert (row.words[1].start_s, row.words[2].end_s, row.words[1].exact) == (0.5, 1.0, False)
            await made.edits.edit(1, 1, "Nothing of it.")
            assert await made.stores[1].original(1) == ("The zanzibar budget.", WORDS)
            assert [hit.segment for hit in await made.service.search("nothing")] == [1]
            assert await made.service.search("zanzibar") == []

    asyncio.run(scenario())


def test_parts_of_a_corrected_segment_keep_what_was_written_of_each(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with desk(tmp_path) as made:
            await made.edits.edit(1, 1, "The Sansibar budget.")
            parts = await made.edits.split(1, 1, 2)
            written = [await made.stores[1].original(part) for part in parts]
            assert written == [("The zanzibar", WORDS[:2]), ("budget.", WORDS[2:])]

    asyncio.run(scenario())


def test_every_change_is_undone_and_redone(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with desk(tmp_path) as made:
            began = await made.rows()
            edits = made.edits
            await edits.edit(1, 1, "The Zanzibar budget.")
            first, second = await edits.split(1, 1, 1)
            assert await made.texts() == ["The", "Zanzibar budget.", "Agreed."]
            assert (first, (await made.rows())[1].start_s) == (1, 0.5)
            await edits.merge(1, second)
            await edits.assign(1, 1, 2)
            assert await edits.replace(1, "BUDGET", "plan") == 1
            await edits.edit(1, 1, " ")
            ended = await made.rows()
            assert [(row.text, row.speaker) for row in ended] == [("Zanzibar plan. Agreed.", 1)]
            undone = [await edits.undo(1) for _ in range(7)]
            assert undone == ["Edit", "Replace", "Change speaker", "Merge", "Split", "Edit", None]
            assert await made.rows() == began
            assert [await edits.redo(1) for _ in range(6)] == undone[5::-1]
            assert await made.rows() == ended
            assert await edits.redo(1) is None
            await edits.undo(1)
            await edits.assign(1, second, None)
            assert await edits.redo(1) is None

    asyncio.run(scenario())


def test_replace_keeps_to_whole_words_unless_told_otherwise(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with desk(tmp_path) as made:
            assert await made.edits.replace(1, "agree", "x") == 0
            assert await made.edits.replace(1, "agreed", "Yes", case=True) == 0
            assert await made.edits.replace(1, "zanzibar  budget", r"\1") == 1
            assert await made.edits.replace(1, "agre", "Concurr", whole_words=False) == 1
            assert await made.texts() == [r"The \1.", "Concurred."]

    asyncio.run(scenario())


def test_only_the_transcript_in_use_is_undone(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with desk(tmp_path) as made:
            await made.edits.edit(1, 2, "Not agreed.")
            await made.stores[1].add(1, "better", "other", [NewSegment(0.0, 1.0, "Anew.")])
            assert await made.edits.undo(1) is None
            await made.service.use(1, 1)
            assert await made.edits.undo(1) == "Edit"
            assert (await made.texts())[1] == "Agreed."

    asyncio.run(scenario())


def test_what_cannot_be_is_told(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with desk(tmp_path) as made:
            for work, code in (
                (made.edits.edit(1, 99, "x"), "segment-unknown"),
                (made.edits.merge(1, 2), "segment-last"),
                (made.edits.split(1, 1, 0), "split-empty"),
                (made.edits.split(1, 2, 1), "split-empty"),
                (made.edits.assign(1, 1, 99), "speaker-unknown"),
            ):
                with pytest.raises(VoiceAppError) as caught:
                    await work
                assert caught.value.code == code

    asyncio.run(scenario())


def test_a_change_made_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with desk(tmp_path) as made:
            (row, _) = await made.edit_store.rows(1)
            await made.edits.edit(1, 1, "Mine.")
            with pytest.raises(VoiceAppError) as caught:
                await made.edit_store.change(1, "Edit", [row], [])
            assert caught.value.code == "segment-changed"
            assert (await made.texts())[0] == "Mine."

    asyncio.run(scenario())


def test_what_speakers_were_found_since_stays_when_words_are_undone(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with desk(tmp_path) as made:
            speakers = made.stores[2]
            await made.edits.edit(1, 1, "Mine.")
            await made.edits.edit(1, 2, "")
            await speakers.assign({1: 2})
            await speakers.set_turns(1, [])
            await speakers.assign({1: None})
            await speakers.prune(1)
            assert await speakers.list(1) == []
            assert [await made.edits.undo(1) for _ in range(2)] == ["Edit", "Edit"]
            assert [(row.text, row.speaker) for row in await made.rows()] == [
                ("The zanzibar budget.", None),
                ("Agreed.", None),
            ]

    asyncio.run(scenario())


def test_a_change_of_words_that_were_cut_anew_since_is_not_undone(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with desk(tmp_path) as made:
            await made.edits.edit(1, 1, "Mine.")
            await made.db.write(lambda link: link.execute("UPDATE segments SET end_s = 1.5 WHERE id = 1"))
            with pytest.raises(VoiceAppError) as caught:
                await made.edits.undo(1)
            assert caught.value.code == "segment-changed"
            assert (await made.texts())[0] == "Mine."

    asyncio.run(scenario())


TOKENS = st.lists(st.sampled_from(["a", "b", "c", "dd", "e."]), min_size=1, max_size=8)


@given(TOKENS, TOKENS)
def test_times_stay_in_order_whatever_is_written(old: list[str], new: list[str]) -> None:
    words = [Word(text, number * 1.0, number + 0.5) for number, text in enumerate(old)]
    made = retimed(words, " ".join(new))
    assert [word.text for word in made] == new
    times = [time for word in made for time in (word.start_s, word.end_s)]
    assert times == sorted(times)
    assert times[0] >= 0.0
    assert times[-1] <= words[-1].end_s


@given(TOKENS, st.integers(-1, 9), st.booleans())
def test_what_is_cut_can_be_joined(tokens: list[str], at: int, timed: bool) -> None:
    words = tuple(Word(f" {text}", number * 1.0, number + 0.5) for number, text in enumerate(tokens))
    row = SegmentRow(1, 1, None, 0.0, len(tokens) - 0.5, " ".join(tokens), words if timed else ())
    parts = cut(row, at)
    if parts is None:
        assert not 0 < at < len(tokens)
        return
    assert len(parts[0].text.split()) == at
    assert parts[0].end_s <= parts[1].start_s
    assert joined(parts) == row
