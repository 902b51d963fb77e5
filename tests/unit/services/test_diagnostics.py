"""The report of a fault holds what helps, and nothing that is the user's own."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.unit.services.helpers import database
from voiceapp.core.about import Library, Licences
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.logs import crash_report
from voiceapp.core.paths import Paths
from voiceapp.core.protocols import SoundDevice
from voiceapp.core.records import Machine
from voiceapp.core.settings import Settings
from voiceapp.core.settings_table import SETTINGS
from voiceapp.services.diagnostics import Diagnostics, shown
from voiceapp.services.doctor import Doctor

PLANTED = "Zebulon"
"""A name that stands wherever a name, a text or a path of the user's can stand."""


class About:
    async def versions(self) -> list[tuple[str, str]]:
        return [("Voiceapp", "1.2.3"), ("Python", "3.11.9")]

    async def licences(self) -> Licences:
        return Licences((Library("finchlib", "4.5", "MIT"),), (), None)


class Packs:
    async def list(self) -> Sequence[object]:
        raise VoiceAppError("packs-broken", f"{PLANTED}'s packs cannot be read.", "Look.")


async def devices() -> Sequence[SoundDevice]:
    return [SoundDevice("a", f"{PLANTED}'s AirPods", "microphone", 48_000, 1)]


def report(home: Path, stored: dict[str, object]) -> str:
    paths = Paths(home, home / "data", home / "cache", home / "logs")
    home.mkdir(parents=True, exist_ok=True)
    paths.settings.write_text(json.dumps(stored), encoding="utf-8")
    settings = Settings(paths.settings)

    async def run() -> str:
        async with database(paths.data) as db:
            doctor = Doctor(
                paths,
                settings,
                db,
                Packs(),  # type: ignore[arg-type]
                devices,
                machine=lambda: Machine("A processor", 2, 8_000_000_000),
                environment={"DISPLAY": ":0"},
                installed=lambda name: True,
            )
            return await Diagnostics(paths, settings, About(), doctor.checks).text([("Qt", "6.11")])

    return asyncio.run(run())


def test_what_helps_is_there(tmp_path: Path) -> None:
    text = report(tmp_path, {"talk.endpoint_s": 0.9, "engines.asr": "faster-whisper:small.en", "sound.echo": "off"})
    lines = [line.strip() for line in text.splitlines()]
    assert {"Voiceapp: 1.2.3", "Python: 3.11.9", "Qt: 6.11"} <= set(lines)
    assert (
        "ok machine: A processor, 2 cores, 8.0 GB memory; no graphics card found, models run on the processor."
        in lines
    )
    assert "ok microphone: 1 found" in lines
    assert any(line.startswith("LOOK speaker: No loudspeaker was found") for line in lines)
    assert {"talk.endpoint_s: 0.9", "engines.asr: faster-whisper:small.en", "sound.echo: off"} <= set(lines)
    assert "finchlib 4.5" in lines


def test_no_planted_name_is_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    user = tmp_path / "home" / PLANTED
    monkeypatch.setenv("HOME", str(user))
    home = user / "voices of"
    words = [row.key for row in SETTINGS if isinstance(row.default, str) and not row.choices]
    stored: dict[str, object] = {key: f"{PLANTED} {key}" for key in words}
    stored |= {
        "engines.asr": f"faster-whisper:{user}/models/{PLANTED}",
        "engines.llm": f"remote:{PLANTED}",
        "engines.language": f"de-{PLANTED}",
        f"talk.{PLANTED}": PLANTED,
    }
    wrong = {row.key: PLANTED for row in SETTINGS if row.choices or not isinstance(row.default, str)}
    crashes = home / "logs" / "crashes"
    try:
        raise ValueError(f"{PLANTED} said so")
    except ValueError as error:
        crash_report(crashes, ValueError, error.__traceback__, {"tail": f"{PLANTED} in a library's words"})
    text = report(home, stored | wrong)
    assert PLANTED.casefold() not in text.casefold()
    lines = [line.strip() for line in text.splitlines()]
    assert "engines.asr: faster-whisper:own" in lines
    assert "engines.llm: on another computer" in lines
    assert "engines.language: de" in lines
    assert "meetings.vocabulary: set" in lines
    assert f"not used, setting-value: {len(wrong)}" in lines
    assert "not used, setting-unknown: 1" in lines
    assert "1, the latest: ValueError" in lines
    assert "LOOK packs" in lines
    assert "ok home" in lines


def test_folders_are_told_by_what_they_are_for(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "config", tmp_path / "data", tmp_path / "cache", tmp_path / "logs")
    from voiceapp.core.records import Check

    async def checks() -> list[Check]:
        return [Check("python", True, f"{Path.home() / 'x'} and {paths.data / 'y'}")]

    text = asyncio.run(Diagnostics(paths, Settings(paths.settings), About(), checks).text())
    assert "ok python: ~/x and DATA/y" in text


@pytest.mark.parametrize(("value", "said"), [("auto", "auto"), ("en", "en"), ("klingon", "set")])
def test_languages_that_are_none_are_not_told(value: str, said: str) -> None:
    row = next(row for row in SETTINGS if row.key == "meetings.language")
    assert shown(row, value) == said


@pytest.mark.parametrize("content", ["[1, 2", "[1, 2]", "{}", ""])
def test_a_damaged_crash_report_is_counted(tmp_path: Path, content: str) -> None:
    crashes = tmp_path / "logs" / "crashes"
    crashes.mkdir(parents=True)
    (crashes / "crash-1.json").write_text(content)
    assert "1, the latest: unknown" in report(tmp_path, {})
