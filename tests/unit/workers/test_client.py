"""Workers as their callers know them: real processes, real pipes."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
import threading
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest

from tests.unit.workers.helpers import run, spec, started
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.protocols import Capabilities
from voiceapp.workers.client import Worker
from voiceapp.workers.messages import PROTOCOL, WINDOW
from voiceapp.workers.source import source_digest


def children() -> list[psutil.Process]:
    """The processes that this one has started and that are still there (a sound server of other tests too)."""
    found: list[psutil.Process] = psutil.Process().children()
    return found


async def numbers(upto: int) -> AsyncIterator[int]:
    for number in range(upto):
        yield number


# ------------------------------------------------------------------------------------ start and load


def test_hello_tells_protocol_source_and_library_versions() -> None:
    async def test() -> None:
        worker = await Worker.start(spec("Echo", requires=("numpy", "nobody_has_this", "sounddevice")))
        assert worker.hello is not None
        assert worker.hello.protocol == PROTOCOL
        assert worker.hello.libraries == {
            "numpy": np.__version__,
            "nobody_has_this": None,
            "sounddevice": worker.hello.libraries["sounddevice"],
        }
        assert worker.hello.libraries["sounddevice"]
        states = [worker.state]
        await worker.close()
        assert [*states, worker.state] == ["ready", "gone"]

    run(test())


def test_load_tells_capabilities_and_progress() -> None:
    async def test() -> None:
        worker = await Worker.start(spec("Echo"))
        seen: list[tuple[float | None, str]] = []
        told = await worker.load({"context": 7}, lambda fraction, message: seen.append((fraction, message)))
        assert told == Capabilities(languages=("en", "de"), sample_rate=16_000, context_tokens=7)
        assert worker.capabilities == told
        assert seen == [(0.5, "half"), (1.0, "whole")]
        await worker.close()

    run(test())


def test_another_source_than_expected_reads_needs_an_update() -> None:
    before = children()

    async def test() -> None:
        with pytest.raises(VoiceAppError) as caught:
            await Worker.start(spec("Echo", digest="0" * 64, pack="torch"))
        assert caught.value.code == "pack-outdated"
        assert str(caught.value).startswith("The pack torch needs an update.")
        worker = await Worker.start(spec("Echo", digest=source_digest()))
        await worker.close()

    run(test())
    assert children() == before


@pytest.mark.parametrize(
    ("options", "code"),
    [({}, "model-broken"), ({"missing": True}, "engine-missing"), ({"exit": True}, "engine-died")],
)
def test_a_failed_load_is_told_to_its_caller(options: dict[str, Any], code: str) -> None:
    async def test() -> None:
        worker = await Worker.start(spec("Unloadable", "Heron"))
        with pytest.raises(VoiceAppError) as caught:
            await worker.load(options)
        assert caught.value.code == code
        assert code != "engine-missing" or "Heron needs a_library_that_nobody_has" in caught.value.message
        await worker.close()

    run(test())


def test_an_interpreter_that_is_gone_is_an_error_with_a_next_step() -> None:
    async def test() -> None:
        with pytest.raises(VoiceAppError) as caught:
            await Worker.start(spec("Echo", "Heron", python=Path("/nowhere/python"), pack="torch"))
        assert caught.value.code == "engine-not-started"
        assert caught.value.message == "Heron could not be started: No such file or directory."
        assert caught.value.next_step

    run(test())


# ------------------------------------------------------------------------------------ values, streams


def test_values_and_large_arrays_go_both_ways() -> None:
    async def test() -> None:
        async with started("Echo") as worker:
            large = np.random.default_rng(1).random((1000, 700))
            got = await worker.call("same", {"value": {"a": [1, None, "ü", b"x"], "array": large}}).result
            assert got["a"] == [1, None, "ü", b"x"]
            assert np.array_equal(got["array"], large)
            sound = await worker.call("noise", {"samples": 1_000_000}).result
            assert isinstance(sound, Audio)
            assert sound.rate == 16_000
            assert sound.samples[-1] == 999_999

    run(test())


def test_input_and_output_stream_at_the_same_time() -> None:
    async def test() -> None:
        async with started("Echo") as worker:
            turn = asyncio.Queue[int]()

            async def ball() -> AsyncIterator[int]:
                for _ in range(50):
                    yield await turn.get()

            call = worker.call("stream", inputs=ball())
            for number in range(50):
                turn.put_nowait(number)
                assert await anext(call) == number
            assert await call.result == 50

    run(test())


def test_long_sound_is_fed_in_pieces_and_arrives_whole() -> None:
    async def test() -> None:
        async with started("Echo") as worker:

            async def sound() -> AsyncIterator[Audio]:
                for _ in range(3):
                    yield Audio(np.zeros(3_000_000, np.float32), 16_000)

            assert await worker.call("total", inputs=sound()).result == 9_000_000

    run(test())


def test_a_slow_reader_bounds_the_engine() -> None:
    async def test() -> None:
        async with started("Concurrent") as worker:
            call = worker.call("count", {"upto": 10_000})
            assert await anext(call) == 0
            # The engine goes on until its credit is used up, and no further however long nobody reads.
            while (sent := await worker.call("sent_so_far").result) < WINDOW:
                pass
            await worker.ping()
            assert sent <= WINDOW + 1
            assert [number async for number in call] == list(range(1, 10_000))

    run(test())


def test_a_slow_engine_bounds_the_feeder() -> None:
    async def test() -> None:
        async with started("Slow") as worker:
            given = 0

            async def endless() -> AsyncIterator[int]:
                nonlocal given
                while True:
                    yield given
                    given += 1

            call = worker.call("steps", {"seconds": 0.01}, endless())  # never reads its input
            for _ in range(5):
                await anext(call)
            assert given == WINDOW
            await call.aclose()

    run(test())


def test_an_error_of_the_input_stream_becomes_the_calls() -> None:
    async def test() -> None:
        async with started("Echo") as worker:

            async def broken() -> AsyncIterator[int]:
                yield 1
                raise VoiceAppError("file-broken", "The file is damaged.")

            call = worker.call("stream", inputs=broken())
            with pytest.raises(VoiceAppError, match="The file is damaged"):
                await call.result
            assert await worker.call("same", {"value": 1}).result == 1

    run(test())


def test_a_call_that_ends_early_lets_its_input_go() -> None:
    async def test() -> None:
        let_go = asyncio.Event()

        async def waiting() -> AsyncIterator[int]:
            try:
                await asyncio.Event().wait()
                yield 1
            finally:
                let_go.set()

        async with started("Echo") as worker:
            assert await worker.call("same", {"value": 5}, waiting()).result == 5
            await let_go.wait()

    run(test())


def test_calls_of_a_concurrent_engine_run_side_by_side() -> None:
    async def test() -> None:
        async with started("Concurrent") as worker:
            waiting = worker.call("wait")
            await worker.call("bring", {"word": "hello"}).result
            assert await waiting.result == "hello"

    run(test())


def test_live_calls_are_taken_before_batch_calls_that_wait() -> None:
    async def test() -> None:
        async with started("Slow") as worker:
            go = asyncio.Event()

            async def until_go() -> AsyncIterator[int]:
                await go.wait()
                for _ in ():
                    yield 0

            first = worker.call("until_fed", inputs=until_go())
            await anext(first)
            batch = worker.call("order", {"name": "batch"}, batch=True)
            live = worker.call("order", {"name": "live"})
            await worker.ping()
            go.set()
            assert await live.result == ["live"]
            assert await batch.result == ["live", "batch"]

    run(test())


def test_a_batch_call_lets_live_calls_go_first_while_it_waits_and_between_its_parts() -> None:
    async def test() -> None:
        async with started("Echo") as worker:
            items = asyncio.Queue[int]()

            async def slowly() -> AsyncIterator[int]:
                while True:
                    yield await items.get()

            batch = worker.call("stream", inputs=slowly(), batch=True)
            for number in range(5):  # it waits for input
                assert await worker.call("same", {"value": number}).result == number
                items.put_nowait(number)
                assert await anext(batch) == number
            full = worker.call("count", {"upto": 100_000}, batch=True)  # waits for the batch call before
            assert await worker.call("same", {"value": 7}).result == 7
            batch.cancel()
            assert await anext(full) == 0  # and is soon out of credit
            assert await worker.call("same", {"value": 8}).result == 8
            assert await worker.call("sent_so_far").result <= WINDOW + 1
            full.cancel()
            assert await worker.call("same", {"value": 9}).result == 9

    run(test())


def test_a_batch_call_cancelled_while_a_live_call_runs_in_its_place_is_over_at_once() -> None:
    async def test() -> None:
        async with started("Slow") as worker:
            go, never = asyncio.Event(), asyncio.Event()

            async def after(event: asyncio.Event) -> AsyncIterator[int]:
                await event.wait()
                for _ in ():
                    yield 0

            batch = worker.call("until_fed", inputs=after(never), batch=True)
            await anext(batch)
            live = worker.call("until_fed", inputs=after(go))
            await anext(live)
            batch.cancel()
            await worker.ping()
            assert not worker.draining
            go.set()
            assert await live.result == "over"
            assert await worker.call("same", {"value": 1}).result == 1

    run(test())


def test_a_hop_takes_less_than_half_a_millisecond() -> None:
    async def test() -> float:
        async with started("Echo") as worker:
            took = []
            for _ in range(200):
                took.append(await worker.ping() / 2)
            return float(np.median(took))

    assert run(test()) < 0.0005


def test_a_worker_lives_on_a_loop_in_another_thread() -> None:
    got: list[Any] = []

    def other() -> None:
        async def test() -> None:
            async with started("Echo") as worker:
                got.append(await worker.call("same", {"value": "hi"}).result)

        run(test())

    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    assert got == ["hi"]


# ------------------------------------------------------------------------------------ cancel, crash


def test_cancel_releases_the_caller_at_once_and_the_engine_stays_usable() -> None:
    async def test() -> None:
        async with started("Slow") as worker:
            call = worker.call("steps", {"seconds": 0.3})
            await anext(call)
            reader = asyncio.create_task(anext(call))
            await worker.ping()
            begun = time.perf_counter()
            call.cancel()
            with pytest.raises(VoiceAppError) as caught:
                await reader
            assert time.perf_counter() - begun < 0.2
            assert caught.value.code == "cancelled"
            assert worker.draining
            assert await worker.call("same", {"value": 1}).result == 1
            assert not worker.draining

    run(test())


def test_a_reader_task_that_is_cancelled_cancels_the_call() -> None:
    async def test() -> None:
        async with started("Slow") as worker:

            async def read() -> None:
                async for _ in worker.call("steps", {"seconds": 0.01}):
                    pass

            reader = asyncio.create_task(read())
            await worker.ping()
            reader.cancel()
            await asyncio.wait([reader])
            assert reader.cancelled()
            assert not worker.busy
            assert await worker.call("same", {"value": 1}).result == 1

    run(test())


def test_a_waiting_call_that_is_cancelled_does_not_wait_for_the_one_before() -> None:
    async def test() -> None:
        async with started("Slow") as worker:
            first = worker.call("hang")
            await anext(first)
            second = worker.call("same", {"value": 1})
            second.cancel()
            await worker.ping()
            assert not worker.draining
            assert worker.busy
            worker.kill()
            with pytest.raises(VoiceAppError):
                await first.result

    run(test())


class _FastClock:
    """The loop's time, that jumps when told."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._time, self._ahead = loop.time, 0.0
        loop.time = self.now  # type: ignore[method-assign]

    def now(self) -> float:
        return self._time() + self._ahead

    def jump(self, seconds: float) -> None:
        self._ahead += seconds


