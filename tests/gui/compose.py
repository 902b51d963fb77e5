"""What the tests and pictures of the Compose page share: music made of sines, and a library filled with it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from tests.gui.real import RealDesk
from voiceapp.core.tracks import Track
from voiceapp.gui.panels.compose import ComposePage
from voiceapp.storage.database import Database
from voiceapp.storage.tracks import TrackStore

RATE = 32_000
PROMPT = "Calm solo piano, soft rain outside, slow, hopeful at the end"
TUNE = (60, 64, 67, 72, 71, 67, 64, 62, 60, 57, 60, 62, 64, 62, 60, 60)
"""Notes of a tune, as MIDI counts them."""
TREE: Sequence[tuple[str, float, int | None, int]] = (
    ("Calm piano, rain", 45, None, 4),
    ("More strings", 45, 1, 5),
    ("Slower, 66 BPM", 45, 1, 2),
    ("From 0:28", 72, 2, 4),
    ("Another ending", 52, 2, 3),
    ("Longer ending", 86, 4, 0),
    ("More rain", 45, 1, 0),
)
"""Titles, seconds, parents and stars of the tracks of the picture of the look."""


def made_music(path: Path, seconds: float, notes: Sequence[int] = TUNE, note_s: float = 0.5, seed: int = 0) -> Path:
    """Plucked notes, one after the other and over again, with a breath of noise."""
    rng = np.random.default_rng(seed)
    time = np.arange(round(note_s * RATE)) / RATE
    plucks = []
    for place in range(int(np.ceil(seconds / note_s))):
        hertz = 440 * 2 ** ((notes[place % len(notes)] - 69) / 12)
        partials = sum(np.sin(2 * np.pi * hertz * n * time) / n**1.5 for n in range(1, 6))
        plucks.append(partials * np.exp(-3 * time) * rng.uniform(0.4, 1.0))
    sound = np.concatenate(plucks)[: round(seconds * RATE)]
    sound = 0.4 * sound / np.abs(sound).max() + rng.normal(0, 0.004, len(sound))
    fade = np.linspace(1, 0, min(RATE * 3, len(sound)))
    sound[-len(fade) :] *= fade
    soundfile.write(path, sound.astype(np.float32), RATE)
    return path


async def fill(app: Any, folder: Path) -> None:
    """The tracks of the picture, each of its own sound."""
    for number, (title, seconds, parent, stars) in enumerate(TREE, 1):
        file = made_music(folder / f"{number}.wav", seconds, TUNE[number % 3 :], 0.45 + 0.05 * number, number)
        track = await app.music.tracks.take_in(file, title, "composed", parent)
        await app.music.tracks.rate(track.id, stars)


def page(desk: RealDesk) -> ComposePage:
    """The page."""
    found = desk.window.pages["compose"]
    assert isinstance(found, ComposePage)
    return found


def stored(desk: RealDesk) -> list[Track]:
    """The tracks in the database."""

    async def read() -> list[Track]:
        db = Database(desk.paths.database)
        await db.open()
        try:
            return await TrackStore(db).list()
        finally:
            await db.close()

    return asyncio.run(read())
