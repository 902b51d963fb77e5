"""Samples of library voices without the parts in which something is wrong."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from voiceapp.core.samples import Preparation, Span
from voiceapp.core.voices import Sample
from voiceapp.services.sample_check import SampleCheckService
from voiceapp.services.voices import VoiceLibrary


class SampleCutsService:
    """Cuts samples of ``library``."""

    def __init__(self, library: VoiceLibrary, samples: SampleCheckService) -> None:
        self._library = library
        self._samples = samples

    async def cut(self, sample: Sample, spans: Sequence[Span]) -> Sample:
        """Put the sample without these spans in its place; the new one. Its consent has to be matched anew.

        Raises what preparing and adding a sample raise; then the sample stays as it is.
        """
        source = self._library.folder(sample.voice) / sample.file
        cuts = tuple((span.start_s, span.end_s) for span in spans)
        with tempfile.TemporaryDirectory(prefix="voiceapp-cut-") as folder:
            made = await self._samples.prepare(source, Path(folder) / "cut.flac", Preparation(cuts=cuts))
            return await self._library.replace_sample(sample, made.file)
