"""The command palette (Ctrl+K): whatever can be done or opened now, found by typing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from voiceapp.gui.commands import Command, keys_text
from voiceapp.gui.language import tr
from voiceapp.gui.palette_match import ranked
from voiceapp.gui.palette_sources import fetch_stored, page_commands, setting_commands
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.fields import SearchField
from voiceapp.gui.widgets.keys import keeps_escape
from voiceapp.gui.widgets.labels import Label
from voiceapp.gui.widgets.overlay import Overlay
from voiceapp.gui.widgets.paint import elided, rounded
from voiceapp.gui.window_store import texts_of, write

if TYPE_CHECKING:
    from voiceapp.gui.window import Window

NAME = tr("Search what can be done, settings and names")
WIDE, ROW, ROWS = 640, 40, 10
"""px at 100 %: the frame, a row; and how many rows are in sight."""
STORED = (tr("Talk"), tr("Meeting"), tr("Voice"), tr("Track"))
MOST_RECENT = 12
_RECENT = "palette/recent"
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)

Index = QModelIndex | QPersistentModelIndex


class CommandList(QAbstractListModel):
    """The commands that are listed; the role :attr:`COMMAND` gives one."""

    COMMAND = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.commands: Sequence[Command] = ()

    def show_commands(self, commands: Sequence[Command]) -> None:
        """List others."""
        self.beginResetModel()
        self.commands = commands
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.commands)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        command = self.commands[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return command.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said(command)
        return command if role == self.COMMAND else None


def said(command: Command) -> str:
    """A command as it is read out."""
    keys = keys_text(command.keys[0]) if command.keys else ""
    return ", ".join(part for part in (command.title, command.group, keys) if part)


class CommandRow(QStyledItemDelegate):
    """Paints a row: icon, title, what it belongs to, and its keys at the right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.theme.px(160), self.theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, command = self.theme, index.data(CommandList.COMMAND)
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            fill = theme.colour("surface.selected" if chosen else "surface.hover")
            rounded(painter, place, theme.radius("control"), fill)
        px, middle = theme.px, Qt.AlignmentFlag.AlignVCenter
        icon = theme.pixmap(command.icon, "accent.text" if chosen else "text.normal", 16)
        side = px(16)

        def there(rect: QRect) -> QRect:
            return QStyle.visualRect(option.direction, place, rect)

        at = there(QRect(place.left() + px(12), place.center().y() - side // 2 + 1, side, side))
        painter.drawPixmap(at.topLeft(), icon)
        line = place.adjusted(px(12) + side + px(12), 0, -px(12), 0)
        quiet = theme.colour("text.normal" if chosen else "text.weak")
        if command.keys:
            keys, small = keys_text(command.keys[0]), theme.font("label")
            painter.setFont(small)
            painter.setPen(quiet)
            painter.drawText(there(line), middle | Qt.AlignmentFlag.AlignRight, keys)
            line.setRight(line.right() - QFontMetrics(small).horizontalAdvance(keys) - px(12))
        strong = theme.font("bodyStrong" if chosen else "body")
        painter.setFont(strong)
        painter.setPen(theme.colour("text.strong"))
        title = elided(QFontMetrics(strong), command.title, line.width())
        painter.drawText(there(line), middle, title)
        line.setLeft(line.left() + QFontMetrics(strong).horizontalAdvance(title) + px(12))
        small = theme.font("caption")
        if line.width() > px(24):
            painter.setFont(small)
            painter.setPen(quiet)
            painter.drawText(there(line), middle, elided(QFontMetrics(small), command.group, line.width()))


class Palette(Overlay):
    """A field and what fits the typed words. Up and Down choose, Enter does it; what was used comes first again."""

    def __init__(self, window: Window) -> None:
        theme = window.theme
        super().__init__(theme, window, tr("Command palette"), WIDE)
        self.setObjectName("palette")
        self._of = window
        self._now: list[Command] = []
        self._recent: list[str] = []
        self._stored: dict[str, list[Command]] = {}
        self._settings = setting_commands(window)
        self.field = SearchField(theme, NAME)
        self.field.setObjectName("palette-field")
        self.list = QListView()
        self.list.setObjectName("palette-list")
        self.list.setAccessibleName(tr("What fits"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.viewport().setAutoFillBackground(False)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.model = CommandList(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(CommandRow(theme, self.list))
        self.nothing = Label(theme, "", "body", "normal", wrap=True)
        self.nothing.setObjectName("palette-nothing")
        self.nothing.hide()
        self.column = QVBoxLayout(self)
        for part in (self.field, self.list, self.nothing):
            self.column.addWidget(part)
        self.field.installEventFilter(self)
        self.field.searched.connect(lambda _: self._sift())
        self.list.clicked.connect(lambda index: self.run(index.data(CommandList.COMMAND)))
        self.list.selectionModel().currentChanged.connect(self._tell_chosen)

    def first(self) -> QWidget:
        return self.field

    def high(self) -> int:
        space = self.theme.px(8)
        self.column.setContentsMargins(space, space, space, space)
        self.column.setSpacing(space)
        rows = min(self.model.rowCount(), ROWS) * self.theme.px(ROW) or self.nothing.sizeHint().height()
        return self.field.height() + 3 * space + 2 + rows

    def open(self) -> None:
        """Show what can be done now, and read what is stored."""
        self._now = [*self._of.registry, *page_commands(self._of)]
        self._recent = self._stored_recent()
        self.field.clear()
        self._sift()
        super().open()
        fetch_stored(self._of, self, self._add)

    def run(self, command: Command) -> None:
        """Close, remember that it was used, and do it."""
        names = [command.name, *(name for name in self._recent if name != command.name)]
        store = self._of.store()
        store.setValue(_RECENT, names[:MOST_RECENT])
        write(store)
        self.leave()
        command.run()

    def _stored_recent(self) -> list[str]:
        return texts_of(self._of.store().value(_RECENT))

    # ------------------------------------------------------------------------------------- listing

    def _add(self, kind: str, commands: list[Command]) -> None:
        self._stored[kind] = commands
        self._sift(keep=True)

    def _sift(self, *, keep: bool = False) -> None:
        """List what fits. ``keep``: more has come, and what was chosen stays so."""
        chosen = self.chosen if keep else None
        stored = [command for kind in STORED for command in self._stored.get(kind, ())]
        commands = [
            one for one in (*self._now, *stored, *self._settings) if one.name != "palette" and one.enabled()
        ]
        found = ranked(self.field.text(), commands, self._recent)
        self.model.show_commands(found)
        self.list.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.nothing.setText(tr("Nothing here is called “{strip}”.", strip=self.field.text().strip()))
        row = next((row for row, one in enumerate(found) if chosen and one.name == chosen.name), 0)
        if found:
            self.list.setCurrentIndex(self.model.index(row))
        self.fit()

    @property
    def chosen(self) -> Command | None:
        """What Enter does."""
        index = self.list.currentIndex()
        return index.data(CommandList.COMMAND) if index.isValid() else None

    def _tell_chosen(self) -> None:
        """The field keeps the keyboard: it tells a screen reader what is chosen below it."""
        command = self.chosen
        self.field.setAccessibleDescription(said(command) if command else self.nothing.text())

    # ---------------------------------------------------------------------------------------- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            return keeps_escape(event) or event.type() == QEvent.Type.KeyPress and self._take(event)
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> bool:
        """Do what a key means to the list; False where it is the field's."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in _MOVES:
            QApplication.sendEvent(self.list, event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if command := self.chosen:
                self.run(command)
        else:
            return False
        return True
