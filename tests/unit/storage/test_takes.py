"""Scripts and takes are kept as they were made, and one take of a line at most is the kept one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Word
from voiceapp.core.voices import Measures, ScriptLine, Take
from voiceapp.storage.database import Database
from voiceapp.storage.takes import TakeStore
from voiceapp.storage.voices import VoiceStore

TAKE = Take(0, 0, "take.flac", 7, "xtts:v2", "key", 0.0, 1.5, (Word("Hello.", 0.1, 0.6, None, False, 0, 6),))


def lines(*texts: str) -> list[ScriptLine]:
    return [ScriptLine(0, 0, 0, text, "en", 0.3, 0) for text in texts]


def stored(folder: Path, scenario: Callable[[TakeStore, int, VoiceStore], Awaitable[None]]) -> None:
    async def run() -> None:
        db = Database(folder / "a.db")
        await db.open()
        try:
            voices = VoiceStore(db)
            await scenario(TakeStore(db, lambda: 9.0), (await voices.add("Linda", "own")).id, voices)
        finally:
            await db.close()

    asyncio.run(run())


def test_a_script_comes_back_with_lines_and_takes(tmp_path: Path) -> None:
    async def scenario(store: TakeStore, voice: int, _: VoiceStore) -> None:
        script = await store.add(voice, "Greeting", "xtts", lines("Hello.", "Good morning."))
        (first, second) = await store.lines(script.id)
        made = await store.add_take(second.id, replace(TAKE, measures=Measures(wer=0.1, problems=("too long",))))
        assert (made.line, made.made, made.words) == (second.id, 9.0, TAKE.words)
        assert await store.scripts(voice) == [script]
        (first, second) = await store.lines(script.id)
        assert ([first.text, second.text], first.takes, second.takes) == (["Hello.", "Good morning."], (), (made,))
        assert second.takes[0].measures == Measures(wer=0.1, problems=("too long",))

    stored(tmp_path, scenario)


def test_one_take_of_a_line_is_kept(tmp_path: Path) -> None:
    async def scenario(store: TakeStore, voice: int, _: VoiceStore) -> None:
        script = await store.add(voice, "", "xtts", lines("Hello.", "There."))
        hello, there = await store.lines(script.id)
        one = await store.add_take(hello.id, replace(TAKE, kept=True))
        two = await store.add_take(hello.id, replace(TAKE, kept=True))
        other = await store.add_take(there.id, replace(TAKE, kept=True))
        hello, there = await store.lines(script.id)
        assert (hello.kept, there.kept) == (two, other)
        await store.keep(one.id)
        hello, there = await store.lines(script.id)
        assert [take.kept for take in hello.takes] == [True, False]
        assert there.kept == other
        await store.delete_takes([one.id, other.id])
        assert [[take.id for take in line.takes] for line in await store.lines(script.id)] == [[two.id], []]

    stored(tmp_path, scenario)


def test_replaced_lines_move_the_rest_and_leave_its_takes(tmp_path: Path) -> None:
    async def scenario(store: TakeStore, voice: int, _: VoiceStore) -> None:
        script = await store.add(voice, "", "xtts", lines("a", "b", "c"))
        _a, middle, last = await store.lines(script.id)
        take = await store.add_take(last.id, TAKE)
        assert await store.replace_line(middle.id, lines("x", "y")) == []
        found = await store.lines(script.id)
        assert [(line.position, line.text) for line in found] == [(0, "a"), (1, "x"), (2, "y"), (3, "c")]
        assert found[3].takes == (take,)
        assert await store.replace_line(last.id, []) == [take.file]
        await store.insert_lines(script.id, 1, lines("m"))
        await store.insert_lines(script.id, 99, lines("z"))
        now = await store.lines(script.id)
        assert [(line.position, line.text) for line in now] == [*enumerate(("a", "m", "x", "y", "z"))]
        with pytest.raises(VoiceAppError, match="no such line"):
            await store.replace_line(last.id, [])

    stored(tmp_path, scenario)


def test_with_the_voice_its_scripts_go(tmp_path: Path) -> None:
    async def scenario(store: TakeStore, voice: int, voices: VoiceStore) -> None:
        script = await store.add(voice, "", "xtts", lines("Hello."))
        await store.add_take((await store.lines(script.id))[0].id, TAKE)
        await voices.delete(voice)
        assert (await store.scripts(voice), await store.lines(script.id)) == ([], [])
        with pytest.raises(VoiceAppError, match="no such script"):
            await store.script(script.id)

    stored(tmp_path, scenario)
