"""How a voice sounds that is described in words: its sliders, which it keeps as they are set."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from voiceapp.core.voices import Voice
from voiceapp.gui.panels.voices_new_parts import Description
from voiceapp.gui.theme import Theme

REST_MS = 400
"""A slider that rests so long is where it is meant to be."""


class SoundTab(QWidget):
    """``described`` tells a voice and its new recipe, once the sliders rest."""

    described = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.voice: Voice | None = None
        self.description = Description(theme)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.keep)
        self.description.changed.connect(self._rest.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.description)
        column.addStretch(1)

    def show_voice(self, voice: Voice) -> None:
        """Show a described voice; what was set for another one is kept first."""
        if self.voice is not None and self.voice.id != voice.id:
            self.keep()
        moving, self.voice = self._rest.isActive(), voice
        if not moving:
            self.description.show_recipe(voice.recipe)

    def keep(self) -> None:
        """Tell what the sliders stand for, if it is new."""
        self._rest.stop()
        if self.voice is None:
            return
        recipe = {**self.voice.recipe, **self.description.recipe()}
        if recipe != self.voice.recipe:
            self.described.emit(self.voice, recipe)
