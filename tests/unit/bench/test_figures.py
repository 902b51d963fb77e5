"""The arithmetic of the benches."""

from __future__ import annotations

import asyncio

import numpy as np
import pytest

from voiceapp.bench.report import distribution
from voiceapp.bench.run import Bench
from voiceapp.bench.search import SearchBench
from voiceapp.bench.track import Track
from voiceapp.core.errors import VoiceAppError


def test_a_distribution_is_by_nearest_rank() -> None:
    assert distribution([float(n) for n in range(20, 0, -1)]) == {"p50": 10.0, "p95": 19.0, "max": 20.0, "n": 20}
    assert distribution([7.0]) == {"p50": 7.0, "p95": 7.0, "max": 7.0, "n": 1}
    assert distribution([]) == {"p50": None, "p95": None, "max": None, "n": 0}


def test_a_track_tells_when_sound_begins_and_ends() -> None:
    samples = np.zeros(16_000 * 3, np.float32)
    samples[16_000:24_000] = 0.5
    samples[40_000:41_600] = 0.3
    track = Track.of(samples, start_s=100.0)
    assert np.allclose(track.edges(100.0, 103.0) or (), (101.0, 102.6))
    assert np.allclose(track.edges(100.0, 102.0) or (), (101.0, 101.5))
    assert track.edges(101.6, 102.4) is None


def test_an_unknown_bench_names_those_there_are() -> None:
    async def scenario() -> None:
        bench = Bench(*[lambda *_: None] * 5)  # type: ignore[arg-type]
        with pytest.raises(VoiceAppError, match="startup, idle, talk, skills"):
            await bench.run("nonsense", {}, print)

    asyncio.run(scenario())


def test_the_search_bench_finds_words_that_were_said() -> None:
    told = asyncio.run(SearchBench(2, lambda line: None).run())
    assert (told["hours"], told["segments"]) == (2, 1500)
    assert told["search_ms"]["n"] == told["hits"]["n"] == 200
    assert [one["filter"] for one in told["filters"]] == ["none", "speaker", "date", "speaker and date"]
    assert told["hits"]["max"] > 10
