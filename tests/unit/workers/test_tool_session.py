from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.tool_records import ToolServer
from voiceapp.workers.tool_process import TAIL_BYTES, ToolProcess
from voiceapp.workers.tool_session import MAX_RESULT, ToolSession

SCRIPT = Path(__file__).resolve().parents[2] / "fakes" / "tool_server.py"


def server(mode: str = "", *environment: str) -> ToolServer:
    return ToolServer("fake", (sys.executable, "-I", str(SCRIPT), mode), environment=environment)


@asynccontextmanager
async def opened(mode: str = "", *environment: str) -> AsyncIterator[ToolSession]:
    session = await ToolSession.open(server(mode, *environment))
    try:
        yield session
    finally:
        await session.close()


def running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_tools_are_listed_by_name_and_called() -> None:
    async def scenario() -> None:
        async with opened() as session:
            found = {tool.name: tool for tool in await session.tools()}
            assert list(found) == sorted(found)
            assert found["add"].description == "A tool."
            assert found["wipe"].deletes
            assert not found["add"].deletes
            assert await session.call("add", {"a": 2, "b": 3}) == "5"

    asyncio.run(scenario())


def test_the_environment_is_what_was_listed_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("API_KEY", "secret")
    monkeypatch.setenv("WANTED", "yes")
    monkeypatch.setenv("LANG", "C.UTF-8")

    async def scenario() -> None:
        async with opened("", "WANTED", "GIVEN=a=b", "ABSENT") as session:
            told = json.loads(await session.call("environment", {}))
            told.pop("LC_CTYPE", None)  # Python's own
            always = {"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], "LANG": "C.UTF-8"}
            assert told == always | {"WANTED": "yes", "GIVEN": "a=b"}

    asyncio.run(scenario())


@pytest.mark.parametrize(
    ("tool", "code", "closed"),
    [("fail", "tool-failed", False), ("crash", "tool-server-failed", True), ("huge", "tool-server-failed", True)],
)
def test_a_call_that_goes_wrong_is_told_and_others_go_on(tool: str, code: str, closed: bool) -> None:
    async def scenario() -> None:
        async with opened() as session:
            with pytest.raises(VoiceAppError) as failed:
                await session.call(tool, {})
            assert failed.value.code == code
            assert session.closed is closed
            if not closed:
                assert "The disk is on fire." in failed.value.message
                assert await session.call("add", {"a": 1, "b": 1}) == "2"

    asyncio.run(scenario())


def test_a_call_that_hangs_can_be_given_up() -> None:
    async def scenario() -> None:
        async with opened() as session:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.2):
                    await session.call("hang", {})
            assert not session.closed

    asyncio.run(scenario())


def test_results_are_text_and_bounded() -> None:
    async def scenario() -> None:
        async with opened() as session:
            long = await session.call("long", {})
            assert long.endswith("(the rest is left out)")
            assert len(long) < MAX_RESULT + 50
            assert await session.call("picture", {}) == "(what is no text is left out: 1)"

    asyncio.run(scenario())


def test_a_server_that_prints_nonsense_still_works_and_its_errors_are_bounded() -> None:
    async def scenario() -> None:
        async with opened("garbage") as session:
            assert await session.call("add", {"a": 4, "b": 4}) == "8"

    asyncio.run(scenario())


@pytest.mark.parametrize(("mode", "sentence"), [("flood", "could not be started"), ("deaf", "did not answer")])
def test_a_server_that_never_says_anything_of_use_is_ended(mode: str, sentence: str) -> None:
    async def scenario() -> None:
        with pytest.raises(VoiceAppError) as failed:
            await ToolSession.open(server(mode), start_s=3.0 if mode == "flood" else 0.5)
        assert failed.value.code == "tool-server-failed"
        assert sentence in failed.value.message

    asyncio.run(scenario())


@pytest.mark.parametrize(
    ("mode", "code"), [("named", "tools-named"), ("many", "tools-too-many"), ("wordy", "tools-too-long")]
)
def test_tools_that_cannot_be_shown_in_full_are_refused(mode: str, code: str) -> None:
    async def scenario() -> None:
        async with opened(mode) as session:
            with pytest.raises(VoiceAppError) as refused:
                await session.tools()
            assert refused.value.code == code

    asyncio.run(scenario())


def test_a_missing_program_is_named() -> None:
    async def scenario() -> None:
        with pytest.raises(VoiceAppError) as failed:
            await ToolSession.open(ToolServer("fake", ("no-such-program",)))
        assert failed.value.code == "tool-program-missing"
        assert "no-such-program" in failed.value.message

    asyncio.run(scenario())


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_the_program_and_what_it_started_are_gone_after_the_end() -> None:
    async def scenario() -> None:
        process = await ToolProcess.start(server("stubborn"))
        while not process.tail.endswith(b"\n"):
            await asyncio.sleep(0.01)
        child = int(process.tail)
        assert running(process.pid)
        assert running(child)
        await process.end()
        await process.exited.wait()
        assert not running(process.pid)
        while running(child):  # an orphan's end is its new parent's to see
            await asyncio.sleep(0.01)

    asyncio.run(scenario())


def test_of_its_standard_error_only_the_end_is_kept() -> None:
    async def scenario() -> None:
        process = await ToolProcess.start(server("garbage"))
        assert await process.line() == b"Welcome to the server!"
        await process.end()
        assert 0 < len(process.tail) <= TAIL_BYTES

    asyncio.run(scenario())
