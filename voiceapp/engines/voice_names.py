"""A voice chosen by its name."""

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
