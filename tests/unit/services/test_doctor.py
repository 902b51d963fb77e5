from __future__ import annotations

import asyncio
import shutil
from collections import namedtuple
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.unit.services.helpers import database
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.paths import Paths
from voiceapp.core.protocols import SoundDevice
from voiceapp.core.records import Check, Machine, PackInfo
from voiceapp.core.settings import Settings
from voiceapp.services.doctor import Doctor
from voiceapp.services.machine import process_alive, read_machine, this_process
from voiceapp.storage.database import Database

DEVICES = [
    SoundDevice("desk", "Desk microphone", "microphone", 48_000, 1),
    SoundDevice("box", "Boxes", "speaker", 48_000, 2),
]


class Packs:
    def __init__(self, *packs: PackInfo) -> None:
        self._packs = packs

    async def list(self) -> Sequence[PackInfo]:
        return self._packs


async def all_devices() -> Sequence[SoundDevice]:
    return DEVICES


def diagnose(home: Path, change: Callable[[Paths], None] = lambda _: None, **options: object) -> dict[str, Check]:
    paths = Paths(home, home / "data", home / "cache", home / "logs")
    given: dict[str, object] = {
        "devices": all_devices,
        "machine": lambda: Machine("A processor", 2, 8_000_000_000),
        "environment": {"DISPLAY": ":0"},
        "installed": lambda name: True,
        "library": lambda name: "libportaudio.so.2",
        "packs": Packs(),
    }
    given.update(options)

    async def run() -> dict[str, Check]:
        async with database(paths.data) as db:
            change(paths)
            found = await Doctor(paths, Settings(paths.settings), db, **given).checks()  # type: ignore[arg-type]
            return {check.name: check for check in found}

    return asyncio.run(run())


def failed(checks: dict[str, Check]) -> list[str]:
    for check in checks.values():
        assert check.message.endswith(".")
        assert check.ok or check.next_step.endswith("."), check
    return [check.name for check in checks.values() if not check.ok]


def test_a_healthy_computer_has_no_complaint(tmp_path: Path) -> None:
    checks = diagnose(tmp_path)
    assert failed(checks) == []
    assert "Desk microphone" in checks["microphone"].message
    assert "A processor, 2 cores, 8.0 GB memory" in checks["machine"].message
    assert {"python", "libraries", "home", "disk", "settings", "database", "engine pocketsphinx"} <= set(checks)


def test_this_very_environment_has_what_the_base_needs(tmp_path: Path) -> None:
    paths = Paths(tmp_path, tmp_path / "data", tmp_path / "cache", tmp_path / "logs")

    async def run() -> list[Check]:
        async with database(paths.data) as db:
            return await Doctor(paths, Settings(paths.settings), db).checks()

    checks = {check.name: check for check in asyncio.run(run())}
    assert checks["python"].ok
    assert checks["libraries"].ok
    assert checks["engine pocketsphinx"].ok
    assert checks["engine faster-whisper"].ok
    assert checks["engine minilm"].message == "Sentence embeddings (ONNX) (Finds by meaning) is installed."


BOTH_SPHINX = "engine pocketsphinx, engine wake-pocketsphinx"


@pytest.mark.parametrize(
    ("options", "name", "words"),
    [
        ({"python": (3, 10)}, "python", "3.11 to 3.13"),
        ({"python": (3, 14)}, "python", "3.11 to 3.13"),
        ({"installed": lambda name: name != "psutil"}, "libraries", "make run"),
        (
            {"installed": lambda name: name != "llama_cpp"},
            "engine llama, engine llama-audio, engine llama-embedding",
            "make llama",
        ),
        ({"installed": lambda name: name != "pocketsphinx"}, BOTH_SPHINX, "make run"),
        ({"installed": lambda name: name != "PySide6"}, "window", "make run"),
        ({"environment": {}}, "window", "voiceapp talk"),
        ({"packs": Packs(PackInfo("torch", "Torch", "outdated"))}, "pack torch", "voiceapp packs install torch"),
    ],
)
def test_what_is_missing_is_said_with_the_next_step(
    tmp_path: Path, options: dict[str, object], name: str, words: str
) -> None:
    checks = diagnose(tmp_path, lambda _: None, **options)
    assert ", ".join(failed(checks)) == name
    assert all(words in checks[failed_name].next_step for failed_name in failed(checks))


