"""Two hundred turns and more, in virtual time: the model never gets more than it can keep in mind."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

from tests.fakes.loop import run_virtual
from tests.fakes.models import ScriptedChat
from tests.unit.services.test_talk_service import Rig, service
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import TurnDropped
from voiceapp.core.frames import ToolCall
from voiceapp.core.protocols import Capabilities, ChatOptions, Message, ToolSpec
from voiceapp.core.usage import Usage
from voiceapp.pipeline.compaction import SUM_UP

CONTEXT = 1500
TURNS = 200


class LongChat(ScriptedChat):
    """A model of ``CONTEXT`` tokens (a word is one and a third) that remembers by a code word what it was told.

    Its summaries keep every word that begins with "code".
    """

    def __init__(self, summarises: bool = True, summary_s: float = 1.0) -> None:
        super().__init__({})
        self.capabilities = Capabilities(context_tokens=CONTEXT, json_schema=True, caches_prompt=True)
        self.summarises = summarises
        self.summary_s = summary_s
        self.longest = 0
        self.summaries: list[str] = []
        self.asked_at: list[float] = []
        self.read_ahead: list[list[Message]] = []

    async def reply(
        self, messages: Sequence[Message], tools: Sequence[ToolSpec], options: ChatOptions
    ) -> AsyncIterator[str | ToolCall]:
        tokens = sum(len(message.text.split()) for message in messages) * 4 // 3 + 4 * len(messages)
        self.longest = max(self.longest, tokens + options.max_tokens)
        if messages[-1] == SUM_UP:
            await asyncio.sleep(self.summary_s)
            if not self.summarises:
                raise VoiceAppError("too-long", "No.")
            said = " ".join(message.text for message in messages)
            codes = dict.fromkeys(word for word in said.split() if word.startswith("code"))
            self.summaries.append(" ".join(codes))
            yield self.summaries[-1]
            return
        if options.max_tokens == 1:
            self.read_ahead.append(list(messages))
            return
        self.prompts.append(list(messages))
        self.asked_at.append(asyncio.get_running_loop().time())
        if options.on_usage:
            options.on_usage(Usage(tokens, 0))
        yield "That is " + "fine and good " * 12


async def long_talk(rig: Rig, chat: LongChat, pause_s: float) -> None:
    rig.engines.llm = chat
    for number in range(TURNS):
        code = "the word is codeword1, mind it, " if number == 0 else ""
        await rig.talk.send(f"Question {number}: {code}" + "what about it " * 8)
        await asyncio.sleep(pause_s)


def test_two_hundred_turns_never_exceed_the_context_and_what_mattered_is_still_known(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path, talk__persona="Be kind. My pinned fact.") as rig:
            chat = LongChat()
            await long_talk(rig, chat, pause_s=20.0)
            assert len(chat.prompts) == TURNS
            assert chat.longest <= CONTEXT
            assert chat.summaries
            assert all("My pinned fact." in prompt[0].text for prompt in chat.prompts)
            assert "codeword1" in chat.prompts[-1][1].text
            assert [turn.transcript.split(":")[0] for turn in rig.store.turns[1]] == [
                f"Question {number}" for number in range(TURNS)
            ], "what is stored is untouched"
            grown = sum(
                after[: len(before)] == before
                for before, after in zip(chat.prompts, chat.prompts[1:], strict=False)
            )
            assert grown >= TURNS - 1 - len(chat.summaries), "between two summaries the prompt only grows"
            assert len(chat.read_ahead) == TURNS
            for ahead, following in zip(chat.read_ahead, chat.prompts[1:], strict=False):
                assert following[: len(ahead) - 1] == ahead[:-1], "the next prompt begins with what was read ahead"

    run_virtual(scenario())


def test_a_model_that_cannot_sum_up_forgets_the_oldest_turns(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path) as rig:
            chat = LongChat(summarises=False)
            await long_talk(rig, chat, pause_s=20.0)
            assert chat.longest <= CONTEXT
            assert len(chat.prompts) == TURNS
            last = [message.text for message in chat.prompts[-1]]
            assert any(text.startswith(f"Question {TURNS - 2}") for text in last)
            assert not any(text.startswith("Question 0") for text in last)

    run_virtual(scenario())


def test_nobody_waits_for_a_summary(tmp_path: Path) -> None:
    """Each question comes while the summary is being made: it is given up, and the question goes first."""

    async def scenario() -> None:
        async with service(tmp_path) as rig:
            chat = LongChat(summary_s=60.0)
            began: list[float] = []
            send = rig.talk.send

            async def timed(text: str) -> None:
                began.append(asyncio.get_running_loop().time())
                await send(text)

            rig.talk.send = timed  # type: ignore[method-assign]
            await long_talk(rig, chat, pause_s=5.0)
            waited = [asked - began for asked, began in zip(chat.asked_at, began, strict=True)]
            assert max(waited) < 0.01
            assert chat.summaries == []
            assert chat.longest <= CONTEXT

    run_virtual(scenario())


def test_a_noise_that_is_no_turn_makes_nothing_be_read_again(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path) as rig:
            chat = LongChat()
            rig.engines.llm = chat
            await rig.talk.open()
            await asyncio.sleep(5.0)
            assert [messages[-1].text for messages in chat.read_ahead] == ["."], "before anybody has spoken"
            for _ in range(3):
                rig.bus.publish(TurnDropped(99))
                await asyncio.sleep(5.0)
            assert len(chat.read_ahead) == 1
            await rig.talk.send("Hello.")
            await asyncio.sleep(5.0)
            assert len(chat.read_ahead) == 2

    run_virtual(scenario())


def test_the_summary_of_another_conversation_is_not_kept(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path) as rig:
            chat = LongChat(summary_s=5.0)
            rig.engines.llm = chat
            for number in range(12):
                await rig.talk.send(f"Question {number}: codeword{number} " + "what about it " * 8)
            await asyncio.sleep(1.0)
            await rig.talk.new_conversation()
            await asyncio.sleep(60.0)
            await rig.talk.send("Hello.")
            assert not any("codeword" in message.text for message in chat.prompts[-1])

    run_virtual(scenario())


def test_the_built_in_skills_are_not_asked_for_summaries(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with service(tmp_path, engines__context_tokens=512) as rig:
            asked: list[Any] = rig.engines.llm.prompts
            for _ in range(30):
                await rig.talk.send("What time is it?")
            await asyncio.sleep(60.0)
            assert len(asked) == 30
            assert len(asked[-1]) < 30

    run_virtual(scenario())
