"""Connections to other computers: stored, checked, used, and replaced by this computer where they fail."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pytest

from tests.fakes.models import RATE as LOCAL_RATE
from tests.fakes.models import ScriptedChat, ScriptedSynthesizer, ScriptedTranscriber
from tests.fakes.openai_server import RATE, Fault, OpenAIServer, chunk, running
from tests.unit.services.helpers import database, recorded
from voiceapp.core.connections import Connection
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Event, EventBus, Notice, SendingChanged, SettingChanged, TalkStateChanged
from voiceapp.core.frames import SPEECH_RATE, Audio, Segment, ToolCall
from voiceapp.core.paths import asset
from voiceapp.core.protocols import ChatOptions, ListenOptions, Message, SpeakOptions, Task, TranscriptionProgress
from voiceapp.core.records import ModelInfo
from voiceapp.core.settings import Settings
from voiceapp.services.breaker import FAILURES, LONGEST_PAUSE_S, PAUSE_S, Breaker
from voiceapp.services.connections import ConnectionsService
from voiceapp.services.elsewhere import Elsewhere, best_first
from voiceapp.services.engines import EngineService
from voiceapp.services.secrets import SecretsService
from voiceapp.services.sending import Sending
from voiceapp.storage.connections import ConnectionStore
from voiceapp.workers.http_link import Waits
from voiceapp.workers.http_words import HttpProblem

T = TypeVar("T")
QUESTION = [Message("user", "What time is it?")]
QUICK = Waits(again_s=(0.01,))
KEY = "sk-very-secret"


@dataclass
class LocalEngines:
    """The engines of this computer; ``asked`` keeps which were readied."""

    asr: ScriptedTranscriber = field(default_factory=lambda: ScriptedTranscriber("Local words."))
    llm: ScriptedChat = field(default_factory=lambda: ScriptedChat({"What time is it?": "Local noon."}))
    tts: ScriptedSynthesizer = field(default_factory=ScriptedSynthesizer)
    asked: list[Task] = field(default_factory=list)
    fail: VoiceAppError | None = None

    async def ready(self, task: Task) -> str:
        self.asked.append(task)
        if self.fail:
            raise self.fail
        return "local"

    def transcriber(self, text: str, /) -> ScriptedTranscriber:
        return self.asr

    def chat(self, text: str, /) -> ScriptedChat:
        return self.llm

    def synthesizer(self, text: str, /) -> ScriptedSynthesizer:
        return self.tts


@dataclass
class Rig:
    folder: Path
    settings: Settings
    bus: EventBus
    secrets: SecretsService
    connections: ConnectionsService
    local: LocalEngines
    elsewhere: Elsewhere
    events: list[Event]

    async def answer(self, name: str = "llm") -> str:
        """One turn's answer."""
        parts = self.elsewhere.chat(name).reply(QUESTION, (), ChatOptions())
        return "".join([part async for part in parts if isinstance(part, str)])

    async def hear(self, name: str = "asr") -> str:
        """One turn's words."""
        heard = [part async for part in self.elsewhere.transcriber(name).listen(1, sound(1.0), ListenOptions("en"))]
        return heard[-1].text

    async def speak(self, name: str = "tts") -> list[Any]:
        """One sentence."""
        speaking = self.elsewhere.synthesizer(name).speak(1, 0, "It is noon.", SpeakOptions(voice="anna"))
        return [part async for part in speaking]

    @property
    def notices(self) -> list[Notice]:
        return [event for event in self.events if isinstance(event, Notice)]


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with running(OpenAIServer()) as fake:
        yield fake


@asynccontextmanager
async def rig(folder: Path, url: str = "") -> AsyncIterator[Rig]:
    """Everything on a database in ``folder``; with a ``url`` a connection for each task, of the task's name."""
    bus, settings = EventBus(), Settings(folder / "settings.json")
    settings.listen(lambda key, value: bus.publish(SettingChanged(key, value)))
    secrets = SecretsService(folder / "secrets.json", bus, lambda: None)
    sending = Sending(bus)
    async with database(folder) as db:
        sample = asset("samples", "question.wav")
        connections = ConnectionsService(ConnectionStore(db), secrets, settings, bus, sending, sample, QUICK)
        local = LocalEngines()
        elsewhere = Elsewhere(connections, settings, bus, sending, local)
        try:
            for task in ("asr", "llm", "tts") if url else ():
                await connections.add(Connection(task, task, url, "big"))
            yield Rig(folder, settings, bus, secrets, connections, local, elsewhere, recorded(bus))
        finally:
            await connections.close()


