"""A whole talk over engines on another computer: the real program, a question from a file, a server on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
import soundfile

from tests.fakes.openai_server import RATE, Fault, OpenAIServer, running, said
from voiceapp.app import App
from voiceapp.core.connections import Connection
from voiceapp.core.events import Notice, SendingChanged, TurnFinished
from voiceapp.core.paths import Paths, asset
from voiceapp.core.protocols import SoundOptions

SETTINGS = {f"engines.{task}": f"remote:{task}" for task in ("asr", "llm", "tts")}


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with running(OpenAIServer()) as fake:
        yield fake


def talk(server: OpenAIServer, reply: Path) -> tuple[TurnFinished, list[Notice], list[SendingChanged]]:
    """Ask the sample question; the turn, and what was told meanwhile."""
    notices: list[Notice] = []
    sent: list[SendingChanged] = []

    async def run() -> TurnFinished:
        files = SoundOptions(
            input_file=str(asset("samples", "question.wav")), output_file=str(reply), realtime=False
        )
        async with App.open(Paths.default(), SETTINGS, files) as app:
            for task in ("asr", "llm", "tts"):
                await app.connections.add(Connection(task, task, server.url, "big"))
            app.bus.subscribe(Notice, notices.append)
            app.bus.subscribe(SendingChanged, sent.append)
            await app.talk.open()
            [turn] = await app.talk.run_to_end(once=True)
            return turn

    return asyncio.run(run()), notices, sent


def test_a_question_is_heard_answered_and_spoken_by_the_server(server: OpenAIServer, tmp_path: Path) -> None:
    server.heard = {"text": "How long is the river?", "language": "en"}
    server.events = said("It is very ", "long.")
    turn, notices, sent = talk(server, tmp_path / "reply.wav")
    assert (turn.transcript, turn.reply) == ("How long is the river?", "It is very long.")
    assert turn.heard == len(turn.reply)
    assert (notices, sent) == ([], [])  # loopback is not sending
    paths = ["/v1/audio/transcriptions", "/v1/chat/completions", "/v1/audio/speech"]
    assert server.paths() == paths
    assert server.asked[1].body["messages"][-1] == {"role": "user", "content": "How long is the river?"}
    assert server.asked[2].body["input"] == "It is very long."
    spoken, rate = soundfile.read(tmp_path / "reply.wav")
    assert len(spoken) / rate == pytest.approx(len(server.sound) / RATE, abs=0.05)


def test_when_the_server_fails_this_computer_answers_and_one_notice_says_so(
    server: OpenAIServer, tmp_path: Path
) -> None:
    server.always = Fault(503)
    turn, notices, _ = talk(server, tmp_path / "reply.wav")
    assert turn.transcript == "What time is it?"
    assert turn.reply.startswith("It is ")
    [notice] = notices
    assert notice.sentence == "127.0.0.1 has a problem of its own. This computer listened instead."
    assert notice.next_step == "Look at its log."
    assert soundfile.info(tmp_path / "reply.wav").duration > 0.5
