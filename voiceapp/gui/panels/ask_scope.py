"""What a question is about: which recordings, who, when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal

from voiceapp.core.asking import Question, Way
from voiceapp.core.meetings import MeetingInfo
from voiceapp.gui.language import month, tr, tr_n, weekday
from voiceapp.gui.panels.days import midnight

Period = Literal["any", "today", "week", "month", "dates"]

PERIODS: tuple[tuple[Period, str], ...] = (
    ("any", tr("Any time")),
    ("today", tr("Today")),
    ("week", tr("This week")),
    ("month", tr("This month")),
    ("dates", tr("Between dates")),
)


@dataclass(frozen=True, slots=True)
class When:
    """When a recording was begun; ``first`` and ``last`` day bound the period "dates", None: no bound."""

    period: Period = "any"
    first: date | None = None
    last: date | None = None

    @classmethod
    def between(cls, since: float | None, until: float | None) -> When:
        """The days between two moments, in seconds since the epoch."""
        if since is None and until is None:
            return cls()
        first = date.fromtimestamp(since) if since is not None else None
        return cls("dates", first, date.fromtimestamp(until - 1) if until is not None else None)

    def bounds(self, today: date) -> tuple[float | None, float | None]:
        """From when and until when, in seconds since the epoch; a week begins on Monday."""
        first, last = self.first, self.last
        match self.period:
            case "any":
                first = last = None
            case "today":
                first, last = today, None
            case "week":
                first, last = today - timedelta(days=today.weekday()), None
            case "month":
                first, last = today.replace(day=1), None
        return (
            midnight(first) if first is not None else None,
            midnight(last + timedelta(days=1)) if last is not None else None,
        )

    def words(self) -> str:
        """Any time; This week; 1 May to 7 May 2026."""
        if self.period != "dates":
            return dict(PERIODS)[self.period]
        if self.first is not None and self.last is not None:
            return tr("{first} to {last}", first=day(self.first), last=day(self.last))
        if self.first is not None:
            return tr("From {day}", day=day(self.first))
        return tr("Until {day}", day=day(self.last)) if self.last is not None else tr("Between dates")


def day(one: date) -> str:
    """7 May 2026."""
    return tr("{day} {month} {year}", day=one.day, month=month(one, short=True), year=one.year)


@dataclass(frozen=True, slots=True)
class Scope:
    """One ``file``, these ``meetings``, or (both None) all recordings; ``speakers`` by name, () is anyone."""

    file: Path | None = None
    meetings: tuple[int, ...] | None = None
    speakers: tuple[str, ...] = ()
    when: When = When()

    @classmethod
    def of(cls, question: Question) -> Scope:
        """What a question was about."""
        when = When.between(question.since, question.until)
        return cls(question.file, question.meetings, question.speakers, when)

    def question(self, text: str, ways: Sequence[Way], thread: int | None, today: date) -> Question:
        """A question about it."""
        since, until = (None, None) if self.meetings or self.file else self.when.bounds(today)
        speakers = () if self.file else self.speakers
        return Question(text, tuple(ways), self.file, self.meetings, speakers, since, until, thread=thread)

    def recordings(self, infos: Mapping[int, MeetingInfo]) -> str:
        """All recordings; a title; 3 recordings; the name of a file."""
        if self.file is not None:
            return self.file.name
        if self.meetings is None:
            return tr("All")
        if len(self.meetings) == 1:
            info = infos.get(self.meetings[0])
            return called(info) if info is not None else tr("A deleted recording")
        return tr_n(len(self.meetings), "{count} recording", "{count} recordings")

    def words(self, infos: Mapping[int, MeetingInfo]) -> str:
        """All of it in a line."""
        every = self.file is None and self.meetings is None
        parts = [tr("All recordings") if every else self.recordings(infos)]
        parts += [", ".join(self.speakers)] if self.speakers else []
        parts += [self.when.words()] if self.when.period != "any" else []
        return " · ".join(parts)


def called(info: MeetingInfo) -> str:
    """What a recording is called; one that is being recorded begins with "Now"."""
    title = info.title or tr("Untitled meeting")
    return tr("Now: {title}", title=title) if info.state == "recording" else title


def begun(info: MeetingInfo, today: date) -> str:
    """When a recording was begun: Today 10:00, Yesterday 14:30, 7 May."""
    moment = datetime.fromtimestamp(info.started)
    ago = (today - moment.date()).days
    if ago in (0, 1):
        time = f"{moment:%H:%M}"
        return tr("Yesterday {time}", time=time) if ago else tr("Today {time}", time=time)
    if moment.year != today.year:
        return day(moment.date())
    return tr(
        "{weekday} {day} {month}",
        weekday=weekday(moment, short=True),
        day=moment.day,
        month=month(moment, short=True),
    )


def names_of(infos: Mapping[int, MeetingInfo], meetings: Sequence[int] | None) -> list[str]:
    """Who speaks in these meetings (None: in all), by name."""
    chosen = infos.values() if meetings is None else [infos[one] for one in meetings if one in infos]
    return sorted({name for info in chosen for name in info.speakers}, key=str.casefold)