def play(folder: Path, work: Callable[[Rig], Awaitable[T]], url: str = "") -> T:
    async def run() -> T:
        async with rig(folder, url) as made:
            return await work(made)

    return asyncio.run(run())


async def sound(seconds: float, pieces: int = 4) -> AsyncIterator[Audio]:
    for _ in range(pieces):
        yield Audio(np.full(round(seconds / pieces * SPEECH_RATE), 0.25, np.float32), SPEECH_RATE)


# ------------------------------------------------------------------------------------- what is kept


def test_a_connection_is_kept_and_its_key_is_a_secret(tmp_path: Path) -> None:
    async def keep(rig: Rig) -> None:
        made = await rig.connections.add(Connection("box", "llm", "https://gpu.example/", " big "), KEY)
        assert made == Connection("box", "llm", "https://gpu.example/v1", "big")

    play(tmp_path, keep)

    async def look(rig: Rig) -> None:
        assert await rig.connections.list() == [Connection("box", "llm", "https://gpu.example/v1", "big")]
        [secret] = await rig.secrets.list()
        assert (secret.name, secret.use) == ("remote:box", "The key of the connection box")
        assert KEY.encode() not in b"".join(path.read_bytes() for path in tmp_path.glob("voiceapp.db*"))
        rig.settings.set("look.theme", "dark")
        assert KEY not in (tmp_path / "settings.json").read_text()

    play(tmp_path, look)


def test_a_removed_connection_takes_its_key_with_it(tmp_path: Path) -> None:
    async def work(rig: Rig) -> None:
        await rig.connections.add(Connection("box", "llm", "https://gpu.example/", "big"), KEY)
        await rig.connections.remove("box")
        assert await rig.connections.list() == []
        assert await rig.secrets.list() == []
        with pytest.raises(VoiceAppError, match="no connection box"):
            await rig.connections.remove("box")

    play(tmp_path, work)


def test_a_key_does_not_move_to_another_server(tmp_path: Path, server: OpenAIServer) -> None:
    async def work(rig: Rig) -> None:
        first = Connection("box", "llm", "https://gpu.example/v1", "big")
        await rig.connections.add(first, KEY)
        await rig.connections.add(replace(first, model="other"))
        assert len(await rig.secrets.list()) == 1  # the same server
        assert await rig.connections.offered(replace(first, url=server.url)) == ("big",)
        await rig.connections.add(replace(first, url=server.url))
        assert await rig.secrets.list() == []
        await rig.answer("box")
        assert ["authorization" in asked.headers for asked in server.asked] == [False, False]

    play(tmp_path, work)


def test_a_private_address_is_stored_only_with_the_users_word(tmp_path: Path) -> None:
    async def work(rig: Rig) -> None:
        near = Connection("box", "llm", "http://192.168.1.20:8000", "big")
        with pytest.raises(VoiceAppError) as told:
            await rig.connections.add(near)
        assert told.value.code == "connection-unencrypted"
        assert await rig.connections.list() == []
        await rig.connections.add(replace(near, unencrypted=True))
        assert (await rig.connections.list())[0].unencrypted

    play(tmp_path, work)


# ------------------------------------------------------------------------------------------ checking


@pytest.mark.parametrize(
    ("task", "says"),
    [("llm", "It answered 11 characters"), ("asr", "What time is it?"), ("tts", "spoke for 0.5 s")],
)
def test_a_check_lists_the_models_and_tries_the_model(
    tmp_path: Path, server: OpenAIServer, task: str, says: str
) -> None:
    server.models = ["big", "small"]

    async def work(rig: Rig) -> None:
        check = await rig.connections.check(task)
        assert check.ok
        assert check.models == ("big", "small")
        assert [step.name for step in check.steps] == ["address", "models", "answer"]
        assert says in check.steps[2].message
        assert all(step.elapsed_ms is not None and step.elapsed_ms > 0 for step in check.steps[1:])

    play(tmp_path, work, server.url)


