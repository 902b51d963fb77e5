"""Whether recordings are of one voice, for consents: every one is compared with the same sound."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import Protocol

import numpy as np

from voiceapp.core.errors import NOT_HERE, VoiceAppError
from voiceapp.core.frames import Audio
from voiceapp.core.recordings import SpeakerEncoder, SpeakerMatch, Vector
from voiceapp.services.file_sound import FedSound


class LoadedEncoder(SpeakerEncoder, Protocol):
    """A speaker encoder that can be loaded before it is needed."""

    async def load(self) -> None:
        """Load it. Raises VoiceAppError."""


class VoiceMatch:
    """Compares voices. ``encoder`` makes the engine, ``decode`` reads a file as 16 kHz mono."""

    def __init__(
        self, encoder: Callable[[], LoadedEncoder], decode: Callable[[Path], AsyncIterator[Audio]]
    ) -> None:
        self._encoder = encoder
        self._decode = decode

    async def ready(self) -> LoadedEncoder:
        """The engine, loaded. Raises ``speaker-engine-missing`` where there is none."""
        encoder = self._encoder()
        try:
            await encoder.load()
        except VoiceAppError as error:
            if error.code not in NOT_HERE:
                raise
            raise VoiceAppError(
                "speaker-engine-missing",
                "Nothing here can compare voices yet, so no consent can be checked.",
                "Install the pack that can on the Models page or with voiceapp packs install torch.",
            ) from error
        if encoder.capabilities.threshold is None:
            raise VoiceAppError(
                "speaker-engine-missing",
                "The engine that is set to compare voices cannot tell whether two are one.",
                "Choose resemblyzer: voiceapp settings set engines.speaker resemblyzer.",
            )
        return encoder

    async def match(self, sound: Path, others: Sequence[Path]) -> list[SpeakerMatch]:
        """The voice of ``sound`` against each other's. Raises ``speaker-engine-missing`` and ``no-voice``."""
        encoder = await self.ready()
        threshold = encoder.capabilities.threshold
        assert threshold is not None
        voice = await self._embed(encoder, sound)
        found = []
        for other in others:
            found.append(SpeakerMatch(float(np.dot(voice, await self._embed(encoder, other))), threshold))
        return found

    async def _embed(self, encoder: SpeakerEncoder, path: Path) -> Vector:
        sound = FedSound(lambda: self._decode(path))
        async with aclosing(sound.chunks()) as audio:
            return await encoder.embed(audio)
