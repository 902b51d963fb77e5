"""What voices that are not cloned are made of, and how an engine is told of them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from voiceapp.core import voice_blends
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.voice_words import VoiceProperties, describe
from voiceapp.core.voices import CLONED, VoiceKind


def checked(kind: VoiceKind, recipe: Mapping[str, Any]) -> dict[str, Any]:
    """The recipe as it is kept; for a voice that is cloned there is none. Raises ``recipe-wrong``."""
    if kind in CLONED:
        return {}
    if kind == "described":
        VoiceProperties.of(recipe)
        return dict(recipe)
    if kind == "model":
        name = recipe.get("voice")
        if not isinstance(name, str) or not name.strip():
            raise _wrong("It is not told which of the model's voices it is.")
        return {"voice": name.strip()}
    weights = recipe.get("weights")
    if not isinstance(weights, Mapping) or not all(_share(weight) for weight in weights.values()):
        raise _wrong("It is not told which voices it is mixed of.")
    return {"weights": voice_blends.parse(voice_blends.written(weights))}


def told(kind: VoiceKind, recipe: Mapping[str, Any]) -> str:
    """The voice as its engine is told it: a description, one of the model's, or a blend; "" of a cloned one.

    >>> told("blend", {"weights": {"af_heart": 0.75, "af_sky": 0.25}})
    'af_heart:0.75+af_sky:0.25'
    """
    match kind:
        case "described":
            return describe(VoiceProperties.of(recipe))
        case "model":
            return str(recipe["voice"])
        case "blend":
            return voice_blends.written(recipe["weights"])
        case _:
            return ""


def _share(weight: object) -> bool:
    return isinstance(weight, (int, float)) and math.isfinite(weight) and weight >= 0


def _wrong(what: str) -> VoiceAppError:
    return VoiceAppError("recipe-wrong", what, "Name an engine's voice, or several with their shares.")