def test_a_check_tells_which_step_fails_and_what_to_do(tmp_path: Path, server: OpenAIServer) -> None:
    async def work(rig: Rig) -> None:
        server.always = Fault(401)
        check = await rig.connections.check("llm")
        assert not check.ok
        assert [step.ok for step in check.steps] == [True, False]
        assert "voiceapp secrets set remote:llm" in check.steps[1].next_step
        server.always = None
        await rig.secrets.set("remote:llm", KEY)
        assert (await rig.connections.check("llm")).ok
        assert server.asked[-1].headers["authorization"] == f"Bearer {KEY}"

    play(tmp_path, work, server.url)


def test_a_server_without_a_list_of_models_can_be_used(tmp_path: Path, server: OpenAIServer) -> None:
    async def work(rig: Rig) -> None:
        server.faults = [Fault(404)]
        check = await rig.connections.check("llm")
        assert check.ok
        assert check.models == ()

    play(tmp_path, work, server.url)


def test_models_are_offered_before_anything_is_stored(tmp_path: Path, server: OpenAIServer) -> None:
    server.models = ["big", "evil\nname", "small"]

    async def work(rig: Rig) -> None:
        assert await rig.connections.offered(Connection("new", "llm", server.url, ""), KEY) == ("big", "small")
        assert server.asked[0].headers["authorization"] == f"Bearer {KEY}"
        assert await rig.connections.list() == []

    play(tmp_path, work)


# ----------------------------------------------------------------------------------------- using them


def test_a_turn_is_heard_answered_and_spoken_elsewhere(tmp_path: Path, server: OpenAIServer) -> None:
    async def work(rig: Rig) -> None:
        assert await rig.hear() == "What time is it?"
        assert await rig.answer() == "It is noon."
        assert {part.audio.rate for part in await rig.speak()} == {RATE}
        assert rig.local.asked == []
        assert rig.notices == []

    play(tmp_path, work, server.url)


@pytest.mark.parametrize("fault", [Fault(401), Fault(500), Fault(429, {"retry-after": "9"}), Fault(200, body=b"?")])
def test_a_failing_server_is_replaced_for_the_turn_with_one_notice(
    tmp_path: Path, server: OpenAIServer, fault: Fault
) -> None:
    server.always = fault

    async def work(rig: Rig) -> None:
        assert await rig.hear() == "Local words."
        assert rig.local.asr.heard_s == [1.0]  # all of what was said
        assert await rig.answer() == "Local noon."
        spoken = await rig.speak()
        assert {part.audio.rate for part in spoken} == {LOCAL_RATE}
        assert rig.local.tts.spoken == ["It is noon."]
        assert rig.local.tts.options[0].voice == ""
        [notice] = rig.notices
        assert notice.level == "warning"
        assert "This computer listened instead" in notice.sentence
        assert notice.next_step

    play(tmp_path, work, server.url)


def test_a_server_that_is_gone_is_replaced(tmp_path: Path, server: OpenAIServer) -> None:
    with running(OpenAIServer()) as gone:
        pass

    async def work(rig: Rig) -> None:
        assert await rig.answer() == "Local noon."
        assert [notice.code for notice in rig.notices] == ["remote-unreachable"]

    play(tmp_path, work, gone.url)


def test_after_some_failures_it_is_left_alone_for_a_while(tmp_path: Path, server: OpenAIServer) -> None:
    server.always = Fault(500)

    async def work(rig: Rig) -> None:
        for _ in range(FAILURES):
            await rig.answer()
        asked = len(server.asked)
        server.always = None
        assert await rig.answer() == "Local noon."  # at once
        assert len(server.asked) == asked
        assert (await rig.connections.check("llm")).ok  # the user mended it and looked
        assert await rig.answer() == "It is noon."

    play(tmp_path, work, server.url)


def test_a_refused_key_is_not_sent_again_until_there_is_another(tmp_path: Path, server: OpenAIServer) -> None:
    server.always = Fault(401)

    async def work(rig: Rig) -> None:
        assert await rig.answer() == "Local noon."
        [notice] = rig.notices
        instead = "This computer answered instead, and goes on so for 30 s."
        assert notice.sentence == f"127.0.0.1 refuses the key. {instead}"
        assert notice.next_step == "Store the right one: voiceapp secrets set remote:llm."
        assert await rig.answer() == "Local noon."
        assert len(server.asked) == 1
        server.always = None
        [connection] = [one for one in await rig.connections.list() if one.name == "llm"]
        await rig.connections.add(connection, KEY)
        assert await rig.answer() == "It is noon."
        assert server.asked[1].headers["authorization"] == f"Bearer {KEY}"

    play(tmp_path, work, server.url)


