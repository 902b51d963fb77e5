"""The library of meetings: list, look at, import, rename, tag, note, search and delete them."""

from __future__ import annotations

import asyncio
import builtins
import shutil
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EventBus, MeetingChanged, MeetingRemoved
from voiceapp.core.meetings import (
    Meeting,
    MeetingHit,
    MeetingInfo,
    MeetingNote,
    MeetingSegment,
    MeetingSpeaker,
    TranscriptInfo,
)
from voiceapp.core.versions import Difference
from voiceapp.core.whole_file import file_digest
from voiceapp.services import given_files, meeting_import, transcript_files
from voiceapp.services.given_transcripts import GivenTranscripts
from voiceapp.services.jobs import JobsService
from voiceapp.services.meeting_sound import require_finished
from voiceapp.services.transcript_compare import differences
from voiceapp.storage.meetings import MeetingStore
from voiceapp.storage.speakers import SpeakerStore
from voiceapp.storage.transcripts import TranscriptStore


class MeetingsService:
    """What can be done with stored meetings; each change is told by a MeetingChanged or MeetingRemoved.

    ``folder`` holds a folder for each meeting's sound. Unknown ids raise VoiceAppError ``meeting-unknown``. A
    meeting whose sound was removed outside the program is told as ``broken``; its words are kept.
    """

    def __init__(
        self,
        meetings: MeetingStore,
        transcripts: TranscriptStore,
        speakers: SpeakerStore,
        given: GivenTranscripts,
        jobs: JobsService,
        bus: EventBus,
        folder: Path,
    ) -> None:
        self._meetings = meetings
        self._transcripts = transcripts
        self._speakers = speakers
        self._given = given
        self._jobs = jobs
        self._bus = bus
        self._folder = folder
        self._aside: set[int] = set()

    async def any(self) -> bool:
        """Whether there is a meeting."""
        return await self._meetings.any()

    async def list(self) -> builtins.list[MeetingInfo]:
        """All meetings but those set aside, the latest first."""
        found = [info for info in await self._meetings.list() if info.id not in self._aside]
        return await asyncio.to_thread(lambda: [self._as_it_is(info) for info in found])

    def set_aside(self, meeting: int, aside: bool) -> None:
        """Neither list nor find a meeting while it waits to be deleted; it stays stored."""
        (self._aside.add if aside else self._aside.discard)(meeting)

    def is_aside(self, meeting: int) -> bool:
        """Whether a meeting waits to be deleted."""
        return meeting in self._aside

    async def get(self, meeting: int) -> Meeting:
        """A meeting with its speakers, the transcript in use, turns and notes."""
        info = await self._meetings.get(meeting)
        return Meeting(
            await asyncio.to_thread(self._as_it_is, info),
            await self._speakers.list(meeting),
            await self._transcripts.segments(info.transcript) if info.transcript is not None else (),
            await self._speakers.turns(meeting),
            await self._meetings.notes(meeting),
        )

    async def of_file(self, path: Path) -> MeetingInfo | None:
        """The meeting whose sound this is, or that was imported from a file of this content, if there is one."""
        given_files.require(path)
        own = await self._own(path)
        return own or await self._meetings.by_digest(await asyncio.to_thread(file_digest, path))

    async def of_sound(self, path: Path, digest: str) -> MeetingInfo | None:
        """The meeting whose sound a file is, or that was imported from a file with this SHA-256."""
        return await self._own(path) or await self._meetings.by_digest(digest)

    async def _own(self, path: Path) -> MeetingInfo | None:
        """The meeting in whose folder a file is."""
        if path.parent.parent == self._folder and path.parent.name.isdecimal():
            return await self._meetings.get(int(path.parent.name))
        return None

    async def versions(self, meeting: int) -> builtins.list[TranscriptInfo]:
        """The transcripts of a meeting and their translations, the latest first."""
        return await self._transcripts.versions(meeting)

    async def use(self, meeting: int, transcript: int) -> None:
        """Show and search another version of the transcript. Raises ``transcript-unknown``."""
        await self._transcripts.use(meeting, transcript)
        self._bus.publish(MeetingChanged(meeting))

    async def compare(self, meeting: int, one: int, other: int) -> builtins.list[Difference]:
        """Where the words of two versions differ. Raises ``transcript-unknown``."""
        known = [version.id for version in await self.versions(meeting)]
        for version in (one, other):
            if version not in known:
                raise VoiceAppError(
                    "transcript-unknown",
                    f"Meeting {meeting} has no transcript {version}.",
                    f"voiceapp meeting versions {meeting} lists them.",
                )
        first, second = await self._transcripts.segments(one), await self._transcripts.segments(other)
        return await asyncio.to_thread(differences, first, second)

    async def translation(self, meeting: int) -> dict[int, str]:
        """The English of segments in use, by their ids, where the transcript was translated.

        A line of the translation belongs to the segment that it shares the most time with.
        """
        info = await self._meetings.get(meeting)
        made = [one for one in await self.versions(meeting) if one.of is not None and one.of == info.transcript]
        if not made or info.transcript is None:
            return {}
        lines = await self._transcripts.segments(made[0].id)
        return beside(await self._transcripts.segments(info.transcript), lines)

    async def search(
        self,
        text: str,
        speaker: str = "",
        since: float | None = None,
        until: float | None = None,
        meeting: int | None = None,
    ) -> builtins.list[MeetingHit]:
        """Segments that hold every word of ``text``, best first, in one meeting or all. ``speaker`` is a name.

        ``since`` and ``until`` bound the meeting's beginning (seconds since the epoch).
        """
        if meeting is not None:
            await self._meetings.get(meeting)
        found = await self._transcripts.search(text, speaker, since, until, meeting)
        return [hit for hit in found if hit.meeting not in self._aside]

    # ------------------------------------------------------------------------------------ coming in

    async def import_files(
        self, files: Sequence[Path], title: str = "", transcript: Path | None = None, transcribe: bool = True
    ) -> builtins.list[int]:
        """Queue recordings to be imported; their jobs. ``title`` and ``transcript`` are for one file.

        ``transcribe``: write down what is said, where no transcript is given and there is an engine for it.
        """
        jobs = []
        for file in files:
            params = {
                "path": str(file.absolute()),
                "title": title,
                "transcript": str(transcript.absolute()) if transcript else "",
                "transcribe": transcribe,
            }
            jobs.append(await self._jobs.submit(meeting_import.KIND, f"Importing {file.name or file}", params))
        return jobs

    async def add_transcript(self, meeting: int, file: Path) -> TranscriptInfo:
        """Add a transcript from a file as a version. Raises those of :func:`transcript_files.read`."""
        await self._meetings.get(meeting)
        return await self._given.add(meeting, await asyncio.to_thread(transcript_files.read, file))

    # ------------------------------------------------------------------------------------- changing

    async def rename(self, meeting: int, title: str) -> MeetingInfo:
        """Give a meeting another title. Raises ``title-empty``."""
        if not title.split():
            raise VoiceAppError("title-empty", "A meeting needs a title.", "Write one.")
        info = await self._meetings.update(meeting, title=title)
        self._bus.publish(MeetingChanged(meeting))
        return info

    async def set_tags(self, meeting: int, tags: Sequence[str]) -> MeetingInfo:
        """Give a meeting these tags and no others."""
        info = await self._meetings.set_tags(meeting, tags)
        self._bus.publish(MeetingChanged(meeting))
        return info

    async def add_tags(self, meeting: int, tags: Sequence[str]) -> MeetingInfo:
        """Give a meeting more tags. Raises ``tag-empty``."""
        if not all(tag.split() for tag in tags):
            raise VoiceAppError("tag-empty", "A tag needs a word.", "Write one.")
        return await self.set_tags(meeting, [*(await self._meetings.get(meeting)).tags, *tags])

    async def remove_tags(self, meeting: int, tags: Sequence[str]) -> MeetingInfo:
        """Take tags off a meeting. Raises ``tag-unknown``, and then takes none."""
        known = (await self._meetings.get(meeting)).tags
        gone = [" ".join(tag.split()) for tag in tags]
        if strange := [tag for tag in gone if tag not in known]:
            told = f"It has: {', '.join(known)}." if known else "It has none."
            raise VoiceAppError("tag-unknown", f"Meeting {meeting} has no tag “{strange[0]}”.", told)
        return await self.set_tags(meeting, [tag for tag in known if tag not in gone])

    async def rename_speaker(self, meeting: int, speaker: int | str, name: str) -> MeetingSpeaker:
        """Name a speaker: an id, or a text that is an id, a label or the present name.

        Raises ``speaker-unknown``, ``speaker-unclear`` (several have that name) and ``name-empty``.
        """
        if not name.split():
            raise VoiceAppError("name-empty", "A speaker needs a name.", "Write one.")
        found = speaker if isinstance(speaker, int) else await self.find_speaker(meeting, speaker)
        renamed = await self._speakers.rename(meeting, found, name)
        self._bus.publish(MeetingChanged(meeting))
        return renamed

    async def find_speaker(self, meeting: int, text: str) -> int:
        """The speaker whose id, label or present name is ``text``. Raises as :meth:`rename_speaker`."""
        await self._meetings.get(meeting)
        speakers = await self._speakers.list(meeting)
        for key in (lambda one: str(one.id), lambda one: one.label.casefold(), lambda one: one.name.casefold()):
            found = [one for one in speakers if key(one) == " ".join(text.split()).casefold()]
            if len(found) == 1:
                return found[0].id
            if found:
                told = ", ".join(f"{one.name} ({one.id})" for one in found)
                raise VoiceAppError("speaker-unclear", f"Several speakers fit {text}: {told}.", "Use the number.")
        names = ", ".join(f"{one.name} ({one.id})" for one in speakers) or "none"
        raise VoiceAppError("speaker-unknown", f"Meeting {meeting} has no speaker {text}.", f"It has: {names}.")

    async def add_note(self, meeting: int, at_s: float, text: str, marker: bool = False) -> MeetingNote:
        """Write a line down at a second of the meeting, or set a marker there. Raises ``note-empty``."""
        if not marker and not text.split():
            raise VoiceAppError("note-empty", "A note needs words.", "Write some, or set a marker.")
        note = await self._meetings.add_note(meeting, at_s, text, marker)
        self._bus.publish(MeetingChanged(meeting))
        return note

    async def find_note(self, meeting: int, note: int) -> MeetingNote:
        """A note of a meeting. Raises ``note-unknown``."""
        await self._meetings.get(meeting)
        found = {one.id: one for one in await self._meetings.notes(meeting)}
        if note not in found:
            numbers = ", ".join(map(str, found))
            told = f"It has: {numbers}." if numbers else "It has none."
            raise VoiceAppError("note-unknown", f"Meeting {meeting} has no note {note}.", told)
        return found[note]

    async def edit_note(self, note: int, text: str) -> None:
        """Write another text in a note's place."""
        self._tell(await self._meetings.edit_note(note, text))

    async def remove_note(self, note: int) -> None:
        """Take a note or a marker away."""
        self._tell(await self._meetings.remove_note(note))

    def _tell(self, meeting: int | None) -> None:
        if meeting is not None:
            self._bus.publish(MeetingChanged(meeting))

    # ----------------------------------------------------------------------------- sound and the end

    def folder_of(self, meeting: int) -> Path:
        """Where a meeting's files lie (it may not be there yet)."""
        return self._folder / str(meeting)

    async def audio_path(self, meeting: int) -> Path | None:
        """The file with a meeting's sound; None where there is none (any more)."""
        info = await self._meetings.get(meeting)
        path = self.folder_of(meeting) / info.audio
        there = await asyncio.to_thread(path.is_file)
        return path if there else None

    async def delete_audio(self, meeting: int) -> MeetingInfo:
        """Delete all sound of a meeting and keep its words."""
        require_finished(await self._meetings.get(meeting))
        await asyncio.to_thread(_remove, self.folder_of(meeting))
        info = await self._meetings.update(meeting, audio="", size_bytes=0, state="ready")
        self._bus.publish(MeetingChanged(meeting))
        return info

    async def delete(self, meeting: int) -> None:
        """Delete a meeting for good: its sound, its words, and what the index knew of them."""
        require_finished(await self._meetings.get(meeting))
        await self._jobs.drop(meeting=meeting)
        # The files first: a meeting whose files cannot be removed stays in the list, to be deleted again.
        await asyncio.to_thread(_remove, self.folder_of(meeting))
        await self._meetings.delete(meeting)
        self._bus.publish(MeetingRemoved(meeting))

    def _as_it_is(self, info: MeetingInfo) -> MeetingInfo:
        gone = info.state == "ready" and info.audio and not (self.folder_of(info.id) / info.audio).is_file()
        return replace(info, state="broken") if gone else info


def beside(segments: Sequence[MeetingSegment], lines: Sequence[MeetingSegment]) -> dict[int, str]:
    """The text of ``lines`` by the id of the segment that each shares the most time with; both by time."""
    found: dict[int, builtins.list[str]] = {}
    starts = [one.start_s for one in segments]
    first = 0
    for line in lines:
        while first < len(segments) - 1 and segments[first].end_s <= line.start_s:
            first += 1
        last = max(first + 1, bisect_left(starts, line.end_s))
        shared = [
            (min(one.end_s, line.end_s) - max(one.start_s, line.start_s), -place, one.id)
            for place, one in enumerate(segments[first:last])
        ]
        if shared:
            found.setdefault(max(shared)[2], []).append(line.text.strip())
    return {segment: " ".join(texts) for segment, texts in found.items()}


def _remove(folder: Path) -> None:
    """Delete a folder. Raises VoiceAppError ``not-deleted``."""
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        raise VoiceAppError(
            "not-deleted",
            f"The sound in {folder} could not be deleted: {error.strerror or error}.",
            "Make the folder writable and try again; nothing else was deleted.",
            retryable=True,
        ) from error
