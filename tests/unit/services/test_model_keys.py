from __future__ import annotations

import asyncio
import json
import shutil
from pathlib import Path

import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.services.model_keys import ModelKeys


def test_a_model_is_told_by_its_weights_wherever_it_lies(tmp_path: Path) -> None:
    model = tmp_path / "model"
    (model / "part").mkdir(parents=True)
    (model / "config.json").write_text("{}")
    (model / "model.pth").write_bytes(b"weights")
    (model / "part" / "more.ckpt").write_bytes(b"more")
    kept_at = tmp_path / "cache" / "keys.json"

    async def run() -> None:
        keys = ModelKeys(kept_at)
        first = await keys.key(model)
        assert len(first) == 64
        (model / "README.md").write_text("not the weights")
        assert await keys.key(model) == first
        assert await keys.key(shutil.copytree(model, tmp_path / "copy")) == first
        (model / "part" / "more.ckpt").write_bytes(b"MORE")
        changed = await keys.key(model)
        assert changed != first
        (model / "part" / "more.ckpt").rename(model / "more.ckpt")
        assert await keys.key(model) not in (first, changed)
        assert await keys.key(model / "model.pth") != first

    asyncio.run(run())
    # What is known of an unchanged file is believed: 2 GB are not read twice.
    told = json.loads(kept_at.read_bytes())
    kept_at.write_text(json.dumps(dict.fromkeys(told, "0" * 64)))
    known = asyncio.run(ModelKeys(kept_at).key(model))
    kept_at.write_text("damaged")
    assert asyncio.run(ModelKeys(kept_at).key(model)) != known


def test_digests_that_cannot_be_kept_are_told_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "model.pth").write_bytes(b"weights")
    (tmp_path / "file").write_bytes(b"")
    kept = asyncio.run(ModelKeys(tmp_path / "keys.json").key(tmp_path / "model.pth"))
    assert asyncio.run(ModelKeys(tmp_path / "file" / "keys.json").key(tmp_path / "model.pth")) == kept


def test_a_model_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for model in ("empty", "gone.pth"):
        with pytest.raises(VoiceAppError) as caught:
            asyncio.run(ModelKeys(tmp_path / "keys.json").key(tmp_path / model))
        assert caught.value.code == "model-unreadable"
