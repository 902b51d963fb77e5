"""Music to sound files: from words, after a melody, or going on from what is there."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from voiceapp.audio.resample import mono, resampled
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import Capabilities
from voiceapp.core.recordings import Composer, ComposeRequest
from voiceapp.services import given_files
from voiceapp.services.file_sound import NoteSpeed, unnoted, whole

_RATE = 32_000
_CONTEXT_S = 12.0
"""How much a model without a limit is given to go on from; MusicGen's authors keep as much between windows."""
_LEAST_CONTEXT_S = 1.0
_GRID = 50
"""Codecs' frames a second: what is gone on from is a whole number of them, so that the seam is where it ends."""
_FADE_S = 0.05


@dataclass(frozen=True, slots=True)
class Order:
    """What to compose. ``going_on`` is a file to go on from, from its second ``from_s`` on (None: its end).

    ``seconds`` are of new music; ``seed`` None: one is chosen (and told, so that it can be repeated).
    """

    prompt: str
    seconds: float = 10.0
    seed: int | None = None
    variations: int = 1
    melody: Path | None = None
    going_on: Path | None = None
    from_s: float | None = None


@dataclass(frozen=True, slots=True)
class Track:
    """A composed file. ``parent`` is the file that it goes on from."""

    file: Path
    duration_s: float
    seed: int
    prompt: str
    parent: Path | None = None


@dataclass(frozen=True, slots=True)
class Composed:
    """The tracks, and the seconds of work per second of new music (without loading the model)."""

    tracks: tuple[Track, ...]
    real_time_factor: float


class ComposingService:
    """Composes into files.

    ``composer`` makes the engine for a spec text; ``decode`` gives a file in chunks at a rate and number of
    channels; ``save`` writes sound in the format that the file's ending names; all raise VoiceAppError.
    """

    def __init__(
        self,
        composer: Callable[[str], Composer],
        decode: Callable[[Path, int, int], AsyncIterator[Audio]],
        save: Callable[[Path, Audio], Awaitable[None]],
        note_speed: NoteSpeed = unnoted,
    ) -> None:
        self._note_speed = note_speed
        self._composer = composer
        self._decode = decode
        self._save = save

    async def compose(
        self,
        order: Order,
        composer: str,
        out: Path,
        on_progress: Callable[[float | None], None] | None = None,
        enough: Callable[[], Awaitable[object]] | None = None,
    ) -> Composed:
        """Compose with the engine ``composer`` into ``out`` (several variations: ``out-1``, ``out-2``, ...).

        ``enough``, once done, ends it early with what there is. Raises VoiceAppError, ``nothing-made`` among them.
        """
        _check(order, out)
        engine = self._composer(composer)
        _check_able(order, engine.capabilities)  # as far as the catalog knows, before a large model is loaded
        await engine.load()
        able = engine.capabilities
        _check_able(order, able)
        rate = able.sample_rate or _RATE
        melody = None if order.melody is None else await self._read(order.melody, rate, 1, able.max_seconds)
        before = None if order.going_on is None else await self._read(order.going_on, rate, 2, order.from_s)
        if before is not None:
            _check_from(order, before)
        prime = None if before is None else _context(before, _room(order.seconds, able))
        seed = secrets.randbelow(2**31) if order.seed is None else order.seed
        request = ComposeRequest(order.prompt, order.seconds, seed, order.variations, melody=melody, prime=prime)
        clock = asyncio.get_running_loop().time
        started = clock()

        def tell(fraction: float | None, message: str) -> None:
            if on_progress:
                on_progress(fraction)

        made = [one.audio for one in await engine.compose(request, tell, enough)]
        elapsed = clock() - started
        known = 0 if prime is None else round(prime.duration_s * rate)
        new_s = sum(max(0, len(audio.samples) - known) / audio.rate for audio in made)
        if not new_s:
            raise VoiceAppError(
                "nothing-made", "It ended before there was any music.", "Try again, and give it more time.", True
            )
        if before is not None and prime is not None:
            made = [_joined(before, prime, audio) for audio in made]
        tracks = []
        for number, audio in enumerate(made, 1):
            file = out if order.variations == 1 else out.with_name(f"{out.stem}-{number}{out.suffix}")
            await self._save(file, audio)
            tracks.append(Track(file, audio.duration_s, seed, order.prompt, order.going_on))
        self._note_speed(composer, elapsed / new_s)
        return Composed(tuple(tracks), elapsed / new_s)

    async def _read(self, path: Path, rate: int, channels: int, until_s: float | None) -> Audio:
        given_files.require(path)
        most = None if until_s is None else round(until_s * rate)
        return await whole(self._decode(path, rate, channels), str(path), rate, most)


def _check(order: Order, out: Path) -> None:
    from voiceapp.audio.writer import check_ending  # soundfile: not for the window's start

    check_ending(out)  # told now, not after minutes of work
    given_files.require_folder(out)
    if order.from_s is not None and order.going_on is None:
        raise VoiceAppError(
            "nothing-to-go-on-from",
            "There is a second to go on from, but no file.",
            "Name the file with --continue.",
        )


def _check_from(order: Order, whole: Audio) -> None:
    if order.from_s is not None and whole.duration_s + 0.05 < order.from_s:  # it is shown with one decimal place
        raise VoiceAppError(
            "after-the-end",
            f"The music is {whole.duration_s:.1f} s long: there is no second {order.from_s:g} to go on from.",
            "Name an earlier second, or leave it out to go on from the end.",
        )


def _check_able(order: Order, able: Capabilities) -> None:
    longest = able.max_seconds
    if longest is not None and order.seconds > longest:
        raise VoiceAppError(
            "too-long",
            f"This engine makes at most {longest:g} s of music at once, and {order.seconds:g} s is more.",
            "Ask for fewer seconds.",
        )
    if order.going_on is not None and _room(order.seconds, able) < _LEAST_CONTEXT_S:
        raise VoiceAppError(
            "too-long",
            f"This engine holds {longest:g} s at once: {order.seconds:g} s of new music leave no room for the old.",
            "Ask for fewer seconds.",
        )
    if order.going_on is not None and not able.continuation:
        raise VoiceAppError("no-continuation", "This engine cannot go on from music.", "Choose another composer.")


def _room(seconds: float, able: Capabilities) -> float:
    """How many seconds of what is there the model is given, so that the new ones still fit into it."""
    return _CONTEXT_S if able.max_seconds is None else able.max_seconds - seconds


def _context(whole: Audio, room_s: float) -> Audio:
    """The end of the music, as much as there is room for."""
    step = whole.rate // _GRID
    length = min(len(whole.samples), int(room_s * whole.rate)) // step * step
    if length < step:
        raise VoiceAppError(
            "too-short",
            "There is too little music to go on from.",
            "Go on from a later second, or choose another file.",
        )
    return Audio(whole.samples[-length:], whole.rate)


def _joined(whole: Audio, prime: Audio, made: Audio) -> Audio:
    """The music as it was, then what is new: the model's own (lossy) version of the end is faded over to."""
    samples = whole.samples if made.samples.ndim == 2 else mono(whole.samples)
    before = resampled(Audio(samples, whole.rate), made.rate).samples
    known = round(prime.duration_s * made.rate)
    new = made.samples[known:]
    fade = min(round(_FADE_S * made.rate), known, len(before))
    rising = np.linspace(0.0, 1.0, fade, dtype=np.float32)
    if made.samples.ndim == 2:
        rising = rising[:, None]
    seam = before[len(before) - fade :] * (1 - rising) + made.samples[known - fade : known] * rising
    return Audio(np.concatenate([before[: len(before) - fade], seam, new]), made.rate)
