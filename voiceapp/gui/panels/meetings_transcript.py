"""The transcript of a meeting: name and time in the gutter, words that can be clicked, edited and given away."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)

from voiceapp.gui.language import tr
from voiceapp.gui.panels import meetings_texts as texts
from voiceapp.gui.panels.meetings_area import TOP, RowsArea
from voiceapp.gui.panels.meetings_editor import LineEditor, RowTools
from voiceapp.gui.panels.meetings_menus import row_menu, speaker_menu
from voiceapp.gui.panels.meetings_paint import Gutter, paint_behind, paint_dots, paint_gutter
from voiceapp.gui.theme import Theme
from voiceapp.gui.widgets.paint import rounded
from voiceapp.gui.widgets.roles import Role, set_role

if TYPE_CHECKING:
    from voiceapp.core.meetings import Meeting, MeetingSegment


class Transcript(RowsArea):
    """Shows segments. ``sought`` tells the second of a clicked word; ``edited`` and ``assigned`` what to change."""

    sought = Signal(float)
    edited = Signal(int, str)
    assigned = Signal(int, object)
    split_wanted = Signal(int, int)
    join_wanted = Signal(int)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.meeting: Meeting | None = None
        self.can_edit = False
        self.current = self.playing = -1
        self.spoken: tuple[int, int] | None = None
        self.selected: frozenset[int] = frozenset()
        self._starts: list[float] = []
        self._colours: Mapping[int, int] = {}
        self._overlaps: Collection[int] = ()
        self._found: dict[int, list[tuple[int, int]]] = {}
        self._at_found: tuple[int, int, int] | None = None
        self._following = True
        self.editor: LineEditor | None = None
        self.setObjectName("meeting-transcript")
        set_role(self, Role.List)
        self.setAccessibleName(tr("Transcript"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.tools = RowTools(theme, self.viewport())
        self.tools.edit.clicked.connect(lambda: self.edit(self.tools.row))
        self.tools.play.clicked.connect(lambda: self.seek_row(self.tools.row))
        self.tools.assign.clicked.connect(lambda: self._offer_speakers(self.tools.row))
        self.verticalScrollBar().sliderPressed.connect(self._stop_following)
        self.scrolled.connect(self._scrolled)

    # ------------------------------------------------------------------------------------- showing

    def show_meeting(
        self, meeting: Meeting, colours: Mapping[int, int], english: Mapping[int, str] | None = None
    ) -> None:
        """Show a meeting's segments, with their English; the same meeting again keeps its place."""
        fresh = self.meeting is None or self.meeting.info.id != meeting.info.id
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - self.theme.px(24)
        keep = bar.value()
        edited = self.segment(self.editor.row) if self.editor is not None else None
        other = self.meeting is not None and self.meeting.info.transcript != meeting.info.transcript
        self.meeting, self._colours = meeting, colours
        self._overlaps = texts.overlapped(meeting)
        self._starts = [segment.start_s for segment in meeting.segments]
        self.longest_time = max((self._time(one) for one in meeting.segments), key=len, default="")
        if fresh:
            self.current = self.playing = -1
            self.spoken, self.selected, self._following = None, frozenset(), True
        self.current = min(self.current, len(meeting.segments) - 1)
        self.playing = min(self.playing, len(meeting.segments) - 1)
        self.rows.english = english or {}
        self.show_segments(meeting.segments)
        if fresh or edited is None:
            self._drop_editor()
        elif other:  # another version came meanwhile: what is typed stays at its time
            self._keep_editor(min(max(bisect_right(self._starts, edited.start_s) - 1, 0), len(self._starts) - 1))
        else:
            self._keep_editor(self.row_of(edited.id))
        live = meeting.info.state == "recording"
        bar.setValue(bar.maximum() if live and (at_end or fresh) else 0 if fresh else keep)

    def segment(self, row: int) -> MeetingSegment:
        """The segment of a row."""
        assert self.meeting is not None
        return self.meeting.segments[row]

    def row_of(self, segment: int) -> int:
        """The row of a segment's id, -1 when it is not there."""
        segments = self.meeting.segments if self.meeting is not None else ()
        return next((row for row, one in enumerate(segments) if one.id == segment), -1)

    def select(self, ids: Collection[int]) -> None:
        """Mark segments and bring the first one into view."""
        self.selected = frozenset(ids)
        rows = sorted(row for one in ids if (row := self.row_of(one)) >= 0)
        if rows:
            self._following = False
            self.reveal(rows[0])
        self.viewport().update()

    def show_found(self, places: Sequence[tuple[int, int, int]], now: int) -> None:
        """Mark what was searched; the one at ``now`` is brought into view."""
        self._found = {}
        for row, start, end in places:
            self._found.setdefault(row, []).append((start, end))
        self._at_found = places[now] if 0 <= now < len(places) else None
        if self._at_found is not None:
            self._following = False
            self.reveal(self._at_found[0])
        self.viewport().update()

    def show_position(self, at_s: float, playing: bool) -> None:
        """Mark the row and the word that are heard at a second; a playing one is followed."""
        row = bisect_right(self._starts, at_s + 0.01) - 1
        spoken = None
        if row >= 0:
            for start, end, word in texts.word_spans(self.segment(row)):
                if word.start_s <= at_s + 0.01:
                    spoken = (start, end)
        moved = row != self.playing
        if not moved and spoken == self.spoken:
            return
        self.playing, self.spoken = row, spoken
        if moved and playing and self._following and row >= 0:
            self.reveal(row)
        self.viewport().update()

    def follow(self) -> None:
        """Follow what plays again."""
        self._following = True

    # ------------------------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if not self.rows.segments:
            return
        top = self.verticalScrollBar().value() - self.theme.px(TOP)
        if self.rows.lay_out(self.rows.at(top), top + self.viewport().height()):
            QTimer.singleShot(0, self, lambda: self.lay_out(self.verticalScrollBar().value()))
        row = self.rows.at(top)
        while row < len(self.rows.segments) and (box := self.box(row)).top() < self.viewport().height():
            self._paint_row(painter, row, box)
            row += 1

    def _paint_row(self, painter: QPainter, row: int, box: QRect) -> None:
        theme, segment = self.theme, self.segment(row)
        marked = row == self.playing or segment.id in self.selected
        fill = theme.colour("surface.selected") if marked else None
        line = theme.colour("focus") if row == self.current and self.hasFocus() else None
        if fill is not None or line is not None:
            rounded(painter, box, theme.radius("control"), fill, line, 2)
        self._paint_gutter(painter, segment, row, marked)
        text = self.text_box(row)
        if self.editor is not None and self.editor.row == row:
            return
        origin = QPointF(text.topLeft())
        for start, end in self._found.get(row, ()):
            now = self._at_found == (row, start, end)
            paint_behind(painter, self.theme, self.boxes(row, start, end), "accent.spoken" if now else "amber.tint")
        if row == self.playing and self.spoken is not None:
            paint_behind(painter, self.theme, self.boxes(row, *self.spoken), "accent.spoken")
        painter.setPen(theme.colour("text.strong"))
        self.rows.layout(row).draw(painter, origin)
        if (english := self.rows.english_layout(row)) is not None:
            painter.setPen(theme.colour("text.normal"))
            english.draw(painter, origin + self.rows.english_at(row))
        for start, end, word in texts.word_spans(segment):
            if word.probability is not None and word.probability < texts.DOUBTFUL:
                paint_dots(painter, self.theme, self.boxes(row, start, end))

    def _time(self, segment: MeetingSegment) -> str:
        time = texts.clock(segment.start_s)
        return tr("{time} · overlap", time=time) if segment.id in self._overlaps else time

    def _paint_gutter(self, painter: QPainter, segment: MeetingSegment, row: int, marked: bool) -> None:
        assert self.meeting is not None
        tone = "line.control"
        if segment.speaker is not None:
            tone = f"speaker.{self._colours.get(segment.speaker, 0)}"
        name = texts.person(self.meeting.name_of(segment.speaker)) or tr("Unknown")
        paint_gutter(
            painter, self.theme, self.gutter(row), Gutter(name, tone, self._time(segment), segment.edited, marked)
        )

    # ----------------------------------------------------------------------------------- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        row = self.row_at(point)
        if event.button() != Qt.MouseButton.LeftButton or row < 0:
            return
        self.choose(row)
        text = self.text_box(row)
        if self.beside(row, point.x()):
            if self.can_edit and point.y() < text.top() + self.theme.px(20):
                self._offer_speakers(row)
            else:
                self.seek_row(row)
            return
        corner = text.topLeft()
        if self.rows.in_english(row, point.x() - corner.x(), point.y() - corner.y()):
            self.seek_row(row)
            return
        offset = self.offset_at(row, point)
        if offset >= 0:
            self.follow()
            self.sought.emit(texts.time_at(self.segment(row), offset))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position().toPoint())
        if row >= 0 and not self.beside(row, event.position().x()):
            self.edit(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        row = self.row_at(point)
        if row < 0 or self.editor is not None:
            self.tools.hide()
            return
        self.tools.put(row, self.box(row), self.can_edit)
        offset = self.offset_at(row, point)
        doubtful = any(
            start <= offset <= end and word.probability is not None and word.probability < texts.DOUBTFUL
            for start, end, word in texts.word_spans(self.segment(row))
        )
        self.viewport().setToolTip(tr("Heard with little certainty") if doubtful else "")
        hand = Qt.CursorShape.PointingHandCursor if offset >= 0 else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand)

    def leaveEvent(self, event: QEvent) -> None:
        self.tools.hide()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._stop_following()
        super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        row = self.row_at(event.pos()) if mouse else self.current
        if row < 0:
            return
        self.choose(row)
        offset = self.offset_at(row, event.pos()) if mouse else -1
        row_menu(self, row, offset).popup(event.globalPos() if mouse else self._below_name(row))

    def _stop_following(self) -> None:
        self._following = False

    # -------------------------------------------------------------------------------- the keyboard

    def choose(self, row: int) -> None:
        """Make a row the one that keys act on."""
        self.current = row
        segment = self.segment(row)
        assert self.meeting is not None
        name = texts.person(self.meeting.name_of(segment.speaker)) or tr("Unknown")
        english = self.rows.english.get(segment.id, "")
        told = f"{name}, {texts.clock(segment.start_s)}: {segment.text}"
        translated = tr("In English: {english}", english=english) if english else ""
        self.setAccessibleDescription(f"{told} {translated}".strip())
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last, page = len(self.rows.segments) - 1, 8
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page,
                 Qt.Key.Key_Home: -last - 1, Qt.Key.Key_End: last + 1}  # fmt: skip
        if (step := steps.get(Qt.Key(event.key()))) is not None and last >= 0:
            self._stop_following()
            start = (
                self.current if self.current >= 0 else self.rows.at(self.verticalScrollBar().value()) - (step > 0)
            )
            self.choose(min(max(start + step, 0), last))
            self.reveal(self.current)
        elif event.matches(QKeySequence.StandardKey.Undo) and self.can_edit:
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) and self.can_edit:
            self.redo_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current >= 0:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.seek_row(self.current)
            else:
                self.edit(self.current)
        else:
            event.ignore()

    def seek_row(self, row: int) -> None:
        """Go to the beginning of a row and follow from there."""
        self.follow()
        self.sought.emit(self.segment(row).start_s)

    # ------------------------------------------------------------------------------------- changes

    def _below_name(self, row: int) -> QPoint:
        px = self.theme.px
        return self.viewport().mapToGlobal(self.box(row).topLeft() + QPoint(px(24), px(24)))

    def _offer_speakers(self, row: int) -> None:
        if self.can_edit and row >= 0:
            speaker_menu(self, row).popup(self._below_name(row))

    def edit(self, row: int) -> None:
        """Open the text of a row for changes."""
        if not self.can_edit or row < 0:
            return
        self._drop_editor()
        self.tools.hide()
        self.choose(row)
        self.reveal(row)
        self.editor = editor = LineEditor(self.theme, row, self.segment(row).text, self.viewport())
        editor.done.connect(self._edited)
        self._place_editor()
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_editor(self) -> None:
        assert self.editor is not None
        text = self.text_box(self.editor.row)
        self.editor.setGeometry(
            text.adjusted(-self.theme.px(8), -self.theme.px(6), self.theme.px(8), self.theme.px(14))
        )

    def _edited(self, text: str) -> None:
        if self.editor is None:
            return
        row = self.editor.row
        before = self.segment(row)
        self._drop_editor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if text and text != before.text:
            self.edited.emit(before.id, text)

    def _scrolled(self) -> None:
        self.tools.hide()
        if self.editor is not None:
            self._place_editor()

    def _keep_editor(self, row: int) -> None:
        """What is being typed stays with its line when the transcript changes around it; -1: the line is gone."""
        if self.editor is not None and row >= 0:
            self.editor.row = row
            self._place_editor()
        else:
            self._drop_editor()

    def _drop_editor(self) -> None:
        if self.editor is not None:
            editor, self.editor = self.editor, None
            editor.close_quietly()
            self.viewport().update()
