"""The library of voices: add, look at, change and delete them and their samples."""

from __future__ import annotations

import asyncio
import builtins
import secrets
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence, Set
from pathlib import Path
from typing import Any

from voiceapp.core import voice_recipes
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, VoiceChanged, VoiceRemoved
from voiceapp.core.frames import Audio
from voiceapp.core.voices import CLONED, DECLARED, Manner, Pronunciation, Sample, Voice, VoiceKind
from voiceapp.core.whole_file import file_digest
from voiceapp.services import given_files
from voiceapp.services.cleaning import Writer, write_sound
from voiceapp.services.file_sound import FileSound, bounded
from voiceapp.services.voice_leftovers import staged
from voiceapp.storage.voices import NewSample, VoiceStore

MOST_S = 600.0
"""A sample is at most so long: engines hear half a minute of it."""

MOST_NAME = 60
RATES = (16_000, 24_000, 44_100, 48_000)
"""Samples are kept at the lowest of these that loses nothing of the file."""


async def _nothing(voice: int) -> None:
    """Where there are no jobs, or no engines."""


class VoiceLibrary:
    """What can be done with stored voices; each change is told by a VoiceChanged or VoiceRemoved.

    ``folder`` holds a folder for each voice. ``decode`` reads a file at a rate, mono; ``probe`` tells its rate;
    ``create`` writes one; ``check`` measures a sample (core/samples.py as a mapping; {"usable": False} keeps it
    from being used); ``end_jobs`` ends and forgets the jobs about a voice, ``forget`` removes what engines took
    from its samples. Unknown ids raise VoiceAppError ``voice-unknown``.
    """

    def __init__(
        self,
        store: VoiceStore,
        bus: EventBus,
        folder: Path,
        decode: Callable[[Path, int], AsyncIterator[Audio]],
        probe: Callable[[Path], Awaitable[FileSound]],
        create: Callable[[Path], Writer],
        check: Callable[[Path], Awaitable[Mapping[str, Any]]],
        end_jobs: Callable[[int], Awaitable[None]] = _nothing,
        forget: Callable[[int], Awaitable[None]] = _nothing,
    ) -> None:
        self._store = store
        self._bus = bus
        self._folder = folder
        self._decode = decode
        self._probe = probe
        self._create = create
        self._check = check
        self._end_jobs = end_jobs
        self._forget = forget
        self._aside: set[int] = set()

    # --------------------------------------------------------------------------------------- voices

    async def any(self) -> bool:
        """Whether there is a voice."""
        return await self._store.any()

    async def list(self) -> builtins.list[Voice]:
        """All voices but those set aside, by name."""
        return [voice for voice in await self._store.list() if voice.id not in self._aside]

    def set_aside(self, voice: int, aside: bool) -> None:
        """Let nobody speak as a voice while it waits to be deleted; it stays stored, and chosen for talks."""
        (self._aside.add if aside else self._aside.discard)(voice)
        self._bus.publish(VoiceChanged(voice))

    def is_aside(self, voice: int) -> bool:
        """Whether a voice waits to be deleted."""
        return voice in self._aside

    async def get(self, voice: int) -> Voice:
        """One voice."""
        return await self._store.get(voice)

    async def named(self, name: str) -> Voice:
        """The voice of that name, in any case. Raises ``voice-unknown``."""
        found = await self.find(name)
        if found is None:
            raise VoiceAppError(
                "voice-unknown", f"There is no voice {name}.", "voiceapp voice list shows those that there are."
            )
        return found

    async def find(self, name: str) -> Voice | None:
        """The voice of that name, in any case."""
        return await self._store.find(name)

    async def add(
        self,
        name: str,
        kind: VoiceKind,
        *,
        source: str = "",
        licence: str = "",
        languages: Sequence[str] = (),
        engine: str = "",
        recipe: Mapping[str, Any] | None = None,
        samples: Sequence[Path] = (),
    ) -> Voice:
        """A new voice with its samples; when one of them cannot be read nothing is added.

        Raises ``voice-name``, ``voice-name-taken``, ``voice-source-missing``, ``recipe-wrong`` and
        what reading a sample raises.
        """
        name = _name(name)
        if kind in DECLARED and not (source.strip() and licence.strip()):
            raise VoiceAppError(
                "voice-source-missing",
                "A hired or public-domain voice needs its source and its licence.",
                "Say where the recordings are from and what allows their use.",
            )
        recipe = voice_recipes.checked(kind, recipe or {})
        for sample in samples:
            given_files.require(sample)
        if samples and kind not in CLONED:
            raise _not_wanted(name)
        await self._store.require_free(name)
        with staged(self._folder) as folder:
            made: builtins.list[NewSample] = []
            for sample in samples:
                known = {one.digest for one in made}
                made.append(await self._made(sample, sample.stem, folder, name, known))
            voice = await self._store.add(
                name,
                kind,
                source=source,
                licence=licence,
                languages=languages,
                engine=engine,
                recipe=recipe,
                samples=made,
                place=lambda number: folder.rename(self.folder(number)),
            )
        self._bus.publish(VoiceChanged(voice.id))
        return voice

    async def rename(self, voice: int, name: str) -> None:
        """Give a voice another name. Raises ``voice-name`` and ``voice-name-taken``."""
        await self.get(voice)
        await self._store.change(voice, name=_name(name))
        self._bus.publish(VoiceChanged(voice))

    async def set_manner(self, voice: int, manner: Manner) -> None:
        """How it speaks from now on."""
        await self._store.change(voice, manner=manner)
        self._bus.publish(VoiceChanged(voice))

    async def set_recipe(self, voice: int, recipe: Mapping[str, Any]) -> None:
        """What a voice that is not cloned is made of. Raises ``recipe-wrong``."""
        kind = (await self.get(voice)).kind
        await self._store.change(voice, recipe=voice_recipes.checked(kind, recipe))
        self._bus.publish(VoiceChanged(voice))

    async def set_languages(self, voice: int, languages: Sequence[str]) -> None:
        """The languages that it is meant to speak."""
        await self._store.change(voice, languages=languages)
        self._bus.publish(VoiceChanged(voice))

    async def set_lexicon(self, voice: int, lexicon: Sequence[Pronunciation]) -> None:
        """How it says words of its own."""
        await self._store.change(voice, lexicon=lexicon)
        self._bus.publish(VoiceChanged(voice))

    async def delete(self, voice: int) -> None:
        """Delete a voice with everything of it: samples, consent, what engines took from it, scripts and takes."""
        await self.get(voice)
        await self._end_jobs(voice)
        await self._remove(voice)
        self._bus.publish(VoiceRemoved(voice))

    async def _remove(self, voice: int) -> None:
        await self._store.delete(voice)
        await asyncio.to_thread(shutil.rmtree, self.folder(voice), ignore_errors=True)

    def folder(self, voice: int) -> Path:
        """Where a voice's files lie."""
        return self._folder / str(voice)

    # -------------------------------------------------------------------------------------- samples

    async def add_sample(self, voice: int, path: Path, title: str = "") -> Sample:
        """Add a recording to a cloned voice. Raises ``sample-not-wanted``, ``sample-too-long`` and what reading it
        raises; then nothing is added."""
        sample = await self._add_sample(await self.get(voice), path, title or path.stem)
        self._bus.publish(VoiceChanged(voice))
        return sample

    async def _add_sample(self, voice: Voice, path: Path, title: str) -> Sample:
        if voice.kind not in CLONED:
            raise _not_wanted(voice.name)
        given_files.require(path)
        folder = self.folder(voice.id)
        await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True, mode=0o700)
        known = {sample.digest for sample in (await self.get(voice.id)).samples}
        made = await self._made(path, title, folder, voice.name, known)
        try:
            return await self._store.add_sample(voice.id, made)
        except BaseException:
            (folder / made.file).unlink(missing_ok=True)
            raise

    async def _made(self, path: Path, title: str, folder: Path, name: str, known: Set[str]) -> NewSample:
        """A recording as a file in ``folder``, measured; ``known`` are the digests of the samples of ``name``."""
        kept = folder / f"sample-{secrets.token_hex(4)}.flac"
        try:
            seconds = await self._keep(path, kept)
            diagnosis = await self._check(kept)
            digest = await asyncio.to_thread(file_digest, kept)
            if digest in known:
                raise VoiceAppError("sample-known", f"{name} has this sample already.", "Choose another recording.")
        except BaseException:
            kept.unlink(missing_ok=True)
            raise
        return NewSample(title, kept.name, digest, seconds, bool(diagnosis.get("usable", True)), diagnosis)

    async def _keep(self, path: Path, kept: Path) -> float:
        told = await self._probe(path)
        if told.duration_s is not None and told.duration_s > MOST_S:
            raise _too_long(told.duration_s)
        rate = next((rate for rate in RATES if rate >= told.rate), RATES[-1])
        empty = VoiceAppError("sample-empty", f"{path.name} holds no sound.", "Choose another recording.")
        sound = bounded(self._decode(path, rate), MOST_S, _too_long, empty)
        return await write_sound(self._create(kept), sound)

    async def use_sample(self, sample: Sample, used: bool) -> None:
        """Whether engines hear it."""
        await self._store.use_sample(sample.id, used)
        self._bus.publish(VoiceChanged(sample.voice))

    async def forget_timbre(self, voice: int) -> None:
        """Remove what engines took from a voice's samples."""
        await self._forget(voice)

    async def rename_sample(self, sample: Sample, title: str) -> None:
        """Give a sample another title."""
        await self._store.rename_sample(sample.id, _name(title))
        self._bus.publish(VoiceChanged(sample.voice))

    async def add_prepared(self, sample: Sample, audio: Path) -> Sample:
        """Add a prepared file (cut, cleaned) of a sample. It is told with what becomes of that one."""
        return await self._add_sample(await self.get(sample.voice), audio, sample.title)

    async def remove_sample(self, sample: Sample) -> None:
        """Delete a sample, and what engines took from it."""
        await self._store.delete_sample(sample.id)
        await asyncio.to_thread((self.folder(sample.voice) / sample.file).unlink, missing_ok=True)
        await self._forget(sample.voice)
        self._bus.publish(VoiceChanged(sample.voice))


def _name(name: str) -> str:
    """The name as it is kept. Raises ``voice-name``."""
    told = " ".join(name.split())
    if not told or len(told) > MOST_NAME or not told.isprintable():
        raise VoiceAppError("voice-name", "A voice needs a name.", f"Give one of at most {MOST_NAME} characters.")
    return told


def _not_wanted(name: str) -> VoiceAppError:
    return VoiceAppError(
        "sample-not-wanted", f"{name} is not made from recordings.", "Make a voice for the recording."
    )


def _too_long(seconds: float) -> VoiceAppError:
    return VoiceAppError(
        "sample-too-long",
        f"The recording is {seconds / 60:.0f} minutes long; {MOST_S / 60:.0f} are the most for a sample.",
        "Cut out half a minute in which the voice speaks alone.",
    )
