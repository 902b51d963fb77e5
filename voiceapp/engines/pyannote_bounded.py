"""pyannote's diarisation pipeline with memory that grows with the length of a recording only.

What the library (4.0.7) holds for n steps of 1 s, s speakers and 589 frames a step, and what is done here:

- its reconstruction builds an array of n * 589 * s doubles, and does so two times: 0.2 GB for 72 minutes and
  10 speakers, 1.4 GB for four hours and 20. Here each step's slice is made when it is asked for; sums and
  result are the same.
- its clustering compares all voices with all others, twice n * n / 2 doubles: 4 GB for four hours. Here it learns
  the speakers from at most :data:`LEARNT_FROM` of them, evenly spread; then, as before, each goes to the nearest.
- the embedding model's inner layers: 60 MB for each 10 s in a batch of up to 32. Bounded by the engine's batches
  (that is what a card's memory fills with, too: pyannote-audio#1580, #1963).

It also embeds speakers who are silent in a step, whose embeddings are then thrown away: these are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np

LEARNT_FROM = 8000
"""From how many embeddings the speakers are learnt: an hour or two of talk, 512 MB of distances."""


class Reconstruction:
    """The clustered segmentation that the library adds up, one step at a time. Same values as its own array."""

    def __init__(self, segmentations: Any, clusters: Any) -> None:
        self.sliding_window = segmentations.sliding_window
        self._segmentations = segmentations
        self._clusters = clusters
        steps, frames, _ = segmentations.data.shape
        self.data = SimpleNamespace(shape=(steps, frames, int(np.max(clusters)) + 1))

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        _, frames, speakers = self.data.shape
        for clusters, (step, segmentation) in zip(self._clusters, self._segmentations, strict=True):
            made = np.full((frames, speakers), np.nan)
            for cluster in np.unique(clusters):
                if cluster != -2:  # the library's mark of a local speaker who is silent here
                    made[:, cluster] = np.max(segmentation[:, clusters == cluster], axis=1)
            yield step, made


def spread(filtered: tuple[Any, Any, Any], most: int = LEARNT_FROM) -> tuple[Any, Any, Any]:
    """At most so many of the embeddings (and of their two indices), evenly spread over the recording."""
    count = len(filtered[0])
    if count <= most:
        return filtered
    chosen = np.linspace(0, count - 1, most).round().astype(int)
    return filtered[0][chosen], filtered[1][chosen], filtered[2][chosen]


def pipeline(**parameters: Any) -> Any:
    """A ``pyannote.audio.pipelines.SpeakerDiarization`` of these parameters, bounded as told above."""
    import torch
    from pyannote.audio.core.inference import BaseInference
    from pyannote.audio.pipelines import SpeakerDiarization

    class Heard(BaseInference):  # type: ignore[misc]
        """The embedding model without those who are silent."""

        def __init__(self, inner: Any) -> None:
            self._inner = inner

        def __getattr__(self, name: str) -> Any:
            return getattr(self._inner, name)

        def to(self, device: Any) -> Any:
            self._inner.to(device)
            return self

        def __call__(self, waveforms: Any, masks: Any = None) -> Any:
            if masks is None:
                return self._inner(waveforms)
            heard = masks.any(dim=1)
            # Not zeros: the cosine of nothing is undefined, and one undefined value spoils the library's minimum.
            made = np.ones((len(masks), self._inner.dimension), np.float32)
            if heard.any():
                made[heard.numpy()] = self._inner(waveforms[heard], masks=masks[heard])
            return made

    class Bounded(SpeakerDiarization):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__(**parameters)
            inner = self._embedding
            self._embedding: Any = Heard(inner)
            keep: Callable[..., Any] = self.clustering.filter_embeddings
            self.clustering.filter_embeddings = lambda *given, **named: spread(keep(*given, **named))

        @property
        def embedder(self) -> torch.nn.Module:
            """The embedding model itself."""
            return self._embedding.model_

        def reconstruct(self, segmentations: Any, hard_clusters: Any, count: Any) -> Any:
            return self.to_diarization(Reconstruction(segmentations, hard_clusters), count)

    return Bounded()
