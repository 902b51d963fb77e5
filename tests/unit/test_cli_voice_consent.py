"""``voice consent`` and ``voice record``: what programs and people read, by file and by microphone."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from tests.fakes.consent import LINDA, PETER, FakeEncoder, FakeHearing, speech
from tests.fakes.recorder import FakeRecorder
from tests.fakes.voices import VoiceHouse
from voiceapp import cli
from voiceapp.app_writers import create
from voiceapp.core.events import VoiceRecordingChanged
from voiceapp.core.paths import Paths
from voiceapp.core.protocols import SoundOptions
from voiceapp.core.reading_texts import READING_TEXTS
from voiceapp.core.recording import RecordingSpeech
from voiceapp.core.settings import Settings
from voiceapp.core.voices import Voice
from voiceapp.services.consent import ConsentService
from voiceapp.services.voice_match import VoiceMatch
from voiceapp.services.voice_recording import VoiceRecording

Run = Callable[..., tuple[int, Any, str]]
SPEECH = RecordingSpeech("you", 0.0, np.full(24_000, 0.1, np.float32), ended=True)


class Desk(VoiceHouse):
    """A command line over a real library, consents and recordings; who speaks is a fake."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        super().__init__(folder)
        self.encoder, self.hearing = FakeEncoder(), FakeHearing()
        self.fake = FakeRecorder(SPEECH)
        self.settings = Settings(folder / "settings.json")
        consents = ConsentService(
            self.library,
            self.store,
            self.bus,
            self.hearing,
            VoiceMatch(lambda: self.encoder, lambda path: self.decode(path)),
            self.decode,
            create,
            lambda: "en",
            lambda: "ears",
            lambda: 5_000.0,
        )
        recording = VoiceRecording(self.fake, self.settings, self.bus, folder / "recording", countdown_s=0)
        voices = SimpleNamespace(library=self.library, consent=consents, recording=recording)
        self.app = SimpleNamespace(bus=self.bus, settings=self.settings, voices=voices)

    def decode(self, path: Path) -> AsyncIterator[Any]:
        return self._decode(path, 48_000 if path.name == "audio.flac" else 16_000)

    async def added(self, path: Path) -> Voice:
        """Linda, with one sample more."""
        async with self.open():
            linda = await self.library.named("Linda")
            await self.library.add_sample(linda.id, path)
            return await self.library.get(linda.id)

    @asynccontextmanager
    async def open_app(
        self, paths: Paths, overrides: Mapping[str, str], files: SoundOptions | None = None, *, started: bool = True
    ) -> AsyncIterator[Any]:
        async with self.open():
            if not await self.library.find("Linda"):
                await self.library.add("Linda", "own", samples=[speech(self.folder / "one.wav", LINDA, 1)])
            yield self.app


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk")


@pytest.fixture
def run(desk: Desk, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str, attended: bool = False) -> tuple[int, Any, str]:
        code = cli.run(("voice", *arguments), desk.open_app, lambda: attended)
        said = capsys.readouterr()
        return code, json.loads(said.out) if "--json" in arguments and said.out else said.out, said.err

    return call


def test_a_sentence_is_shown_and_a_recording_of_it_accepted(run: Run, desk: Desk) -> None:
    code, shown, said = run("consent", "linda", "--purpose", "for our choir", "--json")
    assert code == 0
    assert (shown["voice"], shown["consent"], shown["words"], shown["similarity"]) == ("Linda", "none", None, None)
    assert "under the name Linda, for our choir." in shown["sentence"]
    assert "--audio" in said
    read = speech(desk.folder / "read.wav", LINDA, 50)
    code, told, _ = run("consent", "Linda", "--audio", str(read), "--json")
    assert code == 0
    assert (told["consent"], told["words"], told["similarity"], told["missing"]) == ("matched", 1.0, 1.0, [])
    assert told["sentence"] == shown["sentence"]
    (voice,) = told["voices"]
    assert (voice["name"], voice["kind"], voice["consent"], voice["samples"]) == ("Linda", "own", "matched", 1)
    code, _, said = run("consent", "Linda", "--audio", str(read))
    assert (code, "No sentence waits" in said) == (1, True)
    code, told, _ = run("consent", "Linda", "--withdraw", "--json")
    assert (code, told["consent"], told["sentence"]) == (0, "none", None)


