"""The Samples tab of a voice: its recordings, and what is wrong with the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.gui.language import tr, tr_n
from voiceapp.gui.panels import voices_texts as texts
from voiceapp.gui.panels.inspect_opening import ICON, INSPECT
from voiceapp.gui.panels.voices_measures import MeasuresTable
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.fault_wave import FaultWave
from voiceapp.gui.widgets.flow import Flow
from voiceapp.gui.widgets.halves import Halves
from voiceapp.gui.widgets.labels import Badge, Label
from voiceapp.gui.widgets.paint import PaintedButton, rounded
from voiceapp.gui.widgets.play import PlayButton
from voiceapp.gui.widgets.roles import Role
from voiceapp.gui.widgets.round_icon import RoundIcon

if TYPE_CHECKING:
    from voiceapp.core.samples import Span
    from voiceapp.core.voices import Sample, Voice


class SampleChip(PaintedButton):
    """A sample's title, length and verdict, 48 px high; as wide as its words, from 176 px to half as much again."""

    def __init__(self, theme: Theme, sample: Sample) -> None:
        words, kind = texts.sample_badge(sample)
        super().__init__(theme, f"{sample.title}, {texts.clock(sample.duration_s)}, {words}", role=Role.ListItem)
        self.sample = sample
        self.setAccessibleDescription(texts.faults_told(sample))
        self.setObjectName(f"sample-{sample.id}")
        self.setCheckable(True)
        px = theme.px
        self.title = Label(theme, sample.title, "body", elide=True)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(Label(theme, texts.clock(sample.duration_s), "caption", "weak", tabular=True))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(12), px(4), px(8), px(4))
        self._row.setSpacing(px(8))
        self._row.addLayout(names, 1)
        self._row.addWidget(Badge(theme, words, kind))

    def nextCheckState(self) -> None:
        """A click does not select by itself: the tab marks what is shown."""

    def mark(self, chosen: bool) -> None:
        """Show whether it is the one that is looked at."""
        self.setChecked(chosen)
        self.title.set_style("bodyStrong" if chosen else "body")

    def sizeHint(self) -> QSize:
        px = self.theme.px
        return QSize(min(max(self._row.sizeHint().width(), px(176)), px(264)), px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        colour, chosen = self.theme.colour, self.isChecked()
        line = colour("accent.graphic" if chosen else "line.soft")
        fill = self.surface("surface.page" if chosen else "surface.raised")
        rounded(QPainter(self), self.rect(), self.theme.radius("control"), fill, line, 2 if chosen else 1)


class SamplesTab(QWidget):
    """``cuts_wanted`` tells a sample and spans to take out, ``use_wanted`` whether engines are to hear it.

    ``cleans``: noise can be taken out of a sample; ``working``: what is being done with a voice's samples.
    """

    add_wanted = Signal()
    record_wanted = Signal(object)
    play_wanted = Signal(object)
    sought = Signal(object, float)
    shown = Signal(object)
    use_wanted = Signal(object, bool)
    remove_wanted = Signal(object)
    cuts_wanted = Signal(object, object)
    clean_wanted = Signal(object)
    inspect_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.voice: Voice | None = None
        self.sample: Sample | None = None
        self.cleans = False
        self.working: dict[int, str] = {}
        self._cuts: Sequence[Span] = ()
        self.chips: list[SampleChip] = []
        px = theme.px
        self.add = Button(theme, tr("Add a recording"), "quiet", "tray-arrow-down")
        self.record = Button(theme, tr("Record"), "quiet", "microphone-outline")
        self.row = Flow(px(8))
        self.play = PlayButton(theme, side=32)
        self.title = Label(theme, "", "heading", elide=True)
        self.about = Label(theme, "", "body", "weak", elide=True)
        self.use = Button(theme, "", "plain")
        self.inspect = IconButton(theme, ICON, INSPECT)
        self.wave = FaultWave(theme)
        self.measures = MeasuresTable(theme)
        self.cut = Button(theme, tr("Make the cut"), "tonal", "content-cut")
        self.clean = Button(theme, tr("Take the noise out"), "quiet", "auto-fix")
        self.again = Button(theme, tr("Record again"), "quiet", "microphone-outline")
        self.remove = Button(theme, tr("Remove sample"), "plain", "trash-can-outline", tone="normal")
        self.nothing = Label(theme, "", "reading", "normal", wrap=True)
        self.work = Label(theme, "", "body", "normal")
        for name, widget in (
            ("add-sample", self.add), ("record-sample", self.record), ("play-sample", self.play),
            ("use-sample", self.use), ("make-cuts", self.cut), ("clean-sample", self.clean),
            ("record-again", self.again),
            ("remove-sample", self.remove), ("samples-working", self.work),
            ("samples-none", self.nothing), ("sample-title", self.title),
            ("inspect-sample", self.inspect),
        ):  # fmt: skip
            widget.setObjectName(name)
        self._lay_out()
        self.add.clicked.connect(self.add_wanted)
        self.record.clicked.connect(lambda: self.record_wanted.emit(None))
        self.again.clicked.connect(lambda: self.record_wanted.emit(self.sample))
        self.play.clicked.connect(lambda: self.play_wanted.emit(self.sample))
        self.wave.sought.connect(lambda at_s: self.sought.emit(self.sample, at_s))
        self.use.clicked.connect(self._use)
        self.inspect.clicked.connect(lambda: self.inspect_wanted.emit(self.sample))
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self.sample))
        self.cut.clicked.connect(lambda: self.cuts_wanted.emit(self.sample, self._cuts))
        self.clean.clicked.connect(lambda: self.clean_wanted.emit(self.sample))
        self.measures.cut_wanted.connect(lambda spans: self.cuts_wanted.emit(self.sample, spans))

    def _lay_out(self) -> None:
        px = self.theme.px
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.play)
        head.addWidget(self.title)
        head.addWidget(self.about, 1)
        head.addWidget(self.use)
        head.addWidget(self.inspect)
        left = QWidget()
        row = QHBoxLayout(left)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.cut)
        row.addWidget(self.clean)
        row.addWidget(self.again)
        self._one = QWidget()
        one = QVBoxLayout(self._one)
        one.setContentsMargins(0, px(24), 0, 0)
        one.setSpacing(px(16))
        one.addLayout(head)
        one.addWidget(self.wave)
        one.addWidget(self.measures)
        one.addWidget(Halves(self.theme, left, self.remove, "control", 8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self._none = QWidget()
        none = QVBoxLayout(self._none)
        none.setContentsMargins(0, 0, 0, 0)
        none.setSpacing(px(16))
        none.addSpacing(px(24))
        none.addWidget(RoundIcon(self.theme, "waveform"), 0, Qt.AlignmentFlag.AlignHCenter)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        none.addWidget(self.nothing)
        buttons = Flow(px(8), centred=True)
        buttons.addWidget(self.add)
        buttons.addWidget(self.record)
        none.addLayout(buttons)
        column.addWidget(self.work)
        column.addWidget(self._none)
        column.addLayout(self.row)
        column.addWidget(self._one)
        column.addStretch(1)

    def _use(self) -> None:
        if self.sample is not None:
            self.use_wanted.emit(self.sample, not self.sample.used)

    def show_voice(self, voice: Voice) -> None:
        """Show a voice's samples; the one that was looked at stays, else the first with a fault."""
        before = self.sample.id if self.sample is not None and self.voice and self.voice.id == voice.id else None
        focused = next((chip.sample.id for chip in self.chips if chip.hasFocus()), None)
        self.voice = voice
        while item := self.row.takeAt(0):
            widget = item.widget()
            if isinstance(widget, SampleChip):
                widget.hide()
                widget.deleteLater()
        self.chips = []
        for sample in voice.samples:
            chip = SampleChip(self.theme, sample)
            chip.clicked.connect(lambda _=False, one=sample: self.show_sample(one))
            self.chips.append(chip)
            self.row.addWidget(chip)
            if sample.id == focused:
                chip.show()  # what cannot be seen takes no focus
                chip.setFocus()
        self._none.setVisible(not voice.samples)
        self.nothing.setText(
            tr(
                "Drop a recording of {name} here: 6 to 30 s of speech in a quiet room, nobody else speaking.",
                name=voice.name,
            )
        )
        found = next((sample for sample in voice.samples if sample.id == before), None)
        self.show_sample(found or next(iter(voice.samples), None))

    def show_working(self, voice: int, words: str) -> None:
        """Say what is being done with the samples of a voice; "": nothing any more."""
        self.working.pop(voice, None)
        if words:
            self.working[voice] = words
        self._show_work()

    def _show_work(self) -> None:
        words = self.working.get(self.voice.id, "") if self.voice is not None else ""
        self.work.setText(words)
        self.work.setVisible(bool(words))
        for button in (self.add, self.cut, self.clean, self.remove, *self.measures.findChildren(Button)):
            button.setEnabled(not words)

    def show_sample(self, sample: Sample | None) -> None:
        """Look at a sample."""
        changed = sample != self.sample
        self.sample = sample
        self._one.setVisible(sample is not None)
        for chip in self.chips:
            chip.mark(sample is not None and chip.sample.id == sample.id)
        if sample is None:
            self._show_work()
            return
        found = texts.diagnosis(sample)
        self.title.setText(sample.title)
        self.about.setText(texts.sample_line(sample))
        self.play.set_what(sample.title)
        self.use.setText(tr("Do not use it") if sample.used else tr("Use it"))
        findings = found.findings if found else ()
        self._cuts = found.spans if found else ()
        marked = [(span, one.verdict) for one in findings for span in one.spans]
        if changed:
            self.wave.show_sample(sample.duration_s, sorted(marked, key=lambda one: one[0].start_s))
            self.shown.emit(sample)
        self.measures.setVisible(bool(findings))
        self.measures.show_findings(texts.told_findings(findings))
        self._show_work()
        self.cut.setVisible(bool(self._cuts))
        noise = found.finding("snr_db") if found else None
        self.clean.setVisible(self.cleans and noise is not None and noise.verdict != "good")
        count = len(self._cuts)
        self.cut.setText(
            tr("Make both cuts") if count == 2 else tr_n(count, "Make the cut", "Make all {count} cuts")
        )
