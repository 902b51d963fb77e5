"""An open meeting: head, transcript at the left, minutes, notes, people, questions at the right, player below."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.panels import meetings_texts as texts
from voiceapp.gui.panels.meetings_compare import CompareView
from voiceapp.gui.panels.meetings_fetch import Found, Parts
from voiceapp.gui.panels.meetings_find import FindBar
from voiceapp.gui.panels.meetings_header import MeetingHeader
from voiceapp.gui.panels.meetings_live import LiveWordsView
from voiceapp.gui.panels.meetings_minutes import MinutesTab
from voiceapp.gui.panels.meetings_notes import NotesTab
from voiceapp.gui.panels.meetings_people import PeopleTab
from voiceapp.gui.panels.meetings_player import Player
from voiceapp.gui.panels.meetings_recording import RecordingDeck
from voiceapp.gui.panels.meetings_transcript import Transcript
from voiceapp.gui.panels.meetings_versions import VersionsBar
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.asked import AskedPlace
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.labels import Label, Rule
from voiceapp.gui.widgets.question import Question
from voiceapp.gui.widgets.splitter import Splitter
from voiceapp.gui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from voiceapp.core.meetings import Meeting
    from voiceapp.gui.panels.meetings_memory import MeetingsMemory

NARROW, ROOMY, LOW, LOWEST = 640, 640, 520, 300
"""px at 100 %. Narrower than this the transcript becomes a tab. Lower, a question stands alone, then there are no
lanes and no chips, and at the lowest no wave."""
RIGHT, LEAST, SHARE = 400, 320, 0.4
"""The right column, unless the user wants it smaller, and each column at least (px at 100 %); its usual share."""
TABS = (
    ("transcript", tr("Transcript")),
    ("minutes", tr("Minutes")),
    ("notes", tr("Notes")),
    ("people", tr("People")),
    ("ask", tr("Ask")),
)
WAITS = {
    "recording": tr("The words are written down when you stop."),
    "finishing": tr("The recording is being saved."),
    "ready": tr("This meeting is not written down yet."),
    "broken": tr("The sound of this meeting is missing."),
}


class MeetingDetail(QWidget):
    """Shows a meeting in two columns, or in tabs alone where the width does not hold both. ``ask`` is a tab."""

    def __init__(self, theme: Theme, ask: QWidget, memory: MeetingsMemory) -> None:
        super().__init__()
        self.theme, self.memory, self.parts = theme, memory, Parts()
        self.meeting: Meeting | None = None
        self.colours: Mapping[int, int] = {}
        self._narrow: bool | None = None
        self.setObjectName("meeting-detail")
        self.header = MeetingHeader(theme)
        self.transcript, self.live = Transcript(theme), LiveWordsView(theme)
        self.find_bar = FindBar(theme, self.transcript)
        self.versions, self.compare = VersionsBar(theme), CompareView(theme)
        self.nothing = Label(theme, "", "body", "normal", wrap=True)
        self.nothing.setObjectName("transcript-none")
        self.write_down = Button(theme, tr("Write it down"), "tonal", "text-recognition")
        self.write_down.setObjectName("write-down")
        self.minutes, self.notes, self.people = MinutesTab(theme), NotesTab(theme), PeopleTab(theme)
        self.player, self.deck = Player(theme), RecordingDeck(theme)
        self.tabs = Tabs(theme, TABS, tr("About the meeting"))
        self.stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {
            "minutes": self.minutes, "notes": self.notes, "people": self.people, "ask": ask,
        }  # fmt: skip
        self._lay_out()
        self.tabs.chosen.connect(self._tab_chosen)
        self.body.splitterMoved.connect(lambda *_: self._moved())
        self.live.changed.connect(self._show_words)
        self.choose_tab("notes")

    def _lay_out(self) -> None:
        px = self.theme.px
        self.left = QWidget()
        words = QVBoxLayout(self.left)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self.versions)
        words.addWidget(self.versions.working)  # also where there is no transcript to choose
        words.addWidget(self.find_bar)
        self._why = QWidget()
        why = QVBoxLayout(self._why)
        why.setContentsMargins(px(24), px(16), px(16), px(8))
        why.addWidget(self.nothing)
        words.addWidget(self._why)
        self._write_row = QWidget()
        line = QHBoxLayout(self._write_row)
        line.setContentsMargins(px(24), 0, px(16), px(8))
        line.addWidget(self.write_down)
        line.addStretch(1)
        words.addWidget(self._write_row)
        words.addWidget(self.transcript, 1)
        words.addWidget(self.live, 1)
        words.addWidget(self.compare, 1)
        words.addStretch(0)
        for page in self._pages.values():
            self.stack.addWidget(page)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(px(8), 0, px(12), 0)
        bar.addWidget(self.tabs, 1)
        bar.addWidget(self.minutes.read)
        right.addLayout(bar)
        right.addWidget(Rule())
        right.addWidget(self.stack, 1)
        self.body = Splitter(self.theme, tr("Width of the transcript"))
        self.body.addWidget(self._right)
        self.asked = AskedPlace(self.theme)
        self._around = QHBoxLayout()
        self._around.addWidget(self.asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(self._around)
        column.addWidget(self.body, 1)
        column.addWidget(self.player)
        column.addWidget(self.deck)
        self._show_foot()
        self._arrange(narrow=False)

    # ------------------------------------------------------------------------------------ arranging

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self.theme.px
        narrow = self.width() < px(NARROW)
        self._arrange(narrow=narrow)
        self._share_out()
        self.player.fit(self.width())
        self.deck.set_narrow(self.width() < px(880))
        low = self.height() < px(LOW)
        self.player.timeline.set_lanes_shown(not low)
        self._show_wave()
        self.header.about.setVisible(self.width() >= px(480))
        self.deck.set_low(low, self.height() < px(LOWEST))
        self.header.set_low(low)
        self.notes.foot.setVisible(not low)
        self.live.foot.setVisible(not low)
        self._make_room()

    def _arrange(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.tabs.show_tab("transcript", narrow)
        for column in (self.left, self._right):
            column.setMinimumWidth(0 if narrow else self.theme.px(LEAST))
        if narrow:
            self.stack.insertWidget(0, self.left)
            self._pages["transcript"] = self.left
            self.choose_tab("transcript")
        else:
            self._pages.pop("transcript", None)
            self.stack.removeWidget(self.left)
            self.body.insertWidget(0, self.left)
            self.left.show()
            if self.tabs.value() == "transcript":
                self.choose_tab(self._usual_tab())

    def _share_out(self) -> None:
        """Give the columns their widths."""
        if not self._narrow:
            share = self.memory.side
            right = round(self.width() * share) if share else max(round(self.width() * SHARE), self.theme.px(RIGHT))
            self.body.setSizes([self.width() - right, right])

    def _moved(self) -> None:
        if not self._narrow:
            self.memory.side = self.body.sizes()[1] / max(sum(self.body.sizes()), 1)
            self.memory.save()

    def _tab_chosen(self, key: str) -> None:
        self.choose_tab(key)
        if key != "transcript":
            self.memory.tab = key
            self.memory.save()

    def _usual_tab(self) -> str:
        """The one that was looked at last, else the minutes."""
        shown = self.memory.tab in self._pages and (self.parts.minutes or self.memory.tab != "minutes")
        return self.memory.tab if shown else "minutes" if self.parts.minutes else "notes"

    def choose_tab(self, key: str) -> None:
        """Show a tab."""
        self.tabs.choose(key)
        self.stack.setCurrentWidget(self._pages[key])
        self._show_read()

    def _show_read(self) -> None:
        self.minutes.read.setVisible(self.tabs.value() == "minutes" and self.minutes.minutes is not None)

    def show_transcript(self) -> None:
        """Where the transcript is a tab: show it."""
        if self._narrow:
            self.choose_tab("transcript")

    # -------------------------------------------------------------------------------------- showing

    def show_parts(self, parts: Parts) -> None:
        """Show only what there is."""
        self.parts = parts
        self.tabs.show_tab("minutes", parts.minutes)

    def show_meeting(self, found: Found) -> None:
        """Show a meeting; the same one again keeps places, tabs and what is being typed."""
        meeting = found.meeting
        fresh = self.meeting is None or self.meeting.info.id != meeting.info.id
        self.meeting, self.colours = meeting, texts.order(meeting)
        info, parts = meeting.info, self.parts
        finds = bool(meeting.segments) and info.state != "recording"
        self.header.show_meeting(meeting, self.colours, exports=parts.exports, finds=finds)
        self.header.show_people(meeting, self.colours, found.suggested)
        self.versions.show_versions(found, parts)
        self.transcript.can_edit = parts.transcripts and found.side is None
        english = found.english if self.versions.with_english else {}
        self.transcript.show_meeting(meeting, self.colours, english)
        comparing = self.compare.isVisibleTo(self.left)
        if comparing:
            self.versions.hide()
        self._show_words()
        self.nothing.setText(WAITS[info.state])
        sound = info.state == "ready" and bool(info.audio)
        self._write_row.setVisible(parts.transcription and sound and not meeting.segments)
        self.minutes.show_minutes(meeting, found.minutes, found.outdated, found.hidden)
        self._show_read()
        self.notes.show_notes(meeting.notes)
        self.people.show_people(meeting, self.colours, parts, found.remembered)
        self.people.presence.show_presence(found.presence)
        self.player.show_meeting(meeting, self.colours)
        live = info.state == "recording"
        self._make_room()
        if fresh:
            self.find_bar.close_bar()
            self.player.show_position(0.0, False)
            self.deck.wave.clear()
            if not self._narrow:
                self.choose_tab("notes" if live else self._usual_tab())
            elif live:
                self.choose_tab("notes")
        elif self.find_bar.isVisible():
            self.find_bar.look(0)

    def _show_words(self) -> None:
        """What is said now, the transcript, or why there is nothing to read."""
        if self.meeting is not None:
            live = self.meeting.info.state == "recording" and self.live.meeting == self.meeting.info.id
            words, comparing = bool(self.meeting.segments), self.compare.isVisibleTo(self.left)
            self.live.setVisible(live)
            self.transcript.setVisible(words and not live and not comparing)
            self._why.setVisible(not words and not live)

    def _show_wave(self) -> None:
        """Where there is little height no wave is shown, in a comparison earlier."""
        lowest = LOW if self.compare.isVisibleTo(self.left) else LOWEST
        self.player.timeline.setVisible(self.height() >= self.theme.px(lowest))

    def show_comparison(self, on: bool) -> None:
        """Compare versions in the place of the transcript."""
        self.compare.setVisible(on)
        self.versions.setVisible(not on)
        self.transcript.setVisible(not on)
        self._show_wave()
        if on:
            self.find_bar.close_bar()

    def ask(self, question: Question) -> None:
        """Open a question below the head, in the place of an earlier one."""
        self.asked.ask(question)
        self._make_room()

    def drop_question(self) -> None:
        """Close the open question."""
        self.asked.drop()
        self._make_room()

    def _make_room(self) -> None:
        """An open question stands above the rest, or alone where there is little height."""
        alone = self.asked.question is not None and self.height() < self.theme.px(ROOMY)
        px = self.theme.px
        self._around.setContentsMargins(px(24), px(8) if self.asked.question is not None else 0, px(16), 0)
        self.body.setVisible(not alone)
        self.asked.fit(self.width() - self.theme.px(48), 0 if alone else self.height() // 2)
        self._show_foot(hidden=alone)

    def _show_foot(self, *, hidden: bool = False) -> None:
        info = self.meeting.info if self.meeting is not None else None
        live = info is not None and info.state == "recording"
        sound = info is not None and bool(info.audio) and not live
        self.deck.setVisible(live and self.parts.recorder and not hidden)
        self.player.setVisible(sound and self.parts.player and not hidden)
