"""Where llama.cpp computes: on the graphics card where it was built for one and the user wants it."""

from __future__ import annotations

from voiceapp.core.errors import VoiceAppError
from voiceapp.engines.graphics import card_found, unused


def choose(device: str, title: str, why: str) -> tuple[str, str]:
    """cpu or cuda, and the notice for a card that is not used ("" without one), in which ``title`` tells ``why``.

    Raises VoiceAppError ``no-gpu``.
    """
    import llama_cpp

    offload = llama_cpp.llama_supports_gpu_offload()
    if device == "cuda" and not offload:
        raise VoiceAppError(
            "no-gpu",
            "llama.cpp was built without support for a graphics card.",
            "Set Compute on to Automatic in Settings.",
        )
    where = "cuda" if offload and device != "cpu" else "cpu"
    return where, unused(title, why) if device == "auto" and not offload and card_found() else ""
