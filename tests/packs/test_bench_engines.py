"""``bench engines``: its models are those of the engines, and a pair of ours and the library's is measured."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.fakes.context import FakeContext
from tests.packs.pack import PACKS, in_pack
from voiceapp.bench.engines import PAIRS, EnginesBench
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.paths import asset
from voiceapp.engines.random_whisper import RandomWhisper
from voiceapp.engines.specs import EngineSpec
from voiceapp.services.layouts import recognise
from voiceapp.workers.packs import Packs
from voiceapp.workers.pool import Pool


class Tiny(EnginesBench):
    """With tiny models where there would be large ones."""

    async def _build(self, pool: Pool, spec: EngineSpec, folder: Path, full: bool) -> str:
        return await super()._build(pool, spec, folder, False)


def bench(kind: type[EnginesBench] = EnginesBench) -> EnginesBench:
    packs = Packs(PACKS)
    question = asset("samples", "question.wav")
    return kind(packs.place, packs.installed(), question, lambda line: None, seconds=0.05, runs=1)


def test_every_random_model_is_one_of_its_engine(tmp_path: Path) -> None:
    in_packs = [pair.engine for pair in PAIRS if pair.engine != "faster-whisper"]
    paths = in_pack("torch", "tests.packs.direct.random_models:build", folder=tmp_path, engines=in_packs)
    paths["faster-whisper"] = RandomWhisper().build(FakeContext(), "faster-whisper", str(tmp_path / "fw"), False)
    assert {name: recognise(Path(path)).engine for name, path in paths.items()} == {
        pair.engine: pair.engine for pair in PAIRS
    }


def test_a_pair_is_measured_and_an_unknown_one_told() -> None:
    told = asyncio.run(bench().run("encodec"))
    (row,) = told["rows"]
    assert (row["engine"], row["model"], told["not_measured"]) == ("encodec", "24khz", [])
    assert row["ours_s"]["n"] == row["bare_s"]["n"] == 1
    assert row["ratio"] == pytest.approx(row["ours_s"]["p50"] / row["bare_s"]["p50"], rel=0.02)
    assert row["peak_mb"] > 100
    with pytest.raises(VoiceAppError) as caught:
        asyncio.run(bench().run("gramophone"))
    assert "encodec" in caught.value.next_step


@pytest.mark.timeout(300)  # four processes import the library one after the other
def test_both_first_parts_of_speech_come_out_of_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voiceapp.bench.engines.FIRST_PARTS", 3)
    (row,) = asyncio.run(bench(Tiny).run("xtts"))["rows"]
    delay = row["first_part_delay_ms"]
    assert delay["n"] == 3
    assert delay["min"] <= delay["p50"] <= delay["p95"] <= delay["max"]
