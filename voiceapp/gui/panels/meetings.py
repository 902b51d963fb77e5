"""The Meetings page: the list, and the meeting that is open; what the user does is asked of the services."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import (
    MeetingChanged,
    MeetingRemoved,
    MinutesChanged,
    Notice,
    PlayerMoved,
    RecordingChanged,
)
from voiceapp.gui.context import Context
from voiceapp.gui.panels import meetings_texts as texts
from voiceapp.gui.panels.meetings_detail import MeetingDetail, Parts
from voiceapp.gui.panels.meetings_header import last_step_texts
from voiceapp.gui.panels.meetings_list import MeetingList
from voiceapp.gui.panels.meetings_player import STEP_S
from voiceapp.gui.panels.meetings_recording import ConsentCard
from voiceapp.gui.widgets.asked import AskedPlace
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.question import Question

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from voiceapp.core.meetings import Meeting, Minutes
    from voiceapp.gui.ports import AppPort

    Found = tuple[Meeting, Minutes | None]

FOLD = 840
"""Narrower than this (px at 100 %) the list and the open meeting take turns."""
CONSENT = "meetings.consent_told"


async def fetch_parts(app: AppPort) -> tuple[Parts, Sequence[str]]:
    """What there is besides the list, and the templates of minutes."""
    parts = Parts(
        app.transcripts is not None,
        app.meeting_transcription is not None,
        app.recorder is not None,
        app.meeting_speakers is not None,
        app.minutes is not None,
        app.meeting_exports is not None,
        app.meeting_player is not None,
    )
    return parts, await app.minutes.templates() if app.minutes is not None else ()


async def fetch(app: AppPort, number: int) -> Found:
    """A meeting and its minutes."""
    assert app.meetings is not None
    return await app.meetings.get(number), await app.minutes.get(number) if app.minutes is not None else None


async def fetch_wave(app: AppPort, number: int) -> NDArray[np.float32] | None:
    """A meeting's wave; the first time takes a while."""
    return await app.meeting_peaks.peaks(number) if app.meeting_peaks is not None else None


