"""Dictation in a terminal."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import DictationReady, MicrophoneChanged, Notice
from voiceapp.core.protocols import SoundOptions
from voiceapp.services import given_files

if TYPE_CHECKING:
    from voiceapp.cli_output import Session


async def write_down(session: Session, file: Path | None) -> None:
    """Print what is said into the microphone until a pause, or all that is said in ``file``."""
    if file:
        given_files.require(file)
    files = SoundOptions(input_file=str(file), use_speaker=False, realtime=False) if file else None
    out = session.out
    async with session.open(files) as app:
        if not file and not any(device.kind == "microphone" for device in await app.talk.devices()):
            raise VoiceAppError(
                "no-microphone", "No microphone was found.", "Plug one in, or name a sound file with --input."
            )
        failed: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        sure = True

        def noticed(event: Notice) -> None:
            out.note(f"{event.sentence} {event.next_step}".strip())
            if event.level == "error" and not failed.done():
                failed.set_exception(VoiceAppError(event.code or "failed", event.sentence, event.next_step))

        def ready(event: DictationReady) -> None:
            nonlocal sure
            sure = event.sure

        def listening(event: MicrophoneChanged) -> None:
            if event.state == "open" and event.name and not file:
                out.note(f"Listening to {event.name}.")

        ends = [
            app.bus.subscribe(Notice, noticed),
            app.bus.subscribe(DictationReady, ready),
            app.bus.subscribe(MicrophoneChanged, listening),
        ]
        work = asyncio.ensure_future(app.dictation.listen())
        try:
            await asyncio.wait([work, failed], return_when=asyncio.FIRST_COMPLETED)
            text = work.result() if work.done() else failed.result()
        finally:
            work.cancel()
            await asyncio.wait([work])
            for end in ends:
                end()
    out.result({"text": text, "sure": sure if text else None}, text)
