"""Walks a window as somebody does who has only a screen reader or a keyboard, and tells what is in the way.

``python -m tests.gui.walk PAGE [--state STATE] [--scale 200] [--theme dark]`` prints what is found in the states of
a page of :mod:`page_states`; what is painted is looked at by :mod:`tests.gui.legible`.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit,
    QTextEdit,
)  # fmt: skip
_WHOLE = (QComboBox, QAbstractSpinBox, QLineEdit, QAbstractItemView)
"""What is inside these is Qt's own."""
_CLICKS = ("mousePressEvent", "mouseReleaseEvent", "mouseDoubleClickEvent")
_MUTE = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane)
_IDENTIFIER = re.compile(r"(mdi6\.)?[a-z0-9]+([-_][a-z0-9]+)+")
_ARROWS = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up)
MOST_STOPS, MOST_STEPS = 600, 60


# ------------------------------------------------------------------------------------------- finding


def controls(root: QWidget) -> list[QWidget]:
    """Every visible widget below ``root`` that takes the keyboard or a click."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible() and widget.window() is root.window() and _is_control(widget)
    ]


def _is_control(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    inner = isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget
    plain = type(widget).__module__.startswith("PySide6")
    if inner or isinstance(parent, _WHOLE) or (plain and widget.objectName().startswith("qt_")):
        return False
    if isinstance(widget, (QScrollBar, QFocusFrame, QMenu)):
        return False
    takes_keys = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
    return isinstance(widget, CONTROLS) or takes_keys or _takes_clicks(widget)


def _takes_clicks(widget: QWidget) -> bool:
    ours = [kind for kind in type(widget).__mro__ if not kind.__module__.startswith("PySide6")]
    return any(name in vars(kind) for kind in ours for name in _CLICKS)


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it."""
    return str(QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)).strip()


def described(widget: QWidget) -> str:
    """A widget in words that lead to the file that makes it."""
    words = [type(widget).__name__]
    if widget.objectName():
        words.append(f"#{widget.objectName()}")
    if name := name_of(widget):
        words.append(f"{name[:60]!r}")
    maker: QWidget | None = widget
    while maker is not None and not _makes(maker):
        maker = maker.parentWidget()
    if maker is not None:
        words.append(f"(in {type(maker).__name__}, {type(maker).__module__})")
    return " ".join(words)


def _makes(widget: QWidget) -> bool:
    module = type(widget).__module__
    return module.startswith("voiceapp.gui") and not module.startswith("voiceapp.gui.widgets")


# --------------------------------------------------------------------------------------------- names


def unnamed(root: QWidget) -> list[str]:
    """Controls that a screen reader cannot tell: no name, no role, a name for machines, or their neighbour's."""
    wrong = []
    beside: dict[tuple[QWidget | None, str], QWidget] = {}
    for widget in controls(root):
        name, role = name_of(widget), QAccessible.queryAccessibleInterface(widget).role()
        if not name:
            wrong.append(f"{described(widget)} has no name")
        elif name == widget.objectName() or _IDENTIFIER.fullmatch(name):
            wrong.append(f"{described(widget)} has a name for machines")
        elif not any(letter.isalnum() for letter in name):
            wrong.append(f"{described(widget)} has a name without a word")
        elif beside.setdefault((widget.parentWidget(), name), widget) is not widget:
            wrong.append(f"{described(widget)} is called like its neighbour")
        if isinstance(widget, QComboBox) and name != widget.accessibleName():
            wrong.append(f"{described(widget)} is called as its value, which is said besides")
        if role in _MUTE and not isinstance(widget, QScrollArea):
            wrong.append(f"{described(widget)} has no role")
    return wrong


# ------------------------------------------------------------------------------------------ keyboard


@dataclass
class Round:
    """Where Tab went, what did not show that it had the keyboard, and whether one kept it."""

    stops: list[QWidget] = field(default_factory=list)
    unseen: list[QWidget] = field(default_factory=list)
    trapped: bool = False


def tab_round(root: QWidget) -> Round:
    """Press Tab until it comes around."""
    window, found = root.window(), Round()
    _activate(window)
    focus = QApplication.focusWidget()
    if focus is None or root is window or not root.isAncestorOf(focus):
        root.setFocus(Qt.FocusReason.OtherFocusReason)
    stayed = 0
    own: tuple[QWidget, QImage] | None = None
    while len(found.stops) < MOST_STOPS:
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        QApplication.processEvents()
        now = QApplication.focusWidget()
        if now is None or now.window() is not window:
            break
        if found.stops and now is found.stops[-1]:
            stayed += 1  # a text goes from link to link
            if stayed > MOST_STEPS:
                found.trapped = True
                break
            continue
        stayed = 0
        if own is not None and isValid(own[0]) and not _changed(own[1], own[0].grab().toImage()):
            found.unseen.append(own[0])
        own = None
        if now in found.stops:
            break
        found.stops.append(now)
        if not _ringed(now):
            own = now, now.grab().toImage()
    return found


def _activate(window: QWidget) -> None:
    window.activateWindow()
    end = time.monotonic() + 5
    while not window.isActiveWindow() and time.monotonic() < end:
        QApplication.processEvents()
    assert window.isActiveWindow(), "the window does not get the keyboard"


def _ringed(widget: QWidget) -> bool:
    frames = widget.window().findChildren(QFocusFrame)
    return any(one.widget() is widget and one.isVisible() and not one.visibleRegion().isEmpty() for one in frames)


