"""``meeting record`` and ``meeting recover``: what programs and people read of a recording."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from tests.fakes.app_cli import FakeApp, World
from tests.fakes.meetings import Library
from tests.fakes.models import ScriptedTranscriber
from tests.fakes.recorder import FakeRecorder
from voiceapp import cli
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import RecordingChanged
from voiceapp.core.paths import Paths
from voiceapp.core.protocols import SoundOptions
from voiceapp.core.recording import CONSENT, RecordingSpeech
from voiceapp.services.live_words import LiveWords
from voiceapp.services.recorder import RecorderService
from voiceapp.services.recording_finish import RecordingFinisher

Run = Callable[..., tuple[int, Any, str]]


class Desk:
    """A command line over a real recorder service, on a process that records noise at once."""

    def __init__(self, home: Path) -> None:
        self.library = Library(home / "home")
        self.library.folder.mkdir()
        self.fake = FakeRecorder()
        self.world = World(home / "models")
        self.world.meetings = self.library.service
        self.interrupt_at_s: float | None = None
        self.engine = ScriptedTranscriber("Two things from me", "Nice", "And more")

    @asynccontextmanager
    async def open_app(
        self, paths: Paths, overrides: Mapping[str, str], files: SoundOptions | None = None, *, started: bool = True
    ) -> AsyncIterator[FakeApp]:
        store, folder = self.library.stores[0], self.library.folder / "meetings"
        async with self.library.open(), self.world.open_app(paths, overrides, files, started=started) as app:
            finishing = RecordingFinisher(store, self.fake, app.bus, folder)
            words = LiveWords(lambda: "whisper", lambda text: self.engine, app.settings, app.bus)
            service = RecorderService(store, self.fake, finishing, app.settings, app.bus, folder, speech=words.hear)
            app.recorder, app.live_words = service, words
            app.bus.subscribe(RecordingChanged, self._moved)
            try:
                yield app
            finally:
                await service.close()
                await words.close()

    def _moved(self, event: RecordingChanged) -> None:
        if self.interrupt_at_s is not None and event.elapsed_s >= self.interrupt_at_s:
            self.interrupt_at_s = None
            os.kill(os.getpid(), signal.SIGINT)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("VOICEAPP_HOME", str(tmp_path / "home"))
    return Desk(tmp_path)


@pytest.fixture
def run(desk: Desk, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str, attended: bool = False) -> tuple[int, Any, str]:
        code = cli.run(arguments, desk.open_app, lambda: attended)
        said = capsys.readouterr()
        return code, json.loads(said.out) if "--json" in arguments and said.out else said.out, said.err

    return call


def test_ctrl_c_ends_a_recording_and_its_file_is_made(run: Run, desk: Desk) -> None:
    desk.interrupt_at_s = 2.0
    code, data, said = run("meeting", "record", "--title", "Weekly", "--mic", "Desk", "--json")
    assert code == 0
    assert (data["id"], data["title"], data["channels"], data["state"]) == (1, "Weekly", 2, "ready")
    assert data["duration_s"] == pytest.approx(2.0, abs=0.2)
    assert data["duplicate_of"] is None
    assert soundfile.info(data["file"]).duration == pytest.approx(data["duration_s"])
    assert "Ctrl+C ends it" in said
    assert desk.fake.orders[0].microphone == "Desk"


def test_it_ends_by_itself_after_the_seconds_asked_for(run: Run) -> None:
    code, data, _ = run("meeting", "record", "--seconds", "0.5", "--system", "none", "--json")
    assert (code, data["channels"], data["state"]) == (0, 1, "ready")
    code, said, _ = run("meeting", "record", "--seconds", "0.5", "--title", "Two")
    assert code == 0
    assert said.startswith("Meeting 2: Two, 0:")


def test_before_the_first_recording_everyone_has_to_agree_once(
    run: Run, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["no\n", "yes\n"])
    monkeypatch.setattr("sys.stdin.readline", lambda: next(answers), raising=False)
    code, _, said = run("meeting", "record", "--seconds", "0.5", attended=True)
    assert code == 1
    assert CONSENT in said
    assert desk.fake.orders == []
    assert run("meeting", "record", "--seconds", "0.5", attended=True)[0] == 0
    code, _, said = run("meeting", "record", "--seconds", "0.5", attended=True)
    assert code == 0
    assert CONSENT not in said


def test_what_keeps_it_from_recording_is_the_answer(run: Run, desk: Desk) -> None:
    desk.fake.refusal = VoiceAppError("device-unknown", 'There is no microphone called "x".', "There is: Desk.")
    code, data, _ = run("meeting", "record", "--mic", "x", "--json")
    assert (code, data["error"]["code"]) == (1, "device-unknown")
    assert run("meeting", "list", "--json")[1]["meetings"] == []


def test_a_full_disk_ends_it_with_what_there_is(run: Run, desk: Desk) -> None:
    desk.fake.happens.append(VoiceAppError("disk-full", "The disk is full, so the recording was stopped."))
    code, data, said = run("meeting", "record", "--json")
    assert (code, data["state"]) == (0, "ready")
    assert "The disk is full" in said


def test_recover_lists_what_was_left_behind(run: Run, desk: Desk) -> None:
    desk.interrupt_at_s = 1.0
    desk.fake.finish_refusal = VoiceAppError("disk-full", "The disk is full.", "Free some space.")
    code, data, said = run("meeting", "record", "--json")
    assert (code, data["state"], data["file"]) == (1, "finishing", None)
    assert "The disk is full. Free some space." in said
    code, text, said = run("meeting", "recover")
    assert (code, text) == (1, "")  # not "Nothing was left behind"
    assert "The disk is full. Free some space." in said
    desk.fake.finish_refusal = None
    code, data, _ = run("meeting", "recover", "--json")
    assert code == 0
    assert data == {"recovered": [{"id": 1, "duration_s": pytest.approx(1.0, abs=0.2), "missing_s": 0.0}]}
    assert run("meeting", "recover")[1] == "Nothing was left behind.\n"
    assert run("meeting", "show", "1", "--json")[1]["state"] == "ready"


def test_words_are_printed_as_they_come_for_people_only(run: Run, desk: Desk) -> None:
    def speak() -> None:
        second = np.zeros(16_000, np.float32)
        desk.fake.happens += [
            RecordingSpeech("you", 12.0, second, True),
            RecordingSpeech("others", 65.0, second, True),
            RecordingSpeech("you", 70.0, second[:12_000], False),
        ]

    speak()
    code, said, _ = run("meeting", "record", "--seconds", "0.5", "--title", "Weekly")
    assert code == 0
    assert sorted(said.splitlines()[:3]) == [
        "0:12  You: Two things from me",
        "1:05  Others: Nice",
        "1:10  You: And more",
    ]
    assert said.splitlines()[3].startswith("Meeting 1: Weekly, 0:")
    assert desk.fake.orders[0].words
    speak()
    code, data, said = run("meeting", "record", "--seconds", "0.5", "--json")
    assert (code, data["id"]) == (0, 2)
    assert not desk.fake.orders[1].words
    code, said, _ = run("meeting", "record", "--seconds", "0.5", "--set", "meetings.live_words=off")
    assert (code, len(said.splitlines())) == (0, 1)