@pytest.mark.parametrize("deaf", ["hang", "hold"])
def test_an_engine_deaf_to_cancel_is_killed_after_ten_seconds_without_a_step(deaf: str) -> None:
    async def test() -> None:
        clock = _FastClock(asyncio.get_running_loop())
        worker = await Worker.start(spec("Slow"))
        await worker.load({})
        gone = asyncio.Event()
        worker.on_gone.append(lambda *_: gone.set())
        call = worker.call(deaf)
        assert await anext(call) == "begun"
        call.cancel()
        if deaf == "hang":
            await worker.ping()
        clock.jump(6.0)
        await asyncio.sleep(0.05)
        assert not gone.is_set()
        clock.jump(4.5)
        await gone.wait()
        await worker.close()

    run(test())


def test_an_engine_of_long_steps_gets_five_of_them() -> None:
    async def test() -> None:
        clock = _FastClock(asyncio.get_running_loop())
        async with started("Slow") as worker:
            gone = asyncio.Event()
            worker.on_gone.append(lambda *_: gone.set())
            worker.step_s = 4.0
            call = worker.call("hang")
            await anext(call)
            call.cancel()
            await worker.ping()
            clock.jump(14.0)
            await asyncio.sleep(0.05)
            assert not gone.is_set()
            clock.jump(6.5)
            await gone.wait()

    run(test())


