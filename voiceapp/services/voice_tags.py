"""What is written into files of synthetic speech: that it is that, whose voice it is, what its licence allows."""

from __future__ import annotations

import time
from collections.abc import Sequence

from voiceapp.core.voices import ConsentState, Script, Voice
from voiceapp.services.engine_facts import EngineFacts

_CONSENT: dict[ConsentState, str] = {
    "matched": "its speaker agreed",
    "declared": "declared, not checked",
    "none": "no consent",
    "not-needed": "a model's own",
}


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
