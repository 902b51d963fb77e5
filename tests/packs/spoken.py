"""Speaking through the whole program, for the tests of the packs' voices."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from voiceapp.core.frames import Samples, Speech, Word
from voiceapp.core.protocols import SpeakOptions, Synthesizer


async def spoken(engine: Synthesizer, text: str, options: SpeakOptions) -> list[Speech]:
    """All parts of a spoken text."""
    return [part async for part in engine.speak(0, 0, text, options)]


def joined(parts: list[Speech]) -> Samples:
    """The whole sound."""
    return np.concatenate([part.audio.samples for part in parts])


def check_words(parts: list[Speech], text: str, expected: list[str]) -> list[Word]:
    """The words of all parts: as expected, at their places in the text and in order."""
    words = [word for part in parts for word in part.words]
    assert [word.text for word in words] == expected
    assert all(text[word.start : word.end] == word.text and not word.exact for word in words)
    begins = [word.start_s for word in words]
    assert begins == sorted(begins)
    assert begins[-1] <= sum(part.audio.duration_s for part in parts) + 1e-6
    return words


def copied_without(folder: Path, target: Path, missing: str) -> Path:
    """A copy of a model's folder (by links) in which a file is missing."""
    for file in folder.rglob("*"):
        name = file.relative_to(folder)
        if file.is_file() and str(name) != missing:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).symlink_to(file)
    return target
