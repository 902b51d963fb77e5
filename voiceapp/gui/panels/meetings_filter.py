"""What the list of meetings and its search are held to: who spoke, and when the meeting was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.panels.days import midnight, read_day
from voiceapp.gui.panels.meetings_texts import NUMBERED
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.fields import TextField
from voiceapp.gui.widgets.inputs import Choice
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.pair import Pair

if TYPE_CHECKING:
    from voiceapp.core.meetings import MeetingInfo

ANYBODY, ANY_TIME, DATES = "", "", "dates"
PERIODS = (
    (ANY_TIME, tr("Any time")),
    ("7", tr("Past week")),
    ("30", tr("Past month")),
    ("365", tr("Past year")),
    (DATES, tr("Dates")),
)
TYPED_MS = 300
NONE = {
    (False, False, False): tr("No meeting."),
    (False, False, True): tr("No meeting at that time."),
    (False, True, False): tr("No meeting with {speaker}."),
    (False, True, True): tr("No meeting with {speaker} at that time."),
    (True, False, False): tr("No meeting holds “{text}”."),
    (True, False, True): tr("No meeting at that time holds “{text}”."),
    (True, True, False): tr("{speaker} says “{text}” in no meeting."),
    (True, True, True): tr("{speaker} says “{text}” in no meeting at that time."),
}
"""What is said of no meetings, by whether there is a text, a speaker, a time."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Meetings in which ``speaker`` spoke ("": anybody), begun from ``since`` to ``until`` (s since the epoch)."""

    speaker: str = ""
    since: float | None = None
    until: float | None = None

    def fits(self, info: MeetingInfo) -> bool:
        """Whether a meeting is one of them."""
        return (
            (not self.speaker or self.speaker in info.speakers)
            and (self.since is None or info.started >= self.since)
            and (self.until is None or info.started <= self.until)
        )

    def none(self, text: str) -> str:
        """The sentence for no meetings, or for none that hold the searched ``text``."""
        form = (bool(text), bool(self.speaker), self.since is not None or self.until is not None)
        return NONE[form].format(text=text, speaker=self.speaker)


class MeetingFilter(QWidget):
    """Two lists, of names and of periods; between two dates has a field for each. ``changed`` by the user.

    A date that cannot be read bounds nothing, and the field says so.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.speaker = Choice(theme, [(ANYBODY, tr("Anyone"))], tr("Meetings with"))
        self.period = Choice(theme, PERIODS, tr("Meetings of"))
        self.first = TextField(theme, tr("From this day on, as year-month-day"), tr("From 2026-01-31"), height=32)
        self.last = TextField(theme, tr("To this day, as year-month-day"), tr("To 2026-12-31"), height=32)
        self.wrong = Label(theme, tr("Write a day like 2026-01-31."), "caption", "danger", wrap=True)
        names = (("speaker", self.speaker), ("period", self.period), ("first", self.first), ("last", self.last))
        for name, widget in (*names, ("wrong", self.wrong)):
            widget.setObjectName(f"filter-{name}")
        self.speaker.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # however long a name is
        self.speaker.setMinimumWidth(theme.px(96))
        self._dates = QWidget()
        self._lay_out()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPED_MS)
        self._typing.timeout.connect(self.changed)
        self.speaker.chosen.connect(lambda _: self.changed.emit())
        self.period.chosen.connect(self._period_chosen)
        for field in (self.first, self.last):
            field.textChanged.connect(lambda _: self._typed())
            field.editingFinished.connect(self._told)

    def _lay_out(self) -> None:
        px = self.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(8))
        column.setSpacing(px(8))
        dates = QHBoxLayout(self._dates)
        dates.setContentsMargins(0, 0, 0, 0)
        dates.setSpacing(px(8))
        for field in (self.first, self.last):
            dates.addWidget(field, 1)
        column.addWidget(Pair(self.speaker, self.period, px(8), needs=(self.period,)))
        column.addWidget(self._dates)
        column.addWidget(self.wrong)
        self._dates.hide()
        self.wrong.hide()

    def show_names(self, infos: Iterable[MeetingInfo]) -> None:
        """Offer everybody with a name of their own; the chosen one stays."""
        chosen = self.speaker.value()
        found = {name for info in infos for name in info.speakers if not NUMBERED.fullmatch(name)}
        names = sorted(found | ({chosen} - {ANYBODY}), key=str.casefold)
        if names == [self.speaker.itemText(place) for place in range(1, self.speaker.count())]:
            return
        while self.speaker.count() > 1:
            self.speaker.removeItem(1)
        for name in names:
            self.speaker.addItem(name, name)
        self.speaker.choose(chosen)

    def clear(self) -> None:
        """Want every meeting again."""
        self.speaker.choose(ANYBODY)
        self.period.choose(ANY_TIME)
        for field in (self.first, self.last):
            field.clear()
        self._period_chosen(ANY_TIME)

    def wanted(self, today: date) -> Wanted:
        """What is chosen, by the days of this computer's zone."""
        period = self.period.value()
        if period == DATES:
            first, last = read_day(self.first.text()), read_day(self.last.text())
        else:
            first, last = (today - timedelta(days=int(period)) if period else None), None
        return Wanted(
            self.speaker.value(),
            midnight(first) if first else None,
            midnight(last + timedelta(days=1)) if last else None,
        )

    def _period_chosen(self, period: str) -> None:
        self._dates.setVisible(period == DATES)
        self._told()
        if period == DATES:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _typed(self) -> None:
        if self.wrong.isVisible():
            self._told()
        self._typing.start()

    def _told(self) -> None:
        """Say which date cannot be read, once it is written."""
        for field in (self.first, self.last):
            field.set_error(bool(field.text().strip()) and read_day(field.text()) is None)
        wrong = self._dates.isVisibleTo(self) and any(field.property("error") for field in (self.first, self.last))
        self.wrong.setVisible(wrong)
