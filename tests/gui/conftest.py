"""The window on a fake app, for tests with clicks and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.app import FakeApp
from voiceapp.core.events import Event
from voiceapp.gui.bridge import Bridge, Bug
from voiceapp.gui.language import choose
from voiceapp.gui.theme import Theme
from voiceapp.gui.window import Window

W = TypeVar("W", bound=QWidget)

choose("en")  # whatever the language of who runs the tests


class Desk:
    """The window, its fake app and the hands of its user."""

    def __init__(self, bot: QtBot, home: Path, *, theme: str = "light", scale: int = 100, motion: bool = False):
        qt = QApplication.instance()
        assert isinstance(qt, QApplication)
        self.bot = bot
        self.app = FakeApp(home)
        self.bridge = Bridge()
        self.theme = Theme(qt, theme, scale, not motion)
        self.theme.apply()
        self.bugs: list[BaseException] = []
        self.bridge.events.subscribe(Bug, lambda bug: self.bugs.append(bug.error))
        self.window = Window(self.theme, self.bridge, self.app.settings, self.app.paths)
        self.ready = self.ended = False
        self.bridge.ready.connect(self._ready)

    def _ready(self) -> None:
        self.ready = True

    def show(self, width: int = 1280, height: int = 800) -> Desk:
        """Show the window and start the core behind it."""
        self.window.resize(width, height)
        self.window.show()
        self.bot.waitExposed(self.window)
        self.window.activateWindow()
        self.bridge.start(lambda: self.app)
        self.until(lambda: self.ready)
        self.settle()
        return self

    def settle(self) -> None:
        """Wait until the core has done what it was asked for and Qt has shown it."""
        for _ in range(3):
            done: list[object] = []
            self.bridge.submit(lambda app: None, done.append)
            self.until(done.__len__)
        QApplication.processEvents()

    def until(self, condition: Callable[[], object]) -> None:
        """Wait for something to become true."""
        self.bot.waitUntil(lambda: bool(condition()), timeout=5000)

    def core(self, act: Callable[[FakeApp], Any]) -> None:
        """Do something on the core's loop and wait until the window shows it."""
        self.bridge.submit(act)  # type: ignore[arg-type]
        self.settle()

    def tell(self, *events: Event) -> None:
        """Let the core tell these events."""

        def publish(app: FakeApp) -> None:
            for event in events:
                app.bus.publish(event)

        self.core(publish)

    def find(self, kind: type[W], name: str) -> W:
        """The one visible widget of this kind and object name."""
        found = [widget for widget in self.window.findChildren(kind, name) if widget.isVisible()]
        assert len(found) == 1, f"{len(found)} visible widgets are called {name}"
        return found[0]

    def there(self, name: str) -> bool:
        """Whether a widget with this object name can be seen."""
        return any(widget.isVisible() for widget in self.window.findChildren(QWidget, name))

    def click(self, name: str) -> None:
        """Click the widget with this object name."""
        widget = self.find(QWidget, name)
        assert widget.isEnabled(), f"{name} is disabled"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the window, as the keyboard does."""
        QTest.keyClick(self.window.windowHandle(), key, modifier)
        self.settle()

    def close(self) -> None:
        """Close window and core; nothing may have failed unexpectedly, and the core's thread is gone."""
        self.end()
        assert self.bugs == []
        assert self.app.closed or not self.ready

    def end(self) -> None:
        """Close window and core, whatever happened."""
        if self.ended:
            return
        self.ended = True
        self.bridge.close()
        self.until(lambda: self.bridge.join(0))
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


@pytest.fixture
def make_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Makes desks on one home, not shown yet; they are closed at the end even of a failing test."""
    made: list[Desk] = []

    def make(**options: Any) -> Desk:
        made.append(Desk(qtbot, tmp_path, **options))
        return made[-1]

    yield make
    for desk in made:
        desk.end()


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Iterator[Desk]:
    """A shown window in light colours at 1280x800, without motion."""
    desk = make_desk().show()
    yield desk
    desk.close()
