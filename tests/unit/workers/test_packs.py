"""Packs without pip: what lies on the disk at every moment, and what is said."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.unit.services.helpers import job_queue
from tests.unit.workers.helpers import run
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, ModelsChanged
from voiceapp.services.packs import PacksService
from voiceapp.workers.packs import Packs, base_place, pins_folder
from voiceapp.workers.pip import install_pins, make_environment
from voiceapp.workers.source import source_digest


class FakePip:
    """Makes an environment of one file; ``block`` holds the installation, ``error`` fails it."""

    def __init__(self) -> None:
        self.block: asyncio.Event | None = None
        self.error: BaseException | None = None
        self.reached = asyncio.Event()

    async def make(self, folder: Path, lock: int) -> None:
        (folder / "bin").mkdir(parents=True)
        (folder / "bin" / "python").symlink_to(sys.executable)

    async def install(self, python: Path, pins: Path, progress: Any, lock: int) -> None:
        progress(0.5, "Getting demo (1 of 1)")
        self.reached.set()
        if self.block is not None:
            await self.block.wait()
        if self.error is not None:
            raise self.error
        (python.parent / "demo").write_text("x" * 1000)


class House:
    """Packs in a folder of the test: one pack, ``demo``."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "packs"
        self.pins = folder / "pins"
        self.pins.mkdir(exist_ok=True)
        (self.pins / "demo.txt").write_text("# title: A demo\ndemo==1\n")
        self.pip = FakePip()
        self.packs = Packs(self.home, self.pins, self.pip.make, self.pip.install)

    @property
    def builds(self) -> list[Path]:
        return sorted((self.home / "demo").glob("build-*"))

    def state(self) -> str:
        (info,) = self.packs.list()
        return info.state


def test_a_pack_is_available_then_installed_then_removed(tmp_path: Path) -> None:
    async def test() -> None:
        house = House(tmp_path)
        (info,) = house.packs.list()
        assert (info.name, info.title, info.state, info.size_bytes) == ("demo", "A demo", "available", None)
        with pytest.raises(VoiceAppError) as caught:
            await house.packs.place("demo")
        assert str(caught.value) == (
            "The pack demo is not installed. Install it on the Models page or with voiceapp packs install demo."
        )
        seen: list[tuple[float | None, str]] = []
        info = await house.packs.install("demo", lambda fraction, message: seen.append((fraction, message)))
        assert info.state == "installed"
        assert info.size_bytes is not None
        assert info.size_bytes > 1000
        assert [fraction for fraction, _ in seen] == sorted(fraction or 0.0 for fraction, _ in seen)
        assert seen[-1] == (1.0, "Installed")
        await house.packs.remove("demo")
        assert house.state() == "available"
        assert house.builds == []

    run(test())


def test_a_cancelled_or_failed_installation_leaves_nothing_and_keeps_the_old_one(tmp_path: Path) -> None:
    async def test() -> None:
        house = House(tmp_path)
        for installed in (False, True):
            if installed:
                house.pip.error = house.pip.block = None
                await house.packs.install("demo")
            before = house.builds
            house.pip.error = VoiceAppError("pack-install", "It failed.")
            with pytest.raises(VoiceAppError, match="It failed"):
                await house.packs.install("demo")
            house.pip.error = OSError(28, "No space left on device")
            with pytest.raises(VoiceAppError, match="could not be installed: No space left on device"):
                await house.packs.install("demo")
            house.pip.block = asyncio.Event()
            house.pip.reached.clear()
            task = asyncio.create_task(house.packs.install("demo"))
            await house.pip.reached.wait()
            task.cancel()
            await asyncio.wait([task])
            assert task.cancelled()
            assert house.builds == before
            assert house.state() == ("installed" if installed else "available")

    run(test())


def test_a_build_that_a_killed_program_left_is_no_pack_and_goes_with_the_next(tmp_path: Path) -> None:
    async def test() -> None:
        house = House(tmp_path)
        await house.pip.make(house.home / "demo" / "build-half" / "env", 0)
        assert house.state() == "available"
        await house.packs.install("demo")
        assert len(house.builds) == 1
        assert house.builds[0].name != "build-half"

    run(test())


def test_other_pins_make_a_pack_outdated_until_it_is_installed_again(tmp_path: Path) -> None:
    async def test() -> None:
        house = House(tmp_path)
        await house.packs.install("demo")
        (old,) = house.builds
        (house.pins / "demo.txt").write_text("# title: A demo\ndemo==2\n")
        assert house.state() == "outdated"
        with pytest.raises(VoiceAppError, match="The pack demo needs an update"):
            await house.packs.place("demo")
        await house.packs.install("demo")
        assert house.state() == "installed"
        assert old not in house.builds

    run(test())


def test_a_pack_without_its_interpreter_or_with_a_damaged_marker_is_broken(tmp_path: Path) -> None:
    async def test() -> None:
        house = House(tmp_path)
        await house.packs.install("demo")
        shutil.rmtree(house.builds[0] / "env")
        assert house.state() == "broken"
        (house.home / "demo" / "pack.json").write_text("{")
        assert house.state() == "broken"
        await house.packs.install("demo")
        assert house.state() == "installed"

    run(test())


