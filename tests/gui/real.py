"""The real window on the real app, in this process: real services, engines and files, by clicks and keys."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from voiceapp.app import App
from voiceapp.core.paths import Paths
from voiceapp.core.protocols import SoundOptions
from voiceapp.core.settings import Settings
from voiceapp.gui.bridge import Bridge, Bug
from voiceapp.gui.panels.talk_model import Turn
from voiceapp.gui.theme import Theme
from voiceapp.gui.window import Window

W = TypeVar("W", bound=QWidget)
WAIT_S = 20.0
MODELS = Path(__file__).parents[1] / "models"
WHISPER, CHAT = MODELS / "whisper-mini-en", MODELS / "chat-mini.gguf"

_ALSA = ("ctl.!hw", "pcm.!hw", "pcm.!default")


def silence(folder: Path) -> dict[str, str]:
    """What a process needs to find no sound card at all, on any computer; ``folder`` is made."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "asound.conf").write_text("".join(f"{name} {{ type none }}\n" for name in _ALSA))
    return {
        "PULSE_SERVER": f"unix:{folder}/nothing",
        "PIPEWIRE_RUNTIME_DIR": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "ALSA_CONFIG_PATH": f"/usr/share/alsa/alsa.conf:{folder}/asound.conf",
    }


def paths_of(home: Path) -> Paths:
    """The folders of a home as ``VOICEAPP_HOME`` has them."""
    paths = Paths(home, home / "data", home / "cache", home / "logs")
    paths.create()
    return paths


class Hands:
    """The user of a window: looks, clicks, types, and waits for what follows."""

    def __init__(self, window: Window) -> None:
        self.window = window

    def until(self, condition: Callable[[], object], timeout_s: float = WAIT_S) -> None:
        """Let Qt run until something is true."""
        end = time.monotonic() + timeout_s
        while not condition():
            assert time.monotonic() < end, f"it did not happen in {timeout_s} s; {self.state()}"
            QApplication.processEvents()
            time.sleep(0.004)

    def settle(self, seconds: float) -> None:
        """Let Qt run for a while (animations, the clock of the chips)."""
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > end, seconds + 5)

    def state(self) -> str:
        """What the window shows, for the message of a wait that failed."""
        turns = [(turn.said, turn.reply, turn.finished) for turn in self.turns]
        labels = [label.text() for label in self.window.findChildren(QLabel) if label.isVisible() and label.text()]
        return f"turns {turns}, notices {self.window.notices.notices()}, texts {labels}"

    @property
    def turns(self) -> list[Turn]:
        """The turns that are shown."""
        return self.window.talk.model.turns

    def seen(self, name: str) -> list[QWidget]:
        """The visible widgets of this object name or accessible name."""
        found = self.window.findChildren(QWidget)
        return [one for one in found if one.isVisible() and name in (one.objectName(), one.accessibleName())]

    def says(self, text: str) -> bool:
        """Whether a visible label holds this text."""
        return any(text in label.text() for label in self.window.findChildren(QLabel) if label.isVisible())

    def click(self, name: str) -> None:
        """Click the last visible widget of this name, as soon as it is there and enabled."""
        self.until(lambda: self.seen(name) and self.seen(name)[-1].isEnabled())
        QTest.mouseClick(self.seen(name)[-1], Qt.MouseButton.LeftButton)

    def choose(self, words: str) -> None:
        """Click an entry of the menu that is open."""
        menus: list[QMenu] = []

        def opened() -> bool:
            menus[:] = [menu for menu in self.window.findChildren(QMenu) if menu.isVisible()]
            return bool(menus)

        self.until(opened)
        action = next(action for action in menus[0].actions() if action.text() == words)
        where = menus[0].actionGeometry(action).center()
        QTest.mouseClick(menus[0], Qt.MouseButton.LeftButton, pos=QPoint(where.x(), where.y()))

    def type(self, text: str) -> None:
        """Type a text to the assistant and send it."""
        self.click("field")
        QTest.keyClicks(self.seen("field")[-1], text)
        QTest.keyClick(self.seen("field")[-1], Qt.Key.Key_Return)

    def ask(self, text: str) -> Turn:
        """Type a question and wait until its answer is stored."""
        before = len(self.turns)
        self.type(text)
        self.until(lambda: len(self.turns) > before and self.turns[-1].id is not None)
        return self.turns[-1]

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the window, as the keyboard does."""
        QTest.keyClick(self.window.windowHandle(), key, modifier)


class RealDesk(Hands):
    """A shown window whose core is the real app on ``home``.

    ``values`` are settings of this run; ``environment`` is the sound process's (a virtual sound card, or none);
    ``files`` stand in for devices.
    """

    def __init__(
        self,
        theme: Theme,
        home: Path,
        values: Mapping[str, str],
        environment: Mapping[str, str],
        files: SoundOptions | None = None,
    ) -> None:
        self.paths = paths_of(home)
        self.settings = Settings(self.paths.settings)
        for key, value in values.items():
            self.settings.override(key, value)
        self.bridge = Bridge()
        self.bugs: list[BaseException] = []
        self.bridge.events.subscribe(Bug, lambda bug: self.bugs.append(bug.error))
        super().__init__(Window(theme, self.bridge, self.settings, self.paths))
        ready: list[bool] = []
        self.bridge.ready.connect(lambda: ready.append(True))
        self.window.resize(1280, 800)
        self.window.show()
        self.bridge.start(lambda: App(self.paths, self.settings, files, environment))
        self.until(lambda: ready)
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)  # before that, shortcuts are lost

    def close(self) -> None:
        """Close window and core; nothing may have failed unexpectedly."""
        self.bridge.close()
        self.until(lambda: self.bridge.join(0))
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        assert not self.bugs, self.bugs


@contextmanager
def silent_desk(folder: Path, values: Mapping[str, str]) -> Iterator[RealDesk]:
    """A light window on the home ``folder``/home, without any sound card; closed at the end."""
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    theme = Theme(qt, "light", reduced=True)
    theme.apply()
    desk = RealDesk(theme, folder / "home", values, silence(folder / "quiet"))
    yield desk
    desk.close()
