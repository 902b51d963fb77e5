"""A library of voices in a folder: real rows and files, sound and diagnoses as a test says."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from voiceapp.app_writers import create
from voiceapp.core.events import Event, EventBus
from voiceapp.core.frames import Audio
from voiceapp.core.whole_file import PRIVATE
from voiceapp.services.file_sound import FileSound
from voiceapp.services.voices import VoiceLibrary
from voiceapp.storage.database import Database
from voiceapp.storage.voices import VoiceStore


class VoiceHouse:
    """``library`` over a database in ``folder``. ``diagnosis`` is what a sample gets, ``told`` the events,
    ``forgotten`` the voices of which nothing that engines took may stay."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.db = Database(folder / "voices.db")
        self.store = VoiceStore(self.db, lambda: 1_000.0)
        self.bus = EventBus()
        self.told: list[Event] = []
        self.forgotten: list[int] = []
        self.bus.subscribe(Event, self.told.append)
        self.diagnosis: Mapping[str, Any] = {"verdict": "good"}
        self.library = VoiceLibrary(
            *(
                self.store,
                self.bus,
                folder / "voices",
                self._decode,
                self._probe,
                partial(create, mode=PRIVATE),
                self._check,
            ),
            forget=self._forget,
        )

    @asynccontextmanager
    async def open(self) -> AsyncIterator[VoiceHouse]:
        """With the database open."""
        await self.db.open()
        try:
            yield self
        finally:
            await self.db.close()

    def recording(self, name: str, seconds: float = 8.0, pitch: float = 140.0, rate: int = 16_000) -> Path:
        """A sound file in the folder."""
        times = np.arange(round(seconds * rate)) / rate
        path = self.folder / name
        soundfile.write(path, (0.3 * np.sin(2 * np.pi * pitch * times)).astype(np.float32), rate)
        return path

    async def _decode(self, path: Path, rate: int) -> AsyncIterator[Audio]:
        samples, own = soundfile.read(path, dtype="float32")
        assert own == rate
        for start in range(0, len(samples), rate):
            yield Audio(samples[start : start + rate], rate)

    async def _probe(self, path: Path) -> FileSound:
        told = soundfile.info(path)
        return FileSound(told.duration, told.samplerate, told.channels)

    async def _forget(self, voice: int) -> None:
        self.forgotten.append(voice)

    async def _check(self, path: Path) -> Mapping[str, Any]:
        return self.diagnosis