def _changed(before: QImage, after: QImage) -> bool:
    """Whether so much differs as a line along two sides has; the caret of a field is not enough."""
    if before.size() != after.size():
        return True
    wide, high = before.width(), before.height()
    differs = sum(
        before.pixel(x, y) != after.pixel(x, y) for y in (*range(0, high, 3), high - 1) for x in range(wide)
    )
    return differs >= min(wide, 60)


def unreachable(root: QWidget, around: Round | None = None) -> list[str]:
    """Enabled controls that neither Tab nor, from their neighbour, an arrow key reaches; and what keeps Tab."""
    around = around or tab_round(root)
    around.stops = [one for one in around.stops if isValid(one)]  # a page may be made anew where the focus goes
    left = [
        one for one in controls(root) if one.isEnabled() and not _reached(one, around.stops) and not _to_read(one)
    ]
    words = {one: described(one) for one in left}
    kinds = {one: _kind(one) for one in left}
    groups: dict[tuple[object, type], tuple[QWidget, set[QWidget]]] = {}
    for one in left:
        stop = next((stop for stop in around.stops if stop.parentWidget() is one.parentWidget()), None)
        if stop is not None and groups.setdefault(kinds[one], (stop, set()))[0] is stop:
            groups[kinds[one]][1].add(one)
    roved = {kind for kind, (stop, others) in groups.items() if isValid(stop) and others <= _arrows(stop)}
    left = [one for one in left if kinds[one] not in roved]
    wrong = ["Tab goes no further"] if around.trapped and left else []
    return wrong + [f"{words[one]} is not reached by keyboard" for one in left]


def _kind(widget: QWidget) -> tuple[object, type]:
    """One group of a kind stands for all of them: an arrow chooses as well, which may make a page anew."""
    parent = widget.parentWidget()
    plain = type(parent).__module__.startswith("PySide6")
    return parent if plain else type(parent), type(widget)


def _to_read(widget: QWidget) -> bool:
    """A text without links takes the focus by click alone, so that a part can be marked: nothing is done by it."""
    text = isinstance(widget, QLabel) or (isinstance(widget, QTextEdit) and widget.isReadOnly())
    return text and widget.focusPolicy() == Qt.FocusPolicy.ClickFocus


def _reached(widget: QWidget, stops: list[QWidget]) -> bool:
    return any(stop is widget or stop.focusProxy() is widget for stop in stops)


def _arrows(start: QWidget) -> set[QWidget]:
    """Where the arrow keys lead from a control."""
    reached: set[QWidget] = set()
    window = start.window()
    place = start.parentWidget() or start
    beside = [one for one in place.findChildren(QAbstractItemView) if one.isVisible()]
    rows = {
        view: view.currentIndex().row() for view in beside
    }  # a field may keep the keyboard and move a list's row
    for key in _ARROWS:
        if not isValid(start):
            break
        start.setFocus(Qt.FocusReason.TabFocusReason)
        before: QWidget | None = start
        for _ in range(MOST_STEPS):
            QTest.keyClick(window.windowHandle(), key)
            now = QApplication.focusWidget()
            reached |= {view for view, row in rows.items() if view.currentIndex().row() != row}
            if now is None or now is before or now in reached:
                break
            reached.add(now)
            before = now
    if isinstance(start, QAbstractButton) and isValid(start) and start.isCheckable():
        start.click()  # an arrow chooses
        QApplication.processEvents()
    return reached


def without_focus_ring(root: QWidget, around: Round | None = None) -> list[str]:
    """Controls that look the same with the keyboard as without it."""
    around = around or tab_round(root)
    return [f"{described(one)} does not show that it has the keyboard" for one in around.unseen if isValid(one)]


# --------------------------------------------------------------------------------------- command line


def main(arguments: list[str]) -> int:
    """Print what is found on a page."""
    from tests.gui.legible import cut, faint
    from tests.gui.page_states import ELSEWHERE, STATES, resize_text, seen, take
    from voiceapp.gui.theme import Theme
    from voiceapp.gui.window import Window

    parser = argparse.ArgumentParser(prog="python -m tests.gui.walk")
    parser.add_argument("page", help="its name, or ALL")
    parser.add_argument("--state", help="only this one of its states")
    parser.add_argument("--scale", type=int, help="only this text size (100 and 200)")
    parser.add_argument("--theme", choices=("light", "dark"), help="only this one (both)")
    options = parser.parse_args(arguments)
    qt = QApplication([])
    found: dict[str, list[str]] = {}

    def look(window: Window) -> None:
        root = seen(window)
        _activate(root.window())
        found_now = [("", unnamed(root))]
        around = tab_round(root)
        found_now.append(("", without_focus_ring(root, around) + unreachable(root, around)))
        for scale, choice in looks:
            resize_text(theme, scale, choice)
            found_now.append((f" {scale} % {choice}", cut(root) + faint(root, theme)))
        for when, wrong in found_now:
            for one in wrong:
                found.setdefault(one, []).append(state + when)

    scales = (options.scale,) if options.scale else (100, 150, 200)
    themes = (options.theme,) if options.theme else ("light", "dark")
    looks = [(scale, choice) for scale in scales for choice in themes]
    with tempfile.TemporaryDirectory() as folder:
        for state in (*ELSEWHERE, *STATES):
            if options.page not in ("ALL", state.partition("-")[0]) or options.state not in (None, state):
                continue
            theme = Theme(qt, options.theme or "light", reduced=True)
            theme.apply()
            take(qt, theme, state, Path(folder), look)
    for wrong, states in found.items():
        print(f"- {wrong}\n  [{chr(59).join(states)}]")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
