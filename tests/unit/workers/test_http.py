"""Engines behind an OpenAI-compatible address, against a server on the loopback interface."""

from __future__ import annotations

import asyncio
import io
import json
import wave
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np
import pytest

from tests.fakes.openai_server import RATE, Fault, OpenAIServer, chunk, running, said
from voiceapp.core.connections import Connection
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.frames import SPEECH_RATE, Audio, Speech, ToolCall
from voiceapp.core.protocols import ChatOptions, ListenOptions, Message, SpeakOptions, ToolSpec
from voiceapp.workers.http_chat import HttpChatModel
from voiceapp.workers.http_link import MOST_JSON, HttpClients, Link, Waits
from voiceapp.workers.http_speech import HttpSynthesizer, SoundReader
from voiceapp.workers.http_transcriber import LONGEST_S, HttpTranscriber
from voiceapp.workers.http_words import HttpWords

T = TypeVar("T")
QUESTION = [Message("system", "Be short."), Message("user", "What time is it?")]
SOON = Waits(connect_s=2.0, first_s=5.0, next_s=5.0, again_s=(0.01, 0.02))
HASTY = Waits(connect_s=2.0, first_s=0.15, next_s=0.15, again_s=(0.01,))
SECRET = "sk-very-secret"


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with running(OpenAIServer()) as fake:
        yield fake


def ask(
    server: OpenAIServer,
    work: Callable[[Link], Awaitable[T]],
    waits: Waits = SOON,
    key: str | None = SECRET,
    voice: str = "",
) -> T:
    """Run ``work`` with a link to the server."""

    async def run() -> T:
        async def given() -> str | None:
            return key

        clients = HttpClients()
        connection = Connection("box", "llm", server.url, "big", voice)
        try:
            return await work(Link(connection, clients, given, nullcontext, waits))
        finally:
            await clients.close()

    return asyncio.run(run())


async def reply(
    link: Link, tools: tuple[ToolSpec, ...] = (), options: ChatOptions | None = None
) -> list[str | ToolCall]:
    return [part async for part in HttpChatModel(link).reply(QUESTION, tools, options or ChatOptions())]


def problem(
    server: OpenAIServer, work: Callable[[Link], Awaitable[Any]] = reply, waits: Waits = SOON
) -> VoiceAppError:
    """What fails; nothing of the key, the prompt or a library's words is in it."""
    with pytest.raises(VoiceAppError) as told:
        ask(server, work, waits)
    words = f"{told.value.message} {told.value.next_step}"
    assert SECRET not in words
    assert "What time" not in words
    assert "Traceback" not in words
    assert told.value.next_step
    return told.value


# ----------------------------------------------------------------------------------------------- chat


def test_words_come_in_the_order_and_pieces_in_which_the_server_sends_them(server: OpenAIServer) -> None:
    server.events = said("It ", "is ", "noon.")
    assert ask(server, reply) == ["It ", "is ", "noon."]
    [asked] = server.asked
    assert asked.headers["authorization"] == f"Bearer {SECRET}"
    assert asked.body["model"] == "big"
    assert asked.body["stream"] is True
    assert asked.body["messages"] == [
        {"role": "system", "content": "Be short."},
        {"role": "user", "content": "What time is it?"},
    ]


def test_without_a_key_none_is_sent(server: OpenAIServer) -> None:
    ask(server, reply, key=None)
    assert "authorization" not in server.asked[0].headers


def test_sending_is_told_while_a_request_is_under_way_and_no_longer(server: OpenAIServer) -> None:
    told: list[str] = []

    @contextmanager
    def sending() -> Iterator[None]:
        told.append("begun")
        try:
            yield
        finally:
            told.append("over")

    async def watched(link: Link) -> None:
        async for _ in HttpChatModel(replace(link, sending=sending)).reply(QUESTION, (), ChatOptions()):
            assert told == ["begun"]

    ask(server, watched)
    assert told == ["begun", "over"]


def test_the_first_words_are_there_while_the_server_still_thinks(server: OpenAIServer) -> None:
    server.stop_after = 2  # the role and one piece

    async def first(link: Link) -> str | ToolCall:
        stream = HttpChatModel(link).reply(QUESTION, (), ChatOptions())
        try:
            return await anext(stream)
        finally:
            await stream.aclose()  # type: ignore[attr-defined]

    assert ask(server, first) == "It is "


