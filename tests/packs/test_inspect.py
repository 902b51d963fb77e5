"""What is seen of a sound, compared with librosa on the same samples."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest

from tests.packs.pack import in_pack, opened
from voiceapp.audio.files import read
from voiceapp.audio.writer import write
from voiceapp.core.frames import Audio
from voiceapp.core.inspection import Look
from voiceapp.core.paths import asset

DIRECT = "tests.packs.direct.spectra:run"
RATE = 22_050


@pytest.mark.parametrize("look", [Look(), Look(1024, 256, 40)])
def test_bands_and_cepstra_are_librosas(tmp_path: Path, home: Path, look: Look) -> None:
    speech = read(asset("samples", "question.wav"), RATE).samples
    sound = np.concatenate([0.02 * speech, speech, np.zeros(RATE, np.float32)])  # soft, loud, silent
    write(tmp_path / "a.flac", Audio(sound, RATE))
    heard = read(tmp_path / "a.flac").samples
    theirs = in_pack("torch", DIRECT, samples=heard, window=look.window, hop=look.hop, bands=look.bands)

    async def ours() -> None:
        async with opened(home) as app:
            made = await app.inspecting.write(tmp_path / "a.flac", ["mel", "mfcc"], tmp_path / "out", look, ())
        for file in made.files:
            values, wanted = np.load(file), theirs[file.stem]
            assert values.shape == wanted.shape
            assert np.allclose(values, wanted, rtol=1e-3, atol=1e-4 * np.abs(wanted).max()), file.stem

    asyncio.run(ours())