def test_a_pack_has_its_own_copy_of_our_source_which_is_kept_current(tmp_path: Path) -> None:
    async def test() -> None:
        house = House(tmp_path)
        await house.packs.install("demo")
        place = await house.packs.place("demo")
        assert place.digest == source_digest() == source_digest(place.import_path / "voiceapp")
        assert place.import_path.is_relative_to(house.home)
        assert sorted(path.name for path in (place.import_path / "voiceapp").iterdir()) == [
            "__init__.py",
            "audio",
            "core",
            "engines",
            "workers",
        ]
        (place.import_path / "voiceapp" / "core" / "frames.py").write_text("old = True\n")
        (place.import_path / "voiceapp" / "core" / "gone.py").write_text("")
        again = await house.packs.place("demo")
        assert again == place
        assert source_digest(place.import_path / "voiceapp") == source_digest()
        assert not (place.import_path / "voiceapp" / "core" / "gone.py").exists()

    run(test())


def test_one_program_at_a_time_changes_a_pack(tmp_path: Path) -> None:
    async def test() -> None:
        house, other = House(tmp_path), House(tmp_path)
        house.pip.block = asyncio.Event()
        task = asyncio.create_task(house.packs.install("demo"))
        await house.pip.reached.wait()
        assert other.state() == "installing"
        for change in (other.packs.install, other.packs.remove):
            with pytest.raises(VoiceAppError) as caught:
                await change("demo")
            assert caught.value.code == "pack-busy"
            assert caught.value.retryable
        house.pip.block.set()
        await task
        assert other.state() == "installed"

    run(test())


def test_an_unknown_pack_is_named_with_those_that_exist(tmp_path: Path) -> None:
    async def test() -> None:
        house = House(tmp_path)
        for action in (house.packs.install, house.packs.remove, house.packs.place):
            with pytest.raises(VoiceAppError) as caught:
                await action("../demo")
            assert (caught.value.code, caught.value.next_step) == ("pack-unknown", "There are: demo.")
        with pytest.raises(VoiceAppError, match="not installed"):
            await base_place("demo")

    run(test())


def test_the_shipped_packs_are_found() -> None:
    assert Packs(Path("/nowhere")).names() == ["gpu", "parler", "torch"]
    assert pins_folder().is_dir()


def script(folder: Path, lines: str) -> Path:
    """Stands in for an environment's interpreter."""
    file = folder / "python"
    file.write_text(f"#!/bin/sh\n{lines}\n")
    file.chmod(0o700)
    return file


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("ERROR: [Errno 28] No space left on device", "the disk is full"),
        ("Failed to establish: Temporary failure in name resolution", "the network cannot be reached"),
        ("urllib3.exceptions.NewConnectionError: refused", "the network cannot be reached"),
        ("ReadTimeoutError: Read timed out.", "the network is too slow"),
        (
            "ProtocolError: (Connection broken: IncompleteRead(10 bytes read, 90 more expected))",
            "the network broke off",
        ),
        ("ConnectionResetError(104, Connection reset by peer)", "the network broke off"),
        ("error: incomplete-download", "the network broke off"),
        ("ERROR: No matching distribution found for demo==1", "a library is not offered for this computer"),
        ("ERROR: something else", "pip ended with an error: something else"),
        (
            "SSLError(CERTIFICATE_VERIFY_FAILED)",
            "the package index shows a certificate that this computer does not trust",
        ),
    ],
)
def test_what_went_wrong_in_pip_is_said_in_plain_words(tmp_path: Path, output: str, said: str) -> None:
    (tmp_path / "pins.txt").write_text("demo==1\n")

    async def test() -> None:
        with pytest.raises(VoiceAppError) as caught:
            await install_pins(script(tmp_path, f"echo '{output}'; exit 1"), tmp_path / "pins.txt", print, 0)
        assert caught.value.message == f"The pack could not be installed: {said}."
        assert caught.value.next_step

    run(test())


def test_why_an_environment_could_not_be_made_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """venv alone only says that ensurepip failed."""
    made = script(tmp_path, "echo 'OSError: [Errno 28] No space left on device'; exit 1")
    venv = tmp_path / "venv"
    venv.write_text(
        f'#!/bin/sh\nfor folder; do :; done; mkdir -p "$folder/bin"; cp "{made}" "$folder/bin/python"\n'
    )
    venv.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(venv))
    with pytest.raises(VoiceAppError, match="the disk is full"):
        run(make_environment(tmp_path / "env", 0))


def test_pips_temporary_files_lie_in_the_pack_and_are_gone_in_the_end(tmp_path: Path) -> None:
    (tmp_path / "pins.txt").write_text("numpy==2\n")
    fake = script(tmp_path, 'echo "$TMPDIR" > "$0.where"; touch "$TMPDIR/wheel"; exit 1')
    with pytest.raises(VoiceAppError):
        run(install_pins(fake, tmp_path / "pins.txt", lambda *_: None, 0))
    where = Path(fake.with_name(f"{fake.name}.where").read_text().strip())
    assert where.parent == fake.parent
    assert not where.exists()


