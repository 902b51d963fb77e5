"""Notes, beats and loops of music, through the program; chroma compared with the library's own."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.rhythm import clicks, song, tune
from tests.packs.pack import in_pack, opened
from voiceapp.app import App
from voiceapp.audio.files import read
from voiceapp.audio.writer import write
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio, Samples
from voiceapp.core.music import Tempo

DIRECT = "tests.packs.direct.chroma"
RATE = 32_000


def test_chroma_is_the_librarys_and_tunes_are_compared(tmp_path: Path, home: Path) -> None:
    notes = (0, 4, 7, 12, 9, 5, 2, 11)
    files = {
        "tune": tune(notes, 4.0),
        "long": tune(notes, 41.0),
        "short": tune(notes, 0.2),
        "other": tune([note + 6 for note in notes], 4.0),
        "silent": np.zeros(4 * RATE, np.float32),
    }
    for name, samples in files.items():
        write(tmp_path / f"{name}.flac", Audio(samples, RATE))
    read_again = {name: read(tmp_path / f"{name}.flac").samples for name in files}
    theirs = in_pack("torch", f"{DIRECT}:run", **read_again)

    async def ours() -> None:
        async with opened(home) as app:
            analysis = app.music.analysis
            for name, expected in theirs.items():
                found = await analysis.chroma(tmp_path / f"{name}.flac")
                assert found.rate_hz == RATE / 4096
                assert np.array_equal(found.values, expected), name
            later = await analysis.chroma(tmp_path / "tune.flac", 1.0, 3.5)
            assert later.values.shape == (1 + int(2.5 * RATE) // 4096, 12)
            guide = tmp_path / "tune.flac"
            assert await analysis.similarity(guide, guide) == pytest.approx(1.0, abs=1e-5)
            assert await analysis.similarity(guide, tmp_path / "other.flac") < 0.3
            assert await analysis.similarity(guide, tmp_path / "silent.flac") == 0.0
            write(tmp_path / "twice.flac", Audio(np.concatenate([read_again["tune"]] * 2), RATE))
            assert await analysis.similarity(guide, tmp_path / "twice.flac") > 0.9, "it begins again"
            with pytest.raises(VoiceAppError, match=r"silent\.flac is silent"):
                await analysis.similarity(tmp_path / "silent.flac", guide)

    asyncio.run(ours())


def test_beats_and_loops(tmp_path: Path, home: Path) -> None:
    async def listen(app: App, samples: Samples, rate: int = 22_050) -> Tempo:
        write(tmp_path / "heard.flac", Audio(samples, rate))
        return await app.music.analysis.tempo(tmp_path / "heard.flac")

    async def ours() -> None:
        async with opened(home) as app:
            for bpm in (90.0, 120.0, 133.3):
                found = await listen(app, clicks(bpm, 16.0, first_s=0.137))
                assert found.bpm == pytest.approx(bpm, rel=1e-3)
                assert found.steadiness == 1.0
                period = 60 / bpm
                late = (np.array(found.beats_s) - 0.137 + period / 2) % period - period / 2
                assert np.abs(late).max() < 0.010
                loops = await app.music.analysis.loops(tmp_path / "heard.flac", (1, 2, 4))
                assert {loop.bars for loop in loops} == {1, 2, 4}
                assert [loop.score for loop in loops] == sorted((loop.score for loop in loops), reverse=True)
                for loop in loops:
                    assert abs((loop.start_s - 0.137 + period / 2) % period - period / 2) < 0.010
                    assert loop.end_s - loop.start_s == pytest.approx(loop.bars * 4 * period, abs=0.010)
                    assert loop.score > 0.7
            await listen(app, song(100.0, [0, 9, 5, 7], 12))
            (best, *_) = await app.music.analysis.loops(tmp_path / "heard.flac", (1, 2, 4))
            assert best.bars == 4, "its chords come again after four bars, not before"
            assert best.end_s - best.start_s == pytest.approx(9.6, abs=0.010)
            drift = await app.music.analysis.drift(tmp_path / "heard.flac")
            assert drift.first_bpm == pytest.approx(100.0, rel=0.01)
            assert drift.spectral_db < 3.0
            slower = np.concatenate([clicks(120.0, 31.0), clicks(96.0, 31.0) * 0.3 + tune([0], 31.0, 22_050)])
            await listen(app, slower)
            drift = await app.music.analysis.drift(tmp_path / "heard.flac")
            assert drift.first_bpm == pytest.approx(120.0, rel=0.01)
            assert drift.last_bpm == pytest.approx(96.0, rel=0.01)
            assert drift.spectral_db > 6.0
            noise = np.random.default_rng(0).standard_normal(10 * 22_050).astype(np.float32) * 0.1
            for nothing in (
                np.zeros(1, np.float32),
                np.zeros(22_050, np.float32),
                clicks(120.0, 0.2),
                noise,
                tune([0], 10.0, 22_050),
            ):
                assert await listen(app, nothing) == Tempo(None)
                assert await app.music.analysis.loops(tmp_path / "heard.flac") == ()
                drift = await app.music.analysis.drift(tmp_path / "heard.flac")
                assert (drift.first_bpm, drift.last_bpm) == (None, None)
            wide = np.stack([clicks(120.0, 8.0)] * 8, axis=1)
            write(tmp_path / "wide.wav", Audio(wide, 22_050))
            assert (await app.music.analysis.tempo(tmp_path / "wide.wav")).bpm == pytest.approx(120.0, rel=1e-3)
            write(tmp_path / "long.flac", Audio(np.zeros(901 * 8000, np.float32), 8000))
            with pytest.raises(VoiceAppError, match=re.escape("up to 15 minutes")):
                await app.music.analysis.tempo(tmp_path / "long.flac")

    asyncio.run(ours())
