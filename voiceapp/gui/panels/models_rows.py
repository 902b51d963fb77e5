"""Rows of the Models page: a model, a pack."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from voiceapp.core.events import JobInfo
from voiceapp.core.records import Fit, ModelInfo, PackInfo
from voiceapp.gui.language import said, tr
from voiceapp.gui.panels import models_texts as texts
from voiceapp.gui.panels.models_columns import STATE_WIDTH, Columns, cell
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.buttons import Button, IconButton
from voiceapp.gui.widgets.labels import Badge, IconLabel, Label, Rule
from voiceapp.gui.widgets.progress import ProgressRow
from voiceapp.gui.widgets.question import Question, QuestionRow

_FIT_ICONS: dict[Fit, tuple[str, str]] = {
    "fits": ("check-circle-outline", "success.graphic"),
    "slow": ("alert-outline", "amber.graphic"),
    "too-large": ("close-circle-outline", "danger.graphic"),
    "unknown": ("information-outline", "text.weak"),
}


class Row(QWidget):
    """A row of the list. ``asked(verb, name)`` tells what the user wants of it; a question can open below it."""

    asked = Signal(str, str)

    def __init__(self, theme: Theme, name: str, title: str) -> None:
        super().__init__()
        self.theme, self.name, self.title = theme, name, title
        self.setObjectName(f"row-{name}")
        self.setAccessibleName(title)
        self.question: Question | None = None
        self.progress: ProgressRow | None = None
        self.busy = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._title = Label(theme, title, "bodyStrong", wrap=True)
        self._note = Label(theme, "", "caption", "normal", wrap=True)
        self._size = Label(theme, "", "body", tabular=True)
        self._licence = Label(theme, "", "body", wrap=True)
        self._licence_id = Label(theme, "", "caption", "normal", wrap=True)
        self._fit_icon = IconLabel(theme, "information-outline", "text.weak", 20)
        self._fit = Label(theme, "", "body", wrap=True, tabular=True)
        self._fit_more = Label(theme, "", "caption", "normal", wrap=True, tabular=True)
        self._state = QHBoxLayout()
        self._state.setContentsMargins(0, 0, 0, 0)
        self._state.setSpacing(theme.px(8))
        state = QWidget()
        state.setLayout(self._state)
        fit = cell(self._fit_icon, cell(self._fit, self._fit_more), row=True, spacing=theme.px(8))
        names = cell(self._title, self._note)
        size = cell(self._size)
        size.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._column.addWidget(Columns(theme, (names, size, cell(self._licence, self._licence_id), fit, state), 63))
        self.rule = Rule()
        self._column.addWidget(self.rule)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._pop(event.globalPos())

    def _pop(self, where: QPoint) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        if menu.actions():
            menu.popup(where)

    def menu(self) -> QMenu:
        """What can be done with it."""
        raise NotImplementedError

    def ask(self, question: Question) -> None:
        """Open a question below the row; it goes when it is answered."""
        self.drop_question()
        self.question = question
        self._holder = holder = QWidget()
        row = QuestionRow()
        row.setContentsMargins(self.theme.px(16), self.theme.px(4), self.theme.px(16), self.theme.px(16))
        holder.setLayout(row)
        row.put(question)
        self._column.insertWidget(1, holder)
        holder.show()
        question.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop_question(self) -> None:
        """Close the question."""
        if self.question is not None:
            self.question = None
            self._column.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()

    def focus_state(self) -> None:
        """Put the keyboard where the row's next step is."""
        for index in range(self._state.count()):
            item = self._state.itemAt(index)
            widget = item.widget() if item is not None else None
            if isinstance(widget, Button | IconButton):
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _describe(self) -> None:
        """Who comes to its button hears what else the row says."""
        told = (self._note, self._size, self._licence, self._licence_id, self._fit, self._fit_more)
        words = [label.text().rstrip(".") for label in told if label.text()]
        for place in range(self._state.count()):
            item = self._state.itemAt(place)
            widget = item.widget() if item is not None else None
            if isinstance(widget, Badge):
                words.insert(0, widget.accessibleName())
            elif isinstance(widget, Label):
                words.insert(0, widget.text())
            elif isinstance(widget, Button | IconButton):
                widget.setAccessibleDescription(", ".join(words))

    def _clear_state(self) -> bool:
        """Take the state's widgets away; True when one of them had the focus."""
        focused = False
        while item := self._state.takeAt(0):
            if widget := item.widget():
                focused = focused or widget.hasFocus()
                widget.hide()
                widget.deleteLater()
        self.progress = None
        self._state.addStretch(1)
        return focused

    def _put(self, widget: QWidget) -> None:
        self._state.addWidget(widget)
        widget.show()  # at once, not when the layout comes to it: it may get the focus now

    def _button(self, word: str, verb: str, icon: str = "") -> Button:
        button = Button(self.theme, word, "quiet", icon)
        button.setObjectName(f"{verb}-{self.name}")
        button.setAccessibleName(tr("{verb} {title}", verb=word, title=self.title))
        button.clicked.connect(lambda: self.asked.emit(verb, self.name))
        self._put(button)
        return button

    def _words(self, word: str, icon: str = "", tone: str = "success.graphic") -> None:
        if icon:
            self._put(IconLabel(self.theme, icon, tone, 16))
        self._put(Label(self.theme, word, "body", "normal"))

    def _menu_button(self) -> IconButton:
        button = IconButton(self.theme, "dots-horizontal", tr("More for {title}", title=self.title))
        button.setObjectName(f"more-{self.name}")
        button.clicked.connect(lambda: self._pop(button.mapToGlobal(button.rect().bottomLeft())))
        self._put(button)
        return button

    def _progress(self, job: JobInfo | None) -> None:
        if self.progress is None:
            focused = self._clear_state()
            self.progress = ProgressRow(self.theme, self.title, STATE_WIDTH)
            self.progress.setObjectName(f"progress-{self.name}")
            self.progress.paused.connect(lambda pause: self.asked.emit("pause" if pause else "resume", self.name))
            self.progress.cancelled.connect(lambda: self.asked.emit("cancel", self.name))
            self._put(self.progress)
            if focused:
                self.progress.cancel.setFocus()
        if job is None:
            self.progress.show_progress(None, None, pausable=False, message=tr("Waiting to start"))
        else:
            self.progress.show_progress(
                job.fraction,
                job.left_s,
                paused=job.state == "paused",
                pausable=job.pausable,
                message=texts.progress_text(job),
            )

    def _add(self, menu: QMenu, word: str, verb: str) -> QAction:
        action = menu.addAction(word)
        action.triggered.connect(lambda: self.asked.emit(verb, self.name))
        return action


