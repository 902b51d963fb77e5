"""Facts of sounds that were never measured."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from voiceapp.core.sound_facts import LoudnessFact, PulseFact, SoundFacts, SoundPart, SpeakerFact, VoiceRange

FACTS = SoundFacts(
    start_s=0.0,
    end_s=80.0,
    loudness=LoudnessFact(-16.0, -1.5, 31.0, 45.0),
    silences=((62.0, 70.0),),
    parts=(
        SoundPart("speech", 0.0, 12.0),
        SoundPart("music", 12.0, 40.0, PulseFact(96.2, 1.0), "A minor"),
        SoundPart("both", 40.0, 62.0),
        SoundPart("silence", 62.0, 70.0),
        SoundPart("other", 70.0, 80.0),
    ),
    pulse=PulseFact(96.2, 1.0),
    key="A minor",
    voice=VoiceRange(110.0, 130.8, 220.0),
    speakers=(SpeakerFact("Ann", 20.0), SpeakerFact("Bob", 14.0)),
)
"""Talk, music and a silence, with all that can be known."""

UNCLEAR = SoundFacts(0.0, 30.0, LoudnessFact(None, -70.0), parts=(SoundPart("other", 0.0, 30.0),))
"""A sound of which little can be told."""


class FakeFacts:
    """Tells the same facts of every file, of any part of it; ``asked`` keeps which."""

    def __init__(self, facts: SoundFacts = FACTS) -> None:
        self.facts = facts
        self.asked: list[tuple[Path, float, float | None]] = []

    async def of(
        self,
        path: Path,
        from_s: float = 0.0,
        until_s: float | None = None,
        on_progress: Callable[[float | None, str], None] | None = None,
    ) -> SoundFacts:
        self.asked.append((path, from_s, until_s))
        if on_progress is not None:
            on_progress(0.5, "Measuring")
        return replace(self.facts, start_s=from_s, end_s=self.facts.end_s if until_s is None else until_s)
