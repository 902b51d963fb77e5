"""Words are read along while a meeting is recorded on a virtual sound card, by a small real engine."""

from __future__ import annotations

import asyncio
from itertools import pairwise
from pathlib import Path

from tests.live.virtual_sound import Playing, VirtualSound
from voiceapp.app import App
from voiceapp.core.events import LiveLine
from voiceapp.core.meetings import Meeting
from voiceapp.core.paths import Paths

WHISPER = Path(__file__).parents[1] / "models" / "whisper-mini-en"
MINI = {"engines.asr": f"faster-whisper:{WHISPER}", "meetings.language": "en"}
MINE, THEIRS = "Set a timer for ten minutes.", "What is the capital of France?"
RATE = 16_000
FOUND_S = 1.0
"""The beginning of an utterance is found with a lead before it, and so exactly."""


def words(text: str) -> list[str]:
    return [word.strip(".,?!").lower() for word in text.split()]


def test_both_sides_are_written_down_while_they_speak(virtual_sound: VirtualSound, tmp_path: Path) -> None:
    mine, theirs = virtual_sound.say(MINE), virtual_sound.say(THEIRS)
    paths = Paths(tmp_path, tmp_path / "data", tmp_path / "cache", tmp_path / "logs")
    lines: list[LiveLine] = []

    def final(side: str) -> str:
        return " ".join(one.text for one in lines if one.side == side and one.final)

    async def main() -> tuple[list[tuple[float, float]], Meeting]:
        async with App.open(paths, MINI) as app:
            await app.engines.prepare("asr")
            app.bus.subscribe(LiveLine, lines.append)
            info = await app.recorder.start()
            begun = []
            for side, sound, feed in (("you", mine, "mic_feed"), ("others", theirs, "speakers")):
                earliest = app.recorder.elapsed_s
                playing = Playing(virtual_sound, sound, RATE, feed)
                await asyncio.to_thread(playing.wait)
                begun.append((earliest, app.recorder.elapsed_s - playing.seconds))
                async with asyncio.timeout(60):
                    while not words(final(side)):
                        await asyncio.sleep(0.02)
                assert app.recorder.meeting is not None  # while it goes on, not after it
            await app.recorder.stop()
            await app.live_words.settled()
            await app.recorder.settled()
        async with App.open(paths, {}) as app:
            return begun, await app.meetings.get(info.id)

    begun, kept = asyncio.run(main())
    assert words(final("you")) == words(MINE)
    assert words(final("others")) == words(THEIRS)
    for side, (earliest, latest) in zip(("you", "others"), begun, strict=True):
        told = [one for one in lines if one.side == side]
        assert [one.final for one in told] == [False] * (len(told) - 1) + [True]
        assert earliest - FOUND_S <= told[0].start_s <= latest + FOUND_S
        for earlier, later in pairwise(told):
            assert later.text.startswith(earlier.text[: earlier.stable])
    assert [(kept.name_of(one.speaker), one.text) for one in kept.segments] == [
        ("You", final("you")),
        ("Others", final("others")),
    ]
