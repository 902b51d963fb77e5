"""What was measured of a sound, as ``services/fact_lines`` tells it, in the window's language."""

from __future__ import annotations

import re
from collections.abc import Callable

from voiceapp.gui.language import said, tr

HEARD = {
    "speech": tr("{times} speech"),
    "music": tr("{times} music"),
    "speech and music": tr("{times} speech and music"),
    "other sounds": tr("{times} other sounds"),
}
_TIMES, _KEY = r"\d+:[\d:]+-\d+:[\d:]+", r"(\S+) (major|minor)"


def fact(text: str) -> str:
    """A sentence of facts, or a list of them with semicolons."""
    return "; ".join(" ".join(map(_one, re.split(r"(?<=\.) ", part))) for part in text.split("; "))


def _one(sentence: str) -> str:
    bare = sentence.removesuffix(".")
    for pattern, told in _FACTS:
        if found := pattern.fullmatch(bare):
            return told(*found.groups()) + sentence[len(bare) :]
    return said(sentence)


def _part(times: str, heard: str, bpm: str | None, note: str | None, mode: str | None) -> str:
    parts = [HEARD[heard].format(times=times)]
    parts += [tr("{bpm} BPM", bpm=bpm)] if bpm else []
    parts += [_key(note, mode)] if note and mode else []
    return ", ".join(parts)


def _key(note: str, mode: str) -> str:
    return tr("{note} major", note=note) if mode == "major" else tr("{note} minor", note=note)


_FACTS: tuple[tuple[re.Pattern[str], Callable[..., str]], ...] = (
    (re.compile(rf"({_TIMES}) ({'|'.join(HEARD)})(?:, (\d+) BPM)?(?:, {_KEY})?"), _part),
    (
        re.compile(rf"The key of the music is {_KEY}"),
        lambda *key: tr("The key of the music is {key}", key=_key(*key)),
    ),
    (re.compile(r"loudest at (\S+)"), lambda time: tr("loudest at {time}", time=time)),
    (re.compile(rf"nothing is heard ({_TIMES})"), lambda times: tr("nothing is heard {times}", times=times)),
    (re.compile(r"voice (\S+) to (\S+)"), lambda low, high: tr("voice {low} to {high}", low=low, high=high)),
    (re.compile(r"([^,]+) speaks (\d[\d:]+)"), lambda name, time: tr("{name} speaks {time}", name=name, time=time)),
)
