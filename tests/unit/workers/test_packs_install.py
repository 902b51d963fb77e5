"""The test pack, really installed: another numpy, our package from the pack's own copy, arrays across."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from tests.fakes import engines
from tests.unit.workers.helpers import run
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus
from voiceapp.engines.specs import EngineSpec
from voiceapp.workers import pip
from voiceapp.workers.client import Worker
from voiceapp.workers.packs import Packs
from voiceapp.workers.pool import Pool
from voiceapp.workers.process import ChildSpec
from voiceapp.workers.source import source_digest

PINS = Path(__file__).parent / "pins"
SPEC = EngineSpec("echo", "analysis", "Echo", "probe:Echo", pack="test-numpy", requires=("numpy", "msgpack"))


@pytest.mark.timeout(300)
def test_an_engine_runs_in_a_pack_with_another_numpy(tmp_path: Path) -> None:
    async def test() -> None:
        packs = Packs(tmp_path, PINS)
        seen: list[str] = []
        info = await packs.install("test-numpy", lambda _, message: seen.append(message))
        assert info.state == "installed"
        assert "Getting numpy (1 of 3)" in seen or "Getting numpy (2 of 3)" in seen
        assert info.path is not None
        shutil.copy(engines.__file__, info.path / "source" / "probe.py")

        pool = Pool(EventBus(), memory_bytes=10**12, threads=1, place=packs.place)
        worker = await pool.acquire(SPEC)
        assert worker.hello is not None
        pinned = next(line for line in _pins() if line.startswith("numpy==")).removeprefix("numpy==")
        assert worker.hello.libraries["numpy"] == pinned != np.__version__
        seen_inside = await worker.call("environment").result
        assert seen_inside["numpy"] == pinned
        assert Path(seen_inside["package"]) == info.path / "source" / "voiceapp" / "core" / "frames.py"
        for array in (np.arange(12, dtype=np.int16).reshape(3, 4), np.random.default_rng(0).random(300_000)):
            back = await worker.call("same", {"value": array}).result
            assert back.dtype == array.dtype
            assert np.array_equal(back, array)
        await pool.close()

        # Its source changed behind our back: the handshake says so, the next place() mends it.
        (info.path / "source" / "voiceapp" / "core" / "clock.py").write_text("old = True\n")
        python = info.path / "env" / "bin" / "python"
        stale = ChildSpec("echo", "Echo", "probe:Echo", python, info.path / "source", source_digest(), "test-numpy")
        with pytest.raises(VoiceAppError, match="The pack test-numpy needs an update"):
            await Worker.start(stale)
        place = await packs.place("test-numpy")
        worker = await Worker.start(
            ChildSpec("echo", "Echo", "probe:Echo", place.python, place.import_path, place.digest, "test-numpy")
        )
        await worker.close()

    run(test(), limit_s=280)


@pytest.mark.timeout(120)
def test_pips_refusal_leaves_nothing(tmp_path: Path) -> None:
    pins = tmp_path / "pins"
    pins.mkdir()
    (pins / "odd.txt").write_text("--no-index\nthis-is-nowhere==1.0\n")

    async def test() -> None:
        packs = Packs(tmp_path / "packs", pins)
        with pytest.raises(VoiceAppError) as caught:
            await packs.install("odd")
        assert "is not offered for this computer" in caught.value.message
        assert packs.info("odd").state == "available"
        assert list((tmp_path / "packs" / "odd").glob("build-*")) == []

    run(test(), limit_s=110)


@pytest.mark.parametrize(("card", "asked"), [(False, True), (True, False)])
def test_builds_for_the_processor_are_looked_for_where_there_is_no_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, card: bool, asked: bool
) -> None:
    monkeypatch.setattr(pip, "card_found", lambda: card)
    python = tmp_path / "env" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\n')
    python.chmod(0o755)
    run(
        pip.install_pins(
            python, PINS / "test-numpy.txt", lambda fraction, message: None, 0, "https://index.example/cpu"
        )
    )
    told = (tmp_path / "asked").read_text()
    assert ("--extra-index-url https://index.example/cpu" in told) == asked
    assert "-r" in told


def _pins() -> list[str]:
    return (PINS / "test-numpy.txt").read_text(encoding="utf-8").splitlines()
