"""What killed programs left among the voices goes; what is stored or still being made stays."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

from tests.fakes.scripts import ScriptHouse
from tests.unit.services.test_voices import consent
from voiceapp.services.recording_finish import take_lock
from voiceapp.services.voice_leftovers import OLD_S, RECORDING, VoiceLeftovers


def left(path: Path, old: bool = True) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"sound")
    then = time.time() - OLD_S * (2 if old else 0.5)
    os.utime(path, (then, then))
    return path


def in_a_house(tmp_path: Path, more: dict[str, bool], record: bool = False) -> tuple[set[str], set[str]]:
    """The files of a house in which a voice with everything lives, without and with ``more`` (whether they are old)
    before, and what is left after."""

    async def run() -> tuple[set[str], set[str]]:
        async with ScriptHouse(tmp_path).open() as house:
            voices = tmp_path / "voices"
            linda = await house.library.add("Linda", "own", samples=[house.recording("one.wav")])
            await house.store.set_consent(linda.id, consent(linda))
            left(house.library.folder(linda.id) / "consent.flac")
            await house.spoken(await house.library.get(linda.id), "One sentence that is spoken.")
            left(house.library.folder(linda.id) / "latents" / "xtts.npz")
            stored = {str(path.relative_to(voices)) for path in voices.rglob("*") if path.is_file()}
            for name in stored:
                os.utime(voices / name, (0, 0))
            for name, old in more.items():
                left(voices / name, old)
            lock = take_lock(voices / RECORDING) if record else None
            await VoiceLeftovers(house.store, house.takes, voices).remove()
            if lock is not None:
                os.close(lock)
            return stored, {str(path.relative_to(voices)) for path in voices.rglob("*") if path.is_file()}

    return asyncio.run(run())


def test_what_has_no_row_goes_and_what_has_one_stays(tmp_path: Path) -> None:
    names = (
        "sample-dead.flac",
        ".sample-dead-part.flac",
        "consent-dead.flac",
        "takes/1-1-dead.flac",
        "takes/.1-x.flac",
    )
    stored, now = in_a_house(tmp_path, {f"1/{name}": True for name in names})
    assert len(stored) == 4
    assert now == stored


def test_what_is_still_being_made_stays(tmp_path: Path) -> None:
    young = {"1/.sample-now-part.flac": False, "1/consent-now.flac": False}
    stored, now = in_a_house(tmp_path, young)
    assert now == stored | {*young}


def test_the_folder_of_a_voice_that_is_no_more_goes_whole(tmp_path: Path) -> None:
    stored, now = in_a_house(tmp_path, {"7/sample-a.flac": False, "7/latents/xtts.npz": False, "other/a.txt": True})
    assert now == stored | {"other/a.txt"}
    assert not (tmp_path / "voices" / "7").exists()


def test_what_a_killed_import_had_unpacked_goes(tmp_path: Path) -> None:
    (tmp_path / "voices" / ".new-old").mkdir(parents=True)
    os.utime(tmp_path / "voices" / ".new-old", (0, 0))
    stored, now = in_a_house(tmp_path, {".new-now/0.flac": False})
    assert now == stored | {".new-now/0.flac"}
    assert not (tmp_path / "voices" / ".new-old").exists()


def test_a_recording_that_nobody_makes_goes(tmp_path: Path) -> None:
    stored, now = in_a_house(tmp_path, {f"{RECORDING}/now/audio.pcm": False})
    assert now - stored == {f"{RECORDING}/.recording"}


def test_a_recording_that_another_program_makes_stays(tmp_path: Path) -> None:
    stored, now = in_a_house(tmp_path, {f"{RECORDING}/now/audio.pcm": False}, record=True)
    assert now - stored == {f"{RECORDING}/.recording", f"{RECORDING}/now/audio.pcm"}
