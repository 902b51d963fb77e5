"""Samples of library voices made better: without the parts in which something is wrong, or without noise."""

from __future__ import annotations

import tempfile
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.samples import Preparation, Span
from voiceapp.core.voices import Sample
from voiceapp.services.sample_check import SampleCheckService
from voiceapp.services.voices import VoiceLibrary

CLEANER = "sepformer"
"""The engine that takes noise out of speech; others take music apart."""


class SampleCutsService:
    """Cuts and cleans samples of ``library``.

    ``rematch`` matches a voice's consent to its samples again, ``cleaners`` are this computer's engines that clean.
    A better sample takes the place of the one before; when something fails that stays as it is. ``keep``: it stays
    in any case, unused, so that :meth:`take_back` can use it again.
    """

    def __init__(
        self,
        library: VoiceLibrary,
        samples: SampleCheckService,
        rematch: Callable[[int], Awaitable[bool]],
        cleaners: Callable[[], Awaitable[Sequence[str]]],
    ) -> None:
        self._library = library
        self._samples = samples
        self._rematch = rematch
        self._cleaners = cleaners

    async def cut(self, sample: Sample, spans: Sequence[Span], keep: bool = False) -> Sample:
        """The sample without these spans. Raises what preparing and adding a sample raise."""
        cuts = tuple((span.start_s, span.end_s) for span in spans)
        return await self._replace(sample, Preparation(cuts=cuts), keep=keep)

    async def cleaner(self) -> str:
        """The engine that would clean a sample, "" where there is none."""
        return next((one for one in await self._cleaners() if one.partition(":")[0] == CLEANER), "")

    async def clean(self, sample: Sample, keep: bool = False) -> Sample:
        """The sample without its noise. Raises ``cleaner-missing`` and what cleaning raises."""
        cleaner = await self.cleaner()
        if not cleaner:
            raise VoiceAppError(
                "cleaner-missing",
                "Nothing here can take noise out of a recording yet.",
                "Get SepFormer under Models, or record in a quieter room.",
            )
        return await self._replace(sample, Preparation(), cleaner, keep)

    async def take_back(self, sample: Sample, better: Sample) -> None:
        """A sample that was kept is used as before, and the better one is removed."""
        await self._library.use_sample(sample, sample.used)
        await self._library.remove_sample(better)

    async def _replace(self, sample: Sample, how: Preparation, cleaner: str = "", keep: bool = False) -> Sample:
        source = self._library.folder(sample.voice) / sample.file
        before = await self._library.get(sample.voice)
        with tempfile.TemporaryDirectory(prefix="voiceapp-cut-") as folder:
            made = await self._samples.prepare(source, Path(folder) / "cut.flac", how, cleaner)
            new = await self._library.add_prepared(sample, made.file)
        try:
            if before.consent_state == "matched":  # to both, so that it counts for whichever is used then
                await self._rematch(sample.voice)
        except VoiceAppError as error:  # the consent says that it is to be matched again
            if error.code not in ("speaker-engine-missing", "no-voice"):
                raise
        finally:
            await (self._library.use_sample(sample, False) if keep else self._library.remove_sample(sample))
        return new
