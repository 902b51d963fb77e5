"""What screen readers are told of widgets that Qt knows nothing about: what they are, and which is chosen."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QStackedWidget, QWidget
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


def _interface(kind: str, of: QObject) -> QAccessibleInterface | None:
    """Qt asks for each class of a widget, the last one first, before it looks into its own list.

    Of a stack it would tell "layered pane", which Orca says each time that the keyboard comes to a page.
    """
    if not isinstance(of, QWidget) or (of.property(_ROLE) is None and kind != QStackedWidget.__name__):
        return None
    interface = (_ToldButton if isinstance(of, QAbstractButton) else _Told)(of)
    if len(_kept) % _SWEPT_AFTER == 0:
        _kept[:] = [one for one in _kept if isValid(one)]
    _kept.append(interface)
    return interface
