"""The Meetings page: the list, and the meeting that is open; what the user does is asked of the services."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import MeetingChanged, MeetingRemoved, MinutesChanged, Notice
from voiceapp.core.people import CONSENT
from voiceapp.gui.context import Context
from voiceapp.gui.language import said, tr, tr_n
from voiceapp.gui.panels import meetings_questions as questions
from voiceapp.gui.panels import meetings_texts as texts
from voiceapp.gui.panels.ask_tab import AskTab
from voiceapp.gui.panels.meetings_deleting import Deleting
from voiceapp.gui.panels.meetings_detail import MeetingDetail
from voiceapp.gui.panels.meetings_empty import EmptyPane
from voiceapp.gui.panels.meetings_exporting import Exporting
from voiceapp.gui.panels.meetings_fetch import Found, Parts, fetch, fetch_parts
from voiceapp.gui.panels.meetings_list import MeetingList
from voiceapp.gui.panels.meetings_memory import MeetingsMemory
from voiceapp.gui.panels.meetings_place import MeetingPlace
from voiceapp.gui.panels.meetings_player import STEP_S
from voiceapp.gui.panels.meetings_playing import Playing
from voiceapp.gui.panels.meetings_reading import MinutesReading
from voiceapp.gui.panels.meetings_recorder import Recording
from voiceapp.gui.panels.meetings_recording import ConsentCard
from voiceapp.gui.panels.meetings_versioning import Versioning
from voiceapp.gui.widgets.drop_target import DropTarget, may_be_sound
from voiceapp.gui.widgets.folding import fit_list
from voiceapp.gui.widgets.question import Question

if TYPE_CHECKING:
    pass

FOLD = 840
"""Narrower than this (px at 100 %) the list and the open meeting take turns."""


class MeetingsPage(QWidget):
    """List and detail side by side. Space plays, Left and Right go 10 s back and ahead, Ctrl+F finds."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.theme = context, context.theme
        self.shown: int | None = None
        self._fetching = self._stale = False
        self._dismissed: set[tuple[int, int]] = set()
        self.setObjectName("meetings-page")
        self.setAccessibleName(tr("Meetings"))
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.memory = MeetingsMemory(context.paths.config)
        self.list = MeetingList(context, self.memory)
        self.ask = AskTab(context)
        self.detail = MeetingDetail(self.theme, self.ask, self.memory)
        self.playing = Playing(context, self.detail)
        self.recording = Recording(context, self.list.record, self.detail.deck, self.detail.live)
        self.versioning = Versioning(context, self.detail, self._fetch)
        self.deleting = Deleting(context, self.detail)
        self.list.hidden = self.deleting.meetings
        self.detail.setVisible(False)
        self.empty = EmptyPane(self.theme)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.stack, 1)
        self._connect()
        self._fit()
        self.theme.changed.connect(self._fit)
        context.bridge.submit(fetch_parts, self._wired, owner=self)
        self.list.filled.connect(lambda: self.empty.show_whether(bool(self.list.rows)))
        self.list.filled.connect(self._reopen, Qt.ConnectionType.SingleShotConnection)
        self.list.refresh()

    def _connect(self) -> None:
        detail, header = self.detail, self.detail.header
        self.list.opened.connect(self.open)
        self.empty.import_wanted.connect(self.list.choose_files)
        drop = DropTarget(self.theme, self, tr("Drop recordings and videos to keep them here"))
        drop.dropped.connect(self._dropped)
        self.list.delete_wanted.connect(lambda number: self.open(number, then=lambda: self.deleting.ask("meeting")))
        header.renamed.connect(lambda title: self._do(lambda app, m: app.meetings.rename(m, title)))
        header.tags_changed.connect(lambda tags: self._do(lambda app, m: app.meetings.set_tags(m, tags)))
        header.find_wanted.connect(self.focus_search)
        header.list_wanted.connect(self._show_list)
        header.people_wanted.connect(lambda: detail.choose_tab("people"))
        header.last_step.connect(self.deleting.ask)
        words = detail.transcript
        words.edited.connect(lambda one, text: self._do(lambda app, m: app.transcripts.edit(m, one, text)))
        words.assigned.connect(lambda one, to: self._do(lambda app, m: app.transcripts.assign(m, one, to)))
        words.split_wanted.connect(lambda one, word: self._do(lambda app, m: app.transcripts.split(m, one, word)))
        words.join_wanted.connect(lambda one: self._do(lambda app, m: app.transcripts.merge(m, one)))
        words.undo_wanted.connect(lambda: self._do(lambda app, m: app.transcripts.undo(m)))
        words.redo_wanted.connect(lambda: self._do(lambda app, m: app.transcripts.redo(m)))
        detail.find_bar.replace_wanted.connect(
            lambda find, by: self._do(lambda app, m: app.transcripts.replace(m, find, by, False))
        )
        detail.compare.sought.connect(self.playing.hear)
        detail.people.presence.ticked.connect(
            lambda name, on: self._do(lambda app, m: app.minutes.tick_one(m, name, on))
        )
        detail.minutes.make_wanted.connect(lambda name: self._do_next(lambda app, m: app.minutes.make(m, name)))
        detail.minutes.chosen.connect(self._show_sources)
        MinutesReading(self.context, detail.minutes)
        Exporting(self.context, detail)
        detail.minutes.asked.connect(self._change_minutes)
        detail.notes.added.connect(self._add_note)
        detail.notes.edited.connect(lambda note, text: self._do(lambda app, _: app.meetings.edit_note(note, text)))
        detail.notes.removed.connect(self.deleting.remove_note)
        people = detail.people
        for told in (people.renamed, header.name_accepted):
            told.connect(lambda one, name: self._do(lambda app, m: app.meeting_speakers.rename(m, one, name)))
        people.merged.connect(self.deleting.merge)
        header.name_dismissed.connect(self._dismiss)
        people.remember_wanted.connect(self._ask_to_remember)
        people.forget_wanted.connect(self._ask_to_forget)
        people.find_wanted.connect(lambda: self._do_next(lambda app, m: app.meeting_speakers.diarize(m)))
        detail.player.marked.connect(self._mark)
        self.deleting.changed.connect(self._deleted)
        self.recording.began.connect(self._began)
        self.recording.wanted.connect(self.open)
        self.recording.asking.connect(self._ask_consent)
        self.recording.answered.connect(self._drop_consent)
        events = self.context.bridge.events
        events.subscribe(MeetingChanged, self._changed)
        events.subscribe(MinutesChanged, lambda event: self._fetch() if event.meeting == self.shown else None)
        events.subscribe(MeetingRemoved, self._removed)

    @property
    def _on_page(self) -> int | None:
        """The meeting that the page shows, while another one may be on its way."""
        return self.detail.meeting.info.id if self.shown is not None and self.detail.meeting else None

    def _do(self, work: Callable[[Any, int], Any]) -> None:
        """Ask a service for something about the meeting on the page."""
        if (meeting := self._on_page) is not None:
            self.context.bridge.submit(lambda app: work(app, meeting), owner=self)

    def _do_next(self, work: Callable[[Any, int], Any]) -> None:
        """Ask for something that would still find what waits to be deleted: once that is."""
        if (meeting := self._on_page) is not None:
            submit = self.context.bridge.submit
            self.context.delete_now(lambda: submit(lambda app: work(app, meeting), owner=self))

    # ------------------------------------------------------------------------------------ arranging

    def _wired(self, found: tuple[Parts, Sequence[str]]) -> None:
        parts, templates = found
        self.detail.show_parts(parts)
        self.detail.minutes.show_templates(templates)
        self.list.record.setVisible(parts.recorder)
        if self.shown is not None:
            self._fetch()

    def _reopen(self) -> None:
        """The meeting that was looked at last, where nothing else is wanted."""
        last, wide = self.memory.meeting, self.width() >= self.theme.px(FOLD)
        if last in self.list.rows and last is not None and self.shown is None and wide and not self.empty.asks:
            self.open(last)

    def _fit(self) -> None:
        folded = self.width() < self.theme.px(FOLD)
        open_now = self.stack.currentWidget() is self.detail or self.empty.asks
        self.list.setVisible(not folded or not open_now)
        self.stack.setVisible(not folded or open_now)
        self.detail.header.unfold.setVisible(folded)
        fit_list(self.theme, self.list, folded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_list(self) -> None:
        """In a narrow window: back to the list."""
        self._end_typing()
        self.shown = None
        self.playing.turn_to(None)
        self.list.choose(None)
        self.stack.setCurrentWidget(self.empty)
        self._fit()
        self.list.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_part(self, part: str) -> None:
        """Open a meeting by its number, perhaps at a place of it (MeetingPlace); "record" or "import" one."""
        if part == "record":
            self.recording.begin()
        elif part == "import":
            self.list.choose_files()
        elif place := MeetingPlace.of(part):
            self._open_place(place)

    def _open_place(self, place: MeetingPlace) -> None:
        """Open a meeting where it says: the segment is marked and in view, the player stands at the second."""

        def mark() -> None:
            marked = [one.id for one in self.detail.transcript.rows.segments if one.id == place.segment]
            self._show_sources(marked, place.at_s)
            if marked:  # the keyboard comes along, and a screen reader reads the line
                self.detail.transcript.choose(self.detail.transcript.row_of(marked[0]))
                self.detail.transcript.setFocus(Qt.FocusReason.OtherFocusReason)

        if place.at_s is None:
            self.open(place.meeting)
        else:
            self.open(place.meeting, place.at_s, mark)

    def focus_search(self) -> None:
        """Find in the transcript, or in all meetings where none is open (Ctrl+F)."""
        if self.detail.isVisible() and not self.detail.transcript.isHidden():
            self.detail.show_transcript()
            self.detail.find_bar.open_bar()
        else:
            self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --------------------------------------------------------------------------------------- opening

    def open(self, number: int, at_s: float = -1.0, then: Callable[[], None] | None = None) -> None:
        """Show a meeting, at a second of it; ``then`` is called when it is on the page."""
        if number != self.shown:
            self._end_typing()
            self.shown = number
            self.playing.turn_to(number, max(at_s, 0.0))
            self.detail.drop_question()
            self.versioning.turn_to()
        self.versioning.side = None
        self.list.choose(number)

        def shown(found: Found) -> None:
            self._show(found)
            if at_s >= 0 and self.shown == number:
                self.playing.seek(at_s)
                self.detail.transcript.reveal(max(self.detail.transcript.playing, 0))
            if then is not None and self.shown == number:
                then()

        self.context.bridge.submit(lambda app: fetch(app, number), shown, self._not_shown, owner=self)

    def _end_typing(self) -> None:
        """What is being typed belongs to the meeting that is open: it is kept before another one is."""
        focus = self.focusWidget()
        if focus is not None and self.detail.isAncestorOf(focus):
            focus.clearFocus()

    def _not_shown(self, error: VoiceAppError) -> None:
        self._show_list()
        self.list.refresh()
        self.context.notify(Notice.of(error))

    def _fetch(self) -> None:
        """Read the open meeting again; while that is under way, once more afterwards."""
        if self._fetching:
            self._stale = True
            return
        if (number := self.shown) is None:
            return
        self._fetching, work = True, partial(fetch, number=number, side=self.versioning.side)
        self.context.bridge.submit(work, self._fetched, self._not_fetched, owner=self)

    def _fetched(self, found: Found) -> None:
        self._fetching = False
        self._show(found)
        if self._stale:
            self._stale = False
            self._fetch()

    def _not_fetched(self, error: VoiceAppError) -> None:
        self._fetching = self._stale = False
        self.context.notify(Notice.of(error))

    def _show(self, found: Found) -> None:
        if found.meeting.info.id != self.shown:
            return
        kept = {one: name for one, name in found.suggested.items() if (self.shown, one) not in self._dismissed}
        found = self.deleting.left(replace(found, suggested=kept))
        if not found.meeting.info.audio:
            self.playing.stop()
        self.detail.show_meeting(found)
        self.ask.show_meeting(found.meeting.info)
        self.versioning.shown(found)
        self.playing.fetch_wave(found.meeting)
        self.stack.setCurrentWidget(self.detail)
        self._fit()
        self.playing.show()
        if self.memory.meeting != self.shown:
            self.memory.meeting = self.shown
            self.memory.save()

    def _changed(self, event: MeetingChanged) -> None:
        self.list.refresh()
        if event.id == self.shown:
            self._fetch()

    def _removed(self, event: MeetingRemoved) -> None:
        self.list.refresh()
        if event.id == self.shown:
            self._show_list()

    def _dropped(self, files: Sequence[Path]) -> None:
        self.list.import_files([file for file in files if may_be_sound(file)])
        if others := [file.name for file in files if not may_be_sound(file)]:
            told = tr("“{name}” is no sound or video file.", name=others[0])
            if len(others) > 1:
                told = tr_n(
                    len(others),
                    "{count} file is no sound or video file.",
                    "{count} files are no sound or video files.",
                )
            self.context.notify(Notice("warning", told))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Space:
                self.playing.toggle()
            case Qt.Key.Key_Left:
                self.detail.player.skip(-STEP_S)
            case Qt.Key.Key_Right:
                self.detail.player.skip(STEP_S)
            case _:
                super().keyPressEvent(event)

    # ---------------------------------------------------------------------------------------- changes

    def _show_sources(self, segments: Sequence[int], at_s: float | None) -> None:
        self.detail.show_transcript()
        self.detail.transcript.select(segments)
        if at_s is not None:
            self.playing.seek(at_s)

    def _change_minutes(self, verb: str, part: str, place: int, words: str) -> None:
        match verb:
            case "keep":
                self._do(lambda app, m: app.minutes.keep(m, part, place))
            case "remove" if self._on_page is not None and self.detail.minutes.minutes is not None:
                item = texts.lines(self.detail.minutes.minutes, part)[place]
                self.deleting.remove_line(self._on_page, part, item)
            case "edit":
                self._do(lambda app, m: app.minutes.edit(m, part, place, words))
            case _:
                self._do(lambda app, m: app.minutes.set_state(m, part, place, verb))

    def _mark(self) -> None:
        at_s = self.playing.at_s
        if self._on_page == self.shown:  # else it is another one that plays
            self._do(lambda app, m: app.meetings.add_note(m, at_s, "", True))

    def _add_note(self, text: str) -> None:
        now = self.recording.now
        at_s = now.elapsed_s if now.meeting is not None and now.meeting == self._on_page else self.playing.at_s
        self._do(lambda app, m: app.meetings.add_note(m, at_s, text))

    def _deleted(self) -> None:
        """Something is gone from the page, or back."""
        self.list.refresh()
        if (shown := self.shown) is None:
            return
        if shown in self.deleting.meetings:
            self._show_list()
            self.list.turn_from(shown)
        else:
            self._fetch()

    # ------------------------------------------------------------------------------------------- voices

    def _dismiss(self, speaker: int) -> None:
        if (meeting := self._on_page) is not None:
            self._dismissed.add((meeting, speaker))
            self._fetch()

    def _ask_to_remember(self, speaker: int, name: str) -> None:
        question = questions.remember_voice(self.theme, name)
        self._ask_about_voices(question, lambda app, m: app.voiceprints.remember(m, speaker, said(CONSENT)))

    def _ask_to_forget(self) -> None:
        question = questions.forget_voices(self.theme)
        self._ask_about_voices(question, lambda app, _: app.voiceprints.forget_all())

    def _ask_about_voices(self, question: Question, work: Callable[[Any, int], Any]) -> None:
        meeting = self._on_page

        def answered(yes: bool) -> None:
            self.detail.drop_question()
            if yes and meeting is not None:
                self.context.bridge.submit(lambda app: work(app, meeting), lambda _: self._fetch(), owner=self)

        question.answered.connect(answered)
        self.detail.ask(question)

    # --------------------------------------------------------------------------------------- recording

    def _ask_consent(self, card: ConsentCard) -> None:
        self._drop_consent()
        if self.stack.currentWidget() is self.detail:
            self.detail.ask(card)
        else:
            self.empty.ask(card)
            self._fit()
        card.tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_consent(self) -> None:
        self.detail.drop_question()
        self.empty.drop_question()
        self._fit()

    def _began(self, meeting: int) -> None:
        self._drop_consent()
        self.open(meeting)