def test_no_sound_library(tmp_path: Path) -> None:
    checks = diagnose(tmp_path, library=lambda _: None, installed=lambda name: name != "_sounddevice_data")
    assert failed(checks) == ["sound library"]
    assert "libportaudio2" in checks["sound library"].next_step


def test_no_devices_and_a_chosen_one_that_is_unplugged(tmp_path: Path) -> None:
    async def none() -> Sequence[SoundDevice]:
        return []

    assert failed(diagnose(tmp_path, devices=none)) == ["microphone", "speaker"]

    def choose(paths: Paths) -> None:
        Settings(paths.settings).set("sound.microphone", "headset")

    checks = diagnose(tmp_path, choose)
    assert failed(checks) == ["microphone"]
    assert "not connected" in checks["microphone"].message


def test_a_sound_process_that_fails_is_one_check_not_the_end(tmp_path: Path) -> None:
    async def dies() -> Sequence[SoundDevice]:
        raise VoiceAppError("engine-died", "The sound process ended.", "Try again.", True)

    assert failed(diagnose(tmp_path, devices=dies)) == ["sound"]


def test_wrong_settings_are_listed(tmp_path: Path) -> None:
    def spoil(paths: Paths) -> None:
        paths.settings.write_text('{"talk.endpoint_s": "soon", "no.such": 1}')

    checks = diagnose(tmp_path, spoil)
    assert set(failed(checks)) == {"settings"}


def test_a_home_that_is_a_file_is_said(tmp_path: Path) -> None:
    def block(paths: Paths) -> None:
        paths.cache.write_text("in the way")

    checks = diagnose(tmp_path, block)
    assert failed(checks) == ["home"]
    assert "VOICEAPP_HOME" in checks["home"].next_step


def test_little_space_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10, 9, 200_000_000))
    checks = diagnose(tmp_path)
    assert failed(checks) == ["disk"]
    assert "200 MB" in checks["disk"].message


@pytest.mark.parametrize(("content", "ok"), [(b"", True), (b"no database at all" * 99, False)])
def test_the_database_of_a_program_that_is_not_started_is_looked_at(
    tmp_path: Path, content: bytes, ok: bool
) -> None:
    paths = Paths(tmp_path, tmp_path / "data", tmp_path / "cache", tmp_path / "logs")
    paths.create()
    paths.database.write_bytes(content)

    async def run() -> list[Check]:
        db = Database(paths.database)
        try:
            return await Doctor(paths, Settings(paths.settings), db).checks()
        finally:
            await db.close()

    check = next(check for check in asyncio.run(run()) if check.name == "database")
    assert check.ok == ok
    assert ("damaged" in check.message) != ok
    assert bool(check.next_step) != ok


def test_a_chosen_engine_that_does_not_exist_is_said(tmp_path: Path) -> None:
    def choose(paths: Paths) -> None:
        paths.settings.write_text('{"engines.asr": "nix"}')

    checks = diagnose(tmp_path, choose)
    assert failed(checks) == ["settings"]
    assert "nix" in checks["settings"].message


# -------------------------------------------------------------------------------------------- machine


def script(folder: Path, text: str) -> str:
    path = folder / "nvidia-smi"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


def test_the_machine_is_read_without_a_graphics_library(tmp_path: Path) -> None:
    (tmp_path / "cpuinfo").write_text("processor : 0\nmodel name : Fast  CPU @ 2 GHz\n")
    machine = read_machine(tmp_path / "cpuinfo", script(tmp_path, "echo 'Big Card, 24576'"))
    assert (machine.cpu, machine.gpu, machine.vram) == ("Fast CPU @ 2 GHz", "Big Card", 24576 * 2**20)
    assert machine.cores >= 1
    assert machine.ram > 100_000_000


@pytest.mark.parametrize("text", ["exit 9", "echo", "echo No devices were found; exit 6"])
def test_a_driver_that_fails_means_no_card(tmp_path: Path, text: str) -> None:
    assert read_machine(nvidia_smi=script(tmp_path, text)).gpu is None
    assert read_machine(tmp_path / "none", str(tmp_path / "no tool")).gpu is None


def test_a_process_is_known_by_more_than_its_number() -> None:
    name = this_process()
    assert process_alive(name)
    assert not process_alive(name.split(":")[0] + ":1.00")
    assert not process_alive("")
