"""Old meetings: nothing goes unless the user wants it, and an old file is new when it is imported."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from tests.fakes.meetings import Library
from voiceapp.core.settings import Settings
from voiceapp.services.old_meetings import OldMeetings

DAY_S = 86_400.0


@pytest.mark.parametrize(
    ("days", "what", "age", "left"),
    [
        ("0", "everything", 400, "sound and words"),
        ("30", "sound", 29, "sound and words"),
        ("30", "sound", 31, "words"),
        ("30", "everything", 31, "nothing"),
    ],
)
def test_what_is_left_after_days(tmp_path: Path, days: str, what: str, age: float, left: str) -> None:
    async def scenario() -> None:
        async with Library(tmp_path).open() as library:
            made = await library.add_call()
            path = await library.service.audio_path(made.id)
            assert path
            (version,) = await library.service.versions(made.id)
            os.utime(path, (version.made - 9 * DAY_S,) * 2)
            settings = Settings(tmp_path / "settings.json")
            settings.override("meetings.delete_after_days", days)
            settings.override("meetings.delete_what", what)
            old = OldMeetings(settings, library.service, library.bus, lambda: version.made + age * DAY_S)
            await old.look()
            await old.look()
            found = await library.service.list()
            told = "sound and words" if path.exists() else "words" if found else "nothing"
            assert told == left

    asyncio.run(scenario())
