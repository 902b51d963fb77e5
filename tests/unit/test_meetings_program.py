"""Meetings with the real program and its workers: a video becomes words under names, and goes without a trace."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from tests.unit.engines.speech import silence, spoken
from voiceapp.__main__ import run_command
from voiceapp.core.frames import SPEECH_RATE
from voiceapp.core.paths import Paths

WHISPER = f"faster-whisper:{Path(__file__).parents[1] / 'models' / 'whisper-mini-en'}"
SENTENCE = "Set a timer for five minutes."

Run = Callable[..., Any]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command that has to succeed: its JSON."""

    def call(*arguments: str | Path) -> Any:
        capfd.readouterr()
        code = run_command([*(str(argument) for argument in arguments), "--json"])
        said = capfd.readouterr()
        assert code == 0, said
        return json.loads(said.out)

    return call


def film(path: Path) -> Path:
    """A video of a picture and of somebody who says the sentence, then is silent."""
    import av

    sound = np.concatenate([spoken(SENTENCE), silence(2.0)])
    with av.open(str(path), "w") as file:
        picture = file.add_stream("mpeg4", rate=10)
        picture.width = picture.height = 64
        stream = file.add_stream("aac", rate=SPEECH_RATE, layout="mono")
        frame = av.AudioFrame.from_ndarray(sound.reshape(1, -1), "fltp", "mono")
        frame.sample_rate = SPEECH_RATE
        video = [*picture.encode(av.VideoFrame(64, 64, "yuv420p")), *picture.encode()]
        for packet in [*video, *stream.encode(frame), *stream.encode()]:
            file.mux(packet)
    return path


def test_a_video_is_imported_written_down_corrected_found_and_deleted(run: Run, tmp_path: Path) -> None:
    made = run("meeting", "import", film(tmp_path / "Film.mp4"), "--asr", WHISPER)
    assert (made["id"], made["duplicate_of"], made["damaged"]) == (1, None, False)
    shown = run("meeting", "show", 1)
    (segment,) = shown["segments"]
    assert segment["text"] == SENTENCE
    assert [word["word"].strip() for word in segment["words"]] == SENTENCE.split()
    assert 0.5 < segment["confidence"] <= 1.0
    assert soundfile.info(shown["audio"]).duration == pytest.approx(shown["duration_s"], abs=0.01)
    assert [one["name"] for one in shown["speakers"]] == ["Speaker 1"], "who spoke is found by itself"
    (page,) = run("meeting", "export", 1, "--format", "html", "-o", tmp_path / "out")["files"]
    copy = tmp_path / "copy.mp3"
    copy.write_bytes(base64.b64decode(Path(page).read_text(encoding="utf-8").split("base64,")[1].split('"')[0]))
    assert soundfile.info(copy).duration == pytest.approx(shown["duration_s"], abs=0.1)
    (hit,) = run("meeting", "search", "timer minu")["hits"]
    assert (hit["meeting"], hit["segment"]) == (1, segment["id"])
    run("meeting", "delete", 1)
    assert run("meeting", "list")["meetings"] == []
    left = [path for path in Paths.default().data.rglob("*") if path.is_file()]
    assert not [path for path in left if b"five" in path.read_bytes() or b"Film" in path.read_bytes()]


def test_a_cut_off_recording_is_imported_as_far_as_it_goes(run: Run, tmp_path: Path) -> None:
    whole = tmp_path / "whole.flac"
    soundfile.write(whole, np.random.default_rng(1).normal(0, 0.1, 10 * SPEECH_RATE), SPEECH_RATE)
    cut = tmp_path / "cut.flac"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    made = run("meeting", "import", cut, "--no-transcribe")
    assert made["damaged"]
    assert 4.0 < made["duration_s"] < 6.0
