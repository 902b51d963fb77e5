"""Mixes written in a process of their own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from voiceapp.audio.encoding import Encoding
from voiceapp.audio.mixing import Part
from voiceapp.workers.client import Worker


@dataclass(frozen=True, slots=True)
class MixFile:
    """A file that is to be made of parts, with what is written into it."""

    path: Path
    parts: Sequence[Part]
    tags: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MixLevels:
    """What a mix was made quieter by (0 or less), and its true peak and loudness (None: silent) after that."""

    gain_db: float
    true_peak_db: float
    lufs: float | None


class RemoteMixing:
    """Asks the engine ``mixing``, whose worker is given."""

    def __init__(self, worker: Callable[[], Awaitable[Worker]]) -> None:
        self._worker = worker

    async def render(
        self,
        files: Sequence[MixFile],
        rate: int,
        seconds: float,
        peak_db: float,
        encoding: Encoding,
        tell: Callable[[float], None],
    ) -> MixLevels:
        """Write files, all below a true peak; the levels are those of the first. ``tell`` gets the fraction done.

        Raises as :meth:`voiceapp.engines.mixing.Mixing.render`.
        """
        worker = await self._worker()
        arguments = {
            "files": [
                (str(one.path.absolute()), [asdict(part) for part in one.parts], dict(one.tags)) for one in files
            ],
            "rate": rate,
            "seconds": seconds,
            "peak_db": peak_db,
            "encoding": asdict(encoding),
        }

        def heard(fraction: float | None, message: str) -> None:
            if fraction is not None:
                tell(fraction)

        async with worker.call("render", arguments, batch=True) as call:
            call.progress.append(heard)
            return MixLevels(**await call.result)
