from __future__ import annotations

import asyncio
import errno
import json
import os
import shutil
import struct
import threading
from collections import namedtuple
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.services.helpers import database, until
from tests.unit.services.hub import REVISION, LoopbackHub, running
from tests.unit.services.model_house import (
    CATALOG,
    CHAT,
    NAME,
    WHISPER,
    Bench,
    bench,
    refused,
    run,
)  # fmt: skip
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, JobChanged, ModelsChanged, SendingChanged
from voiceapp.core.paths import Paths
from voiceapp.core.records import ModelInfo
from voiceapp.core.settings import Settings
from voiceapp.engines.catalog import ENGINES
from voiceapp.services.downloads import Plan
from voiceapp.services.jobs import JobsService
from voiceapp.services.layouts import Found, recognise
from voiceapp.services.modelfacts import fit, licence_plain, size_text
from voiceapp.services.models import ModelsService
from voiceapp.storage.jobs import JobStore
from voiceapp.storage.models import ModelFile, ModelStore

# ------------------------------------------------------------------------------------------- looking


def test_the_list_says_what_is_built_in_and_what_can_be_had(tmp_path: Path) -> None:
    async def work(made: Bench) -> None:
        rows = {info.name: info for info in await made.models.list()}
        assert [info.state for info in rows.values()] == [
            "embedded", "available", "available", "embedded", "available", "embedded",
        ]  # fmt: skip
        assert (rows["pocketsphinx"].licence, rows["pocketsphinx"].licence_plain) == ("BSD", "Free, business too")
        assert rows["pocketsphinx"].in_use
        assert not rows[NAME].in_use
        assert (rows[NAME].size_bytes, rows[NAME].licence, rows[NAME].fit_text) == (None, None, "Unknown")
        assert rows["skills"].licence == "Apache-2.0"
        assert made.models.machine().cores == 2
        assert made.models.memory().used == (("Hears", 5),)

    run(work, tmp_path)


def test_an_engine_without_its_library_says_what_to_run(tmp_path: Path) -> None:
    async def work(made: Bench) -> None:
        added = await made.models.add(CHAT)
        assert added.state == "missing"
        assert added.problem == "llama-cpp-python is not installed. Run make llama."
        assert (await made.row(NAME)).state == "missing"

    run(work, tmp_path, missing=("llama_cpp", "faster_whisper"))


def test_the_real_catalog_can_be_listed(tmp_path: Path) -> None:
    async def main() -> list[ModelInfo]:
        paths = Paths(tmp_path, tmp_path / "data", tmp_path / "cache", tmp_path / "logs")
        async with database(paths.data) as db:
            jobs = JobsService(JobStore(db), EventBus(), paths.crashes)
            models = ModelsService(ModelStore(db), jobs, EventBus(), Settings(paths.settings), paths)
            rows = await models.list()
            await jobs.close()
            return rows

    rows = asyncio.run(main())
    assert {info.engine for info in rows} == {
        spec.name for spec in ENGINES if spec.task not in ("sound", "analysis")
    }
    assert len({info.name for info in rows}) == len(rows)


def test_allowed_memory_follows_the_setting(tmp_path: Path) -> None:
    async def work(made: Bench) -> None:
        made.settings.set("files.memory_gb", 2)
        assert made.models.memory().allowed == 2_000_000_000
        made.settings.set("files.memory_gb", 0.001)
        info = await made.models.add(CHAT)
        assert (info.fit, info.fit_text) == ("too-large", "Needs 3 MB, 1 MB allowed")

    run(work, tmp_path)


