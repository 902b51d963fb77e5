"""What of a sound is in view, where the cursor is and what is selected: one for all lanes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

LEAST_SAMPLES = 16
"""So few fill the view at the most."""

Region = tuple[float, float]
"""From one second to another."""


class SoundSpan(QObject):
    """Seconds of a sound at ``rate`` Hz.

    ``moved`` tells that another part is in view, ``pointed`` that the cursor or the selection moved.
    ``place_s`` is where playing begins or is, ``hover_s`` where the mouse is (None: not over the sound).
    ``heading`` is the way of the last scrolling, -1 or 1.
    """

    moved = Signal()
    pointed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.duration_s, self.rate = 0.0, 1
        self.from_s = self.until_s = self.place_s = 0.0
        self.hover_s: float | None = None
        self.selection: Region | None = None
        self.heading = 1

    def show_sound(self, duration_s: float, rate: int) -> None:
        """Be about another sound: all of it is in view."""
        self.duration_s, self.rate = duration_s, rate
        self.place_s, self.hover_s, self.selection = 0.0, None, None
        self.from_s, self.until_s = 0.0, duration_s
        self.moved.emit()
        self.pointed.emit()

    def show_live(self, until_s: float, wide_s: float) -> None:
        """Show the last ``wide_s`` of what is being heard until ``until_s``."""
        self.duration_s = max(until_s, wide_s)
        self.from_s, self.until_s = self.duration_s - wide_s, self.duration_s
        self.place_s = until_s
        self.moved.emit()
        self.pointed.emit()

    @property
    def wide_s(self) -> float:
        """How much is in view."""
        return self.until_s - self.from_s

    @property
    def cursor_s(self) -> float:
        """Where values are read."""
        return self.place_s if self.hover_s is None else self.hover_s

    # --------------------------------------------------------------------------------- what is in view

    def show_part(self, from_s: float, until_s: float) -> None:
        """Bring a part into view, as far as the sound goes."""
        wide = min(max(until_s - from_s, LEAST_SAMPLES / self.rate), self.duration_s)
        start = min(max(from_s, 0.0), self.duration_s - wide)
        if (start, start + wide) != (self.from_s, self.until_s):
            self.heading = 1 if start >= self.from_s else -1
            self.from_s, self.until_s = start, start + wide
            self.moved.emit()

    def zoom(self, factor: float, around_s: float | None = None) -> None:
        """Show ``factor`` times as much; what is at ``around_s`` (None: the cursor) stays where it is."""
        at_s = self.cursor_s if around_s is None else around_s
        if not self.from_s <= at_s <= self.until_s:
            at_s = (self.from_s + self.until_s) / 2
        wide = min(max(self.wide_s * factor, LEAST_SAMPLES / self.rate), max(self.duration_s, 1e-9))
        share = (at_s - self.from_s) / max(self.wide_s, 1e-12)
        self.show_part(at_s - share * wide, at_s - share * wide + wide)

    def scroll(self, share: float) -> None:
        """Go on by a share of what is in view; back where it is below 0."""
        by = share * self.wide_s
        self.show_part(self.from_s + by, self.until_s + by)

    def centre(self, at_s: float) -> None:
        """Bring a second into the middle."""
        self.show_part(at_s - self.wide_s / 2, at_s + self.wide_s / 2)

    def fit(self) -> None:
        """Bring all of it into view."""
        self.show_part(0.0, self.duration_s)

    # -------------------------------------------------------------------------------------- pointing

    def put(self, at_s: float) -> None:
        """Put the place at a second."""
        at_s = min(max(at_s, 0.0), self.duration_s)
        if at_s != self.place_s:
            self.place_s = at_s
            self.pointed.emit()

    def hover(self, at_s: float | None) -> None:
        """The mouse is over another second, or over none."""
        if at_s != self.hover_s:
            self.hover_s = at_s
            self.pointed.emit()

    def select(self, region: Region | None) -> None:
        """Select a part, or nothing."""
        if region is not None:
            first, last = sorted(min(max(at, 0.0), self.duration_s) for at in region)
            region = (first, last) if last > first else None
        if region != self.selection:
            self.selection = region
            self.pointed.emit()
