"""Playing what the Inspect page shows: from the place, or the selection."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from voiceapp.core.events import ClipMoved
from voiceapp.gui.context import Context
from voiceapp.gui.widgets.sound_span import SoundSpan

AT_END_S = 0.01
LEAD = 0.1
"""Where the place stands, as a share of the view, once that followed it."""


class InspectPlaying(QObject):
    """Plays ``file``; ``changed`` tells whether it does. The view follows until the user moves it."""

    changed = Signal(bool)

    def __init__(self, context: Context, span: SoundSpan) -> None:
        super().__init__(span)
        self.context, self.span = context, span
        self.file: Path | None = None
        self.playing = False
        self._following = self._moving = False
        span.moved.connect(self._view_moved)
        context.bridge.events.subscribe(ClipMoved, self._moved)

    def show_file(self, file: Path | None) -> None:
        """Be about another file; the one before is silent then."""
        self.pause()
        self.file = file

    def toggle(self) -> None:
        """Play the selection, or from the place to the end; or pause."""
        if self.playing:
            self.pause()
            return
        span = self.span
        if span.selection is not None:
            self._play(*span.selection)
        else:
            self._play(0.0 if span.place_s >= span.duration_s - AT_END_S else span.place_s, None)

    def seek(self, at_s: float) -> None:
        """Go to a second; what plays goes on from there."""
        self.span.put(at_s)
        if self.playing:
            self._play(at_s, None)

    def pause(self) -> None:
        """Be silent."""
        if self.playing:
            self.context.bridge.submit(lambda app: app.clips.pause(), owner=self)

    def _play(self, from_s: float, until_s: float | None) -> None:
        if (file := self.file) is not None:
            self._following = True
            self.context.bridge.submit(lambda app: app.clips.play(file, from_s, until_s), owner=self)

    def _moved(self, event: ClipMoved) -> None:
        own = event.file == self.file
        if own:
            self.span.put(event.at_s)
        if (own and event.playing) != self.playing:
            self.playing = own and event.playing
            self.changed.emit(self.playing)
        if self.playing and self._following and not self.span.from_s <= event.at_s <= self.span.until_s:
            self._moving = True
            start = event.at_s - LEAD * self.span.wide_s
            self.span.show_part(start, start + self.span.wide_s)
            self._moving = False

    def _view_moved(self) -> None:
        self._following = self._following and self._moving
