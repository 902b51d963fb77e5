"""What ``bench watermark`` makes of a mark and a detector whose ways are known."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import numpy as np
import pytest

from voiceapp.audio.writer import write
from voiceapp.bench.watermark import HARMS, RATE, WatermarkBench
from voiceapp.core.frames import Audio

HIGH_HZ = 9_500.0


def tone(seconds: float, pitch: float, rate: int = RATE) -> Audio:
    time = np.arange(round(seconds * rate)) / rate
    return Audio((0.2 * np.sin(2 * np.pi * pitch * time)).astype(np.float32), rate)


async def say(voice: str, text: str) -> Audio:
    return tone(4.0, 300.0)


async def mark(audio: Audio) -> Audio:
    """A mark that nothing but a lower rate takes away."""
    return Audio(audio.samples + tone(audio.duration_s, HIGH_HZ).samples, audio.rate)


async def score(audio: Audio) -> float:
    power = np.abs(np.fft.rfft(audio.samples)) ** 2
    high = np.fft.rfftfreq(len(audio.samples), 1 / audio.rate) > HIGH_HZ - 500
    return float(min(1.0, 4 * power[high].sum() / power.sum()))


async def threshold() -> float:
    return 0.5


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WatermarkBench:
    monkeypatch.setattr("shutil.which", lambda name: None)
    rows = [{"text": "what is a dozen"}, {"text": "the clock is late"}]
    (tmp_path / "skills_near_misses.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return WatermarkBench(say, mark, score, threshold, tmp_path, lambda line: None)


def test_each_harm_has_its_row(bench: WatermarkBench) -> None:
    report = asyncio.run(bench.run(3, None))
    json.dumps(report)
    rows = {row["harm"]: row for row in report["rows"]}
    assert list(rows) == list(HARMS)
    found = {name: (row["found"], row["n"], row["false_positives"]) for name, row in rows.items()}
    assert found.pop("16 kHz") == (0, 3, 0)  # a mark that is out of its band
    assert set(found.values()) == {(3, 3, 0)}
    assert (report["threshold"], report["clips_s"]) == (0.5, 12.0)
    assert rows["16 kHz"]["marked_lowest"] < 0.1 < rows["none"]["marked_p5"]


def test_recordings_count_as_speech_without_a_mark(bench: WatermarkBench, tmp_path: Path) -> None:
    folder = tmp_path / "recordings"
    folder.mkdir()
    write(folder / "low.wav", tone(9.0, 300.0))
    write(folder / "high.wav", tone(4.0, HIGH_HZ))
    (folder / "notes.txt").write_text("no sound")
    found = asyncio.run(bench.run(1, folder))["recordings"]
    assert (found["unmarked_n"], found["false_positives"], found["unmarked_highest"]) == (3, 1, 1.0)
