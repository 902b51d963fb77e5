"""When each stage of a turn was reached."""

from __future__ import annotations

from typing import Literal, get_args

Stage = Literal[
    "end_of_speech",
    "hearing",
    "endpoint",
    "transcript",
    "first_token",
    "first_sentence",
    "first_audio",
    "first_sound",
]
STAGES: tuple[Stage, ...] = get_args(Stage)


class Timeline:
    """Stamps of one turn on the event loop's clock; the first stamp of a stage counts.

    ``hearing`` is when the final transcript was begun ahead of the endpoint, in a pause.
    """

    def __init__(self) -> None:
        self._at: dict[Stage, float] = {}

    def reach(self, stage: Stage, at_s: float) -> None:
        """Note that ``stage`` was reached, unless it was already."""
        self._at.setdefault(stage, at_s)

    def take_back(self, *stages: Stage) -> None:
        """What was reached of ``stages`` counts no more."""
        for stage in stages:
            self._at.pop(stage, None)

    def reached(self, stage: Stage) -> bool:
        """Whether it was."""
        return stage in self._at

    def as_ms(self) -> dict[str, float | None]:
        """Milliseconds of every stage since the end of speech, None for stages not reached."""
        start = self._at.get("end_of_speech")
        return {
            stage: None if start is None or stage not in self._at else round((self._at[stage] - start) * 1000, 1)
            for stage in STAGES
        }
