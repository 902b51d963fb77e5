"""Pictures of the first steps, 1280x800, light and dark.

``python -m tests.gui.screenshots_welcome [FOLDER] [STATE...]``; ``make screenshots`` takes them too. The app is
real, on a home of its own; a sentence is spoken into a virtual sound card's microphone. The hub cannot be reached.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.gui.real import RealDesk, silence
from tests.gui.screenshots import BUILT_IN, on_card, snap, take_all
from tests.live.virtual_sound import VirtualSound, missing_programs
from voiceapp.gui.theme import Theme

NOBODY = ("nothing", "nothing-speakers", "nothing-start")
"""States without any sound card."""


def _next(desk: RealDesk, times: int = 1) -> None:
    for _ in range(times):
        desk.click("step-next")
        desk.settle(0.5)


def microphone(desk: RealDesk, card: VirtualSound | None) -> None:
    """The first step as it comes."""
    desk.settle(0.5)


def recorded(desk: RealDesk, card: VirtualSound | None) -> None:
    """Three seconds were recorded while somebody spoke."""
    assert card is not None
    desk.click("test-microphone")
    desk.until(lambda: desk.seen("record-test"))
    playing = card.speak_into_mic(card.say("Good morning. This is how I sound in this room, and I like it."))
    desk.click("record-test")
    desk.until(lambda: desk.says("You can be heard"))
    playing.wait()
    card.speak_into_mic(card.say("And this is seen while it is said."))
    desk.settle(1.2)


def unheard(desk: RealDesk, card: VirtualSound | None) -> None:
    """Three seconds of nothing."""
    desk.click("test-microphone")
    desk.click("record-test")
    desk.until(lambda: desk.says("We can't hear you"))


def speakers(desk: RealDesk, card: VirtualSound | None) -> None:
    """A test sound was played."""
    _next(desk)
    desk.click("play-test")
    desk.until(lambda: desk.seen("heard"))
    desk.settle(0.3)


def models(desk: RealDesk, card: VirtualSound | None) -> None:
    """What suits this computer."""
    _next(desk, 2)
    desk.until(lambda: desk.seen("set-talk"))
    desk.settle(0.3)


def unreachable(desk: RealDesk, card: VirtualSound | None) -> None:
    """A set is wanted, and the hub does not answer."""
    models(desk, card)
    desk.click("get-talk")
    desk.until(lambda: desk.says("The built-in ones work without it"))
    desk.settle(0.3)


def start(desk: RealDesk, card: VirtualSound | None) -> None:
    """How a talk begins."""
    _next(desk, 3)


def nothing(desk: RealDesk, card: VirtualSound | None) -> None:
    """There is no microphone."""
    desk.until(lambda: desk.says("No microphone was found"))


def nothing_speakers(desk: RealDesk, card: VirtualSound | None) -> None:
    """There are no speakers."""
    _next(desk)
    desk.until(lambda: desk.says("No speakers were found"))


State = Callable[[RealDesk, VirtualSound | None], None]
STATES: dict[str, State] = {
    "microphone": microphone,
    "recorded": recorded,
    "unheard": unheard,
    "speakers": speakers,
    "models": models,
    "unreachable": unreachable,
    "start": start,
    "nothing": nothing,
    "nothing-speakers": nothing_speakers,
    "nothing-start": start,
}


@contextmanager
def _desk(theme: Theme, place: Path, state: str) -> Iterator[tuple[RealDesk, VirtualSound | None]]:
    if state in NOBODY:
        desk = RealDesk(theme, place / "home", BUILT_IN, silence(place / "quiet"))
        yield desk, None
        desk.close()
    else:
        with on_card(theme, place, BUILT_IN) as (desk, card):
            yield desk, card


def take(theme: Theme, state: str, folder: Path) -> None:
    """Take the pictures of one state."""
    os.environ["HF_ENDPOINT"] = "http://127.0.0.1:9"
    with tempfile.TemporaryDirectory() as place, _desk(theme, Path(place), state) as (desk, card):
        desk.window.open_page("welcome")
        STATES[state](desk, card)
        snap(desk, theme, f"welcome-{state}", folder)


if __name__ == "__main__":
    assert not missing_programs(), f"install {missing_programs()} first: make test does"
    sys.exit(take_all(STATES, take))
