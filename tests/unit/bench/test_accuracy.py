"""References found, words compared and noise added as ``bench accuracy`` does it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest

from voiceapp.audio.writer import write
from voiceapp.bench.accuracy import (
    SNRS_DB,
    AccuracyBench,
    recordings,
    stm_words,
    with_noise,
)
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.records import ModelInfo

STM = """;; a comment
talk 1 bob 2.0 3.5 <o,f0> And you?
talk 1 ann 0.1 1.9 <o> Good morning, Bob.
"""


def test_words_of_an_stm_file_are_in_order_of_time() -> None:
    assert stm_words(STM) == "Good morning, Bob. And you?"


@pytest.mark.parametrize("snr_db", [20.0, 0.0])
def test_noise_has_the_wanted_level(snr_db: float) -> None:
    clean = (0.1 * np.sin(np.arange(16_000) * 0.2)).astype(np.float32)
    noise = with_noise(clean, snr_db) - clean
    ratio = 10 * np.log10(np.mean(np.square(clean)) / np.mean(np.square(noise)))
    assert ratio == pytest.approx(snr_db, abs=0.2)


def test_each_engine_meets_each_recording_and_noise(tmp_path: Path) -> None:
    sound = Audio(np.random.default_rng(1).standard_normal(1600).astype(np.float32) * 0.1, 16_000)
    for name in ("words.wav", "talk.wav", "nothing.wav"):
        write(tmp_path / name, sound)
    (tmp_path / "words.txt").write_text("one two three four")
    (tmp_path / "talk.stm").write_text(STM)
    (tmp_path / "talk.rttm").write_text("SPEAKER talk 1 0.0 1.0 <NA> <NA> ann <NA> <NA>\n")
    told: list[str] = []

    async def models() -> list[ModelInfo]:
        return [
            ModelInfo("ear", "Ear", "", "asr", "ear", "embedded"),
            ModelInfo("who:x", "Who", "", "diarize", "who", "installed"),
            ModelInfo("deaf", "Deaf", "", "asr", "deaf", "available"),
        ]

    async def transcribe(file: Path, engine: str) -> tuple[str, float | None]:
        assert engine == "ear"
        if file.stem.startswith("talk-0"):
            raise VoiceAppError("sound-damaged", "It is damaged.")
        return "one two three", 0.5

    async def diarise(file: Path, engine: str, reference: Path) -> tuple[float | None, float | None]:
        assert reference == tmp_path / "talk.rttm"
        return 0.25, 0.1

    bench = AccuracyBench(models, transcribe, diarise, told.append)
    told_rows = asyncio.run(bench.run(tmp_path))["rows"]
    assert len(told_rows) == len(SNRS_DB) * 3
    assert {row["file"] for row in told_rows} == {"words.wav", "talk.wav"}
    words = [row for row in told_rows if row["file"] == "words.wav"]
    assert [(row["wer"], row["der"], row["snr_db"]) for row in words] == [(0.25, None, snr) for snr in SNRS_DB]
    assert [row["der"] for row in told_rows if row["engine"] == "who"] == [0.25] * len(SNRS_DB)
    failed = next(
        row for row in told_rows if row["engine"] == "ear" and row["file"] == "talk.wav" and row["snr_db"] == 0
    )
    assert failed["wer"] is None
    assert any("It is damaged" in line for line in told)


def test_a_folder_without_references_is_told(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(VoiceAppError) as caught:
            recordings(folder)
        assert caught.value.code == "data-missing"
