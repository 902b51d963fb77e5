"""What a model's folder lacks is told by name, the parts of weights in several files too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.engines import model_folder

NEEDS = ("config.json", "model.safetensors|model.safetensors.index.json|pytorch_model.bin")
PARTS = ["model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"]


def folder(path: Path, *names: str, listed: list[str] | None = None) -> Path:
    for name in ("config.json", *names):
        (path / name).write_bytes(b"{}")
    if listed is not None:
        index = {"weight_map": {f"layer.{number}": name for number, name in enumerate(listed)}}
        (path / "model.safetensors.index.json").write_text(json.dumps(index))
    return path


def test_a_part_of_the_weights_that_is_missing_is_named(tmp_path: Path) -> None:
    folder(tmp_path, PARTS[0], listed=PARTS)
    with pytest.raises(VoiceAppError) as caught:
        model_folder.check(str(tmp_path), NEEDS, "Engine")
    assert caught.value.code == "model-incomplete"
    assert f"{PARTS[1]} is missing" in caught.value.message
    folder(tmp_path, *PARTS)
    assert model_folder.check(str(tmp_path), NEEDS, "Engine") == tmp_path


def test_an_index_that_is_not_used_asks_for_nothing(tmp_path: Path) -> None:
    folder(tmp_path, "model.safetensors", listed=PARTS)
    assert model_folder.missing(tmp_path, NEEDS) == []


def test_weights_outside_of_the_folder_are_none_of_it(tmp_path: Path) -> None:
    model = tmp_path / "model"
    model.mkdir()
    (tmp_path / PARTS[0]).write_bytes(b"")
    folder(model, listed=[f"../{PARTS[0]}"])
    assert model_folder.missing(model, NEEDS) == [f"../{PARTS[0]}"]


@pytest.mark.parametrize("content", ["", "[]", '{"weight_map": 7}', "{}"])
def test_a_damaged_index_is_left_to_its_reader(tmp_path: Path, content: str) -> None:
    folder(tmp_path)
    (tmp_path / "model.safetensors.index.json").write_text(content)
    assert model_folder.missing(tmp_path, NEEDS) == []


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(VoiceAppError, match="needs a model file, and none was chosen"):
        model_folder.check_file("", "Engine")
    with pytest.raises(VoiceAppError, match="needs a model file, and gone\\.pt is none"):
        model_folder.check_file(str(tmp_path / "gone.pt"), "Engine")
