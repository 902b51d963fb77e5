"""What an engine took from samples: kept while samples and model are the same, made anew where anything is not."""

from __future__ import annotations

import asyncio
import io
import zipfile
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import numpy as np
import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import Capabilities, Timbre
from voiceapp.services.latents import Latents


class Cloner:
    """Takes the seconds of each sample; it counts how often it listened."""

    capabilities = Capabilities(cloning=True)

    def __init__(self) -> None:
        self.model = "one"
        self.listened = 0
        self.problem: VoiceAppError | None = None
        self.before: Callable[[], object] | None = None

    async def model_key(self) -> str:
        return self.model

    async def condition(self, samples: AsyncIterator[Audio]) -> Timbre:
        self.listened += 1
        if self.before:
            self.before()
        heard = np.array([sample.duration_s async for sample in samples], np.float32)
        if self.problem:
            raise self.problem
        return {"seconds": heard, "more": np.ones((1, 2, 3), np.float32)}


async def sound() -> AsyncIterator[Audio]:
    for seconds in (2, 3):
        yield Audio(np.zeros(seconds * 8000, np.float32), 8000)


def kept(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


Take = Callable[..., Awaitable[Timbre]]


def about(folder: Path, scenario: Callable[[Latents, Cloner, Take], Awaitable[None]]) -> None:
    async def run() -> None:
        cloner, latents = Cloner(), Latents(folder)
        for voice in (1, 2):
            (folder / str(voice)).mkdir()

        async def take(voice: int = 1, engine: str = "xtts", digest: str = "s") -> Timbre:
            return await Latents(folder).timbre(voice, engine, cloner, digest, sound)

        await scenario(latents, cloner, take)

    asyncio.run(run())


def test_a_voice_is_listened_to_once_and_comes_back_the_same(tmp_path: Path) -> None:
    async def scenario(latents: Latents, cloner: Cloner, take: Take) -> None:
        first, again = await take(), await take()
        assert cloner.listened == 1
        assert list(first) == list(again) == ["seconds", "more"]
        assert first["seconds"].tolist() == again["seconds"].tolist() == [2.0, 3.0]
        assert again["more"].shape == (1, 2, 3)
        (file,) = kept(tmp_path)
        assert file.stat().st_mode & 0o777 == 0o600
        await take(voice=2)
        await take(engine="speecht5")
        assert (cloner.listened, len(kept(tmp_path))) == (3, 3)

    about(tmp_path, scenario)


def test_another_model_or_other_samples_replace_it(tmp_path: Path) -> None:
    async def scenario(latents: Latents, cloner: Cloner, take: Take) -> None:
        await take()
        cloner.model = "two"
        await take()
        await take(digest="other")
        await take(digest="other")
        assert (cloner.listened, len(kept(tmp_path))) == (3, 1)

    about(tmp_path, scenario)


def other_numbers(file: Path) -> None:
    with np.load(file) as arrays:
        changed = {name: arrays[name] for name in arrays.files}
    np.savez(file, **{**changed, "seconds": changed["seconds"] + 1})


def not_finite(file: Path) -> None:
    with np.load(file) as arrays:
        changed = {name: arrays[name] for name in arrays.files}
    np.savez(file, **{**changed, "seconds": changed["seconds"] * np.float32(np.nan)})


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-200])


def pickled(file: Path) -> None:
    data = io.BytesIO()
    np.save(data, np.array([{}], dtype=object), allow_pickle=True)
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("seconds.npy", data.getvalue())
        archive.writestr("about.npy", data.getvalue())


def bomb(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("seconds.npy", bytes(64 << 20))


@pytest.mark.parametrize("harm", [other_numbers, not_finite, cut_short, pickled, bomb])
def test_a_damaged_file_is_made_anew(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    async def scenario(latents: Latents, cloner: Cloner, take: Take) -> None:
        await take()
        harm(kept(tmp_path)[0])
        assert (await take())["seconds"].tolist() == [2.0, 3.0]
        assert cloner.listened == 2
        await take()
        assert cloner.listened == 2

    about(tmp_path, scenario)


def test_nothing_is_kept_of_a_voice_deleted_while_it_was_listened_to(tmp_path: Path) -> None:
    async def scenario(latents: Latents, cloner: Cloner, take: Take) -> None:
        cloner.before = (tmp_path / "1").rmdir
        with pytest.raises(VoiceAppError) as caught:
            await take()
        assert (caught.value.code, (tmp_path / "1").exists()) == ("voice-unknown", False)

    about(tmp_path, scenario)


def test_what_fails_leaves_nothing_and_what_is_forgotten_is_gone(tmp_path: Path) -> None:
    async def scenario(latents: Latents, cloner: Cloner, take: Take) -> None:
        cloner.problem = VoiceAppError("recording-too-short", "Too short.")
        with pytest.raises(VoiceAppError):
            await take()
        assert kept(tmp_path) == []
        cloner.problem = None
        await take(voice=1)
        await take(voice=2)
        await latents.forget(1)
        await latents.forget(3)
        (left,) = kept(tmp_path)
        assert left.relative_to(tmp_path).parts[0] == "2"

    about(tmp_path, scenario)
