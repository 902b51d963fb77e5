"""What the user reads of a microphone's sound. Apart from what measures it: the window shows them too."""

from __future__ import annotations

from voiceapp.core.events import Notice

_ACTION = "settings:sound.microphone"
SILENT = Notice(
    "warning",
    "The microphone is silent.",
    "It may be muted in the system's settings, switched off or not plugged in.",
    _ACTION,
    "microphone-silent",
)
DISTORTED = Notice(
    "warning",
    "Your voice is distorted: the microphone is set too loud.",
    "Lower its level in the system's sound settings.",
    _ACTION,
    "microphone-clipping",
)
LOST = Notice(
    "warning",
    "The computer was too busy and some of what you said was lost.",
    "Close other programs.",
    code="overflow",
)