def test_a_tool_call_in_pieces_comes_whole_after_the_text(server: OpenAIServer) -> None:
    begun = {"index": 0, "id": "c1", "type": "function", "function": {"name": "set_timer", "arguments": ""}}
    other = {"index": 1, "id": "c2", "type": "function", "function": {"name": "get_time", "arguments": "{}"}}
    server.events = [
        chunk({"role": "assistant", "content": None}),
        chunk({"content": "One moment."}),
        chunk({"tool_calls": [begun]}),
        chunk({"tool_calls": [{"index": 0, "function": {"arguments": '{"sec'}}]}),
        chunk({"tool_calls": [other]}),
        chunk({"tool_calls": [{"index": 0, "function": {"arguments": 'onds": 600}'}}]}),
        chunk({}, "tool_calls"),
        "[DONE]",
    ]
    timer = ToolSpec(
        "set_timer", "Start a timer.", {"type": "object", "properties": {"seconds": {"type": "number"}}}
    )
    found = ask(server, lambda link: reply(link, (timer,)))
    assert found == ["One moment.", ToolCall("set_timer", {"seconds": 600}, "c1"), ToolCall("get_time", {}, "c2")]
    [tool] = server.asked[0].body["tools"]
    assert tool["type"] == "function"
    assert tool["function"]["name"] == "set_timer"
    assert tool["function"]["parameters"] == dict(timer.parameters)


def test_whole_calls_that_share_an_index_are_two(server: OpenAIServer) -> None:
    calls = [
        {"index": 0, "id": name, "type": "function", "function": {"name": name, "arguments": "{}"}} for name in "ab"
    ]
    server.events = [*(chunk({"tool_calls": [call]}) for call in calls), chunk({}, "tool_calls"), "[DONE]"]
    assert ask(server, reply) == [ToolCall("a", {}, "a"), ToolCall("b", {}, "b")]


def test_a_call_and_its_result_go_back_under_one_id(server: OpenAIServer) -> None:
    call = ToolCall("get_time", {"place": "Oslo"})
    messages = [*QUESTION, Message("assistant", "", call), Message("tool", '{"time": "12:00"}', call)]

    async def go_on(link: Link) -> list[Any]:
        return [part async for part in HttpChatModel(link).reply(messages, (), ChatOptions())]

    ask(server, go_on)
    asked, result = server.asked[0].body["messages"][-2:]
    [told] = asked["tool_calls"]
    assert json.loads(told["function"]["arguments"]) == {"place": "Oslo"}
    assert told["id"]
    assert result == {"role": "tool", "content": '{"time": "12:00"}', "tool_call_id": told["id"]}


def test_a_schema_is_asked_for(server: OpenAIServer) -> None:
    schema = {"type": "object", "required": ("a",)}
    ask(server, lambda link: reply(link, options=ChatOptions(json_schema=schema, seed=7)))
    body = server.asked[0].body
    assert body["response_format"]["type"] == "json_schema"
    assert body["response_format"]["json_schema"]["schema"] == {"type": "object", "required": ["a"]}
    assert body["seed"] == 7


def test_hidden_reasoning_is_no_answer(server: OpenAIServer) -> None:
    server.events = [chunk({"reasoning_content": "Hmm."}), *said("<thi", "nk>Well, noon?</think>", "Noon.")]
    assert ask(server, reply) == ["Noon."]


def test_a_call_that_the_server_left_in_the_text_is_a_call(server: OpenAIServer) -> None:
    server.events = said('{"name": "get_', 'time", "arguments": {}}')
    time = ToolSpec("get_time", "The time.", {"type": "object"})
    assert ask(server, lambda link: reply(link, (time,))) == [ToolCall("get_time", {})]


@pytest.mark.parametrize("text", ["", "<think>Only thoughts.</think>"])
def test_a_reply_without_a_word_is_told(server: OpenAIServer, text: str) -> None:
    server.events = said(text)
    assert problem(server).code == "remote-garbled"


