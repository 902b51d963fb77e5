"""``bench voice-samples``: damage has the number it says, and the table tells what was found."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest

from tests.unit.engines.speech import spoken
from voiceapp.audio.files import read
from voiceapp.audio.writer import write
from voiceapp.bench import voice_damage
from voiceapp.bench.voice_samples import DAMAGES, VoiceSamplesBench
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.samples import Diagnosis, Finding

RATE = 16_000


def test_every_damage_is_done_and_told(tmp_path: Path) -> None:
    for name in ("b.wav", "a.flac"):
        write(tmp_path / name, Audio(spoken("What time is it?"), RATE))
    (tmp_path / "notes.txt").touch()
    lengths: list[float] = []

    async def check(path: Path) -> Diagnosis:
        sound = read(path)
        lengths.append(sound.duration_s)
        offset = round(float(sound.samples.mean()), 3)
        found = Finding("dc_offset", offset, "", "bad" if offset > 0.02 else "good", "")
        return Diagnosis(sound.duration_s, sound.duration_s, (found, Finding("speakers", 1, "", "good")))

    told: list[str] = []
    result = asyncio.run(VoiceSamplesBench(check, told.append).run(tmp_path))
    rows = result["rows"]
    assert len(rows) == len(told) == 2 * (1 + len(DAMAGES) + 2)
    assert [row["file"] for row in rows[:: len(DAMAGES) + 3]] == ["a.flac", "b.wav"]
    assert [row["damage"] for row in rows if row["found"]] == ["offset 0.05"] * 2
    offset = next(row for row in rows if row["damage"] == "offset 0.05")
    assert (offset["true"], offset["measured"]) == (0.05, pytest.approx(0.05, abs=0.005))
    after = next(row for row in rows if row["damage"] == "voice after")
    assert (after["true"], after["measured"]) == (2, 1)
    assert max(lengths) == pytest.approx(2 * lengths[0], abs=0.01)


def test_a_folder_without_recordings_is_told(tmp_path: Path) -> None:
    async def check(path: Path) -> Diagnosis:
        raise AssertionError

    with pytest.raises(VoiceAppError) as raised:
        asyncio.run(VoiceSamplesBench(check, print).run(tmp_path))
    assert raised.value.code == "data-missing"


@pytest.mark.parametrize("rate", [16_000, 48_000])
def test_damage_has_its_number(rate: int) -> None:
    time = np.arange(2 * rate) / rate
    tone = np.asarray(0.3 * np.sin(2 * np.pi * 440 * time), np.float32)
    noise = voice_damage.noisy(tone, rate, 10.0) - tone
    assert 10 * np.log10(np.mean(tone**2) / np.mean(noise**2)) == pytest.approx(10, abs=0.2)
    cut = voice_damage.clipped(tone, rate, 5.0, 0.5)
    assert np.mean(np.abs(cut) > 0.4999) == pytest.approx(0.05, abs=0.01)
    click = np.zeros(2 * rate, np.float32)
    click[0] = 1.0
    rest = np.cumsum(np.square(voice_damage.in_room(click, rate, 0.5)[1:][::-1]))[::-1]
    fallen = 10 * np.log10(rest[int(0.05 * rate)] / rest[int(0.3 * rate)])
    assert fallen == pytest.approx(60 * 0.25 / 0.5, abs=2)
