"""Memory that is really free, the graphics card's, what loads are told of, and models that are to be removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.workers.helpers import run
from tests.unit.workers.test_pool import GB, House
from voiceapp.core.errors import VoiceAppError


def test_what_other_programs_hold_is_not_swapped_out() -> None:
    async def test() -> None:
        house = House(allowed_gb=12, a=3, b=3, c=5)
        house.computer_gb = 7
        first, second = await house.get("a"), await house.get("b")  # 1 GB is left
        assert await house.get("c")  # within what is allowed, but not there: the oldest had to leave
        assert (first.closed, second.closed) == (True, True)

    async def pinned() -> None:
        house = House(allowed_gb=12, a=3, b=3)
        house.computer_gb = 5
        kept = await house.get("a", pin=True)
        with pytest.raises(VoiceAppError) as caught:
            await house.get("b")
        assert caught.value.message == "Heron needs 3 GB, and other programs leave 2 GB of memory free."
        assert "Close other programs" in caught.value.next_step
        assert not kept.closed

    run(test())
    run(pinned())


def test_the_graphics_cards_memory_has_a_budget_of_its_own(tmp_path: Path) -> None:
    for name in ("small", "large", "huge"):
        with (tmp_path / name).open("wb") as file:
            file.truncate({"small": 2 * GB, "large": 3 * GB, "huge": 6 * GB}[name])
    small, large, huge = (str(tmp_path / name) for name in ("small", "large", "huge"))

    async def test() -> None:
        house = House(allowed_gb=100)
        house.card_gb = 4
        first = await house.get(small, options={"device": "cuda", "on": "cuda"})
        second = await house.get(large, options={"device": "auto", "on": "cuda"})
        assert first.closed
        with pytest.raises(VoiceAppError) as caught:
            await house.get(huge, options={"device": "cuda"})
        assert caught.value.message == "Heron needs 6 GB and 1 GB of the graphics card's 4 GB are free."
        assert not second.closed
        # "auto" leaves it to the engine to fall back; what runs on the processor needs nothing of the card.
        assert await house.get(huge, options={"device": "auto", "on": "cpu"})
        assert await house.get(small, options={"device": "cpu"})
        assert not second.closed

    run(test())


def test_each_load_tells_what_it_took() -> None:
    async def test() -> None:
        house = House(a=2)
        await house.get("a", options={"on": "cuda"})
        await house.get("a", options={"on": "cuda"})
        ((model, load),) = house.loads
        assert (model, load.memory, load.device) == ("a", 2 * GB, "cuda")
        assert 0 <= load.seconds < 5

    run(test())


def test_a_model_is_released_unless_somebody_works_with_it() -> None:
    async def test() -> None:
        house = House(a=1, b=1)
        one, other = await house.get("a"), await house.get("b")
        one.working = True
        assert not await house.pool.release(Path("a"))
        assert not one.closed
        one.working = False
        assert await house.pool.release(Path("a"))
        assert (one.closed, other.closed) == (True, False)
        await house.get("b", pin=True)
        assert not await house.pool.release(Path("b"))
        assert await house.pool.release(Path("nothing"))

    run(test())
