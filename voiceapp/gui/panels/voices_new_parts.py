"""What each kind of voice is made from, as parts of the form for a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.core.voice_words import LEVELS, SLIDERS, Level, VoiceProperties, describe
from voiceapp.gui.language import said, tr
from voiceapp.gui.panels.voices_sliders import WORDS, begun
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton, Segmented
from voiceapp.gui.widgets.fields import TextField, labelled
from voiceapp.gui.widgets.inputs import Choice, Slider
from voiceapp.gui.widgets.labels import Label

Engines = Sequence[tuple[str, str]]
"""Engine texts with their titles."""

MOST_BLENDED, SHARES = 4, (60, 40, 20, 20)
_LOOKING = tr("Looking for its voices")
GENDERS = (("female", tr("A woman")), ("male", tr("A man")), ("", tr("Either")))


class Part(QWidget):
    """``values`` are what the library is given; ``voices_wanted`` tells an engine whose voices are to be shown."""

    changed = Signal()
    voices_wanted = Signal(str)

    def __init__(self, theme: Theme, spacing: int = 8) -> None:
        super().__init__()
        self.theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(spacing))

    def ready(self) -> bool:
        """Whether all that is needed was given."""
        return True

    def values(self) -> Mapping[str, Any]:
        """What the library is to be given besides name and kind."""
        return {}


class RecordingsPart(Part):
    """Recordings, and for those whose right is declared a source and a licence."""

    files_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.files: list[Path] = []
        self.declared = False
        self.hint = Label(theme, "", "body", "normal", wrap=True)
        self.source = TextField(theme, tr("Source"), tr("Where the recordings are from"), height=32)
        self.licence = TextField(theme, tr("Licence"), tr("What allows their use"), height=32)
        self.choose = Button(theme, tr("Add recordings"), "quiet", "tray-arrow-down")
        self.names = QVBoxLayout()
        for name, widget in (
            ("new-source", self.source), ("new-licence", self.licence), ("new-recordings", self.choose),
        ):  # fmt: skip
            widget.setObjectName(name)
        self._rights = [labelled(theme, tr("Source"), self.source), labelled(theme, tr("Licence"), self.licence)]
        self.column.addWidget(self.hint)
        for box in self._rights:
            self.column.addWidget(box)
        self.column.addLayout(self.names)
        self.column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        for field in (self.source, self.licence):
            field.textChanged.connect(lambda _: self.changed.emit())
        self.choose.clicked.connect(self.files_wanted)
        self.show_kind(False)

    def show_kind(self, declared: bool) -> None:
        """Ask for source and licence, or not."""
        self.declared = declared
        for box in self._rights:
            box.setVisible(declared)
        self.hint.setText(
            tr("Say where the recordings are from and what allows their use. It is shown as declared, not checked.")
            if declared
            else tr("6 to 30 s of speech in a quiet room. The voice speaks once its speaker has agreed aloud.")
        )

    def add_files(self, files: Sequence[Path]) -> None:
        """Take recordings."""
        self.files += [file for file in files if file not in self.files]
        self._list()

    def _list(self) -> None:
        while item := self.names.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for file in self.files:
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(Label(self.theme, file.name, "body", elide=True), 1)
            leave = IconButton(self.theme, "close", tr("Leave out {name}", name=file.name), small=True)
            leave.clicked.connect(lambda _=False, file=file: self._leave(file))
            line.addWidget(leave)
            self.names.addWidget(row)
        self.changed.emit()

    def _leave(self, file: Path) -> None:
        self.files.remove(file)
        self._list()

    def ready(self) -> bool:
        return not self.declared or bool(self.source.text().strip() and self.licence.text().strip())

    def values(self) -> Mapping[str, Any]:
        told = {"source": self.source.text().strip(), "licence": self.licence.text().strip()}
        return {"samples": tuple(self.files), **(told if self.declared else {})}


class WithEngine(Part):
    """Chooses the engine that speaks."""

    def __init__(self, theme: Theme, engines: Engines) -> None:
        super().__init__(theme)
        self.engine = Choice(theme, engines, tr("Model that speaks"))
        self.engine.setObjectName("new-engine")
        self.column.addWidget(labelled(theme, tr("Model that speaks"), self.engine))

    def show_voices(self, voices: Sequence[Mapping[str, str]]) -> None:
        """Show the voices of the engine."""


class Description(Part):
    """Sliders that write a description."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.gender = Segmented(theme, GENDERS, tr("Who speaks"))
        self.column.addWidget(self.gender, 0, Qt.AlignmentFlag.AlignLeft)
        self.sliders: dict[str, Slider] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        for row, slider in enumerate(SLIDERS):
            label, words = said(slider.label), [begun(word) for word in WORDS[slider.name]]
            value = LEVELS.index(getattr(VoiceProperties(), slider.name))
            bar = Slider(theme, label, value, 0, len(LEVELS) - 1, words=words)
            bar.setObjectName(f"slider-{slider.name}")
            bar.moved.connect(lambda _: self._tell())
            self.sliders[slider.name] = bar
            grid.addWidget(Label(theme, label, "body"), row, 0)
            grid.addWidget(bar, row, 1)
        widest = max(bar.label.minimumWidth() for bar in self.sliders.values())
        for bar in self.sliders.values():
            bar.room_for(widest)
        grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)
        self.words = Label(theme, "", "body", "normal", wrap=True)
        self.words.setObjectName("new-description")
        self.column.addWidget(self.words)
        self.gender.chosen.connect(lambda _: self._tell())
        self._describe()

    def show_recipe(self, recipe: Mapping[str, Any]) -> None:
        """Show the properties of a voice."""
        told = VoiceProperties.of(recipe)
        self.gender.choose(told.gender)
        for name, bar in self.sliders.items():
            bar.show_value(LEVELS.index(getattr(told, name)))
        self._describe()

    def recipe(self) -> dict[str, Any]:
        """The properties that the sliders stand for."""
        levels: dict[str, Level] = {name: LEVELS[round(bar.value())] for name, bar in self.sliders.items()}
        return {"gender": self.gender.value(), **levels}

    def _describe(self) -> None:
        self.words.setText(describe(VoiceProperties.of(self.recipe())))

    def _tell(self) -> None:
        self._describe()
        self.changed.emit()


