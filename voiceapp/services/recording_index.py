"""The index of what was said in recordings: kept up with the transcripts, and with an embedding model's vectors."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, Notice
from voiceapp.core.meetings import Meeting
from voiceapp.core.passages import IndexStatus, Passage, Within
from voiceapp.core.recordings import Embedder, Vector
from voiceapp.services.jobs import JobContext, JobsService
from voiceapp.services.passage_cutting import passages, places
from voiceapp.services.retrieval import Retrieval
from voiceapp.storage.passages import PassageStore

JOB = "index"
PATIENCE_S = 5.0
"""So long a question waits for recordings that were changed since they were last looked through."""

_BATCH = 64


class Meetings(Protocol):
    """services/meetings.py"""

    async def get(self, meeting: int) -> Meeting:
        """A meeting with its transcript. Raises VoiceAppError ``meeting-unknown``."""


class RecordingIndex:
    """Cuts transcripts into passages at once when a question is asked, and gives them vectors in a job.

    ``embedder`` gives the chosen engine with the name of its model; None where there is none.
    """

    def __init__(
        self,
        store: PassageStore,
        meetings: Meetings,
        embedder: Callable[[], Awaitable[tuple[Embedder, str] | None]],
        jobs: JobsService,
        bus: EventBus,
    ) -> None:
        self._store = store
        self._meetings = meetings
        self._embedder = embedder
        self._jobs = jobs
        self._bus = bus
        self._cutting = asyncio.Lock()
        self._terms_went = False
        self.retrieval = Retrieval(store, self._vector)
        jobs.register(JOB, self._run)

    async def status(self) -> IndexStatus:
        """How far it is."""
        chosen = await self._embedder()
        return await self._store.status("" if chosen is None else chosen[1])

    async def empty(self, meetings: Sequence[int] | None = None) -> bool:
        """Whether nothing has been said in these recordings (None: in any)."""
        return await self._store.empty(meetings)

    async def update(self, told: Callable[[float], None] | None = None) -> None:
        """Index the words of all recordings that changed since; ``told`` how far it is (0..1)."""
        self._terms_went |= await self._store.tidy()
        stale = await self._store.stale()
        for done, (meeting, transcript) in enumerate(stale):
            if told is not None:
                told(done / len(stale))
            await self._index(meeting, transcript)
        if stale or self._terms_went:
            self.retrieval.forget()
        if self._terms_went:
            self._terms_went = False
            await self._store.purge()

    async def catch_up(self, within: Within, most_s: float) -> int:
        """Index the words that a question is about and that changed, for at most so long; how many recordings are
        left.

        A job reads those. It also lets words that went leave the disk, which takes long where the index is large.
        """
        changed = False
        try:
            async with asyncio.timeout(most_s):
                while stale := await self._store.stale(within):  # again: what is being recorded grows meanwhile
                    changed = True
                    for meeting, transcript in stale:
                        await self._index(meeting, transcript)
        except TimeoutError:
            pass
        if changed:
            self.retrieval.forget()
        left = len(await self._store.stale(within))
        if left or self._terms_went:
            await self.start()
        return left

    async def _index(self, meeting: int, transcript: int) -> None:
        async with self._cutting:
            if not await self._store.stale(Within([meeting])):  # a question or the job was quicker
                return
            mark = await self._store.begin(transcript)
            found = await self._there(meeting)
            if found is not None and found.info.transcript == transcript:
                cut = await asyncio.to_thread(passages, found)
                self._terms_went |= await self._store.replace(transcript, cut, mark)

    async def _there(self, meeting: int) -> Meeting | None:
        try:
            return await self._meetings.get(meeting)
        except VoiceAppError:  # it was deleted meanwhile
            return None

    async def start(self) -> int | None:
        """Queue what is missing; the job, None where nothing is. A job that is under way is told instead."""
        running = self._jobs.running(JOB)
        if running is not None:
            return running.id
        chosen = await self._embedder()
        status = await self._store.status("" if chosen is None else chosen[1])
        compared = chosen is None or status.vectors >= status.passages
        if compared and not status.stale and not self._terms_went:
            return None
        return await self._jobs.submit(JOB, "Reading what was said", {})

    async def rebuild(self) -> int:
        """Forget the index and queue making it anew; the job."""
        await self._store.clear()
        self.retrieval.forget()
        return await self._jobs.submit(JOB, "Reading what was said", {})

    async def _run(self, ctx: JobContext) -> None:
        await self.update(lambda share: ctx.progress(share, "Reading"))
        chosen = await self._embedder()
        if chosen is None:
            return
        try:
            await self._compare(ctx, *chosen)
        finally:
            self.retrieval.forget()

    async def _compare(self, ctx: JobContext, embedder: Embedder, name: str) -> None:
        done = total = 0
        while todo := await self._store.without_vector(name, _BATCH):
            await ctx.check()
            meetings = {one: await self._there(one) for one in {passage.meeting for passage in todo}}
            vectors = await embedder.embed([_read(meetings[one.meeting], one) for one in todo])
            if not total:
                await self._store.forget_vectors(name, vectors.shape[1])
                status = await self._store.status(name)
                done, total = status.vectors, max(1, status.passages)
            await self._store.set_vectors(name, [one.id for one in todo], vectors)
            done += len(todo)
            ctx.progress(min(1.0, done / total), "Comparing meanings")

    async def vectors(self, texts: Sequence[str]) -> tuple[Vector, str] | None:
        """Unit vectors of texts, shape (len(texts), d), and the name of the model; None where there is none."""
        chosen = await self._embedder()
        if chosen is None:
            return None
        embedder, name = chosen
        try:
            return await embedder.embed(texts), name
        except VoiceAppError as error:
            self._bus.publish(Notice.of(error))  # the words are looked up all the same
            return None

    async def _vector(self, question: str) -> tuple[Vector, str] | None:
        found = await self.vectors([question])
        return None if found is None else (found[0][0], found[1])


def _read(meeting: Meeting | None, passage: Passage) -> str:
    """A passage as a model of sentences reads it: the question that it answers belongs to it."""
    inside = range(0) if meeting is None else places(meeting, passage)
    if meeting is None or not inside:
        return ""
    said = [meeting.segments[at].text for at in inside]
    before = meeting.segments[inside[0] - 1].text if inside[0] else ""
    return " ".join([before, *said] if before.rstrip().endswith("?") else said)