class ModelRow(Row):
    """A model: name and note, size, licence, fit, and its state or what can be done."""

    def __init__(self, theme: Theme, info: ModelInfo, job: JobInfo | None, own: bool, token: bool = False) -> None:
        super().__init__(theme, info.name, said(info.title))
        self._shown: object = None
        self.show_model(info, job, own, token)

    def show_model(self, info: ModelInfo, job: JobInfo | None, own: bool, token: bool = False) -> None:
        """Show the model as it is now. ``own``: its files are the user's, not the program's; ``token``: the hub's
        token is kept."""
        self.info, self.own, self.token = info, own, token
        self._title.setText(said(info.title))
        self._note.setText(said(info.note))
        self._size.setText(texts.row_size(info))
        plain, licence = texts.licence_lines(info)
        self._licence.setText(plain)
        self._licence_id.setText(licence)
        self._licence_id.setVisible(bool(licence))
        self._show_fit(info)
        action = texts.row_action(info, job, token)
        if action == "progress":
            self._shown = action
            self._progress(job)
            return
        shown = (action, self.busy, info.removable, info.path)
        if shown == self._shown:
            self._describe()
            return
        self._shown = shown
        focused = self._clear_state()
        self._show_action(action)
        self._describe()
        if focused:
            self.focus_state()

    def set_busy(self, words: str) -> None:
        """Say in the state's place what is being done to the model; "" when it is over."""
        self.busy = words
        self.show_model(self.info, None, self.own, self.token)

    def _show_fit(self, info: ModelInfo) -> None:
        if info.state == "broken":
            icon, first, second = ("alert-circle-outline", "danger.graphic"), tr("Broken"), said(info.problem)
        elif info.state == "missing":
            icon, first, second = ("alert-outline", "amber.graphic"), tr("Cannot run yet"), said(info.problem)
        else:
            icon = _FIT_ICONS[info.fit]
            first, second = texts.fit_lines(info)
        self._fit_icon.set_icon(*icon)
        self._fit.setText(first)
        self._fit_more.setText(second)
        self._fit_more.setVisible(bool(second))

    def _show_action(self, action: texts.Action) -> None:
        if self.busy:
            self._words(self.busy)
            return
        match action:
            case "installed":
                self._words(tr("Installed"), "check")
            case "in-use":
                self._put(Badge(self.theme, tr("In use"), "accent"))
            case "get":
                self._button(tr("Get"), "get", "download-outline")
            case "add":
                self._button(tr("Add"), "again", "folder-open-outline")
            case "pack":
                self._button(tr("Install pack"), "pack", "download-outline")
            case "token":
                self._button(tr("Add token"), "token", "key-variant")
            case "broken":
                if self.own:
                    self._button(tr("Add again"), "again", "folder-open-outline")
                else:
                    self._button(tr("Repair"), "repair", "refresh")
            case "missing":
                self._put(Badge(self.theme, tr("Missing"), "amber", "alert-outline"))
            case _:
                self._words(tr("Too large"))
        if action not in ("get", "add", "pack", "token") or self.info.removable:
            self._menu_button()

    def menu(self) -> QMenu:
        """Use, Verify, Show folder, the name for the command line, Remove: those that make sense now."""
        menu = QMenu(self)
        info = self.info
        if info.state in ("installed", "embedded") and not info.in_use:
            self._add(menu, tr("Use {title}", title=self.title), "use")
        if info.state in ("installed", "broken"):
            self._add(menu, tr("Verify its files"), "verify")
        if info.path is not None:
            self._add(menu, tr("Show folder"), "folder")
        self._add(menu, tr("Copy its name for the command line"), "copy")
        if info.removable:
            menu.addSeparator()
            verb = texts.remove_verb(info, self.own)
            kept = info.in_use and not self.own
            self._add(menu, tr("{verb} (in use)", verb=verb) if kept else verb, "remove").setEnabled(not kept)
        return menu


