"""The process that hears the microphone for a look at it: nothing is kept, and no talk is disturbed."""

from __future__ import annotations

import time
from collections.abc import Generator
from queue import SimpleQueue
from typing import Any

from voiceapp.audio.alignment import Timeline
from voiceapp.audio.pulse import server_state
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines.sound_recording_side import RecordingSide

STEP_S = 0.02
BLOCK_S = 0.04
"""So that a picture of it moves smoothly."""

LOOK_S = 1.0


class SoundListening:
    """The engine of the listening process."""

    def load(self, ctx: CallContext, **_: Any) -> Capabilities:
        """Nothing to load."""
        return Capabilities(streaming=True)

    def run(
        self, ctx: CallContext, rate: int, microphone: str | None = None
    ) -> Generator[dict[str, Any], None, None]:
        """What is heard until the inputs end, as parts {"event": "sound", "samples"}: mono of ``rate``.

        Between them {"event": "device" or "silent", ...} as the recording process tells them. Where no microphone
        is, there is silence. Raises VoiceAppError where none can be opened to begin with.
        """
        told: SimpleQueue[dict[str, Any]] = SimpleQueue()
        side = RecordingSide("you", microphone, rate, told.put, recorded=False)
        side.open()
        try:
            if side.error is not None:
                raise side.error
            timeline = Timeline(rate, 1, time.monotonic(), block_s=BLOCK_S)
            looked_s = time.monotonic()
            while not (ctx.enough or ctx.cancelled):
                time.sleep(STEP_S)
                side.hear(timeline.channels[0], keep=True)
                if time.monotonic() - looked_s >= LOOK_S:
                    looked_s = time.monotonic()
                    if (state := server_state()) is not None:
                        side.follow(state, timeline.channels[0])
                for block in timeline.take(time.monotonic()):
                    samples = block.samples[:, 0]
                    side.level(samples, "Your microphone gives nothing but silence. Is it switched off?")
                    yield {"event": "sound", "samples": samples}
                while not told.empty():
                    yield told.get()
        finally:
            side.close()
