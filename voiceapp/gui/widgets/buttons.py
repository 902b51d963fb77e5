"""Buttons (filled, tonal, quiet, plain, danger, quiet danger), icon buttons, filters, segmented control, switch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.enter import pressed_by
from voiceapp.gui.widgets.flow import Flow
from voiceapp.gui.widgets.paint import PaintedButton, rounded
from voiceapp.gui.widgets.roles import set_group
from voiceapp.gui.widgets.tips import as_tip

Role = Literal["filled", "tonal", "quiet", "plain", "danger", "quietDanger"]
_TINTS = {
    "filled": "accent.onFill",
    "tonal": "accent.text",
    "quiet": "text.strong",
    "plain": "text.strong",
    "danger": "danger.onFill",
    "quietDanger": "danger.text",
}


class Button(QPushButton):
    """A push button with a word and perhaps an icon. One *filled* button a page.

    ``size`` is "normal" (32 px), "main" (40, a page's main step) or "small" (24, inside rows); ``tone`` colours
    a plain button ("weak", "normal"); ``trailing`` puts the icon behind the word.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        role: Role = "quiet",
        icon: str = "",
        *,
        size: Literal["normal", "main", "small"] = "normal",
        tone: str = "",
        trailing: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.theme, self._role, self._icon, self._size, self._tone = theme, role, icon, size, tone
        self.setProperty("role", role)
        self.setProperty("small", size == "small")
        if tone:
            self.setProperty("tone", tone)
        if trailing:
            rtl = self.isRightToLeft()
            self.setLayoutDirection(Qt.LayoutDirection.LeftToRight if rtl else Qt.LayoutDirection.RightToLeft)
        self.setProperty("focusRadius", theme.radius("small" if size == "small" else "control"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._retheme()
        theme.changed.connect(self._retheme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by(event, self):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._retheme()

    def set_icon(self, icon: str) -> None:
        """Show another icon; "" shows none."""
        if icon == self._icon:
            return
        self._icon = icon
        if not icon:
            self.setIcon(QIcon())
        self._retheme()

    def set_role(self, role: Role) -> None:
        """Look like another kind of button."""
        self._role = role
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)
        self._retheme()

    def _retheme(self) -> None:
        style = "caption" if self._size == "small" else "bodyStrong"
        self.setFont(self.theme.font(style))
        self.setFixedHeight(self.theme.px({"normal": 32, "main": 40, "small": 24}[self._size]))
        if self._icon:
            tint = f"text.{self._tone}" if self._tone else _TINTS[self._role]
            gap = 0 if not self.text() else -4 if self.isRightToLeft() else 4  # with Qt's own 4 px: 8
            self.setIcon(self.theme.icon(self._icon, tint, 16, gap))
            self.setIconSize(self.theme.icon_size(16) + QSize(self.theme.px(abs(gap)), 0))


class IconButton(QPushButton):
    """A button that is only an icon: 32 px (icon 20) or, ``small``, 24 px (icon 16). Its name is its tooltip."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        *,
        small: bool = False,
        tone: str = "text.normal",
        shortcut: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme, self._icon, self._small, self._tone = theme, icon, small, tone
        self.setProperty("role", "plain")
        self.setProperty("small", small)
        self.setProperty("iconOnly", True)
        self.setProperty("focusRadius", theme.radius("small" if small else "control"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_name(name, shortcut)
        if shortcut:
            self.setShortcut(shortcut)
        self._retheme()
        theme.changed.connect(self._retheme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by(event, self):
            super().keyPressEvent(event)

    def set_name(self, name: str, shortcut: str = "") -> None:
        """Change what it is called."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(shortcut)
        self.setToolTip(as_tip(f"{name} ({shortcut})" if shortcut else name))

    def set_icon(self, icon: str, tone: str = "text.normal") -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone
        self._retheme()

    def _retheme(self) -> None:
        side = self.theme.px(24 if self._small else 32)
        size = 16 if self._small else 20
        self.setFixedSize(side, side)
        self.setIcon(self.theme.icon(self._icon, self._tone, size))
        self.setIconSize(self.theme.icon_size(size))


class Filters(QWidget):
    """Plain buttons in a row (in several where they ``wrap``), one of them chosen (tonal)."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, choices: Sequence[tuple[str, str]], name: str, *, wrap: bool = False) -> None:
        super().__init__()
        set_group(self)
        self.setAccessibleName(name)
        row = Flow(theme.px(4), self) if wrap else QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        self.buttons: dict[str, Button] = {}
        group = QButtonGroup(self)
        for key, word in choices:
            button = Button(theme, word, "plain")
            button.setObjectName(f"filter-{key}")
            button.setCheckable(True)
            button.setAutoExclusive(True)  # a radio button to screen readers; the group does the rest
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            group.addButton(button)
            row.addWidget(button)
            self.buttons[key] = button
        if isinstance(row, QHBoxLayout):
            row.addStretch(1)
        if choices:
            self.choose(choices[0][0])

    def choose(self, key: str) -> None:
        """Mark one as chosen, without telling :attr:`chosen`."""
        self.buttons[key].setChecked(True)

    def value(self) -> str:
        """The chosen key."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "")


class _Part(PaintedButton):
    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text)
        self.setText(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # a radio button to screen readers; the group does the rest
        self.setProperty("focusRadius", 6)

    def sizeHint(self) -> QSize:
        self.setFont(self.theme.font("bodyStrong"))
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + self.theme.px(24), self.theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colour = QPainter(self), self.theme.colour
        if self.isChecked():
            rounded(painter, self.rect(), 6, colour("surface.page"), colour("line.soft"))
        elif fill := self.surface(None):
            rounded(painter, self.rect(), 6, fill)
        tone = "accent.text" if self.isChecked() else "text.normal" if self.isEnabled() else "text.disabled"
        painter.setPen(colour(tone))
        painter.setFont(self.theme.font("bodyStrong"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Segmented(QWidget):
    """A segmented control: one of a few words, in a sunken bed; ``wide``: as wide as its place, in equal parts."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, choices: Sequence[tuple[str, str]], name: str, value: str = "", *, wide: bool = False
    ) -> None:
        super().__init__()
        self.theme = theme
        set_group(self)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        self.buttons: dict[str, QPushButton | PaintedButton] = {}
        group = QButtonGroup(self)
        for key, word in choices:
            part = _Part(theme, word)
            part.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            group.addButton(part)
            row.addWidget(part, 1 if wide else 0)
            self.buttons[key] = part
            if wide:
                part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        across = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.choose(value or choices[0][0])

    def choose(self, key: str) -> None:
        """Mark one as chosen, without telling :attr:`chosen`."""
        self.buttons[key].setChecked(True)

    def value(self) -> str:
        """The chosen key."""
        return next((key for key, button in self.buttons.items() if button.isChecked()), "")

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), self.rect(), self.theme.radius("control"), self.theme.colour("surface.sunken"))


class Switch(PaintedButton):
    """On or off, 32x20. ``toggled`` tells; the word beside it says what."""

    def __init__(self, theme: Theme, name: str, on: bool = False) -> None:
        super().__init__(theme, name)
        self.setCheckable(True)
        self.setChecked(on)
        self.setProperty("focusRadius", 10)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(32), self.theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colour = QPainter(self), self.theme.colour
        box = QRectF(self.rect())
        radius = box.height() / 2
        if not self.isEnabled():
            rounded(painter, box, radius, colour("surface.sunken"), colour("line.soft"))
        elif self.isChecked():
            rounded(painter, box, radius, colour("accent.fillHover" if self.underMouse() else "accent.fill"))
        else:
            fill = colour("surface.hover" if self.underMouse() else "surface.page")
            rounded(painter, box, radius, fill, colour("line.control"))
        side = box.height() - self.theme.px(8)
        left = box.width() - side - self.theme.px(4) if self.isChecked() else self.theme.px(4)
        knob = QRectF(left, (box.height() - side) / 2, side, side)
        tone = "text.disabled" if not self.isEnabled() else "accent.onFill" if self.isChecked() else "line.control"
        rounded(painter, knob, side / 2, colour(tone))