def test_an_engine_that_came_to_its_step_after_a_cancel_is_not_killed() -> None:
    async def test() -> None:
        clock = _FastClock(asyncio.get_running_loop())
        async with started("Slow") as worker:
            call = worker.call("steps", {"seconds": 0.5})
            await anext(call)
            call.cancel()
            assert await worker.call("same", {"value": 1}).result == 1
            clock.jump(30.0)
            assert await worker.call("same", {"value": 2}).result == 2
            assert 0.4 < worker.step_s < 2.0

    run(test())


def test_sigkill_in_mid_call_is_told_to_the_caller_and_a_new_worker_works() -> None:
    before = children()

    async def test() -> None:
        worker = await Worker.start(spec("Slow", "Heron"))
        await worker.load({})
        told: list[VoiceAppError | None] = []
        worker.on_gone.append(lambda _, error: told.append(error))
        call, other = worker.call("steps", {"seconds": 0.01}), worker.call("same", {"value": 1})
        assert await anext(call) == 0
        os.kill(worker.pid, signal.SIGKILL)
        for pending in (call, other):
            with pytest.raises(VoiceAppError) as caught:
                await pending.result
            assert caught.value.code == "engine-died"
            assert caught.value.retryable
            assert caught.value.message == "Heron stopped unexpectedly."
            assert caught.value.next_step
        assert [error.code for error in told if error] == ["engine-died"]
        with pytest.raises(VoiceAppError, match="Heron stopped"):
            worker.call("same", {"value": 1})
        await worker.close()
        async with started("Slow") as again:
            assert await again.call("same", {"value": 1}).result == 1

    run(test())
    assert children() == before


