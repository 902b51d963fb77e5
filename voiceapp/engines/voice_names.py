"""A voice chosen by its name, and the language that it speaks."""

from __future__ import annotations

from collections.abc import Sequence

from voiceapp.core.errors import VoiceAppError

_TOLD = 20


def chosen(voice: str, names: Sequence[str]) -> str:
    """The one of ``names`` that ``voice`` means, in any case.

    Raises VoiceAppError ``voice-unknown``, which names some: Bark has hundreds.
    """
    for name in names:
        if name.casefold() == voice.casefold():
            return name
    raise VoiceAppError(
        "voice-unknown",
        f"This model has no voice named {voice}.",
        f"Choose one of: {', '.join(names[:_TOLD])}{', ...' if len(names) > _TOLD else '.'}"
        if names
        else "Leave the voice empty: the model has no named ones.",
    )


def spoken_language(language: str, known: Sequence[str], title: str) -> str:
    """The one of ``known`` that ``language`` ("de", "de-AT") means; English where it leaves it open ("", "auto").

    Raises VoiceAppError ``language-unknown`` naming all.
    """
    code = language.lower().replace("_", "-").split("-")[0]
    code = "en" if code in ("", "auto") else code
    if code not in known:
        raise VoiceAppError(
            "language-unknown",
            f"{title} does not speak the language {language} here.",
            f"Choose one of: {', '.join(known)}.",
        )
    return code
