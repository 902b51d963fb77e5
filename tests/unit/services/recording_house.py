"""A library of recordings on a real database with the talk's tools over it, for their tests."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.fakes.meetings import Library as MeetingLibrary
from tests.fakes.models import FakeTools
from voiceapp.core.answers import Answer
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Announced, Event, JobInfo, Notice, PlayerMoved
from voiceapp.core.frames import ToolCall
from voiceapp.core.meetings import NewSegment, SpokenTurn
from voiceapp.core.passages import Within
from voiceapp.core.paths import asset
from voiceapp.core.protocols import ChatModel, ToolResult, ToolSpec
from voiceapp.core.recordings import Embedder
from voiceapp.core.voices import Voice
from voiceapp.services.ask_words import NO_MODEL, AskWords
from voiceapp.services.meeting_import import Imported
from voiceapp.services.minutes import MinutesService
from voiceapp.services.minutes_templates import Templates
from voiceapp.services.recording_acts import RecordingActs, Studio
from voiceapp.services.recording_index import RecordingIndex
from voiceapp.services.recording_reading import Library, RecordingReading
from voiceapp.services.recording_stock import Stock
from voiceapp.services.recording_tools import RecordingTools
from voiceapp.storage.minutes import MinutesStore
from voiceapp.storage.passages import PassageStore

NOW = datetime(2026, 11, 25, 14, 0, tzinfo=UTC)  # a Wednesday
YESTERDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC).timestamp()
LAST_WEEK = datetime(2026, 11, 17, 9, 0, tzinfo=UTC).timestamp()

HOME = (
    ("Ann", "We need a new fridge, the old one leaks."),
    ("Bob", "How much would that be?"),
    ("Ann", "About 480 euros, with delivery."),
    ("Bob", "We decided to buy the fridge in September."),
    ("Bob", "Ann will call the shop by Friday."),
)
WORK = (
    ("Carla", "The release is on the twelfth of May."),
    ("David", "Then let's move the release to the nineteenth of May instead. Sheila lives in Texas."),
)


class Clock:
    def now(self) -> datetime:
        return NOW


class FakePlayer:
    """Remembers what it was told, and tells where it is as the real one does."""

    def __init__(self, house: House) -> None:
        self._house = house
        self.log: list[Any] = []
        self.meeting = 0
        self.error: VoiceAppError | None = None

    async def play(self, meeting: int, from_s: float = 0.0) -> None:
        if self.error:
            raise self.error
        self.log.append((meeting, from_s))
        self.meeting = meeting
        self._house.library.bus.publish(PlayerMoved(meeting, from_s, True))

    async def pause(self) -> None:
        self.log.append("paused")
        self._house.library.bus.publish(PlayerMoved(self.meeting, 0.0, False))


class Shelf:
    """A library of voices."""

    def __init__(self) -> None:
        self.voices: list[Voice] = []

    async def list(self) -> list[Voice]:
        return self.voices


class Lately:
    """The index's answers; a model, asked first, gives ``answer`` once it ``answers``."""

    def __init__(self, real: AskWords) -> None:
        self._real = real
        self.answer: Answer | None = None
        self.answers: asyncio.Event | None = None

    async def ask(self, question: str, within: Within, llm: str = "") -> Answer:
        if llm != NO_MODEL:
            if self.answers:
                await self.answers.wait()
            if self.answer:
                return self.answer
        return await self._real.ask(question, within, NO_MODEL)