def test_what_only_looks_like_a_call_is_text(server: OpenAIServer) -> None:
    server.events = said('{"name": ["get_time"]}')
    time = ToolSpec("get_time", "The time.", {"type": "object"})
    assert ask(server, lambda link: reply(link, (time,))) == ['{"name": ["get_time"]}']
    server.events = said('{"name": "get_time", "arguments": ' + "9" * 5000 + "}")
    assert problem(server, lambda link: reply(link, (time,))).code == "remote-garbled"


def test_half_a_character_becomes_a_question_mark(server: OpenAIServer) -> None:
    server.events = ['{"choices": [{"delta": {"content": "Noon \\ud83d"}}]}', *said(" \U0001f600.")]
    assert "".join(str(part) for part in ask(server, reply)) == "Noon ? \U0001f600."
    server.heard = {"text": "Noon \ud800"}
    assert ask(server, listen).text == "Noon ?"


def test_endless_brackets_are_told(server: OpenAIServer) -> None:
    server.events = said('{"a": ' + "[" * 60_000)
    time = ToolSpec("get_time", "The time.", {"type": "object"})
    assert problem(server, lambda link: reply(link, (time,))).code == "remote-garbled"


def test_cancelling_closes_the_connection_so_that_the_server_stops(server: OpenAIServer) -> None:
    server.stop_after = 2

    async def cancelled(link: Link) -> bool:
        begun = asyncio.Event()

        async def read() -> None:
            async for _ in HttpChatModel(link).reply(QUESTION, (), ChatOptions()):
                begun.set()

        task = asyncio.create_task(read())
        await begun.wait()
        task.cancel()
        await asyncio.wait([task])
        return await asyncio.to_thread(server.left.wait, 5)

    assert ask(server, cancelled)


# ------------------------------------------------------------------------------------------- failures


@pytest.mark.parametrize(
    ("fault", "code", "retryable"),
    [
        (Fault(401, body=b'{"error": {"message": "bad key"}}'), "remote-key", False),
        (Fault(403), "remote-key", False),
        (Fault(404, body=b'{"error": {"message": "no model"}}'), "remote-request", False),
        (Fault(429, {"retry-after": "60"}), "remote-busy", True),
        (Fault(500), "remote-failed", True),
        (Fault(302, {"location": "http://127.0.0.1:9/"}), "remote-moved", False),
        (Fault(200, body=b"<html>", kind="text/html"), "remote-garbled", False),
        (Fault(200, body=b"{}"), "remote-garbled", False),
        (Fault(200, body=b"data: {\n\n", kind="text/event-stream"), "remote-garbled", False),
        (Fault(200, body=b"data: [1]\n\n", kind="text/event-stream"), "remote-garbled", False),
        (Fault(200, body=b'data: {"choices": [3]}\n\n', kind="text/event-stream"), "remote-garbled", False),
        (Fault(200, body=b"data: [DONE]\n\n", kind="text/event-stream"), "remote-garbled", False),
        (Fault(200, body=b"", kind="text/event-stream"), "remote-unreachable", True),
        (
            Fault(200, body=b'data: {"error": {"message": "x"}}\n\n', kind="text/event-stream"),
            "remote-failed",
            True,
        ),
    ],
)
def test_each_failure_is_a_sentence_with_a_next_step(
    server: OpenAIServer, fault: Fault, code: str, retryable: bool
) -> None:
    server.always = fault
    told = problem(server)
    assert (told.code, told.retryable) == (code, retryable)
    assert "127.0.0.1" in told.message


@pytest.mark.parametrize(
    "delta",
    [
        "text",
        {"content": 5},
        {"tool_calls": 5},
        {"tool_calls": [5]},
        {"tool_calls": [{"index": [], "function": {}}]},
        {"tool_calls": [{"index": 0, "function": {"name": 5}}]},
        {"tool_calls": [{"index": 0, "function": {"name": "x", "arguments": "{"}}]},
    ],
)
def test_damaged_parts_of_a_reply_are_told(server: OpenAIServer, delta: Any) -> None:
    server.events = [chunk(delta), chunk({}, "stop"), "[DONE]"]
    assert problem(server).code == "remote-garbled"


