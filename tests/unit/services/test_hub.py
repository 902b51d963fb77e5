"""The hub: tokens, terms, mirrors, parts, the offline switch, and two who want the same."""

from __future__ import annotations

import asyncio
import errno
import threading
from pathlib import Path

import pytest

from tests.unit.services.helpers import until
from tests.unit.services.hub import REVISION, LoopbackHub, running
from tests.unit.services.model_house import NAME, WHISPER, Bench, bench, refused, run
from voiceapp.core.events import EventBus
from voiceapp.services.downloads import Access, Hub
from voiceapp.services.packs import PacksService
from voiceapp.storage.models import StoredModel

SPLIT = "faster-whisper:split"
GOOD = "hf_good"


async def failed(made: Bench, name: str = NAME) -> tuple[str, str]:
    """Code and next step of a download that fails."""
    job = await made.got(name)
    assert job.state == "failed"
    assert job.error is not None
    assert job.error.message.endswith(".")
    return job.error.code, job.error.next_step


def test_the_computer_is_not_searched_for_other_programs(
    tmp_path: Path, hub: LoopbackHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """huggingface_hub by itself asks huggingface.co for a list of them, and tells the hub which it found."""
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_DISABLE_TELEMETRY", False)
    searched: list[str] = []
    monkeypatch.setattr("huggingface_hub.utils._headers.detect_agent", lambda: searched.append("searched"))

    async def work(made: Bench) -> None:
        await made.models.plan(NAME)

    run(work, tmp_path, hub.endpoint)
    assert hub.requests
    assert searched == []


# -------------------------------------------------------------------------------------------- tokens


def test_what_is_free_is_fetched_without_the_token(tmp_path: Path, hub: LoopbackHub) -> None:
    async def work(made: Bench) -> None:
        assert (await made.got()).state == "done"

    run(work, tmp_path, hub.endpoint, token=GOOD)
    assert len(hub.headers) > 3
    assert not [headers for headers in hub.headers if "Authorization" in headers]


def test_models_asked_about_at_once_do_not_close_each_others_connection(tmp_path: Path, hub: LoopbackHub) -> None:
    async def work(made: Bench) -> None:
        plans = await asyncio.gather(*(made.models.plan(NAME) for _ in range(8)))
        assert {plan.revision for plan in plans} == {REVISION}

    run(work, tmp_path, hub.endpoint)


def test_a_call_that_ends_does_not_close_the_connection_of_another_hub(hub: LoopbackHub) -> None:
    async def main(quick: LoopbackHub) -> None:
        hub.hold_api = threading.Event()
        first = asyncio.create_task(Hub(hub.endpoint).plan("Mini", "org/mini", ("config.json",)))
        await until(lambda: bool(hub.requests))
        second = asyncio.create_task(Hub(quick.endpoint).plan("Mini", "org/mini", ("config.json",)))
        await asyncio.wait([second], timeout=0.5)  # it ends by then, or waits for the first
        hub.hold_api.set()
        plans = await asyncio.gather(first, second)
        assert [plan.revision for plan in plans] == [REVISION, REVISION]

    with running(LoopbackHub("org/mini", hub.files)) as quick:
        asyncio.run(main(quick))


def test_gated_without_a_token_is_said_before_a_job_begins(tmp_path: Path, hub: LoopbackHub) -> None:
    hub.token = GOOD

    async def work(made: Bench) -> None:
        assert (await made.models.plan(NAME)).gated  # its size and licence may be looked at
        assert (await made.row(NAME)).gated
        error = await refused(made.models.get(NAME))
        assert error.code == "token-needed"
        assert f"{hub.endpoint}/org/mini" in error.next_step
        assert "voiceapp secrets set hub" in error.next_step
        assert await made.jobs.list() == []

    run(work, tmp_path, hub.endpoint)


def test_a_good_token_opens_what_is_gated_and_is_kept_from_other_hosts(tmp_path: Path, hub: LoopbackHub) -> None:
    with running(LoopbackHub("org/mini", hub.files)) as store:
        hub.token, hub.store = GOOD, store.endpoint.replace("127.0.0.1", "localhost")

        async def work(made: Bench) -> None:
            assert (await made.got()).state == "done"
            assert await made.models.verify(NAME) == []

        run(work, tmp_path, hub.endpoint, token=GOOD)
    assert [headers for headers in hub.headers if headers.get("Authorization") == f"Bearer {GOOD}"]
    assert len(store.headers) >= 4
    assert not [headers for headers in store.headers if "Authorization" in headers]


def test_a_refused_token_and_terms_not_accepted_are_told_apart(tmp_path: Path, hub: LoopbackHub) -> None:
    hub.token = GOOD

    async def wrong(made: Bench) -> None:
        code, step = await failed(made)
        assert code == "token-refused"
        assert "Make a new one" in step

    async def unaccepted(made: Bench) -> None:
        hub.accepted = False
        code, step = await failed(made)
        assert code == "model-gated"
        assert step == f"Accept the terms at {hub.endpoint}/org/mini, then try again."
        hub.accepted = True
        await made.jobs.resume((await made.jobs.list())[0].id)
        await until(lambda: (made.paths.models / "faster-whisper--mini").exists())

    run(wrong, tmp_path / "a", hub.endpoint, token="hf_bad")
    run(unaccepted, tmp_path / "b", hub.endpoint, token=GOOD)


@pytest.mark.parametrize(
    ("status", "token", "code"),
    [
        (401, None, "model-unknown"), (401, "hf_bad", "token-refused"), (403, None, "token-needed"),
        (403, GOOD, "model-gated"), (404, GOOD, "model-unknown"), (503, None, "hub-failed"),
        (429, None, "hub-failed"),
    ],
)  # fmt: skip
def test_each_refusal_of_the_api_has_its_word(
    tmp_path: Path, hub: LoopbackHub, status: int, token: str | None, code: str
) -> None:
    hub.status = status

    async def work(made: Bench) -> None:
        assert (await refused(made.models.plan(NAME))).code == code

    run(work, tmp_path, hub.endpoint, token=token)


# -------------------------------------------------------------------------- offline, mirror, proxy


def test_offline_nothing_is_asked_and_a_download_under_way_ends(tmp_path: Path, hub: LoopbackHub) -> None:
    async def work(made: Bench) -> None:
        made.settings.set("privacy.offline", True)
        for action in (made.models.plan(NAME), made.models.get(NAME)):
            error = await refused(action)
            assert (error.code, "privacy.offline off" in error.next_step) == ("offline", True)
        assert hub.requests == []
        made.settings.set("privacy.offline", False)
        hub.hold = threading.Event()
        job = await made.models.get(NAME)
        await until(lambda: any(path.endswith("model.bin") for path, _ in hub.requests))
        made.settings.set("privacy.offline", True)
        hub.hold.set()
        ended = await made.jobs.wait(job)
        assert ended.error is not None
        assert ended.error.code == "offline"
        asked = len(hub.requests)
        await made.models.list()
        packs = PacksService(None, made.jobs, EventBus(), lambda: True)  # type: ignore[arg-type]
        assert (await refused(packs.install("torch"))).code == "offline"
        assert len(hub.requests) == asked

    run(work, tmp_path, hub.endpoint)


def test_the_mirror_of_the_settings_is_asked_and_has_to_be_safe(tmp_path: Path, hub: LoopbackHub) -> None:
    async def ask(access: Access) -> str:
        return (await Hub(access=lambda: access).plan("Mini", "org/mini", ("config.json",))).host

    assert asyncio.run(ask(Access(hub=hub.endpoint + "/"))) == "127.0.0.1"
    for access, code, word in (
        (Access(hub="http://mirror.example"), "hub-address", "files.hub"),
        (Access(hub=hub.endpoint, proxy="proxy.example:80"), "proxy-address", "files.proxy"),
    ):
        error = asyncio.run(refused(ask(access)))
        assert error.code == code
        assert word in error.next_step


def test_a_proxy_is_used_for_the_api_and_for_files(tmp_path: Path, hub: LoopbackHub) -> None:
    # A proxy is asked for whole addresses; this hub understands paths only, so it answers 404 to both.
    async def work(made: Bench) -> None:
        made.settings.set("files.proxy", hub.endpoint)
        assert (await refused(made.models.plan(NAME))).code == "model-unknown"

    run(work, tmp_path, "http://localhost:9")
    assert hub.requests[0][0].startswith("http://localhost:9/api/models/org/mini")


# --------------------------------------------------------------------------------------- parts, two


def test_files_of_other_repositories_are_pinned_and_put_in_their_folder(tmp_path: Path, hub: LoopbackHub) -> None:
    names = ("tokenizer.json",)
    hub.others["org/part"] = {name: (WHISPER / name).read_bytes() for name in names}
    hub.others["datasets/org/voices"] = {"all.zip": b"voices"}
    hub.files = {name: data for name, data in hub.files.items() if name not in names}
    stored: list[StoredModel] = []

    async def work(made: Bench) -> None:
        plan = await made.models.plan(SPLIT)
        assert [(part.repo, part.revision, part.folder) for part in plan.parts] == [
            ("org/part", REVISION[::-1], "more"),
            ("datasets/org/voices", REVISION[::-1], "voices"),
        ]
        assert "more/tokenizer.json" in [file.name for file in plan.files]
        code, _ = await failed(made, SPLIT)
        assert code == "model-incomplete"  # a Whisper folder wants its tokenizer beside the rest: all has arrived
        there = made.paths.models / ".partial" / "faster-whisper--split" / "more" / "tokenizer.json"
        assert there.read_bytes() == (WHISPER / "tokenizer.json").read_bytes()
        assert (there.parent.parent / "voices" / "all.zip").read_bytes() == b"voices"

    run(work, tmp_path, hub.endpoint)
    assert any(path == f"/org/part/resolve/{REVISION[::-1]}/tokenizer.json" for path, _ in hub.requests)
    assert stored == []


def test_two_who_begin_at_once_fetch_every_byte_once(tmp_path: Path, hub: LoopbackHub) -> None:
    async def main() -> None:
        hub.hold = threading.Event()
        async with (
            bench(tmp_path, hub.endpoint, owner="window") as window,
            bench(tmp_path, hub.endpoint, owner="command") as command,
        ):
            await asyncio.gather(window.models.plan(NAME), command.models.plan(NAME))
            # Both found nothing under way, as happens when they look at the same moment.
            jobs = await asyncio.gather(window.models.get(NAME), command.models.get(NAME))
            await until(lambda: any(path.endswith("model.bin") for path, _ in hub.requests))
            hub.hold.set()
            ends = await asyncio.gather(window.jobs.wait(jobs[0]), command.jobs.wait(jobs[1]))
            assert [end.state for end in ends] == ["done", "done"]
            assert await command.models.verify(NAME) == []

    asyncio.run(main())
    assert len([path for path, _ in hub.requests if path.endswith("model.bin")]) == 1


def test_a_model_at_work_is_not_removed(tmp_path: Path, hub: LoopbackHub) -> None:
    async def work(made: Bench) -> None:
        await made.got()

    async def removing(made: Bench) -> None:
        error = await refused(made.models.remove(NAME))
        assert (error.code, error.retryable) == ("model-in-use", True)
        assert (await made.row(NAME)).state == "installed"
        assert await made.models.verify(NAME) == []

    run(work, tmp_path, hub.endpoint)
    run(removing, tmp_path, hub.endpoint, busy=True)


def test_a_disk_that_fills_up_in_the_middle_keeps_what_was_written(
    tmp_path: Path, hub: LoopbackHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    import voiceapp.services.download_files as files

    real = files.Appending.add
    room = [1_000_000]

    async def add(self: files.Appending, data: bytes) -> None:
        room[0] -= len(data)
        if room[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        await real(self, data)

    monkeypatch.setattr(files.Appending, "add", add)

    async def work(made: Bench) -> None:
        code, step = await failed(made)
        assert code == "disk-full"
        assert "Free some space" in step
        partial = made.paths.models / ".partial" / "faster-whisper--mini" / "model.bin"
        assert 0 < partial.stat().st_size < len(hub.files["model.bin"])
        room[0] = 10**12
        await made.jobs.resume((await made.jobs.list())[0].id)
        await until(lambda: (made.paths.models / "faster-whisper--mini").exists())

    run(work, tmp_path, hub.endpoint)
    assert any(wanted for path, wanted in hub.requests if path.endswith("model.bin"))