def test_within_a_turn_a_failed_server_is_not_asked_again(tmp_path: Path, server: OpenAIServer) -> None:
    async def work(rig: Rig) -> None:
        speaker = rig.elsewhere.synthesizer("tts")
        server.faults = [Fault(500), Fault(500)]
        for sentence in (0, 1):
            parts = [part async for part in speaker.speak(1, sentence, "It is noon.", SpeakOptions())]
            assert {part.audio.rate for part in parts} == {LOCAL_RATE}
        assert len(server.asked) == 2  # the first sentence, and once more

    play(tmp_path, work, server.url)


def test_a_reply_that_breaks_off_ends_with_the_error_and_is_not_said_twice(
    tmp_path: Path, server: OpenAIServer
) -> None:
    server.cut_after = 2

    async def work(rig: Rig) -> None:
        reply = rig.elsewhere.chat("llm").reply(QUESTION, (), ChatOptions())
        assert await anext(reply) == "It is "
        with pytest.raises(VoiceAppError, match="broke off"):
            await anext(reply)
        assert rig.local.asked == []

    play(tmp_path, work, server.url)


def test_a_sentence_that_breaks_off_is_spoken_again_with_its_words_behind_what_was_heard(
    tmp_path: Path, server: OpenAIServer
) -> None:
    server.cut_after = 8

    async def work(rig: Rig) -> None:
        parts = await rig.speak()
        far = [part for part in parts if part.audio.rate == RATE]
        near = [part for part in parts if part.audio.rate == LOCAL_RATE]
        heard_s = sum(part.audio.duration_s for part in far)
        assert heard_s > 0
        assert near[0].words[0].start_s == pytest.approx(heard_s)
        assert near[1].words[0].start_s == pytest.approx(heard_s + 0.25)

    play(tmp_path, work, server.url)


def test_tool_calls_come_from_elsewhere_too(tmp_path: Path, server: OpenAIServer) -> None:
    call = {"index": 0, "id": "c", "function": {"name": "get_time", "arguments": "{}"}}
    server.events = [chunk({"tool_calls": [call]}), chunk({}, "tool_calls"), "[DONE]"]

    async def work(rig: Rig) -> None:
        parts = [part async for part in rig.elsewhere.chat("llm").reply(QUESTION, (), ChatOptions())]
        assert parts == [ToolCall("get_time", {}, "c")]

    play(tmp_path, work, server.url)


def test_a_recording_is_gone_on_with_where_the_server_stopped(tmp_path: Path, server: OpenAIServer) -> None:
    server.heard = {"text": "Far.", "segments": [{"start": 0.0, "end": 60.0, "text": "Far."}]}

    class Rest(ScriptedTranscriber):
        async def transcribe(
            self, audio: AsyncIterator[Audio], options: ListenOptions
        ) -> AsyncIterator[TranscriptionProgress]:
            self.heard_s.append(sum([part.duration_s async for part in audio]))
            yield TranscriptionProgress(Segment("Near.", 1.0, 2.0), 2.0)

    async def work(rig: Rig) -> None:
        rig.local.asr = Rest()
        found = []
        async for part in rig.elsewhere.transcriber("asr").transcribe(sound(200.0, 50), ListenOptions()):
            found.append(part)
            server.always = Fault(500)
        first, second = found
        assert (first.segment.text, second.segment.text) == ("Far.", "Near.")
        [rest_s] = rig.local.asr.heard_s
        assert 0 < rest_s < 200.0
        assert first.done_s + rest_s == pytest.approx(200.0)
        assert second.segment.start_s == pytest.approx(first.done_s + 1.0)
        assert second.done_s == pytest.approx(first.done_s + 2.0)

    play(tmp_path, work, server.url)


def test_a_broken_recording_is_the_recordings_fault(tmp_path: Path, server: OpenAIServer) -> None:
    async def broken() -> AsyncIterator[Audio]:
        async for piece in sound(1.0):
            yield piece
        raise VoiceAppError("sound-damaged", "The file is damaged.", "Use another one.")

    async def work(rig: Rig) -> None:
        with pytest.raises(VoiceAppError, match="damaged"):
            [part async for part in rig.elsewhere.transcriber("asr").transcribe(broken(), ListenOptions())]
        assert rig.notices == []
        assert rig.local.asked == []

    play(tmp_path, work, server.url)


