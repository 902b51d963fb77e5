"""``compose``: music as tracks of the library, and as files."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from voiceapp.cli_output import INTERRUPTED, Json, Session, Sets, perform, with_engines
from voiceapp.cli_track_rows import track_row
from voiceapp.core.events import JobChanged, JobInfo
from voiceapp.services.compose_order import Order

if TYPE_CHECKING:
    from voiceapp.cli_ports import AppPort
    from voiceapp.core.tracks import Track

SEEDS = 2**32 - 1
"""The largest seed that every library takes."""


def compose(
    ctx: typer.Context,
    prompt: Annotated[str, typer.Argument(help="What it is to be like; empty: whatever comes.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write it into a sound file, too.")
    ] = None,
    composer: Annotated[
        str | None, typer.Option("--composer", metavar="ENGINE", help="What composes: NAME or NAME:MODEL.")
    ] = None,
    seconds: Annotated[float, typer.Option("--seconds", help="How much new music, up to an hour.")] = 10.0,
    melody: Annotated[Path | None, typer.Option("--melody", metavar="FILE", help="A tune to follow.")] = None,
    going_on: Annotated[
        str | None,
        typer.Option("--continue", metavar="TRACK", help="A track's number or a file that comes first."),
    ] = None,
    from_s: Annotated[
        float | None, typer.Option("--from", metavar="S", min=0.1, help="Go on from this second of it.")
    ] = None,
    seed: Annotated[
        int | None, typer.Option("--seed", min=0, max=SEEDS, help="The same seed makes the same music.")
    ] = None,
    variations: Annotated[int, typer.Option("--variations", min=1, max=16, help="How many.")] = 1,
    guidance: Annotated[
        float, typer.Option("--guidance", min=1.0, help="How strictly it keeps to the words.")
    ] = 3.0,
    temperature: Annotated[float, typer.Option("--temperature", min=0.0, help="How freely it varies.")] = 1.0,
    top_k: Annotated[int, typer.Option("--top-k", min=1, help="Among how many tokens each is chosen.")] = 250,
    stride: Annotated[
        float, typer.Option("--stride", metavar="S", min=5.0, max=25.0, help="New seconds of each later window.")
    ] = 18.0,
    ending: Annotated[Literal["fade", "model", "none"], typer.Option("--ending", help="How it ends.")] = "fade",
    title: Annotated[str, typer.Option("--title", help="What the track is called (default: its prompt).")] = "",
    vary: Annotated[
        int | None, typer.Option("--vary", metavar="TRACK", help="Keep it as a variation of this track.")
    ] = None,
    json: Json = False,
    set: Sets = None,
) -> None:
    """Compose music. Ctrl+C keeps what there is by then (exit code 130), a second one gives it up."""

    async def work(session: Session) -> int:
        track = int(going_on) if going_on is not None and going_on.isdecimal() else None
        order = Order(
            prompt,
            seconds,
            seed,
            variations,
            melody,
            track,
            Path(going_on) if going_on is not None and track is None else None,
            from_s,
            guidance,
            temperature,
            top_k,
            stride,
            ending,
            title,
            vary,
        )
        return await _compose(session, order, _files(output, variations))

    perform(ctx, json, with_engines(set, music=composer), work)


def _files(output: Path | None, variations: int) -> list[Path]:
    """The files of the variations: FILE, or FILE-1, FILE-2 and so on."""
    if output is None:
        return []
    if variations == 1:
        return [output]
    return [output.with_name(f"{output.stem}-{number}{output.suffix}") for number in range(1, variations + 1)]


async def _compose(session: Session, order: Order, files: Sequence[Path]) -> int:
    async with session.open() as app:
        composing = app.music.composing
        for file in files:
            composing.require_writable(file)
        work = _Work(session, app)
        info = await work.run(await composing.start(order))
        if info is None:
            return INTERRUPTED
        tracks = await composing.made(info.id)
        if info.error and not (work.stopped.is_set() and info.error.code == "nothing-made"):
            raise info.error
        if info.error:
            session.out.note(info.error.message)
            return INTERRUPTED
        for track, file in zip(tracks, files, strict=False):
            await app.music.exports.export(track.id, file, accept_licence=True)
        found = list(files)[: len(tracks)] or [app.music.tracks.path(track) for track in tracks]
    _tell(session, tracks, found)
    return 0 if info.state == "done" and not work.stopped.is_set() else INTERRUPTED


def _tell(session: Session, tracks: Sequence[Track], files: Sequence[Path]) -> None:
    factors = [track.measures.real_time_factor for track in tracks if track.measures.real_time_factor is not None]
    data = {
        "tracks": [track_row(track, file) for track, file in zip(tracks, files, strict=True)],
        "real_time_factor": round(max(factors), 4) if factors else None,
    }
    lines = [
        f"{file}: track {track.id}, {track.duration_s:.1f} s of music, seed {track.seed}"
        for track, file in zip(tracks, files, strict=True)
    ]
    session.out.result(data, "\n".join(lines))


@dataclass
class _Work:
    """A job that is waited for; ``stopped`` is set by the first Ctrl+C."""

    session: Session
    app: AppPort

    def __post_init__(self) -> None:
        self.stopped = asyncio.Event()

    async def run(self, job: int) -> JobInfo | None:
        """How the job ended; None where it was given up."""
        bar = self.session.out.bar("Composing")

        def moved(event: JobChanged) -> None:
            if event.job.id == job:
                bar.update(event.job.fraction, event.job.message)

        unsubscribe = self.app.bus.subscribe(JobChanged, moved)
        ended = asyncio.ensure_future(self.app.jobs.wait(job))
        stop = asyncio.ensure_future(self.stopped.wait())
        try:
            with _interrupts(self.stopped, self.session.out.note):
                await asyncio.wait({ended, stop}, return_when=asyncio.FIRST_COMPLETED)
                if not ended.done():
                    await self.app.music.composing.keep(job)
                return await ended
        except asyncio.CancelledError:
            if not self.stopped.is_set():
                raise
            await self.app.music.composing.discard(job)
            return None
        finally:
            ended.cancel()
            stop.cancel()
            unsubscribe()
            bar.close()


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