@pytest.mark.parametrize(
    ("licence", "plain"),
    [
        ("apache-2.0", "Free, business too"), ("MIT", "Free, business too"), ("bsd-3-clause", "Free, business too"),
        ("cc-by-nc-4.0", "Not for business"), ("CC BY-NC-SA 4.0", "Not for business"),
        ("cpml", "Not for business"), ("coqui-public-model-license", "Not for business"),
        ("mit, cc-by-nc-4.0", "Not for business"), ("mit, apache-2.0", "Free, business too"),
        ("mit, llama3", "Unknown"), ("llama3", "Unknown"),
        (None, None),
    ],
)  # fmt: skip
def test_licences_in_plain_words(licence: str | None, plain: str | None) -> None:
    assert licence_plain(licence) == plain


def test_sizes_and_fits_read_as_in_the_mockups() -> None:
    sizes = (480_000_000, 1_100_000_000, 14_000_000_000, 4_000, None)
    assert [size_text(size) for size in sizes] == ["480 MB", "1.1 GB", "14 GB", "4 kB", "Unknown"]
    assert fit(917_000_000, 12_000_000_000) == ("fits", "Fits, 1.1 GB")
    assert fit(11_700_000_000, 12_000_000_000) == ("too-large", "Needs 14 GB, 12 GB allowed")
    assert fit(None, 1) == ("unknown", "Unknown")


# -------------------------------------------------------------------------------------- from the disk


def test_a_whisper_folder_is_added_used_and_forgotten_without_touching_it(tmp_path: Path) -> None:
    async def work(made: Bench) -> None:
        info = await made.models.add(WHISPER)
        assert (info.name, info.engine, info.state) == (f"faster-whisper:{WHISPER}", "faster-whisper", "installed")
        assert info.title == "whisper-mini-en"
        assert info.size_bytes == sum(file.stat().st_size for file in WHISPER.iterdir())
        made.settings.set("engines.asr", info.name)
        assert (await made.row(info.name)).in_use
        assert await made.models.verify(info.name) == []
        assert await made.models.locate(CATALOG[1], str(WHISPER)) == WHISPER
        assert await made.models.locate(CATALOG[1], "") == WHISPER
        await made.models.remove(info.name)
        assert info.name not in [row.name for row in await made.models.list()]
        assert ModelsChanged() in made.events

    run(work, tmp_path)
    assert recognise(WHISPER).engine == "faster-whisper"


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "tokenizer.json")  # root may read all

    async def work(made: Bench) -> None:
        error = await refused(made.models.add(WHISPER))
        assert error.code == "model-unreadable"
        assert f"{WHISPER / 'tokenizer.json'} cannot be read: Permission denied." in error.message

    run(work, tmp_path)


