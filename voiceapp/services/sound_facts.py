"""What can be measured of a recording's sound (see core/sound_facts.py); of whole files it is kept.

What is kept of a meeting's sound lies beside it, and is deleted with it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Protocol

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.meetings import Meeting, MeetingInfo
from voiceapp.core.recordings import Tell
from voiceapp.core.sound_facts import SoundFacts, SpeakerFact, facts_from
from voiceapp.core.whole_file import PRIVATE, file_digest, replacing
from voiceapp.services import given_files

_VERSION = 2
"""Of how facts are measured; those of another one are measured again."""

FILE = "facts.json"
"""Beside a meeting's sound."""

_MOST = 300
"""Files of which facts are kept: those that were measured last."""


class Measurer(Protocol):
    """workers/remote_measuring.py"""

    async def measure(self, path: Path, from_s: float, until_s: float | None, tell: Tell) -> SoundFacts:
        """The facts of a file between two seconds, without its speakers."""


class Meetings(Protocol):
    """services/meetings.py"""

    async def of_sound(self, path: Path, digest: str) -> MeetingInfo | None:
        """The meeting whose sound a file is, or that was imported from a file with this SHA-256."""

    async def get(self, meeting: int) -> Meeting:
        """A meeting with its speakers."""

    def folder_of(self, meeting: int) -> Path:
        """The folder with a meeting's files."""


class SoundFactsService:
    """``kept`` is the folder in which facts of other whole files are kept, by the SHA-256 of their content, which
    ``digest`` tells."""

    def __init__(
        self, measurer: Measurer, meetings: Meetings, kept: Path, digest: Callable[[Path], str] = file_digest
    ) -> None:
        self._measurer = measurer
        self._meetings = meetings
        self._kept = kept
        self._digest = digest
        self._whole = asyncio.Lock()

    async def of(
        self,
        path: Path,
        from_s: float = 0.0,
        until_s: float | None = None,
        on_progress: Callable[[float | None, str], None] | None = None,
    ) -> SoundFacts:
        """The facts of a file between two seconds (None: to its end).

        Who speaks is told of whole files that are a meeting's. Raises ``file-missing``, ``time-outside`` and what
        reading a file raises.
        """
        given_files.require(path)
        tell = on_progress or (lambda fraction, text: None)
        if from_s > 0 or until_s is not None:
            return await self._measured(path, from_s, until_s, tell)
        async with self._whole:  # what is asked in several ways at once is measured once
            digest = await asyncio.to_thread(self._digest, path)
            known = await self._meetings.of_sound(path, digest)
            own = known is not None and path.parent == self._meetings.folder_of(known.id)
            file = path.with_name(FILE) if own else self._kept / f"{digest}.json"
            facts = await asyncio.to_thread(_read, file, digest)
            if facts is None:
                facts = await self._measured(path, 0.0, None, tell)
                await asyncio.to_thread(self._write, file, digest, facts)
        return replace(facts, speakers=await self._speakers(known))

    async def _measured(self, path: Path, from_s: float, until_s: float | None, tell: Tell) -> SoundFacts:
        facts = await self._measurer.measure(path, from_s, until_s, lambda share, _: tell(share, "Measuring"))
        if facts.duration_s <= 0:
            raise VoiceAppError(
                "time-outside", f"{path.name} has no sound at that time.", "Name a time within the recording."
            )
        return facts

    async def _speakers(self, known: MeetingInfo | None) -> tuple[SpeakerFact, ...] | None:
        speakers = () if known is None else (await self._meetings.get(known.id)).speakers
        talking = [SpeakerFact(one.name, one.talk_s) for one in speakers if one.talk_s > 0]
        return tuple(sorted(talking, key=lambda one: -one.talk_s)) or None

    def _write(self, file: Path, digest: str, facts: SoundFacts) -> None:
        with contextlib.suppress(OSError):  # a full disk, a meeting deleted meanwhile: it is measured again
            if file.parent == self._kept:
                self._kept.mkdir(mode=0o700, parents=True, exist_ok=True)
            with replacing(file, PRIVATE) as kept_file:
                told = {"version": _VERSION, "of": digest, "facts": asdict(facts)}
                kept_file.write(json.dumps(told).encode())
            kept = sorted(self._kept.glob("*.json"), key=lambda one: one.stat().st_mtime)
            for old in kept[:-_MOST]:
                old.unlink(missing_ok=True)


def _read(file: Path, digest: str) -> SoundFacts | None:
    try:
        told = json.loads(file.read_bytes())
        return facts_from(told["facts"]) if (told["version"], told["of"]) == (_VERSION, digest) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
