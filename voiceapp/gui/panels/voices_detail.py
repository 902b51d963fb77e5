"""The open voice: its name, its speaker's consent, and the tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.panels import voices_texts as texts
from voiceapp.gui.panels.voices_card import Picture
from voiceapp.gui.panels.voices_consent import ConsentTab
from voiceapp.gui.panels.voices_record import RecordPanel
from voiceapp.gui.panels.voices_samples import SamplesTab
from voiceapp.gui.panels.voices_sound import SoundTab
from voiceapp.gui.panels.voices_speak import SpeakTab
from voiceapp.gui.panels.voices_takes import TakesTab
from voiceapp.gui.panels.voices_words import WordsTab
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import IconButton
from voiceapp.gui.widgets.fields import TextField
from voiceapp.gui.widgets.keys import keeps_escape
from voiceapp.gui.widgets.labels import Label, Rule
from voiceapp.gui.widgets.question import Question
from voiceapp.gui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from voiceapp.core.voices import Voice


MOST_WIDE = 960
"""The parts of a voice are at most so wide, px at 100 %: lines that are longer are hard to read."""


class _Name(TextField):
    """The field in the place of the name while it is changed; Esc leaves it as it was."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        return keeps_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


class VoiceDetail(QWidget):
    """``renamed`` tells the new name, ``delete_wanted`` and ``back_wanted`` a click, ``tab_chosen`` the user's tab.

    ``wanted`` is the tab that a voice opens with, if it has it.
    """

    renamed = Signal(str)
    delete_wanted = Signal()
    back_wanted = Signal()
    talk_wanted = Signal(bool)
    export_wanted = Signal()
    tab_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.voice: Voice | None = None
        self.wanted = ""
        self.question: Question | None = None
        self.recording = self.in_talks = False
        self.setObjectName("voice-detail")
        px = theme.px
        self.back = IconButton(theme, "menu", tr("Show all voices"))
        self.back.setObjectName("voices-back")
        self.picture = Picture(theme, 32)
        self.name = Label(theme, "", "title", elide=True)
        self.name.setObjectName("voice-name")
        self.field = _Name(theme, tr("Name of the voice"), height=36)
        self.field.setObjectName("voice-rename")
        self.field.hide()
        self.consent = Label(theme, "", "body", "weak", elide=True)
        self.consent.setObjectName("voice-consent")
        self.export = IconButton(theme, "export-variant", tr("Export the voice"))
        self.export.setObjectName("voice-export")
        self.more = IconButton(theme, "dots-horizontal", tr("More for this voice"))
        self.more.setObjectName("voice-more")
        self.add = IconButton(theme, "plus", tr("Add a recording"))
        self.add.setObjectName("add-recording")
        self.record = IconButton(theme, "microphone-outline", tr("Record a sample"))
        self.record.setObjectName("record-more")
        self.menu = QMenu(self)
        self.menu.setObjectName("voice-menu")
        self.tabs = Tabs(theme, [*texts.TABS.items()], tr("Parts of the voice"))
        self.samples = SamplesTab(theme)
        self.consent_tab, self.recorder = ConsentTab(theme), RecordPanel(theme)
        self.sound, self.speak, self.takes = SoundTab(theme), SpeakTab(theme), TakesTab(theme)
        self.words = WordsTab(theme)
        self.parts: dict[str, QWidget] = {}
        self._head = QHBoxLayout()
        self._head.setContentsMargins(px(24), px(4), px(16), px(4))
        self._head.setSpacing(px(12))
        for widget in (self.back, self.picture, self.name, self.field):
            self._head.addWidget(widget)
        self._head.addWidget(self.consent, 1)
        self._head.addWidget(self.export)
        self._head.addWidget(self.more)
        bar = QWidget()
        bar.setMinimumHeight(theme.size("pageHeader"))
        bar.setLayout(self._head)
        self._body = QWidget()
        self._body.setProperty("clear", True)
        self._fit()
        self._inner = QVBoxLayout(self._body)
        self._inner.setContentsMargins(px(24), px(16), px(24), px(24))
        self._inner.setSpacing(px(16))
        parts = (self.samples, self.consent_tab, self.sound, self.speak, self.takes, self.words)
        for key, part in zip(texts.TABS, parts, strict=True):
            self.add_tab(key, part)
        self._inner.addWidget(self.recorder, 1)
        self.recorder.hide()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._body)
        theme.changed.connect(self._fit)
        strip = QHBoxLayout()
        strip.setContentsMargins(px(12), 0, px(12), 0)
        strip.addWidget(self.tabs, 1)
        strip.addWidget(self.record)
        strip.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(strip)
        column.addWidget(Rule())
        column.addWidget(self.area, 1)
        self.more.clicked.connect(self._open_menu)
        self.export.clicked.connect(self.export_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.field.returnPressed.connect(self._rename)
        self.field.left.connect(self._end_rename)
        self.tabs.chosen.connect(self._choose_tab)
        self.add.clicked.connect(self.samples.add_wanted)
        for key in texts.TABS:
            self.tabs.show_tab(key, False)

    def _fit(self) -> None:
        self._body.setMaximumWidth(self.theme.px(MOST_WIDE))

    def add_tab(self, key: str, part: QWidget) -> None:
        """Put a part below the tabs; those without one are not offered."""
        self.parts[key] = part
        self._inner.addWidget(part, 1)

    def show_voice(self, voice: Voice, peaks: NDArray[np.float32] | None) -> None:
        """Show a voice; the tab stays where it has it."""
        another = self.voice is None or self.voice.id != voice.id
        if another:
            self.drop_question()
            self._end_rename()
            self.sound.keep()
        self.voice = voice
        self.setAccessibleName(voice.name)
        self.picture.show_voice(voice, peaks)
        self.name.setText(voice.name)
        self.consent.setText(texts.consent_line(voice))
        hidden = set() if voice.cloned else {"samples", "consent"}
        if voice.kind != "described":
            hidden.add("sound")
        offered = [key for key in self.parts if key not in hidden]
        for key in texts.TABS:
            self.tabs.show_tab(key, key in offered)
        if another or self.tabs.value() not in offered:
            self.tabs.choose(self.wanted if self.wanted in offered else offered[0])
        if voice.cloned:
            self.samples.show_voice(voice)
            self.consent_tab.show_voice(voice)
        if voice.kind == "described":
            self.sound.show_voice(voice)
        self.words.show_voice(voice)
        self.show_tab(self.tabs.value())

    def show_tab(self, key: str) -> None:
        """Show one part."""
        self.tabs.choose(key)
        for name, part in self.parts.items():
            part.setVisible(name == key and self.question is None and not self.recording)
        self.recorder.setVisible(self.recording and self.question is None)
        with_samples = key == "samples" and self.voice is not None and bool(self.voice.samples)
        for button in (self.add, self.record):
            button.setVisible(with_samples and not self.recording)

    def _choose_tab(self, key: str) -> None:
        """The user goes on to a part: a question is left unanswered, a recording that was not kept is gone."""
        if self.question is not None:
            self.question.answered.emit(False)
        if self.recording:
            self.recorder.left.emit()
        self.wanted = key
        self.show_tab(key)
        self.tab_chosen.emit(key)

    def show_recorder(self, shown: bool) -> None:
        """Show the record panel in the place of the parts, or put it away."""
        self.recording = shown
        self.show_tab(self.tabs.value())

    # ------------------------------------------------------------------------------------ questions

    def ask(self, question: Question) -> None:
        """Ask something in the place of the parts."""
        self.drop_question()
        self.question = question
        self._inner.insertWidget(0, question, 0, Qt.AlignmentFlag.AlignTop)
        question.answered.connect(lambda _: self.drop_question())
        self.show_tab(self.tabs.value())
        question.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop_question(self) -> None:
        """Close what is asked."""
        if self.question is not None:
            self.question.hide()
            self.question.deleteLater()
            self.question = None
            self.show_tab(self.tabs.value())

    # ----------------------------------------------------------------------------------------- menu

    def _open_menu(self) -> None:
        self.menu.clear()
        self.menu.addAction(tr("Rename")).triggered.connect(self.begin_rename)
        if self.in_talks:
            stop = self.menu.addAction(tr("Stop using it in talks"))
            stop.triggered.connect(lambda: self.talk_wanted.emit(False))
        elif self.voice is not None and self.voice.may_speak:
            self.menu.addAction(tr("Use in talks")).triggered.connect(lambda: self.talk_wanted.emit(True))
        self.menu.addAction(tr("Export")).triggered.connect(self.export_wanted)
        self.menu.addSeparator()
        self.menu.addAction(tr("Delete the voice")).triggered.connect(self.delete_wanted)
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def begin_rename(self) -> None:
        """Let the name be typed."""
        self.field.setText(self.name.full_text())
        self.name.hide()
        self.field.show()
        self.field.selectAll()
        self.field.setFocus()

    def _rename(self) -> None:
        name = self.field.text().strip()
        if name and name != self.name.full_text():
            self.renamed.emit(name)
        self._end_rename()

    def _end_rename(self) -> None:
        self.field.hide()
        self.name.show()
