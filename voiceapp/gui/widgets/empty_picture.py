"""Pictures of pages where there is nothing yet."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from voiceapp.gui.theme import Theme

LEAST = 120


class EmptyPicture(QWidget):
    """Nothing but a picture, ``wide`` x ``high`` px at 100 %: it takes no focus and has no name.

    Time goes from left to right in it, in every language.
    """

    def __init__(self, theme: Theme, wide: int, high: int) -> None:
        super().__init__()
        self.theme, self._wide, self._high = theme, wide, high
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._retheme()
        theme.changed.connect(self._retheme)

    def _retheme(self) -> None:
        self.setMaximumWidth(self.theme.px(self._wide))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(self._wide), self.theme.px(self._high))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(LEAST), self.sizeHint().height())
