"""The Compose page: what to compose at the left, the tree of variations and the chosen track at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from voiceapp.core.events import Notice, TrackChanged, TrackRemoved
from voiceapp.gui.context import Context
from voiceapp.gui.language import tr
from voiceapp.gui.panels import compose_texts as texts
from voiceapp.gui.panels.compose_deleting import without
from voiceapp.gui.panels.compose_doing import Doing
from voiceapp.gui.panels.compose_empty import NoTracks
from voiceapp.gui.panels.compose_form import ComposeForm
from voiceapp.gui.panels.compose_head import ComposeHead
from voiceapp.gui.panels.compose_humming import Humming
from voiceapp.gui.panels.compose_lower import lower_panels
from voiceapp.gui.panels.compose_memory import ComposeMemory
from voiceapp.gui.panels.compose_queue import Queue
from voiceapp.gui.panels.compose_tree import Tree, TreeArea
from voiceapp.gui.widgets.drop_target import DropTarget
from voiceapp.gui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from voiceapp.core.tracks import Track
    from voiceapp.gui.ports import AppPort

LEFT, RIGHT = 320, 440
"""What the two sides need, px at 100 %; where they have no room side by side they take turns."""
SIDES = (("form", tr("Compose")), ("tree", tr("Tracks")))


class ComposePage(QWidget):
    """``track_shown`` tells the chosen track (or None) whenever it is another one or changed.

    ``at_s`` is the second of it that plays, or would, and ``playing`` whether it does: the panels below the tree
    keep them by :meth:`show_place`.
    """

    track_shown = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.theme = context, context.theme
        self.tracks: Sequence[Track] = ()
        self.memory = ComposeMemory(context.paths.config)
        self.chosen = self.memory.number("track")
        self.pair: dict[str, int] = {}
        self.at_s = 0.0
        self.playing = False
        self._known: set[int] | None = None
        self.setObjectName("compose-page")
        self.setAccessibleName(tr("Compose"))
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.form, self.head = ComposeForm(self.theme), ComposeHead(self.theme)
        self.tree = Tree(self.theme)
        self.area, self.empty = TreeArea(self.tree), NoTracks(self.theme)
        self.doing = Doing(context, self)
        self.queue = Queue(context, self.form)
        self.humming = Humming(context, self.form.melody)
        self.form.remember(self.memory)
        self._lay_out()
        self._connect()
        self._fit()
        self.refresh()

    def _lay_out(self) -> None:
        px = self.theme.px
        self.tabs = Tabs(self.theme, SIDES, tr("Which side is shown"))
        self.tabs.setObjectName("compose-sides")
        self.left, self.right = QWidget(), QWidget()
        self.left.setObjectName("compose-left")
        self.left.setProperty("surface", "window")
        self.left.setProperty("line", "right")
        self.left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        left = QVBoxLayout(self.left)
        left.setContentsMargins(0, 0, 1, 0)
        left.addWidget(self.form)
        inner = QWidget()
        inner.setProperty("clear", True)
        self.below = QVBoxLayout()
        self.panels = lower_panels(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(self.below)
        for panel in self.panels:
            self.below.addWidget(panel)
        column.addStretch(0)
        self.room = QScrollArea()
        self.room.setWidgetResizable(True)
        self.room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.room.setWidget(inner)
        right = QVBoxLayout(self.right)
        right.setContentsMargins(0, px(12), 0, 0)
        right.setSpacing(px(4))
        head = QVBoxLayout()
        head.setContentsMargins(px(24), 0, px(24), 0)
        head.addWidget(self.head)
        head.addLayout(self.queue.rows)
        right.addLayout(head)
        right.addWidget(self.room, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(self.right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.tabs)
        whole.addLayout(row, 1)
        self._tune_target = DropTarget(self.theme, self.left, tr("Drop a tune to follow"))
        self._music_target = DropTarget(self.theme, self.right, tr("Drop music to take it in"))

    def _connect(self) -> None:
        tree, head, doing = self.tree, self.head, self.doing
        tree.opened.connect(self.choose)
        tree.rated.connect(doing.rate)
        tree.menu_wanted.connect(self._open_menu)
        tree.rename_wanted.connect(lambda number: self._with(number, doing.ask_rename))
        tree.delete_wanted.connect(lambda number: self._with(number, doing.ask_delete))
        head.compare.chosen.connect(self.hear)
        head.branch.clicked.connect(self.branch)
        head.take_in.triggered.connect(doing.choose_import)
        head.stop_comparing.triggered.connect(self.stop_comparing)
        self._tune_target.dropped.connect(lambda files: self.take_files(files, on_form=True))
        self._music_target.dropped.connect(lambda files: self.take_files(files, on_form=False))
        self.empty.import_wanted.connect(doing.choose_import)
        self.empty.models_wanted.connect(self.form.models_wanted)
        doing.imported.connect(self.choose_later)
        doing.deleting.changed.connect(self.refresh)
        doing.on_wanted.connect(self.go_on)
        doing.vary_wanted.connect(self.vary)
        doing.compare_wanted.connect(self.compare)
        self.form.on.way.chosen.connect(lambda _: self.form.show_track(self.track, self.at_s))
        self.queue.changed.connect(self._show_tree)
        self.queue.moved.connect(self.tree.show_job)
        self.tabs.chosen.connect(lambda _: self._fit())
        self.theme.changed.connect(self._fit)
        events = self.context.bridge.events
        events.subscribe(TrackChanged, lambda _: self.refresh())
        events.subscribe(TrackRemoved, lambda _: self.refresh())

    # ------------------------------------------------------------------------------------ arranging

    def _fit(self) -> None:
        """Both sides side by side, or in turns."""
        px = self.theme.px
        turns = self.width() < px(LEFT + RIGHT)
        shown = self.tabs.value()
        self.tabs.setVisible(turns)
        self.left.setVisible(not turns or shown == "form")
        self.right.setVisible(not turns or shown == "tree")
        self.form.title.setVisible(not turns)
        self.left.setMinimumWidth(0 if turns else px(LEFT))
        self.left.setMaximumWidth(16777215 if turns else px(LEFT))
        self.area.fit(self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def open_part(self, part: str) -> None:
        """Show the track of that number, or the form for a "new" one."""
        if part.isdigit():
            self.choose_later(int(part))
        elif part == "new":
            self.form.open_mode("words")
            self._turn_to("form")
            self.form.prompt.setFocus(Qt.FocusReason.OtherFocusReason)

    # -------------------------------------------------------------------------------------- reading

    @property
    def track(self) -> Track | None:
        """The chosen track."""
        return self.track_of(self.chosen)

    def track_of(self, number: int | None) -> Track | None:
        """A track of the library."""
        return next((track for track in self.tracks if track.id == number), None)

    def _with(self, number: int, act: Callable[[Track], None]) -> None:
        if (track := self.track_of(number)) is not None:
            act(track)

    def refresh(self) -> None:
        """Read the library again."""
        self.context.bridge.submit(lambda app: app.music.tracks.list(), self._show, owner=self)

    def _show(self, tracks: Sequence[Track]) -> None:
        """Show the library; what was made just now is chosen unless something is being listened to.

        Stems are heard with the track that they are of: that stays chosen.
        """
        before = self.track
        self.tracks = tracks = without(tracks, self.doing.deleting.gone)
        numbers = {track.id for track in tracks}
        known = numbers if self._known is None else self._known
        new = {track.id for track in tracks if track.kind != "stem"} - known
        self._known = numbers
        self.pair = self.pair if numbers.issuperset(self.pair.values()) else {}
        if self.chosen not in numbers:
            parent = before.parent if before is not None else None
            self.chosen = parent if parent in numbers else max(numbers, default=None)
            self.at_s, self.playing = 0.0, False
        elif new and not self.playing:
            self.chosen, self.at_s = max(new), 0.0
        self._show_tree()
        self._show_track()
        if new:
            self._bring_into_view(max(new))

    def _bring_into_view(self, number: int) -> None:
        if (node := self.tree.node(number)) is not None:
            self.area.bring_into_view(node)

    def _show_tree(self) -> None:
        badges = {number: letter for letter, number in self.pair.items()}
        branches = self.queue.branches()
        self.tree.show_tracks(self.tracks, branches, self.chosen, badges)
        there = bool(self.tracks or branches)
        self.area.setVisible(there)
        self.empty.setVisible(not there)
        self.empty.tell(bool(self.form.models))
        self.form.get.setVisible(there and not self.form.models)
        self.head.count.setText(texts.ideas(self.tracks))
        self.head.branch.setVisible(there)
        self.head.branch.setEnabled(self.track is not None)
        self.head.show_pair(bool(self.pair), badges.get(self.chosen or 0, ""))
        for panel in self.panels:
            panel.setVisible(bool(self.tracks))
        self._fit()

    def _show_track(self) -> None:
        self.form.show_track(self.track, self.at_s)
        if self.chosen is not None:
            self.memory.keep("track", str(self.chosen))
        self.track_shown.emit(self.track)

    # ------------------------------------------------------------------------------------- choosing

    def choose(self, number: int, at_s: float = 0.0) -> None:
        """Show a track, at a second of it."""
        if number != self.chosen:
            self.chosen, self.at_s, self.playing = number, at_s, False
            self._show_tree()
            self._show_track()
            self._bring_into_view(number)

    def choose_later(self, number: int) -> None:
        """Show a track that the library got just now."""
        self.chosen, self.at_s = number, 0.0
        self._known = None
        self.refresh()

    def show_place(self, at_s: float, playing: bool) -> None:
        """The chosen track is heard from this second on, or would be.

        While it plays, the place that the form goes on from stays: it was chosen before.
        """
        self.at_s, self.playing = at_s, playing
        if not playing:
            self.form.show_track(self.track, at_s)

    def branch(self) -> None:
        """Go on with the chosen track from the place that plays; from its end where that is at its beginning."""
        if self.chosen is not None:
            self.go_on(self.chosen, "cursor" if self.at_s else "end")

    def go_on(self, number: int, way: str) -> None:
        """Ask in the form how to go on with a track."""
        self.choose(number)
        self.form.show_track(self.track, self.at_s)
        self.form.on.choose(way)
        self.form.open_mode("on")
        if (track := self.track) is not None and not self.form.prompt.toPlainText().strip():
            self.form.write(track.prompt)
        self._turn_to("form")

    def vary(self, number: int) -> None:
        """Take a track's words and settings for another one that branches from it."""
        self.choose(number)
        self.form.open_mode("words")
        self._with(number, self.form.use)
        self.form.vary.setChecked(True)
        self._turn_to("form")
        self.form.prompt.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, side: str) -> None:
        self.tabs.choose(side)
        self._fit()

    # ------------------------------------------------------------------------------------ comparing

    def compare(self, number: int) -> None:
        """Compare the chosen track (A) with another one (B), and hear that at the same second."""
        if self.chosen is not None and number != self.chosen:
            self.pair = {"A": self.chosen, "B": number}
            self.hear("B")

    def hear(self, letter: str) -> None:
        """Go over to A or B at the second that is heard now, as loud as the other."""
        if (track := self.track_of(self.pair.get(letter))) is None:
            return
        self.choose(track.id, min(self.at_s, track.duration_s))
        self.play_at(track.id, self.at_s)

    def stop_comparing(self) -> None:
        """Compare nothing any more."""
        self.pair = {}
        self._show_tree()

    def play_at(self, track: int, at_s: float) -> None:
        """Play a track from a second on, as loud as all others."""

        async def play(app: AppPort) -> None:
            gain_db = await app.music.player.gain_for(track)
            await app.music.player.play(track, at_s, gain_db=gain_db)

        self.context.bridge.submit(play, owner=self)

    # ---------------------------------------------------------------------------------------- doing

    def _open_menu(self, number: int, at: QPoint) -> None:
        self._with(number, lambda track: self.doing.open_menu(track, self.track_of(track.parent), self.track, at))

    def take_files(self, files: Sequence[Path], on_form: bool) -> None:
        """Take dropped files: on the form the tune to follow, elsewhere music for the library."""
        if on_form:
            self.form.open_mode("melody")
            self.form.melody.take(files[0])
            if len(files) > 1:
                words = tr("Music follows one tune: it is “{file}” now.", file=files[0].name)
                self.context.notify(Notice("info", words))
        else:
            self.doing.take_in(files)
