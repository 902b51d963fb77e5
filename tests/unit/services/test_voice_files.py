"""A voice as one file: what comes back, and what is refused."""

from __future__ import annotations

import asyncio
import hashlib
import io
import json
import zipfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.voices import VoiceHouse
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.voices import Consent, Manner, Pronunciation, Voice
from voiceapp.services import voice_files
from voiceapp.services.voice_files import VoiceFiles


class Desk(VoiceHouse):
    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        super().__init__(folder)
        self.matched: list[tuple[str, bytes, str]] = []
        self.files = VoiceFiles(self.library, self._match)

    async def _match(self, voice: Voice, audio: Path, told: Consent) -> None:
        self.matched.append((voice.name, audio.read_bytes(), told.sentence))

    async def linda(self) -> Voice:
        """A voice with everything that one can have."""
        samples = [self.recording("one.wav"), self.recording("two.wav", 7.0, 90.0)]
        voice = await self.library.add(
            "Linda", "hired", source="A studio", licence="A contract", languages=["en"], samples=samples
        )
        await self.library.use_sample(voice.samples[1], False)
        await self.library.set_manner(voice.id, Manner(1.1, 0.5, 3))
        await self.library.set_lexicon(voice.id, [Pronunciation("GIF", "jif")])
        (self.library.folder(voice.id) / "said.flac").write_bytes(b"I agree")
        digest = hashlib.sha256(b"I agree").hexdigest()
        told = Consent("I agree.", "talks", 5.0, "said.flac", digest, 0.9, 1.0, "e", (voice.samples[0].digest,))
        await self.store.set_consent(voice.id, told)
        return await self.library.get(voice.id)


def at_desks(folder: Path, scenario: Callable[[Desk, Desk], Awaitable[None]]) -> None:
    async def run() -> None:
        one, other = Desk(folder / "one"), Desk(folder / "other")
        async with one.open(), other.open():
            await scenario(one, other)

    asyncio.run(run())


def test_a_voice_comes_back_elsewhere_as_it_was_and_its_consent_is_matched_again(tmp_path: Path) -> None:
    async def scenario(one: Desk, other: Desk) -> None:
        linda = await one.linda()
        file = await one.files.write(linda, tmp_path / "linda")
        assert file.name == "linda.voice"
        taken = await other.files.read(file)
        voice = taken.voice
        assert (taken.known, voice.name, voice.kind, voice.source, voice.licence) == (
            *(False, "Linda", "hired"),
            *("A studio", "A contract"),
        )
        assert (voice.manner, voice.lexicon, voice.languages) == (linda.manner, linda.lexicon, ("en",))
        assert [(s.title, s.used) for s in voice.samples] == [("one", True), ("two", False)]
        assert other.matched == [("Linda", b"I agree", "I agree.")]
        again = await one.files.read(file)
        assert (again.known, again.voice.id) == (True, linda.id)
        assert len(await one.library.list()) == 1

    at_desks(tmp_path, scenario)


def test_what_engines_took_from_a_voice_and_its_likeness_to_it_stay_at_home(tmp_path: Path) -> None:
    async def scenario(one: Desk, _: Desk) -> None:
        linda = await one.linda()
        (one.library.folder(linda.id) / "xtts.npz").write_bytes(b"latents")
        file = await one.files.write(linda, tmp_path / "linda.voice")
        with zipfile.ZipFile(file) as archive:
            assert sorted(archive.namelist()) == ["consent.flac", "samples/0.flac", "samples/1.flac", "voice.json"]
            assert "similarity" not in archive.read("voice.json").decode()

    at_desks(tmp_path, scenario)


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    async def scenario(one: Desk, other: Desk) -> None:
        file = await one.files.write(await one.linda(), tmp_path / "linda.voice")
        await other.library.add("LINDA", "own")
        assert (await other.files.read(file)).voice.name == "Linda 2"

    at_desks(tmp_path, scenario)


