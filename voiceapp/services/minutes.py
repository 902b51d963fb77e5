"""Minutes of meetings: made as a job, checked, edited, and told when the transcript has changed since."""

from __future__ import annotations

import asyncio
import hashlib
import json
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Protocol

from voiceapp.core.connections import connection_name
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, MinutesChanged, Notice
from voiceapp.core.meetings import ActionState, Meeting, Minutes, MinutesItem, Presence
from voiceapp.core.protocols import ChatModel
from voiceapp.engines.catalog import find
from voiceapp.services.grounding import Grounding
from voiceapp.services.grounding_text import words
from voiceapp.services.jobs import JobContext, JobsService
from voiceapp.services.minutes_extractive import extract
from voiceapp.services.minutes_llm import MinutesWriter, Progress
from voiceapp.services.minutes_sections import KINDS, SECTIONS, lines, with_lines
from voiceapp.services.minutes_templates import Template, Templates
from voiceapp.storage.minutes import MinutesStore, StoredMinutes

JOB = "minutes"
NO_MODEL = "extractive"
"""In the place of an engine's name: without a language model."""


class Meetings(Protocol):
    """services/meetings.py"""

    async def get(self, meeting: int) -> Meeting:
        """A meeting with its transcript. Raises VoiceAppError ``meeting-unknown``."""


