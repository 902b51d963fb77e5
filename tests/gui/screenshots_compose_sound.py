"""Pictures of the lower half of the Compose page, 1280x800, light and dark.

``python -m tests.gui.screenshots_compose_sound [FOLDER] [STATE...]``; ``make screenshots`` takes them too. The app,
its services, the sound server and the engine pack are real; the codec and what takes a track apart have random
weights.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor

from tests.gui.compose import fill, page
from tests.gui.compose_sound import lower
from tests.gui.real import RealDesk, paths_of
from tests.gui.screenshots import BUILT_IN, asked, on_card, snap
from tests.live.virtual_sound import missing_programs
from tests.packs.pack import PACKS, in_pack
from voiceapp.gui.ports import AppPort
from voiceapp.gui.theme import Theme

MODELS = {"engines.codec": "32000", "engines.clean": "local"}
"""Settings, and the folder of the model that each is to name."""


def _filled(desk: RealDesk, place: Path) -> None:
    """A library as in the picture of the look, and the models; “From 0:28” is chosen."""
    filled: list[bool] = []

    async def add(app: AppPort) -> None:
        await fill(app, place)
        await app.music.tracks.mark(4, 28.0, "The turn")
        for setting, folder in MODELS.items():
            added = await app.models.add(place / "models" / folder)
            app.settings.set(setting, added.name)

    desk.bridge.submit(add, lambda _: filled.append(True))
    desk.until(lambda: filled, 120)
    desk.click("rail-compose")
    desk.click("track-4")
    desk.until(lambda: lower(desk).player.wave.flags)
    QCursor.setPos(desk.window.mapToGlobal(QPoint(20, 560)))


def _down(desk: RealDesk) -> None:
    """Scroll to what is below."""
    bar = page(desk).room.verticalScrollBar()
    bar.setValue(bar.maximum())


def tokens(desk: RealDesk, place: Path) -> None:
    """The track plays from three of its four books."""
    _filled(desk, place)
    desk.click("tokens-look")
    desk.until(lambda: desk.seen("heat-map"), 120)
    lower(desk).playing.seek(26.0)
    desk.click("books-3")
    desk.click("play")
    desk.until(lambda: lower(desk).playing.at_s > 29.4, 120)
    heat = lower(desk).tokens.map
    heat.setFocus()
    heat.point(1, 43.1)


def codec(desk: RealDesk, place: Path) -> None:
    """What the codec takes away at each of its bit rates."""
    _filled(desk, place)
    desk.click("tokens-look")
    desk.until(lambda: desk.seen("heat-map"), 120)
    desk.click("codec-compare")
    desk.until(lambda: lower(desk).tokens.codec.rows, 240)
    desk.settle(0.2)
    _down(desk)


def spectrogram(desk: RealDesk, place: Path) -> None:
    """The spectrogram, with a loop of whole bars."""
    _filled(desk, place)
    desk.click("track-loop")
    desk.click("loop-find")
    desk.until(lambda: lower(desk).player.loops.loops, 120)
    best = lower(desk).player.loops.loops[0]
    lower(desk).playing.set_region((best.start_s, best.end_s))
    desk.click("track-spectrum")
    desk.until(lambda: lower(desk).player.wave.spectral, 120)


def _has_layer(desk: RealDesk, name: str) -> bool:
    return any(row.layer.name == name for row in lower(desk).mix.rows)


def stems(desk: RealDesk, place: Path) -> None:
    """The track is being taken apart."""
    _filled(desk, place)
    desk.click("track-stems")
    desk.click("take-apart")
    progress = lower(desk).stems.progress
    desk.until(lambda: desk.seen("stems-progress") and "%" in progress.label.text(), 120)


def mix(desk: RealDesk, place: Path) -> None:
    """Three tracks as layers on one beat grid."""
    _filled(desk, place)
    desk.click("track-mix")
    desk.click("mix-new")
    for name in ("Calm piano, rain", "Slower, 66 BPM", "From 0:28"):
        track = next(one for one in page(desk).tracks if one.title == name)
        desk.click(f"track-{track.id}")
        desk.settle(0.3)
        desk.click("mix-add")
        desk.until(partial(_has_layer, desk, name))
    lower(desk).mix.rows[1].offset.setValue(8.0)
    lower(desk).mix.rows[0].volume.track.setValue(24)
    desk.click("mute-3")
    desk.click("mix-play")
    desk.until(lambda: lower(desk).mix.play.playing, 120)
    desk.settle(0.2)
    _down(desk)


STATES: dict[str, Callable[[RealDesk, Path], None]] = {
    "tokens": tokens,
    "codec": codec,
    "spectrogram": spectrogram,
    "stems": stems,
    "mix": mix,
}


def take(theme: Theme, state: str, folder: Path, models: Path) -> None:
    """Take the pictures of one state."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "models").symlink_to(models)
        paths_of(place / "home").packs.symlink_to(PACKS)
        with on_card(theme, place, BUILT_IN) as (desk, _):
            STATES[state](desk, place)
            desk.settle(0.5)
            snap(desk, theme, f"compose-{state}", folder)


def main() -> int:
    """Take all pictures."""
    assert not missing_programs(), f"install {missing_programs()} first: make test does"
    theme, folder, wanted = asked(STATES)
    with tempfile.TemporaryDirectory() as models:
        in_pack("torch", "tests.packs.direct.encodec:build", folder=Path(models), rates=[32_000])
        in_pack("torch", "tests.packs.direct.demucs:build", folder=Path(models))
        for state in wanted:
            take(theme, state, folder, Path(models))
    return 0


if __name__ == "__main__":
    sys.exit(main())
