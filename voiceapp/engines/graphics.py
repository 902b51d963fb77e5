"""Whether there is a graphics card, told without any library that could use it."""

from __future__ import annotations

from pathlib import Path

_NVIDIA = (Path("/proc/driver/nvidia/gpus"), Path("/dev/nvidia0"))


def card_found(places: tuple[Path, ...] = _NVIDIA) -> bool:
    """Whether the driver of an NVIDIA card is loaded and shows a card (Linux; elsewhere False)."""
    return any(place.exists() for place in places)


def unused(title: str, why: str) -> str:
    """The notice for a card that is there and not used."""
    return f"{title} runs on the processor although there is a graphics card: {why}."
