"""A process that hosts a RemoteSound and is stopped by the test: keeps what it hears, plays what it is given.

usage: frozen_reader.py PLAY.npy HEARD.npz
Prints "ready", then "said" when it hears speech; a line on its standard input ends it.
"""

from __future__ import annotations

import asyncio
import sys

import numpy as np

from voiceapp.core.frames import Audio, AudioChunk, Overflow, Speech, SpeechStarted
from voiceapp.core.protocols import SoundOptions
from voiceapp.workers.client import Worker
from voiceapp.workers.process import ChildSpec
from voiceapp.workers.sound import RemoteSound


async def provide() -> Worker:
    worker = await Worker.start(ChildSpec("sound", "Sound", "voiceapp.engines.sound:Sound"))
    await worker.load({})
    return worker


async def main(play: str, heard: str) -> None:
    sound = RemoteSound(provide, Worker.close)
    chunks: list[AudioChunk] = []
    lost = 0

    async def read() -> None:
        nonlocal lost
        async for event in sound.events():
            if isinstance(event, SpeechStarted):
                print("said", flush=True)
            elif isinstance(event, AudioChunk):
                chunks.append(event)
            elif isinstance(event, Overflow):
                lost = event.count

    reader = asyncio.create_task(read())
    await sound.open(SoundOptions(echo="off"))
    print("ready", flush=True)
    await sound.play(Speech(1, 0, Audio(np.load(play), 48_000)))
    await sound.end(1)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
    await sound.close()
    await reader
    np.savez(
        heard, samples=np.concatenate([c.samples for c in chunks]), start_s=[c.start_s for c in chunks], lost=lost
    )


asyncio.run(main(*sys.argv[1:]))
