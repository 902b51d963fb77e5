"""Speakers of a meeting as plain data: voices of several channels joined, named by default, sampled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from voiceapp.core.meetings import MeetingSegment, NewSegment, SpokenTurn
from voiceapp.core.recordings import Diarization, DiarizeOptions, SpeakerTurn, Vector
from voiceapp.services.speaker_turns import exclusive

CHANNELS = "channels"
"""The way without any model: whoever is in one channel is one speaker."""

MICROPHONE = 0
ME = "Me"
SIDES = ("This side", "Other side")
SAMPLE_S = 10.0


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who was found; ``label`` is unique in the meeting."""

    label: str
    channel: int | None
    vector: Vector | None


def sample_spans(turns: Iterable[SpokenTurn], speaker: int, seconds: float = SAMPLE_S) -> list[tuple[float, float]]:
    """The longest exclusive turns of a speaker, in order of time, together at most so long."""
    mine = [turn for turn in turns if turn.exclusive and turn.speaker == speaker]
    spans: list[tuple[float, float]] = []
    left = seconds
    for turn in sorted(mine, key=lambda turn: turn.start_s - turn.end_s):
        length = min(turn.end_s - turn.start_s, left)
        if length <= 0:
            break
        spans.append((turn.start_s, turn.start_s + length))
        left -= length
    return sorted(spans)


def plain_segment(segment: MeetingSegment) -> NewSegment:
    """A stored segment as one to be stored."""
    return NewSegment(
        segment.start_s,
        segment.end_s,
        segment.text,
        segment.words,
        segment.speaker,
        segment.language,
        segment.confidence,
    )


def within(options: DiarizeOptions, engine: str, channels: int) -> DiarizeOptions:
    """The bounds for one channel: where there are several, each other one has a speaker too."""
    if engine == CHANNELS:
        return DiarizeOptions(speakers=1)
    if channels == 1:
        return options
    most = options.speakers or options.max_speakers
    return DiarizeOptions(max_speakers=None if most is None else max(1, most - channels + 1))


def joined(
    found: Sequence[tuple[int | None, Diarization]],
) -> tuple[list[Voice], list[SpeakerTurn], Sequence[SpeakerTurn]]:
    """The voices of all channels in the order in which they are first heard, their turns, and exclusive ones."""
    heard = [(turn, channel, one) for channel, one in found for turn in one.turns]
    heard.sort(key=lambda row: row[0].start_s)
    labels: dict[tuple[int | None, str], str] = {}
    voices: list[Voice] = []
    for turn, channel, one in heard:
        if (channel, turn.speaker) not in labels:
            label = labels[channel, turn.speaker] = f"SPEAKER_{len(labels):02d}"
            voices.append(Voice(label, channel, one.voices.get(turn.speaker)))
    turns = [replace(turn, speaker=labels[channel, turn.speaker]) for turn, channel, _ in heard]
    alone = [
        replace(turn, speaker=labels[channel, turn.speaker])
        for channel, one in found
        for turn in one.exclusive
        if (channel, turn.speaker) in labels
    ]
    return voices, turns, exclusive(alone) if len(found) > 1 else alone


def default_names(voices: Sequence[Voice], engine: str, kept: Mapping[str, str]) -> list[str]:
    """What they are called until the user names them: "Me" is the only voice at the microphone.

    ``kept`` are names of the user's, by label.
    """
    local = [voice for voice in voices if voice.channel == MICROPHONE]
    names = []
    free = (name for number in range(1, 10_000) if (name := f"Speaker {number}") not in kept.values())
    for voice in voices:
        if voice.label in kept:
            names.append(kept[voice.label])
        elif engine == CHANNELS and voice.channel is not None:
            names.append(SIDES[voice.channel])
        elif len(local) == 1 and voice is local[0]:
            names.append(ME)
        else:
            names.append(next(free))
    return names


def near_words(turns: Iterable[SpokenTurn], sides: Mapping[int, int | None], side: int | None) -> list[SpokenTurn]:
    """The turns that words can be of: in a channel all of those heard there, else the exclusive ones.

    ``sides`` are the channels of speakers. Somebody in another channel takes nobody's words.
    """
    if side is None:
        return [turn for turn in turns if turn.exclusive]
    return [turn for turn in turns if sides[turn.speaker] in (None, side)]


def handed_over(turns: Iterable[SpokenTurn], segment: MeetingSegment, speaker: int) -> list[SpokenTurn]:
    """The turns after a segment's part of its speaker's has become another's."""
    made: list[SpokenTurn] = []
    for turn in turns:
        begin, end = max(turn.start_s, segment.start_s), min(turn.end_s, segment.end_s)
        if turn.speaker != segment.speaker or begin >= end:
            made.append(turn)
            continue
        made.append(replace(turn, speaker=speaker, start_s=begin, end_s=end))
        made += [replace(turn, end_s=begin)] if turn.start_s < begin else []
        made += [replace(turn, start_s=end)] if end < turn.end_s else []
    return made
