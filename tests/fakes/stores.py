"""Stores in memory, for tests on a virtual loop (where a database's threads have no place)."""

from __future__ import annotations

import builtins
from dataclasses import replace
from typing import Any

from voiceapp.core.answers import Citation
from voiceapp.core.asking import AskedQuestion, AskThread, GivenAnswer, Question, Way, came
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.personas import Persona
from voiceapp.core.records import ConversationInfo, Fact, StoredTurn


class MemoryFacts:
    """What ``storage.facts.FactStore`` does."""

    def __init__(self, *texts: str) -> None:
        self.rows = {number: Fact(number, text, 1_700_000_000.0) for number, text in enumerate(texts, 1)}

    async def add(self, text: str) -> Fact:
        fact = Fact(max(self.rows, default=0) + 1, text, 1_700_000_000.0)
        self.rows[fact.id] = fact
        return fact

    async def list(self) -> list[Fact]:
        return list(self.rows.values())

    async def edit(self, fact: int, text: str) -> bool:
        if fact in self.rows:
            self.rows[fact] = replace(self.rows[fact], text=text)
        return fact in self.rows

    async def told_in(self, facts: builtins.list[int], turn: int) -> None:
        for fact in facts:
            self.rows[fact] = replace(self.rows[fact], turn=turn)

    async def remove(self, fact: int) -> bool:
        return self.rows.pop(fact, None) is not None


class MemoryPersonas:
    """What ``storage.facts.PersonaStore`` does."""

    def __init__(self, *personas: Persona) -> None:
        self.rows = {persona.name: persona for persona in personas}

    async def list(self) -> list[Persona]:
        return [self.rows[name] for name in sorted(self.rows)]

    async def put(self, persona: Persona) -> None:
        self.rows[persona.name] = persona

    async def remove(self, name: str) -> bool:
        return self.rows.pop(name, None) is not None


class MemoryConversations:
    """What ``storage.conversations.ConversationStore`` does for a talk."""

    def __init__(self) -> None:
        self.turns: dict[int, list[StoredTurn]] = {}

    async def create(self, title: str = "") -> int:
        self.turns[len(self.turns) + 1] = []
        return len(self.turns)

    async def add_turn(
        self, conversation: int, number: int, transcript: str, reply: str, heard: int, **more: Any
    ) -> StoredTurn:
        turn_id = sum(map(len, self.turns.values())) + 1
        at = more.pop("at")
        turn = StoredTurn(turn_id, conversation, number, at, transcript, reply, heard, **more)
        self.turns[conversation].append(turn)
        return turn

    async def get(self, conversation: int) -> tuple[ConversationInfo, list[StoredTurn]]:
        turns = self.turns[conversation]
        return ConversationInfo(conversation, "", 0.0, 0.0, len(turns)), turns

    async def turn(self, turn: int) -> StoredTurn:
        for turns in self.turns.values():
            for stored in turns:
                if stored.id == turn:
                    return stored
        raise VoiceAppError("turn-unknown", "There is no such turn.")


class MemoryAsked:
    """What ``storage.asked.AskedStore`` does."""

    def __init__(self) -> None:
        self.rows: dict[int, AskedQuestion] = {}
        self.kept: dict[tuple[int, Way], list[Citation]] = {}
        self.ended: dict[tuple[int, Way], GivenAnswer] = {}

    async def add(self, question: Question) -> AskedQuestion:
        number = len(self.rows) + 1
        thread = number if question.thread is None else question.thread
        given = tuple(GivenAnswer(way) for way in question.ways)
        self.rows[number] = AskedQuestion(number, thread, replace(question, thread=thread), 100.0 + number, given)
        return self.rows[number]

    async def keep(self, question: int, way: Way, citation: Citation) -> None:
        if (question, way) not in self.ended:
            self.kept.setdefault((question, way), []).append(citation)

    async def end(self, question: int, given: GivenAnswer) -> GivenAnswer:
        self.ended[question, given.way] = given
        return given

    async def threads(self) -> builtins.list[AskThread]:
        threads = sorted({asked.thread for asked in self.rows.values()}, reverse=True)
        found = [[asked for asked in self.rows.values() if asked.thread == one] for one in threads]
        return [AskThread(of[0].thread, of[0].question.text, of[-1].asked_at, len(of)) for of in found]

    async def questions(self, thread: int) -> builtins.list[AskedQuestion]:
        found = [asked for asked in self.rows.values() if asked.thread == thread]
        if not found:
            raise VoiceAppError("thread-unknown", "These questions were deleted.")
        return [replace(one, answers=tuple(self._given(one.id, way) for way in one.question.ways)) for one in found]

    def _given(self, question: int, way: Way) -> GivenAnswer:
        cut_short = GivenAnswer(way, came(way, self.kept.get((question, way), [])), cancelled=True)
        return self.ended.get((question, way), cut_short)

    async def delete(self, thread: int) -> None:
        await self.questions(thread)
        self.rows = {number: asked for number, asked in self.rows.items() if asked.thread != thread}
