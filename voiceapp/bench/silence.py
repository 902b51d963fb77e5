"""``bench silence``: what reaches the assistant when nobody speaks: nothing. A real "Thank you." does.

Sounds made by ``noises.py`` go through the whole program in place of the microphone, as fast as it goes: sound
process, speech detector, recogniser, guard. A transcript counts when it is told to the assistant, whatever is
answered.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from voiceapp.audio.files import read
from voiceapp.audio.writer import write
from voiceapp.bench import noises
from voiceapp.bench.ports import BenchApp, OpenApp
from voiceapp.core.events import TurnDropped, UserSaid
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples
from voiceapp.core.paths import Paths
from voiceapp.core.protocols import SoundOptions, SpeakOptions

SAID = "Thank you."

PAUSE_S = 1.5
"""Of a quiet room before and after what is said."""


class SilenceBench:
    """``overrides`` are settings of the program that is measured: its engines, above all."""

    def __init__(self, open_app: OpenApp, overrides: Mapping[str, str], tell: Callable[[str], None]) -> None:
        self._open_app, self._overrides, self._tell = open_app, overrides, tell

    async def run(self, minutes: float) -> dict[str, Any]:
        """One row for each sound: how many utterances the detector made of it, and what the assistant was told."""
        rows: list[dict[str, Any]] = []
        with tempfile.TemporaryDirectory(prefix="voiceapp-bench-") as place:
            folder = Path(place)
            for seed, (kind, make) in enumerate(noises.KINDS.items()):
                sound = await asyncio.to_thread(make, minutes * 60, np.random.default_rng(seed))
                rows.append(await self._heard(kind, sound, folder))
            rows.append(await self._heard(SAID, await self._spoken(folder), folder))
        told = sum(len(row["transcripts"]) for row in rows[:-1])
        return {
            "minutes": minutes,
            "transcripts": told,
            "said_passes": bool(rows[-1]["transcripts"]),
            "sounds": rows,
        }

    async def _heard(self, kind: str, sound: Samples, folder: Path) -> dict[str, Any]:
        self._tell(f"{kind}, {len(sound) / SPEECH_RATE / 60:.1f} minutes")
        source = folder / "sound.wav"
        await asyncio.to_thread(write, source, Audio(sound, SPEECH_RATE))
        files = SoundOptions(input_file=str(source), output_file=str(folder / "answer.wav"), realtime=False)
        said: list[str] = []
        dropped: list[int] = []
        async with self._open_app(_paths(folder), self._overrides, files) as app:
            app.bus.subscribe(UserSaid, lambda event: said.append(event.text))
            app.bus.subscribe(TurnDropped, lambda event: dropped.append(event.turn))
            await app.talk.open()
            await app.talk.run_to_end()
        return {
            "name": kind,
            "seconds": round(len(sound) / SPEECH_RATE, 1),
            "utterances": len(said) + len(dropped),
            "transcripts": said,
        }

    async def _spoken(self, folder: Path) -> Samples:
        """A real "Thank you." of espeak's in a quiet room."""
        file = folder / "said.wav"
        async with self._open_app(_paths(folder), self._overrides) as app:
            await _say(app, file)
        said = (await asyncio.to_thread(read, file, SPEECH_RATE)).samples
        room = noises.silence(len(said) / SPEECH_RATE + 2 * PAUSE_S, np.random.default_rng(9))
        start = round(PAUSE_S * SPEECH_RATE)
        room[start : start + len(said)] += said
        return room


async def _say(app: BenchApp, file: Path) -> None:
    await app.speaking.say(SAID, "espeak", SpeakOptions(), file)


def _paths(home: Path) -> Paths:
    return Paths(home, home / "data", home / "cache", home / "logs")
