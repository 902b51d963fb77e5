"""The spotter of the wake phrase over an engine's process."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import asdict

from voiceapp.core.frames import Audio
from voiceapp.core.protocols import WakeOptions
from voiceapp.workers.remote import Remote


class RemoteWakeSpotter(Remote):
    """A :class:`~voiceapp.core.protocols.WakeSpotter`."""

    async def check(self, phrase: str) -> None:
        """Raise VoiceAppError for a phrase that cannot be spotted."""
        async with self._live("check", {"phrase": phrase}) as call:
            await call.result

    async def spot(self, audio: AsyncIterator[Audio], options: WakeOptions) -> AsyncGenerator[float | None, None]:
        """One verdict for each piece of sound: None, or where the phrase ended, in seconds."""
        async with self._live("spot", asdict(options), audio) as call:
            async for end_s in call:
                yield None if end_s is None else float(end_s)
