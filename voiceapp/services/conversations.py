"""Stored conversations: list, search, rename, export, delete."""

from __future__ import annotations

import asyncio
import builtins
import json
import re
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Literal

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import ConversationsChanged, EventBus
from voiceapp.core.records import ConversationHit, ConversationInfo, StoredTurn
from voiceapp.storage.conversations import ConversationStore

Format = Literal["md", "json"]
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
_NAME_BYTES = 120
_TRIES = 1000


class ConversationsService:
    """What the conversation list of the window and ``voiceapp conversations`` do."""

    def __init__(self, store: ConversationStore, bus: EventBus) -> None:
        self._store = store
        self._bus = bus

    async def list(self) -> list[ConversationInfo]:
        """All conversations, the last used first."""
        return await self._store.list()

    async def show(self, conversation: int) -> tuple[ConversationInfo, builtins.list[StoredTurn]]:
        """A conversation with its turns. Raises ``conversation-unknown``."""
        return await self._store.get(conversation)

    async def search(self, text: str) -> builtins.list[ConversationHit]:
        """Turns that hold the words of ``text``, best first; found words stand between [ and ]."""
        return await self._store.search(text)

    async def rename(self, conversation: int, title: str) -> None:
        """Give a title; an empty one takes the first words again."""
        await self._store.rename(conversation, title)
        self._bus.publish(ConversationsChanged(conversation))

    async def delete(self, conversation: int) -> None:
        """Delete a conversation for good."""
        await self._store.delete(conversation)
        self._bus.publish(ConversationsChanged(conversation))

    async def export(self, conversation: int, format: Format, folder: Path) -> Path:
        """Write a conversation as Markdown or JSON to a new file in ``folder`` and tell its path.

        An existing file is never overwritten. Raises ``export-format``, ``export-failed``,
        ``conversation-unknown``.
        """
        if format not in ("md", "json"):
            raise VoiceAppError("export-format", f"There is no format {format}.", "Use md or json.")
        info, turns = await self._store.get(conversation)
        text = as_markdown(info, turns) if format == "md" else as_json(info, turns)
        return await asyncio.to_thread(_write_new, folder, _file_name(info), format, text)


def as_markdown(info: ConversationInfo, turns: list[StoredTurn]) -> str:
    """The conversation to be read: what was not heard and what was corrected is said."""
    started = datetime.fromtimestamp(info.started).astimezone()
    parts = [f"# {info.title or 'Conversation'}", f"{started:%A} {started.day} {started:%B %Y, %H:%M}"]
    for turn in turns:
        at = datetime.fromtimestamp(turn.at).astimezone()
        how = ", typed" if turn.typed else ""
        parts.append(f"**You** ({at:%H:%M}{how}): {turn.transcript}")
        if turn.corrected_from is not None:
            parts.append(f"(corrected from: {turn.corrected_from})")
        if turn.reply:
            parts.append(f"**Assistant:** {_reply(turn)}")
    return "\n\n".join(parts) + "\n"


def _reply(turn: StoredTurn) -> str:
    heard, rest = turn.reply[: turn.heard].rstrip(), turn.reply[turn.heard :].strip()
    if not rest:
        return turn.reply
    return f"{heard} (not heard: {rest})".lstrip()


def as_json(info: ConversationInfo, turns: list[StoredTurn]) -> str:
    """The conversation for programs: every stored field; times are seconds since the epoch."""
    data = {**asdict(info), "turns": [{**asdict(turn), "heard_text": turn.reply[: turn.heard]} for turn in turns]}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _file_name(info: ConversationInfo) -> str:
    """Day and title without characters that some file system refuses, without extension."""
    day = datetime.fromtimestamp(info.started).astimezone()
    title = _UNSAFE.sub(" ", info.title)
    title = " ".join(title.split()).strip(". ")
    title = title.encode("utf-8")[:_NAME_BYTES].decode("utf-8", "ignore").rstrip(". ")
    return f"{day:%Y-%m-%d} {title or f'Conversation {info.id}'}"


def _write_new(folder: Path, name: str, extension: str, text: str) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, _TRIES):
            path = folder / (f"{name}.{extension}" if number == 1 else f"{name} ({number}).{extension}")
            try:
                file = path.open("x", encoding="utf-8")
            except FileExistsError:
                continue
            try:
                with file:
                    file.write(text)
            except OSError:
                path.unlink(missing_ok=True)  # no half export
                raise
            return path
    except OSError as error:
        raise VoiceAppError(
            "export-failed",
            f"The conversation could not be written to {folder}: {error.strerror or error}.",
            "Choose another folder or free some space; the conversation is kept here.",
            retryable=True,
        ) from error
    raise VoiceAppError("export-failed", f"{folder} holds too many exports of this name.", "Choose another folder.")
