"""The pipeline's protocols over real processes of scripted engines."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator

import numpy as np
import psutil
import pytest

from tests.unit.workers.helpers import run
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus
from voiceapp.core.frames import Audio, Segment, Speech, ToolCall, Transcript, Word
from voiceapp.core.protocols import (
    Capabilities,
    ChatOptions,
    ListenOptions,
    Message,
    SpeakOptions,
    Task,
    ToolSpec,
    TranscriptionProgress,
)
from voiceapp.core.usage import Usage
from voiceapp.engines.specs import EngineSpec
from voiceapp.workers.client import Worker
from voiceapp.workers.pool import Pool
from voiceapp.workers.priority import Gate
from voiceapp.workers.remote import (
    Provider,
    RemoteChatModel,
    RemoteSynthesizer,
    RemoteTranscriber,
    RemoteTurnDetector,
)
from voiceapp.workers.remote_recordings import RemoteVoiceCloner

DECLARED = Capabilities(languages=("*",))


@contextlib.asynccontextmanager
async def provider(task: Task, engine: str, module: str = "engines") -> AsyncIterator[tuple[Pool, Provider]]:
    pool = Pool(EventBus(), memory_bytes=psutil.virtual_memory().total, threads=1)
    found = EngineSpec(engine.lower(), task, "Heron", f"tests.fakes.{module}:{engine}", embedded=True)

    async def get() -> Worker:
        return await pool.acquire(found)

    try:
        yield pool, get
    finally:
        await pool.close()


async def sound(*seconds: float) -> AsyncIterator[Audio]:
    for length in seconds:
        yield Audio(np.zeros(int(length * 16_000), np.float32), 16_000)


def test_of_a_long_utterance_only_what_counts_is_sent() -> None:
    async def test() -> None:
        async with provider("turn", "Ending") as (_, get):
            remote = RemoteTurnDetector(get, Capabilities(max_seconds=8.0))
            assert await remote.complete(Audio(np.zeros(16_000, np.float32), 16_000)) == 0.1
            assert await remote.complete(Audio(np.zeros(30 * 16_000, np.float32), 16_000)) == 0.8

    run(test())


def test_listen_gives_partial_transcripts_and_the_final_one() -> None:
    async def test() -> None:
        async with provider("asr", "Hearing") as (_, get):
            remote = RemoteTranscriber(get, DECLARED)
            assert remote.capabilities == DECLARED
            options = ListenOptions(language="de", prompt="Heron")
            got = [part async for part in remote.listen(7, sound(0.5, 0.25), options)]
            assert got == [
                Transcript(7, "0.50", False),
                Transcript(7, "0.75", False),
                Transcript(
                    turn=7,
                    text="de Heron",
                    final=True,
                    language="de",
                    segments=(
                        Segment("de Heron", 0.0, 0.75, (Word("de", 0.0, 0.5, 0.9, False),), -0.25, 0.125, 1.5),
                    ),
                    confidence=0.8,
                ),
            ]
            assert remote.capabilities == Capabilities(languages=("de",), word_times="estimated")

    run(test())


def test_languages_to_choose_among_go_only_to_engines_that_can_choose() -> None:
    async def test() -> None:
        async with provider("asr", "Hearing") as (_, get):
            remote = RemoteTranscriber(get, DECLARED)
            options = ListenOptions(prompt="Heron", languages=("en", "de"))
            assert [part.text async for part in remote.listen(7, sound(0.5), options)][-1] == "None Heron"
        async with provider("asr", "Choosing") as (_, get):
            remote = RemoteTranscriber(get, Capabilities(detects_among=True))
            got = [part async for part in remote.listen(7, sound(0.5), options)]
            assert (got[-1].text, got[-1].language, got[-1].language_probability) == ("en de", "de", 0.75)

    run(test())


def test_listen_can_be_asked_for_the_final_transcript_alone() -> None:
    async def test() -> None:
        async with provider("asr", "Hearing") as (_, get):
            remote = RemoteTranscriber(get, DECLARED)
            options = ListenOptions(language="de", partials=False)
            (got,) = [part async for part in remote.listen(7, sound(0.5, 0.25), options)]
            assert got.final
            assert got.segments[0].end_s == 0.75

    run(test())


def test_transcribe_gives_segments_as_they_are_done() -> None:
    async def test() -> None:
        async with provider("asr", "Hearing") as (_, get):
            remote = RemoteTranscriber(get, DECLARED)
            got = [part async for part in remote.transcribe(sound(1.0, 2.0), ListenOptions())]
            assert got == [
                TranscriptionProgress(Segment("part 0", 0.0, 1.0), 1.0, "en"),
                TranscriptionProgress(Segment("part 1", 1.0, 3.0), 3.0, "en"),
            ]

    run(test())


def test_what_a_prompt_cost_is_told_with_the_first_part() -> None:
    async def test() -> None:
        async with provider("llm", "Counting") as (_, get):
            told: list[Usage] = []
            remote = RemoteChatModel(get, DECLARED)
            reply = remote.reply([Message("user", "Hi")], [], ChatOptions(on_usage=told.append))
            assert await anext(reply) == "one"
            assert told == [Usage(310, 286)]
            assert [part async for part in reply] == ["two"]
            assert told == [Usage(310, 286)]
            assert [part async for part in remote.reply([Message("user", "Hi")], [], ChatOptions())] == [
                "one",
                "two",
            ]

    run(test())


def test_the_talk_overtakes_a_long_transcription() -> None:
    async def test() -> None:
        async with provider("asr", "Hearing") as (pool, get):
            remote = RemoteTranscriber(get, DECLARED, pool.gate)
            with pool.gate.live():
                long = remote.transcribe(sound(1.0), ListenOptions())
                first = asyncio.ensure_future(anext(long))
                got = [part.text async for part in remote.listen(1, sound(0.5), ListenOptions())]
                assert got[0] == "0.50"
                assert not first.done()
            assert (await first).segment.text == "part 0"
            assert [part async for part in long] == []

    run(test())


def test_a_transcription_under_way_gives_its_place_to_the_talk_and_goes_on() -> None:
    async def test() -> None:
        async with provider("asr", "Hearing") as (pool, get):
            remote = RemoteTranscriber(get, DECLARED, pool.gate)
            more = asyncio.Event()

            async def long_file() -> AsyncIterator[Audio]:
                async for audio in sound(1.0):
                    yield audio
                await more.wait()
                async for audio in sound(2.0):
                    yield audio

            long = remote.transcribe(long_file(), ListenOptions())
            assert (await anext(long)).segment.text == "part 0"
            got = [part.text async for part in remote.listen(1, sound(0.5), ListenOptions(language="de"))]
            assert got == ["0.50", "de "]
            more.set()
            assert [(part.segment.text, part.done_s) async for part in long] == [("part 1", 3.0)]

    run(test())


def test_reply_streams_text_and_tool_calls() -> None:
    async def test() -> None:
        async with provider("llm", "Answering") as (_, get):
            remote = RemoteChatModel(get, DECLARED)
            messages = [
                Message("user", "set a timer"),
                Message("assistant", "", ToolCall("set_timer", {"seconds": 5}, "x")),
                Message("tool", "done"),
            ]
            tools = [ToolSpec("set_timer", "Sets a timer.", {"type": "object"}, "changes")]
            options = ChatOptions(0.5, 99, 3, {"type": "object"})
            got = [part async for part in remote.reply(messages, tools, options)]
            assert got[0] == "user set a timer | assistant set_timer {'seconds': 5} | tool done"
            assert got[1] == "set_timer changes {'type': 'object'} 0.5 99 3 {'type': 'object'}"
            assert got[2] == ToolCall("set_timer", {"seconds": 5}, "1")

    run(test())


def test_speak_gives_sound_and_words() -> None:
    async def test() -> None:
        async with provider("tts", "Speaking") as (_, get):
            remote = RemoteSynthesizer(get, DECLARED)
            options = SpeakOptions(voice="a", language="de", speed=2.0, volume=0.5, seed=1)
            got = [part async for part in remote.speak(3, 4, "guten Tag", options)]
            assert [type(part) for part in got] == [Speech, Speech]
            assert [(part.turn, part.sentence, part.audio.rate) for part in got] == [(3, 4, 22_050)] * 2
            assert [word for part in got for word in part.words] == [
                Word("guten", 0.0, 0.1, None, True, 0, 5),
                Word("Tag", 0.1, 0.2, None, True, 6, 9),
            ]
            assert await remote.voices() == [{"name": "a de 2.0 0.5 1", "language": "de"}]

    run(test())


def test_a_voice_goes_from_its_samples_to_what_is_spoken() -> None:
    async def test() -> None:
        async with provider("tts", "Cloning", "cloning") as (_, get):

            async def samples() -> AsyncIterator[Audio]:
                for rate, seconds in ((8_000, 20), (16_000, 1), (8_000, 3)):
                    yield Audio(np.zeros(rate * seconds, np.float32), rate)

            async def key() -> str:
                return "abc"

            cloner = RemoteVoiceCloner(get, Capabilities(cloning=True), Gate(), key)
            timbre = await cloner.condition(samples())
            assert timbre["lengths"].tolist() == [160_000, 8_000, 24_000]
            assert await cloner.model_key() == "abc"
            speaker = RemoteSynthesizer(get, Capabilities(cloning=True, temperature=True))
            for options, told in (
                (SpeakOptions(), [0, 0]),
                (SpeakOptions(timbre=timbre), [160_000, 8_000, 24_000, 0]),
                (SpeakOptions(timbre=timbre, temperature=0.5), [160_000, 8_000, 24_000, 0.5]),
            ):
                (part,) = [part async for part in speaker.speak(1, 0, "hello", options)]
                assert part.audio.samples.tolist() == told

    run(test())


def test_an_engine_that_cannot_clone_speaks_in_no_other_voice_instead() -> None:
    async def test() -> None:
        async with provider("tts", "Speaking") as (_, get):

            async def key() -> str:
                return ""

            remote = RemoteSynthesizer(get, DECLARED)
            timbre = {"lengths": np.zeros(1, np.float32)}
            with pytest.raises(VoiceAppError) as caught:
                await anext(remote.speak(1, 0, "hello", SpeakOptions(timbre=timbre)))
            assert caught.value.code == "engine-cannot-clone"
            with pytest.raises(VoiceAppError) as caught:
                await RemoteVoiceCloner(get, DECLARED, Gate(), key).condition(sound(1.0))
            assert caught.value.code == "engine-cannot-clone"
            # How freely it speaks is nothing that this engine knows of.
            assert [part async for part in remote.speak(1, 0, "hello", SpeakOptions(temperature=0.5))]

    run(test())


def test_closing_early_cancels_the_engines_call() -> None:
    async def test() -> None:
        async with provider("llm", "Answering") as (_, get):
            remote = RemoteChatModel(get, DECLARED)
            reply = remote.reply([Message("user", "endless")], [], ChatOptions())
            assert await anext(reply) == "word "
            worker = await get()
            assert worker.busy
            await reply.aclose()  # type: ignore[attr-defined]
            assert not worker.busy
            got = [part async for part in remote.reply([Message("user", "hi")], [], ChatOptions())]
            assert got[0] == "user hi"

    run(test())


def test_a_crash_in_mid_reply_is_told_and_the_next_reply_comes_from_a_new_process() -> None:
    async def test() -> None:
        async with provider("llm", "Answering") as (_, get):
            remote = RemoteChatModel(get, DECLARED)
            reply = remote.reply([Message("user", "endless")], [], ChatOptions())
            await anext(reply)
            os.kill((await get()).pid, signal.SIGKILL)
            with pytest.raises(VoiceAppError) as caught:
                async for _ in reply:
                    pass
            assert caught.value.code == "engine-died"
            assert caught.value.retryable
            got = [part async for part in remote.reply([Message("user", "hi")], [], ChatOptions())]
            assert got[0] == "user hi"

    run(test())
