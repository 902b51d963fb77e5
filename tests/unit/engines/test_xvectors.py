"""Voices beside SpeechT5: plain numbers are read, whatever else lies there is told and never unpacked or run."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.engines.tts_speecht5 import xvectors


def saved(array: np.ndarray) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array, allow_pickle=array.dtype == object)
    return stream.getvalue()


def test_files_and_an_archive_hold_voices(tmp_path: Path) -> None:
    (tmp_path / "ada.npy").write_bytes(saved(np.arange(4.0)))
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as made:
        made.writestr("x/cmu_us_slt_arctic-wav-a0001.npy", saved(np.zeros((1, 4))))
        made.writestr("x/cmu_us_slt_arctic-wav-a0002.npy", saved(np.ones(4)))
        made.writestr("x/read.me", b"none")
    found = xvectors(tmp_path)
    assert list(found) == ["ada", "slt"]
    assert found["slt"].tolist() == [0.0] * 4


@pytest.mark.parametrize("kind", ["pickle", "large", "damaged", "folder"])
def test_what_is_no_voice_is_told_by_its_name(tmp_path: Path, kind: str) -> None:
    name = "bad.npy" if kind == "folder" else "bad.zip"
    if kind == "folder":
        (tmp_path / name).mkdir()
    else:
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as made:
            content = {"pickle": saved(np.array([{}])), "large": bytes(2 << 20), "damaged": saved(np.arange(400.0))}
            made.writestr("voice.npy", content[kind])
        if kind == "damaged":
            data = bytearray((tmp_path / name).read_bytes())
            data[60] ^= 255
            (tmp_path / name).write_bytes(bytes(data))
    with pytest.raises(VoiceAppError, match=rf"voice {name}") as caught:
        xvectors(tmp_path)
    assert caught.value.code == "model-broken"
