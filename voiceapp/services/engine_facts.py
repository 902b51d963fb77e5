"""What is known of an engine that made what is to be given away: above all, what its licence allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.records import ModelInfo
from voiceapp.services.modelfacts import NOT_BUSINESS, licence_plain


@dataclass(frozen=True, slots=True)
class EngineFacts:
    """An engine that made something: its text, its name with its model's, the model's licence (None: not known)."""

    engine: str
    title: str
    licence: str | None = None

    @property
    def allows(self) -> str:
        """What the licence lets a user do, in plain words."""
        return licence_plain(self.licence) or "Unknown"

    @property
    def business(self) -> bool:
        """Whether the licence does not forbid business."""
        return self.allows != NOT_BUSINESS

    @property
    def told(self) -> str:
        """The licence and what it allows."""
        return f"{self.licence} ({self.allows.lower()})" if self.licence else "not known"


def engine_facts(engine: str, name: str, title: str, rows: Sequence[ModelInfo]) -> EngineFacts:
    """What is known of an engine with the model ``name`` (a row of the Models page, or none of them).

    A model of one's own has the licence of those that its engine is published with, if that is one: it was most
    likely made from them.
    """
    licence = next((row.licence for row in rows if row.name == name), None)
    published = {row.licence for row in rows if row.engine == engine.partition(":")[0] and row.licence}
    if licence is None and len(published) == 1:
        licence = published.pop()
    return EngineFacts(engine, title, licence)


def require_accepted(engines: Sequence[EngineFacts], accepted: bool, makes: str) -> None:
    """Raise VoiceAppError ``licence-not-accepted`` where a licence forbids business and that was not ``accepted``.

    ``makes`` is what such an engine does: "speaks", say.
    """
    for engine in engines:
        if not (engine.business or accepted):
            raise VoiceAppError(
                "licence-not-accepted",
                f"What {engine.title} {makes} is not for business (licence {engine.licence}).",
                "Export it with --accept-licence if you keep to that.",
            )
