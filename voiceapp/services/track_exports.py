"""Tracks as files for others, with how they were made and what their licence allows written into them."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from voiceapp.audio.encoding import Encoding
from voiceapp.audio.loops import Seam, seam_samples
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.tracks import Track
from voiceapp.services import given_files
from voiceapp.services.engine_facts import EngineFacts, require_accepted
from voiceapp.services.tracks import TrackLibrary

BITS = 24
"""Of formats without loss: as tracks are kept."""

KBPS = {".mp3": 256, ".ogg": 160, ".opus": 160}
"""Of formats with loss: more than their own choice, which is made for speech too."""

LEAST_S = 0.1

Tell = Callable[[float | None, str], None]


class Files(Protocol):
    """Writes the file in another process (workers/remote_delivery.py)."""

    async def write(
        self, path: Path, sound: AsyncIterator[Audio], encoding: Encoding, tags: Mapping[str, str], /
    ) -> None:
        """Write a sound and its tags, whole or not at all. Raises VoiceAppError."""


@dataclass(frozen=True, slots=True)
class ExportedTrack:
    """A written file. ``engine`` is what composed it (None: nothing here did)."""

    file: Path
    duration_s: float
    engine: EngineFacts | None
    tags: Mapping[str, str]


class TrackExports:
    """Writes tracks as WAV, FLAC, MP3 and Opus.

    ``decode`` gives a file in chunks, ``about`` tells of the engine that made a track.
    """

    def __init__(
        self,
        library: TrackLibrary,
        files: Files,
        decode: Callable[[Path, int, int], AsyncGenerator[Audio]],
        about: Callable[[str], Awaitable[EngineFacts]],
    ) -> None:
        self._library = library
        self._files = files
        self._decode = decode
        self._about = about

    async def export(
        self,
        track: int,
        out: Path,
        *,
        accept_licence: bool = False,
        from_s: float = 0.0,
        until_s: float | None = None,
        loop: bool = False,
        tell: Tell | None = None,
    ) -> ExportedTrack:
        """Write a track, or a stretch of it, into ``out``, whose ending names the format.

        ``loop``: the stretch repeats without a click. ``accept_licence``: whoever asks keeps to a licence that
        forbids business. Raises ``track-unknown``, ``format-unknown``, ``folder-missing``, ``stretch-wrong``,
        ``licence-not-accepted``, ``disk-full``, ``not-written``; then no file is written.
        """
        from voiceapp.audio.writer import check_ending  # soundfile: not for the window's start

        check_ending(out)
        given_files.require_folder(out)
        found = await self._library.get(track)
        end_s = found.duration_s if until_s is None else min(until_s, found.duration_s)
        if from_s < 0 or end_s - from_s < LEAST_S:
            raise VoiceAppError(
                "stretch-wrong",
                f"There is no music from {from_s:g} s to {end_s:g} s of this track.",
                f"It is {found.duration_s:.1f} s long: choose a stretch of {LEAST_S:g} s or more of it.",
            )
        engine = await self._maker(found)
        require_accepted([engine] if engine else [], accept_licence, "makes")
        told = tags(found, engine)
        encoding = Encoding(bits=BITS, kbps=KBPS.get(out.suffix.lower(), 0))
        first, last = round(from_s * found.rate), round(end_s * found.rate)
        async with aclosing(self._stretch(found, first, last, loop, tell)) as sound:
            await self._files.write(out, sound, encoding, told)
        return ExportedTrack(out, (last - first) / found.rate, engine, told)

    async def _maker(self, track: Track) -> EngineFacts | None:
        """What made a track, or what it is made of; None: nothing here did, and nothing is forbidden."""
        if not track.composed_by:
            return EngineFacts("", track.title, track.licence) if track.licence else None
        engine = await self._about(track.composed_by)
        return EngineFacts(engine.engine, engine.title, track.licence or engine.licence)

    async def _stretch(
        self, track: Track, first: int, last: int, loop: bool, tell: Tell | None
    ) -> AsyncGenerator[Audio]:
        """Its samples from ``first`` to ``last``."""
        lead = min(seam_samples(track.rate), first) if loop else 0
        before: list[Samples] = []
        held = Seam(track.rate) if loop else None
        at = 0
        async with aclosing(self._decode(self._library.path(track), track.rate, track.channels)) as chunks:
            async for chunk in chunks:
                start, end = at, at + len(chunk.samples)
                at = end
                lead_in = chunk.samples[max(first - lead - start, 0) : max(first - start, 0)]
                before.append(lead_in.copy())  # even an empty view would hold its whole block
                part = chunk.samples[max(first - start, 0) : max(last - start, 0)]
                if len(part):
                    yield Audio(held.push(part) if held else part, track.rate)
                    if tell:
                        tell((min(end, last) - first) / (last - first), "Writing")
                if end >= last:
                    break
        if held:
            yield Audio(held.finish(np.concatenate(before)), track.rate)


def tags(track: Track, engine: EngineFacts | None) -> dict[str, str]:
    """Names and values of a file's metadata, all of it in the comment too: WAV holds little else.

    Where a model lies on this computer is told to nobody.
    """
    made = engine is not None and bool(engine.engine)
    seed = "" if track.seed is None else str(track.seed)
    facts = {
        "Prompt": track.prompt if made else "",
        "Model": engine.title if engine and made else "",
        "Seed": seed,
        "Licence": engine.told if engine else "",
    }
    sentences = ["AI-generated music."] if made else []
    sentences += [f"{name}: {value.rstrip('.')}." for name, value in facts.items() if value]
    found = {
        "title": track.title,
        "date": time.strftime("%Y", time.localtime(track.made)),
        "comment": " ".join(sentences),
        "copyright": facts["Licence"],
        "ai_generated": "yes" if made else "",
        "prompt": facts["Prompt"],
        "seed": seed,
        "engine": engine.engine.partition(":")[0] if engine else "",
        "model": track.model,
        "licence": facts["Licence"],
    }
    return {name: " ".join(value.split()) for name, value in found.items() if value.strip()}
