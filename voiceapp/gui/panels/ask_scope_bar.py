"""The chips above the question: which recordings, who, when; and the ways in which it is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.core.asking import Way
from voiceapp.core.meetings import MeetingInfo
from voiceapp.gui.language import tr
from voiceapp.gui.panels import ask_texts as texts
from voiceapp.gui.panels.ask_picker import Offered, Picker
from voiceapp.gui.panels.ask_scope import PERIODS, Scope, When, begun, called, names_of
from voiceapp.gui.panels.days import read_day
from voiceapp.gui.panels.inspect_opening import ICON, INSPECT
from voiceapp.gui.panels.voices_texts import SOUNDS
from voiceapp.gui.recent import RecentFiles
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.chips import Chip, PanelChip
from voiceapp.gui.widgets.fields import TextField
from voiceapp.gui.widgets.flow import Flow
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.recent_button import RecentButton


class WaysFilter(QWidget):
    """Buttons of which at least one is on: the ways to answer, side by side. Only those that work are there."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("ask-ways")
        self.setAccessibleName(tr("Answer from"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        self.buttons: dict[Way, Button] = {}
        for way, word, meaning in texts.WAYS:
            button = self.buttons[way] = Button(theme, word, "plain")
            button.setObjectName(f"way-{way}")
            button.setCheckable(True)
            button.setToolTip(meaning)
            button.setAccessibleDescription(meaning)
            button.clicked.connect(lambda _=False, way=way: self._clicked(way))
            row.addWidget(button)
        self.offered: Sequence[Way] = ()
        self._wanted: set[Way] = {"words"}
        self.offer(())

    def offer(self, ways: Sequence[Way]) -> None:
        """Offer these; what the user chose before stays chosen where it works."""
        self.offered = ways
        for way, button in self.buttons.items():
            button.setVisible(way in ways)
        self._mark()
        self.setVisible(len(ways) > 1)

    def choose(self, ways: Sequence[Way]) -> None:
        """Choose these."""
        self._wanted = set(ways)
        self._mark()

    def chosen(self) -> tuple[Way, ...]:
        """The ways that are on, in their order; () where nothing works."""
        wanted = tuple(way for way, _, _ in texts.WAYS if way in self.offered and way in self._wanted)
        return wanted or tuple(self.offered[:1])

    def _mark(self) -> None:
        for way, button in self.buttons.items():
            button.setChecked(way in self.chosen())

    def _clicked(self, way: Way) -> None:
        self._wanted = set(self.chosen()) ^ {way} or {way}
        self._mark()
        self.changed.emit()


class DatesRow(QWidget):
    """Two days; ``changed`` when one was typed."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.first = TextField(theme, tr("From this day on, as year-month-day"), tr("From 2026-01-31"), height=32)
        self.last = TextField(theme, tr("To this day, as year-month-day"), tr("To 2026-12-31"), height=32)
        self.wrong = Label(theme, tr("Write a day like 2026-01-31."), "caption", "danger", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for name, field in (("ask-first", self.first), ("ask-last", self.last)):
            field.setObjectName(name)
            field.setMaximumWidth(theme.px(200))
            field.textChanged.connect(lambda _: self.changed.emit())
            field.editingFinished.connect(self._tell)
            row.addWidget(field)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(row)
        column.addWidget(self.wrong)
        self.wrong.hide()
        self.hide()

    def show_when(self, chosen: When) -> None:
        """Show a period between two days."""
        for field, one in ((self.first, chosen.first), (self.last, chosen.last)):
            if read_day(field.text()) != one:
                field.setText(one.isoformat() if one is not None else "")
        self._tell()

    def when(self) -> When:
        """What is typed."""
        return When("dates", read_day(self.first.text()), read_day(self.last.text()))

    def _tell(self) -> None:
        for field in (self.first, self.last):
            field.set_error(bool(field.text().strip()) and read_day(field.text()) is None)
        self.wrong.setVisible(any(field.property("error") for field in (self.first, self.last)))


class ScopeBar(QWidget):
    """``changed`` tells that the user chose another :attr:`scope`; ``arranged`` that a list opened or closed.

    ``own``: the scope is one meeting for good, only who can be chosen.
    """

    changed = Signal()
    arranged = Signal()

    def __init__(
        self, theme: Theme, recent: RecentFiles, *, own: bool, today: Callable[[], date] = date.today
    ) -> None:
        super().__init__()
        self.theme, self.recent, self._own, self._today = theme, recent, own, today
        self.scope = Scope()
        self.infos: Mapping[int, MeetingInfo] = {}
        self.recordings, self.who = PanelChip(theme, tr("Recordings")), PanelChip(theme, tr("Who"))
        self.when, self.ways, self.dates = Chip(theme, tr("When")), WaysFilter(theme), DatesRow(theme)
        for name, chip in (("recordings", self.recordings), ("who", self.who), ("when", self.when)):
            chip.setObjectName(f"chip-{name}")
        self.no_file = IconButton(theme, "close", tr("Do not ask about this file"), small=True)
        self.no_file.setObjectName("ask-no-file")
        self.inspect = IconButton(theme, ICON, INSPECT, small=True)
        self.inspect.setObjectName("ask-inspect")
        self.pick_recordings = Picker(theme, "recording", tr("All recordings"), tr("Search recordings"))
        self.pick_people = Picker(theme, "person", tr("Anyone"), tr("Search people"))
        self.file = Button(theme, tr("Choose a file"), "quiet", "folder-open-outline")
        self.file.setObjectName("ask-choose-file")
        self.lately = RecentButton(theme, recent)
        self.pick_recordings.foot.insertWidget(0, self.file)
        self.pick_recordings.foot.insertWidget(1, self.lately)
        self._periods: dict[str, QAction] = {}
        for key, word in PERIODS:
            action = self._periods[key] = self.when.menu.addAction(word)
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, key=key: self._choose_period(key))
        self._lay_out()
        self._connect()
        self.show_scope(Scope())

    def _lay_out(self) -> None:
        px = self.theme.px
        chips = QWidget()
        self.chips = Flow(px(8), chips)
        for chip in (self.recordings, self.no_file, self.inspect, self.who, self.when, self.ways):
            self.chips.addWidget(chip)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(8))
        for widget in (self.pick_recordings, self.pick_people, self.dates, chips):
            self.column.addWidget(widget)

    def _connect(self) -> None:
        self.recordings.opening.connect(lambda: self._open(self.pick_recordings))
        self.who.opening.connect(lambda: self._open(self.pick_people))
        for picker, chip in ((self.pick_recordings, self.recordings), (self.pick_people, self.who)):
            picker.closed.connect(lambda picker=picker, chip=chip: self._close(picker, chip))
        self.pick_recordings.changed.connect(self._recordings_chosen)
        self.pick_people.changed.connect(self._people_chosen)
        self.file.clicked.connect(self.choose_file)
        self.lately.picked.connect(self.take_file)
        self.no_file.clicked.connect(lambda: self._take(replace(self.scope, file=None)))
        self.dates.changed.connect(lambda: self._take(replace(self.scope, when=self.dates.when())))

    # -------------------------------------------------------------------------------------- showing

    def show_infos(self, infos: Mapping[int, MeetingInfo]) -> None:
        """Offer these recordings."""
        self.infos = infos
        self.show_scope(self.scope)

    def show_scope(self, scope: Scope) -> None:
        """Show what a question is about; not told as ``changed``."""
        self.scope = scope
        today = self._today()
        newest = sorted(self.infos.values(), key=lambda info: (info.state != "recording", -info.started))
        offered = [Offered(info.id, called(info), begun(info, today)) for info in newest]
        self.pick_recordings.show_choice(offered, scope.meetings)
        people = names_of(self.infos, scope.meetings)
        self.pick_people.show_choice([Offered(name, name) for name in people], scope.speakers or None)
        self.recordings.set_value(scope.recordings(self.infos))
        self.who.set_value(", ".join(scope.speakers) or tr("Anyone"))
        self.when.set_value(scope.when.words())
        for key, action in self._periods.items():
            action.setChecked(key == scope.when.period)
        a_file = scope.file is not None
        self.recordings.setVisible(not self._own)
        self.no_file.setVisible(a_file)
        self.inspect.setVisible(not self._own and (a_file or self.one is not None))
        self.who.setVisible(not a_file and len(people) > 1)
        every = bool(self.infos) and not a_file and scope.meetings is None and not self._own
        self.when.setVisible(every)
        self.dates.setVisible(every and scope.when.period == "dates")
        if self.dates.isVisible():
            self.dates.show_when(scope.when)

    @property
    def one(self) -> MeetingInfo | None:
        """The one recording that is asked about, where its sound is there."""
        chosen = self.scope.meetings or ()
        info = self.infos.get(chosen[0]) if len(chosen) == 1 else None
        return info if info is not None and info.audio and info.state in ("ready", "broken") else None

    @property
    def open(self) -> bool:
        """Whether a list to choose from is open."""
        return any(not picker.isHidden() for picker in (self.pick_recordings, self.pick_people))

    def fit(self, room: int) -> None:
        """Let the lists that open have at most this height, with all that belongs to them."""
        for picker in (self.pick_recordings, self.pick_people):
            picker.fit(room)

    # ------------------------------------------------------------------------------------- choosing

    def take_file(self, file: Path) -> None:
        """Ask about a file."""
        self.recent.add(file)
        self._close(self.pick_recordings, self.recordings)
        self._take(Scope(file))

    def choose_file(self) -> None:
        """Let the user choose a file."""
        dialog = QFileDialog(self, tr("Choose a sound or video file"), self.recent.folder(), SOUNDS)
        dialog.setObjectName("ask-file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Ask about it"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.take_file(Path(name)))
        dialog.open()

    def _take(self, scope: Scope) -> None:
        if scope != self.scope:
            self.show_scope(scope)
            self.changed.emit()

    def _open(self, picker: Picker) -> None:
        other = self.pick_people if picker is self.pick_recordings else self.pick_recordings
        other.hide()
        picker.setVisible(picker.isHidden())
        self.arranged.emit()
        if picker.isVisible():
            self.lately.fit()
            picker.search.clear()
            picker.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self, picker: Picker, chip: Chip) -> None:
        if picker.isVisible():
            picker.hide()
            self.arranged.emit()
            chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _recordings_chosen(self) -> None:
        chosen = self.pick_recordings.chosen
        meetings = None if chosen is None else tuple(int(str(one)) for one in chosen)
        there = set(names_of(self.infos, meetings))
        speakers = tuple(name for name in self.scope.speakers if name in there)
        self._take(replace(self.scope, file=None, meetings=meetings, speakers=speakers))

    def _people_chosen(self) -> None:
        chosen = self.pick_people.chosen or ()
        self._take(replace(self.scope, speakers=tuple(str(one) for one in chosen)))

    def _choose_period(self, key: str) -> None:
        chosen = next(period for period, _ in PERIODS if period == key)
        self._take(replace(self.scope, when=When(chosen)))
        if key == "dates":
            self.dates.first.setFocus(Qt.FocusReason.OtherFocusReason)
