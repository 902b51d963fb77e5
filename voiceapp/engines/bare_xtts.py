"""XTTS with its library's own streaming beside ours: one process, one set of weights, so what differs is our code.

Between two processes with 2 GB of weights each, the time to a first part differs by more than our code takes.
"""

from __future__ import annotations

import time

from voiceapp.core.protocols import CallContext
from voiceapp.engines.bare import xtts_parts
from voiceapp.engines.tts_xtts import Xtts


class BareXtts(Xtts):
    """Our engine, unchanged; ``first`` is the library's side (only for ``bench engines``)."""

    def first(self, ctx: CallContext, text: str) -> dict[str, float]:
        """Speak until the library's first part is there: seconds."""
        started = time.perf_counter()
        parts = xtts_parts(self._model, self._config, text)
        next(parts)
        return {"seconds": time.perf_counter() - started}