def test_files_in_inner_folders_count_and_are_missed(tmp_path: Path) -> None:
    folder = tmp_path / "speakers"
    for name, size in (("config.yaml", 10), ("segmentation/pytorch_model.bin", 2_000), (".cache/lock", 5)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(bytes(size))
    found = Found("faster-whisper", folder, 2_015)

    async def work(made: Bench) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("voiceapp.services.models.recognise", lambda path: found)
            info = await made.models.add(folder)
        assert info.size_bytes == 2_010
        shutil.rmtree(folder / ".cache")
        assert (await made.row(info.name)).state == "installed"
        (folder / "segmentation" / "pytorch_model.bin").unlink()
        row = await made.row(info.name)
        assert (row.state, row.problem) == ("broken", "segmentation/pytorch_model.bin: it is missing.")

    run(work, tmp_path)


def test_a_gguf_file_is_added_by_its_content(tmp_path: Path) -> None:
    odd = tmp_path / "model with : in its name.bin"
    shutil.copy(CHAT, odd)

    async def work(made: Bench) -> None:
        info = await made.models.add(odd)
        assert (info.task, info.name, info.path) == ("llm", f"llama:{odd}", odd)
        assert await made.models.locate(CATALOG[3], str(odd)) == odd

    run(work, tmp_path)


def test_an_added_model_whose_files_vanish_is_shown_broken(tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(WHISPER, own)

    async def work(made: Bench) -> None:
        info = await made.models.add(own)
        with (own / "model.bin").open("r+b") as file:
            file.truncate(1000)
        row = await made.row(info.name)
        assert row.state == "broken"
        assert "1000 bytes" in row.problem
        assert (await refused(made.models.locate(CATALOG[1], str(own)))).code == "model-broken"
        shutil.rmtree(own)
        assert "gone" in (await made.row(info.name)).problem
        await made.models.remove(info.name)

    run(work, tmp_path)


def broken_whisper(folder: Path, name: str, content: bytes | None) -> Path:
    shutil.copytree(WHISPER, folder)
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(content)
    return folder


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("model.bin", None, "model.bin is missing"),
        ("tokenizer.json", None, "tokenizer.json is missing"),
        ("vocabulary.json", None, "vocabulary.json is missing"),
        ("config.json", b"{", "config.json cannot be used: it is no valid JSON"),
        ("model.bin", b"", "model.bin cannot be used: it is cut off"),
        ("model.bin", (WHISPER / "model.bin").read_bytes()[:1_000_000], "model.bin cannot be used: it is cut off"),
        ("model.bin", (WHISPER / "model.bin").read_bytes()[:-5], "model.bin cannot be used: it is cut off"),
        ("model.bin", b"<html>not found</html>" * 100, "model.bin cannot be used"),
    ],
)
def test_an_incomplete_whisper_folder_says_what_is_wrong(
    tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    with pytest.raises(VoiceAppError, match=words) as caught:
        recognise(broken_whisper(tmp_path / "folder", name, content))
    assert caught.value.code in ("model-incomplete", "model-broken")
    assert caught.value.next_step


@pytest.mark.parametrize("keep", [4, 20, 100, 5_000, 200_000, 2_896_000])
def test_a_cut_gguf_file_is_refused(tmp_path: Path, keep: int) -> None:
    path = tmp_path / "cut.gguf"
    path.write_bytes(CHAT.read_bytes()[:keep])
    with pytest.raises(VoiceAppError) as caught:
        recognise(path)
    assert caught.value.code == "model-broken"


@pytest.mark.parametrize("place", [4, 8, 16, 24])
def test_a_gguf_file_with_a_broken_header_is_refused(tmp_path: Path, place: int) -> None:
    data = bytearray(CHAT.read_bytes())
    data[place : place + 8] = b"\xff" * 8
    (tmp_path / "broken.gguf").write_bytes(data)
    with pytest.raises(VoiceAppError) as caught:
        recognise(tmp_path / "broken.gguf")
    assert caught.value.code == "model-broken"


def test_a_gguf_header_of_endless_nested_lists_is_refused(tmp_path: Path) -> None:
    nested = b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + struct.pack("<Q", 1) + b"k" + struct.pack("<I", 9)
    (tmp_path / "deep.gguf").write_bytes(nested + struct.pack("<IQ", 9, 1) * 50_000)
    with pytest.raises(VoiceAppError) as caught:
        recognise(tmp_path / "deep.gguf")
    assert caught.value.code == "model-broken"


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 6000), junk=st.binary(min_size=1, max_size=12), whisper=st.booleans())
def test_no_damage_to_a_header_makes_more_than_a_clear_refusal(
    tmp_path: Path, place: int, junk: bytes, whisper: bool
) -> None:
    folder = tmp_path / "mangled"
    if whisper and not folder.exists():
        shutil.copytree(WHISPER, folder)
    source, target = (WHISPER / "model.bin", folder / "model.bin") if whisper else (CHAT, tmp_path / "m.gguf")
    data = bytearray(source.read_bytes())
    data[place : place + len(junk)] = junk
    target.write_bytes(data)
    try:
        told = recognise(folder if whisper else target).engine
    except VoiceAppError as error:
        told = error.code
    assert told in ("faster-whisper", "llama", "model-broken", "model-not-recognised")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("talk.txt", b"hello", "talk.txt is no model file"),
        ("weights.pkl", b"PK\x03\x04", "pickle"),
        ("fake.gguf", b"nope", "no GGUF file"),
        ("empty.gguf", b"", "no GGUF file"),
    ],
)
def test_other_files_are_refused_with_the_reason(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(VoiceAppError, match=words) as caught:
        recognise(tmp_path / name)
    assert caught.value.code == "model-not-recognised"


def test_other_folders_are_refused_with_the_reason(tmp_path: Path) -> None:
    empty, many, torch = tmp_path / "empty", tmp_path / "many", tmp_path / "torch"
    for folder in (empty, many, torch):
        folder.mkdir()
    for name in ("a.gguf", "b.gguf"):
        shutil.copy(CHAT, many / name)
    (torch / "config.json").write_text('{"model_type": "falcon"}')
    (torch / "model.safetensors").write_bytes(b"x")
    for folder, words in (
        (empty, "no model"),
        (many, "2 models"),
        (torch, "kind falcon, which no engine here reads"),
        (tmp_path / "no", "nothing"),
    ):
        with pytest.raises(VoiceAppError, match=words):
            recognise(folder)


# ------------------------------------------------------------------------------------------ downloads


def test_a_model_is_planned_downloaded_verified_and_removed(tmp_path: Path, hub: LoopbackHub) -> None:
    async def work(made: Bench) -> None:
        plan = await made.models.plan(NAME)
        assert (plan.revision, plan.licence, plan.licence_plain) == (REVISION, "mit", "Free, business too")
        assert plan.size_bytes == sum(file.stat().st_size for file in WHISPER.iterdir())
        assert (await made.row(NAME)).size_bytes == plan.size_bytes
        job = await made.got()
        assert (job.state, job.title) == ("done", "Getting Whisper mini")
        row = await made.row(NAME)
        assert (row.state, row.licence, row.removable, row.job) == ("installed", "mit", True, None)
        assert row.path is not None
        assert row.path.is_relative_to(made.paths.models)
        assert {file.name: file.read_bytes() for file in row.path.iterdir()} == {
            file.name: file.read_bytes() for file in WHISPER.iterdir()
        }
        assert await made.models.verify(NAME) == []
        assert await made.models.locate(CATALOG[1], "mini") == row.path
        assert (await refused(made.models.get(NAME))).code == "model-installed"
        (row.path / "tokenizer.json").write_bytes((row.path / "tokenizer.json").read_bytes()[:-1] + b" ")
        assert await made.models.verify(NAME) == ["tokenizer.json: its content changed."]
        await made.models.remove(NAME)
        assert not row.path.exists()
        assert (await made.row(NAME)).state == "available"

    run(work, tmp_path, hub.endpoint)


def test_a_model_that_waits_to_be_removed_counts_as_removed_until_it_is_taken_back(
    tmp_path: Path, hub: LoopbackHub
) -> None:
    async def work(made: Bench) -> None:
        await made.got()
        path = (await made.row(NAME)).path
        made.models.set_aside(NAME, True)
        row = await made.row(NAME)
        assert (row.state, row.path, row.removable) == ("available", None, False)
        assert (await refused(made.models.locate(CATALOG[1], "mini"))).code == "model-not-installed"
        assert (await refused(made.models.locate(CATALOG[1], ""))).code == "model-needed"
        made.models.set_aside(NAME, False)
        assert await made.models.locate(CATALOG[1], "mini") == path
        assert (await made.row(NAME)).state == "installed"
        made.models.set_aside(NAME, True)
        await made.models.remove(NAME)
        assert path is not None
        assert not path.exists()

    run(work, tmp_path, hub.endpoint)


def test_the_window_is_told_while_data_flows_and_no_token_is_sent(
    tmp_path: Path, hub: LoopbackHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_secret")

    async def work(made: Bench) -> None:
        await made.got()
        told = [event.host for event in made.events if isinstance(event, SendingChanged)]
        assert told == ["127.0.0.1", None] * 2
        sent = [{key.lower(): value for key, value in headers.items()} for headers in hub.headers]
        assert not [headers for headers in sent if "authorization" in headers]
        assert {headers["user-agent"] for headers in sent} == {"voiceapp"}

    run(work, tmp_path, hub.endpoint)


def test_a_connection_that_breaks_again_and_again_is_taken_up_where_it_broke(
    tmp_path: Path, hub: LoopbackHub
) -> None:
    async def work(made: Bench) -> None:
        await made.models.plan(NAME)
        hub.cut_after = 500_000
        assert (await made.got()).state == "done"
        assert await made.models.verify(NAME) == []

    run(work, tmp_path, hub.endpoint)
    parts = [wanted for path, wanted in hub.requests if path.endswith("model.bin")]
    assert parts[:3] == [None, "bytes=500000-", "bytes=1000000-"]


def test_a_hub_without_ranges_sends_the_file_anew(tmp_path: Path, hub: LoopbackHub) -> None:
    hub.cut_after = 2_000_000
    hub.ranges = False

    async def work(made: Bench) -> None:
        job = await made.got()
        assert job.state == "failed"
        hub.cut_after = None
        assert (await made.got()).state == "done"
        assert await made.models.verify(NAME) == []

    run(work, tmp_path, hub.endpoint)


@pytest.mark.parametrize("way", ["cancel", "pause", "restart"])
def test_a_download_stops_at_once_and_goes_on_from_where_it_was(tmp_path: Path, hub: LoopbackHub, way: str) -> None:
    partial = tmp_path / "data" / "models" / ".partial" / "faster-whisper--mini" / "model.bin"

    async def first(made: Bench) -> None:
        hub.hold = threading.Event()
        job = await made.models.get(NAME)
        assert await made.models.get(NAME) == job
        await until(lambda: partial.exists() and partial.stat().st_size > 1_000_000)
        assert (await made.row(NAME)).state == "downloading"
        if way == "cancel":
            await made.jobs.cancel(job)
            assert (await made.jobs.wait(job)).state == "cancelled"
            assert (await made.row(NAME)).state == "available"
        if way == "pause":
            await made.jobs.pause(job)

    async def second(made: Bench) -> None:
        if way == "restart":
            (info,) = await made.jobs.list()
            assert (await made.jobs.wait(info.id)).state == "done"
        else:
            assert (await made.got()).state == "done"
        assert await made.models.verify(NAME) == []

    run(first, tmp_path, hub.endpoint)
    assert hub.hold is not None
    hub.hold.set()
    hub.hold = None
    there = partial.stat().st_size
    run(second, tmp_path, hub.endpoint, start=True)
    assert f"bytes={there}-" in [wanted for _, wanted in hub.requests]
    assert not partial.parent.exists()


def test_a_download_that_an_ended_command_left_is_taken_up_not_doubled(tmp_path: Path, hub: LoopbackHub) -> None:
    async def first(made: Bench) -> None:
        hub.hold = threading.Event()
        await made.models.get(NAME)
        await until(lambda: any(path.endswith("model.bin") for path, _ in hub.requests))

    async def second(made: Bench) -> None:
        assert (await made.row(NAME)).state == "available"
        assert (await made.got()).state == "done"
        assert len(await made.jobs.list()) == 1

    run(first, tmp_path, hub.endpoint)
    assert hub.hold is not None
    hub.hold.set()
    hub.hold = None
    run(second, tmp_path, hub.endpoint)


def test_two_processes_do_not_download_the_same_model_twice(tmp_path: Path, hub: LoopbackHub) -> None:
    async def main() -> None:
        hub.hold = threading.Event()
        async with bench(tmp_path, hub.endpoint, owner="window") as window:
            job = await window.models.get(NAME)
            await until(lambda: any(path.endswith("model.bin") for path, _ in hub.requests))
            async with bench(tmp_path, hub.endpoint, owner="command") as command:
                assert await command.models.get(NAME) == job
                row = await command.row(NAME)
                assert (row.state, row.job) == ("downloading", job)
                hub.hold.set()
                assert (await command.jobs.wait(job)).state == "done"
                await until(
                    lambda: any(
                        isinstance(event, JobChanged) and (event.job.id, event.job.state) == (job, "done")
                        for event in command.events
                    )
                )
                assert (await command.row(NAME)).state == "installed"

    asyncio.run(main())
    assert len([path for path, _ in hub.requests if path.endswith("model.bin")]) == 1


def test_removing_what_is_being_downloaded_cancels_and_cleans(tmp_path: Path, hub: LoopbackHub) -> None:
    async def work(made: Bench) -> None:
        hub.hold = threading.Event()
        partial = made.paths.models / ".partial" / "faster-whisper--mini" / "model.bin"
        job = await made.models.get(NAME)
        await until(lambda: partial.exists() and partial.stat().st_size > 1_000_000)
        await made.models.remove(NAME)
        assert (await made.jobs.wait(job)).state == "cancelled"
        assert not partial.parent.exists()
        assert (await made.row(NAME)).state == "available"

    run(work, tmp_path, hub.endpoint)


def test_a_file_that_arrives_changed_is_thrown_away_and_said(tmp_path: Path, hub: LoopbackHub) -> None:
    good = hub.files["model.bin"]
    hub.lie["model.bin"] = good[:-1] + bytes([good[-1] ^ 1])

    async def work(made: Bench) -> None:
        job = await made.got()
        assert job.state == "failed"
        assert job.error is not None
        assert (job.error.code, job.error.retryable) == ("download-damaged", True)
        assert "model.bin" in job.error.message
        assert (await made.row(NAME)).state == "available"
        hub.lie.clear()
        await made.jobs.resume(job.id)
        assert (await made.jobs.wait(job.id)).state == "done"
        sent = [path for path, _ in hub.requests if path.endswith("config.json") and "preproc" not in path]
        assert len(sent) == 1  # what was right did not travel twice

    run(work, tmp_path, hub.endpoint)


def test_a_hub_that_never_sends_the_rest_is_given_up(tmp_path: Path, hub: LoopbackHub) -> None:
    """It answers the wish for the rest with "there is no more", and from the start with the same part again."""
    hub.lie["model.bin"] = hub.files["model.bin"][:1_000]

    async def work(made: Bench) -> None:
        job = await asyncio.wait_for(made.got(), 30)
        assert job.state == "failed"
        assert job.error is not None
        assert (job.error.code, job.error.retryable) == ("hub-unreachable", True)

    run(work, tmp_path, hub.endpoint)


def test_more_than_announced_is_refused(tmp_path: Path, hub: LoopbackHub) -> None:
    hub.lie["model.bin"] = hub.files["model.bin"] + b"more"

    async def work(made: Bench) -> None:
        job = await made.got()
        assert job.error is not None
        assert job.error.code == "download-damaged"

    run(work, tmp_path, hub.endpoint)


def test_no_network_is_said_before_a_job_begins(tmp_path: Path) -> None:
    async def work(made: Bench) -> None:
        error = await refused(made.models.get(NAME))
        assert (error.code, error.retryable) == ("hub-unreachable", True)
        assert error.message == "127.0.0.1 could not be reached."
        assert await made.jobs.list() == []

    run(work, tmp_path)


def test_a_network_that_goes_away_keeps_what_arrived(tmp_path: Path, hub: LoopbackHub) -> None:
    async def work(made: Bench) -> None:
        await made.models.plan(NAME)
        hub.cut_after = 0
        job = await made.got()
        assert job.state == "failed"
        assert job.error is not None
        assert (job.error.code, job.error.retryable) == ("hub-unreachable", True)

    run(work, tmp_path, hub.endpoint)


@pytest.mark.parametrize(("status", "code"), [(404, "model-unknown"), (401, "model-unknown"), (503, "hub-failed")])
def test_what_the_hub_refuses_is_said(tmp_path: Path, hub: LoopbackHub, status: int, code: str) -> None:
    hub.status = status

    async def work(made: Bench) -> None:
        assert (await refused(made.models.plan(NAME))).code == code

    run(work, tmp_path, hub.endpoint)


def test_too_little_space_is_said_in_numbers_before_anything_is_loaded(
    tmp_path: Path, hub: LoopbackHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10, 9, 1_000_000))

    async def work(made: Bench) -> None:
        job = await made.got()
        assert job.error is not None
        assert job.error.code == "disk-too-small"
        assert job.error.message == "Whisper mini needs 4 MB more, and 1 MB are free."
        assert not [path for path, _ in hub.requests if "resolve" in path]

    run(work, tmp_path, hub.endpoint)


def test_a_disk_that_fills_up_keeps_what_arrived(
    tmp_path: Path, hub: LoopbackHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.open

    def full(path: Path, mode: str = "r", **options: object) -> object:
        if path.name == "model.bin" and "w" in mode and ".partial" in path.parts:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(path, mode, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", full)

    async def work(made: Bench) -> None:
        job = await made.got()
        assert job.error is not None
        assert (job.error.code, job.error.retryable) == ("disk-full", True)
        assert (made.paths.models / ".partial" / "faster-whisper--mini" / "config.json").exists()
        monkeypatch.undo()
        await made.jobs.resume(job.id)
        assert (await made.jobs.wait(job.id)).state == "done"

    run(work, tmp_path, hub.endpoint)


def test_a_downloaded_model_that_lost_a_file_is_broken_and_repaired(tmp_path: Path, hub: LoopbackHub) -> None:
    async def work(made: Bench) -> None:
        await made.got()
        row = await made.row(NAME)
        assert row.path is not None
        (row.path / "model.bin").unlink()
        broken = await made.row(NAME)
        assert (broken.state, broken.problem) == ("broken", "model.bin: it is missing.")
        before = len(hub.requests)
        assert (await made.got()).state == "done"
        assert (await made.row(NAME)).state == "installed"
        assert [path for path, _ in hub.requests[before:] if "resolve" in path] == [
            f"/org/mini/resolve/{REVISION}/model.bin"
        ]

    run(work, tmp_path, hub.endpoint)


def test_a_model_in_use_is_not_deleted(tmp_path: Path, hub: LoopbackHub) -> None:
    async def work(made: Bench) -> None:
        await made.got()
        made.settings.set("engines.asr", NAME)
        assert (await refused(made.models.remove(NAME))).code == "model-in-use"
        assert (await made.row(NAME)).state == "installed"

    run(work, tmp_path, hub.endpoint)


def test_any_repository_may_be_named(tmp_path: Path) -> None:
    with running(LoopbackHub("some/chat", {"sub/chat.gguf": CHAT.read_bytes(), "other.gguf": b"x"}, None)) as hub:

        async def work(made: Bench) -> None:
            name = "llama:some/chat/sub/chat.gguf"
            assert (await made.got(name)).state == "done"
            row = await made.row(name)
            assert (row.state, row.licence, row.licence_plain) == ("installed", None, None)
            assert row.path is not None
            assert (row.path.name, row.path.read_bytes()) == ("chat.gguf", CHAT.read_bytes())
            assert await made.models.verify(name) == []
            await made.models.remove(name)
            assert not row.path.exists()

        run(work, tmp_path, hub.endpoint)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("faster-whisper:gigantic", "model-unknown"), ("nobody:x", "engine-unknown"), ("skills", "model-unknown"),
        ("llama:/etc/passwd", "model-unknown"), ("", "engine-unknown"), ("llama:../../x/y.gguf", "model-unknown"),
    ],
)  # fmt: skip
def test_a_name_that_cannot_be_downloaded_is_said(tmp_path: Path, name: str, code: str) -> None:
    async def work(made: Bench) -> None:
        assert (await refused(made.models.get(name))).code == code

    run(work, tmp_path)


def test_a_hub_that_names_files_elsewhere_is_refused(tmp_path: Path) -> None:
    with running(LoopbackHub("org/mini", {"vocabulary./../../../evil": b"x"})) as hub:

        async def work(made: Bench) -> None:
            assert (await refused(made.models.plan(NAME))).code == "hub-failed"

        run(work, tmp_path, hub.endpoint)


def test_a_hub_without_encryption_is_refused(tmp_path: Path) -> None:
    async def work(made: Bench) -> None:
        assert (await refused(made.models.plan(NAME))).code == "hub-address"

    run(work, tmp_path, "http://hub.example")


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    async def work(made: Bench) -> None:
        whisper = CATALOG[1]
        assert (await refused(made.models.verify(NAME))).code == "model-not-installed"
        assert (await refused(made.models.remove(NAME))).code == "model-not-installed"
        assert (await refused(made.models.remove("skills"))).code == "model-embedded"
        assert await made.models.verify("skills") == []
        assert (await refused(made.models.locate(whisper, ""))).code == "model-needed"
        assert (await refused(made.models.locate(whisper, "mini"))).code == "model-not-installed"
        assert (await refused(made.models.locate(whisper, "/no/such"))).code == "model-not-found"
        assert (await refused(made.models.locate(whisper, str(CHAT)))).code == "model-not-recognised"
        assert (await refused(made.models.add(tmp_path / "none"))).code == "model-not-found"

    run(work, tmp_path)


def test_a_plan_survives_being_stored() -> None:
    plan = Plan("n", "o/r", "rev", None, (ModelFile("a", 1, "s", None), ModelFile("b")), "h")
    assert plan.size_bytes is None
    assert json.loads(json.dumps({"size": plan.files[0].size})) == {"size": 1}


def test_a_folder_of_another_engine_is_refused_and_the_right_one_named(tmp_path: Path) -> None:
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / "config.json").write_text('{"model_type": "wav2vec2", "architectures": ["Wav2Vec2ForCTC"]}')
    for name in ("model.safetensors", "preprocessor_config.json", "vocab.json"):
        (folder / name).write_bytes(b"{}")

    async def work(made: Bench) -> None:
        error = await refused(made.models.locate(CATALOG[1], str(folder)))
        assert error.code == "model-not-recognised"
        assert error.message == "words is no model for Whisper."
        assert error.next_step == f"Use it with wav2vec2:{folder}."
        (folder / "vocab.json").unlink()
        error = await refused(made.models.add(folder))
        assert error.code == "model-incomplete"
        assert "vocab.json" in error.message

    run(work, tmp_path)


def test_an_engine_without_models_says_which_files_a_model_of_ones_own_has(tmp_path: Path) -> None:
    async def main() -> tuple[dict[str, ModelInfo], VoiceAppError]:
        paths = Paths(tmp_path, tmp_path / "data", tmp_path / "cache", tmp_path / "logs")
        async with database(paths.data) as db:
            jobs = JobsService(JobStore(db), EventBus(), paths.crashes)
            models = ModelsService(ModelStore(db), jobs, EventBus(), Settings(paths.settings), paths)
            rows = {row.name: row for row in await models.list()}
            error = await refused(models.get("audiolm"))
            await jobs.close()
            return rows, error

    rows, error = asyncio.run(main())
    row = rows["audiolm"]
    assert row.note == (
        "Add a model of your own: a folder with audiolm.json, semantic.pt, coarse.pt, fine.pt, soundstream.pt."
    )
    assert (row.state, row.problem) == ("missing", "Its engine pack is missing: voiceapp packs install torch.")
    assert error.next_step == row.note
