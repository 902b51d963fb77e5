"""What transcribers that change another one's live transcripts have in common."""

from __future__ import annotations

from collections.abc import AsyncIterator

from voiceapp.core.frames import Audio
from voiceapp.core.protocols import Capabilities, ListenOptions, Transcriber, TranscriptionProgress


class OverTranscriber:
    """A :class:`Transcriber` over another, whose work on recordings stays as it is. Subclasses have ``listen``."""

    def __init__(self, transcriber: Transcriber) -> None:
        self._transcriber = transcriber

    @property
    def capabilities(self) -> Capabilities:
        """The other's own."""
        return self._transcriber.capabilities

    def transcribe(
        self, audio: AsyncIterator[Audio], options: ListenOptions
    ) -> AsyncIterator[TranscriptionProgress]:
        """Transcribe a recording."""
        return self._transcriber.transcribe(audio, options)
