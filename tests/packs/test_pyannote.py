"""pyannote from its folder through the program to turns, compared with the library's own; and what is refused."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from tests.packs.pack import chunks, in_pack, opened
from tests.unit.engines.speech import silence, spoken
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples
from voiceapp.core.recordings import Diarization, DiarizeOptions, SpeakerTurn

DIRECT = "tests.packs.direct.pyannote"
CALLS = [{}, {"num_speakers": 2}]
OPTIONS = [DiarizeOptions(), DiarizeOptions(speakers=2)]


def talk() -> Samples:
    said = [
        spoken("Good morning, how was your journey?", "slt"),
        spoken("Long, but the trains were on time today.", "rms"),
        silence(0.5),
    ]
    return np.concatenate(said)


def rows(turns: Sequence[SpeakerTurn]) -> list[list[Any]]:
    return [[turn.start_s, turn.end_s, turn.speaker] for turn in turns]


@dataclass(frozen=True)
class Built:
    """Folders of tiny pipelines (community-1, 3.1, class) and the library's own turns of :func:`talk` by them."""

    folder: Path
    theirs: dict[str, Any]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("models")
    return Built(folder, in_pack("torch", f"{DIRECT}:build_and_run", folder=folder, samples=talk(), calls=CALLS))


def same_as(found: Sequence[Diarization], theirs: dict[str, Any], prefix: str = "") -> None:
    turns, exclusive = theirs[f"{prefix}turns"], theirs[f"{prefix}exclusive"]
    for mine, all_of_them, one_at_a_time in zip(found, turns, exclusive, strict=True):
        assert rows(mine.turns) == all_of_them
        assert rows(mine.exclusive) == one_at_a_time
    # Padded and undefined rows are nobody's voice.
    voices = theirs[f"{prefix}voices"]
    known = [row / np.linalg.norm(row) for row in voices if np.isfinite(row).all() and row.any()]
    assert len(known) > 1
    for voice, row in zip(found[0].voices.values(), known, strict=True):
        assert np.allclose(voice, row, atol=1e-5)


def test_turns_of_community_1_are_the_librarys_and_a_cancelled_call_ends(built: Built, home: Path) -> None:
    heard = talk()
    told: list[float | None] = []

    async def ours() -> list[Diarization]:
        async with opened(home) as app:
            added = await app.models.add(built.folder / "community-1")
            assert (added.engine, added.state) == ("pyannote", "installed")
            diarizer = app.engines.diarizer(added.name)
            sound = Audio(heard, SPEECH_RATE)
            begun = asyncio.Event()
            long = Audio(np.tile(heard, 20), SPEECH_RATE)
            given_up = asyncio.create_task(
                diarizer.diarize(chunks(long), OPTIONS[0], lambda share, _: begun.set() if share else None)
            )
            await begun.wait()
            given_up.cancel()
            with pytest.raises(asyncio.CancelledError):
                await given_up
            found = [
                await diarizer.diarize(chunks(sound, 3.0), options, lambda share, _: told.append(share))
                for options in OPTIONS
            ]
            assert (diarizer.capabilities.device, diarizer.capabilities.precision) == ("cpu", "float32")
            nobody = await diarizer.diarize(chunks(Audio(silence(0.0), SPEECH_RATE)), OPTIONS[0], lambda *_: None)
            assert (nobody.turns, nobody.exclusive) == ((), ())
            wrong = DiarizeOptions(min_speakers=3, max_speakers=2)
            with pytest.raises(VoiceAppError) as caught:
                await diarizer.diarize(chunks(sound), wrong, lambda *_: None)
            assert caught.value.code == "speakers-wrong"
            return found

    found = asyncio.run(ours())
    same_as(found, built.theirs)
    assert len(found[0].speakers) > 2
    assert len(found[1].speakers) == 2
    rounds = told.index(1.0)
    assert told[: rounds + 1] == sorted(told[: rounds + 1], key=lambda share: share or 0.0)
    assert told.count(1.0) == len(OPTIONS)


def test_turns_of_3_1_with_its_models_inside_are_the_librarys(built: Built, home: Path) -> None:
    async def ours() -> Diarization:
        async with opened(home) as app:
            diarizer = app.engines.diarizer(f"pyannote:{built.folder / '3.1'}")
            return await diarizer.diarize(chunks(Audio(talk(), SPEECH_RATE)), OPTIONS[0], lambda *_: None)

    same_as([asyncio.run(ours())], built.theirs, "old_")


def test_what_would_run_or_fetch_is_refused_and_what_is_missing_is_named(
    built: Built, tmp_path: Path, home: Path
) -> None:
    good = built.folder / "community-1"
    config = yaml.safe_load((good / "config.yaml").read_text())

    def changed(**params: Any) -> dict[str, Any]:
        pipeline = {**config["pipeline"], "params": {**config["pipeline"]["params"], **params}}
        return {**config, "pipeline": pipeline}

    other = {**config, "pipeline": {**config["pipeline"], "name": "os.system", "params": {}}}
    cases: dict[str, tuple[dict[str, Any], str]] = {
        "pipeline": (other, "os.system"),
        "preprocessors": ({**config, "preprocessors": {"audio": {"name": "os.system"}}}, "preprocessors"),
        "clustering": (changed(clustering="OracleClustering"), "OracleClustering"),
        "outside": (changed(embedding="../../elsewhere/pytorch_model.bin"), "outside"),
        "absolute": (changed(segmentation="/etc/hostname"), "outside"),
        "token": (changed(token="secret"), "token"),
        "number": (changed(embedding_batch_size="32 or so"), "embedding_batch_size"),
    }
    folders = {}
    for name, (content, _) in cases.items():
        folders[name] = tmp_path / name
        shutil.copytree(good, folders[name])
        (folders[name] / "config.yaml").write_text(yaml.safe_dump(content))
    bare = tmp_path / "published-3.1"
    bare.mkdir()
    (bare / "config.yaml").write_text((good / "config.yaml").read_text())
    shutil.copytree(good, tmp_path / "no-plda")
    (tmp_path / "no-plda" / "plda" / "plda.npz").unlink()

    async def refuse(folder: Path, code: str, word: str) -> None:
        async with opened(home) as app:
            with pytest.raises(VoiceAppError) as caught:
                await app.engines.worker("diarize", f"pyannote:{folder}")
            assert caught.value.code == code
            assert word in str(caught.value), str(caught.value)

    async def all_of_them() -> None:
        for name, (_, word) in cases.items():
            await refuse(folders[name], "model-refused", word)
        await refuse(built.folder / "class", "model-refused", "os.system")
        await refuse(tmp_path / "no-plda", "model-incomplete", "plda/plda.npz")
        await refuse(bare, "model-incomplete", "segmentation/pytorch_model.bin")
        await refuse(bare, "model-incomplete", "pyannote/speaker-diarization-community-1")

    asyncio.run(all_of_them())
