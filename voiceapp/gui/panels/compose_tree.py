"""The tree of variations: ideas from left to right as time goes, with elbows; scrolls, goes by the arrow keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from voiceapp.gui.language import tr
from voiceapp.gui.panels import compose_places
from voiceapp.gui.panels.compose_node import HIGH, WIDE, JobNode, TrackNode
from voiceapp.gui.theme import Theme

if TYPE_CHECKING:
    from voiceapp.core.events import JobInfo
    from voiceapp.core.tracks import Track

COLUMN, ROW, BEND, LEFT, RIGHT, TOP = 216, 64, 8, 24, 8, 8
SEEN_ROWS = 3
"""So many rows are seen at once, and more where the page is higher than this many px at 100 %."""
HIGH_PAGE, MORE = 800, 96
"""Each of so many px more shows another row."""

Key = tuple[str, int]
"""A track ("track", number) or a job ("job", number)."""


class Tree(QWidget):
    """The nodes with their elbows. Each signal names a track; ``menu_wanted`` also where its menu opens."""

    opened = Signal(int)
    rated = Signal(int, int)
    menu_wanted = Signal(int, QPoint)
    rename_wanted = Signal(int)
    delete_wanted = Signal(int)
    focused = Signal(QWidget)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.nodes: dict[Key, TrackNode | JobNode] = {}
        self._parents: dict[Key, Key | None] = {}
        self._places: dict[Key, tuple[int, int]] = {}
        self._chosen: int | None = None
        self.setObjectName("tree")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName(tr("Variations"))
        self.setProperty("clear", True)
        theme.changed.connect(self._arrange)

    # ------------------------------------------------------------------------------------- content

    def show_tracks(
        self,
        tracks: Sequence[Track],
        jobs: Sequence[tuple[JobInfo, int | None]],
        chosen: int | None,
        badges: Mapping[int, str],
    ) -> None:
        """Show tracks, and jobs with the track that each branches from."""
        self._chosen = chosen
        self._parents = {("track", one.id): None if one.parent is None else ("track", one.parent) for one in tracks}
        self._parents |= {("job", job.id): None if parent is None else ("track", parent) for job, parent in jobs}
        focused = False
        for key in self.nodes.keys() - self._parents.keys():
            gone = self.nodes.pop(key)
            focused = focused or gone.window().focusWidget() is gone
            gone.hide()
            gone.deleteLater()
        for track in tracks:
            node = self.nodes.get(("track", track.id))
            if not isinstance(node, TrackNode):
                node = self._new(track)
            badge = badges.get(track.id, "")
            if (node.track, node.badge) != (track, badge):
                node.show_track(track, badge)
            node.setChecked(track.id == chosen)
        for job, _ in jobs:
            if ("job", job.id) not in self.nodes:
                self.nodes["job", job.id] = JobNode(self.theme, job, self)
            self.show_job(job)
        self._places = compose_places.places(self._parents)
        self._arrange()
        if focused and (shown := self.node(chosen)) is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_job(self, job: JobInfo) -> None:
        """Show how a job goes."""
        node = self.nodes.get(("job", job.id))
        if isinstance(node, JobNode):
            node.show_job(job)

    def _new(self, track: Track) -> TrackNode:
        node = self.nodes["track", track.id] = TrackNode(self.theme, track, self)
        number = track.id
        node.clicked.connect(lambda: self.opened.emit(number))
        node.rated.connect(lambda stars: self.rated.emit(number, stars))
        node.menu_wanted.connect(lambda at: self.menu_wanted.emit(number, at))
        node.rename_wanted.connect(lambda: self.rename_wanted.emit(number))
        node.delete_wanted.connect(lambda: self.delete_wanted.emit(number))
        node.stepped.connect(lambda across, down: self._step(("track", number), across, down))
        return node

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return max((row for _, row in self._places.values()), default=-1) + 1

    def node(self, track: int | None) -> QWidget | None:
        """The node of a track."""
        return None if track is None else self.nodes.get(("track", track))

    def height_of(self, rows: int) -> int:
        """The height of so many rows with the room above and below them, in px."""
        return self.theme.px(2 * TOP + (rows - 1) * ROW + HIGH)

    def _arrange(self) -> None:
        px = self.theme.px
        for key, (column, row) in self._places.items():
            node = self.nodes[key]
            node.resize(node.sizeHint())
            node.move(px(LEFT + column * COLUMN), px(TOP + row * ROW))
            node.show()
        columns = max((column for column, _ in self._places.values()), default=0)
        self.setMinimumSize(QSize(px(LEFT + columns * COLUMN + WIDE + RIGHT), self.height_of(self.rows)))
        self.updateGeometry()
        self.update()

    # -------------------------------------------------------------------------------------- acting

    def _step(self, key: Key, across: int, down: int) -> None:
        """Go to the parent, to the first of the young, or to the neighbour in the column."""
        column, row = self._places[key]
        if across < 0:
            wanted = self._parents[key]
        elif across > 0:
            young = [one for one, parent in self._parents.items() if parent == key and one[0] == "track"]
            wanted = min(young, key=lambda one: self._places[one][1], default=None)
        else:
            near = [
                one
                for one, (other, at) in self._places.items()
                if one[0] == "track" and other == column and (at - row) * down > 0
            ]
            wanted = min(near, key=lambda one: abs(self._places[one][1] - row), default=None)
        node = self.nodes.get(wanted) if wanted is not None else None
        if node is not None:
            node.setFocus(Qt.FocusReason.OtherFocusReason)
            self.focused.emit(node)

    # ------------------------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        chosen: Key = ("track", self._chosen or 0)
        way = set(compose_places.path(self._parents, chosen)) if chosen in self._parents else set()
        painter.setPen(QPen(theme.colour("line.control"), 1))
        for key, parent in self._parents.items():
            if parent in self._places and key not in way:
                painter.drawPath(self._elbow(parent, key))
        painter.setPen(QPen(theme.colour("accent.graphic"), 2))
        for key in way:
            if (parent := self._parents[key]) in self._places:
                painter.drawPath(self._elbow(parent, key))

    def _elbow(self, parent: Key, key: Key) -> QPainterPath:
        start, end = self._box(parent), self._box(key)
        x, y = start.right(), round(start.center().y()) + 0.5
        to_x, to_y = end.left(), round(end.center().y()) + 0.5
        line = QPainterPath()
        line.moveTo(x, y)
        if y != to_y:
            bend, middle = self.theme.px(BEND), round((x + to_x) / 2) + 0.5
            way = bend if to_y > y else -bend
            line.lineTo(middle - bend, y)
            line.quadTo(middle, y, middle, y + way)
            line.lineTo(middle, to_y - way)
            line.quadTo(middle, to_y, middle + bend, to_y)
        line.lineTo(to_x, to_y)
        return line

    def _box(self, key: Key) -> QRectF:
        px, (column, row) = self.theme.px, self._places[key]
        return QRectF(px(LEFT + column * COLUMN), px(TOP + row * ROW), px(WIDE), px(HIGH))


class TreeArea(QScrollArea):
    """The tree, scrolled: the rest of the page is for what stands below it."""

    def __init__(self, tree: Tree) -> None:
        super().__init__()
        self.tree = tree
        self.setObjectName("tree-area")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setWidget(tree)
        tree.focused.connect(self.bring_into_view)

    def fit(self, page: int) -> None:
        """Take the room of the rows that are seen at once on a page that is ``page`` px high."""
        px = self.tree.theme.px
        seen = SEEN_ROWS + max(page - px(HIGH_PAGE), 0) // px(MORE)
        bar = self.horizontalScrollBar()
        under = bar.sizeHint().height() if self.tree.minimumWidth() > self.viewport().width() else 0
        self.setFixedHeight(self.tree.height_of(min(max(self.tree.rows, 1), seen)) + under)

    def bring_into_view(self, node: QWidget) -> None:
        """Scroll to a node."""
        gap = self.tree.theme.px(TOP)
        self.ensureWidgetVisible(node, gap, gap)
