"""The lanes of the Inspect page one above the other, and the tiles that they are painted of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.inspection import LiveRows, Look, SpeakerLane, Tile, ViewRefined
from voiceapp.gui.context import Context
from voiceapp.gui.language import said_error, tr
from voiceapp.gui.panels.inspect_texts import LANES
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.curve_lane import CurveLane, PitchLane, SpeechLane, WaveLane
from voiceapp.gui.widgets.lane_tiles import Key, Tiles
from voiceapp.gui.widgets.map_lane import Display, MapLane
from voiceapp.gui.widgets.sound_lane import SoundLane
from voiceapp.gui.widgets.sound_span import SoundSpan
from voiceapp.gui.widgets.speakers_lane import SpeakersLane

if TYPE_CHECKING:
    from voiceapp.gui.panels.inspect_memory import InspectMemory

TiledLane = MapLane | CurveLane
_CURVES: dict[str, type[CurveLane]] = {"waveform": WaveLane, "pitch": PitchLane, "vad": SpeechLane}
_SCROLLING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
LOOKING = tr("Looking inside")
ROOMY = 1.75
"""So many times as high as asked for are lanes at the most, where the page has room for it."""


class LaneStack(QScrollArea):
    """All lanes, of which some are shown; ``changed`` tells that others are, or that one is higher."""

    changed = Signal()

    def __init__(self, theme: Theme, span: SoundSpan, memory: InspectMemory) -> None:
        super().__init__()
        self.theme, self.span, self.memory = theme, span, memory
        self.setObjectName("lane-stack")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lanes: dict[str, SoundLane] = {name: self._made(name) for name in LANES}
        self.offered = set(LANES)
        inner = QWidget()
        inner.setProperty("clear", True)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        for lane in self.lanes.values():
            column.addWidget(lane)
            lane.grown.connect(self._grown)
            lane.dismissed.connect(lambda name=lane.feature: self.show_lane(name, False))
        column.addStretch(1)
        self.setWidget(inner)
        theme.changed.connect(self._stretch)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only up and down are the stack's own: the other keys move along the sound."""
        if event.key() in _SCROLLING:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _made(self, name: str) -> SoundLane:
        text, high = LANES[name], self.memory.highs[name]
        if name == "speakers":
            return SpeakersLane(self.theme, self.span, text.title, text.about)
        if name in _CURVES:
            return _CURVES[name](self.theme, self.span, name, text.title, text.about, high)
        return MapLane(self.theme, self.span, name, text.title, text.about, high, self.memory.display)

    @property
    def speakers(self) -> SpeakersLane:
        """The lane of who speaks."""
        lane = self.lanes["speakers"]
        assert isinstance(lane, SpeakersLane)
        return lane

    def tiled(self) -> Iterator[TiledLane]:
        """The lanes that are painted of tiles."""
        for lane in self.lanes.values():
            if isinstance(lane, (MapLane, CurveLane)):
                yield lane

    def shown(self) -> list[str]:
        """Which lanes are shown, from above."""
        return [name for name in self.lanes if name in self.memory.shown and name in self.offered]

    def offer(self, names: Iterable[str]) -> None:
        """Only these lanes are to be had."""
        self.offered = set(names)
        self._fit()

    def show_lane(self, name: str, shown: bool) -> None:
        """Show a lane, or hide it."""
        self.memory.shown = self.memory.shown | {name} if shown else self.memory.shown - {name}
        self.memory.save()
        self._fit()

    def _grown(self) -> None:
        self.memory.highs |= {name: lane.high for name, lane in self.lanes.items() if name != "speakers"}
        self.memory.save()
        self._stretch()

    def _fit(self) -> None:
        shown = self.shown()
        for name, lane in self.lanes.items():
            lane.setVisible(name in shown)
        self._stretch()
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()

    def show_speakers(self, speakers: Sequence[SpeakerLane]) -> None:
        """Show who speaks when; their lines may take room of the others."""
        self.speakers.show_speakers(speakers)
        self._stretch()

    def _stretch(self) -> None:
        """Let the lanes of curves and maps fill the height."""
        px, shown = self.theme.px, [self.lanes[name] for name in self.shown()]
        growing = [lane for lane in shown if lane is not self.speakers]
        for lane in shown:
            lane.stretch(1.0)
        free = self.viewport().height() - sum(lane.sizeHint().height() + px(2) for lane in shown)
        wanted = sum(px(lane.high) for lane in growing)
        for lane in growing:
            lane.stretch(min(max(1.0 + free / max(wanted, 1), 1.0), ROOMY))

    def show_display(self, display: Display) -> None:
        """Show maps in another way."""
        for lane in self.tiled():
            if isinstance(lane, MapLane):
                lane.show_display(display)

    def clear(self, message: str = LOOKING) -> None:
        """Be about another sound."""
        for lane in self.tiled():
            lane.clear()
            lane.say(message)
        self.speakers.show_speakers(())