class House:
    """Everything behind the tools. ``quiet``: nobody speaks any more."""

    def __init__(self, library: MeetingLibrary, files: Path, ask_s: float) -> None:
        self.library = library
        self.events: list[Event] = []
        library.bus.subscribe(Event, self.events.append)
        self.player, self.shelf = FakePlayer(self), Shelf()
        self.quiet = asyncio.Event()
        self.host = ""
        self.hears = True
        self.obstacle: VoiceAppError | None = None
        self.engine_error: VoiceAppError | None = None
        self.imported: list[Path] = []
        self.made = Imported(1, 3.0, writing=12)
        self.ends = {11: JobInfo(11, "meeting-import", "", "done"), 12: JobInfo(12, "transcription", "", "done")}
        self.ended = asyncio.Event()
        index = RecordingIndex(PassageStore(library.db), library.service, _no_embedder, library.jobs, library.bus)
        self.words = Lately(AskWords(index, library.service, _no_chat, _no_engines))
        templates = Templates(asset("minutes"), library.folder / "own")
        self.minutes = MinutesService(
            library.service, MinutesStore(library.db), _no_chat, _no_engines, templates, library.jobs, library.bus
        )
        self.others = FakeTools(
            undo=ToolResult({"ok": True, "undone": "The timer is cancelled."}, "The timer is cancelled."),
            set_timer=ToolResult({"ok": True}, "Set."),
        )
        self.others.specs = [
            ToolSpec(name, name, {"type": "object", "properties": {}, "required": []}, "changes", undoable=True)
            for name in ("undo", "set_timer")
        ]
        self.acts = RecordingActs(self._studio, Clock(), [files], library.bus)
        reading = RecordingReading(lambda: Library(library.service, self.minutes, self.words), Clock(), ask_s)
        self.stock = Stock(library.service.any, self._any_voice, library.bus)
        self.tools = RecordingTools(self.others, reading, self.acts, self.stock, lambda: self.host)

    async def _any_voice(self) -> bool:
        return True

    def _studio(self) -> Studio:
        return Studio(
            self,
            self.player,
            lambda: self.obstacle,
            lambda job: self.made,
            self._wait,
            self.shelf,
            self._engine,
            self._quiet,
            lambda: self.hears,
        )

    # what the acts ask of the meetings
    async def get(self, meeting: int) -> Any:
        return await self.library.service.get(meeting)

    async def search(self, text: str, *, meeting: int | None = None) -> Any:
        return await self.library.service.search(text, meeting=meeting)

    async def audio_path(self, meeting: int) -> Path | None:
        return await self.library.service.audio_path(meeting)

    async def import_files(self, files: Sequence[Path]) -> Sequence[int]:
        self.imported += files
        return [11]

    async def _wait(self, job: int) -> JobInfo:
        await self.ended.wait()
        return self.ends[job]

    async def _engine(self, voice: Voice) -> str:
        if self.engine_error:
            raise self.engine_error
        return "xtts"

    async def _quiet(self) -> None:
        await self.quiet.wait()

    # ------------------------------------------------------------------------------- making and using

    async def add(
        self, title: str, said: Sequence[tuple[str, str]], at: float, *, sound: bool = True, spoke: bool = True
    ) -> int:
        """A ready recording; six seconds a line."""
        meetings, transcripts, speakers = self.library.stores
        made = await meetings.create(title, at, "imported", "ready", title)
        ids = {
            name: (await speakers.add(made.id, name, name)).id for name in dict.fromkeys(name for name, _ in said)
        }
        if spoke:
            turns = [SpokenTurn(ids[name], 6.0 * n, 6.0 * n + 5.0) for n, (name, _) in enumerate(said)]
            await speakers.set_turns(made.id, turns)
        lines = [
            NewSegment(6.0 * place, 6.0 * place + 5.0, text, (), ids[name], "en")
            for place, (name, text) in enumerate(said)
        ]
        if lines:
            await transcripts.add(made.id, "imported", "", lines)
        if sound:
            folder = self.library.service.folder_of(made.id)
            folder.mkdir(parents=True)
            (folder / "audio.flac").write_bytes(b"fLaC")
        await meetings.update(made.id, duration_s=6.0 * len(said), audio="audio.flac" if sound else "")
        return made.id

    async def use(self, name: str, **arguments: object) -> ToolResult:
        return await self.tools.run(ToolCall(name, arguments))

    async def told(self, name: str, **arguments: object) -> str:
        """What a tool says; its data says the same."""
        result = await self.use(name, **arguments)
        assert result.data.get("text", result.data.get("error")) == result.text
        return result.text

    def aloud(self) -> list[str]:
        return [event.text for event in self.events if isinstance(event, Announced)]

    def notices(self) -> list[tuple[str, str]]:
        return [(event.level, event.sentence) for event in self.events if isinstance(event, Notice)]

    async def list(self) -> Any:
        """All recordings, the latest first."""
        return await self.library.service.list()


async def _no_embedder() -> tuple[Embedder, str] | None:
    return None


async def _no_chat(text: str) -> ChatModel:
    raise VoiceAppError("model-missing", "There is no model.")


async def _no_engines() -> list[str]:
    return []


async def settled() -> None:
    """Let what was begun in the background go on."""
    for _ in range(20):
        await asyncio.sleep(0)


@asynccontextmanager
async def house(folder: Path, *, empty: bool = False, ask_s: float = 20.0) -> AsyncIterator[House]:
    """The tools over two recordings: "Home" of yesterday, "Work" of last week."""
    files = folder / "files"
    files.mkdir()
    async with MeetingLibrary(folder).open() as library:
        made = House(library, files, ask_s)
        if not empty:
            await made.add("Work", WORK, LAST_WEEK)
            await made.add("Home", HOME, YESTERDAY)
        await made.stock.look()
        try:
            yield made
        finally:
            await made.acts.close()
            await made.stock.close()