async def exported(desk: Desk, path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(await desk.files.write(await desk.linda(), path)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: dict[str, bytes], path: Path, kind: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", kind) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


Told = dict[str, Any]


def retold(files: dict[str, bytes], change: Callable[[Told], None]) -> dict[str, bytes]:
    told = json.loads(files["voice.json"])
    change(told)
    return {**files, "voice.json": json.dumps(told).encode()}


def rename_sample(told: Told) -> None:
    told["samples"][0]["file"] = "../evil.flac"


BAD: dict[str, Callable[[dict[str, bytes]], dict[str, bytes]]] = {
    "a path out of it": lambda files: {**files, "../evil.flac": b"x"},
    "an absolute path": lambda files: {**files, "/tmp/evil.flac": b"x"},
    "a file more": lambda files: {**files, "samples/7.flac": b"x"},
    "a script": lambda files: {**files, "run.sh": b"x"},
    "a recording less": lambda files: {name: data for name, data in files.items() if name != "samples/1.flac"},
    "a changed recording": lambda files: {**files, "samples/1.flac": b"fLaC other"},
    "a changed consent": lambda files: {**files, "consent.flac": b"someone else"},
    "no description": lambda files: {name: data for name, data in files.items() if name != "voice.json"},
    "no JSON": lambda files: {**files, "voice.json": b"{"},
    "deep JSON": lambda files: {**files, "voice.json": b"[" * 100_000},
    "a list": lambda files: {**files, "voice.json": b"[]"},
    "a path told": lambda files: retold(files, rename_sample),
    "an unknown kind": lambda files: retold(files, lambda told: told.update(kind="stolen")),
    "a number for a name": lambda files: retold(files, lambda told: told.update(name=7)),
    "half a character for an engine": lambda files: retold(files, lambda told: told.update(engine="\ud800")),
    "half a character in a word": lambda files: retold(
        files, lambda told: told["lexicon"].append(["\ud800", "x", False])
    ),
    "an endless speed": lambda files: retold(files, lambda told: told["manner"].update(speed=1e999)),
    "no number for a speed": lambda files: retold(files, lambda told: told["manner"].update(speed=float("nan"))),
    "a speed that no computer has": lambda files: retold(files, lambda told: told["manner"].update(speed=10**400)),
    "an endless format": lambda files: retold(files, lambda told: told.update(format=1e999)),
    "no samples": lambda files: retold(files, lambda told: told.pop("samples")),
    "a huge description": lambda files: {**files, "voice.json": b" " * 2_000_000 + files["voice.json"]},
}


@pytest.mark.parametrize("bad", BAD)
def test_a_file_that_was_changed_is_refused_and_leaves_nothing(tmp_path: Path, bad: str) -> None:
    async def scenario(one: Desk, other: Desk) -> None:
        files = BAD[bad](await exported(one, tmp_path / "linda.voice"))
        with pytest.raises(VoiceAppError) as caught:
            await other.files.read(packed(files, tmp_path / "bad.voice"))
        assert caught.value.code == "voice-file"
        assert await other.library.list() == []

    at_desks(tmp_path, scenario)
    assert not list((tmp_path / "other").rglob("*.flac"))
    assert not list(tmp_path.parent.glob("evil*"))


@pytest.mark.parametrize("kind", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_file_damaged_anywhere_is_refused_or_taken_in_whole(tmp_path: Path, kind: int) -> None:
    async def scenario(one: Desk, other: Desk) -> None:
        files = retold(await exported(one, tmp_path / "linda.voice"), lambda told: told.update(samples=[]))
        data = packed(
            {name: files[name] for name in ("voice.json", "consent.flac")}, tmp_path / "a", kind
        ).read_bytes()
        for place in range(0, len(data), 11):
            damaged = data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :]
            (tmp_path / "damaged.voice").write_bytes(damaged)
            before = await other.library.list()
            try:
                await other.files.read(tmp_path / "damaged.voice")
            except VoiceAppError:
                assert await other.library.list() == before

    at_desks(tmp_path, scenario)


def test_a_manner_that_came_is_within_what_engines_take(tmp_path: Path) -> None:
    async def scenario(one: Desk, other: Desk) -> None:
        wild = {"speed": 9, "temperature": 0.0, "seed": -(10**30)}
        files = retold(await exported(one, tmp_path / "linda.voice"), lambda told: told.update(manner=wild))
        manner = (await other.files.read(packed(files, tmp_path / "wild.voice"))).voice.manner
        assert (manner.speed, manner.temperature) == (2.0, 0.05)
        assert manner.seed is not None
        assert 0 <= manner.seed < 2**31

    at_desks(tmp_path, scenario)


def test_a_zip_bomb_is_stopped_while_it_unpacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice_files, "MOST_BYTES", 3_000_000)

    async def scenario(one: Desk, other: Desk) -> None:
        files = await exported(one, tmp_path / "linda.voice")
        bomb = b"\0" * 20_000_000
        files = retold(
            {**files, "samples/0.flac": bomb},
            lambda told: told["samples"][0].update(sha256=hashlib.sha256(bomb).hexdigest()),
        )
        path = packed(files, tmp_path / "bomb.voice", zipfile.ZIP_DEFLATED)
        assert path.stat().st_size < 1_000_000
        with pytest.raises(VoiceAppError) as caught:
            await other.files.read(path)
        assert caught.value.code == "voice-file-large"
        assert await other.library.list() == []

    at_desks(tmp_path, scenario)


def test_a_file_of_a_newer_program_says_so(tmp_path: Path) -> None:
    async def scenario(one: Desk, other: Desk) -> None:
        files = retold(await exported(one, tmp_path / "linda.voice"), lambda told: told.update(format=2))
        with pytest.raises(VoiceAppError) as caught:
            await other.files.read(packed(files, tmp_path / "new.voice"))
        assert caught.value.code == "voice-file-newer"

    at_desks(tmp_path, scenario)


def test_no_zip_and_no_file_are_told(tmp_path: Path) -> None:
    async def scenario(one: Desk, _: Desk) -> None:
        (tmp_path / "text.voice").write_text("hello")
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w") as archive:
            archive.writestr("voice.json", "x" * 10_000)
        (tmp_path / "cut.voice").write_bytes(whole.getvalue()[:500])
        for name, code in (("text.voice", "voice-file"), ("cut.voice", "voice-file"), ("no.voice", "file-missing")):
            with pytest.raises(VoiceAppError) as caught:
                await one.files.read(tmp_path / name)
            assert caught.value.code == code

    at_desks(tmp_path, scenario)


def test_a_sample_removed_outside_the_program_is_told_and_no_file_is_written(tmp_path: Path) -> None:
    async def scenario(one: Desk, _: Desk) -> None:
        linda = await one.linda()
        (one.library.folder(linda.id) / linda.samples[0].file).unlink()
        with pytest.raises(VoiceAppError) as caught:
            await one.files.write(linda, tmp_path / "linda.voice")
        assert caught.value.code == "sample-gone"
        assert not list(tmp_path.glob("*.voice"))

    at_desks(tmp_path, scenario)
