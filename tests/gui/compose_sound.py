"""What the tests of the lower half of the Compose page share: the page on fake services, and its user's hands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMenu, QWidget

from tests.fakes.app_music import a_tree_of_tracks
from tests.gui.conftest import Desk
from tests.gui.real import RealDesk
from voiceapp.gui.panels.compose import ComposePage
from voiceapp.gui.panels.compose_lower import ComposeLower
from voiceapp.gui.widgets.inputs import Choice
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.track_wave import TrackWave

MakeDesk = Callable[..., Desk]
LEFT = Qt.MouseButton.LeftButton
FROM_28 = 4
"""The track “From 0:28”, 72 s."""


def opened(make_desk: MakeDesk, size: tuple[int, int] = (1280, 800), **options: object) -> Desk:
    """The page with the made-up tree; a track is chosen."""
    desk = make_desk(**options)
    a_tree_of_tracks(desk.app)
    desk.show(*size)
    desk.click("rail-compose")
    desk.settle()
    page(desk).choose(FROM_28)
    desk.settle()
    return desk


def page(desk: Desk) -> ComposePage:
    """The page."""
    found = desk.window.pages["compose"]
    assert isinstance(found, ComposePage)
    return found


def lower(desk: Desk | RealDesk) -> ComposeLower:
    """What is under the tree."""
    found = desk.window.findChild(ComposeLower, "compose-lower")
    assert isinstance(found, ComposeLower)
    return found


def wave(desk: Desk) -> TrackWave:
    """The wave."""
    return desk.find(TrackWave, "track-wave")


def asked(desk: Desk) -> object:
    """What the player was asked for last."""
    return desk.app.track_player.calls[-1]


def words(desk: Desk, name: str) -> str:
    """What a label says."""
    found = desk.find(QLabel, name)
    return found.full_text() if isinstance(found, Label) else found.text()


def spot(desk: Desk, at_s: float) -> QPoint:
    """Where a second stands on the wave."""
    return QPoint(round(wave(desk).x_of(at_s)), wave(desk).height() // 3)


def move(widget: QWidget, at: QPoint, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """Move the pointer over a widget."""
    place = QPointF(at), QPointF(widget.mapToGlobal(at))
    event = QMouseEvent(
        QEvent.Type.MouseMove, *place, Qt.MouseButton.NoButton, held, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)


def drag(desk: Desk, widget: QWidget, start: QPoint, end: QPoint) -> None:
    """Press, move and release the mouse on a widget."""
    QTest.mousePress(widget, LEFT, pos=start)
    for share in (0.3, 0.7, 1.0):
        move(widget, start + (end - start) * share, LEFT)
    QTest.mouseRelease(widget, LEFT, pos=end)
    desk.settle()


def choose(desk: Desk, entry: str) -> None:
    """Choose an entry of the open menu."""
    menus: list[QMenu] = []

    def there() -> bool:
        menus[:] = [menu for menu in desk.window.findChildren(QMenu) if menu.isVisible()]
        return bool(menus)

    desk.until(there)
    action = next(one for one in menus[0].actions() if one.text() == entry)
    QTest.mouseClick(menus[0], LEFT, pos=menus[0].actionGeometry(action).center())
    desk.settle()


def pick(desk: Desk, name: str, entry: str) -> None:
    """Choose an entry of a drop-down list by keys."""
    choice = desk.find(Choice, name)
    choice.setFocus()
    place = choice.findText(entry)
    assert place >= 0, [choice.itemText(row) for row in range(choice.count())]
    choice.showPopup()
    for _ in range(choice.count()):
        QTest.keyClick(choice.view(), Qt.Key.Key_Up)
    for _ in range(place):
        QTest.keyClick(choice.view(), Qt.Key.Key_Down)
    QTest.keyClick(choice.view(), Qt.Key.Key_Return)
    desk.settle()


def write(desk: Desk, name: str, text: str, end: Qt.Key | None = None) -> None:
    """Replace what is in a field, and press a key."""
    field = desk.find(QLineEdit, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    if end is not None:
        QTest.keyClick(field, end)
    desk.settle()


def name_file(desk: Desk, file: Path) -> None:
    """Name a file in the open dialog."""
    desk.until(lambda: desk.there("music-file"))
    dialog = desk.find(QFileDialog, "music-file")
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    desk.settle()
