"""What is written into files of synthetic speech: that it is that, whose voice it is, what its licence allows."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from voiceapp.core.records import ModelInfo
from voiceapp.core.voices import ConsentState, Script, Voice
from voiceapp.services.modelfacts import NOT_BUSINESS, licence_plain

_CONSENT: dict[ConsentState, str] = {
    "matched": "its speaker agreed",
    "declared": "declared, not checked",
    "none": "no consent",
    "not-needed": "a model's own",
}


@dataclass(frozen=True, slots=True)
class EngineFacts:
    """An engine that spoke: its text, its name with its model's, and the licence of the model (None: not known)."""

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
    """What is known of an engine that speaks with the model ``name`` (a row of the Models page, or none of them).

    A model of one's own has the licence of those that its engine is published with, if that is one: it was most
    likely made from them.
    """
    licence = next((row.licence for row in rows if row.name == name), None)
    published = {row.licence for row in rows if row.engine == engine.partition(":")[0] and row.licence}
    if licence is None and len(published) == 1:
        licence = published.pop()
    return EngineFacts(engine, title, licence)


def tags(
    script: Script, voice: Voice, engines: Sequence[EngineFacts], models: Sequence[str], watermarked: bool | None
) -> dict[str, str]:
    """Names and values of a file's metadata.

    All of it is in the comment too, in words: WAV holds only title, artist, date, comment and copyright.
    ``models`` are the keys of the models that spoke; where they lie on this computer is told to nobody.
    ``watermarked`` None: it was not looked for.
    """
    spoken_by = "; ".join(f"{one.title}, licence {one.told}" for one in engines)
    rights = ", ".join(part for part in (voice.source.strip(), voice.licence.strip()) if part)
    mark = {True: "yes", False: "none found", None: "not checked"}[watermarked]
    sentences = (
        "AI-generated speech.",
        f"Voice: {voice.name} ({_CONSENT[voice.consent_state]}).",
        f"Recordings: {rights}." if rights else "",
        f"Spoken by {spoken_by}.",
        f"Watermark: {mark}.",
    )
    found = {
        "title": script.title,
        "artist": voice.name,
        "date": time.strftime("%Y", time.localtime(script.made)),
        "comment": " ".join(sentence for sentence in sentences if sentence),
        "copyright": ". ".join(part for part in (rights, *(f"{one.title}: {one.told}" for one in engines)) if part),
        "ai_generated": "yes",
        "voice_consent": _CONSENT[voice.consent_state],
        "engine": ", ".join(one.engine.partition(":")[0] for one in engines),
        "model": ", ".join(models),
        "licence": ", ".join(one.told for one in engines),
        "watermark": mark,
    }
    return {name: " ".join(value.split()) for name, value in found.items() if value.strip()}