def test_where_nothing_takes_over_that_is_the_error(tmp_path: Path, server: OpenAIServer) -> None:
    server.always = Fault(500)

    async def work(rig: Rig) -> None:
        rig.local.fail = VoiceAppError("engine-missing", "Nothing here can answer.", "Run make run.")
        with pytest.raises(VoiceAppError, match="Nothing here"):
            await rig.answer()

    play(tmp_path, work, server.url)


def test_a_connection_that_was_removed_is_replaced_with_a_word(tmp_path: Path) -> None:
    async def work(rig: Rig) -> None:
        assert await rig.answer("gone") == "Local noon."
        assert rig.notices[0].sentence.startswith("There is no connection gone")

    play(tmp_path, work)


def test_nothing_is_sent_to_a_connection_that_waits_to_be_removed_until_it_is_taken_back(
    tmp_path: Path, server: OpenAIServer
) -> None:
    async def work(rig: Rig) -> None:
        assert await rig.answer() == "It is noon."
        asked = len(server.asked)
        rig.connections.set_aside("llm", True)
        assert await rig.answer() == "Local noon."
        assert len(server.asked) == asked
        assert [one.name for one in await rig.connections.list()] == ["asr", "tts"]
        rig.connections.set_aside("llm", False)
        assert await rig.answer() == "It is noon."
        await rig.connections.add(Connection("box", "llm", "https://gpu.example/", "big"), KEY)
        rig.connections.set_aside("box", True)
        await rig.connections.remove("box")
        rig.connections.set_aside("box", False)
        assert [one.name for one in await rig.connections.list()] == ["asr", "llm", "tts"]
        assert await rig.secrets.list() == []

    play(tmp_path, work, server.url)


def test_offline_nothing_is_sent_anywhere_but_to_this_computer(tmp_path: Path, server: OpenAIServer) -> None:
    async def work(rig: Rig) -> None:
        await rig.connections.add(Connection("far", "llm", "https://gpu.example/v1", "big"))
        rig.settings.set("privacy.offline", True)
        assert await rig.answer("far") == "Local noon."
        [notice] = rig.notices
        assert "offline" in notice.sentence
        assert "Work offline" in notice.next_step
        with pytest.raises(VoiceAppError, match="offline"):
            await rig.connections.require("far", "llm")
        [step] = (await rig.connections.check("far")).steps
        assert not step.ok
        assert await rig.answer("llm") == "It is noon."  # loopback

    play(tmp_path, work, server.url)


# ---------------------------------------------------------------------------------- what the window says


def hosts(events: list[Event]) -> list[str | None]:
    return [event.host for event in events if isinstance(event, SendingChanged)]


def test_a_running_talk_with_an_engine_elsewhere_says_where_it_sends(tmp_path: Path, server: OpenAIServer) -> None:
    async def work(rig: Rig) -> None:
        await rig.connections.add(Connection("far", "llm", "https://gpu.example/v1", "big"))
        rig.settings.set("engines.asr", "remote:asr")
        rig.settings.set("engines.llm", "remote:far")
        assert rig.elsewhere.hosts() == {"llm": "gpu.example"}
        assert hosts(rig.events) == []
        rig.bus.publish(TalkStateChanged("listening"))
        rig.bus.publish(TalkStateChanged("thinking"))
        assert hosts(rig.events) == ["gpu.example"]
        rig.settings.set("engines.llm", "skills")
        rig.settings.set("engines.llm", "remote:far")
        rig.settings.set("privacy.offline", True)
        assert hosts(rig.events) == ["gpu.example", None, "gpu.example", None]
        rig.settings.set("privacy.offline", False)
        rig.bus.publish(TalkStateChanged("off"))
        assert hosts(rig.events)[-2:] == ["gpu.example", None]

    play(tmp_path, work, server.url)


def test_who_is_sent_to_is_told_once_however_many_requests_run() -> None:
    bus = EventBus()
    events = recorded(bus)
    sending = Sending(bus)
    with sending.to("b.example"):
        with sending.to("b.example"), sending.to("a.example"):
            sending.hold("talk", ["b.example"])
        assert hosts(events)[-1] == "b.example"
    assert hosts(events) == ["b.example", "a.example and b.example", "b.example"]
    sending.hold("talk", [])
    assert hosts(events)[-1] is None


# ------------------------------------------------------------------------------------------ the breaker