def test_a_consent_is_compared_with_later_samples(run: Run, desk: Desk) -> None:
    code, told, _ = run("consent", "Linda", "--match", "--json")
    assert (code, told["error"]["code"]) == (1, "consent-none")
    run("consent", "Linda", "--sentence")
    run("consent", "Linda", "--audio", str(speech(desk.folder / "read.wav", LINDA, 50)))
    linda = asyncio.run(desk.added(speech(desk.folder / "two.wav", LINDA, 2)))
    assert linda.consent_state == "none"
    code, told, _ = run("consent", "Linda", "--match", "--json")
    assert (code, told["consent"], told["voices"][0]["samples"]) == (0, "matched", 2)
    asyncio.run(desk.added(speech(desk.folder / "three.wav", PETER, 3)))
    code, told, _ = run("consent", "Linda", "--match", "--json")
    assert (code, told["error"]["code"]) == (1, "consent-voice")


def test_a_refusal_is_an_error_with_what_was_understood(run: Run, desk: Desk) -> None:
    run("consent", "Linda", "--sentence")
    code, told, _ = run("consent", "Linda", "--audio", str(speech(desk.folder / "p.wav", PETER, 50)), "--json")
    assert (code, told["error"]["code"], told["consent"]) == (1, "consent-voice", "none")
    assert (told["words"], told["similarity"]) == (1.0, 0.0)
    desk.hearing.heard = "hello"
    run("consent", "Linda")
    code, said, err = run("consent", "Linda", "--audio", str(speech(desk.folder / "h.wav", LINDA, 51)))
    assert (code, said) == (1, "")
    assert "The sentence was not understood. Missing: I, agree" in err
    desk.encoder.missing = True
    code, told, _ = run("consent", "Linda", "--json")
    assert (code, told["error"]["code"]) == (1, "speaker-engine-missing")


def test_a_reading_by_microphone_ends_with_enter(run: Run, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    desk.fake.happens = [SPEECH] * 2_000
    with os.fdopen(reading) as stdin, os.fdopen(writing, "w", buffering=1) as keyboard:
        monkeypatch.setattr("sys.stdin", stdin)
        keyboard.write("\n")  # ready
        heard: list[float] = []

        def press(event: VoiceRecordingChanged) -> None:
            if event.elapsed_s >= 5.0 and not heard:
                heard.append(event.speech_s)
                keyboard.write("\n")

        desk.bus.subscribe(VoiceRecordingChanged, press)
        code, told, said = run("consent", "Linda", "--json", attended=True)
    # The fake's noise has the mean of nobody's voice: it is compared and refused.
    assert (code, told["error"]["code"]) == (1, "consent-voice")
    assert heard
    assert told["sentence"] in said
    assert "Enter ends it." in said
    assert [path.name for path in (desk.folder / "recording").iterdir()] == [".recording"]


def test_a_text_read_aloud_becomes_a_sample_and_the_next_one_follows(run: Run, desk: Desk) -> None:
    code, told, said = run("record", "Linda", "--mic", "Desk", "--json")
    assert code == 0
    assert READING_TEXTS["en"][0] in said
    assert "s recorded, good." in said
    assert desk.fake.orders[0].microphone == "Desk"
    (voice,) = told["voices"]
    assert [row["title"] for row in voice["sample_list"]] == ["one", "Text 1 (en)"]
    desk.fake.happens = [SPEECH]
    assert READING_TEXTS["en"][1] in run("record", "Linda")[2]
    desk.fake.happens = [SPEECH]
    assert READING_TEXTS["de"][2] in run("record", "Linda", "-l", "de-AT", "--text", "3")[2]


def test_a_voice_that_is_not_there_is_made_by_its_first_recording(run: Run, desk: Desk) -> None:
    desk.fake.happens = []
    code, told, _ = run("record", "Peter", "--text", "9", "--json")
    assert (code, told["error"]["code"]) == (1, "reading-unknown")
    assert desk.fake.orders == []
    desk.fake.happens = [SPEECH]
    code, told, _ = run("record", "Peter", "-l", "fr", "--json")
    assert code == 0
    (voice,) = told["voices"]
    assert (voice["name"], voice["kind"], voice["consent"], voice["languages"]) == ("Peter", "own", "none", ["fr"])
    assert [row["title"] for row in voice["sample_list"]] == ["Text 1 (fr)"]
