"""``compose``: music."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from voiceapp.cli_output import INTERRUPTED, Session
from voiceapp.core.errors import VoiceAppError

if TYPE_CHECKING:
    from voiceapp.services.composing import Track


@dataclass(frozen=True, slots=True)
class ComposeOrder:
    """What to compose into which file."""

    prompt: str
    output: Path
    seconds: float
    melody: Path | None
    going_on: Path | None
    from_s: float | None
    seed: int | None
    variations: int


async def compose_music(session: Session, request: ComposeOrder) -> int:
    """Compose; Ctrl+C keeps what there is by then (exit code 130), a second one gives it up."""
    from voiceapp.services.composing import Order

    order = Order(
        request.prompt,
        request.seconds,
        request.seed,
        request.variations,
        request.melody,
        request.going_on,
        request.from_s,
    )
    stopped = asyncio.Event()
    bar = session.out.bar("Composing")
    async with session.open() as app:
        try:
            with _interrupts(stopped, session.out.note):
                made = await app.music.composing.compose(
                    order, app.settings.text("engines.music"), request.output, bar.update, stopped.wait
                )
        except asyncio.CancelledError:
            if not stopped.is_set():
                raise
            return INTERRUPTED
        except VoiceAppError as error:
            if not stopped.is_set() or error.code != "nothing-made":
                raise
            session.out.note(error.message)
            return INTERRUPTED
        finally:
            bar.close()
    data = {
        "tracks": [_row(track) for track in made.tracks],
        "real_time_factor": round(made.real_time_factor, 4),
    }
    lines = [f"{track.file}: {track.duration_s:.1f} s of music, seed {track.seed}" for track in made.tracks]
    session.out.result(data, "\n".join(lines))
    return INTERRUPTED if stopped.is_set() else 0


@contextmanager
def _interrupts(stopped: asyncio.Event, note: Callable[[str], None]) -> Iterator[None]:
    """Inside, the first Ctrl+C sets ``stopped`` and a second one cancels the task."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()

    def stop() -> None:
        if stopped.is_set() and task is not None:
            task.cancel()
            return
        note("Stopping: what there is by now is kept. Ctrl+C again gives it up.")
        stopped.set()

    with suppress(NotImplementedError, RuntimeError):  # Windows; not the main thread
        loop.add_signal_handler(signal.SIGINT, stop)
    try:
        yield
    finally:
        with suppress(NotImplementedError, RuntimeError):
            loop.remove_signal_handler(signal.SIGINT)


def _row(track: Track) -> dict[str, object]:
    return {
        "id": None,
        "file": str(track.file),
        "duration_s": round(track.duration_s, 3),
        "seed": track.seed,
        "prompt": track.prompt,
        "parent": None if track.parent is None else str(track.parent),
        "seam_scores": None,
        "melody_similarity": None,
        "loudness_lufs": None,
    }
