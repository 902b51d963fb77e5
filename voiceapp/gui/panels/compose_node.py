"""A node of the tree of variations: a track with its stars, or a job that makes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from voiceapp.core.tracks import STARS
from voiceapp.gui.language import percent, tr
from voiceapp.gui.panels import compose_texts as texts
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.paint import PaintedButton, elided, rounded
from voiceapp.gui.widgets.roles import Role
from voiceapp.gui.widgets.tips import as_tip

if TYPE_CHECKING:
    from voiceapp.core.events import JobInfo
    from voiceapp.core.tracks import Track

WIDE, HIGH, PAD, STAR, BADGE, BAR = 168, 56, 12, 12, 20, 64
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class TrackNode(PaintedButton):
    """A track, 168x56. ``rated`` tells stars that were clicked (0 takes them away), ``stepped`` an arrow key."""

    rated = Signal(int)
    stepped = Signal(int, int)
    menu_wanted = Signal(QPoint)
    rename_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, theme: Theme, track: Track, parent: QWidget) -> None:
        super().__init__(theme, track.title, parent, Role.ListItem)
        self.track, self.badge = track, ""
        self.setObjectName(f"track-{track.id}")
        self.setCheckable(True)
        self.show_track(track, "")

    def show_track(self, track: Track, badge: str) -> None:
        """Show what a track is now; ``badge`` is "A" or "B" where it is compared."""
        self.track, self.badge = track, badge
        self.setAccessibleName(track.title)
        self.setAccessibleDescription(texts.told(track, badge))
        self.setToolTip(as_tip(texts.tooltip(track)))
        self.update()

    def nextCheckState(self) -> None:
        """A click does not select by itself: the page marks what is shown."""

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(WIDE), self.theme.px(HIGH))

    # ------------------------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, px = QPainter(self), self.theme, self.theme.px
        painter.setLayoutDirection(self.layoutDirection())
        chosen = self.isChecked()
        line = theme.colour("accent.graphic" if chosen else "line.soft")
        rounded(
            painter, self.rect(), theme.radius("control"), self.surface("surface.page"), line, 2 if chosen else 1
        )
        title, below = _lines(self)
        if self.badge:
            box = QRect(title.right() + 1 - px(BADGE), title.top(), px(BADGE), title.height())
            rounded(painter, box, theme.radius("small"), theme.colour("accent.tint"))
            painter.setFont(theme.font("label"))
            painter.setPen(theme.colour("accent.text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.badge)
            title.setRight(box.left() - px(4))
        _paint_title(painter, theme, title, self.track.title, chosen)
        painter.setFont(theme.font("caption", tabular=True))
        painter.setPen(theme.colour("text.normal"))
        words = texts.clock(self.track.duration_s)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, words)
        if (alike := self.track.measures.melody_similarity) is not None:
            left = below.left() + painter.fontMetrics().horizontalAdvance(words) + px(4)
            side = px(12)
            top = below.center().y() - side // 2 + 1
            painter.drawPixmap(left, top, theme.pixmap("music-note", "text.weak", 12))
            words, place = percent(alike), below.adjusted(left + side - below.left() + px(2), 0, 0, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
            left = place.left()
        else:
            left = below.left()
        left += painter.fontMetrics().horizontalAdvance(words) + px(8)
        self._paint_stars(painter, left)

    def _paint_stars(self, painter: QPainter, left: int) -> None:
        theme, (_, below) = self.theme, _lines(self)
        rating = self.track.rating or 0
        if not rating and not (self.underMouse() or self.hasFocus() or self.isChecked()):
            painter.setPen(theme.colour("text.weak"))
            painter.setFont(theme.font("caption"))
            room = below.adjusted(left - below.left(), 0, 0, 0)
            words = tr("Not rated")
            if painter.fontMetrics().horizontalAdvance(words) <= room.width():
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
            return
        for place in range(STARS):
            icon, tone = ("star", "accent.graphic") if place < rating else ("star-outline", "text.weak")
            painter.drawPixmap(self.star_box(place).topLeft(), theme.pixmap(icon, tone, STAR))

    def star_box(self, place: int) -> QRect:
        """Where the star with this number (from 0) stands."""
        side, (_, below) = self.theme.px(STAR), _lines(self)
        left = below.right() + 1 - (STARS - place) * side
        return QRect(left, below.center().y() - side // 2 + 1, side, side)

    # -------------------------------------------------------------------------------------- acting

    def _star_at(self, point: QPoint) -> int | None:
        for place in range(STARS):
            if self.star_box(place).adjusted(0, -4, 0, 4).contains(point):
                return place + 1
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        star = self._star_at(event.position().toPoint()) if event.button() == Qt.MouseButton.LeftButton else None
        if star is not None:
            self.rated.emit(0 if star == self.track.rating else star)
            return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(*_STEPS[key])
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_5 and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.rated.emit(key - Qt.Key.Key_0)
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif key == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class JobNode(QWidget):
    """A track that is being made: what, how far, and its bar."""

    def __init__(self, theme: Theme, job: JobInfo, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme, self.job = theme, job
        self.setObjectName(f"track-job-{job.id}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_job(job)

    def show_job(self, job: JobInfo) -> None:
        """Show how it goes."""
        self.job = job
        self.setAccessibleName(texts.job_title(job))
        self.setAccessibleDescription(texts.job_state(job))
        self.setToolTip(as_tip(f"{texts.job_title(job)}, {texts.job_state(job)}"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(WIDE), self.theme.px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, px = QPainter(self), self.theme, self.theme.px
        painter.setLayoutDirection(self.layoutDirection())
        rounded(
            painter, self.rect(), theme.radius("control"), theme.colour("surface.page"), theme.colour("line.soft")
        )
        title, below = _lines(self)
        _paint_title(painter, theme, title, texts.job_title(self.job), False)
        painter.setFont(theme.font("caption", tabular=True))
        painter.setPen(theme.colour("text.normal"))
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, texts.job_state(self.job))
        if self.job.fraction is not None:
            bed = QRectF(below.right() + 1 - px(BAR), below.center().y() - px(1), px(BAR), px(4))
            rounded(painter, bed, bed.height() / 2, theme.colour("line.soft"))
            bed.setWidth(max(bed.width() * min(self.job.fraction, 1.0), bed.height()))
            rounded(painter, bed, bed.height() / 2, theme.colour("accent.graphic"))


def _lines(node: QWidget) -> tuple[QRect, QRect]:
    """The two lines of a node."""
    theme: Theme = node.theme  # type: ignore[attr-defined]
    px, wide = theme.px, node.width() - 2 * theme.px(PAD)
    return QRect(px(PAD), px(9), wide, px(20)), QRect(px(PAD), px(31), wide, px(16))


def _paint_title(painter: QPainter, theme: Theme, box: QRect, title: str, strong: bool) -> None:
    painter.setFont(theme.font("bodyStrong" if strong else "body"))
    painter.setPen(theme.colour("text.strong"))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, elided(painter.fontMetrics(), title, box.width()))