def test_the_servers_own_words_are_quoted_short_and_printable(server: OpenAIServer) -> None:
    server.always = Fault(400, body=json.dumps({"error": {"message": "bad\x1b[31m\n" + "x" * 900}}).encode())
    told = problem(server)
    assert "bad [31m xxx" in told.message
    assert len(told.message) < 260
    assert told.message.isprintable()


def test_a_server_error_before_anything_came_is_tried_again(server: OpenAIServer) -> None:
    server.faults = [Fault(500), Fault(503)]
    assert ask(server, reply) == ["It is ", "noon."]
    assert len(server.asked) == 3


def test_busy_is_tried_again_only_when_the_wait_is_short(server: OpenAIServer) -> None:
    server.faults = [Fault(429, {"retry-after": "0"})]
    assert ask(server, reply) == ["It is ", "noon."]
    server.faults = [Fault(429, {"retry-after": "30"})]
    before = len(server.asked)
    assert problem(server).retry_after_s == 30.0  # type: ignore[attr-defined]
    assert len(server.asked) == before + 1


def test_what_has_begun_is_not_tried_again(server: OpenAIServer) -> None:
    server.cut_after = 2
    assert problem(server).code == "remote-unreachable"
    assert len(server.asked) == 1


def test_a_redirect_is_not_followed_and_the_key_stays(server: OpenAIServer) -> None:
    with running(OpenAIServer()) as other:
        server.always = Fault(307, {"location": f"{other.url}/chat/completions"})
        assert problem(server).code == "remote-moved"
        assert other.asked == []


def test_a_server_that_is_gone_is_told(server: OpenAIServer) -> None:
    with running(OpenAIServer()) as gone:
        pass
    told = problem(gone)
    assert (told.code, told.retryable) == ("remote-unreachable", True)


def test_a_server_that_says_nothing_is_left_in_time(server: OpenAIServer) -> None:
    server.always = Fault(hang=True)
    assert problem(server, waits=HASTY).code == "remote-slow"
    assert server.left.wait(5)
    assert len(server.asked) == 1  # waiting once was enough


def test_a_server_that_falls_silent_is_left_in_time(server: OpenAIServer) -> None:
    server.stop_after = 2
    assert problem(server, waits=HASTY).code == "remote-slow"
    assert server.left.wait(5)


def test_a_line_without_end_is_not_kept(server: OpenAIServer) -> None:
    server.events = ["x" * 1_500_000]
    assert problem(server).code == "remote-garbled"


def test_a_reply_without_end_is_left(server: OpenAIServer) -> None:
    server.events = [chunk({"content": "x" * 40_000})] * 4
    assert problem(server).code == "remote-garbled"


def test_a_key_that_no_header_can_hold_is_not_sent(server: OpenAIServer) -> None:
    with pytest.raises(VoiceAppError) as told:
        ask(server, reply, key="schlüssel")
    assert told.value.code == "remote-key"
    assert server.asked == []


# ------------------------------------------------------------------------------------------ hearing

SCORES = {"avg_logprob": -0.5, "no_speech_prob": 0.1, "compression_ratio": 1.2}
VERBOSE = {
    "text": " What time is it? Tell me.",
    "language": "en",
    "duration": "2.0",
    "segments": [
        {"id": 0, "start": 0.0, "end": 1.0, "text": " What time is it?", **SCORES},
        {"id": 1, "start": 1.0, "end": 2.0, "text": " Tell me.", **SCORES},
    ],
    "words": [
        {"word": "What", "start": 0.0, "end": 0.3},
        {"word": "is", "start": 0.5, "end": 0.9},
        {"word": "Tell", "start": 1.1, "end": 1.5},
    ],
}


async def sound(seconds: float, pieces: int = 1) -> AsyncIterator[Audio]:
    for _ in range(pieces):
        yield Audio(np.full(round(seconds / pieces * SPEECH_RATE), 0.25, np.float32), SPEECH_RATE)


async def listen(link: Link) -> Any:
    [heard] = [part async for part in HttpTranscriber(link).listen(3, sound(2.0, 4), ListenOptions("en"))]
    return heard


async def transcribe(link: Link, seconds: float = 2.0) -> list[Any]:
    return [part async for part in HttpTranscriber(link).transcribe(sound(seconds, 10), ListenOptions())]


