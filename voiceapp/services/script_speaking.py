"""The job that speaks scripts: line by line, take by take, the best of each kept."""

from __future__ import annotations

import asyncio
import builtins
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, Notice, ScriptChanged
from voiceapp.core.voices import SEEDS, Script, Take, Voice
from voiceapp.pipeline.voice_marks import spoken
from voiceapp.services.jobs import JobContext, JobsService
from voiceapp.services.take_making import FOLDER, TakeMaker, Wish, best
from voiceapp.services.voice_speech import PreparedVoice, require_consent
from voiceapp.storage.takes import TakeStore

KIND = "takes"


class Voices(Protocol):
    """Where voices are found (services/voices.py)."""

    async def get(self, voice: int) -> Voice:
        """One voice."""

    def folder(self, voice: int) -> Path:
        """Where its files lie."""


class Preparer(Protocol):
    """Who speaks for a voice (services/voice_speech.py)."""

    async def prepare(self, voice: Voice, tts: str = "", language: str = "") -> PreparedVoice:
        """The engine with the voice."""


class ScriptSpeaking:
    """Runs jobs of :data:`KIND`, whose parameters :meth:`ScriptsService.speak` writes.

    Lines are looked up one by one, so that what is edited meanwhile is spoken as it is then; a take is on disk
    before the next one begins. ``retries`` is how often a take over its limits is tried again with another seed.
    """

    def __init__(
        self,
        store: TakeStore,
        voices: Voices,
        speech: Preparer,
        maker: TakeMaker,
        jobs: JobsService,
        bus: EventBus,
        retries: Callable[[], int],
    ) -> None:
        self._store = store
        self._voices = voices
        self._speech = speech
        self._maker = maker
        self._bus = bus
        self._retries = retries
        jobs.register(KIND, self._run)

    async def _run(self, ctx: JobContext) -> None:
        script = await self._store.script(int(ctx.params["script"]))
        await self._begin(script)
        wish = Wish(ctx.params["speed"], ctx.params["temperature"])
        unheard: set[int] = set()  # lines that hold nothing to speak after all
        named = ctx.params["lines"]
        count = len(await self._store.lines(script.id) if named is None else named)
        while todo := [line for line in await self._todo(ctx) if line not in unheard]:
            count = max(count, len(todo))  # lines may come and go meanwhile
            done = count - len(todo)
            ctx.progress(done / count, f"Line {done + 1} of {count}")
            await ctx.check()
            try:
                if not await self._speak_line(ctx, script, todo[0], wish):
                    unheard.add(todo[0])
            except VoiceAppError as error:
                if error.code != "line-unknown":
                    raise
                unheard.add(todo[0])  # it was changed while it was spoken: its new text is another line
            self._bus.publish(ScriptChanged(script.id))
        over = sum(bool(line.kept and line.kept.measures.problems) for line in await self._store.lines(script.id))
        if over:
            what = "1 line has" if over == 1 else f"{over} lines have"
            told = f"{what} a take that is over its limits."
            self._bus.publish(Notice("warning", told, "Listen to it, and speak it again.", code="takes-over"))

    async def _begin(self, script: Script) -> None:
        """A folder for takes, without what a killed program had not yet stored."""
        folder = self._voices.folder(script.voice) / FOLDER
        known = {Path(take.file).name for line in await self._store.lines(script.id) for take in line.takes}

        def tidy() -> None:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for file in (*folder.glob(f"{script.id}-*.flac"), *folder.glob(f".{script.id}-*.flac")):
                if file.name not in known:
                    file.unlink(missing_ok=True)

        await asyncio.to_thread(tidy)

    async def _todo(self, ctx: JobContext) -> builtins.list[int]:
        """The lines that are left. Of named ones those without a kept take since the job was asked for."""
        named, since = ctx.params["lines"], float(ctx.params["since"])
        if named is None:
            return await self._store.pending(int(ctx.params["script"]))
        lines = {line.id: line for line in await self._store.lines(int(ctx.params["script"]))}
        there = [lines[one] for one in named if one in lines]
        return [line.id for line in there if line.kept is None or line.kept.made < since]

    async def _speak_line(self, ctx: JobContext, script: Script, number: int, wish: Wish) -> bool:
        """Speak takes of a line and keep the best; those that an earlier run of this job made count."""
        line = await self._store.line(number)
        voice = await self._voices.get(script.voice)
        if not any(map(str.isalnum, spoken(line.text, line.language, voice.lexicon).text)):
            return False
        prepared = await self._speech.prepare(voice, script.engine, line.language)
        since, first, wanted = float(ctx.params["since"]), int(ctx.params["seed"]), int(ctx.params["takes"])
        there = {take.seed: take for take in line.takes if take.made >= since and take.model == prepared.model}
        most = wanted + self._retries()
        takes: list[Take] = []
        while len(takes) < wanted or (len(takes) < most and best(takes).measures.problems):
            await ctx.check()
            require_consent(await self._voices.get(script.voice))  # it may be taken back between two takes
            seed = (first + len(takes)) % SEEDS
            takes.append(
                there.get(seed)
                or await self._maker.make(
                    voice, line, prepared, seed, wish, lambda take: self._store.add_take(line.id, take)
                )
            )
        await self._store.keep(best(takes).id)
        return True
