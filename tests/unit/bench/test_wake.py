"""What ``bench wake`` makes of a spotter whose answers are known."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from voiceapp.audio.writer import write
from voiceapp.bench import wake
from voiceapp.bench.wake import WakeBench, near_misses, noises
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples

RATE = 22_050
PHRASE = "hey computer"


async def say(voice: str, text: str) -> Audio:
    """One second; the phrase is a steady level, all else half a second of it."""
    seconds = 1.0 if text.startswith(PHRASE) else 0.5
    time = np.arange(round(RATE * seconds)) / RATE
    return Audio((0.3 * np.sin(2 * np.pi * 300 * time)).astype(np.float32), RATE)


async def rate(phrase: str, sounds: Sequence[Samples]) -> list[list[tuple[float, float]]]:
    """Finds the phrase in what lasts longer than 1.6 s with its lead, the better the less noise was added."""
    found: list[list[tuple[float, float]]] = []
    for sound in sounds:
        noise = float(np.abs(sound[-SPEECH_RATE // 4 :]).mean())
        lasts = 1.6 * SPEECH_RATE < len(sound) < 5 * SPEECH_RATE
        found.append([(1.0, 10.0 - 1000 * noise)] if lasts else [])
    return found


async def thresholds(phrase: str) -> dict[str, float]:
    return {"low": 9.5, "normal": -30.0, "high": -500.0}


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WakeBench:
    monkeypatch.setattr("shutil.which", lambda name: None)
    rows = [{"text": "what is a dozen"}, {"text": "Hey computer is the phrase"}]
    (tmp_path / "skills_near_misses.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return WakeBench(say, rate, thresholds, tmp_path, lambda line: None)


def test_misses_grow_with_the_noise_and_fall_with_the_sensitivity(bench: WakeBench) -> None:
    report: dict[str, Any] = asyncio.run(bench.run(PHRASE, 12.0, None))
    json.dumps(report)
    shares = {(row["sensitivity"], row["snr_db"]): row["share"] for row in report["misses"]}
    assert all(row["n"] == len(wake.ESPEAK_VOICES) * len(wake.REQUESTS) for row in report["misses"])
    assert shares["low", None] == 0.0
    assert shares["low", 0.0] == 1.0
    assert shares["normal", 20.0] == 0.0
    assert shares["high", 0.0] == 0.0
    assert [row["least_score"] for row in report["sweep"]] == sorted(
        (row["least_score"] for row in report["sweep"]), reverse=True
    )
    assert report["sweep"][-1]["missed"] == {"clean": 0.0, "10 dB": 0.0, "0 dB": 0.0}


def test_false_accepts_are_counted_for_each_kind_of_sound_and_hour(bench: WakeBench, tmp_path: Path) -> None:
    folder = tmp_path / "recordings"
    folder.mkdir()
    write(folder / "talk.wav", Audio(np.full(2 * SPEECH_RATE, 0.0001, np.float32), SPEECH_RATE))
    report = asyncio.run(bench.run(PHRASE, 12.0, folder))
    kinds = {row["sound"]: row for row in report["false_accepts"] if row["sensitivity"] == "normal"}
    assert set(kinds) == {"near misses", "sentences", "white noise", "pink noise", "clicks", "chord", "recordings"}
    assert kinds["recordings"]["count"] == 1
    assert kinds["recordings"]["per_hour"] == pytest.approx(1800.0)
    assert kinds["sentences"] == {**kinds["sentences"], "n": len(wake.ESPEAK_VOICES), "count": 0}
    assert kinds["white noise"]["hours"] == pytest.approx(12 / 3600, abs=0.001)


def test_a_folder_without_recordings_is_said(bench: WakeBench, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(VoiceAppError, match="no recording"):
        asyncio.run(bench.run(PHRASE, 1.0, tmp_path / "empty"))


def test_near_misses_never_hold_the_phrase() -> None:
    for phrase in (PHRASE, "okay assistant", "computer"):
        texts = near_misses(phrase)
        assert len(texts) >= 10
        assert all(f" {phrase} " not in f" {text} " for text in texts)


def test_noises_have_their_length_and_sound() -> None:
    made = dict(noises(3.0))
    assert all(len(sound) == 3 * SPEECH_RATE and 0.001 < np.abs(sound).max() <= 1.5 for sound in made.values())
