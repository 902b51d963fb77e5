"""The job that composes: window after window, then tracks of what was made."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.logs import log
from voiceapp.core.recordings import Composer, Tokens
from voiceapp.core.tracks import Drift, Making, NewTrack, Seam, Track, TrackMeasures
from voiceapp.core.whole_file import not_written
from voiceapp.services import compose_before, compose_order
from voiceapp.services.codecs import read_tokens, write_tokens
from voiceapp.services.compose_finish import FADE_OUT_S, Delivered, Delivering, Piece, deliver
from voiceapp.services.compose_making import LEAST_CONTEXT_S, Beginning, Decode, Maker
from voiceapp.services.compose_order import Order
from voiceapp.services.compose_windows import Windows
from voiceapp.services.engine_facts import EngineFacts
from voiceapp.services.file_sound import NoteSpeed
from voiceapp.services.jobs import JobContext, JobsService
from voiceapp.services.tracks import SOUND, TrackLibrary

MELODY = "melody.flac"
_TOKENS = "tokens.npz"
_ENOUGH_S = 120.0
"""How long a composer that was told to stop may take to give what it has."""
_MADE = 0.97
"""The share of the work that the composer does."""
_LONG_S = 30.0


class MusicMeasures(Protocol):
    """What is measured of a finished track (services/music_analysis.py)."""

    async def similarity(self, guide: Path, result: Path, from_s: float) -> float:
        """How alike two tunes are."""

    async def seams(self, path: Path, at_s: Sequence[float]) -> tuple[Seam, ...]:
        """How much the sound changes at those seconds."""

    async def drift(self, path: Path) -> Drift:
        """How far the end has moved from the beginning."""


@dataclass(frozen=True, slots=True)
class ComposeEngine:
    """The composers: ``make`` gives one for its text, ``key`` the digest of its model, ``about`` its licence.

    ``speed`` is its measured real-time factor, ``note_speed`` keeps a new one.
    """

    make: Callable[[str], Composer]
    key: Callable[[str], Awaitable[str]]
    about: Callable[[str], Awaitable[EngineFacts]]
    speed: Callable[[str], Awaitable[float | None]]
    note_speed: NoteSpeed


class ComposeJob:
    """Runs jobs whose parameters ``services/composing.py`` wrote; see there for the arguments."""

    def __init__(
        self,
        tracks: TrackLibrary,
        folder: Path,
        jobs: JobsService,
        engine: ComposeEngine,
        decode: Decode,
        delivery: Delivering,
        measures: MusicMeasures,
    ) -> None:
        self._tracks = tracks
        self._folder = folder
        self._jobs = jobs
        self._engine = engine
        self._decode = decode
        self._delivery = delivery
        self._measures = measures
        self._enough: dict[int, asyncio.Event] = {}
        self._unwanted: set[int] = set()

    def stop(self, job: int) -> bool:
        """Let a running job end with what there is; False where it does not run here."""
        if job not in self._enough:
            return False
        self._enough[job].set()
        return True

    def discard(self, job: int) -> None:
        """Nothing of a job is to be kept once it is cancelled."""
        if job in self._enough:
            self._unwanted.add(job)

    async def run(self, ctx: JobContext) -> None:
        """Run one job."""
        folder = self._folder / str(ctx.params["folder"])
        enough = self._enough[ctx.id] = asyncio.Event()
        over = False  # what nobody expected can be tried again, too
        try:
            await self._work(ctx, folder, enough)
            over = True
        except asyncio.CancelledError:
            over = ctx.cancelled  # else the program closes: it goes on at the next start
            raise
        except VoiceAppError as error:
            # Else it can be tried again, from the last whole window.
            over = error.code == "nothing-made" or not (error.retryable or any(folder.glob("window-*")))
            raise
        finally:
            del self._enough[ctx.id]
            self._unwanted.discard(ctx.id)
            if over:
                await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)

    async def _work(self, ctx: JobContext, folder: Path, enough: asyncio.Event) -> None:
        order = compose_order.order(ctx.params["order"])
        if not await asyncio.to_thread(folder.is_dir):  # tried again after it was cancelled
            await asyncio.to_thread(folder.mkdir, 0o700, parents=True)
            await self._jobs.annotate(ctx.id, tracks=[])
        if order.melody is not None and not await asyncio.to_thread(order.melody.is_file):
            raise VoiceAppError("melody-gone", "The melody is not here any more.", "Compose it anew.")
        ctx.progress(None, "Loading the model")
        text = str(ctx.params["composer"])
        engine = self._engine.make(text)
        windows = await asyncio.to_thread(Windows, folder)
        before: Beginning | None = None
        factor: float | None = None
        try:
            await engine.load()
            compose_order.check_able(order, engine.capabilities)
            before = await self._before(folder, order, text, engine)
            maker = Maker(engine, order, order.seed or 0, windows, before, self._decode)
            factor = await self._make(ctx, maker, order, enough)
        except asyncio.CancelledError:
            if ctx.cancelled and ctx.id not in self._unwanted and len(windows):
                await self._whole(ctx, enough, self._finish(ctx, folder, order, before, windows, factor))
            raise
        if factor is not None:
            self._engine.note_speed(text, factor)
        await self._whole(ctx, enough, self._finish(ctx, folder, order, before, windows, factor))

    async def _make(self, ctx: JobContext, maker: Maker, order: Order, enough: asyncio.Event) -> float | None:
        """Make windows until the music is as long as asked or there is enough; the real-time factor of the work."""
        clock = asyncio.get_running_loop().time
        begun_s = maker.made_s
        work_s = 0.0
        while not enough.is_set() and (wanted := maker.next()) is not None:
            await ctx.check()
            if enough.is_set():
                break
            made_s = maker.made_s

            def tell(
                fraction: float | None, message: str, made_s: float = made_s, new_s: float = wanted.new_s
            ) -> None:
                done_s = made_s + new_s * (fraction or 0.0)
                ctx.progress(_MADE * done_s / order.seconds, f"{done_s:.0f} of {order.seconds:.0f} s")

            tell(0.0, "")
            started = clock()
            if not await self._whole(ctx, enough, maker.make(wanted, tell, enough.wait)):
                break
            work_s += clock() - started
        new_s = (maker.made_s - begun_s) * order.variations
        return work_s / new_s if new_s > 0 else None

    async def _whole(self, ctx: JobContext, enough: asyncio.Event, work: Coroutine[Any, Any, Any]) -> Any:
        """Await work. That of a cancelled job ends with what there is; what does not end soon is given up."""
        task = asyncio.ensure_future(work)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            if ctx.cancelled and ctx.id not in self._unwanted:
                enough.set()
                await _ended(task)
            raise
        finally:
            if not task.done():
                task.cancel()
                await asyncio.wait([task])

    # ------------------------------------------------------------------------------ before and after

    async def _before(self, folder: Path, order: Order, composer: str, engine: Composer) -> Beginning | None:
        """The music before, kept with the work; None where there is none."""
        if order.parent is None:
            return None
        kept = await asyncio.to_thread(compose_before.kept, folder)
        if kept is not None:
            return kept
        parent = await self._tracks.get(order.parent)
        return await asyncio.to_thread(
            compose_before.keep, folder, await self._beginning(parent, order, composer, engine)
        )

    async def _beginning(self, parent: Track, order: Order, composer: str, engine: Composer) -> Beginning:
        """A track without the silence at its end; with its tokens where this composer made them."""
        path = self._tracks.path(parent)
        levels, _ = await self._delivery.measure_file(path, ())
        sounds_s = levels.duration_s - levels.tail_s
        from_s = sounds_s if order.from_s is None else min(order.from_s, sounds_s)
        able = engine.capabilities
        tokens = None
        if _same_codec(parent, composer) and (parent.rate, parent.channels) == (able.sample_rate, able.channels):
            with suppress(VoiceAppError):  # its sound will do
                tokens = await asyncio.to_thread(read_tokens, self._tracks.folder(parent.id) / parent.tokens)
        if tokens is not None and tokens.frame_rate and len(tokens.codes) == 1:
            frames = min(round(from_s * tokens.frame_rate), tokens.codes.shape[-1])
            from_s = frames / tokens.frame_rate
        else:
            tokens = None
        if from_s < LEAST_CONTEXT_S:
            raise VoiceAppError(
                "too-short",
                "There is too little music to go on from.",
                "Go on from a later second, or choose another file.",
            )
        if tokens is None:
            return Beginning(path, from_s)
        making = parent.making
        return Beginning(
            path,
            from_s,
            tokens.codes[0][:, :frames],
            round(tokens.rate / tokens.frame_rate),
            parent.measures.gain_db,
            making is not None and making.ending == "fade" and from_s > parent.duration_s - FADE_OUT_S,
        )

    async def _finish(
        self,
        ctx: JobContext,
        folder: Path,
        order: Order,
        before: Beginning | None,
        windows: Windows,
        factor: float | None,
    ) -> None:
        """Make tracks of what there is. Raises ``nothing-made``."""
        if not len(windows):
            raise VoiceAppError(
                "nothing-made", "It ended before there was any music.", "Try again, and give it more time.", True
            )
        tracks = list(ctx.params["tracks"])
        for number in range(len(tracks), windows.variations):
            ctx.progress(_MADE + (1 - _MADE) * number / windows.variations, "Finishing")
            piece = Piece(windows, number, before, order.ending)
            made = folder / f"track-{number}"
            await asyncio.to_thread(shutil.rmtree, made, ignore_errors=True)
            await asyncio.to_thread(made.mkdir, 0o700)
            done = await deliver(piece, made / SOUND, self._decode, self._delivery)
            new = await self._new_track(ctx, order, piece, done, made)
            measures = await self._measured(order, piece, done, made, factor)
            added = await self._tracks.add(replace(new, measures=measures), made)
            tracks.append(added.id)
            await self._jobs.annotate(ctx.id, tracks=tracks)

    async def _new_track(
        self, ctx: JobContext, order: Order, piece: Piece, done: Delivered, made: Path
    ) -> NewTrack:
        text = str(ctx.params["composer"])
        tokens = await asyncio.to_thread(
            _kept_tokens, piece, made / _TOKENS, self._engine.make(text).capabilities.kbps
        )
        if order.melody is not None:
            await asyncio.to_thread(_copy, order.melody, made / MELODY)
        parent = await self._branched(order)
        return NewTrack(
            *(order.named(piece.variation), "composed", SOUND),
            done.levels.duration_s,
            piece.rate,
            piece.windows.channels,
            parent,
            None if piece.before is None or parent is None else piece.before.from_s,
            order.prompt,
            order.seed,
            text,
            await self._engine.key(text),
            (await self._engine.about(text)).licence or "",
            Making(
                *(order.seconds, order.guidance, order.temperature, order.top_k, order.stride_s, order.ending),
                melody=str(ctx.params["melody"]),
                melody_file=MELODY if order.melody is not None else "",
                variation=piece.variation,
                variations=order.variations,
            ),
            tokens=tokens,
        )

    async def _branched(self, order: Order) -> int | None:
        """The track that it branches from; None where that was deleted meanwhile."""
        wanted = order.varies if order.parent is None else order.parent
        return next((track.id for track in await self._tracks.list() if track.id == wanted), None)

    async def _measured(
        self, order: Order, piece: Piece, done: Delivered, made: Path, factor: float | None
    ) -> TrackMeasures:
        """What can be measured; what cannot be is left out, since the music is there."""
        sound, found = made / SOUND, TrackMeasures(done.levels.lufs, done.levels.true_peak_db, done.gain_db)
        try:
            if piece.seams_s:
                at_s = [second for second in piece.seams_s if second < done.levels.duration_s]
                found = replace(found, seams=await self._measures.seams(sound, at_s))
            if order.melody is not None:
                similarity = await self._measures.similarity(order.melody, sound, piece.old / piece.rate)
                found = replace(found, melody_similarity=similarity)
            if done.levels.duration_s > _LONG_S:
                found = replace(found, drift=await self._measures.drift(sound))
        except VoiceAppError as error:
            log("composing", "not-measured", code=error.code)
        return replace(found, real_time_factor=factor)


def _copy(source: Path, to: Path) -> None:
    try:
        shutil.copyfile(source, to)
    except OSError as error:
        raise not_written(to, error) from error


async def _ended(task: asyncio.Future[Any]) -> None:
    """Wait for a task, though not for ever; an error of it has been told by then or comes too late."""
    done, _ = await asyncio.wait([task], timeout=_ENOUGH_S)
    for one in done:
        if not one.cancelled() and (error := one.exception()):
            log("composing", "not-kept", exception=type(error).__name__)


def _same_codec(parent: Track, composer: str) -> bool:
    """Whether a track has tokens that the composer understands: its own kind of engine made them."""
    made_by = parent.composer.partition(":")[0]
    return parent.kind == "composed" and bool(parent.tokens) and made_by == composer.partition(":")[0]


def _kept_tokens(piece: Piece, file: Path, kbps: Sequence[float]) -> str:
    """Write the tokens of the whole piece and tell the file's name, "" where there are none of all of it."""
    codes, windows = piece.windows.codes(piece.variation), piece.windows
    if codes is None or (piece.before is not None and piece.before.codes is None):
        return ""
    parts = [codes] if piece.before is None or piece.before.codes is None else [piece.before.codes, codes]
    samples, _ = piece.span()
    kept = np.concatenate(parts, axis=1)[:, : -(-samples // windows.hop)]
    write_tokens(
        file,
        Tokens(
            kept[None],
            np.zeros(0, np.float32),
            samples,
            windows.rate,
            windows.channels,
            max(kbps, default=0.0),
            windows.rate / windows.hop,
        ),
    )
    return file.name
