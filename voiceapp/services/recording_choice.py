"""Which recording is meant by what was said of it: its day, words of its title, who is in it, or just the last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from voiceapp.core.clock import Clock
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.meetings import MeetingHit, MeetingInfo
from voiceapp.engines.skill_dates import local_time
from voiceapp.engines.skill_numbers import joined
from voiceapp.engines.skill_replies import date_text
from voiceapp.services.recording_dates import Days, past_days

_KINDS = frozenset("recording meeting call conversation interview talk discussion session file".split())
_FILLERS = (
    _KINDS
    | {f"{kind}s" for kind in _KINDS}
    | frozenset(
        "a an the this that these those my our your of in on at from with about between for called named titled"
        " and or to one ones last latest newest recent most previous it is was were where i we me us did had have"
        " has which there are any all every whole current running now right".split()
    )
)
_ALL = re.compile(
    rf"\b(?:all|any|every|each|everything)\b|^(?:my |our |the |these )?(?:{'|'.join(sorted(_KINDS))})s$"
)
_RUNNING = re.compile(r"\b(?:this|current|running|now)\b")
SHOWN = 5
"""Recordings that one answer names at most."""


class Meetings(Protocol):
    """services/meetings.py"""

    async def list(self) -> Sequence[MeetingInfo]:
        """All meetings, the latest first."""

    async def search(self, text: str, /) -> Sequence[MeetingHit]:
        """Segments that hold every word of ``text``, best first."""


@dataclass(frozen=True, slots=True)
class Found:
    """Recordings that fit, the latest first, and where each says the words that were looked for (None: they are in
    its title or its people)."""

    infos: Sequence[MeetingInfo]
    hits: dict[int, MeetingHit]


class RecordingChoice:
    """Finds recordings of the library by words about them. Raises VoiceAppError ``nothing-recorded`` where there is
    none at all and ``recording-unknown`` where none fits."""

    def __init__(self, meetings: Meetings, clock: Clock) -> None:
        self._meetings = meetings
        self._clock = clock

    async def one(self, text: str) -> tuple[MeetingInfo, str]:
        """The recording that is meant, the latest of those that fit, and a sentence where that was not sure ("").

        One that is being recorded is meant only where it is named, or where there is no other.
        """
        found = (await self.fitting(text)).infos
        settled = [info for info in found if info.state != "recording"]
        if settled and not _RUNNING.search(text.lower()):
            found = settled
        chosen = found[0]
        if len(found) == 1 or not self.told(text):
            return chosen, ""
        others = len(found) - 1
        more = "Another recording fits" if others == 1 else f"{others} other recordings fit"
        return chosen, f"{more}; this is the latest, {self.named(chosen)}."

    async def fitting(self, text: str) -> Found:
        """All that fit: by their day, title, tags and people, else by what is said in them."""
        infos = await self._meetings.list()
        if not infos:
            raise VoiceAppError(
                "nothing-recorded", "There are no recordings yet.", "Record or import a meeting first."
            )
        days, words = self._days(text), self._words(text)
        of_days = [info for info in infos if days is None or days.first <= self.day(info) <= days.last]
        if not of_days and days:
            raise VoiceAppError(
                "recording-unknown",
                f"There is no recording of {days.said}.",
                f"The latest is {self.named(infos[0])}.",
            )
        fit = [info for info in of_days if all(_has(info, word) for word in words)]
        if fit:
            return Found(fit, {})
        hits: dict[int, MeetingHit] = {}
        for hit in await self._meetings.search(" ".join(words)):
            hits.setdefault(hit.meeting, hit)
        said = [info for info in of_days if info.id in hits]
        if not said:
            raise VoiceAppError(
                "recording-unknown",
                f"I found no recording about {' '.join(words)}.",
                f"The latest is {self.named(infos[0])}.",
            )
        return Found(said, hits)

    def everything(self, text: str) -> bool:
        """Whether a text names no recording of its own: all are meant."""
        plain = " ".join(text.lower().split())
        return not self.told(text) and (not plain or bool(_ALL.search(plain)))

    def told(self, text: str) -> bool:
        """Whether a text tells more of a recording than that it is the last one."""
        return bool(self._words(text)) or self._days(text) is not None

    def named(self, info: MeetingInfo) -> str:
        """How a recording is called: its title and day."""
        return f"“{info.title}” of {self.day_text(info)}"

    def day_text(self, info: MeetingInfo) -> str:
        """ "today", "yesterday" or the date."""
        today, day = self._now().date(), self.day(info)
        near = {0: "today", 1: "yesterday"}.get((today - day).days)
        return near or date_text(day, today)

    def day(self, info: MeetingInfo) -> date:
        """The day of a recording, here."""
        return local_time(info.started, self._now()).date()

    def _now(self) -> datetime:
        return self._clock.now()

    def _days(self, text: str) -> Days | None:
        return past_days(text, self._now().date())

    def _words(self, text: str) -> list[str]:
        """What a text says of a recording beside its day."""
        days = self._days(text)
        plain = re.sub(r"'s\b|[^\w' -]", " ", (days.rest if days else text).lower().replace("’", "'"))
        return [word for word in plain.replace("-", " ").split() if word.strip("'") not in _FILLERS]


def people(info: MeetingInfo) -> str:
    """ "Ann and Bob", "" where nobody is known."""
    return joined(list(info.speakers))


def _has(info: MeetingInfo, word: str) -> bool:
    """Whether a word is in the title, the tags or the people of a recording."""
    known = re.findall(r"\w+", " ".join([info.title, *info.tags, *info.speakers]).lower())
    return any(word == one or word.rstrip("s") == one.rstrip("s") for one in known)
