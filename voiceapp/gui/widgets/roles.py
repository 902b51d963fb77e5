"""Roles of hand-painted widgets for screen readers: Qt knows none for a plain widget, and would name it alone."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Role = QAccessible.Role
_ROLE = "accessibleRole"
_kept: list[QAccessibleInterface] = []
"""Qt deletes them with their widgets; PySide would, too, when the program ends."""


def set_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Tell screen readers what a widget is: a ``Role.Graphic``, a ``Role.ListItem``, ..."""
    _install()
    widget.setProperty(_ROLE, role.value)


@cache
def _install() -> None:
    QAccessible.installFactory(_interface)


def _interface(kind: str, of: QObject) -> QAccessibleInterface | None:
    role = of.property(_ROLE) if isinstance(of, QWidget) else None
    if role is None:
        return None
    interface = QAccessibleWidget(of, Role(role))  # type: ignore[call-overload]
    _kept.append(interface)
    return interface  # type: ignore[no-any-return]