def test_the_while_doubles_up_to_a_limit_and_ends_with_an_answer() -> None:
    breaker, now = Breaker(), 100.0
    failure = HttpProblem("remote-failed", "It failed.", "Look.", True)
    for _ in range(FAILURES - 1):
        breaker.failed(failure, now)
        assert breaker.closed(now)
    pauses = []
    for _ in range(8):
        breaker.failed(failure, now)
        pause = next(seconds for seconds in range(1, 2000) if breaker.closed(now + seconds))
        pauses.append(pause)
        now += pause
    assert pauses == [PAUSE_S, 2 * PAUSE_S, 4 * PAUSE_S, 8 * PAUSE_S, 16 * PAUSE_S] + [LONGEST_PAUSE_S] * 3
    breaker.worked()
    breaker.failed(failure, now)
    assert breaker.closed(now)


def test_what_no_try_can_mend_and_what_a_server_asks_for_count_at_once() -> None:
    refused, busy = Breaker(), Breaker()
    refused.failed(HttpProblem("remote-key", "No.", "Set it."), 0.0)
    assert not refused.closed(PAUSE_S - 1)
    assert refused.closed(PAUSE_S)
    busy.failed(HttpProblem("remote-busy", "Busy.", "Wait.", True, 429, 45.0), 0.0)
    assert not busy.closed(44.0)
    assert busy.closed(45.0)


# --------------------------------------------------------------------------------- choosing among engines


class RefusingPool:
    """Loads nothing."""

    gate = None

    async def acquire(self, *_: object, **__: object) -> Any:
        raise VoiceAppError("does-not-fit", "It does not fit.", "Choose a smaller one.")


def test_a_local_engine_that_fails_sends_nothing_anywhere(tmp_path: Path, server: OpenAIServer) -> None:
    async def work(rig: Rig) -> None:
        pool: Any = RefusingPool()

        async def locate(*_: object) -> Path:
            return tmp_path

        engines = EngineService(rig.settings, pool, locate, elsewhere=lambda local: rig.elsewhere)
        with pytest.raises(VoiceAppError, match="does not fit"):
            await engines.prepare("llm")
        with pytest.raises(VoiceAppError, match="does not fit"):
            [part async for part in engines.chat().reply(QUESTION, (), ChatOptions())]
        assert server.asked == []
        rig.settings.set("engines.llm", "remote:llm")
        await engines.prepare("llm")  # nothing of this computer is loaded for it
        assert engines.title("llm") == "big on 127.0.0.1"
        with pytest.raises(VoiceAppError, match="no connection tts"):
            await engines.prepare("llm", "remote:tts")  # it does another thing
        parts = [part async for part in engines.chat().reply(QUESTION, (), ChatOptions())]
        assert parts == ["It is ", "noon."]

    play(tmp_path, work, server.url)


def test_a_choice_for_the_talk_sends_no_file_anywhere(tmp_path: Path, server: OpenAIServer) -> None:
    async def work(rig: Rig) -> None:
        pool: Any = RefusingPool()

        async def locate(*_: object) -> Path:
            return tmp_path

        engines = EngineService(rig.settings, pool, locate, elsewhere=lambda local: rig.elsewhere)
        rig.settings.set("engines.asr", "remote:asr")

        async def written() -> str:
            chosen = engines.transcriber(rig.settings.text("engines.asr"), talk=False)
            return " ".join([part.segment.text async for part in chosen.transcribe(sound(1.0), ListenOptions())])

        assert await written() == "Local words."
        assert (server.asked, rig.notices) == ([], [])
        rig.settings.override("engines.asr", "remote:asr")  # voiceapp transcribe --asr remote:asr
        assert await written() == "What time is it?"

    play(tmp_path, work, server.url)


def test_the_best_engine_of_this_computer_is_the_largest_that_fits() -> None:
    def row(name: str, **more: Any) -> ModelInfo:
        facts: Mapping[str, Any] = {"task": "llm", "state": "installed", "fit": "fits", **more}
        return ModelInfo(name=name, title=name, note="", engine=name, **facts)

    rows = [
        row("skills", state="embedded"),
        row("llama:small", size_bytes=1),
        row("llama:large", size_bytes=3, fit="slow"),
        row("llama:middle", size_bytes=2),
        row("llama:absent", size_bytes=9, state="available"),
        row("lark", task="asr"),
    ]
    assert best_first(rows, "llm") == ["llama:middle", "llama:small", "skills"]
