"""What torch_device decides inside the pack, told as texts."""

from __future__ import annotations

from typing import Any
from unittest import mock

import torch

from voiceapp.core.errors import VoiceAppError
from voiceapp.engines import torch_device, torch_loading


def decide() -> dict[str, Any]:
    """Places for several wishes on a machine without a usable card, with one that the driver shows."""
    found: dict[str, Any] = {}
    for device, precision in (
        ("auto", "auto"),
        ("cpu", "auto"),
        ("auto", "int8"),
        ("cuda", "auto"),
        ("cpu", "float16"),
    ):
        try:
            place = torch_device.choose("The engine", device, precision)
            found[f"{device} {precision}"] = [place.device, place.precision, place.notice]
        except VoiceAppError as error:
            found[f"{device} {precision}"] = error.code
    with mock.patch.object(torch_device, "card_found", return_value=True):
        found["card"] = torch_device.choose("The engine").notice
        found["processor wanted"] = torch_device.choose("The engine", "cpu").notice
    model, place = torch_device.put(torch.nn.Linear(2, 2), torch_device.Place("cpu", "float32"), "The engine")
    found["put"] = [place.device, place.precision, model.training]
    half = torch.nn.Linear(2, 2, dtype=torch.float16)  # as a published folder in half precision is loaded
    _, place = torch_device.put(half, torch_device.Place("cpu", "float32"), "The engine")
    found["put half"] = [place.precision, str(half.weight.dtype)]
    try:
        with torch_loading.reading("large", "Whisper"):
            torch.empty(10**15)
    except VoiceAppError as error:
        found["too large"] = [error.code, error.message]
    state = torch.random.get_rng_state()
    with torch_device.seeded(5):
        first = torch.rand(1).item()
    with torch_device.seeded(5):
        again = torch.rand(1).item()
    found["seeded"] = [first == again, bool(torch.equal(state, torch.random.get_rng_state()))]
    return found
