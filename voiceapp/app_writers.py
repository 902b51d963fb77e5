"""Writers of sound files, imported at their first use: the window never writes a sound file itself."""

from __future__ import annotations

import asyncio
from pathlib import Path

from voiceapp.core.frames import Audio
from voiceapp.services.cleaning import Writer


async def save(path: Path, audio: Audio) -> None:
    """Write a whole sound file. Raises VoiceAppError."""
    await asyncio.to_thread(save_now, path, audio)


def save_now(path: Path, audio: Audio, mode: int = 0o666) -> None:
    """The same in the caller's thread."""
    from voiceapp.audio.writer import write

    write(path, audio, mode)


def create(path: Path, mode: int = 0o666) -> Writer:
    """A sound file that is written block by block. Raises VoiceAppError."""
    from voiceapp.audio.writer import SoundWriter

    return SoundWriter(path, mode=mode)


def create_track(path: Path, mode: int = 0o666) -> Writer:
    """The same for music: 24 bits where the format holds them."""
    from voiceapp.audio.writer import SoundWriter

    return SoundWriter(path, mode=mode, bits=24)
