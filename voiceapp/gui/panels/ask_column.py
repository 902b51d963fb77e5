"""A thread with the field that goes on with it, and what it is about: the Ask page's, and the tab of a meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QStackedWidget, QVBoxLayout, QWidget

from voiceapp.core.asking import AskedQuestion, GivenAnswer, Question, Way
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import LiveLine, MeetingChanged, MeetingRemoved, Notice
from voiceapp.core.meetings import MeetingInfo
from voiceapp.gui.context import Context
from voiceapp.gui.language import said_error, tr
from voiceapp.gui.panels import ask_texts as texts
from voiceapp.gui.panels.ask_desk import AskedThread, Key
from voiceapp.gui.panels.ask_empty import NoRecordings, Suggestion, suggestions
from voiceapp.gui.panels.ask_playing import Playing
from voiceapp.gui.panels.ask_scope import Scope
from voiceapp.gui.panels.ask_scope_bar import ScopeBar
from voiceapp.gui.panels.ask_thread import ThreadView
from voiceapp.gui.panels.inspect_opening import inspect_sound
from voiceapp.gui.panels.talk_bottom import SendButton
from voiceapp.gui.panels.talk_empty import EmptyTalk
from voiceapp.gui.recent import RecentFiles
from voiceapp.gui.widgets.announce import announce
from voiceapp.gui.widgets.buttons import Button
from voiceapp.gui.widgets.drop_target import may_be_sound
from voiceapp.gui.widgets.growing_field import GrowingField
from voiceapp.gui.widgets.keys import keeps_escape
from voiceapp.gui.widgets.labels import Label

if TYPE_CHECKING:
    from voiceapp.gui.ports import AppPort

COMPACT, LOW, LOWEST, FOOT = 480, 480, 190, 136
"""px at 100 %. Narrower than the first Send is an icon; lower than the second a list to choose from takes the place
of the thread, lower than the third there are no chips; the last is what chips and field need at least."""


class AskColumn(QWidget):
    """Asks and shows. ``own``: about one meeting, whose page it is on (AskTab).

    ``turned`` tells the thread that is shown now, None: a new one. Esc stops what is worked on.
    """

    turned = Signal(object)

    def __init__(self, context: Context, *, own: bool = False, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self.context, self.theme, self._own, self._today = context, context.theme, own, today
        self.infos: dict[int, MeetingInfo] = {}
        self._ways_asked = 0
        self._stale = False
        self._suggested: Sequence[Suggestion] = ()
        self.setObjectName("ask-column")
        theme = self.theme
        self.asking = AskedThread(context, self)
        self.thread_view = ThreadView(theme, titled=not own)
        self.playing = Playing(context, self.thread_view)
        self.fresh, self.none = EmptyTalk(theme), NoRecordings(theme)
        self.fresh.setObjectName("ask-fresh")
        self.fresh.sentence.setText(texts.OWN_SENTENCE if own else texts.SENTENCE)
        self.scope = ScopeBar(theme, RecentFiles(context.paths.config, "sounds", self), own=own, today=today)
        self.field = GrowingField(theme, texts.OWN_FIELD if own else texts.FIELD)
        self.field.setObjectName("ask-field")
        self.field.setAcceptDrops(False)  # files go to the page
        self.send = SendButton(theme)
        self.send.setObjectName("ask-send")
        self.closed = Label(theme, "", "body", "normal", wrap=True)
        self.closed.setObjectName("ask-closed")
        self.choose_one = Button(theme, tr("Choose one recording"), "quiet")
        self.choose_one.setObjectName("ask-choose-one")
        self._lay_out()
        self._connect()
        self._typed()
        self._show_thread()
        if not own:
            self.refresh()

    def _lay_out(self) -> None:
        px = self.theme.px
        self.stack = QStackedWidget()
        self._fresh = QWidget()
        middle = QHBoxLayout(self._fresh)
        middle.setContentsMargins(px(16), 0, px(16), 0)
        self.fresh.setMaximumWidth(self.theme.size("column"))
        middle.addWidget(self.fresh)
        for widget in (self.none, self._fresh, self.thread_view):
            self.stack.addWidget(widget)
        self._closed = QWidget()
        closed = QHBoxLayout(self._closed)
        closed.setContentsMargins(0, 0, 0, 0)
        closed.setSpacing(px(12))
        closed.addWidget(self.closed, 1)
        closed.addWidget(self.choose_one)
        self.choose_one.setVisible(not self._own)
        self.line = line = QHBoxLayout()
        line.setSpacing(px(8 if self._own else 16))
        line.addWidget(self.field, 1)
        line.addWidget(self.send, 0, Qt.AlignmentFlag.AlignBottom)
        self._foot = foot = QVBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.scope)
        foot.addWidget(self._closed)
        foot.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addLayout(foot)
        self._closed.hide()
        self._fit_foot()

    def _fit_foot(self) -> None:
        """The field stands below the thread, as wide as that."""
        px, side = self.theme.px, self.thread_view.side(self.width())
        self._foot.setContentsMargins(side, px(8), side, px(12 if self._own else 16))

    def _connect(self) -> None:
        view, context = self.thread_view, self.context
        self.field.sent.connect(self.ask)
        self.field.textChanged.connect(self._typed)
        self.send.clicked.connect(lambda: self.asking.stop_all() if self.send.stop else self.ask())
        self.choose_one.clicked.connect(self.scope.recordings.click)
        context.bridge.events.subscribe(
            LiveLine, lambda line: self._ask_ways() if line.final and self.closed.text() else None
        )
        self.fresh.picked.connect(self._pick)
        self.none.record_wanted.connect(lambda: context.open_page("meetings", "record"))
        self.none.import_wanted.connect(lambda: context.open_page("meetings", "import"))
        self.none.file_wanted.connect(self.scope.choose_file)
        self.scope.changed.connect(self._scope_changed)
        self.scope.arranged.connect(self._make_room)
        self.scope.inspect.clicked.connect(self._inspect)
        self.asking.opened.connect(self._opened)
        self.asking.grew.connect(self._grew)
        self.asking.refused.connect(self._refused)
        view.stopped.connect(lambda question, way: self.asking.stop(question, way))
        view.again.connect(lambda asked: self._ask(asked.question))
        view.copied.connect(self._copy)
        view.led.connect(self._lead)
        if not self._own:
            for kind in (MeetingChanged, MeetingRemoved):
                context.bridge.events.subscribe(kind, lambda _: self._library_changed())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(160))

    # --------------------------------------------------------------------------- what there is to ask

    def refresh(self) -> None:
        """Read again which recordings there are."""

        async def fetch(app: AppPort) -> tuple[Sequence[MeetingInfo], bool]:
            return await app.meetings.list(), app.recorder is not None

        def done(found: tuple[Sequence[MeetingInfo], bool]) -> None:
            self.none.record.setVisible(found[1])
            self.know(found[0])

        self.context.bridge.submit(fetch, done, owner=self)

    def _library_changed(self) -> None:
        """Read it again, once somebody sees it."""
        self._stale = not self.isVisible()
        if not self._stale:
            self.refresh()

    def know(self, infos: Sequence[MeetingInfo]) -> None:
        """Take which recordings there are."""
        infos = [info for info in infos if info.id not in self.context.leaving.meetings]
        self.infos = {info.id: info for info in infos}
        scope = self.scope.scope
        gone = not self._own and scope.meetings is not None and not set(scope.meetings) <= set(self.infos)
        self.scope.show_infos(self.infos)
        if gone and not self.asking.asked:
            self.scope.show_scope(Scope())
        self._ask_ways()
        self._show_thread()
        self.context.bridge.submit(lambda app: suggestions(app, infos), self._suggest, owner=self)

    def _suggest(self, found: Sequence[Suggestion]) -> None:
        self._suggested = found
        self.fresh.show_phrases([(one.icon, one.text) for one in found])

    def _pick(self, text: str) -> None:
        if one := next((one for one in self._suggested if one.text == text), None):
            if not self._own:
                self.scope.show_scope(Scope(meetings=(one.meeting,)))
            self._ask_ways()
            self.scope.ways.choose([one.way])
            self._ask(self.scope.scope.question(text, [one.way], None, self._today()))

    # --------------------------------------------------------------------------------------- the ways

    def _lead(self, where: str) -> None:
        """Take the next step of an error."""
        if where == texts.RECORDINGS:
            self.scope.recordings.click()
        else:
            page, _, part = where.partition(":")
            self.context.open_page(page, part)

    def _scope_changed(self) -> None:
        self._ask_ways()
        self._show_thread()

    def _ask_ways(self) -> None:
        """Offer the ways that work for what is asked about."""
        self._ways_asked += 1
        number = self._ways_asked
        question = self.scope.scope.question("", (), None, self._today())

        def done(ways: Sequence[Way]) -> None:
            if number == self._ways_asked:
                self._offer(ways, "" if ways else self._why_no_way())

        def failed(error: VoiceAppError) -> None:
            if number == self._ways_asked:
                self._offer((), said_error(error))

        self.context.bridge.submit(lambda app: app.ask_desk.ways(question), done, failed, owner=self)

    def _offer(self, ways: Sequence[Way], why_none: str) -> None:
        self.scope.ways.offer(ways)
        self.closed.setText(why_none)
        self._show_closed()

    def _why_no_way(self) -> str:
        chosen = [self.infos[one] for one in self.scope.scope.meetings or () if one in self.infos]
        if len(chosen) != 1:
            return texts.NO_WAY["several"]
        return texts.NO_WAY["now" if chosen[0].state == "recording" else "one"]

    def _show_closed(self) -> None:
        """Say why nothing can be asked; an empty page says it already."""
        self._closed.setVisible(bool(self.closed.text()) and self.stack.currentWidget() is not self.none)
        self._typed()

    # --------------------------------------------------------------------------------------- showing

    def _opened(self) -> None:
        asked = self.asking.asked
        if asked and not self._own:
            self.scope.show_scope(Scope.of(asked[-1].question))
        if asked:
            self.scope.ways.choose(asked[-1].question.ways)
        self._ask_ways()
        self._show_thread()
        self.turned.emit(self.asking.number)

    def _show_thread(self) -> None:
        asked = self.asking.asked
        nothing = not self._own and not self.infos and self.scope.scope.file is None
        self.thread_view.show_thread(asked, self._about)
        for one in asked:
            for stored in one.answers:
                self._show_answer(one, stored.way)
        page = self.thread_view if asked else self.none if nothing else self._fresh
        self.stack.setCurrentWidget(page)
        self._show_closed()
        self.playing.show()

    def _about(self, asked: AskedQuestion) -> str:
        scope = Scope.of(asked.question)
        return ", ".join(scope.speakers) if self._own else scope.words(self.infos)

    def _grew(self, keys: set[Key]) -> None:
        known = {one.id: one for one in self.asking.asked}
        for question, way in keys:
            if question in known:
                self._show_answer(known[question], way)
                self._tell_reader(question, way)
        self.playing.show()
        self._typed()

    def _show_answer(self, asked: AskedQuestion, way: Way) -> None:
        if stored := next((one for one in asked.answers if one.way == way), None):
            given = self.asking.given(asked.id, stored)
            self.thread_view.show_answer(asked.id, given, self.asking.growth(asked.id, way))

    def _tell_reader(self, question: int, way: Way) -> None:
        """A screen reader says the whole answer at its end; while it grows, nothing."""
        if self.asking.growth(question, way) is None and self.isVisible():
            announce(self, texts.told(self.asking.given(question, GivenAnswer(way))))

    # ---------------------------------------------------------------------------------------- asking

    def _typed(self) -> None:
        text = bool(self.field.text())
        stop = self.asking.busy and not text
        self.send.setEnabled(stop or (text and not self.closed.text()))
        self.send.set_stop(stop)

    def ask(self) -> None:
        """Ask what is typed."""
        text = self.field.text()
        if text and self.send.isEnabled():
            self.field.clear()
            ways = self.scope.ways.chosen() or ("words",)
            self._ask(self.scope.scope.question(text, ways, None, self._today()))

    def _ask(self, question: Question) -> None:
        if self.context.leaving.meetings:  # else it is answered from what is deleted, and goes with that
            self.context.delete_now(lambda: self.asking.ask(question))
        else:
            self.asking.ask(question)

    def _refused(self, text: str) -> None:
        if not self.field.text():
            self.field.setPlainText(text)

    def take_file(self, file: Path) -> None:
        """Ask about a file from now on."""
        if may_be_sound(file):
            self.scope.take_file(file)
        else:
            self.context.notify(Notice("warning", tr("“{name}” is no sound or video file.", name=file.name)))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _inspect(self) -> None:
        """Look inside the file, or the one recording, that is asked about."""
        if (file := self.scope.scope.file) is not None:
            inspect_sound(self.context, self, lambda app: file, "")
        elif (info := self.scope.one) is not None:
            inspect_sound(self.context, self, lambda app: app.meetings.audio_path(info.id), info.title)

    def _copy(self, asked: AskedQuestion, way: Way) -> None:
        stored = next(one for one in asked.answers if one.way == way)
        if (answer := self.asking.given(asked.id, stored).answer) is not None:
            QGuiApplication.clipboard().setText(texts.copied(asked, answer))
            self.context.notify(Notice("success", tr("The answer is on the clipboard.")))

    # ------------------------------------------------------------------------------------ Qt's events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._library_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.send.set_compact(self.width() < self.theme.px(COMPACT))
        self._fit_foot()
        self._make_room()

    def _make_room(self) -> None:
        """An open list stands above the chips, or in the place of the thread where there is little height."""
        px = self.theme.px
        alone = self.scope.open and self.height() < px(LOW)
        self.stack.setVisible(not alone)
        self.stack.setMinimumHeight(px(40))
        self.scope.setVisible(self.height() >= px(LOWEST))
        room = self.height() - px(FOOT)
        self.scope.fit(room if alone else room // 2)

    def event(self, event: QEvent) -> bool:
        """Esc stops the answer while one is worked on, not the talk."""
        return (hasattr(self, "asking") and self.asking.busy and keeps_escape(event)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.thread_view.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Escape if self.asking.busy:
                self.asking.stop_all()
            case Qt.Key.Key_PageUp:
                bar.triggerAction(QScrollBar.SliderAction.SliderPageStepSub)
            case Qt.Key.Key_PageDown:
                bar.triggerAction(QScrollBar.SliderAction.SliderPageStepAdd)
            case _:
                super().keyPressEvent(event)