def test_what_came_before_a_crash_is_read_first() -> None:
    async def test() -> None:
        async with started("Crashing") as worker:
            call = worker.call("exit", {"after": 3})
            assert [await anext(call) for _ in range(3)] == [0, 1, 2]
            with pytest.raises(VoiceAppError, match="stopped unexpectedly"):
                await anext(call)

    run(test())


@pytest.mark.parametrize("way", ["segfault", "nonsense"])
def test_every_kind_of_crash_is_the_same_error(way: str) -> None:
    async def test() -> None:
        async with started("Crashing") as worker:
            with pytest.raises(VoiceAppError) as caught:
                await worker.call(way).result
            assert caught.value.code == "engine-died"

    run(test())


def test_an_expected_error_arrives_as_it_was_raised() -> None:
    async def test() -> None:
        async with started("Crashing") as worker:
            with pytest.raises(VoiceAppError) as caught:
                await worker.call("expected").result
            assert caught.value.as_dict() == {
                "code": "no-such-voice",
                "message": "There is no voice of that name.",
                "next_step": "Choose another.",
                "retryable": False,
            }

    run(test())


def test_a_bug_of_an_engine_is_an_error_without_its_message_and_the_engine_lives(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def test() -> None:
        async with started("Crashing") as worker:
            for method in ("bug", "unsendable", "no_such_method", "_hidden", "load"):
                with pytest.raises(VoiceAppError) as caught:
                    await worker.call(method).result
                assert caught.value.code == "engine-failed"
                assert "secret" not in str(caught.value)
            assert await worker.call("same", {"value": 1}).result == 1
            assert "secret" not in worker.tail

    with caplog.at_level("INFO", "voiceapp"):
        run(test())
    (first, *_) = [record for record in caplog.records if record.msg == "engine-bug"]
    assert first.fields["exception"] == "ValueError"  # type: ignore[attr-defined]
    assert any("engines.py" in frame for frame in first.fields["frames"])  # type: ignore[attr-defined]
    assert "secret" not in str(first.__dict__)


def test_close_fails_what_is_pending_and_leaves_no_process() -> None:
    async def test() -> None:
        worker = await Worker.start(spec("Slow"))
        await worker.load({})
        told: list[VoiceAppError | None] = []
        worker.on_gone.append(lambda _, error: told.append(error))
        call = worker.call("steps", {"seconds": 0.01})
        await anext(call)
        process = psutil.Process(worker.pid)
        await worker.close()
        assert not process.is_running()
        assert told == [None]
        with pytest.raises(VoiceAppError) as caught:
            await call.result
        assert caught.value.code == "engine-unloaded"
        await worker.close()

    run(test())


def test_close_ends_an_engine_that_does_not_listen() -> None:
    async def test() -> None:
        worker = await Worker.start(spec("Slow"))
        await worker.load({})
        await anext(worker.call("hold"))
        await worker.close(patience_s=0.1)
        assert not psutil.pid_exists(worker.pid)

    run(test())


# ------------------------------------------------------------------------------------ the process


def test_prints_do_not_disturb_the_pipe_and_their_end_is_kept() -> None:
    async def test() -> None:
        async with started("Printing") as worker:
            call = worker.call("chatter", {"lines": 3000})
            assert [number async for number in call] == list(range(3000))
            assert await call.result == "quiet"
        tail = worker.tail
        assert tail.endswith("the last word\n")
        assert {"err says", "fd one says", "C says", "python says 2999"} <= set(tail.splitlines())
        assert len(tail) <= 16 << 10

    run(test())


def test_the_process_sees_listed_variables_no_input_and_one_import_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "hunter2")
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")

    async def test() -> dict[str, Any]:
        async with started("Echo") as worker:
            seen = await worker.call("environment").result
            assert isinstance(seen, dict)
            return seen

    seen = run(test())
    assert "SECRET_TOKEN" not in seen["variables"]
    assert seen["variables"]["PULSE_SERVER"] == "unix:/nowhere"
    assert seen["variables"]["HF_HUB_OFFLINE"] == "1"
    assert seen["variables"]["PYANNOTE_METRICS_ENABLED"] == "0"
    assert seen["stdin"] == ""
    assert "" not in seen["path"]


