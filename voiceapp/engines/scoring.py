"""How far a diarisation is from a reference, by pyannote.metrics."""

from __future__ import annotations

import warnings
from typing import Any

from voiceapp.core.protocols import CallContext, Capabilities


class Scoring:
    """The scoring engine (protocol: ``core.protocols.Engine``)."""

    def load(self, ctx: CallContext, **_: Any) -> Capabilities:
        """Import the library, which takes a second."""
        import pyannote.metrics.diarization  # noqa: F401

        return Capabilities()

    def diarization(self, ctx: CallContext, pairs: list[list[list[list[Any]]]]) -> dict[str, float | None]:
        """DER and JER over recordings; each pair is the reference's and the hypothesis' [start_s, end_s, speaker].

        Without collar, overlapping speech counted. Diarisation error rate: missed, false and confused
        speech over the reference's speech (NIST RT-03); Jaccard error rate: Ryant et al., 2019, DIHARD II. None
        where the reference holds no speech.
        """
        from pyannote.core import Segment, Timeline
        from pyannote.metrics import diarization

        if not any(end > start for reference, _ in pairs for start, end, _ in reference):
            return {"der": None, "jer": None}
        library: Any = diarization  # half typed
        metrics = {"der": library.DiarizationErrorRate(), "jer": library.JaccardErrorRate()}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for number, (reference, hypothesis) in enumerate(pairs):
                last = max((end for turns in (reference, hypothesis) for _, end, _ in turns), default=0.0)
                whole = Timeline([Segment(0.0, last)])
                for metric in metrics.values():
                    metric(_annotation(reference), _annotation(hypothesis), uem=whole)
                ctx.progress((number + 1) / len(pairs))
        return {name: float(abs(metric)) for name, metric in metrics.items()}


def _annotation(turns: list[list[Any]]) -> Any:
    from pyannote.core import Annotation, Segment

    made = Annotation()
    for track, (start, end, speaker) in enumerate(turns):
        if end > start:
            made[Segment(start, end), track] = speaker
    return made