def test_an_utterance_goes_as_wav_and_comes_back_as_words_with_scores(server: OpenAIServer) -> None:
    server.heard = VERBOSE
    heard = ask(server, listen)
    assert (heard.turn, heard.text, heard.final, heard.language) == (3, "What time is it? Tell me.", True, "en")
    assert [segment.text for segment in heard.segments] == ["What time is it?", "Tell me."]
    assert heard.segments[0].avg_logprob == -0.5
    assert heard.segments[0].no_speech_prob == 0.1
    assert heard.confidence == pytest.approx(2**-0.5)
    [asked] = server.asked
    assert asked.field("model") == "big"
    assert asked.field("language") == "en"
    with wave.open(io.BytesIO(dict(asked.form)["file"])) as file:
        assert (file.getframerate(), file.getnchannels(), file.getnframes()) == (SPEECH_RATE, 1, 2 * SPEECH_RATE)
        assert np.frombuffer(file.readframes(10), "<i2").tolist() == [8191] * 10


def test_word_times_are_asked_for_in_files_and_given_to_their_segments(server: OpenAIServer) -> None:
    server.heard = VERBOSE
    first, second = ask(server, transcribe)
    assert [word.text for word in first.segment.words] == ["What", "is"]
    assert [(word.text, word.start_s) for word in second.segment.words] == [("Tell", 1.1)]
    assert second.done_s == 2.0
    asked = [value.decode() for name, value in server.asked[0].form if name == "timestamp_granularities[]"]
    assert asked == ["word", "segment"]


def test_a_server_with_plain_json_only_is_asked_for_that_from_then_on(server: OpenAIServer) -> None:
    server.refused_forms = ("verbose_json",)

    async def twice(link: Link) -> list[str]:
        transcriber = HttpTranscriber(link)
        found = []
        for turn in (1, 2):
            found += [part.text async for part in transcriber.listen(turn, sound(1.0), ListenOptions())]
        return found

    assert ask(server, twice) == ["What time is it?", "What time is it?"]
    assert [asked.field("response_format") for asked in server.asked] == ["verbose_json", "json", "json"]


def test_long_recordings_go_in_pieces_whose_times_are_of_the_whole(server: OpenAIServer) -> None:
    server.heard = {"text": "Words.", "segments": [{"start": 0.0, "end": 1.0, "text": "Words."}]}
    found = ask(server, lambda link: transcribe(link, 2.5 * LONGEST_S))
    assert len(server.asked) > 2
    lengths = []
    for asked in server.asked:
        with wave.open(io.BytesIO(dict(asked.form)["file"])) as file:
            lengths.append(file.getnframes() / SPEECH_RATE)
    assert max(lengths) <= LONGEST_S
    assert sum(lengths) == pytest.approx(2.5 * LONGEST_S)
    assert [part.segment.start_s for part in found] == pytest.approx(np.cumsum([0.0, *lengths[:-1]]))
    assert found[-1].done_s == pytest.approx(2.5 * LONGEST_S)


@pytest.mark.parametrize(
    "heard",
    [
        {},
        {"text": 5},
        {"text": "x", "segments": [5]},
        {"text": "x", "segments": [{"text": "x", "start": "soon", "end": 1}]},
        {"text": "x", "words": [{"word": "x"}]},
        [],
    ],
)
def test_a_damaged_transcript_is_told(server: OpenAIServer, heard: Any) -> None:
    server.heard = heard
    assert problem(server, listen).code == "remote-garbled"


def test_odd_numbers_of_a_server_do_no_harm(server: OpenAIServer) -> None:
    odd = {"text": "x", "start": -5, "end": 1e9, "avg_logprob": 1e9, "no_speech_prob": float("nan")}
    server.heard = {"text": "x", "language": "english", "segments": [odd]}
    heard = ask(server, listen)
    assert (heard.segments[0].start_s, heard.segments[0].end_s) == (0.0, 2.0)
    assert heard.segments[0].no_speech_prob is None
    assert heard.confidence == 1.0
    assert heard.language == "en"


