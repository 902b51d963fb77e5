"""The form for a new voice, beside the library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from voiceapp.core.language_names import language_codes
from voiceapp.core.voices import CLONED, DECLARED
from voiceapp.gui.language import tr
from voiceapp.gui.panels.voices_new_parts import (
    BlendPart,
    DescribedPart,
    ModelPart,
    Part,
    RecordingsPart,
    WithEngine,
)
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.announce import announce, untold
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.fields import TextField, labelled
from voiceapp.gui.widgets.inputs import Choice
from voiceapp.gui.widgets.keys import keeps_escape
from voiceapp.gui.widgets.labels import Label, Rule

if TYPE_CHECKING:
    from voiceapp.core.records import ModelInfo

KINDS = (
    ("own", tr("Mine, or of somebody who agrees")),
    ("hired", tr("A hired speaker's")),
    ("public-domain", tr("In the public domain")),
    ("described", tr("Described in words")),
    ("model", tr("One of a model's voices")),
    ("blend", tr("A blend of a model's voices")),
)
MOST_WIDE = 720
"""px at 100 %"""
DESCRIBED_BY, BLENDED_BY = ("parler",), ("kokoro",)
"""Engines that speak as they are described, and that mix their own voices."""


class NewVoice(QWidget):
    """``made`` tells name, kind and what else the library is given; ``voices_wanted`` an engine."""

    made = Signal(str, str, object)
    cancelled = Signal()
    files_wanted = Signal()
    voices_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setObjectName("new-voice-form")
        self.setAccessibleName(tr("New voice"))
        px = theme.px
        self.close_button = IconButton(theme, "close", tr("Close the form"))
        self.close_button.setObjectName("new-close")
        self.name = TextField(theme, tr("Name"), tr("Name of the voice"))
        self.name.setObjectName("new-name")
        self.kind = Choice(theme, KINDS[:3], tr("Whose voice it is"))
        self.kind.setObjectName("new-kind")
        self.languages = TextField(theme, tr("Languages"), tr("Languages, such as en, de"), height=32)
        self.languages.setObjectName("new-languages")
        self.recordings = RecordingsPart(theme)
        self.part: Part = self.recordings
        self._engines: Mapping[str, Sequence[tuple[str, str]]] = {}
        self._making = False
        self.wrong = Label(theme, "", "body", "danger", wrap=True)
        self.wrong.setObjectName("new-wrong")
        self.wrong.hide()
        self.do = Button(theme, tr("Make the voice"), "tonal", "plus")
        self.do.setObjectName("new-make")
        self.cancel = Button(theme, tr("Cancel"), "quiet")
        self.cancel.setObjectName("new-cancel")
        self._holder = QVBoxLayout()
        self._holder.addWidget(self.recordings)
        body = QWidget()
        body.setProperty("clear", True)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(px(24), px(16), px(24), px(24))
        inner.setSpacing(px(16))
        self._languages = labelled(theme, tr("Languages"), self.languages)
        name, kind = labelled(theme, tr("Name"), self.name), labelled(theme, tr("Whose voice it is"), self.kind)
        for widget in (name, kind, self._languages):
            inner.addWidget(widget)
        inner.addLayout(self._holder)
        inner.addWidget(self.wrong)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.do)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        inner.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = body
        self.area.setWidget(body)
        theme.changed.connect(self._fit)
        head = QWidget()
        head.setMinimumHeight(theme.size("pageHeader"))
        line = QHBoxLayout(head)
        line.setContentsMargins(px(24), px(4), px(16), px(4))
        line.addWidget(Label(theme, tr("New voice"), "title"), 1)
        line.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(Rule())
        column.addWidget(self.area, 1)
        self._connect()
        self._fit()
        self._look()

    def _fit(self) -> None:
        self._body.setMaximumWidth(self.theme.px(MOST_WIDE))

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.cancelled)
        self.cancel.clicked.connect(self.cancelled)
        self.do.clicked.connect(self._make)
        self.name.returnPressed.connect(self._make)
        self.name.textChanged.connect(lambda _: self._look())
        self.kind.chosen.connect(self._show_kind)
        self.recordings.files_wanted.connect(self.files_wanted)
        self.recordings.changed.connect(self._look)

    def begin(self) -> None:
        """Be an empty form."""
        with untold():  # Orca would take what is cleared for where the keyboard is, and not say where it comes to
            for field in (self.name, self.languages, self.recordings.source, self.recordings.licence):
                field.clear()
            self.recordings.files.clear()
            self.recordings.add_files(())
            self.kind.choose("own")
            self._show_kind("own")
            self.say("")
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_models(self, models: Sequence[ModelInfo]) -> None:
        """Offer the kinds that an engine of this computer can speak as."""
        here = [one for one in models if one.task == "tts" and one.state in ("installed", "embedded")]

        def of(engines: Sequence[str]) -> list[tuple[str, str]]:
            return [(one.name, one.title) for one in here if not engines or one.engine in engines]

        self._engines = {"described": of(DESCRIBED_BY), "model": of(()), "blend": of(BLENDED_BY)}
        chosen = self.kind.value()
        self.kind.clear()
        for key, word in KINDS:
            if key in CLONED or self._engines[key]:
                self.kind.addItem(word, key)
        self.kind.choose(chosen)

    def _show_kind(self, kind: str) -> None:
        self.say("")
        if self.part is not self.recordings:
            self.part.hide()
            self.part.deleteLater()
        cloned = kind in CLONED
        self.recordings.setVisible(cloned)
        self._languages.setVisible(cloned)
        if cloned:
            self.recordings.show_kind(kind in DECLARED)
            self.part = self.recordings
        else:
            make = {"described": DescribedPart, "model": ModelPart, "blend": BlendPart}[kind]
            part: WithEngine = make(self.theme, self._engines[kind])
            part.changed.connect(self._look)
            part.voices_wanted.connect(self.voices_wanted)
            self._holder.addWidget(part)
            self.part = part
            if kind != "described":
                self.voices_wanted.emit(part.engine.value())
        self._look()

    def show_voices(self, engine: str, voices: Sequence[Mapping[str, str]], wrong: str = "") -> None:
        """Show the voices of an engine, or why they are not known, if it is still the one that is chosen."""
        if isinstance(self.part, WithEngine) and self.part.engine.value() == engine:
            self.part.show_voices(voices)
            self.say(wrong)

    def add_files(self, files: Sequence[Path]) -> None:
        """Take recordings that were dropped or chosen; the voice is one of recordings then."""
        if self.part is not self.recordings:
            self.kind.choose("own")
            self._show_kind("own")
        self.recordings.add_files(files)

    def show_making(self, making: bool) -> None:
        """Show that the voice is being made, or no longer."""
        self._making = making
        looking = making and bool(self.recordings.files) and self.part is self.recordings
        self.do.setText(tr("Looking at the recordings") if looking else tr("Make the voice"))
        self._look()

    def say(self, what: str) -> None:
        """Say what is wrong; "" when nothing is any more."""
        self.wrong.setText(what)
        self.wrong.setVisible(bool(what))
        if what:
            announce(self, what)

    def _look(self) -> None:
        self.do.setEnabled(bool(self.name.text().strip()) and self.part.ready() and not self._making)

    def _make(self) -> None:
        if self.do.isEnabled():
            told: dict[str, Any] = dict(self.part.values())
            told.setdefault("languages", language_codes(self.languages.text()))
            self.made.emit(self.name.text().strip(), self.kind.value(), told)

    def event(self, event: QEvent) -> bool:
        """Esc is the form's while it has the focus, not the window's "stop speaking"."""
        return keeps_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return
        super().keyPressEvent(event)
