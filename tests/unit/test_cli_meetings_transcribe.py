"""``meeting transcribe``, on real stores: what is printed is what happened."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.fakes.app_cli import FakeApp, World
from tests.fakes.meetings import Library
from voiceapp import cli
from voiceapp.core.frames import Segment
from voiceapp.core.paths import Paths
from voiceapp.core.protocols import SoundOptions
from voiceapp.core.settings import Settings
from voiceapp.services.meeting_transcription import MeetingTranscription
from voiceapp.services.transcription import FileTranscript


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ([Segment("Budget agreed.", 0.0, 3.0)], "Meeting 1 was written down: 1 segments."),
        ([], "Meeting 1 was left as it was: 2 segments."),
    ],
)
def test_the_end_tells_whether_there_is_a_new_transcript(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], heard: list[Segment], said: str
) -> None:
    world = World(tmp_path / "models")

    async def add() -> None:
        async with Library(tmp_path / "home").open() as library:
            await library.add_call()

    async def transcribe(path: Path, asr: str, *_: object, **__: object) -> FileTranscript:
        return FileTranscript(path, "", "en", 3.0, 0.1, tuple(heard))

    @asynccontextmanager
    async def open_app(
        paths: Paths, overrides: Mapping[str, str], files: SoundOptions | None = None, *, started: bool = True
    ) -> AsyncIterator[FakeApp]:
        async with Library(tmp_path / "home").open() as library:
            world.meetings = library.service
            world.meeting_transcription = MeetingTranscription(
                library.jobs, *library.stores, library.edit_store, Settings(tmp_path / "settings.json"),
                library.bus, library.service.audio_path, transcribe,
            )  # fmt: skip
            async with world.open_app(paths, overrides, files, started=started) as app:
                app.bus, app.jobs = library.bus, library.jobs  # type: ignore[assignment]
                yield app

    asyncio.run(add())
    assert cli.run(("meeting", "transcribe", "1"), open_app, lambda: False) == 0
    printed = capsys.readouterr()
    assert said in printed.out
    assert ("Nothing was understood in “Call”" in printed.err) == (not heard)
    assert cli.run(("meeting", "show", "1", "--json"), open_app, lambda: False) == 0
    segments = json.loads(capsys.readouterr().out)["segments"]
    assert [one["text"] for one in segments] == ([one.text for one in heard] or ["The zanzibar budget.", "Agreed."])