class TileFeed(QObject):
    """Fetches the tiles of a file that the shown lanes of ``stack`` want, one at a time for each lane.

    What is wanted is asked for anew when the one before came, so that what was scrolled past is never waited for.
    ``refined`` tells how much of the roughest shown lane is known, ``whole_came`` a waveform of all of the sound.
    """

    refined = Signal(float)
    whole_came = Signal(object)

    def __init__(self, context: Context, stack: LaneStack) -> None:
        super().__init__(stack)
        self.context, self.stack, self.span = context, stack, stack.span
        self.path: Path | None = None
        self._asking: dict[str, int] = {}
        self._asked = 0
        self._shares: dict[str, float] = {}
        self._failed: set[str] = set()
        self.span.moved.connect(self.fetch)
        stack.changed.connect(self.fetch)
        events = context.bridge.events
        events.subscribe(ViewRefined, self._refined)
        events.subscribe(LiveRows, self._take_rows)

    @property
    def failed(self) -> bool:
        """Whether something could not be made."""
        return bool(self._failed)

    def show_file(self, path: Path | None, rate: int = 1) -> None:
        """Be about a file of ``rate`` Hz; None: about none."""
        self.path = path
        self._asking, self._shares, self._failed = {}, {}, set()
        self.stack.clear("" if path is None else LOOKING)
        for lane in self.stack.tiled():
            lane.tiles.limit(rate)
        self.refined.emit(1.0)

    def look_anew(self, before: Look, look: Look) -> None:
        """Other settings are in force: ask again for what follows them; the old is shown until then."""
        for lane in self.stack.tiled():
            if before.of(lane.feature) != look.of(lane.feature):
                lane.tiles.outdate()
                self._asking.pop(lane.feature, None)
                self._failed.discard(lane.feature)
        self.fetch()

    def fetch(self) -> None:
        """Ask for what the shown lanes want next."""
        wanted = {"waveform", *self.stack.shown()}  # it stands above the lanes too
        for lane in self.stack.tiled():
            if self.path is not None and lane.feature in wanted:
                self._ask(lane, self.path)

    def _ask(self, lane: TiledLane, path: Path) -> None:
        span, name, look = self.span, lane.feature, self.stack.memory.look
        busy = name in self._asking or name in self._failed
        if busy or span.duration_s <= 0 or not self.stack.isVisible():
            return
        key = lane.tiles.wish(span.from_s, span.until_s, span.duration_s, lane.bed().width(), span.heading)
        if key is None:
            return
        start, until, columns = Tiles.stretch(key, span.duration_s)
        self._asked += 1
        number = self._asking[name] = self._asked
        known = self._shares.get(name)
        self.context.bridge.submit(
            lambda app: app.sound_views.tile(path, name, look, start, until, columns),
            lambda tile: self._came(lane, number, key, tile, known),
            lambda error: self._not_made(lane, number, error),
            owner=self,
        )

    def _came(self, lane: TiledLane, number: int, key: Key, tile: Tile, known: float | None) -> None:
        if self._asking.get(lane.feature) != number:
            return  # of another file, or looked at in another way
        del self._asking[lane.feature]
        lane.tiles.put(key, tile)
        if self._shares.get(lane.feature) != known:  # more became known while it was on its way
            lane.tiles.outdate(rough_only=True)
        lane.say("")
        lane.tiles_came(tile)
        if lane.feature == "waveform" and tile.until_s - tile.from_s >= 0.99 * self.span.duration_s:
            self.whole_came.emit(tile)
        self.fetch()

    def _not_made(self, lane: TiledLane, number: int, error: VoiceAppError) -> None:
        if self._asking.get(lane.feature) == number:
            del self._asking[lane.feature]
            self._failed.add(lane.feature)
            lane.say(said_error(error))

    def _refined(self, event: ViewRefined) -> None:
        if event.path != self.path:
            return
        self._shares[event.feature] = event.share
        lane = self.stack.lanes.get(event.feature)
        if isinstance(lane, (MapLane, CurveLane)):
            lane.tiles.outdate(rough_only=True)
        shown = self.stack.shown()
        self.refined.emit(min((share for name, share in self._shares.items() if name in shown), default=1.0))
        self.fetch()

    # ------------------------------------------------------------------------------------------ live

    def _take_rows(self, rows: LiveRows) -> None:
        lane = self.stack.lanes.get(rows.lane.name)
        if self.path is None and isinstance(lane, (MapLane, CurveLane)):
            tile = lane.tiles.add_rows(rows.lane, rows.first, rows.values)
            lane.tiles_came(tile)
