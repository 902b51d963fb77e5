"""Scripts over real rows, jobs and files, spoken by an engine that hums."""

from __future__ import annotations

import weakref
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from tests.fakes.context import FakeContext
from tests.fakes.voices import VoiceHouse
from voiceapp.app_writers import create, save_now
from voiceapp.core.frames import Audio, Speech, Word
from voiceapp.core.protocols import Capabilities, SpeakOptions
from voiceapp.core.texts import Paragraph
from voiceapp.core.voices import Measures, Script, Take, Voice
from voiceapp.core.whole_file import PRIVATE
from voiceapp.engines.takes import Takes
from voiceapp.engines.texts import Texts
from voiceapp.services.jobs import JobsService
from voiceapp.services.script_sound import ScriptSound
from voiceapp.services.script_speaking import ScriptSpeaking
from voiceapp.services.scripts import ScriptsService
from voiceapp.services.take_making import TakeMaker
from voiceapp.services.voice_speech import PreparedVoice, require_consent
from voiceapp.storage.jobs import JobStore
from voiceapp.storage.takes import TakeStore

RATE = 8_000
WORD_S = 0.1


class Humming:
    """Hums each word for a tenth of a second, at a pitch and loudness of text and seed.

    ``said`` are (text, options); ``before`` is called before each. ``most_held`` counts the pieces of sound that
    were alive at once.
    """

    capabilities = Capabilities(languages=("en", "de"), word_times="exact", temperature=True)

    def __init__(self) -> None:
        self.said: list[tuple[str, SpeakOptions]] = []
        self.before: Callable[[], object] | None = None
        self.most_held = 0
        self._held: weakref.WeakSet[Audio] = weakref.WeakSet()

    async def speak(self, turn: int, sentence: int, text: str, options: SpeakOptions) -> AsyncIterator[Speech]:
        if self.before:
            self.before()
        self.said.append((text, options))
        pitch = 100 + (sum(map(ord, text)) + 37 * (options.seed or 0)) % 300
        position = 0
        for number, word in enumerate(text.split()):
            start = text.index(word, position)
            position = start + len(word)
            times = np.arange(round(WORD_S * RATE)) / RATE + number * WORD_S
            loud = 0.1 + 0.4 * (pitch % 7) / 7
            sound = Held((loud * np.sin(2 * np.pi * pitch * times)).astype(np.float32), RATE)
            self._held.add(sound)
            self.most_held = max(self.most_held, len(self._held))
            span = (number * WORD_S, (number + 1) * WORD_S)
            yield Speech(turn, sentence, sound, (Word(word, *span, start=start, end=position),))
            del sound


class Held(Audio):
    """Sound that can be counted."""

    __slots__ = ("__weakref__",)


class Judge:
    """A measurer that finds what ``problems`` says of a take by its number, in the order of their making."""

    def __init__(self) -> None:
        self.problems: Callable[[int], Sequence[str]] = lambda number: ()
        self.asked: list[tuple[str, str, float]] = []

    async def measure(
        self, audio: Audio, line_text: str, language: str, voice: Voice, expected_s: float
    ) -> tuple[Audio, Measures]:
        problems = tuple(self.problems(len(self.asked)))
        self.asked.append((line_text, language, expected_s))
        return audio, Measures(wer=0.1 * len(problems), similarity=0.8, problems=problems)


class Direct:
    """The engines of texts and takes, called without a process."""

    async def paragraphs(self, path: Path) -> list[Paragraph]:
        return [Paragraph(**told) for batch in Texts().paragraphs(FakeContext(), str(path)) for told in batch]

    async def joined(
        self, takes: Sequence[tuple[Path, float]], tell: Callable[[float], None] | None = None
    ) -> AsyncGenerator[Audio]:
        parts = [{"path": str(path), "pause_s": pause_s} for path, pause_s in takes]
        for block in Takes().joined(FakeContext(), parts):
            yield block

    async def gains(self, paths: Sequence[Path]) -> list[float]:
        return Takes().gains(FakeContext(), [str(path) for path in paths])


class ScriptHouse(VoiceHouse):
    """A :class:`VoiceHouse` whose voices speak. ``engine`` hums, ``judge`` measures, ``retries`` is the setting."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.engine = Humming()
        self.judge = Judge()
        self.retries = 0
        self.speed: float | None = None
        self.clock = 1_000.0
        self.takes = TakeStore(self.db, self._now)
        self.jobs: JobsService
        self.scripts: ScriptsService
        self.sound: ScriptSound

    @asynccontextmanager
    async def open(self) -> AsyncIterator[ScriptHouse]:
        """With the database open and the queue running, as a program that has just started."""
        async with super().open(), self.program():
            yield self

    @asynccontextmanager
    async def program(self) -> AsyncIterator[JobsService]:
        """The services of one run of the program."""
        files = Direct()
        self.jobs = JobsService(JobStore(self.db), self.bus, self.folder / "crashes", "me", lambda name: False)
        self.scripts = ScriptsService(
            self.takes, self.library, self, files.paragraphs, self.jobs, self.bus, self._speed_of, self._now
        )
        maker = TakeMaker(
            self.judge, partial(save_now, mode=PRIVATE), self.library.folder, lambda engine, factor: None
        )
        ScriptSpeaking(self.takes, self.library, self, maker, self.jobs, self.bus, lambda: self.retries)
        self.sound = ScriptSound(self.takes, self.library.folder, files)
        try:
            yield self.jobs
        finally:
            await self.jobs.close()

    async def prepare(self, voice: Voice, tts: str = "", language: str = "") -> PreparedVoice:
        """The engine with the voice's manner."""
        require_consent(voice)
        options = SpeakOptions(language=language, speed=voice.manner.speed, seed=voice.manner.seed)
        return PreparedVoice(self.engine, options, tts or "humming", "key")

    async def voice(self, name: str = "Hum") -> Voice:
        """A voice that needs no consent."""
        return await self.library.add(name, "model", languages=["en"], engine="humming", recipe={"voice": "hum"})

    async def spoken(self, voice: Voice, text: str | Path, **options: object) -> Script:
        """A script of a text, spoken to its end."""
        script = await self.scripts.create(voice.id, text)
        await self.end(await self.scripts.speak(script.id, **options))  # type: ignore[arg-type]
        return script

    async def end(self, job: int) -> None:
        """Wait for a job, which must end well."""
        info = await self.jobs.wait(job)
        assert (info.state, info.error) == ("done", None)

    async def kept(self, script: Script) -> list[Take]:
        """The kept takes in order."""
        takes = [line.kept for line in await self.scripts.lines(script.id)]
        return [replace(take, made=0.0) for take in takes if take]

    def files(self, voice: Voice) -> set[str]:
        """The takes' files."""
        return {f"takes/{path.name}" for path in (self.library.folder(voice.id) / "takes").glob("*")}

    async def write(self, script: int, out: Path) -> float:
        """The joined sound as a file; its seconds."""
        writer = create(out)
        try:
            voice, lines = (await self.scripts.get(script)).voice, await self.scripts.lines(script)
            async with aclosing(self.sound.joined(voice, lines)) as blocks:
                async for block in blocks:
                    writer.write(block)
            writer.close()
        finally:
            writer.abandon()
        return writer.seconds

    async def bytes(self, script: Script, name: str) -> bytes:
        """The joined sound as a file."""
        await self.write(script.id, self.folder / name)
        return (self.folder / name).read_bytes()

    async def _speed_of(self, engine: str) -> float | None:
        return self.speed

    def _now(self) -> float:
        self.clock += 1.0
        return self.clock
