"""Orders of variations: they branch from a track without going on from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from voiceapp.core.errors import VoiceAppError
from voiceapp.services.compose_order import Order, check, order, told


def test_a_variation_does_not_go_on() -> None:
    wanted = Order("calm piano", varies=4)
    check(wanted)
    assert not wanted.goes_on
    assert order(told(wanted)) == wanted


@pytest.mark.parametrize("other", [{"parent": 1}, {"going_on": Path("a.flac")}])
def test_music_branches_from_one_piece_only(other: dict[str, int | Path]) -> None:
    with pytest.raises(VoiceAppError) as caught:
        check(Order("calm piano", varies=4, **other))  # type: ignore[arg-type]
    assert caught.value.code == "two-parents"
