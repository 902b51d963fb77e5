"""An engine that takes on voices. Apart from the other fakes, which run in packs without sound libraries."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import numpy as np

from voiceapp.core.frames import Audio
from voiceapp.core.protocols import CallContext, Capabilities
from voiceapp.engines.voice_samples import fed


class Cloning:
    """A synthesizer that takes the length of each sample from a voice, and says what it was told by its samples."""

    def load(self, ctx: CallContext, model: str, threads: int = 0, **_: Any) -> Capabilities:
        return Capabilities(cloning=True, temperature=True)

    def condition(self, ctx: CallContext) -> dict[str, Any]:
        return {"lengths": np.array([len(sample) for sample in fed(ctx, 8_000, 60.0)], np.float32)}

    def speak(
        self, ctx: CallContext, timbre: Any = None, temperature: float | None = None, **_: Any
    ) -> Generator[dict[str, Any], None, None]:
        told = [0.0] if timbre is None else timbre["lengths"].tolist()
        yield {"audio": Audio(np.array([*told, temperature or 0.0], np.float32), 8_000)}
