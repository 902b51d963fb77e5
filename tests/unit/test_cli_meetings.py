"""``meeting ...``: what programs and people read of the library."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from tests.fakes.app_cli import FakeApp, World
from tests.fakes.meeting_import import Importer
from voiceapp import cli
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.paths import Paths
from voiceapp.core.protocols import SoundOptions

Run = Callable[..., tuple[int, Any, str]]


class Writing:
    """Nothing is chosen that could write meetings down."""

    def obstacle(self) -> VoiceAppError | None:
        return VoiceAppError("not-transcribed", "Nothing can write meetings down.", "Choose an engine.")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where a call of Ann and Bob is stored."""
    folder = tmp_path / "home"
    folder.mkdir()

    async def make() -> None:
        async with Importer(folder).open() as library:
            await library.add_call()

    asyncio.run(make())
    return folder


@pytest.fixture
def opened() -> list[Importer]:
    """The library of each command."""
    return []


@pytest.fixture
def run(home: Path, opened: list[Importer], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line: exit code, standard output (parsed with --json), standard error."""
    world = World(tmp_path / "models")
    world.meeting_transcription = Writing()

    @asynccontextmanager
    async def open_app(
        paths: Paths, overrides: Mapping[str, str], files: SoundOptions | None = None, *, started: bool = True
    ) -> AsyncIterator[FakeApp]:
        async with Importer(home).open() as library:
            opened.append(library)
            world.meetings, world.meeting_import = library.service, library.importer
            world.transcripts = library.edits
            async with world.open_app(paths, overrides, files, started=started) as app:
                app.bus, app.jobs = library.bus, library.jobs  # type: ignore[assignment]
                yield app

    def call(*arguments: str, attended: bool = False) -> tuple[int, Any, str]:
        code = cli.run(arguments, open_app, lambda: attended)
        said = capsys.readouterr()
        return code, json.loads(said.out) if "--json" in arguments and said.out else said.out, said.err

    return call


def test_show_prints_speakers_segments_and_words(run: Run) -> None:
    code, out, _ = run("meeting", "show", "1", "--json")
    assert code == 0
    assert (out["id"], out["title"], out["duration_s"]) == (1, "Call", 3.0)
    assert [(one["id"], one["name"], one["talk_s"]) for one in out["speakers"]] == [
        (1, "Ann", 2.0),
        (2, "Bob", 1.0),
    ]
    first, second = out["segments"]
    assert (first["speaker"], first["start_s"], first["end_s"]) == (1, 0.0, 2.0)
    assert (first["confidence"], first["translation"]) == (0.675, None)
    assert first["words"][1] == {"word": "zanzibar", "start_s": 0.5, "end_s": 1.0, "probability": 0.25}
    assert (second["speaker"], second["text"], second["words"]) == (2, "Agreed.", [])
    code, out, _ = run("meeting", "show", "1")
    assert "   0:02  Bob: Agreed." in out


def test_sound_that_is_gone_is_said(run: Run, home: Path) -> None:
    (home / "meetings" / "1" / "audio.flac").unlink()
    code, out, err = run("meeting", "show", "1", "--json")
    assert (code, out["state"], out["audio"]) == (0, "broken", None)
    assert "removed outside" in err


def test_rename_changes_what_show_and_list_print(run: Run) -> None:
    code, out, _ = run("meeting", "rename", "1", "SPEAKER_01", "Sheila", "--json")
    assert (code, out) == (0, {"id": 1, "speaker": 2, "label": "SPEAKER_01", "name": "Sheila"})
    assert run("meeting", "list", "--json")[1]["meetings"][0]["speakers"] == ["Ann", "Sheila"]
    code, out, _ = run("meeting", "rename", "1", "Nobody", "Sheila", "--json")
    assert (code, out["error"]["code"]) == (1, "speaker-unknown")


def test_a_very_long_title_leaves_the_list_readable(run: Run, tmp_path: Path) -> None:
    file, title = tmp_path / "a.wav", "Budget " * 60
    soundfile.write(file, np.random.default_rng(1).normal(0, 0.1, 16_000), 16_000)
    assert run("meeting", "import", str(file), "--title", title)[0] == 0
    listed = run("meeting", "list")[1]
    assert "Budget Budget" in listed
    assert max(map(len, listed.splitlines())) < 120
    assert run("meeting", "list", "--json")[1]["meetings"][0]["title"] == title.strip()


def test_search_finds_words_by_speaker_and_day(run: Run) -> None:
    code, out, _ = run("meeting", "search", "zanz", "--json")
    assert code == 0
    assert out["elapsed_ms"] >= 0
    (hit,) = out["hits"]
    assert (hit["meeting"], hit["segment"], hit["start_s"], hit["text"]) == (1, 1, 0.0, "The zanzibar budget.")
    assert hit["snippet"] == "The [zanzibar] budget."
    day = datetime.fromtimestamp(1_000.0).strftime("%Y-%m-%d")
    assert run("meeting", "search", "zanz", "--since", day, "--until", day, "--json")[1]["hits"] == [hit]
    assert run("meeting", "search", "zanz", "--until", "1969-01-01", "--json")[1]["hits"] == []
    assert run("meeting", "search", "zanz", "--speaker", "Bob", "--json")[1]["hits"] == []
    assert run("meeting", "search", "zanz", "--meeting", "1", "--json")[1]["hits"] == [hit]
    code, out, _ = run("meeting", "search", "zanz", "--meeting", "2", "--json")
    assert (code, out["error"]["code"]) == (1, "meeting-unknown")
    assert run("meeting", "search", "nothing")[1] == "Nothing was found.\n"


def test_delete_takes_the_meeting_away(run: Run) -> None:
    assert run("meeting", "delete", "1", "--json")[:2] == (0, {"deleted": 1})
    assert run("meeting", "list")[1] == "No meeting is stored.\n"
    code, out, _ = run("meeting", "show", "1", "--json")
    assert (code, out["error"]["code"]) == (1, "meeting-unknown")


def test_a_transcript_is_corrected_and_everything_undone(run: Run) -> None:
    def texts() -> list[tuple[int, str]]:
        return [(one["speaker"], one["text"]) for one in run("meeting", "show", "1", "--json")[1]["segments"]]

    began = texts()
    assert run("meeting", "edit", "1", "2", "Agreed indeed.")[:2] == (0, "The segment was changed.\n")
    assert run("meeting", "assign", "1", "2", "Ann", "--json")[:2] == (0, {"id": 1})
    assert run("meeting", "replace", "1", "Zanzibar", "Kenya", "--json")[1] == {"id": 1, "changed": 1}
    assert run("meeting", "split", "1", "1", "1", "--json")[1] == {"id": 1, "segments": [1, 3]}
    assert texts() == [(1, "The"), (1, "Kenya budget."), (1, "Agreed indeed.")]
    assert run("meeting", "merge", "1", "1")[0] == 0
    assert texts()[0] == (1, "The Kenya budget.")
    assert [run("meeting", "undo", "1", "--json")[1]["undone"] for _ in range(6)] == [
        "Merge", "Split", "Replace", "Change speaker", "Edit", None,
    ]  # fmt: skip
    assert texts() == began
    assert run("meeting", "redo", "1")[1] == "Done again: Edit.\n"
    assert run("meeting", "redo", "1")[1].startswith("Done again")
    code, out, _ = run("meeting", "edit", "1", "99", "x", "--json")
    assert (code, out["error"]["code"]) == (1, "segment-unknown")


def test_titles_and_versions(run: Run) -> None:
    assert run("meeting", "undo", "1")[1] == "There is nothing to undo.\n"
    assert run("meeting", "title", "1", "Budget")[1] == "It is called “Budget” now.\n"
    versions = run("meeting", "versions", "1", "--json")[1]
    assert (versions["transcript"], [one["engine"] for one in versions["versions"]]) == (1, ["whisper"])
    assert run("meeting", "use", "1", "1")[0] == 0
    assert run("meeting", "compare", "1", "1", "1")[1] == "Their words are the same.\n"
    assert run("meeting", "compare", "1", "1", "9", "--json")[1]["error"]["code"] == "transcript-unknown"
    code, out, _ = run("meeting", "use", "1", "7", "--json")
    assert (code, out["error"]["code"]) == (1, "transcript-unknown")


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    path = tmp_path / "Weekly.wav"
    soundfile.write(path, np.sin(np.arange(32_000) / 5).astype(np.float32) / 4, 16_000)
    return path


def told(run: Run, *arguments: str) -> tuple[int, Any]:
    """Exit code and JSON of a command about meetings."""
    code, data, _ = run("meeting", *arguments, "--json")
    return code, data


def test_notes_and_markers_are_written_changed_and_removed(run: Run) -> None:
    assert told(run, "note", "list", "1") == (0, {"id": 1, "notes": []})
    told(run, "note", "add", "1", "--at", "2.5", "--marker")
    code, data = told(run, "note", "add", "1", "Ask finance", "--at", "1.5")
    assert code == 0
    note, marker = data["notes"]
    assert (note["at_s"], note["text"], note["marker"]) == (1.5, "Ask finance", False)
    assert (marker["at_s"], marker["text"], marker["marker"]) == (2.5, "", True)
    data = told(run, "note", "edit", "1", str(note["id"]), "Ask Sheila")[1]
    assert data["notes"] == [{**note, "text": "Ask Sheila"}, marker]
    assert told(run, "show", "1")[1]["notes"] == data["notes"]
    assert told(run, "note", "remove", "1", str(marker["id"]))[1]["notes"] == data["notes"][:1]
    for arguments, problem in (
        (("remove", "1", str(marker["id"])), "note-unknown"),
        (("edit", "1", "99", "x"), "note-unknown"),
        (("add", "1", " "), "note-empty"),
        (("list", "9"), "meeting-unknown"),
        (("add", "9", "x"), "meeting-unknown"),
    ):
        code, data = told(run, "note", *arguments)
        assert (code, data["error"]["code"]) == (1, problem)
    for second in ("-1", "inf", "1e300"):
        assert told(run, "note", "add", "1", "x", "--at", second)[0] == 2


def test_tags_are_given_and_taken(run: Run) -> None:
    assert told(run, "tag", "add", "1", "launch", " two  words ") == (0, {"id": 1, "tags": ["launch", "two words"]})
    assert told(run, "tag", "add", "1", "launch", "spring")[1]["tags"] == ["launch", "spring", "two words"]
    assert told(run, "list")[1]["meetings"][0]["tags"] == ["launch", "spring", "two words"]
    assert told(run, "tag", "remove", "1", "two words", "launch")[1]["tags"] == ["spring"]
    code, data = told(run, "tag", "remove", "1", "spring", "launch")
    assert (code, data["error"]["code"]) == (1, "tag-unknown")
    assert told(run, "tag", "list", "1")[1] == {"id": 1, "tags": ["spring"]}, "none was taken"
    assert told(run, "tag", "add", "1", "")[1]["error"]["code"] == "tag-empty"


def test_import_tells_the_meeting_and_what_was_there_already(run: Run, recording: Path) -> None:
    words = recording.with_suffix(".stm")
    words.write_text("x 1 Diane 0.25 1.5 Hello\n")
    code, out, err = run(
        "meeting", "import", str(recording), "--transcript", str(words), "--title", "Talk", "--json"
    )
    assert code == 0
    assert (out["id"], out["duration_s"], out["duplicate_of"]) == (2, 2.0, None)
    assert "Nothing was written down" not in err
    shown = run("meeting", "show", "2", "--json")[1]
    assert (shown["title"], [(one["name"], one["talk_s"]) for one in shown["speakers"]]) == (
        "Talk",
        [("Diane", 1.25)],
    )
    code, out, _ = run("meeting", "import", str(recording), "--json")
    assert (code, out["id"], out["duplicate_of"]) == (0, 2, 2)


def test_import_says_why_nothing_was_written_down(run: Run, recording: Path, opened: list[Importer]) -> None:
    code, out, err = run("meeting", "import", str(recording))
    assert (code, out) == (0, "Weekly.wav is meeting 2.\n")
    assert "Nothing was written down. Nothing can write meetings down. Choose an engine." in err
    assert opened[-1].written_down == [2]


def test_import_of_several_tells_each_and_fails_for_the_bad_one(run: Run, recording: Path) -> None:
    bad = recording.with_name("bad.mp3")
    bad.write_text("no sound")
    code, out, err = run("meeting", "import", str(bad), str(recording), "--no-transcribe", "--json")
    assert code == 1
    assert out["files"][0]["error"]["code"] == "not-sound"
    assert out["files"][1]["id"] == 2
    assert "bad.mp3 is not a sound file" in err
    code, out, _ = run("meeting", "import", str(bad), "--json")
    assert (code, out["error"]["code"]) == (1, "not-sound")
    assert run("meeting", "import", str(bad), str(recording), "--title", "x")[0] == 2