def test_a_transcript_without_end_is_not_kept(server: OpenAIServer) -> None:
    server.heard = {"text": "x" * (MOST_JSON + 10)}
    assert problem(server, listen).code == "remote-garbled"


# ----------------------------------------------------------------------------------------- speaking


ANYHOW = SpeakOptions()


async def speak(link: Link, options: SpeakOptions = ANYHOW) -> list[Speech]:
    return [part async for part in HttpSynthesizer(link).speak(4, 1, "It is noon.", options)]


@pytest.mark.parametrize("formats", [("wav", "pcm"), ("pcm",)])
def test_speech_comes_in_parts_and_is_the_servers_sound(server: OpenAIServer, formats: tuple[str, ...]) -> None:
    server.formats = formats
    parts = ask(server, lambda link: speak(link, SpeakOptions(voice="anna", speed=1.2)), voice="")
    assert len(parts) > 3
    assert {(part.turn, part.sentence, part.audio.rate) for part in parts} == {(4, 1, RATE)}
    joined = np.concatenate([part.audio.samples for part in parts])
    np.testing.assert_allclose(joined, server.sound, atol=1e-4)
    asked = server.asked[-1].body
    assert (asked["input"], asked["voice"], asked["speed"]) == ("It is noon.", "anna", 1.2)


def test_the_connections_voice_comes_before_the_settings(server: OpenAIServer) -> None:
    ask(server, lambda link: speak(link, SpeakOptions(voice="anna")), voice="nova")
    assert server.asked[0].body["voice"] == "nova"


def test_volume_is_this_computers_doing(server: OpenAIServer) -> None:
    parts = ask(server, lambda link: speak(link, SpeakOptions(volume=0.5)))
    peak = max(float(np.abs(part.audio.samples).max()) for part in parts)
    assert peak == pytest.approx(0.25, abs=0.001)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "audio/wav"),
        (b"ID3" + bytes(4000), "audio/mpeg"),
        (b"RIFF\0\0\0\0WAVEdata\x10\0\0\0" + bytes(16), "audio/wav"),
        (b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0" + bytes(16) + bytes(4000), "audio/wav"),
        (b"RIFF\0\0\0\0WAVELIST\xff\xff\xff\x7f" + bytes(200_000), "audio/wav"),
        (b'{"audio": ""}', "application/json"),
    ],
)
def test_what_is_no_sound_is_told(server: OpenAIServer, body: bytes, kind: str) -> None:
    server.always = Fault(200, body=body, kind=kind)
    assert problem(server, speak).code == "remote-garbled"


def test_a_sentence_that_does_not_end_is_left() -> None:
    reader = SoundReader(HttpWords(Connection("box", "tts", "http://127.0.0.1/v1", "m")), "audio/pcm;rate=4000")
    minute = bytes(60 * 2 * 4000)
    for _ in range(5):
        assert reader.take(minute)
    with pytest.raises(VoiceAppError) as told:
        reader.take(minute)
    assert told.value.code == "remote-garbled"


def test_heads_of_every_shape_are_read_however_they_are_cut() -> None:
    samples = np.linspace(-0.9, 0.9, 3000, dtype=np.float32)
    stereo = np.stack([samples, samples], axis=1)
    for code, bits, channels, data in (
        (1, 16, 1, (samples * 32768).astype("<i2").tobytes()),
        (3, 32, 2, stereo.astype("<f4").tobytes()),
    ):
        form = np.array([code, channels], "<u2").tobytes() + np.array([22050, 0], "<u4").tobytes()
        form += np.array([0, bits], "<u2").tobytes()
        size = len(data).to_bytes(4, "little")
        file = b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0" + form + b"LIST\x03\0\0\0abc\0data" + size + data + b"LIST....more"
        for step in (1, 7, 5000, len(file)):
            reader = SoundReader(HttpWords(Connection("box", "tts", "http://127.0.0.1/v1", "m")), "audio/wav")
            found = [reader.take(file[at : at + step]) for at in range(0, len(file), step)]
            parts = [part for part in (*found, reader.rest()) if part is not None]
            assert {part.rate for part in parts} == {22050}
            np.testing.assert_allclose(np.concatenate([part.samples for part in parts]), samples, atol=1e-4)
