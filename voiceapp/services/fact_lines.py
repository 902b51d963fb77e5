"""The facts of a sound as short plain lines, for people and for a model's prompt."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from voiceapp.audio.levels import FLOOR_DB
from voiceapp.core.sound_facts import PartKind, PulseFact, SoundFacts, SoundPart, VoiceRange
from voiceapp.services.asked_times import clock

Topic = Literal["length", "other", "music", "speech", "silence", "loudness", "tempo", "key", "voice", "speakers"]

_HEARD: dict[PartKind, str] = {
    "speech": "speech",
    "music": "music",
    "both": "speech and music",
    "other": "other sounds",
    "silence": "nothing",
}
_TOPICS: dict[PartKind, tuple[Topic, ...]] = {
    "speech": ("speech",),
    "music": ("music",),
    "both": ("speech", "music"),
    "other": ("other",),
}
_STEADY = 0.8
"""Music of which so much keeps the tempo is steady."""

_MOST = 12
"""Of the parts and of the silences so many are told, the longest."""

_NOTES = ("C", "C#", "D", "E♭", "E", "F", "F#", "G", "A♭", "A", "B♭", "B")
_A4_HZ = 440.0

_BROADCAST_LUFS, _AS_LOUD = -23.0, 3.0
"""What broadcasts are made at (EBU R 128), and what counts as equally loud."""

_MOMENT_S = 1.5
"""Of a moment so much before and after it is pointed to."""

_UNKNOWN: dict[Topic, str] = {
    "tempo": "No clear tempo was found.",
    "key": "No clear key was found.",
    "voice": "Too little is spoken to tell how high the voice is.",
    "speakers": "Who speaks is not known: it is told of a whole meeting whose speakers were found.",
}


@dataclass(frozen=True, slots=True)
class FactLine:
    """A sentence about some topics, true of the sound between two seconds. ``known`` False: it says that something
    could not be told."""

    topics: tuple[Topic, ...]
    text: str
    start_s: float
    end_s: float
    known: bool = True


def fact_lines(facts: SoundFacts) -> list[FactLine]:
    """All that is known, and what is not, a sentence each."""
    return list(_lines(facts))


def _lines(facts: SoundFacts) -> Iterator[FactLine]:
    whole = facts.start_s, facts.end_s
    yield FactLine(("length",), _length(facts), *whole)
    yield from _speakers(facts)
    yield from _share("speech", facts)
    yield from _share("music", facts)
    for part in _longest(facts.parts):
        if part.kind != "silence":
            yield FactLine(_TOPICS[part.kind], told_part(part), part.start_s, part.end_s)
    yield from _loudness(facts)
    for start, end in _longest_spans(facts.silences):
        yield FactLine(("silence",), f"Nothing is heard {span(start, end)}.", start, end)
    if not facts.silences:
        yield FactLine(("silence",), "There is no silence of a second or more.", *whole)
    pulse = _pulse(facts.pulse) if facts.pulse else None
    tone = f"The key of the music is {facts.key}." if facts.key else None
    voice = _voice(facts.voice) if facts.voice else None
    yield _if_known("tempo", pulse, _reach(facts, "music"))
    yield _if_known("key", tone, _reach(facts, "music"))
    yield _if_known("voice", voice, _reach(facts, "speech"))


def in_short(facts: SoundFacts) -> str:
    """The facts in one line: "0:12-0:40 music, 96 BPM, A minor; loudest at 0:31; nothing is heard 1:02-1:10"."""
    told = [told_part(part).rstrip(".") for part in _longest(facts.parts) if part.kind != "silence"]
    if facts.loudness.loudest_s is not None:
        told.append(f"loudest at {clock(facts.loudness.loudest_s)}")
    told += (f"nothing is heard {span(*silence)}" for silence in _longest_spans(facts.silences))
    if facts.voice:
        told.append(f"voice {note(facts.voice.low_hz)} to {note(facts.voice.high_hz)}")
    if facts.speakers:
        told.append(", ".join(f"{one.name} speaks {clock(one.talk_s)}" for one in facts.speakers))
    return "; ".join(told)


def told_part(part: SoundPart) -> str:
    """A part with its times: "0:12-0:40 music, 96 BPM, A minor."."""
    tempo = f", {round(part.pulse.bpm)} BPM" if part.pulse else ""
    tone = f", {part.key}" if part.key else ""
    return f"{span(part.start_s, part.end_s)} {_HEARD[part.kind]}{tempo}{tone}."


def span(start_s: float, end_s: float) -> str:
    """A stretch for people: 0:00-0:28."""
    return f"{clock(start_s)}-{clock(end_s)}"


def note(hertz: float) -> str:
    """The nearest note of the scale, such as A3 for 220 Hz."""
    number = round(12 * math.log2(hertz / _A4_HZ)) + 57  # from C0 on
    return f"{_NOTES[number % 12]}{number // 12}"


def _length(facts: SoundFacts) -> str:
    if facts.start_s > 0:
        return f"This is {span(facts.start_s, facts.end_s)} of the recording."
    return f"It is {clock(facts.duration_s)} long."


def _speakers(facts: SoundFacts) -> Iterator[FactLine]:
    whole = facts.start_s, facts.end_s
    speakers = facts.speakers or ()
    told = ", ".join(f"{one.name} {clock(one.talk_s)}" for one in speakers)
    people = f"1 person speaks: {told}." if len(speakers) == 1 else f"{len(speakers)} people speak: {told}."
    yield _if_known("speakers", people if speakers else None, whole)
    if len(speakers) > 1:
        text = f"{speakers[0].name} speaks most, {speakers[-1].name} speaks least."
        yield FactLine(("speakers",), text, *whole)


def _share(topic: Literal["speech", "music"], facts: SoundFacts) -> Iterator[FactLine]:
    seconds = sum(part.end_s - part.start_s for part in facts.parts if part.kind in (topic, "both"))
    percent = round(100 * seconds / facts.duration_s)
    if topic == "speech":
        text = f"Somebody speaks for {clock(seconds)} in all ({percent} %)." if seconds else "No speech is heard."
    else:
        text = f"Music plays for {clock(seconds)} in all ({percent} %)." if seconds else "No music is heard."
    yield FactLine((topic,), text, *_reach(facts, topic))


def _if_known(topic: Topic, text: str | None, reach: tuple[float, float]) -> FactLine:
    return FactLine((topic,), text or _UNKNOWN[topic], *reach, known=bool(text))


def _loudness(facts: SoundFacts) -> Iterator[FactLine]:
    levels = facts.loudness
    text = "It is too quiet or too short for a loudness."
    if levels.lufs is not None:
        more, loud = levels.lufs - _BROADCAST_LUFS, f"{levels.lufs:.1f}"
        if abs(more) <= _AS_LOUD:
            text = f"Its loudness is {loud} LUFS, about as loud as a broadcast."
        elif more > 0:
            text = f"Its loudness is {loud} LUFS, louder than a broadcast."
        else:
            text = f"Its loudness is {loud} LUFS, quieter than a broadcast."
    yield FactLine(("loudness",), f"{text}{_peak(levels.true_peak_db)}", facts.start_s, facts.end_s)
    if (at_s := levels.loudest_s) is not None:
        yield _moment(f"It is loudest at {clock(at_s)}.", at_s, facts)
    if (at_s := levels.quietest_s) is not None:
        yield _moment(f"It is quietest, but for silences, at {clock(at_s)}.", at_s, facts)


def _moment(text: str, at_s: float, facts: SoundFacts) -> FactLine:
    around = max(facts.start_s, at_s - _MOMENT_S), min(facts.end_s, at_s + _MOMENT_S)
    return FactLine(("loudness",), text, *around)


def _peak(level_db: float) -> str:
    if level_db <= FLOOR_DB:
        return ""
    if level_db > 0:
        return f" Its highest peak is {level_db:.1f} dB over full scale, where players clip it."
    return f" Its highest peak is {-level_db:.1f} dB below full scale."


def _pulse(pulse: PulseFact) -> str:
    if pulse.steadiness >= _STEADY:
        return f"The tempo of the music is {round(pulse.bpm)} beats a minute (BPM), steady."
    return f"The tempo of the music is {round(pulse.bpm)} beats a minute (BPM), not steady."


def _voice(voice: VoiceRange) -> str:
    low, high, middle = (
        f"{hertz:.0f} Hz ({note(hertz)})" for hertz in (voice.low_hz, voice.high_hz, voice.median_hz)
    )
    return f"The voice goes from {low} to {high}, its middle is {middle}."


def _reach(facts: SoundFacts, kind: Literal["speech", "music"]) -> tuple[float, float]:
    """From the first to the last second of a kind."""
    there = [part for part in facts.parts if part.kind in (kind, "both")]
    return (there[0].start_s, there[-1].end_s) if there else (facts.start_s, facts.end_s)


def _longest(parts: Sequence[SoundPart]) -> list[SoundPart]:
    """The longest, as they follow each other."""
    kept = sorted(parts, key=lambda part: part.start_s - part.end_s)[:_MOST]
    return sorted(kept, key=lambda part: part.start_s)


def _longest_spans(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    return sorted(sorted(spans, key=lambda one: one[0] - one[1])[:_MOST])
