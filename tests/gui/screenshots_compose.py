"""Pictures of the Compose page's states, 1280x800, light and dark.

``python -m tests.gui.screenshots_compose [FOLDER] [STATE...]``; ``make screenshots`` takes them too. The app, its
services and the engine pack are real; the composer is a tiny MusicGen of random weights, so the music that is
listened to is made of plucked notes.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor

from tests.gui.compose import PROMPT, fill, made_music, page
from tests.gui.real import RealDesk, paths_of
from tests.gui.screenshots import BUILT_IN, asked, on_card, snap
from tests.live.virtual_sound import missing_programs
from tests.packs.pack import PACKS, in_pack
from voiceapp.gui.theme import Theme

TINY = "tests.packs.direct.musicgen:build"


def _with_composer(desk: RealDesk, place: Path) -> None:
    """The page with a composer that follows tunes."""
    added: list[object] = []
    desk.bridge.submit(lambda app: app.models.add(place / "Heron"), added.append)
    desk.until(lambda: added, 60)
    name = added[0].name  # type: ignore[attr-defined]
    desk.bridge.submit(lambda app: app.settings.set("engines.music", name), added.append)
    desk.until(lambda: len(added) == 2)
    desk.click("rail-compose")
    desk.until(lambda: page(desk).form.model is not None)


def _with_tracks(desk: RealDesk, place: Path) -> None:
    """A library as in the picture of the look."""
    filled: list[bool] = []
    desk.bridge.submit(lambda app: fill(app, place), lambda _: filled.append(True))
    desk.until(lambda: filled, 120)
    _with_composer(desk, place)
    desk.until(lambda: desk.seen("track-7"))
    page(desk).form.prompt.setPlainText(PROMPT)
    QCursor.setPos(desk.window.mapToGlobal(QPoint(20, 560)))


def tree(desk: RealDesk, place: Path) -> None:
    """Seven tracks from one idea, two of them compared."""
    _with_tracks(desk, place)
    desk.click("track-4")
    desk.settle(1.0)
    page(desk).show_place(28.0, False)
    page(desk).compare(5)
    page(desk).hear("A")
    desk.until(lambda: page(desk).playing and page(desk).at_s > 28.5)


def melody(desk: RealDesk, place: Path) -> None:
    """A tune, with the notes that the model sees of it."""
    _with_tracks(desk, place)
    page(desk).take_files([made_music(place / "Morning tune.wav", 12.0)], on_form=True)
    seen = page(desk).form.melody
    desk.until(lambda: seen.chroma.accessibleDescription(), 120)
    desk.settle(0.5)


def going_on(desk: RealDesk, place: Path) -> None:
    """A track is gone on with from a place in it."""
    _with_tracks(desk, place)
    desk.click("track-4")
    page(desk).show_place(28.0, False)
    desk.click("branch")
    desk.settle(1.0)


def empty(desk: RealDesk, place: Path) -> None:
    """There is no track yet."""
    _with_composer(desk, place)
    desk.settle(0.5)


def nobody(desk: RealDesk, place: Path) -> None:
    """Nothing makes music yet."""
    desk.click("rail-compose")
    desk.settle(0.5)


STATES: dict[str, Callable[[RealDesk, Path], None]] = {
    "tree": tree,
    "melody": melody,
    "on": going_on,
    "empty": empty,
    "nobody": nobody,
}


def take(theme: Theme, state: str, folder: Path, composer: Path) -> None:
    """Take the pictures of one state; ``composer`` holds the tiny model."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        shutil.copytree(composer / "melody", place / "Heron")
        paths = paths_of(place / "home")
        if not paths.packs.exists():
            paths.packs.symlink_to(PACKS)
        with on_card(theme, place, BUILT_IN) as (desk, _):
            STATES[state](desk, place)
            snap(desk, theme, f"compose-{state}", folder)


def main() -> int:
    """Take all pictures."""
    assert not missing_programs(), f"install {missing_programs()} first: make test does"
    theme, folder, wanted = asked(STATES)
    with tempfile.TemporaryDirectory() as composer:
        in_pack("torch", TINY, folder=Path(composer), names=["melody"])
        for state in wanted:
            take(theme, state, folder, Path(composer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
