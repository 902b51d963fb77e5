"""Where PyTorch's models compute on a machine without a graphics card that could be used."""

from __future__ import annotations

import pytest

from tests.packs.pack import in_pack


@pytest.mark.parametrize("pack", ["torch", "parler"])
def test_the_place_is_chosen_and_a_card_that_is_not_used_is_told(pack: str) -> None:
    found = in_pack(pack, "tests.packs.direct.device:decide")
    assert found["auto auto"] == found["cpu auto"] == found["auto int8"] == ["cpu", "float32", ""]
    assert found["cuda auto"] == "no-gpu"
    assert found["cpu float16"] == "precision-unsupported"
    assert found["card"] == (
        "The engine runs on the processor although there is a graphics card: "
        "its pack holds a PyTorch for the processor only."
    )
    assert found["processor wanted"] == ""
    assert found["put"] == ["cpu", "float32", False]
    assert found["put half"] == ["float32", "torch.float32"]
    told = "There is not enough memory for the Whisper model large."
    assert found["too large"] == ["out-of-memory", told]
    assert found["seeded"] == [True, True]
