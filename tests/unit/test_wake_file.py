"""The wake phrase with the real program and its real processes, spoken from a file."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from tests.unit.engines import tiny_openwakeword
from tests.unit.engines.speech import silence, spoken
from voiceapp.__main__ import run_command
from voiceapp.audio.writer import write
from voiceapp.cli_talk import _typed
from voiceapp.core.frames import SPEECH_RATE, Audio, Samples


def talk(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], *sounds: Samples, **settings: str
) -> tuple[int, Any, str]:
    """Exit code, what ``talk --json`` prints, and what it says beside."""
    heard = write(tmp_path / "heard.wav", Audio(np.concatenate(sounds), SPEECH_RATE))
    sets = [f"talk.{name}={value}" for name, value in {"start": "wake", **settings}.items()]
    options = [part for one in sets for part in ("--set", one)]
    capfd.readouterr()
    code = run_command(["talk", "--input", str(heard), "--output", str(tmp_path / "said.wav"), "--json", *options])
    said = capfd.readouterr()
    return code, json.loads(said.out) if said.out else None, said.err


def test_only_what_follows_the_phrase_becomes_a_turn(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    said_before, phrase = spoken("the weather is nice today"), spoken("okay assistant")
    request = (spoken("what time is it"), silence(1.5))
    sounds = (silence(0.5), said_before, silence(1.5), phrase, silence(1.5), *request)
    code, report, said = talk(tmp_path, capfd, *sounds)
    assert code == 0
    assert [turn["transcript"] for turn in report["turns"]] == ["What time is it?"]
    assert "Say “okay assistant” to begin." in said


def test_without_the_phrase_nobody_is_answered(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, report, said = talk(tmp_path, capfd, silence(0.5), spoken("what time is it"), silence(1.5))
    assert (code, report["turns"]) == (0, [])
    assert "No words were heard." in said


def test_a_phrase_of_unknown_words_is_refused_before_anything_is_heard(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code, report, _ = talk(tmp_path, capfd, spoken("what time is it"), silence(1.5), wake_phrase="hey zorblax")
    assert code == 1
    assert "nobody knows how to say zorblax" in json.dumps(report)


def test_a_model_of_ones_own_wakes_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = tiny_openwakeword.folder(tmp_path / "tone")
    time = np.arange(SPEECH_RATE) / SPEECH_RATE
    tone = (0.6 * np.sin(2 * np.pi * 440 * time)).astype(np.float32)
    called = np.concatenate([spoken("hello"), tone])  # the tone alone would be no speech, and nobody would listen
    sounds = (silence(0.5), called, silence(1.5), spoken("what time is it"), silence(1.5))
    capfd.readouterr()
    heard = write(tmp_path / "heard.wav", Audio(np.concatenate(sounds), SPEECH_RATE))
    chosen = ("--set", "talk.start=wake", "--set", f"engines.wake=openwakeword:{folder}")
    code = run_command(["talk", "--input", str(heard), "--output", str(tmp_path / "said.wav"), "--json", *chosen])
    report = json.loads(capfd.readouterr().out)
    assert code == 0
    assert [turn["transcript"] for turn in report["turns"]] == ["What time is it?"]


def test_with_push_to_talk_enter_begins_and_ends_what_is_said() -> None:
    async def scenario() -> list[str]:
        did: list[str] = []

        async def hold(down: bool) -> None:
            did.append(f"hold {down}")
            told.microphone = "open" if down else "muted"

        async def interrupt() -> None:
            did.append("interrupt")

        told = SimpleNamespace(microphone="muted", question=None, hold=hold, interrupt=interrupt)
        start = {"talk.start": "push"}
        app = cast("Any", SimpleNamespace(talk=told, settings=SimpleNamespace(text=start.__getitem__)))
        await _typed(app, "")
        await _typed(app, "")
        start["talk.start"] = "hands-free"
        await _typed(app, "")
        return did

    assert asyncio.run(scenario()) == ["hold True", "hold False", "interrupt"]
