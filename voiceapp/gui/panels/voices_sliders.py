"""How a described voice speaks, in words; no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from voiceapp.core.voice_words import LEVELS
from voiceapp.gui.language import tr

WORDS = {
    "pitch": (
        tr("very low", sense="pitch"),
        tr("low", sense="pitch"),
        tr("normal", sense="pitch"),
        tr("high", sense="pitch"),
        tr("very high", sense="pitch"),
    ),
    "speed": (
        tr("very slow", sense="speech"),
        tr("slow", sense="speech"),
        tr("normal", sense="speech"),
        tr("fast", sense="speech"),
        tr("very fast", sense="speech"),
    ),
    "emotion": (tr("very sad"), tr("sad"), tr("normal", sense="emotion"), tr("excited"), tr("very excited")),
    "expressivity": (
        tr("very even"),
        tr("even"),
        tr("normal", sense="expression"),
        tr("lively"),
        tr("very lively"),
    ),
    "room": (tr("very close"), tr("close"), tr("normal", sense="room"), tr("distant"), tr("very distant")),
    "noise": (tr("very clean"), tr("clean"), tr("normal", sense="noise"), tr("noisy"), tr("very noisy")),
}
"""What each slider says at each of its levels, inside a sentence."""

_TOLD = ("pitch", "speed", "emotion", "expressivity")
"""Those that are told of a voice: how it speaks, not how it was recorded."""


def begun(words: str) -> str:
    """Words as they stand at the beginning of a line."""
    return words[:1].upper() + words[1:]


def described(recipe: Mapping[str, Any]) -> str:
    """How a described voice speaks, in a few words."""
    levels = {name: recipe.get(name, "normal") for name in _TOLD}
    told = [WORDS[name][LEVELS.index(level)] for name, level in levels.items() if level != "normal"]
    return begun(", ".join(told)) or tr("As people usually speak")
