"""What the tests of single pages share: a page on fake services, clicks and keys by name, waiting for results."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.app_models import PagesApp
from tests.gui.house import House
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice
from voiceapp.core.records import ModelInfo
from voiceapp.gui.bridge import Bridge, Bug
from voiceapp.gui.context import Context
from voiceapp.gui.panels.settings_frame import PageFrame
from voiceapp.gui.theme import Theme

W = TypeVar("W", bound=QWidget)


class Stage:
    """A page with its fake app, and what it told the window."""

    def __init__(
        self, bot: QtBot, home: Path, *, theme: str = "light", scale: int = 100, house: House | None = None
    ) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.bot = bot
        self.app = PagesApp(home)
        self.make: Callable[[], Any] = house.make if house is not None else lambda: self.app
        if house is not None:
            self.app.settings, self.app.paths = house.settings, house.paths
        self.bridge = Bridge()
        self.theme = Theme(app, theme, scale)
        self.theme.apply()
        self.notices: list[Notice] = []
        self.opened: list[tuple[str, str]] = []
        self.bugs: list[BaseException] = []
        self.bridge.events.subscribe(Bug, lambda bug: self.bugs.append(bug.error))
        self.bridge.events.subscribe(Notice, self.notices.append)
        self.context = Context(
            self.theme,
            self.bridge,
            self.app.settings,
            self.app.paths,
            lambda page, part: self.opened.append((page, part)),
            self.notices.append,
            lambda: None,
            lambda *step: self.delete_later(*step),
            lambda then: then(),
        )
        self.page: PageFrame

    def show(self, kind: Callable[[Context], PageFrame], width: int = 1208, height: int = 760) -> PageFrame:
        """Start the core and show a page of the window's size without rail and strip."""
        self.bridge.start(self.make)
        self.page = kind(self.context)
        self.page.resize(width, height)
        self.page.show()
        self.page.activateWindow()
        self.until(self.page.isActiveWindow)
        return self.page

    def delete_later(self, sentence: str, work: Callable[[Any], Any], over: Callable[[], None]) -> None:
        """What the window does with a deletion; here it happens at once."""

        def failed(error: VoiceAppError) -> None:
            over()
            self.notices.append(Notice.of(error))

        self.bridge.submit(work, lambda _: over(), failed)

    def close(self) -> None:
        """End page and core; nothing may have failed unexpectedly."""
        self.bridge.close()
        self.bot.waitUntil(lambda: self.bridge.join(0))
        self.page.close()
        self.page.deleteLater()
        QApplication.processEvents()
        assert self.bugs == []

    # ------------------------------------------------------------------------------------- looking

    def find(self, kind: type[W], name: str) -> W:
        """A visible widget by its object name or accessible name; waits until it is there."""

        def visible() -> W | None:
            for widget in self.page.findChildren(kind):
                if widget.isVisible() and name in (widget.objectName(), widget.accessibleName()):
                    return widget
            return None

        self.until(lambda: visible() is not None)
        found = visible()
        assert found is not None
        return found

    def texts(self, under: QWidget | None = None) -> list[str]:
        """Every visible text."""
        labels = (under or self.page).findChildren(QLabel)
        shown = [label.text() for label in labels if label.isVisible() and label.text()]
        buttons = (under or self.page).findChildren(QAbstractButton)
        shown += [button.text() for button in buttons if button.isVisible() and button.text()]
        return [text.replace("\u00a0", " ") for text in shown]

    def until(self, true: Callable[[], object]) -> None:
        """Wait until something is true."""
        self.bot.waitUntil(lambda: bool(true()), timeout=5000)

    def says(self, text: str, under: QWidget | None = None) -> None:
        """Wait until a visible text says so."""
        self.until(lambda: any(text in shown for shown in self.texts(under)))

    # -------------------------------------------------------------------------------------- acting

    def click(self, name: str) -> None:
        """Click a button by its object name or accessible name."""
        QTest.mouseClick(self.find(QAbstractButton, name), Qt.MouseButton.LeftButton)

    def press(self, key: Qt.Key) -> None:
        """Press a key in what has the focus."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)

    def choose(self, words: str) -> None:
        """Click an entry of the open menu."""
        menus: list[QMenu] = []

        def opened() -> bool:
            menus[:] = [menu for menu in self.page.findChildren(QMenu) if menu.isVisible()]
            return bool(menus)

        self.until(opened)
        action = next(action for action in menus[0].actions() if action.text() == words)
        where = menus[0].actionGeometry(action).center()
        QTest.mouseClick(menus[0], Qt.MouseButton.LeftButton, pos=QPoint(where.x(), where.y()))

    def type(self, words: str) -> None:
        """Type into what has the focus."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, words)

    def core(self, work: Callable[[PagesApp], object]) -> None:
        """Do something to the fake services on the core's loop."""
        self.bridge.submit(lambda _: work(self.app))

    def more(self, title: str, words: str) -> None:
        """Choose from the menu of a row."""
        self.click(f"More for {title}")
        self.choose(words)

    def model(self, name: str) -> ModelInfo | None:
        """What is stored about a model."""
        return self.app.models.models.get(name)


def clipped(page: QWidget) -> list[str]:
    """Visible labels and buttons whose text has less room than it needs, and visible siblings that overlap."""
    wrong = []
    for label in page.findChildren(QLabel):
        if not label.isVisible() or not label.text() or label.objectName().startswith("qt_"):
            continue
        need = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        wide = 0 if label.wordWrap() else label.fontMetrics().horizontalAdvance(label.text())
        if label.height() < need or label.width() < wide:
            wrong.append(f"{label.text()!r}: {label.width()}x{label.height()}, needs {wide}x{need}")
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            need = button.minimumSizeHint().width()
            if button.width() < need:
                wrong.append(f"button {button.text()!r}: {button.width()} of {need}")
    return wrong
