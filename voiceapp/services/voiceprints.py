"""Voices that are known again: remembered only with consent, suggested and never written by themselves.

Two tests have to be passed, as in speaker identification with an open set: the voice is near enough to somebody's,
and nearer by a margin than to anybody else's. Whoever fails one of them stays unknown.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.meetings import SpokenTurn
from voiceapp.core.people import NameSuggestion, Person
from voiceapp.core.recordings import Vector
from voiceapp.storage.speakers import SpeakerStore
from voiceapp.storage.voiceprints import VoiceprintStore

LEAST_S = 15.0
LEAST_TURNS = 3
"""So much of a voice, heard alone, is needed to remember it ..."""

LEAST_TURN_S = 1.0
LEAST_HEARD_S = 3.0
"""... and so much to know it again."""

MOST_REFERENCES = 10
MARGIN = 0.1


class VoiceprintsService:
    """Remembers voices of named speakers and suggests their names in later meetings.

    ``threshold`` is the cosine from which on an engine takes two voices for one, None: it cannot tell.
    """

    def __init__(
        self, store: VoiceprintStore, speakers: SpeakerStore, threshold: Callable[[str], float | None]
    ) -> None:
        self._store = store
        self._speakers = speakers
        self._threshold = threshold

    async def people(self) -> builtins.list[Person]:
        """Everybody who is remembered."""
        return await self._store.people()

    async def remember(self, meeting: int, speaker: int, consent: str = "") -> Person:
        """Remember the voice of a named speaker. ``consent`` is the sentence that the person agreed to.

        Who is remembered already needs none again. Raises ``speaker-unknown``, ``speaker-unnamed``,
        ``consent-missing``, ``voice-too-short`` and ``voice-unknown``.
        """
        one = next((one for one in await self._speakers.list(meeting) if one.id == speaker), None)
        if one is None:
            raise VoiceAppError(
                "speaker-unknown", f"Meeting {meeting} has no speaker {speaker}.", "Choose one of its speakers."
            )
        if not one.named:
            raise VoiceAppError("speaker-unnamed", f"{one.name} has no name yet.", "Name the speaker first.")
        known = next((person for person in await self.people() if _same(person.name, one.name)), None)
        if known is None and not consent.strip():
            raise VoiceAppError(
                "consent-missing",
                f"{one.name} has not agreed that the voice is remembered.",
                "Ask, and say that the answer was yes.",
            )
        alone = _alone(await self._speakers.turns(meeting), speaker)
        if sum(alone) < LEAST_S or len(alone) < LEAST_TURNS:
            raise VoiceAppError(
                "voice-too-short",
                f"{one.name} is heard alone for {sum(alone):.0f} s in {len(alone)} turns.",
                f"It takes {LEAST_S:.0f} s in {LEAST_TURNS} turns. Try a longer meeting.",
            )
        engine, voice = (await self._speakers.voices(meeting)).get(speaker, ("", np.zeros(0, np.float32)))
        unit = _unit(voice)
        if unit is None or self._threshold(engine) is None:
            raise VoiceAppError(
                "voice-unknown",
                "The way in which these speakers were told apart does not know voices again.",
                "Tell them apart by another engine: install the pack torch, then diarise again.",
            )
        person = known or await self._store.add(one.name, consent.strip())
        await self._store.add_reference(person.id, engine, unit, sum(alone), MOST_REFERENCES)
        return next(found for found in await self.people() if found.id == person.id)

    async def suggest(self, meeting: int) -> dict[int, NameSuggestion]:
        """Names for speakers of a meeting whom nobody has named, by speaker. Each person is suggested once."""
        voices = await self._speakers.voices(meeting)
        turns = await self._speakers.turns(meeting)
        names = {person.id: person.name for person in await self.people()}
        found: list[NameSuggestion] = []
        speakers = await self._speakers.list(meeting)
        for one in speakers:
            engine, voice = voices.get(one.id, ("", np.zeros(0, np.float32)))
            threshold, unit = self._threshold(engine) if engine else None, _unit(voice)
            if one.named or threshold is None or unit is None or sum(_alone(turns, one.id)) < LEAST_HEARD_S:
                continue
            person = nearest(unit, await self._store.references(engine), threshold)
            if person:
                found.append(NameSuggestion(one.id, person[0], names[person[0]], person[1]))
        taken = {one.name.casefold() for one in speakers if one.named}
        best: dict[int, NameSuggestion] = {}
        for suggestion in sorted(found, key=lambda suggestion: -suggestion.score):
            if suggestion.name.casefold() not in taken:
                taken.add(suggestion.name.casefold())
                best[suggestion.speaker] = suggestion
        return best

    async def forget(self, person: int) -> None:
        """Forget somebody's voice."""
        await self._store.forget(person)

    async def forget_all(self) -> None:
        """Forget everybody's voice, those that meetings hold for suggestions too. Names in meetings stay."""
        await self._store.forget()
        await self._speakers.forget_voices()


def nearest(
    voice: Vector, references: Mapping[int, Sequence[Vector]], threshold: float
) -> tuple[int, float] | None:
    """Who a voice of unit length is, with the cosine to the mean of the references; None: unknown."""
    scores = []
    for person, known in references.items():
        mean = _unit(np.mean(np.stack(known), axis=0))
        if mean is not None and mean.shape == voice.shape:
            scores.append((float(np.dot(voice, mean)), person))
    scores.sort(reverse=True)
    if not scores or scores[0][0] < threshold or (len(scores) > 1 and scores[0][0] - scores[1][0] < MARGIN):
        return None
    return scores[0][1], scores[0][0]


def _unit(voice: Vector) -> Vector | None:
    """The voice with length 1; None for one that is none: zeros pad what an engine did not hear."""
    length = float(np.linalg.norm(voice)) if len(voice) else 0.0
    return np.asarray(voice / length, np.float32) if np.isfinite(length) and length > 0.0 else None


def _alone(turns: Sequence[SpokenTurn], speaker: int) -> list[float]:
    """Lengths of the turns in which nobody else speaks, without those that are too short to tell a voice."""
    mine = [turn.end_s - turn.start_s for turn in turns if turn.exclusive and turn.speaker == speaker]
    return [length for length in mine if length >= LEAST_TURN_S]


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