class MinutesService:
    """``chat`` gives the engine of a text, loaded; ``candidates`` the texts to try where none is named.

    Lines are named by their section (as in ``core.meetings.Minutes``) and their place in it. Each change is told
    by a MinutesChanged. Unknown meetings raise VoiceAppError ``meeting-unknown``, meetings without minutes
    ``minutes-missing``, lines that are not there ``line-unknown``.
    """

    def __init__(
        self,
        meetings: Meetings,
        store: MinutesStore,
        chat: Callable[[str], Awaitable[ChatModel]],
        candidates: Callable[[], Awaitable[Sequence[str]]],
        templates: Templates,
        jobs: JobsService,
        bus: EventBus,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._templates = templates
        self._meetings = meetings
        self._store = store
        self._chat = chat
        self._candidates = candidates
        self._jobs = jobs
        self._bus = bus
        self._now = now
        self._lock = asyncio.Lock()
        jobs.register(JOB, self._run, pausable=False)

    async def make(self, meeting: int, template: str = "general", llm: str = "") -> int:
        """Queue the making of minutes; tells the job's number. Arguments as for :meth:`write`."""
        title = (await self._meetings.get(meeting)).info.title
        self._templates.get(template)
        params = {"meeting": meeting, "template": template, "llm": llm}
        return await self._jobs.submit(JOB, f"Minutes of {title}", params)

    async def write(
        self, meeting: int, template: str = "general", llm: str = "", progress: Progress | None = None
    ) -> Minutes:
        """Make minutes and store them in the place of earlier ones; states of tasks and ticks are kept.

        ``llm`` names an engine, or ``extractive`` for none; "": the best one of this computer. Without one, or
        where it brings nothing, the minutes are extractive and say so. Raises VoiceAppError ``nothing-said``,
        ``template-unknown`` and, for an engine that was named, those of its loading.
        """
        form = self._templates.get(template)
        about = await self._said(meeting)
        before = await self._store.get(meeting)
        ticked = before.ticked if before else ()
        check = await asyncio.to_thread(Grounding, about, ticked)
        made = await self._by_model(about, check, form, llm, progress or (lambda fraction, text: None))
        if made is None:
            made = await asyncio.to_thread(extract, about, check, form.name, form.sections)
        async with self._lock:
            before = await self._store.get(meeting) or StoredMinutes(None)
            if before.ticked != ticked:  # somebody was ticked while they were made
                check = await asyncio.to_thread(Grounding, about, before.ticked)
            made = await asyncio.to_thread(_checked, replace(made, made=self._now()), check)
            made = _as_before(made, before.minutes)
            await self._put(meeting, StoredMinutes(made, _digest(about), before.ticked))
        return made

    async def draft(self, meeting: int, template: str = "general") -> Minutes:
        """Extractive minutes, made at once and not stored. Raises as :meth:`write`."""
        form, about = self._templates.get(template), await self._said(meeting)
        check = await asyncio.to_thread(Grounding, about, await self.ticked(meeting))
        made = await asyncio.to_thread(extract, about, check, form.name, form.sections)
        return await asyncio.to_thread(_checked, made, check)

    async def get(self, meeting: int) -> Minutes | None:
        """The minutes of a meeting, None where there are none."""
        stored = await self._store.get(meeting)
        return stored.minutes if stored else None

    async def outdated(self, meeting: int) -> bool:
        """Whether what was said or noted, or a name, has changed since the minutes were made."""
        _, sources, _ = await self._stored(meeting)
        return sources != _digest(await self._meetings.get(meeting))

    async def ticked(self, meeting: int) -> tuple[str, ...]:
        """Those of the participants who were there without a voice."""
        stored = await self._store.get(meeting)
        return stored.ticked if stored else ()

    async def presence(self, meeting: int) -> Presence:
        """Who was there, and who is only spoken of."""
        about, ticked = await self._meetings.get(meeting), await self.ticked(meeting)
        people = (await asyncio.to_thread(Grounding, about, ticked)).people
        heard = tuple(name for name in people.participants if name not in ticked)
        return Presence(heard, ticked, people.mentioned)

    async def templates(self) -> list[str]:
        """The names of the templates, for :meth:`make`."""
        return [template.name for template in await asyncio.to_thread(self._templates.list)]

    # --------------------------------------------------------------------------------- what a user changes

    async def edit(
        self,
        meeting: int,
        section: str,
        at: int,
        text: str | None = None,
        *,
        owner: str | None = None,
        due: str | None = None,
    ) -> Minutes:
        """Change a line; it is checked anew."""
        if text is not None and not text.split():
            raise VoiceAppError(
                "line-empty", "A line of the minutes needs words.", "Write some, or remove the line."
            )
        check = await self._check(meeting)

        def change(item: MinutesItem) -> MinutesItem:
            edited = replace(
                item,
                text=_line(text, item.text),
                owner=_line(owner, item.owner),
                due=_line(due, item.due),
                kept=False,
            )
            return check.check(edited, KINDS[section])

        return await self._change(meeting, section, at, change)

    async def set_state(self, meeting: int, section: str, at: int, state: ActionState) -> Minutes:
        """Set a task to done or open."""
        return await self._change(meeting, section, at, lambda item: replace(item, state=state))

    async def keep(self, meeting: int, section: str, at: int) -> Minutes:
        """Keep a line though the check does not bear it out; it stays marked as such."""
        return await self._change(meeting, section, at, lambda item: replace(item, kept=True))

    async def remove(self, meeting: int, section: str, at: int) -> Minutes:
        """Take a line out."""
        return await self._change(meeting, section, at, lambda item: None)

    async def tick(self, meeting: int, names: Sequence[str]) -> Minutes | None:
        """Tell who was there without a voice, these and no others; all lines of the minutes are checked anew."""
        return await self._tick(meeting, lambda before: names)

    async def tick_one(self, meeting: int, name: str, there: bool) -> Minutes | None:
        """Tell whether somebody was there without a voice; the others stay as they are ticked."""
        name = _line(name, "")
        return await self._tick(
            meeting, lambda before: [*before, name] if there else [one for one in before if one != name]
        )

    # -------------------------------------------------------------------------------------------- inside

    async def _said(self, meeting: int) -> Meeting:
        about = await self._meetings.get(meeting)
        if not about.segments and not any(note.text for note in about.notes):
            raise VoiceAppError(
                "nothing-said",
                "This meeting has no transcript.",
                "Transcribe it first, then make the minutes.",
            )
        return about

    async def _run(self, job: JobContext) -> None:
        await self.write(job.params["meeting"], job.params["template"], job.params["llm"], job.progress)

    async def _by_model(
        self, about: Meeting, check: Grounding, form: Template, llm: str, progress: Progress
    ) -> Minutes | None:
        """Minutes by the engine that was named, else by the first that can be loaded; None: there is none."""
        if llm == NO_MODEL:
            return None
        for engine in [llm] if llm else await self._candidates():
            progress(None, "Loading the language model")
            try:
                chat = await self._chat(engine)
            except VoiceAppError:
                if llm:
                    raise
                continue
            try:
                made = await MinutesWriter(chat, about, check, form).write(progress)
            except VoiceAppError as error:
                sentence = f"{error.message} These minutes are made without one."
                self._bus.publish(Notice("warning", sentence, error.next_step, "", error.code))
                return None
            return replace(made, engine=engine)
        return None

    async def _tick(self, meeting: int, change: Callable[[tuple[str, ...]], Sequence[str]]) -> Minutes | None:
        async with self._lock:
            stored = await self._store.get(meeting) or StoredMinutes(None)
            ticked = tuple(dict.fromkeys(name for text in change(stored.ticked) if (name := _line(text, ""))))
            check = await asyncio.to_thread(Grounding, await self._meetings.get(meeting), ticked)
            minutes = stored.minutes and await asyncio.to_thread(_checked, stored.minutes, check)
            await self._put(meeting, replace(stored, minutes=minutes, ticked=ticked))
        return minutes

    async def _check(self, meeting: int) -> Grounding:
        _, _, ticked = await self._stored(meeting)
        return await asyncio.to_thread(Grounding, await self._meetings.get(meeting), ticked)

    async def _stored(self, meeting: int) -> tuple[Minutes, str, tuple[str, ...]]:
        """The minutes, the digest of their sources, and who was ticked."""
        stored = await self._store.get(meeting)
        if stored is None or stored.minutes is None:
            raise VoiceAppError("minutes-missing", "This meeting has no minutes.", "Make them first.")
        return stored.minutes, stored.sources, stored.ticked

    async def _change(
        self, meeting: int, section: str, at: int, change: Callable[[MinutesItem], MinutesItem | None]
    ) -> Minutes:
        async with self._lock:
            minutes, sources, ticked = await self._stored(meeting)
            found = list(lines(minutes, section)) if section in SECTIONS else []
            if not 0 <= at < len(found):
                raise VoiceAppError("line-unknown", "That line of the minutes is not there.", "Look at them again.")
            changed = change(found[at])
            found[at : at + 1] = [changed] if changed else []
            minutes = with_lines(minutes, {section: found})
            await self._put(meeting, StoredMinutes(minutes, sources, ticked))
        return minutes

    async def _put(self, meeting: int, stored: StoredMinutes) -> None:
        await self._store.put(meeting, stored)
        self._bus.publish(MinutesChanged(meeting))


def writers(engines: Sequence[str]) -> list[str]:
    """The engines that may write minutes unasked: of this computer, where what was said stays, and held to JSON.

    One elsewhere has to be named for the run.
    """
    here = [text for text in dict.fromkeys(engines) if connection_name(text) is None]
    return [text for text in here if find(text, "llm")[0].capabilities.json_schema]


def _line(text: str | None, before: str) -> str:
    return before if text is None else " ".join(text.split())


def _checked(minutes: Minutes, check: Grounding) -> Minutes:
    people = check.people
    return with_lines(
        replace(minutes, participants=people.participants, mentioned=people.mentioned),
        {section: [check.check(item, kind) for item in lines(minutes, section)] for section, kind in KINDS.items()},
    )


def _as_before(minutes: Minutes, before: Minutes | None) -> Minutes:
    """Tasks that were done stay done, lines that the user kept stay kept."""
    earlier = [item for section in SECTIONS for item in lines(before, section)] if before else []
    known = {_key(item): item for item in earlier}

    def same(item: MinutesItem) -> MinutesItem:
        old = known.get(_key(item), item)
        return replace(item, state=old.state, kept=old.kept)

    return with_lines(minutes, {section: [same(item) for item in lines(minutes, section)] for section in SECTIONS})


def _key(item: MinutesItem) -> tuple[str, str]:
    return " ".join(words(item.text)), item.owner


def _digest(meeting: Meeting) -> str:
    """What minutes rest on, as a SHA-256."""
    said = [[one.id, one.text, meeting.name_of(one.speaker)] for one in meeting.segments]
    noted = [[one.id, one.text] for one in meeting.notes if one.text]
    return hashlib.sha256(json.dumps([said, noted]).encode()).hexdigest()