class MeetingsPage(QWidget):
    """List and detail side by side. Space plays, Left and Right go 10 s back and ahead, Ctrl+F finds."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.theme = context, context.theme
        self.shown: int | None = None
        self.recording: RecordingChanged | None = None
        self._waved: int | None = None
        self._at_s, self._playing = 0.0, False
        self._fetching = self._stale = False
        self._wanted: tuple[int, float] | None = None
        self.setObjectName("meetings-page")
        self.setAccessibleName("Meetings")
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = MeetingList(context)
        self.detail = MeetingDetail(self.theme)
        self.detail.setVisible(False)
        self.asked = AskedPlace(self.theme)
        self.empty = self._make_empty()
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
        self.list.refresh()

    def _make_empty(self) -> QWidget:
        px = self.theme.px
        pane = QWidget()
        words = Label(self.theme, "What was said stays findable", "heading", wrap=True)
        words.setObjectName("meetings-empty")
        sentence = Label(
            self.theme,
            "Record a meeting, or drop audio and video files here. They stay on this computer.",
            "body",
            "normal",
            wrap=True,
        )
        button = Button(self.theme, "Import files", "quiet", "tray-arrow-down")
        button.setObjectName("import-files-empty")
        button.clicked.connect(lambda: self.list.importing.click())
        self._hints = QWidget()
        hints = QVBoxLayout(self._hints)
        hints.setContentsMargins(0, 0, 0, 0)
        hints.setSpacing(px(8))
        hints.addStretch(1)
        hints.addWidget(words)
        hints.addWidget(sentence)
        hints.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        hints.addStretch(2)
        column = QVBoxLayout(pane)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.setSpacing(px(8))
        column.addWidget(self.asked, 1)
        column.addWidget(self._hints, 1)
        return pane

    def _connect(self) -> None:
        detail, header = self.detail, self.detail.header
        self.list.opened.connect(self._picked)
        self.list.record_wanted.connect(self._record)
        self.list.delete_wanted.connect(lambda number: self.open(number, then=lambda: self._ask_last("meeting")))
        header.renamed.connect(lambda title: self._do(lambda app, m: app.meetings.rename(m, title)))
        header.tags_changed.connect(lambda tags: self._do(lambda app, m: app.meetings.set_tags(m, tags)))
        header.export_wanted.connect(self._export)
        header.copy_wanted.connect(self._copy)
        header.find_wanted.connect(self.focus_search)
        header.list_wanted.connect(self._show_list)
        header.people_wanted.connect(lambda: detail.choose_tab("people"))
        header.last_step.connect(self._ask_last)
        detail.transcript.sought.connect(self._hear)
        detail.transcript.edited.connect(
            lambda segment, text: self._do(lambda app, m: app.transcripts.edit(m, segment, text))
        )
        detail.transcript.assigned.connect(
            lambda segment, to: self._do(lambda app, m: app.transcripts.assign(m, segment, to))
        )
        detail.transcript.undo_wanted.connect(lambda: self._do(lambda app, m: app.transcripts.undo(m)))
        detail.write_down.clicked.connect(lambda: self._do(lambda app, m: app.meeting_transcription.start(m)))
        detail.minutes.make_wanted.connect(lambda name: self._do(lambda app, m: app.minutes.make(m, name)))
        detail.minutes.chosen.connect(self._show_sources)
        detail.minutes.asked.connect(self._change_minutes)
        detail.notes.added.connect(self._add_note)
        detail.notes.sought.connect(self._seek)
        detail.notes.edited.connect(lambda note, text: self._do(lambda app, _: app.meetings.edit_note(note, text)))
        detail.notes.removed.connect(lambda note: self._do(lambda app, _: app.meetings.remove_note(note)))
        people = detail.people
        people.renamed.connect(lambda one, name: self._do(lambda app, m: app.meeting_speakers.rename(m, one, name)))
        people.merged.connect(lambda one, into: self._do(lambda app, m: app.meeting_speakers.merge(m, one, into)))
        people.heard.connect(self._hear_sample)
        people.find_wanted.connect(lambda: self._do(lambda app, m: app.meeting_speakers.diarize(m)))
        player = detail.player
        player.toggled.connect(self.toggle)
        player.sought.connect(self._seek)
        player.speed_chosen.connect(
            lambda speed: self._do(lambda app, _: app.meeting_player.set_speed(speed)) if self._playing else None
        )
        player.marked.connect(lambda: self._do(lambda app, m: app.meetings.add_note(m, self._at_s, "", True)))
        deck = detail.deck
        deck.marked.connect(lambda: self._do(lambda app, _: app.recorder.marker("")))
        deck.paused.connect(self.pause_recording)
        deck.stopped.connect(lambda: self._do(lambda app, _: app.recorder.stop()))
        events = self.context.bridge.events
        events.subscribe(MeetingChanged, self._changed)
        events.subscribe(MinutesChanged, lambda event: self._fetch() if event.meeting == self.shown else None)
        events.subscribe(MeetingRemoved, self._removed)
        events.subscribe(PlayerMoved, self._moved)
        events.subscribe(RecordingChanged, self._recorded)

    def _do(self, work: Callable[[Any, int], Any]) -> None:
        """Ask a service for something about the open meeting."""
        if self.shown is not None:
            meeting = self.shown
            self.context.bridge.submit(lambda app: work(app, meeting), owner=self)

    # ------------------------------------------------------------------------------------ arranging

    def _wired(self, found: tuple[Parts, Sequence[str]]) -> None:
        parts, templates = found
        self.detail.show_parts(parts)
        self.detail.minutes.show_templates(templates)
        self.list.record.setVisible(parts.recorder)
        if self.shown is not None:
            self._fetch()

    def _fit(self) -> None:
        folded = self.width() < self.theme.px(FOLD)
        open_now = self.stack.currentWidget() is self.detail or self.asked.question is not None
        self.list.setVisible(not folded or not open_now)
        self.stack.setVisible(not folded or open_now)
        self.detail.header.unfold.setVisible(folded)
        if folded:
            self.list.setMinimumWidth(0)
            self.list.setMaximumWidth(16777215)
        else:
            self.list.setFixedWidth(self.theme.size("meetingList"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_list(self) -> None:
        """In a narrow window: back to the list."""
        self.shown = None
        self.list.choose(None)
        self.stack.setCurrentWidget(self.empty)
        self._fit()
        self.list.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_part(self, part: str) -> None:
        """Open the meeting of that number."""
        if part.isdigit():
            self.open(int(part))

    def focus_search(self) -> None:
        """Find in the transcript, or in all meetings where none is open (Ctrl+F)."""
        if self.detail.isVisible() and self.detail.transcript.rows.segments:
            self.detail.show_transcript()
            self.detail.find.open_bar()
        else:
            self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --------------------------------------------------------------------------------------- opening

    def _picked(self, number: int, at_s: float) -> None:
        self.open(number, at_s)

    def open(self, number: int, at_s: float = -1.0, then: Callable[[], None] | None = None) -> None:
        """Show a meeting, at a second of it; ``then`` is called when it is on the page."""
        if number != self.shown:
            if self._playing:
                self.toggle()
            self.shown, self._at_s, self._playing = number, max(at_s, 0.0), False
            self.detail.drop_question()
        self.list.choose(number)

        def shown(found: Found) -> None:
            self._show(found)
            if at_s >= 0 and self.shown == number:
                self._seek(at_s)
                self.detail.transcript.reveal(max(self.detail.transcript.playing, 0))
            if then is not None:
                then()

        self.context.bridge.submit(lambda app: fetch(app, number), shown, self._not_shown, owner=self)

    def _not_shown(self, error: VoiceAppError) -> None:
        self._show_list()
        self.list.refresh()
        self.context.notify(Notice.of(error))

    def _fetch(self) -> None:
        """Read the open meeting again; while that is under way, once more afterwards."""
        if self._fetching:
            self._stale = True
            return
        number = self.shown
        if number is None:
            return
        self._fetching = True
        self.context.bridge.submit(lambda app: fetch(app, number), self._fetched, self._not_fetched, owner=self)

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
        meeting, minutes = found
        if meeting.info.id != self.shown:
            return
        self.detail.show_meeting(meeting, minutes)
        self._fetch_wave(meeting)
        self.stack.setCurrentWidget(self.detail)
        self._fit()
        self._show_position()

    def _fetch_wave(self, meeting: Meeting) -> None:
        number = meeting.info.id
        if number == self._waved or meeting.info.state != "ready" or not meeting.info.audio:
            return
        self._waved = number
        self.detail.player.timeline.clear_peaks()

        def done(peaks: NDArray[np.float32] | None) -> None:
            if peaks is not None and self._waved == number:
                self.detail.player.timeline.show_peaks(peaks)

        self.context.bridge.submit(lambda app: fetch_wave(app, number), done, owner=self)

    def _changed(self, event: MeetingChanged) -> None:
        self.list.refresh()
        if event.id == self.shown:
            self._fetch()

    def _removed(self, event: MeetingRemoved) -> None:
        self.list.refresh()
        if event.id == self.shown:
            self._show_list()

    # --------------------------------------------------------------------------------------- playing

    def _moved(self, event: PlayerMoved) -> None:
        if event.meeting == self.shown:
            self._at_s, self._playing = event.at_s, event.playing
            self._show_position()

    def _show_position(self) -> None:
        self.detail.player.show_position(self._at_s, self._playing)
        self.detail.transcript.show_position(self._at_s, self._playing)

    def toggle(self) -> None:
        """Play from where it stands, or pause."""
        if not self.detail.player.isVisible():
            return
        if self._playing:
            self._do(lambda app, _: app.meeting_player.pause())
        else:
            self._play(self._at_s)

    def _play(self, at_s: float) -> None:
        speed = self.detail.player.chosen_speed()
        self.detail.transcript.follow()
        self._do(lambda app, m: app.meeting_player.play(m, at_s, speed))

    def _seek(self, at_s: float) -> None:
        """Go to a second; what plays goes on from there."""
        self._at_s = at_s
        if self._playing:
            self._do(lambda app, _: app.meeting_player.seek(at_s))
        self._show_position()

    def _hear(self, at_s: float) -> None:
        """A word was clicked: it is heard."""
        self._seek(at_s)
        if not self._playing and self.detail.player.isVisible():
            self._play(at_s)

    def _hear_sample(self, speaker: int) -> None:
        """Play the beginning of a speaker's longest turn."""
        if self.detail.meeting is not None and (found := texts.sample_of(self.detail.meeting, speaker)):
            self._do(lambda app, m: app.meeting_player.play(m, found[0], 1.0, found[1]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Space:
                self.toggle()
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
            self._seek(at_s)

    def _change_minutes(self, verb: str, part: str, place: int, words: str) -> None:
        match verb:
            case "keep":
                self._do(lambda app, m: app.minutes.keep(m, part, place))
            case "remove":
                self._do(lambda app, m: app.minutes.remove(m, part, place))
            case "edit":
                self._do(lambda app, m: app.minutes.edit(m, part, place, words))
            case _:
                self._do(lambda app, m: app.minutes.set_state(m, part, place, verb))

    def _add_note(self, text: str) -> None:
        live = self.recording is not None and self.recording.meeting == self.shown
        at_s = self.recording.elapsed_s if live and self.recording is not None else self._at_s
        self._do(lambda app, m: app.meetings.add_note(m, at_s, text))

    def _copy(self) -> None:
        def done(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self.context.notify(Notice("success", "The transcript is on the clipboard."))

        meeting = self.shown

        async def write(app: AppPort) -> str:
            assert app.meeting_exports is not None
            assert meeting is not None
            return await app.meeting_exports.text(meeting)

        self.context.bridge.submit(write, done, owner=self)

    def _export(self, formats: Sequence[str]) -> None:
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, "Choose a folder for the export", start)
        dialog.setObjectName("export-folder")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda folder: self.export(formats, Path(folder)))
        dialog.open()

    def export(self, formats: Sequence[str], folder: Path) -> None:
        """Write the open meeting into a folder and say where."""

        async def write(app: AppPort) -> Sequence[Path]:
            assert app.meeting_exports is not None
            assert self.shown is not None
            return await app.meeting_exports.export(self.shown, formats, folder)

        def done(files: Sequence[Path]) -> None:
            what = f"{files[0].name} was" if len(files) == 1 else f"{len(files)} files were"
            self.context.notify(Notice("success", f"{what} written to {folder}."))

        self.context.bridge.submit(write, done, owner=self)

    def _ask_last(self, what: str) -> None:
        meeting = self.detail.meeting
        if meeting is None or meeting.info.state == "recording":
            return
        heading, sentence, keep, do = last_step_texts(what, meeting.info.title, meeting.info.duration_s)
        question = Question(self.theme, "trash-can-outline", heading, sentence, keep, do, "danger")

        def answered(yes: bool) -> None:
            self.detail.drop_question()
            if yes and what == "audio":
                self._do(lambda app, m: app.meetings.delete_audio(m))
            elif yes:
                self._do(lambda app, m: app.meetings.delete(m))

        question.answered.connect(answered)
        self.detail.ask(question)

    # --------------------------------------------------------------------------------------- recording

    def _recorded(self, event: RecordingChanged) -> None:
        began = event.meeting is not None and event.meeting != (self.recording and self.recording.meeting)
        self.recording = event
        running = event.meeting is not None
        self.list.record.setText("Recording" if running else "Record")
        self.list.record.set_role("quietDanger" if running else "danger")
        self.list.record.set_icon("record" if running else "record-circle-outline")
        if began and event.meeting is not None:
            self._drop_consent()
            self.open(event.meeting)
        if event.meeting == self.shown and running:
            self.detail.deck.show_recording(event)

    def _record(self) -> None:
        """Begin to record, show what is recorded, or ask first whether everyone agrees."""
        if self.recording is not None and self.recording.meeting is not None:
            self.open(self.recording.meeting)
        elif self.context.settings.flag(CONSENT):
            self._start()
        else:
            self._ask_consent()

    def _start(self) -> None:
        self.context.bridge.submit(
            lambda app: app.recorder.start(None, None, "") if app.recorder is not None else None, owner=self
        )

    def _ask_consent(self) -> None:
        card = ConsentCard(self.theme)

        def answered(yes: bool) -> None:
            self._drop_consent()
            if yes:
                self.context.bridge.submit(lambda app: app.settings.set(CONSENT, True), owner=self)
                self._start()

        card.answered.connect(answered)
        self._drop_consent()
        if self.stack.currentWidget() is self.detail:
            self.detail.ask(card)
        else:
            self._hints.hide()
            self.asked.ask(card)
            self._fit()
        card.tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_consent(self) -> None:
        self.detail.drop_question()
        self.asked.drop()
        self._hints.show()
        self._fit()

    def pause_recording(self, pause: bool) -> None:
        """Pause the recording, or go on."""
        self._do(lambda app, _: app.recorder.pause() if pause else app.recorder.resume())