@pytest.mark.parametrize(
    "what", ["socket", "socket6", "connect", "name", "popen", "system", "fork", "exec", "spawn"]
)
def test_sockets_and_processes_are_refused(what: str) -> None:
    async def test() -> None:
        async with started("Naughty") as worker:
            assert await worker.call("attempt", {"what": what}).result == "PermissionError"
            assert await worker.call("same", {"value": 1}).result == 1

    run(test())


def test_what_libraries_need_harmlessly_still_works() -> None:
    async def test() -> None:
        async with started("Naughty") as worker:
            assert await worker.call("attempt", {"what": "pair"}).result == "done"  # asyncio's own
            assert await worker.call("attempt", {"what": "processor"}).result == "done"  # copes without uname

    run(test())


_PARENT = """
import asyncio, sys
from tests.unit.workers.helpers import spec
from voiceapp.workers.client import Worker

async def main():
    workers = []
    for method in ("", "hang", "hold"):
        worker = await Worker.start(spec("Slow"))
        await worker.load({})
        if method:
            await anext(worker.call(method))
        workers.append(worker)
    print(*[worker.pid for worker in workers], flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


def test_kill_9_of_the_app_ends_every_child_within_two_seconds() -> None:
    parent = psutil.Popen([sys.executable, "-c", _PARENT], stdout=-1, cwd=Path(__file__).parents[3])
    with parent:
        children = [psutil.Process(int(pid)) for pid in parent.stdout.readline().split()]
        assert len(children) == 3
        parent.kill()
        parent.wait()
        _, alive = psutil.wait_procs(children, timeout=2.0)
        for process in alive:
            process.kill()
        assert alive == []


def test_a_start_that_does_not_come_to_its_end_leaves_no_pipe_open(monkeypatch: pytest.MonkeyPatch) -> None:
    async def test() -> None:
        async def refuse(*_: object) -> None:
            raise OSError("no pipe")

        monkeypatch.setattr(asyncio.get_running_loop(), "connect_read_pipe", refuse)
        with pytest.raises((OSError, VoiceAppError)):
            await Worker.start(spec("Echo"))

    run(test())
    gc.collect()  # what was left open warns now, and a warning fails the test
