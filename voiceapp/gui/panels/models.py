"""The Models page: what is installed, what there is to get, and whether it fits this computer."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QVBoxLayout

from voiceapp.core.connections import REMOTE_TASKS, Connection
from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import EngineChanged, JobChanged, JobInfo, ModelsChanged, Notice, SettingChanged
from voiceapp.core.records import HUB_TOKEN, Machine, MemoryUse, ModelInfo, PackInfo, Recommendation
from voiceapp.gui.context import Context
from voiceapp.gui.language import said, tr
from voiceapp.gui.panels import models_texts as texts
from voiceapp.gui.panels.chosen_memory import ChosenMemory
from voiceapp.gui.panels.deleting import Deleting
from voiceapp.gui.panels.models_ask import Asking
from voiceapp.gui.panels.models_computers import Computers
from voiceapp.gui.panels.models_connections import ConnectionList
from voiceapp.gui.panels.models_list import ModelList
from voiceapp.gui.panels.models_memory import MemoryCard
from voiceapp.gui.panels.models_set import SetCard
from voiceapp.gui.panels.settings_frame import PageFrame
from voiceapp.gui.widgets.buttons import Button, Filters
from voiceapp.gui.widgets.drop_target import DropTarget
from voiceapp.gui.widgets.fields import SearchField
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.question import Question, QuestionRow

if TYPE_CHECKING:
    from voiceapp.gui.ports import AppPort


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything the page shows, fetched together."""

    models: tuple[ModelInfo, ...]
    packs: tuple[PackInfo, ...]
    jobs: tuple[JobInfo, ...]
    memory: MemoryUse
    machine: Machine
    sets: tuple[Recommendation, ...]
    token: bool
    connections: tuple[Connection, ...]


async def fetch(app: AppPort) -> Snapshot:
    """What the page shows, from the services (core loop)."""
    memory, machine = app.models.memory(), app.models.machine()
    return Snapshot(
        tuple(await app.models.list()),
        tuple(await app.packs.list()),
        tuple(await app.jobs.list()),
        await memory if inspect.isawaitable(memory) else memory,
        await machine if inspect.isawaitable(machine) else machine,
        tuple(await app.sets.list()),
        HUB_TOKEN in [secret.name for secret in await app.secrets.list()],
        tuple(await app.connections.list()),
    )


