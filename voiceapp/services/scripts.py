"""Texts that voices speak: cut into lines that can be changed one by one, each with its takes."""

from __future__ import annotations

import asyncio
import builtins
import secrets
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, JobInfo, Notice, ScriptChanged
from voiceapp.core.language_names import language_name
from voiceapp.core.protocols import Capabilities
from voiceapp.core.texts import Paragraph
from voiceapp.core.voices import SEEDS, Script, ScriptLine, Take, Voice
from voiceapp.engines.text_plain import plain_paragraphs
from voiceapp.pipeline.languages import knows
from voiceapp.pipeline.voice_marks import MOST_PAUSE_S, has_phonemes
from voiceapp.services import given_files
from voiceapp.services.jobs import JobsService
from voiceapp.services.script_speaking import KIND, Preparer, Voices
from voiceapp.services.script_text import expected_s, languages, script_text
from voiceapp.services.voice_speech import require_consent
from voiceapp.storage.takes import TakeStore

_TITLE = 60


@dataclass(frozen=True, slots=True)
class Estimate:
    """About ``speech_s`` of sound, made in ``work_s`` (None: how fast the engine is here is not known)."""

    speech_s: float
    work_s: float | None


class ScriptsService:
    """What can be done with scripts; each change is told by a ScriptChanged.

    ``read`` gives the paragraphs of a text file, ``speed_of`` the measured real-time factor of an engine.
    Unknown ids raise VoiceAppError ``script-unknown`` and ``line-unknown``.
    """

    def __init__(
        self,
        store: TakeStore,
        voices: Voices,
        speech: Preparer,
        read: Callable[[Path], Awaitable[builtins.list[Paragraph]]],
        jobs: JobsService,
        bus: EventBus,
        speed_of: Callable[[str], Awaitable[float | None]],
        now: Callable[[], float] = time.time,
    ) -> None:
        self._store = store
        self._voices = voices
        self._speech = speech
        self._read = read
        self._jobs = jobs
        self._bus = bus
        self._speed_of = speed_of
        self._now = now

    # -------------------------------------------------------------------------------------- scripts

    async def list(self, voice: int) -> builtins.list[Script]:
        """A voice's scripts, the latest first."""
        return await self._store.scripts(voice)

    async def get(self, script: int) -> Script:
        """One script."""
        return await self._store.script(script)

    async def lines(self, script: int) -> builtins.list[ScriptLine]:
        """Its lines with their takes, in order."""
        return await self._store.lines(script)

    async def create(self, voice: int, text: str | Path, engine: str = "", language: str = "") -> Script:
        """A script of a text or of a text file, not yet spoken; ``language`` is that of what declares none.

        Raises ``nothing-to-say``, ``consent-missing``, ``samples-missing`` and what reading the file raises.
        """
        found = await self._voices.get(voice)
        require_consent(found)
        if isinstance(text, Path):
            given_files.require(text, pipe=True)
            paragraphs, title = await self._read(text), text.stem
        else:
            paragraphs = await asyncio.to_thread(plain_paragraphs, text)
            title = " ".join(text.split())[:_TITLE].rstrip()
        made = await asyncio.to_thread(script_text, paragraphs, language or next(iter(found.languages), "en"))
        if not made.lines:
            raise VoiceAppError(
                "nothing-to-say", "There is nothing in this text that can be spoken.", "Give some words to speak."
            )
        if made.dropped:
            told = f"Not followed in this text: {', '.join(made.dropped)}. The words in it are spoken."
            self._bus.publish(Notice("warning", told, code="marks-unknown"))
        script = await self._store.add(voice, title, engine, made.lines)
        self._tell(script.id)
        return script

    async def delete(self, script: int) -> None:
        """Delete a script with its takes."""
        found = await self._store.script(script)
        await self._jobs.drop(script=script)
        await self._unlink(found.voice, await self._store.delete(script))
        self._tell(script)

    # ---------------------------------------------------------------------------------------- lines

    async def edit(self, line: int, text: str) -> None:
        """Write another text there; only this line is spoken anew. A long one becomes several.

        Raises ``nothing-to-say``.
        """
        old = await self._store.line(line)
        if text.strip() == old.text:
            return
        new = await self._cut(text, old.language)
        kept_pause = [*new[:-1], replace(new[-1], pause_s=old.pause_s)] if "[pause" not in text.lower() else new
        await self._replace(old, [replace(one, paragraph=old.paragraph) for one in kept_pause])

    async def insert(self, script: int, position: int, text: str, language: str = "") -> None:
        """Put a text before the line at ``position``, or at the end. Raises ``nothing-to-say``."""
        lines = await self._store.lines(script)
        position = max(0, position)
        near = lines[min(position, len(lines) - 1)] if lines else None
        found = await self._voices.get((await self._store.script(script)).voice)
        spoken_in = language or (near.language if near else next(iter(found.languages), "en"))
        paragraph = near.paragraph if near else 0
        new = [replace(one, paragraph=paragraph) for one in await self._cut(text, spoken_in)]
        await self._store.insert_lines(script, position, new)
        self._tell(script)

    async def delete_line(self, line: int) -> None:
        """Delete a line with its takes."""
        await self._replace(await self._store.line(line), [])

    async def set_pause(self, line: int, pause_s: float) -> None:
        """Silence after a line; nothing has to be spoken anew."""
        found = await self._store.line(line)
        await self._store.set_pause(line, max(0.0, min(pause_s, MOST_PAUSE_S)))
        self._tell(found.script)

    async def _cut(self, text: str, language: str) -> Sequence[ScriptLine]:
        made = await asyncio.to_thread(script_text, [Paragraph(text)], language)
        if not made.lines:
            raise VoiceAppError(
                "nothing-to-say", "There is nothing in this line that can be spoken.", "Delete it instead."
            )
        return made.lines

    async def _replace(self, old: ScriptLine, lines: Sequence[ScriptLine]) -> None:
        voice = (await self._store.script(old.script)).voice
        await self._unlink(voice, await self._store.replace_line(old.id, lines))
        self._tell(old.script)

    # ---------------------------------------------------------------------------------------- takes

    async def keep(self, line: int, take: int) -> None:
        """This take is the one that is heard and exported of its line."""
        found = await self._store.line(line)
        await self._store.keep(take)
        self._tell(found.script)

    async def delete_takes(self, line: int, takes: Iterable[int]) -> None:
        """Delete takes of a line with their files."""
        found = await self._store.line(line)
        wanted = set(takes)
        gone = [take for take in found.takes if take.id in wanted]
        await self._store.delete_takes([take.id for take in gone])
        await self._unlink((await self._store.script(found.script)).voice, [take.file for take in gone])
        self._tell(found.script)

    async def path(self, script: int, take: Take) -> Path:
        """The file of a take."""
        return self._voices.folder((await self._store.script(script)).voice) / take.file

    async def _unlink(self, voice: int, files: Iterable[str]) -> None:
        folder = self._voices.folder(voice)
        for file in files:
            await asyncio.to_thread((folder / file).unlink, missing_ok=True)

    # ------------------------------------------------------------------------------------- speaking

    async def estimate(self, script: int, takes: int = 1) -> Estimate:
        """How long what is not yet spoken will be, and how long it will take, by what was measured here."""
        found = await self._store.script(script)
        lines = await self._store.lines(script)
        voice = await self._voices.get(found.voice)
        left = [line for line in lines if line.kept is None]
        speech_s = sum(expected_s(line.text, voice.manner.speed) for line in left)
        measured = [take.measures.real_time_factor for line in lines for take in line.takes]
        known = [factor for factor in measured if factor is not None]
        factor = median(known) if known else await self._speed_of(found.engine or voice.engine)
        return Estimate(speech_s, None if factor is None else speech_s * takes * factor)

    async def speak(
        self,
        script: int,
        *,
        lines: Sequence[int] | None = None,
        takes: int = 1,
        seed: int | None = None,
        speed: float | None = None,
        temperature: float | None = None,
    ) -> int:
        """Queue speaking; the job. None are the ``lines`` of which no take is kept; named ones get new takes.

        The takes of a line have the seeds ``seed``, ``seed`` + 1, ... (None: the voice's, else a drawn one). After
        a pause, a cancel or a restart the job goes on where it was. Raises ``language-unknown``,
        ``temperature-unknown`` and what preparing the voice raises.
        """
        begun = None if lines else await self._begun(script)
        if begun is not None:
            await self._jobs.resume(begun)
            self._jobs.follow(begun)  # where another process runs it
            return begun
        found = await self._store.script(script)
        voice = await self._voices.get(found.voice)
        wanted = await self._store.lines(script)
        chosen = [line for line in wanted if lines is None or line.id in lines]
        able = [await self._require_able(voice, found.engine, one, temperature) for one in languages(chosen)]
        if any(has_phonemes(line.text, voice.lexicon) for line in chosen) and not all(one.phonemes for one in able):
            told = "This engine takes no phonemes: those words are spoken as they are written."
            self._bus.publish(Notice("warning", told, "Give another spelling.", code="phonemes-not-spoken"))
        first = seed if seed is not None else voice.manner.seed
        params: dict[str, Any] = {
            "script": script,
            "voice": found.voice,
            "lines": None if lines is None else [*lines],
            "takes": max(1, takes),
            "seed": secrets.randbelow(SEEDS) if first is None else first % SEEDS,
            "speed": speed,
            "temperature": temperature,
            "since": 0.0 if lines is None else self._now(),
        }
        return await self._jobs.submit(KIND, f"Speaking as {voice.name}", params)

    async def speaking(self, script: int) -> builtins.list[JobInfo]:
        """The jobs that speak a script and have not ended, the newest first."""
        return [info for info, params in await self._jobs.unfinished(KIND) if params["script"] == script]

    async def _begun(self, script: int) -> int | None:
        """The job that speaks the whole script and has not ended, also where its program was killed."""
        known = await self._jobs.unfinished(KIND, orphans=True)
        of_it = (info.id for info, params in known if params["script"] == script and params["lines"] is None)
        return next(of_it, None)

    async def _require_able(
        self, voice: Voice, engine: str, language: str, temperature: float | None
    ) -> Capabilities:
        prepared = await self._speech.prepare(voice, engine, language)
        able = prepared.synthesizer.capabilities
        if not knows(able, language):
            raise VoiceAppError(
                "language-unknown",
                f"This engine does not speak {language_name(language)}.",
                "Choose another engine, or another language for the text.",
            )
        if temperature is not None and not able.temperature:
            raise VoiceAppError(
                "temperature-unknown", "This engine has no temperature.", "Leave it out, or choose another engine."
            )
        return able

    def _tell(self, script: int) -> None:
        self._bus.publish(ScriptChanged(script))
