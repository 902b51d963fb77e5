"""Where a PyTorch model computes and in which numbers; its seed; how it is moved there. For pack engines only."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from voiceapp.core.errors import VoiceAppError
from voiceapp.engines.graphics import card_found, unused

_Step = TypeVar("_Step")

_PRECISIONS = ("float32", "float16")


@dataclass(frozen=True, slots=True)
class Place:
    """``device`` is cpu or cuda, ``precision`` float32 or float16; ``notice`` tells why a card is not used."""

    device: str
    precision: str
    notice: str = ""

    @property
    def dtype(self) -> Any:
        """PyTorch's name for the precision."""
        import torch

        return getattr(torch, self.precision)


def choose(
    title: str, device: str = "auto", precision: str = "auto", *, half: bool = True, threads: int = 0
) -> Place:
    """Where and how to compute. ``half`` False: the model loses too much in float16 (speaker clustering does).

    Raises VoiceAppError ``no-gpu`` and ``precision-unsupported``.
    """
    import torch

    if threads:
        torch.set_num_threads(threads)
    usable = torch.cuda.is_available()
    if device == "cuda" and not usable:
        raise VoiceAppError(
            "no-gpu",
            f"This computer has no graphics card that {title} can use.",
            "Set Compute on to Automatic in Settings.",
        )
    where = "cuda" if usable and device != "cpu" else "cpu"
    numbers = precision
    if precision == "auto" or precision == "int8" or (precision == "float16" and not half):
        numbers = "float16" if where == "cuda" and half else "float32"
    if numbers not in _PRECISIONS or (numbers == "float16" and where == "cpu"):
        computer = "graphics card" if where == "cuda" else "processor"
        raise VoiceAppError(
            "precision-unsupported",
            f"{title} cannot compute in {precision} on this computer's {computer}.",
            "Set Precision to Automatic in Settings.",
        )
    notice = ""
    if where == "cpu" and device == "auto" and card_found():
        built = torch.version.cuda is not None
        why = "PyTorch cannot use its driver" if built else "its pack holds a PyTorch for the processor only"
        notice = unused(title, why)
    return Place(where, numbers, notice)


def put(model: Any, place: Place, title: str) -> tuple[Any, Place]:
    """Move a module to its place; where the card's memory does not suffice, to the processor, and say so.

    Whatever precision its file has (Transformers keeps that), it has the place's then.

    Returns the model in evaluation mode and the place where it really is.
    """
    import torch

    if place.device == "cuda":
        try:
            model = model.to("cuda", place.dtype)
        except torch.cuda.OutOfMemoryError:
            notice = unused(title, "the model does not fit into its memory")
            place = Place("cpu", "float32", notice)
    if place.device == "cpu":
        model = model.to("cpu", place.dtype)
        torch.cuda.empty_cache()  # where a part of it was on the card already; else nothing
    model.eval()  # not every library returns the model here
    parameter = next(iter(model.parameters()), None)
    if parameter is not None:  # what counts is where it is, not where it was sent
        place = replace(place, device=parameter.device.type, precision=str(parameter.dtype).removeprefix("torch."))
    return model, place


@contextlib.contextmanager
def seeded(seed: int | None) -> Iterator[None]:
    """Inside, PyTorch draws the same numbers for the same seed; afterwards it goes on as if nothing had been."""
    import torch

    if seed is None:
        yield
        return
    devices = list(range(torch.cuda.device_count()))
    with torch.random.fork_rng(devices=devices):
        torch.manual_seed(seed)
        yield


def seeded_steps(seed: int | None, steps: Iterator[_Step]) -> Iterator[_Step]:
    """What ``steps`` yields, drawn as :func:`seeded` says, though others may draw between two steps."""
    import torch

    if seed is None:
        yield from steps
        return
    cards = list(range(torch.cuda.device_count()))
    state: tuple[Any, list[Any]] | None = None
    while True:
        with torch.random.fork_rng(devices=cards):
            if state is None:
                torch.manual_seed(seed)
            else:
                torch.set_rng_state(state[0])
                for card in cards:
                    torch.cuda.set_rng_state(state[1][card], card)
            try:
                step = next(steps)
            except StopIteration:
                return
            state = torch.get_rng_state(), [torch.cuda.get_rng_state(card) for card in cards]
        yield step