def test_pips_lines_become_progress(tmp_path: Path) -> None:
    (tmp_path / "pins.txt").write_text("# title: x\nnumpy==2\nmsgpack==1\n\nruamel.yaml==3\n")
    lines = [
        "Processing /opt/some/where/numpy-2.3.5-cp311-cp311-manylinux_2_28_x86_64.whl",
        "Collecting msgpack==1",
        "  Downloading msgpack-1-py3-none-any.whl (89 kB)",
        "Collecting ruamel.yaml==3 (from -r pins.txt (line 5))",
        "Installing collected packages: msgpack, numpy",
        "Successfully installed msgpack-1 numpy-2",
    ]
    seen: list[tuple[float | None, str]] = []
    fake = script(tmp_path, "\n".join(f"echo '{line}'" for line in lines))
    run(install_pins(fake, tmp_path / "pins.txt", lambda fraction, message: seen.append((fraction, message)), 0))
    assert [message for _, message in seen] == [
        "Getting numpy (1 of 3)",
        "Getting msgpack (2 of 3)",
        "Getting ruamel.yaml (3 of 3)",
        "Installing 3 packages",
        "Installed 3 packages",
    ]
    fractions = [fraction or 0.0 for fraction, _ in seen]
    assert fractions == sorted(fractions)
    assert fractions[0] > 0.0
    assert fractions[-1] < 1.0


def test_cancelling_ends_pip_and_what_it_started(tmp_path: Path) -> None:
    (tmp_path / "pins.txt").write_text("demo==1\n")
    fake = script(tmp_path, "sleep 1000 & echo Collecting demo==1; wait")

    async def test() -> list[psutil.Process]:
        before = psutil.Process().children(recursive=True)
        got = asyncio.Event()
        task = asyncio.create_task(install_pins(fake, tmp_path / "pins.txt", lambda *_: got.set(), 0))
        await got.wait()
        started = [child for child in psutil.Process().children(recursive=True) if child not in before]
        task.cancel()
        await asyncio.wait([task])
        return started

    started = run(test())
    assert len(started) == 2
    assert psutil.wait_procs(started, timeout=5)[1] == []


@contextlib.asynccontextmanager
async def service(folder: Path) -> AsyncIterator[tuple[House, PacksService, Any, list[ModelsChanged]]]:
    bus = EventBus()
    told: list[ModelsChanged] = []
    bus.subscribe(ModelsChanged, told.append)
    house = House(folder)
    async with job_queue(folder) as jobs:
        yield house, PacksService(house.packs, jobs, bus), jobs, told


def test_the_service_installs_as_a_job_and_tells_the_window(tmp_path: Path) -> None:
    async def test() -> None:
        async with service(tmp_path) as (house, packs, jobs, told):
            house.pip.block = asyncio.Event()
            assert (await packs.plan("demo")).packages == ("demo==1",)
            job = await packs.install("demo")
            assert await packs.install("demo") == job  # asked twice, done once
            await house.pip.reached.wait()
            (info,) = await packs.list()
            assert (info.state, info.job) == ("installing", job)
            shown = jobs.running("pack-install", name="demo")
            assert (shown.title, shown.fraction, shown.message) == ("Install A demo", 0.5, "Getting demo (1 of 1)")
            house.pip.block.set()
            assert (await jobs.wait(job)).state == "done"
            (info,) = await packs.list()
            assert (info.state, info.job) == ("installed", None)
            count = len(told)
            assert count >= 2
            await packs.remove("demo")
            assert len(told) == count + 1
            assert (await packs.list())[0].state == "available"

    run(test())


def test_an_install_that_an_ended_command_left_is_taken_up_not_doubled(tmp_path: Path) -> None:
    async def test() -> None:
        async with service(tmp_path) as (house, packs, _, _):
            house.pip.block = asyncio.Event()
            job = await packs.install("demo")
            await house.pip.reached.wait()
        async with service(tmp_path) as (_, packs, jobs, _):
            assert await packs.install("demo") == job
            assert (await jobs.wait(job)).state == "done"
            assert len(await jobs.list()) == 1
            assert (await packs.list())[0].state == "installed"

    run(test())


def test_cancelling_the_job_leaves_the_pack_as_it_was(tmp_path: Path) -> None:
    async def test() -> None:
        async with service(tmp_path) as (house, packs, jobs, _):
            house.pip.block = asyncio.Event()
            job = await packs.install("demo")
            await house.pip.reached.wait()
            await jobs.cancel(job)
            assert (await jobs.wait(job)).state == "cancelled"
            assert house.builds == []
            assert (await packs.list())[0].state == "available"
            with pytest.raises(VoiceAppError, match="There is no pack nothing"):
                await packs.install("nothing")

    run(test())


def test_folders_of_packs_are_the_users_alone(tmp_path: Path) -> None:
    async def test() -> None:
        house = House(tmp_path)
        await house.packs.install("demo")
        assert os.stat(house.home / "demo").st_mode & 0o077 == 0
        assert os.stat(house.builds[0]).st_mode & 0o077 == 0

    run(test())