class DescribedPart(WithEngine):
    """A voice described in words."""

    def __init__(self, theme: Theme, engines: Engines) -> None:
        super().__init__(theme, engines)
        self.description = Description(theme)
        self.description.changed.connect(self.changed)
        self.column.addWidget(self.description)

    def values(self) -> Mapping[str, Any]:
        return {"engine": self.engine.value(), "recipe": self.description.recipe()}


class ModelPart(WithEngine):
    """One of a model's own voices."""

    def __init__(self, theme: Theme, engines: Engines) -> None:
        super().__init__(theme, engines)
        self.voices: Mapping[str, str] = {}
        self.voice = Choice(theme, (), tr("Voice of the model"))
        self.voice.setObjectName("new-model-voice")
        self.voice.setPlaceholderText(_LOOKING)
        self.column.addWidget(labelled(theme, tr("Voice of the model"), self.voice))
        self.engine.chosen.connect(self._chosen)
        self.voice.chosen.connect(lambda _: self.changed.emit())

    def _chosen(self, engine: str) -> None:
        self.show_voices(())
        self.voice.setPlaceholderText(_LOOKING)
        self.voices_wanted.emit(engine)

    def show_voices(self, voices: Sequence[Mapping[str, str]]) -> None:
        self.voices = {one["name"]: one["language"] for one in voices}
        self.voice.clear()
        self.voice.setPlaceholderText(tr("Choose a voice") if voices else tr("It has no voices to choose from"))
        for one in voices:
            self.voice.addItem(
                f"{one['name']} ({one['language']})" if one["language"] else one["name"], one["name"]
            )
        self.changed.emit()

    def ready(self) -> bool:
        return self.voice.currentIndex() >= 0

    def values(self) -> Mapping[str, Any]:
        name = self.voice.value()
        language = self.voices.get(name, "")
        told = {"languages": (language,)} if language else {}
        return {"engine": self.engine.value(), "recipe": {"voice": name}, **told}


class BlendPart(WithEngine):
    """Some of a model's voices, mixed by shares."""

    def __init__(self, theme: Theme, engines: Engines) -> None:
        super().__init__(theme, engines)
        self.rows: list[tuple[Choice, Slider]] = []
        self._voices: Sequence[Mapping[str, str]] = ()
        self.more = Button(theme, tr("Add a voice"), "plain", "plus")
        self.more.setObjectName("new-blend-more")
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(theme.px(16))
        self.column.addLayout(self._grid)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.clicked.connect(self._row)
        self.engine.chosen.connect(self.voices_wanted)
        self._row()
        self._row()

    def _row(self) -> None:
        place = len(self.rows)
        choice = Choice(self.theme, (), tr("Voice {number} of the blend", number=place + 1))
        choice.setObjectName(f"new-blend-{place}")
        share = Slider(
            self.theme, tr("Share of voice {number}", number=place + 1), SHARES[place], 5, 100, step=5, unit="%"
        )
        self._grid.addWidget(choice, place, 0)
        self._grid.addWidget(share, place, 1)
        self.rows.append((choice, share))
        self._fill(choice, place)
        choice.chosen.connect(lambda _: self.changed.emit())
        self.more.setVisible(len(self.rows) < MOST_BLENDED)

    def _fill(self, choice: Choice, place: int) -> None:
        choice.clear()
        for one in self._voices:
            choice.addItem(one["name"], one["name"])
        choice.setCurrentIndex(min(place, len(self._voices) - 1))

    def show_voices(self, voices: Sequence[Mapping[str, str]]) -> None:
        self._voices = voices
        for place, (choice, _) in enumerate(self.rows):
            self._fill(choice, place)
        self.changed.emit()

    def weights(self) -> dict[str, float]:
        """Shares by name."""
        weights: dict[str, float] = {}
        for choice, share in self.rows:
            if choice.currentIndex() >= 0:
                weights[choice.value()] = weights.get(choice.value(), 0.0) + share.value()
        return weights

    def ready(self) -> bool:
        return len(self.weights()) > 1

    def values(self) -> Mapping[str, Any]:
        return {"engine": self.engine.value(), "recipe": {"weights": self.weights()}}
