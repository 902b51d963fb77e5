"""The program's own share of a turn: all hand-offs between the processes, with engines that take no time."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from voiceapp.audio.files import read
from voiceapp.audio.writer import write
from voiceapp.core.events import EventBus, TurnFinished
from voiceapp.core.frames import SPEECH_RATE, Audio, ToolCall
from voiceapp.core.protocols import SoundIO, SoundOptions, Task, ToolResult
from voiceapp.engines.specs import EngineSpec
from voiceapp.pipeline.options import Engines, TalkOptions
from voiceapp.pipeline.talk import Talk
from voiceapp.workers.pool import Pool
from voiceapp.workers.remote import RemoteChatModel, RemoteSynthesizer, RemoteTranscriber

PAUSE_S = 1.5


class _NoTools:
    specs = ()

    def check(self, call: ToolCall) -> ToolCall:
        """Nothing has to fit."""
        return call

    async def run(self, call: object) -> ToolResult:
        """Nothing can be called."""
        return ToolResult()


def _spec(task: Task, name: str) -> EngineSpec:
    return EngineSpec(f"instant-{task}", task, "Instant", f"voiceapp.engines.instant:{name}", embedded=True)


async def overhead(question: Path, turns: int, make_sound: Callable[[Pool], SoundIO], bus: EventBus) -> list[float]:
    """Milliseconds from the endpoint to the first sound handed to the loudspeakers, for each of ``turns``.

    Sound process and engines are real processes; the question comes from a file and the answer goes into one.
    """
    pool = Pool(bus, memory_bytes=2**40, threads=2)
    finished: list[TurnFinished] = []
    bus.subscribe(TurnFinished, finished.append)
    with tempfile.TemporaryDirectory(prefix="voiceapp-bench-") as name:
        folder = Path(name)
        spoken = read(question, SPEECH_RATE)
        pause = np.zeros(round(PAUSE_S * SPEECH_RATE), np.float32)
        write(folder / "in.wav", Audio(np.concatenate([spoken.samples, pause] * turns), SPEECH_RATE))
        specs = (_spec("asr", "InstantTranscriber"), _spec("llm", "InstantChat"), _spec("tts", "InstantVoice"))
        asr, llm, tts = (partial(pool.acquire, spec) for spec in specs)
        engines = Engines(
            RemoteTranscriber(asr, specs[0].capabilities),
            RemoteChatModel(llm, specs[1].capabilities),
            RemoteSynthesizer(tts, specs[2].capabilities),
        )
        sound = make_sound(pool)
        options = TalkOptions(input_waits=True, partials=False)
        talk = Talk(sound, _NoTools(), bus, lambda: options, lambda: engines, lambda command: "")
        try:
            await asyncio.gather(asr(), llm(), tts())
            await sound.open(
                SoundOptions(input_file=str(folder / "in.wav"), output_file=str(folder / "out.wav"), realtime=False)
            )
            await talk.set_listening(True)
            running = asyncio.create_task(talk.run())
            await talk.input_ended.wait()
            await talk.quiet()
            await sound.close()
            await running
        finally:
            await pool.close()
    stamps = [turn.timeline_ms for turn in finished]
    return [
        stamp["first_sound"] - stamp["endpoint"]
        for stamp in stamps
        if stamp["first_sound"] is not None and stamp["endpoint"] is not None
    ]