class PackRow(Row):
    """An engine pack."""

    def __init__(self, theme: Theme, info: PackInfo, job: JobInfo | None) -> None:
        super().__init__(theme, f"pack-{info.name}", said(info.title))
        self._shown: object = None
        self._fit_icon.hide()
        self.show_pack(info, job)

    def show_pack(self, info: PackInfo, job: JobInfo | None) -> None:
        """Show the pack as it is now."""
        self.info = info
        self._title.setText(said(info.title))
        self._note.setText(said(info.about) or tr("Pack {name}", name=info.name))
        self._size.setText(texts.size_text(info.size_bytes))
        running = job is not None and job.state in ("queued", "running", "paused")
        if info.state == "installing" or running:
            self._shown = "progress"
            self._progress(job)
            return
        shown = (info.state, self.busy)
        if shown == self._shown:
            self._describe()
            return
        self._shown = shown
        self._clear_state()
        state, verb = texts.pack_state(info)
        if self.busy:
            self._words(self.busy)
            return
        if info.state == "installed":
            self._words(state, "check")
        elif info.state in ("outdated", "broken"):
            self._put(Badge(self.theme, state, "amber" if info.state == "outdated" else "danger"))
        if verb:
            self._button(verb, "install", "download-outline" if info.state == "available" else "refresh")
        if info.state in ("installed", "outdated", "broken"):
            self._menu_button()
        self._describe()

    def menu(self) -> QMenu:
        """Show folder and Remove."""
        menu = QMenu(self)
        if self.info.path is not None:
            self._add(menu, tr("Show folder"), "folder")
        if self.info.state in ("installed", "outdated", "broken"):
            self._add(menu, tr("Remove {title}", title=self.title), "remove")
        return menu
