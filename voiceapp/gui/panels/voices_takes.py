"""The Takes tab of a voice: what it said, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.panels import voices_take_texts as texts
from voiceapp.gui.panels.voices_take_rows import LineRow
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.flow import Flow
from voiceapp.gui.widgets.inputs import Choice
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.progress import ProgressRow
from voiceapp.gui.widgets.round_icon import RoundIcon
from voiceapp.gui.widgets.tab_order import keyboard_kept

if TYPE_CHECKING:
    from voiceapp.core.events import JobInfo
    from voiceapp.core.voices import Script, ScriptLine, Take

PAGE = 40
"""So many lines are shown at a time."""


class TakesTab(QWidget):
    """Each signal tells what is wanted of which text, line (its id) or take."""

    script_chosen = Signal(int)
    script_removed = Signal(object)
    play_wanted = Signal(object)
    from_line = Signal(int)
    again = Signal(int)
    rest_wanted = Signal()
    edited = Signal(int, str)
    line_removed = Signal(int)
    kept = Signal(int, object)
    compared = Signal(object)
    inspected = Signal(object, str)
    export_wanted = Signal()
    stop_wanted = Signal()
    write_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.script: Script | None = None
        self.lines: Sequence[ScriptLine] = ()
        self.rows: dict[int, LineRow] = {}
        self.with_sample = self.exporting = False
        self._first = 0
        self._scripts: list[Script] = []
        self._playing: Path | None = None
        px = theme.px
        self.nothing = Label(theme, tr("Nothing is spoken yet."), "reading", "normal")
        self.write = Button(theme, tr("Write what it is to say"), "quiet", "pencil-outline")
        self.scripts = Choice(theme, (), tr("Texts that were spoken"))
        self.remove = IconButton(theme, "trash-can-outline", tr("Delete this text and its takes"))
        self.about = Label(theme, "", "body", "weak", tabular=True)
        self.play = Button(theme, tr("Play"), "tonal", "play")
        self.rest = Button(theme, tr("Speak the rest"), "quiet", "account-voice")
        self.export = Button(theme, tr("Export"), "quiet", "export-variant")
        self.progress = ProgressRow(theme, "speaking")
        self.back = IconButton(theme, "chevron-left", tr("Lines before these"))
        self.ahead = IconButton(theme, "chevron-right", tr("Lines after these"))
        self.place = Label(theme, "", "caption", "weak", tabular=True)
        for name, widget in (
            ("takes-none", self.nothing), ("takes-write", self.write),
            ("takes-script", self.scripts), ("takes-remove", self.remove), ("takes-about", self.about),
            ("takes-play", self.play), ("takes-rest", self.rest), ("takes-export", self.export),
            ("takes-back", self.back), ("takes-ahead", self.ahead), ("takes-progress", self.progress),
        ):  # fmt: skip
            widget.setObjectName(name)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.scripts, 1)
        head.addWidget(self.remove)
        buttons = Flow(px(8))
        for button in (self.play, self.rest, self.export):
            buttons.addWidget(button)
        self._pages = QWidget()
        pages = QHBoxLayout(self._pages)
        pages.setContentsMargins(0, 0, 0, 0)
        pages.addWidget(self.place, 1)
        pages.addWidget(self.back)
        pages.addWidget(self.ahead)
        self._there = QWidget()
        column = QVBoxLayout(self._there)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addLayout(buttons)
        column.addWidget(self.about)
        column.addWidget(self.progress)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column.addLayout(self._column)
        column.addWidget(self._pages)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._none = QWidget()
        none = QVBoxLayout(self._none)
        none.setContentsMargins(0, 0, 0, 0)
        none.setSpacing(px(16))
        none.addSpacing(px(24))
        for shown in (RoundIcon(theme, "account-voice"), self.nothing, self.write):
            none.addWidget(shown, 0, Qt.AlignmentFlag.AlignHCenter)
        none.addStretch(1)
        whole.addWidget(self._none)
        whole.addWidget(self._there, 1)
        self.progress.hide()
        self._connect()
        self.show_scripts(())

    def _connect(self) -> None:
        self.scripts.chosen.connect(lambda key: self.script_chosen.emit(int(key)))
        self.remove.clicked.connect(lambda: self.script_removed.emit(self.script) if self.script else None)
        self.play.clicked.connect(self._play_all)
        self.rest.clicked.connect(self.rest_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.write.clicked.connect(self.write_wanted)
        self.back.clicked.connect(lambda: self._turn(-PAGE))
        self.ahead.clicked.connect(lambda: self._turn(PAGE))

    def _play_all(self) -> None:
        if self._playing is not None:
            self.stop_wanted.emit()
        elif self.lines:
            self.from_line.emit(self.lines[0].id)

    def show_scripts(self, scripts: Sequence[Script], chosen: int | None = None) -> None:
        """Show the texts of the voice, the latest first."""
        if [*scripts] != self._scripts:  # filled anew it would lose the place in it while it is open
            self._scripts = [*scripts]
            self.scripts.clear()
            for script in scripts:
                self.scripts.addItem(script.title, str(script.id))
        if chosen is not None:
            self.scripts.choose(str(chosen))
        self._none.setVisible(not scripts)
        self._there.setVisible(bool(scripts))

    def show_lines(self, script: Script | None, lines: Sequence[ScriptLine], with_sample: bool) -> None:
        """Show a script; lines that are as they were keep their row."""
        if script is None or self.script is None or script.id != self.script.id:
            self._first = 0
        self.script, self.lines, self.with_sample = script, lines, with_sample
        spoken = [line for line in lines if line.kept]
        self.about.setText(texts.progress(len(lines), len(spoken)))
        self.play.setEnabled(bool(spoken))
        self.export.setEnabled(bool(spoken) and not self.exporting)
        self._show_rest()
        self._fill()

    def show_job(self, job: JobInfo | None) -> None:
        """Show how far the speaking of the text is; None: it is not being spoken."""
        self.progress.setVisible(job is not None)
        if job is not None:
            paused = job.state == "paused"
            self.progress.show_progress(
                job.fraction, job.left_s, paused=paused, pausable=job.pausable, message=job.message
            )
        self._show_rest()

    def _show_rest(self) -> None:
        left = any(line.kept is None for line in self.lines)
        self.rest.setVisible(left and self.progress.isHidden())

    def _turn(self, by: int) -> None:
        self._first = min(max(self._first + by, 0), max(len(self.lines) - 1, 0) // PAGE * PAGE)
        self._fill()

    def _fill(self) -> None:
        shown = self.lines[self._first : self._first + PAGE]
        with keyboard_kept(lambda: self.rows):
            self._show_rows(shown)
        self._pages.setVisible(len(self.lines) > PAGE)
        self.place.setText(
            tr(
                "Lines {first} to {last} of {count}",
                first=self._first + 1,
                last=self._first + len(shown),
                count=len(self.lines),
            )
        )
        self.back.setEnabled(self._first > 0)
        self.ahead.setEnabled(self._first + PAGE < len(self.lines))
        self.show_playing(self._playing)

    def _show_rows(self, shown: Sequence[ScriptLine]) -> None:
        before, self.rows = self.rows, {}
        for row in before.values():
            self._column.removeWidget(row)
        for line in shown:
            known = before.get(line.id)
            if known is not None and (known.line == line or known.editor is not None):
                self.rows[line.id] = before.pop(line.id)
            else:
                self.rows[line.id] = self._row(line)
            self._column.addWidget(self.rows[line.id])
        for row in before.values():
            row.hide()
            row.deleteLater()

    def _row(self, line: ScriptLine) -> LineRow:
        row, number = LineRow(self.theme, line, self.with_sample), line.id
        row.play_wanted.connect(self.play_wanted)
        row.compared.connect(self.compared)
        row.inspected.connect(self.inspected)
        row.from_here.connect(lambda: self.from_line.emit(number))
        row.again.connect(lambda: self.again.emit(number))
        row.removed.connect(lambda: self.line_removed.emit(number))
        row.edited.connect(lambda text: self.edited.emit(number, text))
        row.left.connect(self._fill)
        row.kept.connect(lambda take: self.kept.emit(number, take))
        return row

    def show_exporting(self, exporting: bool) -> None:
        """Show that a file is being written, or no longer."""
        self.exporting = exporting
        self.export.setEnabled(not exporting)
        self.export.setText(tr("Exporting") if exporting else tr("Export"))

    def show_playing(self, file: Path | None) -> None:
        """Mark the take that is heard."""
        self._playing = file
        self.play.setText(tr("Play") if file is None else tr("Stop"))
        self.play.set_icon("play" if file is None else "stop")
        for row in self.rows.values():
            for take in row.takes:
                take.show_playing(file is not None and Path(take.take.file).name == file.name)

    def kept_from(self, line: int) -> list[Take]:
        """The kept takes from a line on."""
        start = next((place for place, one in enumerate(self.lines) if one.id == line), 0)
        return [one.kept for one in self.lines[start:] if one.kept]
