"""A voice recorded for a command: countdown, level and what is wrong with it, until Enter or silence."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from voiceapp.cli_output import Session
from voiceapp.core.events import VoiceRecordingChanged
from voiceapp.core.recording import VOICE_VERDICTS

if TYPE_CHECKING:
    from voiceapp.cli_ports import AppPort

_QUIETEST_DB = 60.0


@asynccontextmanager
async def recorded(session: Session, app: AppPort, mic: str | None, quiet_s: float) -> AsyncIterator[Path]:
    """Record; the file is there within the context alone. Silence of ``quiet_s`` ends it, or Enter."""
    recording = app.voices.recording
    bar = session.out.bar("Recording")
    told = ""

    def moved(event: VoiceRecordingChanged) -> None:
        nonlocal told
        if event.stage == "countdown":
            session.out.note(f"{event.left_s} ...")
        elif event.stage == "recording":
            words = f"{event.speech_s:.0f} s of speech. {VOICE_VERDICTS[event.verdict]}"
            bar.update(min(max(1.0 + event.level_db / _QUIETEST_DB, 0.0), 1.0), words)
        if event.sentence and event.sentence != told:
            session.out.note(event.sentence)
        told = event.sentence

    end = app.bus.subscribe(VoiceRecordingChanged, moved)
    try:
        await recording.start(mic, quiet_s)
        session.out.note("Speak now. Enter ends it." if session.attended else "Speak now.")
        await _until_over(session, app)
        path = await recording.stop()
        bar.close()
        yield path
    finally:
        end()
        bar.close()
        await recording.discard()


async def _until_over(session: Session, app: AppPort) -> None:
    """Until it has ended by itself, or somebody pressed Enter."""
    over = asyncio.create_task(app.voices.recording.over())
    loop = asyncio.get_running_loop()
    entered = asyncio.Event()
    waiting = asyncio.create_task(entered.wait())
    watched = False
    if session.attended:
        with suppress(NotImplementedError, ValueError, OSError):  # Windows: silence ends it
            loop.add_reader(sys.stdin, entered.set)
            watched = True
    try:
        await asyncio.wait([over, waiting], return_when=asyncio.FIRST_COMPLETED)
        if watched and entered.is_set():
            sys.stdin.readline()
    finally:
        if watched:
            loop.remove_reader(sys.stdin)
        over.cancel()
        waiting.cancel()
