"""What screen readers are told of widgets that Qt knows nothing about: what they are, and which is chosen."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget
from shiboken6 import isValid

Role = QAccessible.Role
_ROLE = "accessibleRole"
_PLAIN = ("QWidget", "QStackedWidget")
"""What is no control; of pages in a stack Qt would say "layered pane" each time that the keyboard comes in."""
_SWEPT_AFTER = 1024
_kept: list[QAccessibleInterface] = []
"""Qt deletes them with their widgets; PySide would, too, when the program ends."""


def set_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Tell screen readers what a widget is: ``Role.Graphic``, ``Role.ListItem``, ... ``Client`` says nothing."""
    told_to_readers()
    widget.setProperty(_ROLE, role.value)


@cache
def told_to_readers() -> None:
    """Tell roles and groups to screen readers, from the next widget on that one of them looks at."""
    QAccessible.installFactory(_interface)


class _Told(QAccessibleWidget):
    """The role that was set; a plain widget with a name is a group, whose name is read to who comes into it."""

    def role(self) -> QAccessible.Role:
        widget = self.widget()
        if (told := widget.property(_ROLE)) is not None:
            return Role(told)
        return Role.Grouping if widget.accessibleName() and not widget.isWindow() else super().role()


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
    """Qt asks for each class of a widget, the last one first, before it looks into its own list."""
    if not isinstance(of, QWidget) or (of.property(_ROLE) is None and kind not in _PLAIN):
        return None
    interface = (_ToldButton if isinstance(of, QAbstractButton) else _Told)(of)
    if len(_kept) % _SWEPT_AFTER == 0:
        _kept[:] = [one for one in _kept if isValid(one)]
    _kept.append(interface)
    return interface
