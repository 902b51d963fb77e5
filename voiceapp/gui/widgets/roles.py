"""What screen readers are told of widgets that Qt knows nothing about: what they are, and which is chosen."""

from __future__ import annotations

import sys
from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QComboBox, QSlider, QStackedWidget, QWidget
from shiboken6 import isValid

Role = QAccessible.Role
_ROLE = "accessibleRole"
_SWEPT_AFTER = 1024
_kept: list[QAccessibleInterface] = []
"""Qt deletes them with their widgets; PySide would, too, when the program ends."""


def set_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Tell screen readers what a widget is: ``Role.Graphic``, ``Role.ListItem``, ... ``Client`` says nothing.

    Before it gets its name: a screen reader that runs asks at once what has that name.
    """
    _install()
    widget.setProperty(_ROLE, role.value)


def set_group(widget: QWidget) -> None:
    """Let its name be read to who comes in. Orca reads all its texts too: for a few buttons, no part of a page."""
    set_role(widget, Role.Grouping)


def set_slider(slider: QSlider) -> None:
    """Let its description be its value, in words. By AT-SPI, Qt would tell the number of its step before."""
    if sys.platform == "linux":
        set_role(slider, Role.Slider)


@cache
def _install() -> None:
    QAccessible.installFactory(_interface)


class _Told(QAccessibleWidget):
    """Has the role that was set."""

    def role(self) -> QAccessible.Role:
        told = self.widget().property(_ROLE)
        return super().role() if told is None else Role(told)


class _ToldButton(_Told):
    """One of several that can be chosen and pressed, such as a tab or a row."""

    def state(self) -> QAccessible.State:
        state, button = super().state(), self._button()
        state.selectable = button.isCheckable()
        state.selected = button.isChecked()
        return state

    def text(self, what: QAccessible.Text) -> str:
        if what is QAccessible.Text.Description:
            return self.widget().accessibleDescription()  # its tooltip says what is cut of its name
        return super().text(what)

    def actionNames(self) -> list[str]:
        return [self.pressAction(), *super().actionNames()]

    def doAction(self, actionName: str) -> None:
        if actionName == self.pressAction():
            self._button().click()
        else:
            super().doAction(actionName)

    def _button(self) -> QAbstractButton:
        button = self.widget()
        assert isinstance(button, QAbstractButton)
        return button


class _ToldList(_Told):
    """A drop-down list by its name, its value before what it is about. Qt's own is called as its value."""

    def text(self, what: QAccessible.Text) -> str:
        value, told = self._combo().currentText(), super().text(what)
        if what is QAccessible.Text.Description:
            return ". ".join(dict.fromkeys(words for words in (value, told) if words))
        return value if what is QAccessible.Text.Value else told

    def childCount(self) -> int:
        return 0  # Orca would take the row that was left by Escape for the value

    def actionNames(self) -> list[str]:
        return [self.showMenuAction(), *super().actionNames()]

    def doAction(self, actionName: str) -> None:
        if actionName == self.showMenuAction():
            self._combo().showPopup()
        else:
            super().doAction(actionName)

    def _combo(self) -> QComboBox:
        combo = self.widget()
        assert isinstance(combo, QComboBox)
        return combo


def _interface(kind: str, of: QObject) -> QAccessibleInterface | None:
    """Qt asks for each class of a widget, the last one first, before it looks into its own list.

    Of a stack it would tell "layered pane", which Orca says each time that the keyboard comes to a page.
    """
    if not isinstance(of, QWidget) or (of.property(_ROLE) is None and kind != QStackedWidget.__name__):
        return None
    told = _ToldButton if isinstance(of, QAbstractButton) else _ToldList if isinstance(of, QComboBox) else _Told
    interface = told(of)
    if len(_kept) % _SWEPT_AFTER == 0:
        _kept[:] = [one for one in _kept if isValid(one)]
    _kept.append(interface)
    return interface
