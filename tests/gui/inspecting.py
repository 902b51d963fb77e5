"""What the tests and pictures of the Inspect page share."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.conftest import Desk
from voiceapp.gui.panels.inspect import InspectPage
from voiceapp.gui.widgets.sound_lane import SoundLane

CTRL, SHIFT, NO = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier(0)
LEFT = Qt.MouseButton.LeftButton
SOUND = Path("/sounds/Call with Linda.wav")
L = TypeVar("L", bound=SoundLane)


def page(desk: Any) -> InspectPage:
    """The page."""
    found = desk.window.pages["inspect"]
    assert isinstance(found, InspectPage)
    return found


def opened(desk: Desk, path: Path = SOUND) -> Desk:
    """The page with a sound."""
    desk.window.open_page("inspect", str(path))
    settled(desk)
    return desk


def settled(desk: Desk) -> None:
    """Wait until all tiles that are wanted are there."""
    desk.settle()
    count = -1
    while count != len(desk.app.sound_views.asked):
        count = len(desk.app.sound_views.asked)
        desk.settle()


def lane(desk: Any, name: str) -> SoundLane:
    """A lane."""
    return page(desk).stack.lanes[name]


def spot(desk: Any, name: str, at_s: float, share: float = 0.5) -> QPoint:
    """Where a second stands in a lane, at a height from below."""
    one = lane(desk, name)
    return QPoint(round(one.x_of(at_s)), round((1 - share) * (one.bed().height() - 1)))


def hover(desk: Any, name: str, at_s: float, share: float = 0.5) -> None:
    """Put the mouse over a second of a lane."""
    QApplication.processEvents()
    page(desk).stack.ensureWidgetVisible(lane(desk, name), 0, 0)
    QApplication.processEvents()
    one, at, none = lane(desk, name), QPointF(spot(desk, name, at_s, share)), Qt.MouseButton.NoButton
    QApplication.sendEvent(one, QMouseEvent(QEvent.Type.MouseMove, at, one.mapToGlobal(at), none, none, NO))
    QApplication.processEvents()


def drag(desk: Any, name: str, from_s: float, until_s: float) -> None:
    """Drag from one second of a lane to another."""
    one = lane(desk, name)
    QTest.mousePress(one, LEFT, pos=spot(desk, name, from_s))
    QTest.mouseMove(one, spot(desk, name, (from_s + until_s) / 2))
    QTest.mouseMove(one, spot(desk, name, until_s))
    QTest.mouseRelease(one, LEFT, pos=spot(desk, name, until_s))
    QApplication.processEvents()


def wheel(desk: Any, name: str, at_s: float, steps: int, held: Qt.KeyboardModifier = NO) -> None:
    """Turn the wheel over a second of a lane; up where ``steps`` are above 0."""
    one, at = lane(desk, name), QPointF(spot(desk, name, at_s))
    event = QWheelEvent(
        at, QPointF(one.mapToGlobal(at)), QPoint(), QPoint(0, 120 * steps), Qt.MouseButton.NoButton, held,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(one, event)
    QApplication.processEvents()
