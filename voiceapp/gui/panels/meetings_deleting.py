"""What the user deletes of meetings: gone from the page at once, deleted when it is too late for Undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from voiceapp.core.events import MeetingChanged
from voiceapp.gui.language import tr
from voiceapp.gui.panels import meetings_questions as questions
from voiceapp.gui.panels import meetings_texts as texts
from voiceapp.gui.panels.hiding import Hiding

if TYPE_CHECKING:
    from voiceapp.core.meetings import Meeting, MeetingInfo, MeetingNote, MinutesItem
    from voiceapp.gui.context import Context
    from voiceapp.gui.panels.meetings_detail import MeetingDetail
    from voiceapp.gui.panels.meetings_fetch import Found
    from voiceapp.gui.ports import AppPort


class Deleting(Hiding):
    """Asks before a meeting or its sound is deleted."""

    def __init__(self, context: Context, detail: MeetingDetail) -> None:
        super().__init__(context, detail)
        self._detail = detail
        self.meetings = context.leaving.meetings
        self._sounds: set[int] = set()
        self._notes: set[int] = set()
        self._lines: set[tuple[int, str, MinutesItem]] = set()
        self._merged: set[tuple[int, int]] = set()

    def left(self, found: Found) -> Found:
        """A meeting without what is being deleted of it, its speakers merged."""
        meeting = found.meeting
        for speaker, into in self._merged:
            meeting = _merged(meeting, speaker, into)
        if meeting.info.id in self._sounds:
            meeting = replace(meeting, info=replace(meeting.info, audio="", size_bytes=0))
        notes = tuple(note for note in meeting.notes if note.id not in self._notes)
        hidden = frozenset((part, item) for number, part, item in self._lines if number == meeting.info.id)
        return replace(found, meeting=replace(meeting, notes=notes), hidden=hidden, merged=dict(self._merged))

    def ask(self, what: str) -> None:
        """Ask whether the open meeting ("meeting") or its sound ("audio") is to be deleted."""
        meeting = self._detail.meeting
        if meeting is None or meeting.info.state == "recording":
            return
        whole, info = what == "meeting", meeting.info
        form = questions.delete_meeting if whole else questions.delete_audio
        question = form(self._detail.theme, info)

        def answered(yes: bool) -> None:
            self._detail.drop_question()
            if yes:
                (self._delete if whole else self._delete_sound)(info)

        question.answered.connect(answered)
        self._detail.ask(question)

    def _delete(self, info: MeetingInfo) -> None:
        sentence = tr("“{title}” is deleted.", title=info.title or tr("Untitled meeting"))

        def tell() -> None:
            self._context.bridge.events.publish(MeetingChanged(info.id))  # other pages list it too

        self._later(
            self.meetings,
            [info.id],
            sentence,
            lambda app: app.meetings.delete(info.id),
            lambda app, aside: app.meetings.set_aside(info.id, aside),
            tell,
        )

    def _delete_sound(self, info: MeetingInfo) -> None:
        sentence = tr("The sound of “{title}” is deleted.", title=info.title or tr("Untitled meeting"))
        self._later(self._sounds, [info.id], sentence, lambda app: app.meetings.delete_audio(info.id))

    def remove_note(self, note: MeetingNote) -> None:
        """Take a note or a marker away."""
        sentence = tr("The note is removed.") if note.text else tr("The marker is removed.")
        self._later(self._notes, [note.id], sentence, lambda app: app.meetings.remove_note(note.id))

    def remove_line(self, meeting: int, part: str, item: MinutesItem) -> None:
        """Take a line out of the minutes."""

        async def remove(app: AppPort) -> None:
            minutes = await app.minutes.get(meeting) if app.minutes is not None else None
            items = list(texts.lines(minutes, part)) if minutes is not None else []
            if app.minutes is not None and item in items:
                await app.minutes.remove(meeting, part, items.index(item))

        self._later(self._lines, [(meeting, part, item)], tr("The line is removed from the minutes."), remove)

    def merge(self, speaker: int, into: int) -> None:
        """Make two speakers of the open meeting one; the first is deleted."""
        meeting = self._detail.meeting
        if meeting is None:
            return
        number = meeting.info.id
        name, other = (texts.person(meeting.name_of(one)) for one in (speaker, into))

        async def merge(app: AppPort) -> None:
            if app.meeting_speakers is not None:
                await app.meeting_speakers.merge(number, speaker, into)

        self._later(
            self._merged,
            [(speaker, into)],
            tr("{name} and {other} are one person now.", name=name, other=other),
            merge,
        )


def _merged(meeting: Meeting, speaker: int, into: int) -> Meeting:
    """The meeting as it will be once what a speaker said is another's."""
    gone = next((one for one in meeting.speakers if one.id == speaker), None)
    if gone is None:
        return meeting
    talk_s = gone.talk_s
    return replace(
        meeting,
        speakers=[
            replace(one, talk_s=one.talk_s + talk_s) if one.id == into else one
            for one in meeting.speakers
            if one.id != speaker
        ],
        segments=[replace(one, speaker=into) if one.speaker == speaker else one for one in meeting.segments],
        turns=[replace(one, speaker=into) if one.speaker == speaker else one for one in meeting.turns],
    )
