"""A blend of a model's own voices, written as ``NAME:SHARE+NAME:SHARE``, such as ``af_heart:60+af_sky:40``."""

from __future__ import annotations

import math
from collections.abc import Mapping

from voiceapp.core.errors import VoiceAppError

_MOST = 8


def written(weights: Mapping[str, float]) -> str:
    """The text that means a blend.

    >>> written({"af_heart": 60, "af_sky": 40.5})
    'af_heart:60+af_sky:40.5'
    """
    return "+".join(f"{name}:{share:g}" for name, share in weights.items())


def parse(text: str) -> dict[str, float]:
    """The voices of a blend with their shares, which add up to 1; a name without a share counts as much as 1.

    Of one voice the blend is that voice. Raises VoiceAppError ``blend-wrong``.

    >>> parse("af_heart:60 + af_sky:20")
    {'af_heart': 0.75, 'af_sky': 0.25}
    """
    weights: dict[str, float] = {}
    for part in text.split("+"):
        name, colon, share = part.strip().partition(":")
        try:
            weight = float(share) if colon else 1.0
        except ValueError:
            raise _wrong(text) from None
        if not name.strip() or not math.isfinite(weight) or weight < 0:
            raise _wrong(text)
        weights[name.strip()] = weights.get(name.strip(), 0.0) + weight
    whole = sum(weights.values())
    if not math.isfinite(whole) or whole <= 0 or len(weights) > _MOST:
        raise _wrong(text)
    return {name: weight / whole for name, weight in weights.items() if weight}


def _wrong(text: str) -> VoiceAppError:
    return VoiceAppError(
        "blend-wrong",
        f"{text} is no blend of voices.",
        f"Write names with their shares, such as af_heart:60+af_sky:40; {_MOST} at most.",
    )
