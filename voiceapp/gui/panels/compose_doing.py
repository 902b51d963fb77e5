"""What can be done with a track of the tree: its menu, its name, its stars, its file, its end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QGridLayout, QMenu, QWidget

from voiceapp.core.errors import VoiceAppError
from voiceapp.core.events import Notice
from voiceapp.core.tracks import STARS
from voiceapp.gui.context import Context
from voiceapp.gui.language import tr
from voiceapp.gui.panels import compose_texts as texts
from voiceapp.gui.panels.compose_deleting import Deleting
from voiceapp.gui.panels.inspect_opening import INSPECT, inspect_sound
from voiceapp.gui.widgets.dialogs import Question, ask_text, confirm
from voiceapp.gui.widgets.labels import Label

if TYPE_CHECKING:
    from voiceapp.core.tracks import Track
    from voiceapp.gui.ports import AppPort


class Doing(QObject):
    """Asks the services about the tracks of ``page``; ``imported`` tells one that was taken in.

    ``on_wanted`` tells a track and how it is gone on with ("end", "cursor", "ending"), ``vary_wanted`` one to be
    varied, ``compare_wanted`` one to be compared with the chosen one.
    """

    imported = Signal(int)
    on_wanted = Signal(int, str)
    vary_wanted = Signal(int)
    compare_wanted = Signal(int)

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self.context, self.page = context, page
        self.deleting = Deleting(context, self, context.leaving.tracks)
        self.menu = QMenu(page)
        self.menu.setObjectName("track-menu")

    def open_menu(self, track: Track, parent: Track | None, chosen: Track | None, at: QPoint) -> None:
        """Open the menu of a track that was branched from ``parent``."""
        menu, number = self.menu, track.id
        menu.clear()
        if chosen is not None and chosen.id != number:
            words = tr("Compare with “{title}”", title=chosen.title)
            menu.addAction(words).triggered.connect(lambda: self.compare_wanted.emit(number))
        menu.addAction(tr("Go on from its end")).triggered.connect(lambda: self.on_wanted.emit(number, "end"))
        if chosen is not None and chosen.id == number:
            menu.addAction(tr("Another ending")).triggered.connect(lambda: self.on_wanted.emit(number, "ending"))
        if track.kind == "composed":
            menu.addAction(tr("Vary it")).triggered.connect(lambda: self.vary_wanted.emit(number))
        menu.addSeparator()
        stars = menu.addMenu(tr("Rate", sense="give stars"))
        for count in range(STARS, -1, -1):
            action = stars.addAction(texts.stars(count) if count else tr("No stars"))
            action.setCheckable(True)
            action.setChecked((track.rating or 0) == count)
            action.triggered.connect(lambda _=False, count=count: self.rate(number, count))
        menu.addAction(tr("How it was made")).triggered.connect(lambda: self.show_facts(track, parent))
        menu.addAction(tr("Rename")).triggered.connect(lambda: self.ask_rename(track))
        menu.addAction(INSPECT).triggered.connect(lambda: self.inspect(track))
        menu.addAction(tr("Show in folder")).triggered.connect(lambda: self.show_folder(number))
        menu.addSeparator()
        menu.addAction(tr("Delete the track")).triggered.connect(lambda: self.ask_delete(track))
        menu.popup(at)

    def rate(self, track: int, stars: int) -> None:
        """Give it stars; 0 takes them away."""
        self.context.bridge.submit(lambda app: app.music.tracks.rate(track, stars), owner=self)

    def ask_rename(self, track: Track) -> None:
        """Ask for another title."""

        def done(title: str) -> None:
            self.context.bridge.submit(lambda app: app.music.tracks.rename(track.id, title), owner=self)

        ask_text(
            self.page, self.context.theme, tr("Rename the track"), track.title, verb=tr("Rename"),
            keep=tr("Keep the name"), done=done,
        )  # fmt: skip

    def ask_delete(self, track: Track) -> None:
        """Ask before it is deleted."""

        def done() -> None:
            sentence = tr("“{title}” is deleted.", title=track.title)
            self.deleting.delete(track.id, sentence, lambda app: app.music.tracks.delete(track.id))

        confirm(
            self.page, self.context.theme, tr("Delete “{title}”?", title=track.title),
            tr(
                "{length} of music, its tokens and its marks are removed, also from mixes. What was branched from "
                "it stays. You can undo it for a short while.", length=texts.clock(track.duration_s),
            ),
            verb=tr("Delete the track"), keep=tr("Keep the track"), done=done,
        )  # fmt: skip

    def show_facts(self, track: Track, parent: Track | None) -> None:
        """Show how it was made and what was measured of it."""
        rows = texts.facts(track, parent)

        def copy() -> None:
            QGuiApplication.clipboard().setText("\n".join(f"{name}: {value}" for name, value in rows))

        theme = self.context.theme
        dialog = Question(self.page, theme, track.title, tr("Close"), tr("Copy"), "quiet")
        dialog.setObjectName("track-facts")
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(rows):
            grid.addWidget(Label(theme, name, "body", "weak"), row, 0, Qt.AlignmentFlag.AlignTop)
            words = Label(theme, value, "body", wrap=True, tabular=True)
            words.setAccessibleName(f"{name}: {value}")
            grid.addWidget(words, row, 1)
        dialog.body.addLayout(grid)
        dialog.accepted.connect(copy)
        dialog.ask()

    def inspect(self, track: Track) -> None:
        """Look inside its sound."""
        inspect_sound(self.context, self, lambda app: app.music.tracks.path(track), track.title)

    def show_folder(self, track: int) -> None:
        """Open the folder with its files."""

        def opened(folder: Path) -> None:
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
                self.context.notify(Notice("info", tr("The files of the track are in {folder}.", folder=folder)))

        async def find(app: AppPort) -> Path:
            return app.music.tracks.folder(track)

        self.context.bridge.submit(find, opened, owner=self)

    # ------------------------------------------------------------------------------------ taking in

    def choose_import(self) -> None:
        """Let music be chosen, and take it in."""
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)
        dialog = QFileDialog(self.page, tr("Import music"), start, texts.SOUNDS)
        dialog.setObjectName("music-files")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.take_in([Path(name) for name in names]))
        dialog.open()

    def take_in(self, files: Sequence[Path]) -> None:
        """Take files into the library; one that cannot be read is told, the others are taken."""

        async def take(app: AppPort) -> Track | None:
            last = None
            for file in files:
                try:
                    last = await app.music.tracks.import_file(file)
                except VoiceAppError as error:
                    app.bus.publish(Notice.of(error))
            return last

        def done(last: Track | None) -> None:
            if last is not None:
                self.imported.emit(last.id)

        self.context.bridge.submit(take, done, owner=self)
