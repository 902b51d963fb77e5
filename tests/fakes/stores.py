"""Stores in memory, for tests on a virtual loop (where a database's threads have no place)."""

from __future__ import annotations

from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.records import ConversationInfo, StoredTurn


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