class ModelsPage(PageFrame):
    """Lists models and packs by what they do; gets, adds, uses, verifies and removes them.

    Everything it shows comes from the services and is fetched again after ModelsChanged.
    """

    fold = 800

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Models"))
        words = tr("Drop a model's folder or file to add it")
        DropTarget(self.theme, self, words).dropped.connect(self._dropped)
        self.snapshot: Snapshot | None = None
        self.jobs: dict[int, JobInfo] = {}
        self._fetching, self._stale = False, False
        self.asking = Asking(self)
        self.deleting = Deleting(context, self)
        self.chosen = ChosenMemory(context.paths.config, "models")
        self.begin()
        self.deleting.changed.connect(self.refresh)
        events = context.bridge.events
        events.subscribe(ModelsChanged, lambda _: self.refresh())
        events.subscribe(EngineChanged, lambda _: self.refresh())
        events.subscribe(SettingChanged, self._setting_changed)
        events.subscribe(JobChanged, self._job_changed)
        self.refresh()

    def build(self) -> None:
        theme = self.theme
        self.machine = Label(theme, "", "body", "normal", elide=True, tabular=True)
        self.machine.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.machine.setContentsMargins(0, 0, theme.px(8), 0)
        self.search = SearchField(theme, tr("Search models"))
        self.search.setFixedWidth(theme.px(176))
        self.add = Button(theme, tr("Add from disk"), "quiet", "folder-open-outline")
        self.add.setObjectName("add-from-disk")
        self.memory = MemoryCard(theme)
        self.memory.hide()
        self.best = SetCard(theme)
        self.best.hide()
        self.filters = Filters(theme, texts.FILTERS, tr("Which models"), wrap=True)
        self.list = ModelList(theme, self.context.paths.models)
        self.elsewhere = ConnectionList(theme)
        self.elsewhere.hide()
        self.computers = Computers(self, self.elsewhere)
        self.cards = QHBoxLayout()
        self.cards.setSpacing(theme.px(24))
        self.cards.addWidget(self.memory, 1)
        self.cards.addWidget(self.best, 1)
        self.asked_of_set = QuestionRow()
        self.add_header(self.machine, 1)
        self.add_header(self.search)
        self.add_header(self.add, folds=False)
        lists = QVBoxLayout()
        lists.setSpacing(theme.px(8))
        lists.addWidget(self.filters)
        lists.addWidget(self.list)
        lists.addWidget(self.elsewhere)
        self.column.addLayout(self.cards)
        self.column.addLayout(self.asked_of_set)
        self.column.addLayout(lists)
        self.column.addStretch(1)
        self.search.searched.connect(lambda _: self._show())
        self.filters.choose(self.chosen.read("filter", self.filters.buttons, "all"))
        self.best.choice.choose(self.chosen.read("purpose", self.best.choice.buttons, "talk"))
        self.filters.chosen.connect(lambda _: self._show())
        self.filters.chosen.connect(lambda chosen: self.chosen.write("filter", chosen))
        self.best.choice.chosen.connect(lambda chosen: self.chosen.write("purpose", chosen))
        self.add.clicked.connect(self._open_add_menu)
        self.list.asked.connect(self.asking.asked)
        self.best.asked.connect(self.asking.set_asked)
        self.list.again.connect(self.refresh)
        self.list.all_wanted.connect(lambda: self.open_part("all"))

    def keep(self) -> object:
        return self.search.text(), self.filters.value()

    def restore(self, kept: object) -> None:
        words, chosen = cast("tuple[str, str]", kept)
        self.search.setText(words)
        self.filters.choose(chosen)
        if self.snapshot is not None:
            self._show_snapshot(self.snapshot)
        else:
            self.refresh()

    def focus_search(self) -> None:
        """Put the keyboard into the search field (Ctrl+F)."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ------------------------------------------------------------------------------------- showing

    def folds(self, folded: bool) -> None:
        left = Qt.AlignmentFlag.AlignLeft if folded else Qt.AlignmentFlag.AlignRight
        across = QHBoxLayout.Direction.TopToBottom if folded else QHBoxLayout.Direction.LeftToRight
        self.cards.setDirection(across)
        self.machine.setAlignment(left | Qt.AlignmentFlag.AlignVCenter)

    def open_part(self, part: str) -> None:
        """Show the models of a task ("asr", "llm", "tts"), the packs, or the model of that name."""
        task = part if part in dict(texts.FILTERS) else "all"
        self.search.clear()
        self.filters.choose(task)
        self._show()
        if row := self.list.row(part):
            self.bring_into_view(row)
            row.focus_state()

    def refresh(self) -> None:
        """Fetch everything again; while that is under way, once more afterwards."""
        if self._fetching:
            self._stale = True
            return
        self._fetching = True
        self.context.bridge.submit(fetch, self._fetched, self._not_fetched, self)

    def _fetched(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.jobs = {job.id: job for job in snapshot.jobs}
        self._show_snapshot(snapshot)
        self._fetch_ended()

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        self.machine.setText(texts.machine_text(snapshot.machine))
        self.memory.show_memory(snapshot.memory)
        self.memory.show()
        self.best.show_sets(snapshot.sets, {info.name: said(info.title) for info in snapshot.models})
        self.best.setVisible(bool(snapshot.sets))
        self._show()

    def _not_fetched(self, error: VoiceAppError) -> None:
        self.snapshot = None
        self.memory.hide()
        self.best.hide()
        self.filters.hide()
        self.elsewhere.hide()
        self.list.show_error(error)
        self._fetch_ended()

    def _fetch_ended(self) -> None:
        self._fetching = False
        if self._stale:
            self._stale = False
            self.refresh()

    def _show(self) -> None:
        if self.snapshot is None:
            return
        self.filters.show()
        words, chosen = self.search.text().strip(), self.filters.value()
        gone, found = self.deleting, self.snapshot
        groups = texts.groups((one for one in found.models if ("model", one.name) not in gone), chosen, words)
        packs = texts.packs_shown([one for one in found.packs if ("pack", one.name) not in gone], chosen, words)
        computers = [one for one in found.connections if ("computer", one.name) not in gone]
        elsewhere = texts.connections_shown(computers, chosen, words)
        nothing = "" if elsewhere else texts.nothing_text(words, chosen)
        self.list.show_lists(groups, packs, self.jobs, nothing, self.snapshot.token)
        used = [self.context.settings.text(f"engines.{task}") for task in REMOTE_TASKS]
        self.elsewhere.show_connections(elsewhere, used)
        self.elsewhere.setVisible(bool(elsewhere) or (not words and chosen in ("all", *REMOTE_TASKS)))

    def _job_changed(self, event: JobChanged) -> None:
        known = self.jobs.get(event.job.id)
        self.jobs[event.job.id] = event.job
        ended = event.job.state in ("done", "failed", "cancelled")
        if ended and (known is None or known.state != event.job.state):
            self.refresh()
        else:
            self.list.show_job(event.job)

    def _setting_changed(self, event: SettingChanged) -> None:
        if event.key.startswith(("engines.", "files.")):
            self.refresh()

    def ask_about_set(self, question: Question) -> None:
        """Open a question under the cards, in the place of an earlier one."""
        self.drop_set_question()
        self.asked_of_set.put(question)
        question.show()
        question.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        self.bring_into_view(question)

    def drop_set_question(self) -> None:
        """Close the question under the cards."""
        self.asked_of_set.drop()

    # -------------------------------------------------------------------------------------- adding

    def _open_add_menu(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("add-menu")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(tr("Add a folder")).triggered.connect(lambda: self.choose(folder=True))
        menu.addAction(tr("Add a file")).triggered.connect(lambda: self.choose(folder=False))
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def choose(self, *, folder: bool) -> None:
        """Ask for a folder or file on the disk, and add it."""
        dialog = QFileDialog(self, tr("Add a model from disk"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory if folder else QFileDialog.FileMode.ExistingFile)
        if not folder:
            dialog.setNameFilters([tr("Models (*.gguf *.pt)"), tr("All files (*)")])
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Add"))
        dialog.fileSelected.connect(lambda name: self.add_path(Path(name)))
        dialog.open()

    def add_path(self, path: Path) -> None:
        """Add a model folder or file that the user already has; its files stay where they are."""
        submit, failed = self.context.bridge.submit, self.asking.failed
        self.context.delete_now(lambda: submit(lambda app: app.models.add(path), self._added, failed, self))

    def _added(self, info: ModelInfo) -> None:
        self.context.notify(Notice("success", tr("{title} is added and can be used.", title=said(info.title))))
        self.refresh()

    def _dropped(self, files: list[Path]) -> None:
        for file in files:
            self.add_path(file)

    # ----------------------------------------------------------------------------- small next steps

    def open_folder(self, path: Path) -> None:
        """Show where the files are, in the system's file manager."""
        folder = path if path.is_dir() else path.parent
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.context.notify(
                Notice("info", tr("The files are in {folder}.", folder=folder), tr("Open that folder yourself."))
            )

    def copy_name(self, name: str) -> None:
        """Put the name that the command line takes on the clipboard."""
        QGuiApplication.clipboard().setText(name)
        self.context.notify(
            Notice("info", tr("Copied {name}, the name that --asr, --llm, --tts and their like take.", name=name))
        )
