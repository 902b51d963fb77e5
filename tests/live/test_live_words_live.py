"""Words are read along while a meeting is recorded on a virtual sound card, by a small real engine."""

from __future__ import annotations

import asyncio
from itertools import pairwise
from pathlib import Path

import pytest

from tests.live.virtual_sound import Playing, VirtualSound
from voiceapp.app import App
from voiceapp.core.events import LiveLine
from voiceapp.core.meetings import Meeting
from voiceapp.core.paths import Paths

WHISPER = Path(__file__).parents[1] / "models" / "whisper-mini-en"
MINI = {"engines.asr": f"faster-whisper:{WHISPER}", "meetings.language": "en"}
MINE, THEIRS = "Set a timer for ten minutes.", "What is the capital of France?"
RATE = 16_000


def words(text: str) -> list[str]:
    return [word.strip(".,?!").lower() for word in text.split()]


def test_both_sides_are_written_down_while_they_speak(virtual_sound: VirtualSound, tmp_path: Path) -> None:
    mine, theirs = virtual_sound.say(MINE), virtual_sound.say(THEIRS)
    paths = Paths(tmp_path, tmp_path / "data", tmp_path / "cache", tmp_path / "logs")
    lines: list[LiveLine] = []

    def final(side: str) -> str:
        return " ".join(one.text for one in lines if one.side == side and one.final)

    async def main() -> tuple[float, float, Meeting]:
        async with App.open(paths, MINI) as app:
            await app.engines.prepare("asr")
            app.bus.subscribe(LiveLine, lines.append)
            info = await app.recorder.start()
            spoken_at = app.recorder.elapsed_s
            playing = virtual_sound.speak_into_mic(mine)
            await asyncio.to_thread(playing.wait)
            async with asyncio.timeout(20):
                while not words(final("you")):
                    await asyncio.sleep(0.02)
            assert app.recorder.meeting is not None  # while it goes on, not after it
            played_at = app.recorder.elapsed_s
            playing = Playing(virtual_sound, theirs, RATE, "speakers")
            await asyncio.to_thread(playing.wait)
            await app.recorder.stop()  # cuts the last utterance off
            await app.live_words.settled()
            await app.recorder.settled()
        async with App.open(paths, {}) as app:
            return spoken_at, played_at, await app.meetings.get(info.id)

    spoken_at, played_at, kept = asyncio.run(main())
    assert words(final("you")) == words(MINE)
    assert words(final("others")) == words(THEIRS)
    mine_line = next(one for one in lines if one.side == "you")
    their_line = next(one for one in lines if one.side == "others")
    assert mine_line.start_s == pytest.approx(spoken_at, abs=1.0)
    assert their_line.start_s == pytest.approx(played_at, abs=1.0)
    guesses = [one for one in lines if one.number == mine_line.number]
    assert len(guesses) > 1
    assert not guesses[0].final
    for earlier, later in pairwise(guesses):
        assert later.text.startswith(earlier.text[: earlier.stable])
    assert [(kept.name_of(one.speaker), one.text) for one in kept.segments] == [
        ("You", final("you")),
        ("Others", final("others")),
    ]
