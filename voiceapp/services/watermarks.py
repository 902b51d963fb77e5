"""Whether a sound file carries the mark that this program puts on cloned speech."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from pathlib import Path

from voiceapp.core.frames import Audio
from voiceapp.core.recordings import WatermarkDetector, WatermarkScore
from voiceapp.services import given_files
from voiceapp.services.file_sound import FedSound, FileSound

FOUND = "Watermark found: this is synthetic speech that this program, or another with the same mark, has made."
PARTLY_FOUND = "Watermark found in a part of this file."
NONE_FOUND = "None found, which is no proof."


class Watermarks:
    """Looks through files. ``decode`` gives one at a rate as mono, ``probe`` tells its own rate."""

    def __init__(
        self,
        detector: Callable[[], WatermarkDetector],
        decode: Callable[[Path, int], AsyncIterator[Audio]],
        probe: Callable[[Path], Awaitable[FileSound]],
    ) -> None:
        self._detector = detector
        self._decode = decode
        self._probe = probe

    async def verify(self, path: Path) -> WatermarkScore:
        """Look through a file of any length. Raises VoiceAppError ``file-missing``, ``sound-empty``, those of the
        reader, and ``pack-missing`` where the detector's pack is not installed."""
        given_files.require(path)
        rate = (await self._probe(path)).rate
        sound = FedSound(lambda: self._decode(path, rate))
        async with aclosing(sound.chunks()) as chunks:
            return await self._detector().detect(chunks)


def sentence(found: WatermarkScore) -> str:
    """What is told of a file: nothing found proves nothing."""
    if not found.watermarked:
        return NONE_FOUND
    return FOUND if found.marked_s > _MOST_OF_IT * found.seconds else PARTLY_FOUND


_MOST_OF_IT = 0.8
