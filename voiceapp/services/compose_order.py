"""What is to be composed, and what of it can be told to be impossible before a model is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.protocols import Capabilities
from voiceapp.core.tracks import Ending

MOST_S = 3600.0
STRIDES_S = (5.0, 25.0)
"""The least and the most new seconds of a window: what is left of it is what it goes on from."""
MOST_VARIATIONS = 16
_MOST_WORDS = 512
"""Each word is a token at least, and the T5 of MusicGen reads so many (Raffel et al., 2020, arXiv:1910.10683)."""
_TITLE = 60


@dataclass(frozen=True, slots=True)
class Order:
    """What to compose: ``seconds`` of new music.

    It goes on from the track ``parent`` or from the file ``going_on``, at its second ``from_s`` (None: where its
    sound ends). ``seed`` None: one is chosen. ``melody`` is a file whose tune it follows. See
    :class:`voiceapp.core.tracks.Making` for the rest. ``title`` "": its prompt. ``varies`` is a track that it is a
    variation of, without going on from it.
    """

    prompt: str
    seconds: float = 10.0
    seed: int | None = None
    variations: int = 1
    melody: Path | None = None
    parent: int | None = None
    going_on: Path | None = None
    from_s: float | None = None
    guidance: float = 3.0
    temperature: float = 1.0
    top_k: int = 250
    stride_s: float = 18.0
    ending: Ending = "fade"
    title: str = ""
    varies: int | None = None

    @property
    def goes_on(self) -> bool:
        """Whether there is music before it."""
        return self.parent is not None or self.going_on is not None

    def named(self, number: int) -> str:
        """The title of its variation ``number``, from 0."""
        words = " ".join((self.title or self.prompt).split()) or "Untitled"
        title = words if len(words) <= _TITLE else f"{words[:_TITLE].rsplit(' ', 1)[0]} ..."
        return title if self.variations == 1 else f"{title} ({number + 1})"


def told(order: Order) -> dict[str, Any]:
    """An order as JSON data; :func:`order` is the reverse."""
    files = {name: None if (path := getattr(order, name)) is None else str(path) for name in ("melody", "going_on")}
    return asdict(order) | files


def order(data: Mapping[str, Any]) -> Order:
    """An order from what :func:`told` made of it."""
    made = Order(**data)
    return replace(
        made,
        melody=None if made.melody is None else Path(made.melody),
        going_on=None if made.going_on is None else Path(made.going_on),
    )


def check(order: Order) -> None:
    """Raise VoiceAppError for what no composer can do."""
    if not 0 < order.seconds <= MOST_S:
        raise VoiceAppError(
            "too-short" if order.seconds <= 0 else "too-long",
            f"{order.seconds:g} s of music cannot be composed.",
            f"Ask for up to {MOST_S / 60:.0f} minutes; a track can be continued.",
        )
    if not 1 <= order.variations <= MOST_VARIATIONS:
        raise VoiceAppError(
            "variations-wrong",
            f"{order.variations} variations cannot be made at once.",
            f"Ask for 1 to {MOST_VARIATIONS}.",
        )
    words = len(order.prompt.split())
    if words > _MOST_WORDS:
        raise VoiceAppError(
            "prompt-too-long",
            f"The prompt has {words:,} words; models read {_MOST_WORDS} at most.",
            "Describe the music in a sentence or two.",
        )
    if not STRIDES_S[0] <= order.stride_s <= STRIDES_S[1]:
        raise VoiceAppError(
            "stride-wrong",
            f"A stride of {order.stride_s:g} s is not possible.",
            f"Choose {STRIDES_S[0]:g} to {STRIDES_S[1]:g} s.",
        )
    if order.guidance < 1 or order.temperature < 0 or order.top_k < 1:
        raise VoiceAppError(
            "settings-wrong",
            "With these settings nothing can be composed.",
            "Guidance and top-k are 1 or more, the temperature is 0 or more.",
        )
    if order.from_s is not None and not order.goes_on:
        raise VoiceAppError(
            "nothing-to-go-on-from",
            "There is a second to go on from, but no music.",
            "Name the music to continue.",
        )
    if sum(one is not None for one in (order.parent, order.going_on, order.varies)) > 1:
        raise VoiceAppError("two-parents", "There are two pieces that it would branch from.", "Name one of them.")


def check_able(order: Order, able: Capabilities) -> None:
    """Raise VoiceAppError for what a composer cannot do, as far as it has told."""
    if order.goes_on and not able.continuation:
        raise VoiceAppError("no-continuation", "This engine cannot go on from music.", "Choose another composer.")
    if order.melody is not None and not able.melody:
        raise VoiceAppError(
            "no-melody",
            "This model cannot follow a melody.",
            "Choose a melody model, such as MusicGen melody.",
        )
