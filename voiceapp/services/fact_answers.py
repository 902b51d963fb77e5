"""Answers from what was measured of a sound, where no model listens."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from voiceapp.core.answers import Answer, Citation
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.sound_facts import SoundFacts
from voiceapp.services.fact_lines import Topic, fact_lines, in_short

MEASURED = "Measured:"
"""How an answer begins that no model gave."""
_NO_MODEL = "No model that listens is here to answer this."


def from_facts(path: Path, facts: SoundFacts, topics: Sequence[Topic]) -> Answer:
    """What is known of these topics, each sentence with its seconds; abstains where nothing is."""
    lines = [line for line in fact_lines(facts) if not set(topics).isdisjoint(line.topics)]
    told = " ".join(line.text for line in lines)
    citations = tuple(
        Citation(str(path), line.start_s, line.end_s, line.text, quote=line.text, supported=True)
        for line in lines
        if line.known
    )
    return Answer(f"{MEASURED} {told}", "extractive", not citations, citations)


def without_model(facts: SoundFacts, missing: VoiceAppError) -> Answer:
    """Why a question about the sound is not answered, what would answer it, and what was measured."""
    return Answer(f"{_NO_MODEL} {missing} {MEASURED} {in_short(facts)}.", "extractive", True, ())
