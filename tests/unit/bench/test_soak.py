"""The soak bench records, kills and recovers for real, only shorter."""

from __future__ import annotations

import asyncio

from voiceapp.bench.soak import soak


def test_a_killed_recording_comes_back_but_for_its_last_moments() -> None:
    told: list[str] = []
    figures = asyncio.run(soak(0.02, told.append))
    assert figures["fed_s"] > 71
    assert 0 <= figures["missing_s"] < 1.0
    assert figures["recovered_s"] + figures["missing_s"] == figures["fed_s"]
    assert figures["flac_bytes"] < figures["raw_bytes"]
    assert figures["rss_max_mb"] >= figures["rss_start_mb"] > 0
    assert any(line.startswith("recover") for line in told)
