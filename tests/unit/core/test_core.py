"""Errors, events, paths, logs, background tasks."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from tests.fakes.loop import run_virtual
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Event, EventBus, Notice, PartialHeard, TurnDropped
from voiceapp.core.logs import crash_report, log, start_logging
from voiceapp.core.paths import Paths, asset
from voiceapp.core.tasks import Tasks

SECRET = "the doctor called about the results"


def test_an_error_survives_the_way_through_json() -> None:
    error = VoiceAppError("disk-full", "The disk is full.", "Free some space.", retryable=True)
    again = VoiceAppError.from_dict(json.loads(json.dumps(error.as_dict())))
    assert again.as_dict() == error.as_dict()
    assert str(again) == "The disk is full. Free some space."


def test_subscribers_get_their_events_and_those_below_in_order() -> None:
    bus = EventBus()
    everything: list[Event] = []
    partials: list[PartialHeard] = []
    bus.subscribe(Event, everything.append)
    end = bus.subscribe(PartialHeard, partials.append)
    bus.publish(PartialHeard(1, "What"))
    bus.publish(TurnDropped(1))
    end()
    bus.publish(PartialHeard(2, "Now"))
    assert partials == [PartialHeard(1, "What")]
    assert everything == [PartialHeard(1, "What"), TurnDropped(1), PartialHeard(2, "Now")]


def test_an_error_about_models_leads_to_their_page() -> None:
    assert Notice.of(VoiceAppError("model-missing", "It is not here.")).action == "models"
    assert Notice.of(VoiceAppError("no-microphone", "None was found."), "settings:sound.microphone").action == (
        "settings:sound.microphone"
    )
    assert Notice.of(VoiceAppError("disk-full", "The disk is full.")).action == ""


def test_one_folder_holds_everything_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOICEAPP_HOME", str(tmp_path / "house"))
    paths = Paths.default()
    paths.create()
    folders = (paths.config, paths.data, paths.cache, paths.logs)
    assert all(folder.is_relative_to(tmp_path / "house") for folder in folders)
    assert {folder.stat().st_mode & 0o777 for folder in folders} == {0o700}


def test_a_home_that_cannot_be_made_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    home = tmp_path / "home" / "x"
    with pytest.raises(VoiceAppError) as caught:
        Paths(home, home, home, home).create()
    assert caught.value.code == "home-not-writable"
    assert "VOICEAPP_HOME" in caught.value.next_step


def test_the_sample_question_is_shipped() -> None:
    assert asset("samples", "question.wav").read_bytes()[:4] == b"RIFF"


def test_the_log_holds_numbers_and_is_private(tmp_path: Path) -> None:
    start_logging(tmp_path)
    log("talk", "turn", turn=3, endpoint_ms=700.0)
    file = tmp_path / "voiceapp.log"
    (line,) = file.read_text().splitlines()
    written = json.loads(line)
    assert (written["event"], written["turn"], written["endpoint_ms"]) == ("turn", 3, 700.0)
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_crash_report_holds_types_and_frames_but_no_words(tmp_path: Path) -> None:
    try:
        said = SECRET
        raise ValueError(f"could not parse {said}")
    except ValueError as error:
        report = crash_report(tmp_path / "crashes", type(error), error.__traceback__)
    text = report.read_text()
    assert "ValueError" in text
    assert "test_core.py" in text
    assert SECRET not in text
    assert report.stat().st_mode & 0o777 == 0o600


def test_a_background_task_tells_what_went_wrong() -> None:
    async def fail(error: Exception) -> None:
        await asyncio.sleep(1)
        raise error

    async def scenario() -> None:
        bus = EventBus()
        told: list[Notice] = []
        bugs: list[object] = []
        bus.subscribe(Notice, told.append)
        asyncio.get_running_loop().set_exception_handler(lambda _, context: bugs.append(context["exception"]))
        tasks = Tasks(bus)
        bug = RuntimeError("a bug")
        tasks.spawn(fail(VoiceAppError("gone", "It is gone.", "Look elsewhere.")))
        tasks.spawn(fail(bug))
        await tasks.drain()
        assert [(notice.code, notice.next_step) for notice in told] == [("gone", "Look elsewhere.")]
        assert bugs == [bug]
        forever = tasks.spawn(asyncio.sleep(1e6))
        await tasks.cancel()
        assert forever.cancelled()

    run_virtual(scenario())
