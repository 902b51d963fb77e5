"""Which embeddings speakers are learnt from, and a reconstruction that holds one step at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from voiceapp.engines.pyannote_bounded import Reconstruction, spread


def filtered(count: int) -> tuple[Any, Any, Any]:
    numbers = np.arange(count)
    return numbers[:, None] * np.ones(4), numbers, numbers % 3


def test_few_embeddings_are_all_learnt_from() -> None:
    given = filtered(10)
    assert spread(given, 10) is given


def test_of_many_a_part_from_everywhere_is() -> None:
    embeddings, steps, speakers = spread(filtered(1000), 100)
    assert len(embeddings) == len(steps) == len(speakers) == 100
    assert (steps[0], steps[-1]) == (0, 999)
    assert set(np.diff(steps)) <= {10, 11}
    assert np.array_equal(embeddings[:, 0], steps)
    assert np.array_equal(speakers, steps % 3)


@dataclass
class Segmentations:
    """As the library's: data and, when gone through, (window, data) of each step."""

    data: Any
    sliding_window: str = "windows"

    def __iter__(self) -> Any:
        return iter([(f"window {number}", step) for number, step in enumerate(self.data)])


def test_each_step_is_the_librarys_array_there() -> None:
    steps = np.array([[[1, 0, 0], [1, 1, 0]], [[0, 1, 1], [0, 0, 1]]], np.float32)
    made = Reconstruction(Segmentations(steps), np.array([[0, 1, -2], [-2, 2, 2]]))
    assert made.data.shape == (2, 2, 3)
    nan = np.nan
    expected = [[[1, 0, nan], [1, 1, nan]], [[nan, nan, 1], [nan, nan, 1]]]
    for (window, step), (number, right) in zip(made, enumerate(expected), strict=True):
        assert window == f"window {number}"
        assert np.array_equal(step, np.array(right), equal_nan=True)
    assert len(list(made)) == 2  # it is gone through twice: with overlap and without
